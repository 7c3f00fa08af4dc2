"""A kernel for each visitor, and what its page may say to it."""
