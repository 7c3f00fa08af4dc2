"""How packages are told to bring along what they would fetch from another host."""

from __future__ import annotations

from collections.abc import Mapping

BRING = (
    "Take the form of the package that brings its scripts along, or put what it "
    "fetches into a file beside the notebook and read that."
)
"""What is said of any package."""

OFFLINE: Mapping[str, str] = {
    "JupyterChart": "Write alt.JupyterChart.enable_offline() above it.",
    "altair": 'Write alt.renderers.enable("html", template="inline") above it.',
    "itables": "Write init_notebook_mode(connected=False) above it.",
}
"""What is said of some, by what an author writes of them."""


def offline_cure(about: str) -> str:
    """What to do, by the package or class that *about* speaks of."""
    known = (cure for name, cure in OFFLINE.items() if name in about)
    return next(known, BRING)
