"""A cohort of invented people and their year, so that there is something to try."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypedDict

from toolkit.clock import now
from toolkit.files import PACKAGE
from toolkit.model import JSON, Response, ResponseKey, Role, Sharing
from toolkit.model.calendar import Calendar
from toolkit.programme import Programme
from toolkit.programme.dated import dated
from toolkit.seat.links import new_code
from toolkit.server.door.links import new_link
from toolkit.settings import Settings
from toolkit.store import Store

COHORT = "demo"
PARTICIPANTS = 30
GROUP_OF = 4

_YEAR = PACKAGE / "demo" / "year.json"


@dataclass(frozen=True, slots=True)
class Demo:
    """What to print so that somebody can start."""

    facilitator: str
    participant: str
    code: str


class Line(TypedDict):
    """An answer of the year, as its file has it; its prompt leaves room for words."""

    participant: int
    workshop: str
    activity: str
    value: JSON
    sharing: str
    saved_at: str
    prompt: str


def add_demo(
    store: Store, *, programme: Programme, settings: Settings, calendar: Calendar
) -> Demo:
    """Make the demo cohort if it is missing, and links to it. Safe to repeat."""
    if store.cohorts.find(COHORT) is None:
        _add_people(store)
        store.calendars.save(COHORT, calendar, at=now())
        _add_year(store, dated(programme, calendar))
    roster = store.people.roster(COHORT)
    facilitator = next(s for s in roster if s.role is Role.FACILITATOR)
    participant = next(s for s in roster if s.person.name == "Participant 1")
    workshop = programme.workshops[0].name
    return Demo(
        facilitator=new_link(facilitator, store=store, settings=settings),
        participant=new_link(participant, store=store, settings=settings),
        code=_open_room(store, workshop, hours=settings.room_hours),
    )


def _add_people(store: Store) -> None:
    store.cohorts.add(COHORT, "Demonstration cohort")
    store.people.add(COHORT, name="Facilitator 1", role=Role.FACILITATOR)
    for number in range(1, PARTICIPANTS + 1):
        store.people.add(
            COHORT,
            name=f"Participant {number}",
            school=f"Example School {(number - 1) // 3 + 1}",
            group=f"Group {(number - 1) // GROUP_OF + 1}",
        )


def _add_year(store: Store, year: Programme) -> None:
    people = {s.person.name: s.person.id for s in store.people.roster(COHORT)}
    lines: list[Line] = json.loads(_YEAR.read_text(encoding="utf-8"))
    store.responses.add(_response(line, people, year) for line in lines)


def _response(line: Line, people: Mapping[str, str], year: Programme) -> Response:
    asked = year.wording.apply(line["prompt"])
    person = people[f"Participant {line['participant']}"]
    return Response(
        key=ResponseKey(COHORT, person, line["workshop"], line["activity"]),
        value=line["value"],
        sharing=Sharing(line["sharing"]),
        version=1,
        saved_at=datetime.fromisoformat(line["saved_at"]),
        prompt=year.in_words(asked, workshop=line["workshop"]),
        write="demonstration",
    )


def _open_room(store: Store, workshop: str, *, hours: int) -> str:
    code = store.rooms.code(COHORT, workshop, now=now())
    if code is None:
        code = new_code()
        until = now() + timedelta(hours=hours)
        store.rooms.open(COHORT, workshop, code=code, expires_at=until)
    return code
