"""The machine over many states at once, with numpy: what sampling and proving stand on.

A program becomes a graph whose edges test and change states by few kinds of steps (`steps`); `values` finds which
values of a variable no later step tells apart; `packing` gives each variable its bits; `vectors` turns steps into
operations on arrays of packed states, and `packed` keeps sets of those.
"""
