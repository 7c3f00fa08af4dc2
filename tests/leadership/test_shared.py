"""Shared means seen: every activity and field of the workshops, at every level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.activities.talking import save, say
from tests.workshops.executed import NOTEBOOKS, executed
from toolkit.activities import Activity
from toolkit.activities.base.blocks import Empty
from toolkit.activities.base.prepared import prepare
from toolkit.activities.base.shared_here import Counts
from toolkit.demo.answers import answer_to
from toolkit.model import PROGRAMME, Role, Sharing
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store
from toolkit.written.shown import for_page

pytestmark = pytest.mark.slow

READERS: Mapping[Sharing, set[str]] = {
    Sharing.PRIVATE: set(),
    Sharing.FACILITATORS: {"facilitator"},
    Sharing.GROUP: {"partner", "facilitator"},
    Sharing.COHORT: {"partner", "other", "facilitator"},
}
AUTHOR = "Participant 1"
# What a browser has to record first; the tests of the activity itself share it.
RECORDED = {"talking-points", "voices"}

Pages = dict[str, dict[str, Activity]]


def seats(store: Store) -> dict[str, Seat]:
    here, there = store.cohorts.add("here", "Here"), store.cohorts.add("there", "There")
    people = (
        ("author", here, AUTHOR, Role.PARTICIPANT, "Group 1"),
        ("partner", here, "Participant 2", Role.PARTICIPANT, "Group 1"),
        ("other", here, "Participant 3", Role.PARTICIPANT, "Group 2"),
        ("facilitator", here, "Facilitator 1", Role.FACILITATOR, None),
        ("elsewhere", there, "Participant 9", Role.PARTICIPANT, "Group 1"),
    )
    return {
        part: Seat(
            store.people.add(cohort.id, name=name, role=role, group=group),
            store=store,
            channel=SilentChannel(),
        )
        for part, cohort, name, role, group in people
    }


@pytest.fixture
def pages(store: Store, notebook: Path) -> Iterator[Pages]:
    """The page of *notebook* that each of five people has open, by activity."""
    with ExitStack() as stack:
        found: Pages = {}
        people = seats(store)
        for who, seat in people.items():
            shown = stack.enter_context(executed(notebook))
            for one in shown:
                if one.face.get("together"):
                    pace = people["facilitator"].pace
                    pace.reveal(one.workshop, one.name, revealed=True)
                one.attach(seat, seat.responses(one.workshop))
            found[who] = {activity.address: activity for activity in shown}
        yield found


def read_on(page: Activity) -> list[Any]:
    """What the page can draw of what others share: people, each with their words."""
    seat = page.seat
    assert seat is not None
    page.refresh_room()
    page.count_others(Counts.read(seat, page.workshop, PROGRAMME))
    found: list[Any] = list(page.room["cards"]) if page.shows_others else []
    for scope in page.others:
        asked = {"do": "others", "scope": scope, "most": 250, "write": "ask"}
        (reply,) = say(page, asked)
        count = page.others[scope]["count"]
        assert (len(reply["others"]["people"]), reply["others"]["of"]) == (count, count)
        found += reply["others"]["people"]
    return found


def shares(activity: Activity) -> bool:
    asked = activity.is_asked and activity.levels and activity.kind not in RECORDED
    return bool(asked and not activity.repeats and answer_to(activity.face, seed=1))


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.parent.name)
def test_exactly_those_with_whom_it_is_shared_can_read_it_on_their_page(
    pages: Pages,
) -> None:
    shared = 0
    for address, mine in filter(lambda one: shares(one[1]), pages["author"].items()):
        answer = answer_to(mine.face, seed=1)
        for part, value in answer.items():
            for level in mine.levels:
                kept = save(mine, value, part=part, sharing=level.value)
                assert "saved" in kept, (address, part, kept)
                who = {
                    reader
                    for reader, page in pages.items()
                    if reader != "author"
                    and [one["name"] for one in read_on(page[address])] == [AUTHOR]
                }
                assert (address, part, level, who) == (
                    *(address, part, level),
                    READERS[level],
                )
                shared += 1
            save(mine, value, part=part, sharing="private")
    assert shared > 50


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.parent.name)
def test_what_is_read_is_the_answer_in_its_printed_form(pages: Pages) -> None:
    for address, mine in filter(lambda one: shares(one[1]), pages["author"].items()):
        if Sharing.COHORT not in mine.levels or mine.shows_others:
            continue
        for part, value in answer_to(mine.face, seed=1).items():
            assert "saved" in save(mine, value, part=part, sharing="cohort")
        values = {part: one["value"] for part, one in mine.answers.items()}
        blocks = mine.printed(mine.face, values)
        said = [prepare(one) for one in blocks if not isinstance(one, Empty)]
        (read,) = read_on(pages["other"][address])
        assert (address, read["blocks"]) == (address, for_page(said))
