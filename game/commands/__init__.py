"""The commands of the command line, a module each: what it takes, what it calls, what it prints. No rules.

A command module is named as its command. Its docstring's first line is its help, `arguments(parser)` says what it
takes, and `run(arguments)` returns the exit code: 0 clean, 1 problems found, 2 wrong use. Whatever needs a screen is
imported inside `run`.
"""
