"""The invented people of the demonstration: who they are, and how they come in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from toolkit.clock import now
from toolkit.demo.material import Material
from toolkit.model import Cohort, Person, Role, Seating
from toolkit.programme import Plan
from toolkit.seat.links import LINK_KEPT_FOR, new_code
from toolkit.server.door.links import link_to
from toolkit.settings import Settings
from toolkit.store import Store

COHORT = "demo"
GROUP_OF = 4
SCHOOL_OF = 3
ALL = datetime.max.replace(tzinfo=UTC)
"""After all that is asked in a year."""

_NAME = "Participant "


@dataclass(frozen=True, slots=True)
class Demo:
    """What to print so that somebody can start; no link to whoever has gone."""

    facilitator: str
    participant: str
    code: str


def add_people(store: Store, material: Material, *, programme: str = "") -> None:
    """Make the cohort, with one who leads and as many participants as are told of."""
    store.cohorts.add(COHORT, "Demonstration cohort", programme=programme)
    store.people.add(COHORT, name="Facilitator 1", role=Role.FACILITATOR)
    for number in range(1, material.count + 1):
        seating = store.people.add(
            COHORT,
            name=f"{_NAME}{number}",
            school=f"{material.speech.place} {(number - 1) // SCHOOL_OF + 1}",
            group=f"Group {(number - 1) // GROUP_OF + 1}",
            email=f"participant-{number}@school.example" if programme else "",
        )
        store.people.say_in_school(seating, material.role(number), at=now())


def seats_of(material: Material) -> dict[int, Seating]:
    """Seats for all of them that nobody keeps."""
    cohort = Cohort(COHORT, "")
    numbers = range(1, material.count + 1)
    names = {n: f"{_NAME}{n} {material.role(n)}{material.visitor(n)}" for n in numbers}
    return {
        n: Seating(str(n), Person(str(n), name), cohort, Role.PARTICIPANT)
        for n, name in names.items()
    }


def numbered(roster: Iterable[Seating]) -> dict[int, Seating]:
    """The invented participants by their numbers, as far as they are called so yet."""
    named = {
        each.person.name.removeprefix(_NAME): each
        for each in roster
        if each.role is Role.PARTICIPANT and each.person.name.startswith(_NAME)
    }
    return {int(n): each for n, each in named.items() if n.isascii() and n.isdigit()}


def let_in(store: Store, cohort: str, plan: Plan, settings: Settings) -> Demo:
    """Links beside those that work already, and the code of an open room."""
    roster = store.people.roster(cohort)
    leads = next((s for s in roster if s.role is Role.FACILITATOR), None)
    code = _open_room(store, cohort, plan.name, hours=settings.room_hours)
    return Demo(
        facilitator=_link(leads, store, settings),
        participant=_link(numbered(roster).get(1), store, settings),
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
