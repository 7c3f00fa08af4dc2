"""A kernel for each visitor, and the template it is forked from."""
