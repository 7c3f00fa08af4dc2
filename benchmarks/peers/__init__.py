"""The same page written for Shiny for Python, for NiceGUI and for no framework."""
