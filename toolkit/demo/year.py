"""A cohort of invented people and their year, so that there is something to try."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from toolkit.clock import now
from toolkit.demo.between import add_between, give_time
from toolkit.demo.calendar import HOUR, PRESENT, calendar_around, moved
from toolkit.demo.evaluated import agreed, evaluated
from toolkit.demo.present import WRITE, Done, Line, done_by_now
from toolkit.demo.public_page import add_public_page
from toolkit.demo.reported import agree_to_report
from toolkit.demo.there import There
from toolkit.files import PACKAGE
from toolkit.model import Response, ResponseKey, Role, Seating, Sharing
from toolkit.model.calendar import Calendar
from toolkit.model.in_school import ROLES
from toolkit.model.pace import end_live
from toolkit.programme import Plan, Programme
from toolkit.programme.dated import dated
from toolkit.seat.links import LINK_KEPT_FOR, new_code
from toolkit.server.door.links import link_to
from toolkit.settings import Settings
from toolkit.store import Store
from toolkit.store.cohorts import DEMONSTRATION

COHORT = "demo"
PARTICIPANTS = 30
GROUP_OF = 4

_YEAR = PACKAGE / "demo" / "year.json"
_NAME = "Participant "
_HEAD, _SECOND, *_ = ROLES
_IN_SCHOOL = (
    _HEAD,
    _SECOND,
    "Head of maths",
    "Key Stage 3 coordinator",
    _HEAD,
    _SECOND,
)
_OTHERS = {6: "", 12: "Numeracy across the school"}
ALL = datetime.max.replace(tzinfo=UTC)
"""After all that is asked in a year."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What to print so that somebody can start; no link to whoever has gone."""

    facilitator: str
    participant: str
    code: str


def add_demo(
    store: Store, *, programme: Programme, settings: Settings, calendar: Calendar
) -> Demo:
    """Make a cohort that has a whole year behind it, if it is missing, and links to it.

    Its calendar stays as it is. Safe to repeat.
    """
    if store.cohorts.find(COHORT) is None:
        _add_people(store)
        store.calendars.save(COHORT, calendar, at=now())
        year = dated(programme, calendar)
        store.responses.add(_whole_year(store, year))
        for consent in agreed(year, _numbered(store.people.roster(COHORT)), until=ALL):
            store.consents.give(consent)
    return _let_in(store, COHORT, programme.workshops[0], settings)


def show_demo(store: Store, *, programme: Programme, settings: Settings) -> Demo:
    """Make the demonstration, or let its year lie around this moment; links to it.

    What people wrote into it stays as it is.
    """
    cohort = store.cohorts.demonstration()
    if cohort is None:
        _add_people(store, programme=DEMONSTRATION)
        add_public_page(store, programme, cohort=COHORT)
        store.calendars.save(COHORT, calendar_around(now(), programme), at=now())
        _add(store, COHORT, dated(programme, store.calendars.of(COHORT)))
    elif not _is_present(store.calendars.of(cohort.id), programme):
        _move(store, cohort.id, programme)
    present = programme.workshops[min(PRESENT, len(programme.workshops) - 1)]
    return _let_in(store, cohort.id if cohort else COHORT, present, settings)


def _is_present(calendar: Calendar | None, programme: Programme) -> bool:
    """Whether the second workshop is on, or begins within the hour."""
    plans = dated(programme, calendar).workshops
    when = plans[min(PRESENT, len(plans) - 1)].when
    return when is not None and when.starts - HOUR <= now() < when.ends


def _move(store: Store, cohort: str, programme: Programme) -> None:
    """Let what the demonstration holds of its own have happened around this moment."""
    fresh, kept = calendar_around(now(), programme), store.calendars.of(cohort)
    store.calendars.save(cohort, moved(kept, fresh) if kept else fresh, at=now())
    year = dated(programme, store.calendars.of(cohort))
    done = _done(store, cohort, year)
    store.renewal.answers(done.answers)
    store.renewal.comments(done.comments)
    first, *others = year.workshops
    store.renewal.attendance(cohort, first.name, done.there.attendance)
    store.renewal.stays(cohort, first.name, done.there.stays)
    store.renewal.corrections(done.there.corrections)
    give_time(store, cohort, year)
    for plan in others:
        store.renewal.nobody_came(cohort, plan.name)
    for plan in year.workshops:
        pace = store.pace.of(cohort, plan.name)
        if pace.is_live:
            store.pace.save(end_live(pace, at=now()))


def _add(store: Store, cohort: str, year: Programme) -> None:
    done = _done(store, cohort, year)
    store.responses.add(done.answers)
    _add_attendance(store, cohort, year.workshops[0].name, done.there)
    wrote = {one.key.person for one in done.answers}
    for seating in store.people.roster(cohort):
        if seating.person.id in wrote:
            # One that is over at once: they have joined, and are nowhere signed in.
            store.tokens.issue(seating.id, "sign-in", expires_at=now())
    for comment in done.comments:
        store.comments.add(comment)
    agree_to_report(
        store, _numbered(store.people.roster(cohort)), cohort=cohort, at=now()
    )
    add_between(store, cohort, year)
    give_time(store, cohort, year)
    for consent in done.consents:
        store.consents.give(consent)


def _add_attendance(store: Store, cohort: str, workshop: str, there: There) -> None:
    store.attendance.add(cohort, workshop, there.attendance)
    store.stays.add(cohort, workshop, there.stays)
    for correction in there.corrections:
        store.attendance.correct(cohort, workshop, correction=correction)


def _done(store: Store, cohort: str, year: Programme) -> Done:
    roster = store.people.roster(cohort, withdrawn=True)
    leads = [each for each in roster if each.role is Role.FACILITATOR]
    return done_by_now(year, _numbered(roster), _lines(), leads=leads)


def _numbered(roster: Iterable[Seating]) -> dict[int, Seating]:
    """The invented participants by their numbers, as far as they are called so yet."""
    names = {s.person.name: s for s in roster if s.role is Role.PARTICIPANT}
    numbers = range(1, PARTICIPANTS + 1)
    return {n: names[f"{_NAME}{n}"] for n in numbers if f"{_NAME}{n}" in names}


def _add_people(store: Store, *, programme: str = "") -> None:
    store.cohorts.add(COHORT, "Demonstration cohort", programme=programme)
    store.people.add(COHORT, name="Facilitator 1", role=Role.FACILITATOR)
    for number in range(1, PARTICIPANTS + 1):
        seating = store.people.add(
            COHORT,
            name=f"{_NAME}{number}",
            school=f"Example School {(number - 1) // 3 + 1}",
            group=f"Group {(number - 1) // GROUP_OF + 1}",
            email=f"participant-{number}@school.example" if programme else "",
        )
        usual = _IN_SCHOOL[(number - 1) % len(_IN_SCHOOL)]
        role = _OTHERS.get(number, usual)
        store.people.say_in_school(seating, role, at=now())


def _lines() -> list[Line]:
    found: list[Line] = json.loads(_YEAR.read_text(encoding="utf-8"))
    return found


def _whole_year(store: Store, year: Programme) -> list[Response]:
    people = _numbered(store.people.roster(COHORT))
    return [
        *(_response(line, people, year) for line in _lines()),
        *evaluated(year, people, until=ALL, write=WRITE),
    ]


def _response(line: Line, people: Mapping[int, Seating], year: Programme) -> Response:
    asked = year.wording.apply(line["prompt"])
    person = people[line["participant"]].person.id
    return Response(
        key=ResponseKey(COHORT, person, line["workshop"], line["activity"]),
        value=line["value"],
        sharing=Sharing(line["sharing"]),
        version=1,
        saved_at=datetime.fromisoformat(line["saved_at"]),
        prompt=year.in_words(asked, workshop=line["workshop"]),
        write=WRITE,
    )


def _let_in(store: Store, cohort: str, plan: Plan, settings: Settings) -> Demo:
    """Links beside those that work already, and the code of an open room."""
    roster = store.people.roster(cohort)
    leads = next((s for s in roster if s.role is Role.FACILITATOR), None)
    code = _open_room(store, cohort, plan.name, hours=settings.room_hours)
    first = _numbered(roster).get(1)
    return Demo(
        facilitator=_link(leads, store, settings),
        participant=_link(first, store, settings),
        code=code,
    )


def _link(seating: Seating | None, store: Store, settings: Settings) -> str:
    if seating is None:
        return ""
    until = now() + LINK_KEPT_FOR
    token = store.tokens.issue(seating.id, "link", expires_at=until)
    return link_to(token, settings)


def _open_room(store: Store, cohort: str, workshop: str, *, hours: int) -> str:
    """The code of a room that is open, for so many hours from now."""
    code = store.rooms.code(cohort, workshop, now=now()) or new_code()
    store.rooms.open(
        cohort, workshop, code=code, expires_at=now() + timedelta(hours=hours)
    )
    return code
