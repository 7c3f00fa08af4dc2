"""One invented participant walks through the whole year, typing everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.filling import fill
from tests.browser.people import Guest, Room
from tests.browser.walking import activity
from tests.chromium import PATIENCE
from tests.first_year import read_asked
from tests.year.written import Written, whole_year
from toolkit.activities.base.sharing import SHARING_LABELS
from toolkit.model import Sharing
from toolkit.model.contents import Asked

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WRITTEN = [one for one in whole_year() if one.participant == 1]


def by_activity(name: str) -> dict[str, Written]:
    """The parts of what the participant writes to an activity, by part."""
    parts = {}
    for one in WRITTEN:
        activity, _, part = one.activity.partition(".")
        if activity == name:
            parts[part] = one
    return parts


def share(place: Locator, asked: Asked, parts: Mapping[str, Written]) -> None:
    """Choose who sees each part, where that is not as proposed."""
    chooser = place.get_by_label("Who will see this")
    for part, written in parts.items():
        label = SHARING_LABELS[Sharing(written.sharing)]
        at = chooser.nth(asked.parts.index(part))
        if at.count() and at.input_value() != written.sharing:
            at.select_option(label=label)


def not_kept(
    guest: Guest, room: Room, workshop: str, parts: Mapping[str, Written]
) -> dict[str, Any]:
    """What was typed and is not, word for word, in the database after a while."""
    missing: dict[str, Any] = dict(parts)
    for _ in range(PATIENCE // 100):
        kept = room.live.store.responses.of(
            room.cohort, workshop, guest.seating.person.id
        )
        missing = {
            name: (written.value, found and found.value)
            for name, written in parts.items()
            if (found := kept.get(name)) is None
            or found.value != written.value
            or found.sharing != written.sharing
        }
        if not missing:
            break
        guest.page.wait_for_timeout(100)
    return missing


def walk_through(
    guest: Guest, room: Room, workshop: str, *, done: set[str]
) -> dict[str, Any]:
    """Answer everything in the workshop that is not yet; what was not kept."""
    typed: dict[str, dict[str, Written]] = defaultdict(dict)
    guest.page.goto(f"{room.live.base}/workshop/{workshop}")
    for asked in read_asked(room.live.data / "contents", workshop):
        parts = by_activity(asked.name)
        address = f"{asked.workshop}/{asked.name}"
        if not parts or address in done:
            continue
        done.add(address)
        place = activity(guest.page, asked.prompt)
        expect(place).to_be_visible()
        values = {part: written.value for part, written in parts.items()}
        fill(place, asked.face, values)
        share(place, asked, parts)
        typed[asked.workshop] |= {one.activity: one for one in parts.values()}
    missing: dict[str, Any] = {}
    for where, written in typed.items():
        missing |= not_kept(guest, room, where, written)
    return missing


def test_a_participant_writes_the_whole_year_and_takes_it_away(room: Room) -> None:
    guest = room.joined(room.seat("Participant 201", group="Group 1"))
    done: set[str] = set()
    by_workshop = defaultdict(int)
    for one in WRITTEN:
        by_workshop[one.workshop] += 1
    workshops = [name for name in by_workshop if name.startswith("workshop")]
    room.prepared(*(f"/workshop/{workshop}" for workshop in workshops))
    for workshop in workshops:
        assert walk_through(guest, room, workshop, done=done) == {}
    store, person = room.live.store, guest.seating.person.id
    for workshop, count in by_workshop.items():
        assert len(store.responses.of(room.cohort, workshop, person)) == count
