"""The page a visitor reads: rendered once, filled in for each, kept connected.

A page has a place for every widget that the notebook's cells displayed. What a callback
displays later, when people have the page open, is not shown: let the callback change a
widget that is there already, or print into an `ipywidgets.Output`.

Anywidgets need no more than the page's own small script. A notebook that shows any
other ipywidget gets Voila's own front end, megabytes of it, for its page alone.

Nothing is imported here: kernels use `in_kernel` and need none of the rest.
"""
