"""Browsers of other makers than Chromium's, as Debian packages them, without a driver.

Firefox speaks Marionette and WebKit's MiniBrowser has a WebDriver of its own; both are
asked for the same commands. `hand.py` does with any of them what a person does.
"""
