"""What others share with whom: counted without a word, and read by the same rule."""

from __future__ import annotations

from itertools import cycle

import pytest

from tests.seat.room import READERS, Room, answer
from toolkit.model import PROGRAMME, Sharing, showing
from toolkit.seat import Seat

HOPE = ("workshop1", "hope")


def counted(seat: Seat) -> set[str]:
    found = seat.others.counted("workshop1", PROGRAMME).get(HOPE)
    return set() if found is None else {*found.group, *found.others}


def read(seat: Seat) -> set[str]:
    answers = seat.others.answers("workshop1", ["hope"])
    return {shared.author.person.id for shared in answers}


@pytest.mark.parametrize("sharing", Sharing)
def test_exactly_those_who_should_are_told_and_may_read(
    room: Room, sharing: Sharing
) -> None:
    answer(room.author, "That they ask", sharing)
    author = {room.author.person.id}
    for name, reader in vars(room).items():
        expected = author if name in READERS[sharing] else set()
        assert (name, counted(reader), read(reader)) == (name, expected, expected)


def test_what_is_counted_is_what_is_read_whoever_shares_what(room: Room) -> None:
    people = [room.author, room.partner, room.stranger, room.facilitator]
    for number, (one, level) in enumerate(zip(cycle(people), [*Sharing] * 4)):
        answer(one, f"Answer {number}", level, based_on=number // 4)
        for reader in (*people, room.visitor):
            assert counted(reader) == read(reader)


def test_ones_own_group_is_told_apart_from_everybody_else(room: Room) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    near = room.partner.others.counted("workshop1")[HOPE]
    far = room.stranger.others.counted("workshop1")[HOPE]
    author = {room.author.person.id}
    assert (near.group, near.others) == (author, set())
    assert (far.group, far.others) == (set(), author)
    (shared,) = room.partner.others.answers("workshop1", ["hope"])
    assert room.partner.others.is_near(shared)
    assert not room.stranger.others.is_near(shared)


def test_who_has_no_group_shares_none_with_others_who_have_none(room: Room) -> None:
    answer(room.facilitator, "To the cohort", Sharing.COHORT)
    lonely = room.facilitator.others
    assert not any(map(lonely.is_near, lonely.answers("workshop1", ["hope"])))
    answer(room.author, "To the group", Sharing.GROUP)
    found = room.facilitator.others.counted("workshop1")[HOPE]
    assert (found.group, found.others) == (set(), {room.author.person.id})


def test_an_answer_that_was_emptied_is_neither_counted_nor_read(room: Room) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    answer(room.author, " ", Sharing.COHORT, based_on=1)
    assert counted(room.partner) == read(room.partner) == set()


def test_what_a_facilitator_took_off_the_walls_is_nowhere(room: Room) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    key = f"hope/{room.author.person.id}"
    room.facilitator.pace.steer(
        "workshop1", lambda pace: showing.hide(pace, key, reason=""), activity="hope"
    )
    room.partner.changes()
    for reader in (room.partner, room.facilitator):
        assert counted(reader) == read(reader) == set()
