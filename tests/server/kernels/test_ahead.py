"""How many kernels are made ahead of need, of which notebook, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import pytest

from toolkit.forking.template import TemplateError
from toolkit.model import Cohort, Person, Role, Seating
from toolkit.model.quota import MEGABYTE
from toolkit.programme.agenda import Urgency
from toolkit.server.kernels.ahead import A_FEW, Ahead
from toolkit.server.kernels.kernels import Kernels, Visit
from toolkit.server.years import Next
from toolkit.settings import Settings
from toolkit.store import Store

PEOPLE = 30
LIVE: Urgency = (False, True, True, timedelta.max)
OPEN: Urgency = (True, False, True, timedelta.max)
TOMORROW: Urgency = (True, True, True, timedelta(hours=20))
LATER: Urgency = (True, True, True, timedelta(days=40))
UNKNOWN: Urgency = (True, True, True, timedelta.max)
RESERVE = Settings().memory_reserve_mb * MEGABYTE
PLENTY = 100 * RESERVE


class Template:
    """What counts the kernels that it is asked to make."""

    def __init__(self, *, fails: bool = False) -> None:
        self.spares = 0
        self.alive = True
        self.fails = fails

    async def add_spare(self) -> None:
        if self.fails:
            raise TemplateError("It cannot.")
        self.spares += 1

    def drop_spares(self, number: int) -> int:
        dropped = max(0, min(number, self.spares))
        self.spares -= dropped
        return dropped


@dataclass
class Outlines:
    """The notebooks that are ready, and whether others are being executed."""

    made: dict[str, Template]
    is_preparing: bool = False
    home: str = "home"

    def templates(self) -> dict[str, Template]:
        return self.made


@dataclass
class Years:
    """What the store would say."""

    next: tuple[Next, ...]

    def next_of_all(self, *, at: datetime) -> tuple[Next, ...]:
        assert at.tzinfo is not None
        return self.next


class Manager:
    """Every kernel lives."""

    def __contains__(self, _kernel: str) -> bool:
        return True


class House:
    """A server of two workshops and a start page, with nobody in it."""

    def __init__(self, store: Store, *nexts: Next, **settings: int) -> None:
        self.settings = Settings(**settings)  # type: ignore[arg-type]
        self.free = PLENTY
        self.kernels = Kernels(
            Manager(),  # type: ignore[arg-type]
            settings=self.settings,
            store=store,
            memory=lambda: self.free,
        )
        names = ("home", "workshop2", "workshop3")
        self.outlines = Outlines({name: Template() for name in names})
        self.years = Years(nexts)
        self.ahead = Ahead(
            self.kernels,
            self.outlines,  # type: ignore[arg-type]
            years=self.years,  # type: ignore[arg-type]
            settings=self.settings,
            memory=lambda: self.free,
        )

    async def go_on(self, steps: int = 2 * PEOPLE) -> dict[str, int]:
        """How many kernels wait for whom after so many steps."""
        await self.ahead.look()
        for _ in range(steps):
            await self.ahead.step()
        made = self.outlines.made
        return {name: each.spares for name, each in made.items() if each.spares}

    def come(self, number: int, workshop: str = "workshop2") -> None:
        """Let so many people come, each to a kernel that was made for them."""
        for count in range(number):
            person = Person(f"p{count}", f"Participant {count}")
            seating = Seating(f"s{count}", person, Cohort("a", "A"), Role.PARTICIPANT)
            visit = Visit(f"k{count}", seating, workshop)
            self.kernels._visits[visit.kernel] = visit
            self.outlines.made[workshop].spares -= 1


def coming(workshop: str, urgency: Urgency, *, people: int = PEOPLE) -> Next:
    return Next("a", workshop, people, urgency)


@pytest.mark.parametrize("urgency", [LIVE, OPEN, TOMORROW])
async def test_there_is_one_for_everybody_who_may_come_at_once(
    store: Store, urgency: Urgency
) -> None:
    house = House(store, coming("workshop2", urgency))
    assert await house.go_on() == {"workshop2": PEOPLE, "home": A_FEW}


@pytest.mark.parametrize("urgency", [LATER, UNKNOWN])
async def test_there_are_a_few_while_people_come_one_by_one(
    store: Store, urgency: Urgency
) -> None:
    house = House(store, coming("workshop2", urgency))
    assert await house.go_on() == {"workshop2": A_FEW, "home": A_FEW}


async def test_they_are_made_one_at_a_time(store: Store) -> None:
    house = House(store, coming("workshop2", LIVE))
    assert await house.go_on(1) == {"workshop2": 1}
    assert await house.go_on(1) == {"workshop2": 2}


async def test_whoever_is_here_needs_none_and_a_few_are_left_for_who_reloads(
    store: Store,
) -> None:
    house = House(store, coming("workshop2", LIVE))
    await house.go_on()
    house.come(10)
    assert await house.go_on() == {"workshop2": PEOPLE - 10, "home": A_FEW}
    house.come(PEOPLE)
    assert await house.go_on() == {"workshop2": A_FEW, "home": A_FEW}


async def test_one_that_has_ended_is_replaced(store: Store) -> None:
    house = House(store, coming("workshop2", LIVE))
    await house.go_on()
    house.outlines.made["workshop2"].spares -= 1
    assert await house.go_on() == {"workshop2": PEOPLE, "home": A_FEW}


async def test_when_another_workshop_comes_those_of_the_first_end(
    store: Store,
) -> None:
    house = House(store, coming("workshop2", LIVE))
    await house.go_on()
    house.years.next = (coming("workshop3", TOMORROW),)
    assert await house.go_on(1) == {"workshop3": 1, "home": A_FEW}
    assert await house.go_on() == {"workshop3": PEOPLE, "home": A_FEW}


async def test_a_notebook_that_was_executed_again_gets_new_ones(store: Store) -> None:
    house = House(store, coming("workshop2", LIVE))
    await house.go_on()
    house.outlines.made["workshop2"] = Template()
    assert await house.go_on(1) == {"workshop2": 1, "home": A_FEW}
    assert await house.go_on() == {"workshop2": PEOPLE, "home": A_FEW}


async def test_what_is_most_urgent_comes_first_and_there_is_a_most(
    store: Store,
) -> None:
    two = (coming("workshop3", LIVE), coming("workshop2", TOMORROW))
    house = House(store, *two, kernels_ahead=PEOPLE + A_FEW + 5)
    assert await house.go_on() == {"workshop3": PEOPLE, "home": A_FEW, "workshop2": 5}


async def test_two_cohorts_at_one_workshop_are_both_thought_of(store: Store) -> None:
    other = replace(coming("workshop2", TOMORROW), cohort="b", people=7)
    house = House(store, coming("workshop2", LIVE), other)
    assert (await house.go_on())["workshop2"] == PEOPLE + 7


async def test_with_those_who_are_here_there_are_no_more_than_there_may_be(
    store: Store,
) -> None:
    house = House(store, coming("workshop2", LIVE), kernels_in_total=12)
    await house.go_on()
    house.come(10)
    assert await house.go_on() == {"workshop2": 2}


async def test_zero_makes_none(store: Store) -> None:
    house = House(store, coming("workshop2", LIVE), kernels_ahead=0)
    assert await house.go_on() == {}
    await house.ahead.keep()  # it has nothing to do, and is done


async def test_none_is_made_while_half_of_the_free_memory_is_not_left(
    store: Store,
) -> None:
    house = House(store, coming("workshop2", LIVE))
    house.free = 2 * RESERVE
    assert await house.go_on() == {}
    house.free += 1
    assert await house.go_on(3) == {"workshop2": 3}


async def test_when_memory_is_short_they_give_way_before_pages_that_were_left(
    store: Store,
) -> None:
    house = House(store, coming("workshop2", LIVE))
    await house.go_on()
    house.free = RESERVE - 1
    await house.kernels.relieve()
    assert await house.go_on() == {}
    assert not house.ahead.give_way()


async def test_none_is_made_while_somebody_opens_a_page_or_a_notebook_is_executed(
    store: Store,
) -> None:
    house = House(store, coming("workshop2", LIVE))
    house.outlines.is_preparing = True
    assert await house.go_on() == {}
    house.outlines.is_preparing = False
    house.kernels._starting = 1
    assert await house.go_on() == {}
    house.kernels._starting = 0
    assert await house.go_on(1) == {"workshop2": 1}


async def test_a_notebook_that_is_not_ready_keeps_no_other_waiting(
    store: Store,
) -> None:
    house = House(store, coming("workshop2", LIVE), coming("workshop3", TOMORROW))
    del house.outlines.made["workshop2"]
    assert await house.go_on() == {"workshop3": PEOPLE, "home": A_FEW}


async def test_a_template_that_cannot_says_so_and_one_that_ended_does_not(
    store: Store,
) -> None:
    house = House(store, coming("workshop2", LIVE))
    failing = house.outlines.made["workshop2"] = Template(fails=True)
    with pytest.raises(TemplateError):
        await house.go_on(1)
    failing.alive = False
    assert await house.go_on(1) == {}
