"""One's own answers, as a document to keep."""

from __future__ import annotations

import asyncio
from collections import Counter
from urllib.parse import quote

from nbformat import NotebookNode
from tornado.web import HTTPError

from toolkit.export import notebook_of_answers, pdf_of
from toolkit.model import PROGRAMME, Response
from toolkit.seat import Seat
from toolkit.server.handler import CalmHandler
from toolkit.server.outlines import Outline
from toolkit.server.site import now
from toolkit.server.wording import ENOUGH_DOCUMENTS, NOTHING_TO_DOWNLOAD
from toolkit.server.workshops import served_of

_AWKWARD = frozenset('/\\:*?"<>|')
_AT_ONCE = asyncio.Semaphore(2)
_MOST_WAITING = 3
"""Documents one person may be waiting for: nobody keeps the printer from others."""

_waiting: Counter[str] = Counter()


class DownloadHandler(CalmHandler):
    """Answers to one activity, or to a whole workshop, as an accessible PDF."""

    async def get(self, workshop: str, activity: str | None = None) -> None:
        """Print this person's own answers; a facilitator gets nobody else's here."""
        notebook = self._answers(workshop, activity)
        if notebook is None:
            self.set_status(503)
            title, words = NOTHING_TO_DOWNLOAD
            self.page("failure.html", title=title, words=words)
            return
        if _waiting[self.seating.id] >= _MOST_WAITING:
            self.set_status(429)
            title, words = ENOUGH_DOCUMENTS
            self.page("failure.html", title=title, words=words)
            return
        pdf = await _printed(notebook, seat=self.seating.id)
        self.set_header("Content-Type", "application/pdf")
        title = notebook.metadata.workshop["title"]
        name = f"{title}, {self.seating.person.name}.pdf"
        self.set_header("Content-Disposition", disposition(name))
        self.finish(pdf)

    def _answers(self, workshop: str, activity: str | None) -> NotebookNode | None:
        plan = served_of(self, workshop)
        outline = self.site.outlines.ready(workshop)
        if outline is None:
            return None
        if activity is not None and activity not in outline.faces:
            raise HTTPError(404)
        title = outline.faces[activity]["prompt"] if activity else plan.title
        seat = self.site.seat(self.seating)
        return notebook_of_answers(
            outline.notebook,
            seating=self.seating,
            answers={
                **seat.responses(PROGRAMME),
                **seat.responses(workshop),
                **_recalled(seat, outline),
                **_of_the_group(seat, outline, workshop),
            },
            title=title,
            workshop_title=plan.title,
            activities=[activity] if activity else None,
            at=now(),
        )


def _recalled(seat: Seat, outline: Outline) -> dict[str, Response]:
    """Earlier answers that *outline* shows again, by "workshop/name"."""
    sources = (
        (face["source_workshop"], face["source"])
        for face in outline.faces.values()
        if "source" in face
    )
    found = {f"{where}/{name}": seat.response(where, name) for where, name in sources}
    return {address: response for address, response in found.items() if response}


def _of_the_group(seat: Seat, outline: Outline, workshop: str) -> dict[str, Response]:
    """What this person's groups have written together."""
    shared = (n for n, f in outline.faces.items() if f["kind"] == "group_page")
    found = {name: seat.page_response(workshop, name) for name in shared}
    return {name: response for name, response in found.items() if response}


async def _printed(notebook: NotebookNode, *, seat: str) -> bytes:
    _waiting[seat] += 1
    try:
        async with _AT_ONCE:
            return await asyncio.to_thread(pdf_of, notebook)
    finally:
        _waiting[seat] -= 1
        if not _waiting[seat]:
            del _waiting[seat]


def disposition(name: str) -> str:
    """A Content-Disposition that saves a file as *name*, whatever is in it."""
    safe = "".join(" " if c in _AWKWARD or not c.isprintable() else c for c in name)
    safe = " ".join(safe.split()).lstrip(".")[-120:] or "file"
    plain = safe.encode("ascii", "replace").decode().replace("?", "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"
