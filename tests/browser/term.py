"""A term of a small cohort: who is in it, and what they have done on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from uuid import uuid4
from zoneinfo import ZoneInfo

from playwright.sync_api import Page

from tests.browser.people import Guest, Room
from tests.first_year import PROGRAMME
from tests.post.server import MailServer
from tests.serving import until
from toolkit.clock import now
from toolkit.model import JSON, ResponseKey, Role, Seating, Sharing
from toolkit.model.attendance import Stay
from toolkit.model.calendar import Calendar, Occasion
from toolkit.programme.dated import dated
from toolkit.server.words import HOME_COMES

ZONE = ZoneInfo("Europe/London")
WORKSHOPS = PROGRAMME.workshops
FIRST, SECOND, THIRD, FOURTH = WORKSHOPS
TASK = FIRST.task.name
DAYS_AGO = {FIRST.name: 90, SECOND.name: 45, THIRD.name: 1}
AHEAD = 12
"""Days until the fourth workshop."""

NAMES = ("Alder", "Birch", "Cedar", "Elmtree", "Hazel", "Larch", "Maple", "Rowan")
"""Surnames that stand nowhere but in what is said of these people."""

GAP = "The gap I now see"
FINISHED = {"finished": "2026-01-01"}
GIVEN: Mapping[str, Mapping[str, tuple[JSON, Sharing]]] = {
    "Birch": {"t1-6-gap": ("Nobody reads this yet.", Sharing.PRIVATE)},
    "Cedar": {
        "t1-6-gap": ("We say reasons, and test speed.", Sharing.COHORT),
        "finished": (FINISHED, Sharing.FACILITATORS),
    },
    "Elmtree": {"in-the-way": ({"text": "No cover."}, Sharing.FACILITATORS)},
    "Hazel": {
        "t1-6-gap": ("Set five copies from the board.", Sharing.FACILITATORS),
    },
}
"""What some have done of their first task; Alder's is done in a browser."""


@dataclass
class Term:
    """The cohort, its facilitator's window, and the mail that has gone."""

    room: Room
    mail: MailServer
    people: Mapping[str, Seating]
    lead: Guest
    author: Guest

    @property
    def base(self) -> str:
        return self.room.live.base

    @cached_property
    def desk(self) -> str:
        return f"{self.base}/cohort/{self.room.cohort}"

    def opens(self, *path: str) -> Page:
        """The facilitator's window, at a page of the cohort."""
        self.lead.page.goto("/".join((self.desk, *path)))
        return self.lead.page


def begin(room: Room, mail: MailServer) -> Term:
    """Three workshops were held, the first task is due; the fourth lies ahead."""
    hold(room)
    people = {name: _person(room, name) for name in NAMES}
    for seating in people.values():
        attend(room, seating)
    for name, parts in GIVEN.items():
        for part, (value, sharing) in parts.items():
            give(room, people[name], FIRST.name, f"{TASK}.{part}", value, sharing)
    # Until its notebook has been prepared, the start page is a list of workshops.
    author = room.live.entered(people["Alder"])
    until(lambda: HOME_COMES not in author.get("/").text)
    lead = room.joined(room.seat("Facilitator Oak", role=Role.FACILITATOR))
    return Term(room, mail, people, lead, room.joined(people["Alder"]))


def hold(room: Room) -> None:
    """Give the cohort the dates of a term; they are drafts, so no mail goes itself."""
    today = now().astimezone(ZONE).date()
    days = {name: today - timedelta(days=days) for name, days in DAYS_AGO.items()}
    days[FOURTH.name] = today + timedelta(days=AHEAD)
    occasions = {
        name: Occasion(day, due=today + timedelta(days=3), mode="In person")
        for name, day in days.items()
    }
    calendars = room.live.store.calendars
    kept = calendars.of(room.cohort)
    assert kept is not None
    calendars.save(room.cohort, replace(kept, occasions=occasions), at=now())


def _person(room: Room, name: str) -> Seating:
    group = "Group 1" if name in NAMES[:4] else "Group 2"
    seating = room.seat(f"Participant {name}", group=group)
    address = f"{name}@school.example".lower()
    school = f"Example School {NAMES.index(name) % 5}"
    told = replace(seating.person, email=address, school=school)
    room.live.store.people.correct(told)
    return seating


def attend(room: Room, seating: Seating) -> None:
    """All were at all three, but for one who came late and two who looked in."""
    kept: Calendar | None = room.live.store.calendars.of(room.cohort)
    assert kept is not None
    for plan in dated(PROGRAMME, kept).workshops[:3]:
        assert plan.when is not None
        starts, ends = plan.when.starts, plan.when.ends
        name = seating.person.name.split()[-1]
        came = starts + timedelta(minutes=45 if name == "Birch" else 0)
        left = starts + timedelta(minutes=2) if name in ("Larch", "Maple") else ends
        stay = Stay(seating.person.id, came, left)
        room.live.store.stays.add(room.cohort, plan.name, [stay])


def give(
    room: Room,
    seating: Seating,
    workshop: str,
    activity: str,
    value: JSON,
    sharing: Sharing,
    *,
    at: datetime | None = None,
) -> None:
    """Let somebody answer as their page would."""
    room.live.store.responses.save(
        ResponseKey(room.cohort, seating.person.id, workshop, activity),
        value,
        sharing=sharing,
        based_on=0,
        write=uuid4().hex,
        prompt="",
        at=at or now(),
    )


def later() -> date:
    """The day until which more time is asked for and given."""
    return now().astimezone(ZONE).date() + timedelta(days=21)


KEPT = "The cards of person {name}"


def evaluates(term: Term, name: str) -> None:
    """Let somebody answer how the third workshop was."""
    nothing = {"chosen": [], "text": "", "number": None, "sure": None}
    given = {
        "good-use": {**nothing, "chosen": [3]},
        "keep": {**nothing, "text": KEPT.format(name=name)},
    }
    value: JSON = {"given": given, "words": {"good-use": ["4"]}}
    where = ("evaluation", "end-3")
    give(term.room, term.people[name], *where, value, Sharing.PRIVATE)
