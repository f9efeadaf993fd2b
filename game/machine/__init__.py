"""The machine: a story compiled to finite states and the moves between them.

Knows nothing of YAML, screens or saves. A state is an immutable packed integer; a move takes one to the next.
"""
