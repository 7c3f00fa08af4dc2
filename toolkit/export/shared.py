"""What a cohort shares with its facilitators: a document a person, and a list."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from nbformat import NotebookNode

from toolkit.errors import ExportError
from toolkit.export.answers import parts_of, stored_name
from toolkit.export.making import pdfs_of
from toolkit.export.portfolio import Chapter, portfolio_of, shows_only
from toolkit.export.said import with_comments
from toolkit.files import cell_text, file_name
from toolkit.model import (
    PROGRAMME,
    Person,
    Response,
    Role,
    Seating,
    Shared,
)
from toolkit.model.comments import Comment
from toolkit.model.contents import Asked, read_contents
from toolkit.programme import Programme, Served, opens_for_everyone
from toolkit.programme.dated import asked_in_words, dated
from toolkit.seat import may_read
from toolkit.store import Store

TITLE = "Portfolio, as shared with facilitators"
MANIFEST = "what is here.csv"
COLUMNS = ("file", "name", "school", "group", "where", "activity", "question", "shared")
ALL, SOME, NONE = "yes", "partly", "no"


@dataclass(frozen=True, slots=True)
class Handover:
    """What one person shares; `rows` say of each question whether that is in it.

    Whether anything is kept private cannot be told from a row: "no" is also said of
    what nobody has answered.
    """

    file: str
    notebook: NotebookNode
    rows: tuple[tuple[str, ...], ...]


def handovers(
    cohort: str,
    *,
    store: Store,
    programme: Programme,
    contents: Path,
    at: datetime,
) -> list[Handover]:
    """One for each participant of *cohort*, in the order of the roster.

    *contents* is the folder in which the server keeps what the notebooks ask.

    Raises:
        ExportError: there is no such cohort, or a notebook was never prepared.
    """
    if store.cohorts.find(cohort) is None:
        raise ExportError(store.cohorts.unknown(cohort))
    programme = dated(programme, store.calendars.of(cohort))
    asked = _asked(programme, contents)
    taken: set[str] = set()
    return [
        _Reader(seating, store=store).handover(
            asked, programme=programme, file=_unused(seating, taken), at=at
        )
        for seating in store.people.roster(cohort)
        if seating.role is Role.PARTICIPANT
    ]


def shared_files(found: Sequence[Handover]) -> Iterator[tuple[str, bytes]]:
    """The documents of *found* and the list of them, each by its name."""
    yield MANIFEST, manifest_of(found).encode("utf-8-sig")
    pdfs = pdfs_of(handover.notebook for handover in found)
    yield from zip((handover.file for handover in found), pdfs, strict=True)


def manifest_of(found: Sequence[Handover]) -> str:
    """What is there and what is missing, as CSV that no spreadsheet computes with."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for handover in found:
        writer.writerows([cell_text(cell) for cell in row] for row in handover.rows)
    return text.getvalue()


def _asked(programme: Programme, contents: Path) -> dict[Served, tuple[Asked, ...]]:
    served = [one for one in programme.served if opens_for_everyone(one)]
    asked = {
        one: asked_in_words(
            read_contents(contents, one.name), programme, notebook=one.name
        )
        for one in served
    }
    for one in served:
        if not asked[one] and one in programme.workshops and one.notebook.exists():
            raise ExportError(
                f'"{one.name}" has never been shown from this data folder, so what it '
                'asks is not known here. Run "toolkit serve" until its page opens, '
                "then export again."
            )
    return asked


def _unused(seating: Seating, taken: set[str]) -> str:
    person = seating.person
    wanted = ", ".join(filter(None, (person.name, person.school)))
    tries = (f" ({number})" if number > 1 else "" for number in range(1, 1000))
    name = next(n for t in tries if (n := file_name(f"{wanted}{t}.pdf")) not in taken)
    taken.add(name)
    return name


class _Reader:
    """Reads one person's answers as a facilitator may. As long as one handover."""

    def __init__(self, seating: Seating, *, store: Store) -> None:
        self._author = seating
        self._store = store
        # A facilitator who is nobody: no answer is ever their own.
        nobody = Person(id="", name="")
        self._reader = Seating("", nobody, seating.cohort, Role.FACILITATOR)

    def handover(
        self,
        asked: Mapping[Served, tuple[Asked, ...]],
        *,
        programme: Programme,
        file: str,
        at: datetime,
    ) -> Handover:
        """What this person shares of everything that is *asked*."""
        chapters = [Chapter(s, a, self._shared(s.name)) for s, a in asked.items()]
        all_year = self._shared(PROGRAMME)
        notebook = portfolio_of(
            chapters,
            seating=self._author,
            all_year=all_year,
            programme=programme.title,
            at=at,
            local=programme.local,
            language=programme.language,
            title=TITLE,
        )
        places = {chapter.served.name: chapter.answers for chapter in chapters}
        said = self._said({**places, PROGRAMME: all_year})
        with_comments(notebook, said, local=programme.local)
        rows = tuple(self._rows(chapters, all_year, file=file))
        return Handover(file, notebook, rows)

    def _shared(self, workshop: str) -> dict[str, Response]:
        author = self._author
        found = self._store.responses.of(author.cohort.id, workshop, author.person.id)
        return {
            name: response
            for name, response in found.items()
            if may_read(self._reader, Shared(author, response))
        }

    def _said(self, answers: Mapping[str, Mapping[str, Response]]) -> Iterator[Comment]:
        """What is said of the answers, but beside parts that are not shared."""
        author = self._author
        find = self._store.comments.on_all_of
        for one in find(author.cohort.id, author.person.id):
            shared = answers.get(one.about.workshop, {})
            if not one.part or f"{one.about.activity}.{one.part}" in shared:
                yield one

    def _rows(
        self, chapters: list[Chapter], all_year: Mapping[str, Response], *, file: str
    ) -> Iterator[tuple[str, ...]]:
        person = self._author.person
        who = (file, person.name, person.school, self._author.group or "")
        listed: set[str] = set()
        for chapter in chapters:
            for one in chapter.asked:
                if shows_only(one):
                    continue
                where, answers = chapter.served.title, chapter.answers
                if one.workshop == PROGRAMME:
                    where, answers = PROGRAMME, all_year
                if f"{where}/{one.name}" not in listed:
                    listed.add(f"{where}/{one.name}")
                    yield (*who, where, one.name, one.prompt, _how_much(one, answers))


def _how_much(asked: Asked, answers: Mapping[str, Response]) -> str:
    parts = parts_of(asked.face, asked.parts, answers)
    there = [
        stored_name(asked.face, part) in answers
        for part in parts
        if part not in asked.besides
    ]
    if there and all(there):
        return ALL
    return SOME if any(there) else NONE
