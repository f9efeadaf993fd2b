"""What holds for every test."""

from hypothesis import settings

# How long an example takes says nothing about a law, and this machine may be busy.
settings.register_profile("vigilance", deadline=None)
settings.load_profile("vigilance")
