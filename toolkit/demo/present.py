"""What the invented people have done by the day of the second workshop."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any, TypedDict

from toolkit.activities.task.task import FINISHED
from toolkit.demo.evaluated import agreed, evaluated
from toolkit.demo.reported import reported
from toolkit.demo.there import There, who_was_there
from toolkit.files import PACKAGE
from toolkit.model import JSON, PROGRAMME, Response, ResponseKey, Seating, Sharing
from toolkit.model.comments import Comment
from toolkit.model.consent import Consent
from toolkit.model.erasing import reference
from toolkit.programme import Plan, Programme, When

WRITE = "demonstration"
"""The write of every answer that is the demonstration's own."""

EARLY = ("audit-baseline", "pen-picture.")
"""What people write soon of that which grows all year, as it stands in the end."""

COMMUNITY, BOARD = "community", "What we share"
"""The notebook of the community, and the prompt of its board."""

_NOW = PACKAGE / "demo" / "present.toml"
_SCHOOL_IS_OUT = time(16, 10)
_BEFORE_THE_END = timedelta(minutes=20)


class Line(TypedDict):
    """An answer of the year, as its file has it; its prompt leaves room for words."""

    participant: int
    workshop: str
    activity: str
    value: JSON
    sharing: str
    saved_at: str
    prompt: str


@dataclass(frozen=True, slots=True)
class Done:
    """All that was done by then."""

    answers: tuple[Response, ...] = ()
    comments: tuple[Comment, ...] = ()
    there: There = field(default_factory=There)
    consents: tuple[Consent, ...] = ()


def done_by_now(
    year: Programme,
    people: Mapping[int, Seating],
    lines: Sequence[Line],
    *,
    leads: Sequence[Seating],
) -> Done:
    """What participants, by their numbers, did, and those who lead.

    *lines* are a whole year's answers; of a programme that they do not know, nothing.
    """
    first, *others = year.workshops
    is_known = any(line["workshop"] == first.name for line in lines)
    if not (is_known and others and first.when and others[0].day):
        return Done()
    told = tomllib.loads(_NOW.read_text(encoding="utf-8"))
    doing = Doing(year, first.when, others[0].day, people, told)
    known = [line for line in lines if line["participant"] in people]
    there = who_was_there(first.when, people, told["attendance"], leads=leads)
    answers, comments = tuple(doing.answers(known)), tuple(doing.comments(leads))
    return Done(answers, comments, there, tuple(doing.consents()))


class Doing:
    """Tells what people do between the first workshop and the *day* of the second."""

    def __init__(
        self,
        year: Programme,
        first: When,
        day: date,
        people: Mapping[int, Seating],
        told: Mapping[str, Any],
    ) -> None:
        self._year = year
        self._first = first
        self._day = day
        self._people = people
        self._told = told

    def answers(self, lines: list[Line]) -> Iterator[Response]:
        """All answers: of the workshop, its task, what grows, and cards."""
        plan = self._plan
        task = [
            one for one in lines if one["activity"].startswith(f"{plan.task.name}.")
        ]
        for line in lines:
            if line["workshop"] == plan.name and line not in task:
                yield self._answer(line, self._first.ends - _BEFORE_THE_END)
            elif line["workshop"] == PROGRAMME and line["activity"].startswith(EARLY):
                yield self._answer(line, self._first.ends)
        yield from self._tasks(task)
        yield from self._asks()
        yield from self._grown()
        yield from self._cards()
        yield from reported(self._people, at=self._before(3), write=WRITE)
        yield from evaluated(self._year, self._people, until=self._until, write=WRITE)

    def comments(self, leads: Sequence[Seating]) -> Iterator[Comment]:
        """What readers say beside answers; 0 is somebody who leads."""
        everybody = {**self._people, **dict(enumerate(leads[:1]))}
        for number, told in enumerate(self._told["comments"]):
            if {told["about"], told["by"]} <= everybody.keys():
                about = everybody[told["about"]]
                yield Comment(
                    id=f"{WRITE}-{about.cohort.id}-{number}",
                    about=_key(about, self._plan.name, told["activity"]),
                    by=everybody[told["by"]].person,
                    text=told["text"],
                    written_at=self._before(told["days"]),
                    part=told.get("part", ""),
                    kind=told.get("kind", ""),
                )

    @property
    def _plan(self) -> Plan:
        return self._year.workshops[0]

    def consents(self) -> Iterator[Consent]:
        """What may be quoted of how people say it was."""
        return agreed(self._year, self._people, until=self._until)

    @property
    def _until(self) -> datetime:
        """Before the second workshop nobody is asked about it."""
        return datetime.combine(self._day, time(), tzinfo=self._first.starts.tzinfo)

    def _before(self, days: int) -> datetime:
        """The afternoon so many days before the second workshop."""
        day = self._day - timedelta(days=days)
        return datetime.combine(day, _SCHOOL_IS_OUT, tzinfo=self._first.starts.tzinfo)

    def _answer(self, line: Line, at: datetime) -> Response:
        asked = self._year.wording.apply(line["prompt"])
        return self._kept(
            line["participant"],
            (line["workshop"], line["activity"]),
            line["value"],
            sharing=line["sharing"],
            prompt=self._year.in_words(asked, workshop=line["workshop"]),
            at=at,
        )

    def _kept(
        self,
        number: int,
        place: tuple[str, str],
        value: JSON,
        *,
        at: datetime,
        prompt: str,
        sharing: str = Sharing.COHORT.value,
    ) -> Response:
        key = _key(self._people[number], *place)
        return Response(key, value, Sharing(sharing), 1, at, prompt, WRITE)

    # -- the task ------------------------------------------------------------------

    def _tasks(self, lines: list[Line]) -> Iterator[Response]:
        """How far each has come; *lines* are one person's answers to every part."""
        standing = self._told["standing"]
        parts = {int(number): count for number, count in standing["begun"].items()}
        for number in (*standing["finished"], *standing["full"]):
            parts[number] = len(lines)
        for number in sorted(parts.keys() & self._people.keys()):
            at = self._before(8 + number % 6)
            own = [self._of(number, line) for line in lines[: parts[number]]]
            yield from (self._answer(line, at) for line in own)
            if number in standing["finished"]:
                yield self._answer(self._finished(own[-1], at.date()), at)

    def _asks(self) -> Iterator[Response]:
        """Who asks the facilitators for time, or says what is in the way."""
        known = (told for told in self._told["asks"] if told["by"] in self._people)
        for told in known:
            value = dict(told["value"])
            if "after" in told:
                day = self._day + timedelta(days=told["after"])
                value["day"] = day.isoformat()
            yield self._kept(
                told["by"],
                (self._plan.name, f"{self._plan.task.name}.{told['part']}"),
                value,
                sharing=Sharing.FACILITATORS.value,
                prompt=self._plan.task.title,
                at=self._before(told["days"]),
            )

    def _of(self, number: int, line: Line) -> Line:
        """What somebody answers where *line* answers: each in their own words."""
        if number == line["participant"]:
            return line
        part = line["activity"].partition(".")[2]
        values = next(t["values"] for t in self._told["task"] if t["part"] == part)
        value = values[number % len(values)]
        return {**line, "participant": number, "value": value}

    def _finished(self, line: Line, day: date) -> Line:
        return {
            **line,
            "activity": f"{self._plan.task.name}.{FINISHED}",
            "value": {FINISHED: day.isoformat()},
            "sharing": Sharing.FACILITATORS.value,
        }

    # -- what grows, and the community ---------------------------------------------

    def _grown(self) -> Iterator[Response]:
        known = (t for t in self._told["grows"] if t["by"] in self._people)
        for told in known:
            value = json.dumps(told["value"])
            for number, plan in enumerate(self._year.workshops, start=1):
                day = plan.day.isoformat() if plan.day else ""
                value = value.replace(f"{{workshop {number}}}", day)
            yield self._kept(
                told["by"],
                (PROGRAMME, told["activity"]),
                json.loads(value),
                sharing=told["sharing"],
                prompt=told["prompt"],
                at=self._before(told["days"]),
            )

    def _cards(self) -> Iterator[Response]:
        for number, told in enumerate(self._told["cards"]):
            if told["by"] in self._people:
                yield from self._card(f"card.{WRITE}{number:02}", told)

    def _card(self, name: str, told: Mapping[str, Any]) -> Iterator[Response]:
        """A card, with its replies and thanks."""
        value = {
            **{key: told[key] for key in ("kind", "thread", "boxes")},
            **{"consent": False, "files": []},
        }
        yield self._on_board(told["by"], name, value, days=told["days"])
        ref = reference(self._people[told["by"]].id, name)
        for number, reply in enumerate(told.get("replies", ())):
            said = {"starter": reply.get("starter"), "text": reply["text"]}
            part = f"reply.{ref}.{WRITE}{number:02}"
            yield from self._reaction(reply["by"], part, said, days=reply["days"])
        for by in told.get("thanks", ()):
            yield from self._reaction(by, f"thanks.{ref}", {"thanks": True}, days=1)

    def _reaction(
        self, by: int, name: str, value: JSON, *, days: int
    ) -> Iterator[Response]:
        if by in self._people:
            yield self._on_board(by, name, value, days=days)

    def _on_board(self, by: int, name: str, value: JSON, *, days: int) -> Response:
        place = (COMMUNITY, name)
        return self._kept(by, place, value, prompt=BOARD, at=self._before(days))


def _key(seating: Seating, workshop: str, activity: str) -> ResponseKey:
    return ResponseKey(seating.cohort.id, seating.person.id, workshop, activity)
