"""What can go wrong while playing, for every face the same."""


class PlayError(Exception):
    """Something asked of a playthrough that cannot be; the message is for the player."""
