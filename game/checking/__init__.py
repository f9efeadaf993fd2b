"""Everything that is wrong with a story, and where."""
