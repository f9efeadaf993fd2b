"""The story as written: frozen dataclasses, each scalar with its place. Imports nothing of ours."""
