"""The commands of the command line, a module each: what it takes, what it calls, what it prints. No rules.

A command module has `NAME`, a docstring whose first line is its help, `arguments(parser)` and `run(arguments)`, which
returns the exit code: 0 clean, 1 problems found, 2 wrong use. Whatever needs a screen is imported inside `run`.
"""
