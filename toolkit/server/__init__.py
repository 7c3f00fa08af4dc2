"""The server: a Voila that people sign in to, one kernel a page."""
