"""A whole room of invented people, in a cohort that is thrown away afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random

from tornado.httpclient import AsyncHTTPClient, HTTPRequest

from toolkit.activities import activity_kind
from toolkit.demo.deeds import deeds
from toolkit.demo.fetching import fetched
from toolkit.demo.material import material_of
from toolkit.demo.player import AWAY, Player, Temper
from toolkit.demo.speech import plain_speech
from toolkit.demo.tally import Tally
from toolkit.errors import ToolkitError
from toolkit.model import Cohort, Role, Seating
from toolkit.model.contents import Asked, read_contents
from toolkit.programme import load_programme, opens_for_everyone
from toolkit.seat.links import new_code
from toolkit.server.door.links import new_link
from toolkit.settings import Settings
from toolkit.store import Store
from toolkit.store.cohorts import THROWAWAY

GROUP_OF = 4
SCHOOL_OF = 3
LOOK_EVERY = 1.0
"""Seconds between two looks at where the workshop is."""

A_WHILE = 15
"""Turns after which somebody leaves early: two minutes, with eight seconds each."""

WALK = 10
"""Pauses for which somebody is away who takes a call, at most."""

ERRANDS = 2
"""On how many other pages people write, where there are so many."""

PREPARING = 180.0
"""Seconds that a server which has just started may take to read a notebook."""

NOT_PREPARED = (
    "The server has not prepared this workshop, so nobody could answer anything. Open "
    "its page as a facilitator: if its notebook fails, the page says in which cell."
)


class RehearsalError(ToolkitError):
    """A rehearsal cannot take place; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Room:
    """A cohort of invented people, ready to begin."""

    cohort: Cohort
    workshop: str
    code: str
    facilitators: tuple[Seating, ...]
    participants: tuple[Seating, ...]


def prepare_room(
    store: Store,
    *,
    workshop: str,
    people: int,
    at: datetime,
    hours: int,
    place: str = plain_speech().place,
    told: Callable[[], object] = bool,
) -> Room:
    """Make a throw-away cohort of *people* who work at a *place*, with an open room.

    *told* is called after each of them.
    """
    cohort = store.cohorts.add(
        f"rehearsal-{at:%Y%m%d-%H%M%S-%f}", "Rehearsal", programme=THROWAWAY
    )
    code = new_code()
    until = at + timedelta(hours=hours)
    store.rooms.open(cohort.id, workshop, code=code, expires_at=until)
    return Room(
        cohort=cohort,
        workshop=workshop,
        code=code,
        facilitators=tuple(_facilitator(store, cohort, number) for number in (1, 2)),
        participants=tuple(
            _participant(store, cohort, number, place, told=told)
            for number in range(1, people + 1)
        ),
    )


def _facilitator(store: Store, cohort: Cohort, number: int) -> Seating:
    name = f"Facilitator {number}"
    return store.people.add(cohort.id, name=name, role=Role.FACILITATOR)


def _participant(
    store: Store, cohort: Cohort, number: int, place: str, *, told: Callable[[], object]
) -> Seating:
    seating = store.people.add(
        cohort.id,
        name=f"Participant {number}",
        school=f"{place} {(number - 1) // SCHOOL_OF + 1}",
        group=f"Group {(number - 1) // GROUP_OF + 1}",
    )
    told()
    return seating


def remove_rooms(store: Store) -> int:
    """Remove every throw-away cohort that was left behind; how many there were."""
    left = store.cohorts.throwaways()
    for cohort in left:
        store.cohorts.remove_throwaway(cohort)
    return len(left)


def temper_of(number: int, *, pause: float) -> Temper:
    """How the person with this number is: most stay, some do not.

    One in fifteen never arrives, one in ten leaves a while after live time has started,
    one in six has a poor line, and one in seven is away for a while now and then. One
    in thirty loses the line for a moment and no more. One in five turns once to another
    page on which people write, if the programme has any.
    """
    chance = Random(number)  # noqa: S311 - nobody's secret hangs on it
    stays = 0 if number % 15 == 0 else A_WHILE if number % 10 == 0 else None
    has_poor_line, walks = number % 6 == 0, number % 7 == 4
    return Temper(
        arrives=pause * chance.random(),
        pause=pause,
        drops=0.2 if has_poor_line else 0.05 if walks else 0.01,
        stays=stays,
        away=WALK * pause if walks else pause,
        blips=0.1 if number % 30 == 7 else 0.0,
        errand=1 + number // 5 % ERRANDS if number % 5 == 2 else 0,
    )


class Rehearsal:
    """One performance in *room*. *pause* is between a person's answers, in seconds."""

    def __init__(
        self, room: Room, *, store: Store, settings: Settings, pause: float
    ) -> None:
        self.tally = Tally()
        self._room = room
        self._store = store
        self._settings = settings
        self._pause = pause
        self._speech = material_of(settings.programme).speech

    async def perform(self, *, seconds: float) -> Tally:
        """Let everybody join and take part; what they did, all together."""
        people = len(self._room.participants)
        AsyncHTTPClient.configure(None, max_clients=people + 1)
        asks = await self._asked()
        players = [self._player(number, asks) for number in range(1, people + 1)]
        async with _together(players):
            end = asyncio.get_running_loop().time() + seconds
            while asyncio.get_running_loop().time() < end:
                self._follow_pace(players)
                await asyncio.sleep(LOOK_EVERY)
        return self.tally

    def _follow_pace(self, players: Sequence[Player]) -> None:
        pace = self._store.pace.of(self._room.cohort.id, self._room.workshop)
        for player in players:
            player.follow(pace.section)

    async def _asked(self) -> tuple[Asked, ...]:
        """What the workshop asks; a server that has just started reads it yet."""
        until = asyncio.get_running_loop().time() + PREPARING
        while True:
            asks = read_contents(self._settings.contents, self._room.workshop)
            if asks:
                return asks
            if asyncio.get_running_loop().time() > until:
                raise RehearsalError(NOT_PREPARED)
            await asyncio.sleep(LOOK_EVERY)

    def _player(self, number: int, asks: tuple[Asked, ...]) -> Player:
        settings, workshop = self._settings, self._room.workshop
        seating = self._room.participants[number - 1]
        link = new_link(seating, store=self._store, settings=settings)
        return Player(
            link.removeprefix(settings.here),
            base=settings.here,
            workshop=workshop,
            asks=asks,
            temper=temper_of(number, pause=self._pause),
            number=number,
            tally=self.tally,
            speech=self._speech,
            errands=partial(pages_to_write_on, self._settings),
        )


def pages_to_write_on(settings: Settings) -> tuple[str, ...]:
    """The addresses of other pages on which people write, as far as they are prepared.

    How the workshops were is not asked there and then.
    """
    pages = load_programme(settings.programme).notebooks
    return tuple(
        f"/page/{page.name}"
        for page in pages
        if opens_for_everyone(page)
        and any(map(_is_written, read_contents(settings.contents, page.name)))
    )


def _is_written(asked: Asked) -> bool:
    kind = activity_kind(asked.kind)
    if not kind.is_asked or kind.repeats or kind.is_grouped:
        return False
    return bool(deeds(asked.face, {}, seed=1))


@asynccontextmanager
async def _together(players: Sequence[Player]) -> AsyncIterator[None]:
    """Everybody plays while this is open, and has left afterwards."""
    tasks = [asyncio.create_task(player.play()) for player in players]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.gather(*(p.leave() for p in players), return_exceptions=True)
    for outcome in found:
        if isinstance(outcome, Exception):
            raise outcome


async def find_server(here: str) -> None:
    """Make sure that a server answers at the address *here*.

    Raises:
        RehearsalError: none does.
    """
    try:
        answer = await fetched(HTTPRequest(f"{here}/health", request_timeout=5))
        answer.rethrow()
    except AWAY:
        raise RehearsalError(
            f"No server answers at {here}. Start it in another window with "
            '"toolkit serve", then rehearse again; if it serves at another port, name '
            'that with "toolkit rehearse --port".'
        ) from None
