"""The impact report: the same figures everywhere, and nobody found by a count."""
