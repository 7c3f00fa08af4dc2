"""What the oldest browsers that we name do not know: found in all that we send them.

`python -m tests.floor` reads every script, style sheet and template of the toolkit and
looks what it finds there up in MDN's data of what browsers know. Something newer than
the floor stands in `harmless.py`, when a page is as good without it, or has a comment
on its line, or on the line before, that begins with `floor:` and says what an older
browser does instead.
"""
