"""The line mode: for a screen reader, a pipe, a teletype. Lines are only ever added, and none needs to be seen.

No escape sequence, no table, no rule made of characters; one thought a line; choices are numbered. What is set in
italics stands in quotation marks, which are spoken as a pause or as their name; links into the codex are only words. A
paper is announced by its kind and closed by a line, because indentation is not spoken. Knows neither textual nor rich.
"""

from game.plain.loop import run as run
