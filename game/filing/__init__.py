"""The personal file: what a finished playthrough leaves on paper, in the order in which it is opened.

Decides what the file says; the faces decide how a sheet or a line of the network looks. Knows no screen.
"""
