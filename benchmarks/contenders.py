"""Ours and plain Voila behind one face: pages to visit and boxes to write in."""

from __future__ import annotations

import asyncio
import secrets
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from tornado.httpclient import AsyncHTTPClient, HTTPClientError

from benchmarks.contender import ACTIVITY, FIRST, POLL, Contender
from benchmarks.figures import OURS, PEERS, PLAIN
from benchmarks.peers.clients import peer
from benchmarks.servers import (
    PATIENCE,
    WORKSHOP,
    Server,
    our_server,
    plain_server,
)
from toolkit.demo.visitor import Visitor
from toolkit.model import Role, Seating
from toolkit.store import Store

COHORT = "bench"
MOST_AT_ONCE = 1000
BUSY = 503

Json = dict[str, Any]


class OfKernels(Contender[Visitor]):
    """What ours and plain Voila do alike: a page has a kernel of its own."""

    async def open(self, visitor: Visitor) -> None:
        """Everything a page does before somebody can write."""
        await visitor.open_page()
        await visitor.connect()
        asked = await visitor.send("kernel_info_request", {})
        await visitor.reply_to(asked, "kernel_info_reply")
        await visitor.request_states()

    async def warm_up(self) -> None:
        """Visit once, from the page to the saved answer, and leave."""
        visitor = await self.visitor(0, patience=PATIENCE)
        await self._open_when_ready(visitor)
        await self.write(visitor, "first")
        await visitor.close()
        await self._end_kernel(visitor)

    async def _open_when_ready(self, visitor: Visitor) -> None:
        while True:
            try:
                return await self.open(visitor)
            except HTTPClientError as error:
                if error.code != BUSY:
                    raise
            await asyncio.sleep(0.2)

    async def _end_kernel(self, visitor: Visitor) -> None:
        visitor.cookies.setdefault("_xsrf", secrets.token_hex(16))
        visitor.headers["X-XSRFToken"] = visitor.cookies["_xsrf"]
        path = f"/voila/api/shutdown/{visitor.kernel_id}"
        await visitor.fetch(path, method="POST", body="")


class Ours(OfKernels):
    """The toolkit: people with links, activities that take messages."""

    name = OURS
    path = f"/workshop/{WORKSHOP}"
    first_at = f"#activity-{FIRST}"

    async def open(self, visitor: Visitor) -> None:
        """What our page does: it carries what there is to draw, and goes on."""
        await visitor.open_page()
        await visitor.connect_and_hear()

    def __init__(self, server: Server) -> None:
        super().__init__(server)
        self._store = Store(f"sqlite:///{server.folder / 'data' / 'workshop.db'}")
        self._store.cohorts.add(COHORT, "Benchmark")
        until = datetime.now(UTC) + timedelta(hours=4)
        self._store.rooms.open(COHORT, WORKSHOP, code="bench-1", expires_at=until)
        self._versions: dict[str, int] = {}

    async def visitor(self, number: int, *, patience: float = 60) -> Visitor:
        """A participant who has followed their personal link."""
        return await self._seated(
            self._store.people.add(
                COHORT,
                name=f"Participant {number}",
                school=f"Example School {number // 3}",
                email=f"participant{number}@school.example",
                group=f"Group {number // 4}",
            ),
            patience,
        )

    async def facilitator(self) -> Visitor:
        """A facilitator who has followed their personal link."""
        name = "Facilitator 1"
        seating = self._store.people.add(COHORT, name=name, role=Role.FACILITATOR)
        return await self._seated(seating, 60)

    async def write(self, visitor: Visitor, text: str) -> None:
        """Save one reflection."""
        model = activity_of(visitor, ACTIVITY)
        write = uuid.uuid4().hex
        shown = visitor.states[model]["state"]["answers"][""]["version"]
        version = self._versions.get(visitor.session, shown)
        save = {"do": "save", "part": "", "value": {"texts": [text]}}
        details = {"sharing": "group", "based_on": version, "write": write}
        await visitor.send_custom(model, {**save, **details})
        reply = await visitor.receive(_custom(model, lambda said: said["re"] == write))
        saved = reply["content"]["data"]["content"]["saved"]
        self._versions[visitor.session] = saved["version"]

    async def reveal(self, visitor: Visitor, *, shown: bool) -> None:
        """Press the poll's button."""
        verb = {"do": "reveal", "revealed": shown, "write": uuid.uuid4().hex}
        await visitor.send_custom(activity_of(visitor, POLL), verb)

    async def see(self, visitor: Visitor, *, shown: bool) -> None:
        """Wait for the poll's own news."""
        model = activity_of(visitor, POLL)
        await visitor.receive(
            _update(model, lambda state: state.get("room", {}).get("revealed") is shown)
        )

    async def _seated(self, seating: Seating, patience: float) -> Visitor:
        until = datetime.now(UTC) + timedelta(hours=1)
        token = self._store.tokens.issue(seating.id, "link", expires_at=until)
        visitor = Visitor(self.server.base, page=self.path, timeout=patience)
        await visitor.fetch(f"/join/{token}")
        form = urlencode({"_xsrf": visitor.cookies["_xsrf"]})
        await visitor.fetch(f"/join/{token}", method="POST", body=form)
        return visitor


class Plain(OfKernels):
    """Voila as it comes: a person in the address, text boxes and labels."""

    name = PLAIN

    async def visitor(self, number: int, *, patience: float = 60) -> Visitor:
        """Anybody at all."""
        page = f"/?person=participant{number}"
        return Visitor(self.server.base, page=page, timeout=patience)

    async def facilitator(self) -> Visitor:
        """Anybody at all."""
        return await self.visitor(1000)

    async def write(self, visitor: Visitor, text: str) -> None:
        """Change the box; its label says when that is saved."""
        box = visitor.find(_model_name="TextareaModel", description=self.prompt)
        label = _beside(visitor, box)
        await visitor.set_state(box, value=text)
        await visitor.receive(
            _update(label, lambda state: _says_saved(state.get("value", ""), text))
        )

    async def reveal(self, visitor: Visitor, *, shown: bool) -> None:  # noqa: ARG002
        """Press the button, which turns results on and off."""
        button = visitor.find(_model_name="ButtonModel")
        await visitor.send_custom(button, {"event": "click"})

    async def see(self, visitor: Visitor, *, shown: bool) -> None:
        """Wait until the label says so."""
        words = "Results: shown" if shown else "Results: hidden"
        await visitor.receive(
            lambda message: (
                message["content"].get("data", {}).get("state", {}).get("value")
                == words
            )
        )


def activity_of(visitor: Visitor, name: str) -> str:
    """The id of the activity of that name on a visitor's page."""
    for model, whole in visitor.states.items():
        if whole["state"].get("face", {}).get("name") == name:
            return model
    raise LookupError(f"The page has no activity {name}.")


@contextmanager
def started(name: str, *, steered: bool = False) -> Iterator[Contender[Any]]:
    """A fresh server of one contender."""
    if name in PEERS:
        with peer(name) as contender:
            yield contender
        return
    serve: AbstractContextManager[Server] = (
        our_server() if name == OURS else plain_server(steered=steered)
    )
    with serve as server:
        yield Ours(server) if name == OURS else Plain(server)


@asynccontextmanager
async def ready(name: str, *, steered: bool = False) -> AsyncIterator[Contender[Any]]:
    """A fresh server of one contender that has had one visitor already."""
    # Otherwise the client itself would let only ten people in at once.
    AsyncHTTPClient.configure(None, max_clients=MOST_AT_ONCE)
    with started(name, steered=steered) as contender:
        await contender.warm_up()
        yield contender


def _beside(visitor: Visitor, box: str) -> str:
    """The label in the same frame as *box*."""
    for whole in visitor.states.values():
        children = whole["state"].get("children", ())
        if children and children[0] == f"IPY_MODEL_{box}":
            return str(children[1]).removeprefix("IPY_MODEL_")
    raise LookupError("The box has no label.")


def _says_saved(words: str, text: str) -> bool:
    return words.startswith("Saved") and words.endswith(text)


def _custom(model: str, wanted: Callable[[Json], bool]) -> Callable[[Json], bool]:
    def fits(message: Json) -> bool:
        content = message["content"]
        if content.get("comm_id") != model or content["data"]["method"] != "custom":
            return False
        return wanted(content["data"]["content"])

    return fits


def _update(model: str, wanted: Callable[[Json], bool]) -> Callable[[Json], bool]:
    def fits(message: Json) -> bool:
        content = message["content"]
        if content.get("comm_id") != model or content["data"]["method"] != "update":
            return False
        return wanted(content["data"]["state"])

    return fits
