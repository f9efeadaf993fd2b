"""The playthroughs of the shipped story, too, run twice."""

from tests.playing.conftest import stepped

__all__ = ["stepped"]
