"""A report on a story: whether it is sound and where it is thin, as one page to open anywhere or in a terminal."""
