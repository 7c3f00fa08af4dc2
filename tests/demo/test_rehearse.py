"""A room of invented people at a real server."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.serving import COHORT, PATIENCE, WORKSHOP, LiveServer
from toolkit.activities import Reflection
from toolkit.demo import rehearse
from toolkit.demo.player import Player, Temper
from toolkit.demo.rehearse import (
    A_WHILE,
    Rehearsal,
    RehearsalError,
    Room,
    find_server,
    prepare_room,
    remove_rooms,
    temper_of,
)
from toolkit.demo.speech import plain_speech
from toolkit.demo.tally import Tally
from toolkit.demo.writer import in_pieces
from toolkit.model import Pace
from toolkit.model.contents import Asked, read_contents
from toolkit.server.site import now
from toolkit.settings import Settings

ANSWERED = {"ready", "worries", "hope"}


@pytest.fixture
def settings(live_server: LiveServer) -> Settings:
    port = urlsplit(live_server.base).port
    return Settings(data=live_server.data, port=port)


@pytest.fixture
def room(live_server: LiveServer) -> Iterator[Room]:
    store = live_server.store
    yield prepare_room(store, workshop=WORKSHOP, people=4, at=now(), hours=1)
    remove_rooms(store)


def said(live: LiveServer, room: Room, activity: str) -> int:
    return len(live.store.responses.to(room.cohort.id, WORKSHOP, activity))


async def perform_until(
    rehearsal: Rehearsal,
    live: LiveServer,
    room: Room,
    *,
    answered: set[str],
    meanwhile: Callable[[], object] = lambda: None,
) -> Tally:
    """Rehearse until everybody has said something to each of these activities."""
    performing = asyncio.create_task(rehearsal.perform(seconds=PATIENCE))
    while any(said(live, room, activity) < 4 for activity in answered):
        await asyncio.wait([performing], timeout=0.1)
        assert not performing.done(), rehearsal.tally
        meanwhile()
    performing.cancel()
    await asyncio.wait([performing])
    return rehearsal.tally


def open_second(live: LiveServer, room: Room) -> None:
    """Open the second section once everybody has answered the first."""
    pace = live.store.pace.of(room.cohort.id, WORKSHOP)
    if said(live, room, "ready") == 4 and not pace.is_live:
        live.store.pace.save(replace(pace, section="section-2"))


async def test_invented_people_join_and_answer_everything(
    live_server: LiveServer, room: Room, settings: Settings
) -> None:
    rehearsal = Rehearsal(room, store=live_server.store, settings=settings, pause=0.1)
    tally = await perform_until(
        rehearsal,
        live_server,
        room,
        answered=ANSWERED,
        meanwhile=lambda: open_second(live_server, room),
    )
    assert tally.refused == []
    assert all(live_server.store.tokens.has_signed_in(s.id) for s in room.participants)
    assert str(tally.kept) in tally.told()


async def test_invented_people_keep_to_the_section_that_is_on(
    live_server: LiveServer, room: Room, settings: Settings
) -> None:
    pace = Pace(room.cohort.id, WORKSHOP, section="section-2")
    live_server.store.pace.save(pace)
    rehearsal = Rehearsal(room, store=live_server.store, settings=settings, pause=0.1)
    kept_to = {"worries", "hope"}
    await perform_until(rehearsal, live_server, room, answered=kept_to)
    assert said(live_server, room, "ready") == 0


async def test_a_rehearsal_leaves_real_cohorts_alone_and_nothing_behind(
    live_server: LiveServer, room: Room, settings: Settings
) -> None:
    store = live_server.store
    before = (store.people.roster(COHORT), store.events.last(COHORT))
    rehearsal = Rehearsal(room, store=store, settings=settings, pause=0.1)
    await perform_until(rehearsal, live_server, room, answered={"ready"})
    assert remove_rooms(store) == 1
    assert (store.people.roster(COHORT), store.events.last(COHORT)) == before
    assert store.cohorts.find(room.cohort.id) is None


async def test_a_rehearsal_waits_until_its_workshop_is_prepared(
    live_server: LiveServer,
    room: Room,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found = iter([(), (), read_contents(settings.contents, WORKSHOP)])
    monkeypatch.setattr(rehearse, "read_contents", lambda *_place: next(found))
    monkeypatch.setattr(rehearse, "LOOK_EVERY", 0.05)
    rehearsal = Rehearsal(room, store=live_server.store, settings=settings, pause=0.1)
    await perform_until(rehearsal, live_server, room, answered={"ready"})
    assert next(found, None) is None


async def test_a_workshop_that_is_never_prepared_is_not_rehearsed(
    live_server: LiveServer,
    room: Room,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rehearse, "read_contents", lambda *_place: ())
    monkeypatch.setattr(rehearse, "PREPARING", 0.0)
    monkeypatch.setattr(rehearse, "LOOK_EVERY", 0.01)
    rehearsal = Rehearsal(room, store=live_server.store, settings=settings, pause=0.1)
    with pytest.raises(RehearsalError, match="as a facilitator"):
        await rehearsal.perform(seconds=1)


async def test_without_a_server_a_rehearsal_says_how_to_start_one(
    settings: Settings,
) -> None:
    with pytest.raises(RehearsalError, match="toolkit serve"):
        await find_server(replace(settings, port=9).here)


def test_of_thirty_people_most_stay_and_some_do_not() -> None:
    tempers = [temper_of(number, pause=1) for number in range(1, 31)]
    stays = [temper.stays for temper in tempers]
    assert (stays.count(0), stays.count(A_WHILE), stays.count(None)) == (2, 2, 26)
    assert sum(temper.drops > 0.1 for temper in tempers) == 5


ASKED = [("section-1", "ready"), ("section-2", "worries"), ("section-3", "hope")]


def player(*, stays: int | None = None, pause: float = 0) -> Player:
    """Somebody whose page asks one thing in each section, and who never waits."""
    asks = tuple(
        Asked(WORKSHOP, name, "reflection", name, section, (), ("",), face_of(name))
        for section, name in ASKED
    )
    made = Player(
        "/join/x", base="http://127.0.0.1:9", workshop=WORKSHOP, asks=asks,
        temper=Temper(arrives=0, pause=pause, stays=stays), number=1, tally=Tally(),
        speech=plain_speech(),
    )  # fmt: skip
    made._visitor.states = {a.name: {"state": {"face": a.face}} for a in asks}
    return made


def face_of(name: str) -> dict[str, Any]:
    return {**Reflection(name, name).at(WORKSHOP).face}


@pytest.mark.parametrize(("section", "asked"), [(None, "ready"), *ASKED])
def test_before_live_time_invented_people_answer_the_first_section_alone(
    section: str | None, asked: str
) -> None:
    somebody = player()
    somebody.follow(section)
    name, _wanted = somebody._next() or ("", [])
    assert name == asked
    somebody._done.add(asked)
    assert somebody._next() is None


async def test_who_leaves_early_stays_until_live_time_and_a_while_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    somebody = player(stays=A_WHILE)
    turns = itertools.count(1)

    async def once() -> None:
        if next(turns) == 4 * A_WHILE:
            somebody.follow("section-1")

    monkeypatch.setattr(somebody, "_once", once)
    await somebody.play()
    assert next(turns) == 5 * A_WHILE + 1


def test_a_long_text_grows_to_its_whole_and_a_choice_is_made_at_once() -> None:
    chance = Random(1)  # noqa: S311 - nobody's secret hangs on it
    text = {"choice": 1, "text": "We agree that pupils should explain a method."}
    *pieces, whole = in_pieces(text, chance)
    assert whole == text
    assert all(text["text"].startswith(piece["text"]) for piece in pieces)
    assert list(in_pieces({"chosen": [1]}, chance)) == [{"chosen": [1]}]


async def test_who_waits_begins_soon_in_a_section_that_is_opened(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("toolkit.demo.player.SOON", 0)
    somebody = player(pause=10 * PATIENCE)
    waiting = asyncio.create_task(somebody._rest())
    await asyncio.sleep(0)  # one turn of the loop: they wait now
    somebody.follow("section-2")
    await asyncio.wait_for(waiting, PATIENCE)


async def test_who_loses_the_line_for_a_moment_goes_on_where_they_were(
    live_server: LiveServer, room: Room, settings: Settings
) -> None:
    rehearsal = Rehearsal(room, store=live_server.store, settings=settings, pause=0)
    somebody = rehearsal._player(1, read_contents(settings.contents, WORKSHOP))
    await somebody._arrive()
    kernel = somebody._visitor.kernel_id
    await somebody._blip()
    await somebody._answer_next()
    assert somebody._visitor.kernel_id == kernel
    assert said(live_server, room, "ready") == 1
    assert rehearsal.tally.drops == 1
    await somebody.leave()


def test_of_thirty_people_one_has_blips_and_some_turn_to_other_pages() -> None:
    tempers = [temper_of(number, pause=1) for number in range(1, 31)]
    assert [temper.blips > 0 for temper in tempers].count(True) == 1
    assert {temper.errand for temper in tempers} == {0, 1, 2}
    assert any(temper.away > 1 for temper in tempers)
