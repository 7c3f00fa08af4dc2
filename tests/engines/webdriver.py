"""The commands of WebDriver, over whatever line a browser takes them from."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.engines.engine import Element
from tests.serving import PATIENCE

_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""By this name WebDriver wraps the id of an element."""

Ask = Callable[..., Any]
"""Sends a command with its parameters, and gives back what it brought."""


@dataclass(frozen=True)
class Driven:
    """A browser that takes WebDriver's commands; see `Engine`."""

    ask: Ask
    complaints: Callable[[], list[str]]

    def begin(self) -> None:
        """Let scripts take as long as a busy machine needs."""
        self.ask("SetTimeouts", script=int(PATIENCE * 1000))

    def visit(self, address: str) -> None:
        self.ask("Navigate", url=address)

    def run(self, script: str, *given: object) -> Any:
        return self.ask("ExecuteScript", script=script, args=list(given))

    def click(self, element: Element) -> None:
        self.ask("ElementClick", id=element[_ELEMENT])

    def write(self, element: Element, text: str) -> None:
        self.ask("ElementClear", id=element[_ELEMENT])
        self.ask("ElementSendKeys", id=element[_ELEMENT], text=text)

    def resize(self, width: int, height: int) -> None:
        self.ask("SetWindowRect", width=width, height=height)
        across, down = self.run("return [innerWidth, innerHeight]")
        self.ask("SetWindowRect", width=2 * width - across, height=2 * height - down)

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.ask("TakeScreenshot")))

    def troubles(self) -> list[str]:
        return self.complaints()
