"""Hints between kernels and servers, and who is here."""
