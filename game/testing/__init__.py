"""Playthrough scripts: what they expect of a story, looked at twice, brought up to date, and written from a game."""
