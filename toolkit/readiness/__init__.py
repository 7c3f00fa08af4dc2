"""Whether all is ready for a workshop: each point with a word, and what to do.

Points of the machine are looked at by the server for its page and by `toolkit ready`;
so are those of one cohort before one of its workshops.
"""
