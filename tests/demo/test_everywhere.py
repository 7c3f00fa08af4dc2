"""Invented people write wherever people write; nothing can be forgotten."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.demo.erased import insist_that_nothing_is_left, mark_everybody
from tests.serving import PATIENCE, LiveServer, free_port, running, wait_for_page
from tests.workshops.executed import NOTEBOOKS, ROOT, executed
from toolkit.activities import Activity, activity_kind
from toolkit.demo import rehearse
from toolkit.demo.deeds import Add, Deed, Write, deeds
from toolkit.demo.rehearse import (
    Rehearsal,
    Room,
    pages_to_write_on,
    prepare_room,
    remove_rooms,
)
from toolkit.files import media_type_of
from toolkit.model import PROGRAMME, ResponseKey
from toolkit.model.contents import Asked, read_contents
from toolkit.model.words_of import is_filled, texts_in
from toolkit.server.site import now
from toolkit.settings import Settings

ERRANDS = ("/page/community", "/page/department")
ALSO = [ROOT / "notebooks" / f"{Path(page).name}.ipynb" for page in ERRANDS]
PEOPLE = 8
EVERY_SEED = range(24)
GROUP = {"group": {"id": "group-1"}, "lines": []}
WORKSHOPS = [path.parent.name for path in NOTEBOOKS]


@pytest.fixture(params=[*NOTEBOOKS, *ALSO], ids=lambda path: str(path.stem))
def asking(request: pytest.FixtureRequest) -> Iterator[list[Activity]]:
    """Whatever one notebook has that asks somebody for something."""
    with executed(request.param) as found:
        yield [one for one in found if one.is_asked and not one.repeats]


def done_at(activity: Activity) -> list[Deed]:
    """What many people do there, all of it."""
    return [d for s in EVERY_SEED for d in deeds(activity.face, GROUP, seed=s)]


def test_wherever_a_notebook_asks_for_something_somebody_writes_in_every_part(
    asking: list[Activity],
) -> None:
    for activity in asking:
        written = {d.part for d in done_at(activity) if isinstance(d, Write)}
        if activity.kind == "board":  # a part for each card, whose id is new
            assert {part.partition(".")[0] for part in written} == {"card"}
        else:
            assert written == set(activity.parts), activity.name


def test_every_box_for_files_gets_one_that_is_kept(asking: list[Activity]) -> None:
    for activity in asking:
        added = {d.part: d for d in done_at(activity) if isinstance(d, Add)}
        boxes = {
            part
            for part in activity.parts
            if activity.takes_file(activity.face, activity.name, field=part)
        }
        assert set(added) == boxes
        for file in added.values():
            assert media_type_of(file.data, name=file.name)


def test_a_group_page_waits_until_there_is_a_group() -> None:
    face = {"kind": "group_page", "name": "causes"}
    assert deeds(face, {"group": None}, seed=1) == []
    assert deeds(face, GROUP, seed=1)


# -- the same at a real server, with the real notebooks ----------------------------


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    data = tmp_path_factory.mktemp("everywhere") / "data"
    with free_port() as port, running(ROOT, data=data, port=port, settings={}) as found:
        facilitator = found.signed_in("Facilitator 1")
        for page in (*(f"/workshop/{name}" for name in WORKSHOPS), *ERRANDS):
            wait_for_page(facilitator, page)
        assert pages_to_write_on(Settings(data=data)) == ERRANDS
        yield found


@pytest.fixture(params=WORKSHOPS)
def room(live: LiveServer, request: pytest.FixtureRequest) -> Iterator[Room]:
    made = prepare_room(
        live.store, workshop=request.param, people=PEOPLE, at=now(), hours=1
    )
    yield made
    remove_rooms(live.store)


@pytest.fixture
def settings(live: LiveServer) -> Settings:
    return Settings(data=live.data, port=urlsplit(live.base).port or 0)


def left_out(live: LiveServer, room: Room, asked: Asked) -> list[str]:
    """The parts of an activity in which nobody of the room has written."""
    store, cohort = live.store, room.cohort.id
    kind = activity_kind(asked.kind)
    if kind.repeats:
        return []
    if kind.by_group:
        pages = store.pages.all(cohort, asked.workshop, asked.name)
        writers = [{line.author.id for line in lines} for lines in pages.values()]
        return [] if any(len(who) > 1 for who in writers) else [asked.name]
    return [
        asked.stored_name(part)
        for part in asked.parts
        if not any(
            is_filled(shared.response.value)
            for shared in store.responses.to(
                cohort, asked.workshop, asked.stored_name(part)
            )
        )
        or not has_file(live, room, asked, part)
    ]


def has_file(live: LiveServer, room: Room, asked: Asked, part: str) -> bool:
    """Whether somebody has added a file where the part has a box for them."""
    kind = activity_kind(asked.kind)
    if not kind.takes_file(asked.face, asked.name, field=part):
        return True
    keys = (
        ResponseKey(room.cohort.id, each.person.id, asked.workshop, asked.name)
        for each in room.participants
    )
    found = (live.store.evidence.of(key) for key in keys)
    return any(file.field == part for files in found for file in files)


async def walk(live: LiveServer, room: Room, rehearsal: Rehearsal) -> None:
    """Open section after section, each once everything is written in the last.

    Then wait until somebody has commented, and written on the other pages.
    """
    asks = read_contents(Settings(data=live.data).contents, room.workshop)
    sections: dict[str, list[Asked]] = defaultdict(list)
    for asked in asks:
        sections[asked.section].append(asked)
    give_up = asyncio.get_running_loop().time() + PATIENCE
    for section, inside in sections.items():
        pace = live.store.pace.of(room.cohort.id, room.workshop)
        live.store.pace.save(replace(pace, section=section))
        while left := [
            name for asked in inside for name in left_out(live, room, asked)
        ]:
            assert asyncio.get_running_loop().time() < give_up, (section, left)
            await asyncio.sleep(0.1)  # between two looks at the state awaited
    elsewhere = {"card", "elements", "voices"}
    while not (rehearsal.tally.comments and elsewhere <= written_elsewhere(live, room)):
        assert asyncio.get_running_loop().time() < give_up, rehearsal.tally
        await asyncio.sleep(0.1)  # between two looks at the state awaited


def written_elsewhere(live: LiveServer, room: Room) -> set[str]:
    """What people have written on other pages, by what its names begin with."""
    store, cohort = live.store, room.cohort.id
    return {
        name.partition(".")[0]
        for each in room.participants
        for place in (PROGRAMME, "community")
        for name in store.responses.of(cohort, place, each.person.id)
    }


@pytest.mark.slow
async def test_a_room_leaves_no_place_empty_and_who_is_erased_then_is_found_nowhere(
    live: LiveServer, room: Room, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearse, "LOOK_EVERY", 0.05)
    mark_everybody(monkeypatch, room.workshop)
    rehearsal = Rehearsal(room, store=live.store, settings=settings, pause=0.05)
    performing = asyncio.create_task(rehearsal.perform(seconds=10 * PATIENCE))
    walking = asyncio.create_task(walk(live, room, rehearsal))
    await asyncio.wait([performing, walking], return_when=asyncio.FIRST_COMPLETED)
    performing.cancel()
    await asyncio.wait([performing])
    await walking
    assert rehearsal.tally.refused == []
    walls = live.store.responses.within(room.cohort.id, room.workshop)
    assert any("frac" in text for one in walls for text in texts_in(one.response.value))
    await asyncio.to_thread(insist_that_nothing_is_left, live, room)
    remove_rooms(live.store)
    assert live.store.checkup().problems == ()
