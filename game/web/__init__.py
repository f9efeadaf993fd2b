"""The browser face: the full screen in a page, a process and a shelf for each visitor, and a code to come back by.

textual-serve runs the processes and brings the client that draws a terminal in a page. Here is what it does not know
of: whose game is whose, how many may play at once, and when somebody has gone. Nothing of the game's rules may enter.
"""
