"""Everything of one person as files to take along: JSON, what they added, PDF."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from toolkit.export.making import pdf_of
from toolkit.export.own_words import (
    AS_FACILITATORS_SEE,
    FILES,
    README,
    SEEN_BY_FACILITATORS,
    WHOLE,
)
from toolkit.export.portfolio import Chapter, answers_in, portfolio_of
from toolkit.export.said import with_comments
from toolkit.files import file_name
from toolkit.model import PROGRAMME, Person, Role, Seating, Sharing
from toolkit.model.contents import read_contents
from toolkit.model.looked import What
from toolkit.programme import Programme, opens_for_everyone
from toolkit.programme.dated import asked_in_words, dated
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store
from toolkit.store.ones_own import Rows


@dataclass(frozen=True, slots=True)
class OnesData:
    """Where all that is kept of somebody comes from; as long as one zip is made.

    `contents` is the folder in which the server keeps what the notebooks ask. With
    `seen_in`, a cohort's id, it is what that cohort's facilitators may see, and no
    private answer.
    """

    store: Store
    programme: Programme
    contents: Path
    seen_in: str = ""

    def files(self, person: Person, *, at: datetime) -> Iterator[tuple[str, bytes]]:
        """Every file by its name, what it is about first."""
        kept = self._kept(person.id)
        yield "README.txt", self._readme(person, kept, at=at).encode()
        for name, rows in kept.items():
            yield f"{name}.json", _as_json(rows)
        for row in kept["files"]:
            name = file_name(f"{row['id']} {row['name']}")
            yield f"files/{name}", self.store.evidence.data(row["id"])
        if not self.seen_in:
            yield from self._portfolios(person, at=at)

    def _kept(self, person: str) -> dict[str, Rows]:
        kept = self.store.ones_own.all_of(person)
        kept["groups"] = [row for one in kept["groups"] for row in _own(one, person)]
        self._name_people(kept)
        return _seen_in(self.seen_in, kept) if self.seen_in else kept

    def _name_people(self, kept: Mapping[str, Rows]) -> None:
        """Let names stand where the log has ids."""
        looks = [*kept["looked-at-you"], *kept["you-looked"]]
        ids = {row.get("by") or row.get("about") or "" for row in looks}
        names = self.store.looks.named(ids)
        for rows, column in (("looked-at-you", "by"), ("you-looked", "about")):
            for row in kept[rows]:
                row[column] = names.get(row[column], row[column])

    def _readme(self, person: Person, kept: Mapping[str, Rows], *, at: datetime) -> str:
        told = README.format(
            programme=self.programme.title,
            name=person.name,
            day=self.programme.local.day(at).isoformat(),
            scope=AS_FACILITATORS_SEE if self.seen_in else WHOLE,
        )
        return "\n".join([told, *(_described(name) for name in kept)])

    def _portfolios(
        self, person: Person, *, at: datetime
    ) -> Iterator[tuple[str, bytes]]:
        taken: set[str] = set()
        for seating in self.store.people.seats_of(person.id):
            if seating.role is not Role.ORGANISER:
                cohort = seating.cohort
                name = file_name(f"Portfolio, {cohort.title}.pdf")
                if name in taken:
                    name = file_name(f"Portfolio, {cohort.title} ({cohort.id}).pdf")
                taken.add(name)
                yield name, self._portfolio(seating, at=at)

    def _portfolio(self, seating: Seating, *, at: datetime) -> bytes:
        calendar = self.store.calendars.of(seating.cohort.id)
        programme = dated(self.programme, calendar)
        seat, chapters = Seat(seating, store=self.store, channel=SilentChannel()), []
        for served in filter(opens_for_everyone, programme.served):
            asked = read_contents(self.contents, served.name)
            worded = asked_in_words(asked, programme, notebook=served.name)
            made = answers_in(seat, asked, workshop=served.name)
            chapters.append(Chapter(served, worded, made))
        notebook = portfolio_of(
            chapters,
            seating=seating,
            all_year=seat.responses(PROGRAMME),
            programme=programme.title,
            at=at,
            local=programme.local,
            language=programme.language,
        )
        said = self.store.comments.on_all_of(seating.cohort.id, seating.person.id)
        return pdf_of(with_comments(notebook, said, local=programme.local))


def _own(arrangement: Mapping[str, Any], person: str) -> Iterator[dict[str, Any]]:
    """The group of *person* in an arrangement: of the others nothing is told."""
    where = {key: arrangement[key] for key in ("cohort", "workshop", "activity")}
    for group in arrangement["state"]["groups"]:
        if person in group["members"]:
            yield {
                **where,
                "group": group["id"],
                "name": group["name"],
                "place": group["place"],
                "made_by_you": arrangement["made_by_you"],
                "saved_at": arrangement["saved_at"],
            }


def _seen_in(cohort: str, kept: Mapping[str, Rows]) -> dict[str, Rows]:
    """What is shared as it stands, and what a facilitator's pages show anyway."""
    ours = {
        name: [row for row in kept[name] if row.get("cohort", cohort) == cohort]
        for name in SEEN_BY_FACILITATORS
    }
    shared = {
        _place(row): row["value"]
        for row in ours["answers"]
        if row["stands"] and row["sharing"] != Sharing.PRIVATE.value
    }
    answers = [row for row in ours["answers"] if row["stands"]]
    looks = ours["looked-at-you"]
    return {
        **ours,
        # To whom they show what is theirs by a link is for them alone to know.
        "looked-at-you": [row for row in looks if row["what"] != What.LINK.value],
        "answers": [row for row in answers if _place(row) in shared],
        "files": [row for row in ours["files"] if _is_shown(row, shared)],
    }


def _is_shown(file: Mapping[str, Any], shared: Mapping[tuple[str, ...], Any]) -> bool:
    """Whether a file hangs on a shared answer; one that names a clip shows no other."""
    place = _place(file, file["field"])
    value = shared.get(place)
    clip = value.get("clip") if isinstance(value, dict) else None
    return place in shared and clip in (None, file["id"])


def _place(row: Mapping[str, Any], field: str = "") -> tuple[str, ...]:
    activity = row["activity"]
    return row["cohort"], row["workshop"], f"{activity}.{field}" if field else activity


def _described(name: str) -> str:
    told = FILES[name]
    lines = [f"{name}.json", f"  {told.about}"]
    lines += [f"  - {field}: {meaning}" for field, meaning in told.fields.items()]
    return "\n".join([*lines, ""])


def _as_json(rows: Rows) -> bytes:
    return json.dumps(rows, indent=1, ensure_ascii=False, default=_in_words).encode()


def _in_words(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(type(value).__name__)
