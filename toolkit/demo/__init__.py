"""Invented people who do in a room what real ones do, over the real protocol.

Facilitators practise with them, engineers load a server with them. They only ever sit
in a throw-away cohort.
"""
