"""`--policy`: by which of a story's ways of playing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from game.playing.errors import PlayError


def known_policies(asked: Iterable[str], known: Collection[str]) -> list[str]:
    """The policies asked for, each once. Raises PlayError for one the story does not have."""
    for name in asked:
        if name not in known:
            raise PlayError(
                f"There is no policy `{name}`; this story has {', '.join(f'`{other}`' for other in known)}."
            )
    return list(dict.fromkeys(asked))
