"""One person's task as a facilitator reads it: what is shared, and what is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from toolkit.activities.base.kind import activity_kind
from toolkit.activities.task.task import IN_THE_WAY, MORE_TIME, REQUESTS
from toolkit.activities.to_do.everybody import task_asked
from toolkit.export.page import blocks_as_html, words_as_html
from toolkit.model import JSON, LocalTime, Response, ResponseKey, Seating
from toolkit.model.comments import Comment
from toolkit.model.contents import Asked
from toolkit.model.dates import typed_day, weekday_in_words
from toolkit.model.later import Later
from toolkit.programme import Plan, Programme
from toolkit.programme.dated import asked_in_words
from toolkit.programme.plan import Assignment, tasks_of
from toolkit.seat import Seat
from toolkit.seat.comments import Place
from toolkit.seat.others import called
from toolkit.server.pages.tasks_words import ONE


@dataclass(frozen=True, slots=True)
class Said:
    """A comment, as the page shows it."""

    id: str
    name: str
    about: str
    when: str
    text: Markup
    thanks: bool
    removable: bool


@dataclass(frozen=True, slots=True)
class FieldRead:
    """One field: its printed form if it is shared, and what is said beside it."""

    part: str
    label: str
    inside: Markup | None
    level: str
    files: Sequence[Mapping[str, JSON]]
    said: Sequence[Said]


@dataclass(frozen=True, slots=True)
class Requests:
    """What the person asks of the facilitators."""

    day: str = ""
    iso: str = ""
    why: str = ""
    way: str = ""
    asks: bool = False
    said: Sequence[Said] = ()
    """What was said about either; `part` is beside which one replies."""

    part: str = ""


@dataclass(frozen=True, slots=True)
class TaskRead:
    """All that the page shows of one task."""

    author: Seating
    plan: Plan
    title: str
    fields: Sequence[FieldRead]
    requests: Requests
    said: Sequence[Said]
    thanked: str
    later: Later | None
    due: str
    shows_words: bool
    """Whether anything that the person wrote is on it."""


@dataclass(frozen=True, slots=True)
class TaskDoor:
    """Reads one task of *author* as whoever sits on *seat* may."""

    seat: Seat
    author: Seating
    plan: Plan
    asked: Asked

    @classmethod
    def of(
        cls, seat: Seat, author: Seating, plan: Plan, *, contents: Path
    ) -> TaskDoor | None:
        """The door, if the notebook has been prepared."""
        asked = task_asked(contents, plan)
        return None if asked is None else cls(seat, author, plan, asked)

    @property
    def task(self) -> Assignment:
        """The task, which a plan without one has no door to."""
        (found,) = tasks_of([self.plan])
        return found.task

    @property
    def place(self) -> Place:
        """Where its comments stand."""
        names = [self.asked.stored_name(part) for part in self.asked.parts]
        return Place(self.asked.workshop, self.asked.name, names)

    @property
    def key(self) -> ResponseKey:
        """Where the task as a whole stands."""
        author, asked = self.author, self.asked
        return ResponseKey(
            author.cohort.id, author.person.id, asked.workshop, asked.name
        )

    @property
    def about(self) -> str:
        """What pages call the author."""
        return called(self.author.cohort.id, self.author.person.id)

    def read(self, programme: Programme, *, later: Later | None) -> TaskRead:
        """All of it that is shared, as of this moment."""
        (asked,) = asked_in_words([self.asked], programme, notebook=self.plan.name)
        shared, local = self._shared(), programme.local
        found = self._comments(shared)
        fields = [
            _field(field, shared.get(part), self._said(found, part, local))
            for field in asked.face["fields"]
            for part in [field["name"]]
        ]
        beside = {*REQUESTS, *(field.part for field in fields)}
        own = self.seat.comments.thanked(found)
        due = later.day if later else self.task.due
        return TaskRead(
            self.author,
            self.plan,
            self.task.title,
            fields,
            self._requests(shared, found, local),
            list(self._told([c for c in found if c.part not in beside], local)),
            own.id if own else "",
            later,
            weekday_in_words(due) if due else "",
            bool(shared),
        )

    def _shared(self) -> dict[str, Response]:
        """What of it may be read here, by part."""
        names = {self.asked.stored_name(part): part for part in self.asked.parts}
        answers = self.seat.others.answers(
            self.asked.workshop, list(names), author=self.author.person.id
        )
        return {names[s.response.key.activity]: s.response for s in answers}

    def _comments(self, shared: Mapping[str, Response]) -> tuple[Comment, ...]:
        return self.seat.comments.on(self.place, self.about) if shared else ()

    def _said(
        self, found: Sequence[Comment], part: str, local: LocalTime
    ) -> list[Said]:
        return list(self._told([c for c in found if c.part == part], local))

    def _told(self, found: Sequence[Comment], local: LocalTime) -> Iterator[Said]:
        for one in found:
            yield Said(
                one.id,
                one.by.name,
                one.by.school,
                local.lately(one.written_at, now=self.seat.now()),
                words_as_html(one.text),
                one.thanks,
                self.seat.comments.may_end(one),
            )

    def _requests(
        self, shared: Mapping[str, Response], found: Sequence[Comment], local: LocalTime
    ) -> Requests:
        time, way = (_value(shared.get(part)) for part in REQUESTS)
        said = [s for part in REQUESTS for s in self._said(found, part, local)]
        day = time.get("day", "")
        return Requests(
            typed_day(day) if day else "",
            day,
            time.get("why", ""),
            way.get("text", ""),
            bool(time),
            said,
            IN_THE_WAY if way else MORE_TIME if time else "",
        )


def _value(response: Response | None) -> Mapping[str, JSON]:
    value: Mapping[str, JSON] = response.value if response else {}
    return value


def _field(
    field: Mapping[str, JSON], response: Response | None, said: Sequence[Said]
) -> FieldRead:
    if response is None:
        return FieldRead(field["name"], field["label"], None, "", (), said)
    face = {"fields": [{**field, "optional": True}]}
    printed = activity_kind("task").printed(face, {field["name"]: response.value})
    value = response.value
    files = value.get("files", ()) if isinstance(value, dict) else ()
    level = ONE[f"level {response.sharing.value}"]
    inside = blocks_as_html(printed, without=field["label"])
    return FieldRead(field["name"], field["label"], inside, level, files, said)
