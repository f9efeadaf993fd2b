"""Vigilance: a text adventure of the Great Terror, and the tool that proves stories like it.

The rooms, each of which knows only the ones before it:

    model      the story as written
    reading    YAML files to model
    language   the conditions, effects and prose of a story, typed
    machine    the finite state machine a story compiles to
    checking   everything that is wrong with a story, and where
    playing    a playthrough: its log, its text, its ledger, the shelf of saves
    filing     the personal file of a finished playthrough, its days, its network of accusations, its page
    testing    playthroughs that say what they expect, played twice
    batch      the machine over many states at once, with numpy
    sampling   many playthroughs side by side: what ways of playing come to
    proving    what holds in every playthrough: slices, exact states, counts, odds, promises
    reporting  how sound a story is and where it is thin, on one page
    pages      pages of HTML that need nothing else
    exporting  a story in the languages of others: a model for SPIN, a source for ink
    tui, plain the faces
    web        the full screen in a browser, for several visitors
"""

__version__ = "0.1.0"
