"""One page of one browser, whoever made it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any, Protocol

import pytest

Element = Any
"""Something on the page, as the engine that found it knows it."""


class EngineError(Exception):
    """The browser refused, mostly because the page it was asked about has gone."""


class Engine(Protocol):
    """What a test asks of a browser."""

    def visit(self, address: str) -> None:
        """Open the page at *address*."""

    def run(self, script: str, *given: object) -> Any:
        """What a function with this body returns, or its promise brings."""

    def click(self, element: Element) -> None:
        """Press *element* as a pointer does."""

    def write(self, element: Element, text: str) -> None:
        """Replace what is in a box by *text*, key by key."""

    def resize(self, width: int, height: int) -> None:
        """Make the window, or as much of it as shows the page, that large."""

    def picture(self, path: Path) -> None:
        """Keep a picture of the window."""

    def troubles(self) -> list[str]:
        """What the browser has complained of since it began."""


def program(name: str, *others: str, package: str) -> str:
    """Where a program is; without it the test is left out, but never in CI."""
    found = next(filter(None, map(shutil.which, (name, *others))), None)
    if found is None:
        said = f"There is no {name} here. Run: apt-get install {package}"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    return found
