"""Pages of HTML that need nothing else: words that cannot become markup, and files written whole.

Knows nothing of stories.
"""
