"""What a visitor's browser says to each peer, and what it waits to hear."""

from __future__ import annotations

import ast
import html
import json
import re
import sys
import uuid
from abc import abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from benchmarks.contender import ACTIVITY, Contender
from benchmarks.figures import FLOOR, NICEGUI, SHINY
from benchmarks.peers.environment import python_of_peers
from benchmarks.peers.line import Heard, Line
from benchmarks.peers.page import write_floor, write_page
from benchmarks.servers import NOTEBOOK, Server, other_server

APPS = Path(__file__).with_name("apps")
SHOWN, HIDDEN = "Results: shown", "Results: hidden"


class Peer(Contender[Line]):
    """The same page somewhere else: a person in the address, boxes and a button."""

    async def visitor(self, number: int, *, patience: float = 60) -> Line:
        """Anybody at all."""
        page = f"/?person=participant{number}"
        return Line(self.server.base, page=page, timeout=patience)

    async def facilitator(self) -> Line:
        """Anybody at all."""
        return await self.visitor(1000)

    async def see(self, visitor: Line, *, shown: bool) -> None:
        """Wait until the page is told to show the words, or to hide them."""
        words = SHOWN if shown else HIDDEN
        await visitor.hear(lambda heard: self.results_in(heard).startswith(words))

    @abstractmethod
    def results_in(self, heard: Heard) -> str:
        """What a message says of the poll's results, or nothing."""


class Floor(Peer):
    """Static HTML and one socket that carries JSON."""

    name = FLOOR

    async def open(self, visitor: Line) -> None:
        """The page, its line, and what was written before."""
        await visitor.open_page()
        await visitor.connect("/socket" + visitor.page[1:])
        await visitor.hear(lambda heard: "kept" in heard)

    async def write(self, visitor: Line, text: str) -> None:
        """Send the answer; the same line says that it is saved."""
        await visitor.say(json.dumps({"name": ACTIVITY, "value": text}))
        await visitor.hear(lambda heard: "saved" in heard)

    async def reveal(self, visitor: Line, *, shown: bool) -> None:  # noqa: ARG002
        """Press the button, which turns results on and off."""
        await visitor.say(json.dumps({"turn": True}))

    def results_in(self, heard: Heard) -> str:
        """They stand under their name."""
        return str(heard.get("results", ""))


class Shiny(Peer):
    """Shiny for Python: inputs and outputs by name, over a socket that carries JSON."""

    name = SHINY
    _box = ACTIVITY.replace("-", "_")

    async def open(self, visitor: Line) -> None:
        """Say what stands in every box and which outputs are seen; hear all of them."""
        drawn = await visitor.open_page()
        outputs = re.findall(r'id="([\w-]+)" class="shiny-text-output', drawn)
        boxes = re.findall(r'<textarea id="([\w-]+)"', drawn)
        await visitor.connect("/websocket/")
        seen = {f".clientdata_output_{each}_hidden": False for each in outputs}
        data = {
            **dict.fromkeys(boxes, ""),
            **seen,
            "turn:shiny.action": 0,
            ".clientdata_url_search": visitor.page[1:],
        }
        await visitor.say(json.dumps({"method": "init", "data": data}))
        await visitor.hear(lambda heard: "shown" in heard.get("values", {}))

    async def write(self, visitor: Line, text: str) -> None:
        """Change the input; its status is an output that changes."""
        status = f"{self._box}-status"
        await self._update(visitor, {f"{self._box}-answer": text})
        await visitor.hear(lambda heard: heard.get("values", {}).get(status))

    async def reveal(self, visitor: Line, *, shown: bool) -> None:  # noqa: ARG002
        """Press the button: it counts how often."""
        pressed = visitor.known["pressed"] = visitor.known.get("pressed", 0) + 1
        await self._update(visitor, {"turn:shiny.action": pressed})

    def results_in(self, heard: Heard) -> str:
        """They are an output."""
        return str(heard.get("values", {}).get("shown", ""))

    async def _update(self, visitor: Line, data: dict[str, Any]) -> None:
        await visitor.say(json.dumps({"method": "update", "data": data}))


class NiceGui(Peer):
    """NiceGUI: elements by number, over a socket that speaks Socket.IO."""

    name = NICEGUI

    async def open(self, visitor: Line) -> None:
        """Read the elements that the page carries; say hello on its line."""
        drawn = await visitor.open_page()
        elements, query = _elements_in(drawn), _query_in(drawn)
        visitor.known = {
            "elements": elements,
            "client": query["client_id"],
            "box": _one(elements, lambda e: _label_of(e) == self.prompt),
            "button": _one(elements, lambda e: e["tag"] == "q-btn"),
        }
        tabs = {"document_id": uuid.uuid4(), "tab_id": uuid.uuid4(), "old_tab_id": ""}
        engine = {"EIO": 4, "transport": "websocket"}
        asking = urlencode({**query, "implicit_handshake": "true", **tabs, **engine})
        path = f"/_nicegui_ws/socket.io/?{asking}"
        await visitor.connect(path, read=_read_packet, pong="3")
        await visitor.hear(lambda heard: heard[0] == "engine")
        await visitor.say("40")
        await visitor.hear(lambda heard: heard[0] == "connect")

    async def write(self, visitor: Line, text: str) -> None:
        """Change the box; an update of its label says that it is saved."""
        await self._event(visitor, "box", kind="update:", args=[text])
        status = _beside(visitor.known["elements"], visitor.known["box"])
        await visitor.hear(lambda heard: heard[0] == "update" and status in heard[1])

    async def reveal(self, visitor: Line, *, shown: bool) -> None:  # noqa: ARG002
        """Press the button, which turns results on and off."""
        await self._event(visitor, "button", kind="click", args=[{}])

    def results_in(self, heard: Heard) -> str:
        """They are the text of an element."""
        if heard[0] != "update":
            return ""
        texts = (str((element or {}).get("text", "")) for element in heard[1].values())
        return next((text for text in texts if text.startswith("Results:")), "")

    async def _event(
        self, visitor: Line, which: str, *, kind: str, args: list[Any]
    ) -> None:
        number = visitor.known[which]
        events = visitor.known["elements"][number]["events"]
        (listener,) = (e["listener_id"] for e in events if e["type"].startswith(kind))
        told = {
            "id": int(number),
            "client_id": visitor.known["client"],
            "listener_id": listener,
            "args": [json.dumps(arg) for arg in args],
        }
        await visitor.say("42" + json.dumps(["event", told]))


@contextmanager
def peer(name: str) -> Iterator[Peer]:
    """A fresh server of one peer."""
    kind, command, fill = _KINDS[name]
    python = sys.executable if name == FLOOR else str(python_of_peers())
    whole = [part.format(apps=APPS) for part in command]
    with other_server(name, [python, *whole], fill=fill) as server:
        yield kind(server)


def _fill(folder: Path) -> None:
    write_page(NOTEBOOK, folder)
    write_floor(NOTEBOOK, folder)


_UVICORN = ("-m", "uvicorn", "--app-dir={apps}", "--no-access-log")
_KINDS: dict[str, tuple[Callable[[Server], Peer], tuple[str, ...], Any]] = {
    FLOOR: (Floor, ("{apps}/floor_page.py",), _fill),
    SHINY: (Shiny, (*_UVICORN, "shiny_page:app"), _fill),
    NICEGUI: (NiceGui, ("{apps}/nicegui_page.py",), _fill),
}


def _elements_in(drawn: str) -> dict[str, Any]:
    found = re.search(r"parseElements\(String\.raw`(.*?)`\)", drawn, re.DOTALL)
    assert found, "The page carries no elements."
    elements: dict[str, Any] = json.loads(html.unescape(found[1]))
    return elements


def _query_in(drawn: str) -> dict[str, Any]:
    found = re.search(r"query: (\{.*?\}),\n", drawn)
    assert found, "The page says not how to reach its server."
    query: dict[str, Any] = ast.literal_eval(found[1])
    return query


def _read_packet(line: str) -> Heard:
    """The name of what a packet of Socket.IO says, and what it carries."""
    if line.startswith("42"):
        return json.loads(line[2:])
    return [{"0": "engine", "40": "connect"}.get(line.partition("{")[0], line), None]


def _one(elements: dict[str, Any], fits: Callable[[Any], bool]) -> str:
    (found,) = (number for number, element in elements.items() if fits(element))
    return found


def _label_of(element: dict[str, Any]) -> str:
    return str(element.get("props", {}).get("aria-label", ""))


def _beside(elements: dict[str, Any], box: str) -> str:
    """What says of *box* that it is saved: the last in its frame."""
    frame = _one(elements, lambda e: int(box) in e.get("children", []))
    return str(elements[frame]["children"][-1])
