"""Widgets of others on the pages of a programme."""
