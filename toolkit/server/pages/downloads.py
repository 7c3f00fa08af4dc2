"""One's own answers, as a document to keep."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from nbformat import NotebookNode
from tornado.web import HTTPError

from toolkit.errors import ExportError
from toolkit.export import Chapter, notebook_of_answers, pdf_of, portfolio_of
from toolkit.export.dated import with_dates
from toolkit.export.portfolio import answers_in
from toolkit.export.said import with_comments
from toolkit.files import file_name
from toolkit.model import PROGRAMME, Response
from toolkit.model.comments import Comment
from toolkit.model.contents import read_contents
from toolkit.programme import Programme, Served, opens_for_everyone
from toolkit.programme.dated import asked_in_words
from toolkit.seat import Seat
from toolkit.server.handler import CalmHandler
from toolkit.server.kernels.outlines import Outline
from toolkit.server.pages.workshops import served_of
from toolkit.server.site import now
from toolkit.server.words import (
    ENOUGH_DOCUMENTS,
    NO_SUCH_PART,
    NOTHING_TO_DOWNLOAD,
)

_MOST_WAITING = 3
"""Documents one person may be waiting for: nobody keeps the printer from others."""

_waiting: Counter[str] = Counter()


class DocumentHandler(CalmHandler):
    """Whatever is printed for the person who asks, and nobody else."""

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Count all that is done in this block among the documents one waits for.

        Raises:
            HTTPError: this person waits for enough documents already.
        """
        seat = self.seating.id
        if _waiting[seat] >= _MOST_WAITING:
            raise HTTPError(429)
        _waiting[seat] += 1
        try:
            yield
        finally:
            _waiting[seat] -= 1
            if not _waiting[seat]:
                del _waiting[seat]

    def failure(self, status_code: int, error: object) -> tuple[str, str]:
        """What is said of it; also that one waits for enough documents."""
        if status_code == 429:
            return ENOUGH_DOCUMENTS
        return super().failure(status_code, error)

    def comments(self) -> tuple[Comment, ...]:
        """What stands beside this person's own answers. Asks the store."""
        seating = self.seating
        find = self.site.store.comments.on_all_of
        return find(seating.cohort.id, seating.person.id)

    async def send(self, notebook: NotebookNode) -> None:
        """Print *notebook* and hand it over."""
        pdf = await self.site.printer.print(pdf_of, notebook)
        self.set_header("Content-Type", "application/pdf")
        title = notebook.metadata.workshop["title"]
        name = f"{title}, {self.seating.person.name}.pdf"
        self.set_header("Content-Disposition", disposition(name))
        self.finish(pdf)

    def explain(self, status: int, wording: tuple[str, str]) -> None:
        """Say on a page why there is no document."""
        self.set_status(status)
        title, words = wording
        self.page("failure.html", title=title, words=words)


class DownloadHandler(DocumentHandler):
    """Answers to one activity, or to a whole workshop, as an accessible PDF."""

    async def get(self, workshop: str, activity: str | None = None) -> None:
        """Print this person's own answers; a facilitator gets nobody else's here."""
        served_of(self, workshop)
        outline = self.site.outlines.ready(workshop)
        if outline is None:
            self.explain(503, NOTHING_TO_DOWNLOAD)
            return
        if activity is not None and activity not in outline.faces:
            raise HTTPError(404)
        with self.turn():
            answers = await self.site.aside.read(self._answers, outline, activity)
            await self.send(answers)

    def _answers(self, outline: Outline, activity: str | None) -> NotebookNode:
        programme = self.site.programme_of(self.seating.cohort.id)
        plan = programme.notebook(outline.plan.name)
        asked = outline.faces[activity]["prompt"] if activity else ""
        title = programme.in_words(asked, workshop=plan.name) or plan.title
        seat = self.site.seat(self.seating)
        notebook = notebook_of_answers(
            with_dates(outline.notebook, programme, name=plan.name),
            seating=self.seating,
            answers={
                **seat.responses(PROGRAMME),
                **answers_in(seat, outline.contents, workshop=plan.name),
                **_recalled(seat, outline),
            },
            title=title,
            workshop_title=plan.title,
            activities=[activity] if activity else None,
            at=now(),
            local=programme.local,
            language=programme.language,
        )
        return with_comments(notebook, self.comments(), local=programme.local)


class PortfolioHandler(DocumentHandler):
    """Everything one has made in the year, or chosen parts of it, as one PDF."""

    async def get(self) -> None:
        """Print the parts that each `include` names; everything when there is none."""
        with self.turn():
            await self._print(self.get_query_arguments("include"))

    async def _print(self, include: list[str]) -> None:
        try:
            notebook = await self.site.aside.read(self._everything, include)
        except ExportError as unknown:
            self.explain(422, (NO_SUCH_PART, str(unknown)))
            return
        if notebook is None:
            self.explain(503, NOTHING_TO_DOWNLOAD)
            return
        await self.send(notebook)

    def _everything(self, include: list[str]) -> NotebookNode | None:
        programme = self.site.programme_of(self.seating.cohort.id)
        chapters = self._chapters(programme)
        if None in chapters:
            return None
        notebook = portfolio_of(
            [chapter for chapter in chapters if chapter],
            seating=self.seating,
            all_year=self.site.seat(self.seating).responses(PROGRAMME),
            programme=self.site.programme.title,
            include=include,
            at=now(),
            local=programme.local,
            language=programme.language,
        )
        return with_comments(notebook, self.comments(), local=programme.local)

    def _chapters(self, programme: Programme) -> list[Chapter | None]:
        """One for each notebook that everyone may open; None while it is prepared."""
        served = [one for one in programme.served if opens_for_everyone(one)]
        return [self._chapter(one, programme) for one in served]

    def _chapter(self, served: Served, programme: Programme) -> Chapter | None:
        outlines, seat = self.site.outlines, self.site.seat(self.seating)
        outline = outlines.ready(served.name)
        # What it asked when it could last be shown; a new one has asked nothing yet.
        kept = self.site.settings.contents
        asked = outline.contents if outline else read_contents(kept, served.name)
        hopeless = not served.notebook.exists() or outlines.failure(served.name)
        if not (outline or asked or hopeless):
            return None
        worded = asked_in_words(asked, programme, notebook=served.name)
        return Chapter(served, worded, answers_in(seat, asked, workshop=served.name))


def _recalled(seat: Seat, outline: Outline) -> dict[str, Response]:
    """Earlier answers that *outline* shows again, by "workshop/name"."""
    sources = (
        (face["source_workshop"], face["source"])
        for face in outline.faces.values()
        if "source" in face
    )
    found = {f"{where}/{name}": seat.response(where, name) for where, name in sources}
    return {address: response for address, response in found.items() if response}


def disposition(name: str, *, inline: bool = False) -> str:
    """A Content-Disposition that saves a file as *name*, at once or from its page."""
    safe = file_name(name)
    plain = safe.encode("ascii", "replace").decode().replace("?", "_")
    how = "inline" if inline else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"
