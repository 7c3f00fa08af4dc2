"""What invented people have done by now whose year a programme's folder tells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from toolkit.activities.task.task import FINISHED
from toolkit.demo.done import WRITE, Between, Cards, Done, key_of
from toolkit.demo.evaluated import agreed, evaluated
from toolkit.demo.material import Line, Material
from toolkit.demo.reported import reported
from toolkit.demo.there import There, who_was_there
from toolkit.model import PROGRAMME, Response, Seating, Sharing
from toolkit.model.comments import Comment
from toolkit.programme import Programme

_BEFORE_THE_END = timedelta(minutes=20)


def is_told(material: Material, programme: Programme) -> bool:
    """Whether the year of *material* is one of this programme."""
    first = programme.workshops[0].name
    return len(programme.workshops) > 1 and any(
        line["workshop"] == first for line in material.lines
    )


def told_by_now(
    between: Between, material: Material, *, leads: Sequence[Seating]
) -> Done:
    """What participants did, and those who lead."""
    doing = Doing(between, material)
    attendance, people = material.present.get("attendance"), between.people
    there = (
        who_was_there(between.first, people, attendance, leads=leads)
        if attendance
        else There()
    )
    consents = agreed(material.evaluation, between.year, people, until=between.until)
    return Done(
        tuple(doing.answers()), tuple(doing.comments(leads)), there, tuple(consents)
    )


class Doing:
    """Tells what people do between the first workshop and the day of the second."""

    def __init__(self, between: Between, material: Material) -> None:
        self._between = between
        self._material = material
        self._told = material.present
        self._people = between.people
        self._plan = between.plan

    def answers(self) -> Iterator[Response]:
        """All answers: of the workshop, its task, what grows, and cards."""
        material, between = self._material, self._between
        lines = [one for one in material.lines if one["participant"] in self._people]
        early, ends = tuple(self._told.get("early", ())), between.first.ends
        task = [line for line in lines if self._is_of_task(line)]
        for line in lines:
            if line["workshop"] == self._plan.name and line not in task:
                yield self._answer(line, ends - _BEFORE_THE_END)
            elif line["workshop"] == PROGRAMME and line["activity"].startswith(early):
                yield self._answer(line, ends)
        if task:
            yield from self._tasks(task)
            yield from self._asks()
        yield from self._grown()
        yield from self._cards()
        at, until = between.before(3), between.until
        yield from reported(material.reported, self._people, at=at, write=WRITE)
        asked, year = material.evaluation, between.year
        yield from evaluated(asked, year, self._people, until=until, write=WRITE)

    def comments(self, leads: Sequence[Seating]) -> Iterator[Comment]:
        """What readers say beside answers; 0 is somebody who leads."""
        everybody = {**self._people, **dict(enumerate(leads[:1]))}
        for number, told in enumerate(self._told.get("comments", ())):
            if {told["about"], told["by"]} <= everybody.keys():
                about = everybody[told["about"]]
                yield Comment(
                    id=f"{WRITE}-{about.cohort.id}-{number}",
                    about=key_of(about, self._plan.name, told["activity"]),
                    by=everybody[told["by"]].person,
                    text=told["text"],
                    written_at=self._between.before(told["days"]),
                    part=told.get("part", ""),
                    kind=told.get("kind", ""),
                )

    def _answer(self, line: Line, at: datetime) -> Response:
        year = self._between.year
        asked = year.wording.apply(line["prompt"])
        return self._between.kept(
            line["participant"],
            (line["workshop"], line["activity"]),
            line["value"],
            sharing=line["sharing"],
            prompt=year.in_words(asked, workshop=line["workshop"]),
            at=at,
        )

    # -- the task ------------------------------------------------------------------

    def _is_of_task(self, line: Line) -> bool:
        task = self._between.task
        return task is not None and line["activity"].startswith(f"{task.name}.")

    def _tasks(self, lines: list[Line]) -> Iterator[Response]:
        """How far each has come; *lines* are one person's answers to every part."""
        standing = self._told["standing"]
        parts = {int(number): count for number, count in standing["begun"].items()}
        for number in (*standing["finished"], *standing["full"]):
            parts[number] = len(lines)
        for number in sorted(parts.keys() & self._people.keys()):
            at = self._between.before(8 + number % 6)
            own = [self._of(number, line) for line in lines[: parts[number]]]
            yield from (self._answer(line, at) for line in own)
            if number in standing["finished"]:
                yield self._answer(_finished(own[-1], at.date()), at)

    def _asks(self) -> Iterator[Response]:
        """Who asks the facilitators for time, or says what is in the way."""
        if (task := self._between.task) is None:
            return
        known = (t for t in self._told.get("asks", ()) if t["by"] in self._people)
        for told in known:
            value = dict(told["value"])
            if "after" in told:
                day = self._between.day + timedelta(days=told["after"])
                value["day"] = day.isoformat()
            yield self._between.kept(
                told["by"],
                (self._plan.name, f"{task.name}.{told['part']}"),
                value,
                sharing=Sharing.FACILITATORS.value,
                prompt=task.title,
                at=self._between.before(told["days"]),
            )

    def _of(self, number: int, line: Line) -> Line:
        """What somebody answers where *line* answers: each in their own words."""
        if number == line["participant"]:
            return line
        part = line["activity"].partition(".")[2]
        values = next(t["values"] for t in self._told["task"] if t["part"] == part)
        value = values[number % len(values)]
        return {**line, "participant": number, "value": value}

    # -- what grows, and the community ---------------------------------------------

    def _grown(self) -> Iterator[Response]:
        known = (t for t in self._told.get("grows", ()) if t["by"] in self._people)
        for told in known:
            value = json.dumps(told["value"])
            for number, plan in enumerate(self._between.year.workshops, start=1):
                day = plan.day.isoformat() if plan.day else ""
                value = value.replace(f"{{workshop {number}}}", day)
            yield self._between.kept(
                told["by"],
                (PROGRAMME, told["activity"]),
                json.loads(value),
                sharing=told["sharing"],
                prompt=told["prompt"],
                at=self._between.before(told["days"]),
            )

    def _cards(self) -> Iterator[Response]:
        """Cards, with their replies and thanks."""
        if (board := self._told.get("board")) is None:
            return
        cards = Cards(self._between, board["notebook"], board["prompt"])
        for number, told in enumerate(self._told.get("cards", ())):
            if told["by"] in self._people:
                name, by = f"card.{WRITE}{number:02}", told["by"]
                value = {key: told[key] for key in ("kind", "thread", "boxes")}
                yield cards.card(by, name, value, days=told["days"])
                yield from cards.reactions(name, by, told)


def _finished(line: Line, day: date) -> Line:
    """That somebody has finished whose last answer is *line*."""
    task = line["activity"].partition(".")[0]
    return {
        **line,
        "activity": f"{task}.{FINISHED}",
        "value": {FINISHED: day.isoformat()},
        "sharing": Sharing.FACILITATORS.value,
    }
