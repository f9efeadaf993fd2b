"""A story in the languages of others: a model for SPIN, a source for ink. What they cannot say is said beside it.

Another program's answer is a second opinion on ours. Nothing an author wrote can become code there: identifiers are
made of numbers, ids stand in comments, prose is escaped.
"""
