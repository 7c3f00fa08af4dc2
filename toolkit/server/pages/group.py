"""My group, outside the workshops: who is in it, when it meets, what it has made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from tornado.web import HTTPError

from toolkit.errors import AnswerError, PermissionRefusedError
from toolkit.export.appointments import Dated, appointments_file
from toolkit.model import Person, Role
from toolkit.model.appointments import MENTORING, OUR_GROUP, Appointment, parted
from toolkit.model.dates import hour, weekday_in_words
from toolkit.model.lines import Change, Line, Words
from toolkit.model.looked import Looked, What
from toolkit.programme import Programme
from toolkit.seat import Seat
from toolkit.seat.circles import Circle, taken_away
from toolkit.server.forms import FormHandler
from toolkit.server.handler import CalmHandler
from toolkit.server.pages.group_made import cards_of_group, made_in_workshops
from toolkit.server.site import Site, now

TITLES = {OUR_GROUP: "My group", MENTORING: "My mentoring pair"}
LASTS = {OUR_GROUP: timedelta(minutes=45), MENTORING: timedelta(minutes=30)}


@dataclass(frozen=True, slots=True)
class MeetingShown:
    """One meeting as the page shows it; `link` is where, if that leads to a call."""

    id: str
    when: str
    where: str
    link: str
    about: str
    over: bool


@dataclass(frozen=True, slots=True)
class NoteShown:
    """One note with who wrote it."""

    id: str
    text: str
    by: str


@dataclass(frozen=True, slots=True)
class CircleShown:
    """One group with its page; `write` names the next line, so none is sent twice."""

    name: str
    title: str
    group: str
    members: str
    place: str
    link: str
    meetings: tuple[MeetingShown, ...]
    notes: tuple[NoteShown, ...]
    write: str


class GroupHandler(FormHandler):
    """GET: one's groups; a facilitator sees every one. POST: a meeting or a note."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("group")

    async def get(self) -> None:
        """Show it."""
        found = await self.site.aside.read(self._found)
        if found["others"]:
            line = Looked(
                self.seating.cohort.id,
                self.seating.person.id,
                What.ANSWER,
                "groups",
                now(),
            )
            await self.site.aside.write(self.site.store.looks.note_once, line)
        self.page("group.html", **found, **self.notices())

    async def post(self) -> None:
        """Add a meeting or a note, or take a line away."""
        name = self.get_body_argument("circle", "")
        if name not in TITLES:
            raise HTTPError(400)
        try:
            await self.site.aside.write(self._write, name)
        except (AnswerError, PermissionRefusedError) as refused:
            await self._show_again(name, str(refused))
            return
        gone = self.get_body_argument("do", "") == "away"
        self.lead_to(self.stands_on(), saying="line away" if gone else "line kept")

    async def _show_again(self, name: str, problem: str) -> None:
        """The form once more, with what was typed in it."""
        typed = {each: self.get_body_argument(each, "") for each in _TYPED}
        found = await self.site.aside.read(self._found)
        found["typed"] = {name: typed}
        self.set_status(422)
        self.page("group.html", **found, problem=problem, done="")

    def _write(self, name: str) -> None:
        seat = self.site.seat(self.seating)
        line = self.get_body_argument("line", "")
        if self.get_body_argument("do", "") == "away":
            for circle in seat.circles.mine():
                for one in circle.lines:
                    if circle.name == name and one.id == line:
                        change = taken_away(one, write=uuid4().hex)
                        seat.circles.write(name, change)
            return
        change = Change(line, Words(self._typed()), based_on=0, write=line)
        seat.circles.write(name, change)

    def _typed(self) -> str:
        """The line that was typed: a note, or a meeting with its day and time."""
        if self.get_body_argument("do", "") == "note":
            text = self.get_body_argument("note", "")
            # What reads as a meeting is one; a note of its own is not.
            return " ".join(text.replace("|", "/").split())
        day, at = (self.get_body_argument(each, "") for each in ("day", "time"))
        try:
            starts = datetime.fromisoformat(f"{day}T{at}")
        except ValueError:
            raise AnswerError(
                "Choose a day and a time for the meeting, then add it once more."
            ) from None
        where, about = (self.get_body_argument(each, "") for each in ("where", "about"))
        return Appointment(starts.replace(tzinfo=None), where, about).line()

    def _found(self) -> dict[str, Any]:
        """All that the page shows; asks the store."""
        programme = self.site.programme_of(self.seating.cohort.id)
        seat = self.site.seat(self.seating)
        mine = seat.circles.mine()
        contents = self.site.posting.writer.contents(programme)
        titles = {one.name: one.title for one in programme.served}
        steers = self.seating.role is Role.FACILITATOR
        every = [
            circle
            for name in TITLES
            if steers
            for circle in seat.circles.all(name)
            if circle.group.id not in {one.group.id for one in mine}
        ]
        return {
            "circles": [_shown(one, seat, programme) for one in mine],
            "others": [_shown(one, seat, programme) for one in every],
            "made": tuple(made_in_workshops(seat, contents, titles)) if mine else (),
            "cards": tuple(cards_of_group(seat)) if mine else (),
            "zone": programme.local.named,
            "typed": {},
        }


_TYPED = ("day", "time", "where", "about", "note")


class AppointmentsHandler(CalmHandler):
    """GET: the meetings of one's own groups, for the calendars that people have."""

    async def get(self) -> None:
        """Give the file."""
        file = await self.site.aside.read(self._file)
        self.set_header("Content-Type", "text/calendar; charset=utf-8")
        self.set_header("Content-Disposition", 'inline; filename="my-group.ics"')
        self.finish(file)

    def _file(self) -> bytes:
        return appointments_file(
            tuple(_dated(self.site, self.site.seat(self.seating))),
            title=self.site.programme.title,
            at=now(),
        )


def _dated(site: Site, seat: Seat) -> Iterator[Dated]:
    zone = site.programme_of(seat.cohort.id).local.zone
    for circle in seat.circles.mine():
        for line, one in parted(circle.lines)[0]:
            starts = one.starts.replace(tzinfo=zone)
            title = f"{TITLES[circle.name].removeprefix('My ').capitalize()} meeting"
            yield Dated(
                f"{circle.group.id}.{line.id}",
                line.version,
                title=f"{title}: {one.about}" if one.about else title,
                starts=starts,
                ends=starts + LASTS[circle.name],
                where=one.where,
                page=f"{site.settings.here}/group",
            )


def _shown(circle: Circle, seat: Seat, programme: Programme) -> CircleShown:
    known = seat.people.names()
    members = [known[one] for one in circle.group.members if one in known]
    mentors = members[:1] if circle.name == MENTORING else []
    meetings, notes = parted(circle.lines)
    return CircleShown(
        name=circle.name,
        title=TITLES[circle.name],
        group=circle.group.name,
        members=", ".join(_named(one, mentors=one in mentors) for one in members),
        place=circle.group.place,
        link=circle.group.link,
        meetings=tuple(_meeting(*each, programme) for each in meetings),
        notes=tuple(_note(line, programme) for line in notes),
        write=uuid4().hex,
    )


def _named(person: Person, *, mentors: bool) -> str:
    beside = ", ".join(filter(None, ("mentor" if mentors else "", person.school)))
    return f"{person.name} ({beside})" if beside else person.name


def _meeting(line: Line, one: Appointment, programme: Programme) -> MeetingShown:
    zone = programme.local.zone
    leads = one.where.startswith("https://") and " " not in one.where
    return MeetingShown(
        line.id,
        when=f"{weekday_in_words(one.starts.date())}, {hour(one.starts)}",
        where="" if leads else one.where,
        link=one.where if leads else "",
        about=one.about,
        over=one.starts.replace(tzinfo=zone) + timedelta(hours=2) < now(),
    )


def _note(line: Line, programme: Programme) -> NoteShown:
    on = programme.local.on(line.changed_at)
    return NoteShown(line.id, line.words.text, f"{line.author.name}, {on}")
