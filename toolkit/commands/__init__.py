"""Groups of commands; `toolkit/cli.py` puts them together."""
