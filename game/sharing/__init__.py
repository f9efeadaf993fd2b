"""A work on a story, shared among processes or machines."""
