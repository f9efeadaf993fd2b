"""A playthrough: its log, what it tells, what it leaves behind, and the shelf it is kept on."""
