"""The story's small language: conditions, effects, events, accusations and prose, typed against the declarations.

Text in, typed trees out. Nothing here runs what an author wrote; back ends turn the trees into Python, words or sets.
"""
