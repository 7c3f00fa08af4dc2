"""Rights: who may read and write what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.seat.room import READERS, Room, answer
from tests.type_checker import refused
from toolkit.errors import AnswerError, PermissionRefusedError
from toolkit.model import LIMIT_ANSWER, Conflict, Sharing
from toolkit.model.wall import wall_key
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store


@pytest.mark.parametrize("sharing", Sharing)
def test_only_those_its_author_chose_read_an_answer(
    room: Room, sharing: Sharing
) -> None:
    answer(room.author, "A hope", sharing)
    readers = {
        name
        for name, seat in vars(room).items()
        if [s.response.value for s in seat.wall.shared("workshop1", "hope")]
        == ["A hope"]
    }
    assert readers == READERS[sharing]


def test_a_choice_taken_back_closes_the_answer_again(room: Room) -> None:
    answer(room.author, "Open", Sharing.COHORT)
    answer(room.author, "Closed", Sharing.PRIVATE, based_on=1)
    assert room.partner.wall.shared("workshop1", "hope") == ()


def test_two_people_without_a_group_are_not_in_the_same_group(store: Store) -> None:
    store.cohorts.add("here", "Here")
    one, two = (
        Seat(store.people.add("here", name=name), store=store, channel=SilentChannel())
        for name in ("Participant 1", "Participant 2")
    )
    answer(one, "A hope", Sharing.GROUP)
    assert two.wall.shared("workshop1", "hope") == ()


def test_counts_come_from_participants_and_carry_no_names(room: Room) -> None:
    answer(room.author, "Ready", Sharing.PRIVATE)
    answer(room.facilitator, "Not yet", Sharing.COHORT)
    assert room.stranger.wall.all_values("workshop1", "hope") == ["Ready"]


def test_only_a_facilitator_reveals_results(room: Room) -> None:
    with pytest.raises(PermissionRefusedError, match="Only a facilitator"):
        room.author.pace.reveal("workshop1", "ready", revealed=True)
    room.facilitator.pace.reveal("workshop1", "ready", revealed=True)
    assert room.author.pace.of("workshop1").revealed == {"ready"}
    room.facilitator.pace.reveal("workshop1", "ready", revealed=False)
    room.author.changes()
    assert room.author.pace.of("workshop1").revealed == frozenset()


def test_two_facilitators_steer_without_undoing_each_other(
    room: Room, store: Store
) -> None:
    other = Seat(room.facilitator.seating, store=store, channel=SilentChannel())
    assert other.pace.of("workshop1").section is None
    room.facilitator.pace.steer(
        "workshop1", lambda pace: replace(pace, section="Arrive")
    )
    kept = other.pace.steer("workshop1", lambda pace: replace(pace, paused=True))
    assert (kept.section, kept.paused) == ("Arrive", True)


def test_a_participant_steers_nothing(room: Room) -> None:
    with pytest.raises(PermissionRefusedError, match="Only a facilitator"):
        room.author.pace.steer(
            "workshop1", lambda pace: replace(pace, section="Arrive")
        )
    assert not room.author.pace.of("workshop1").is_live


def test_an_answer_taken_off_the_wall_is_seen_by_nobody_else(room: Room) -> None:
    answer(room.author, "A hope", Sharing.COHORT)
    (shared,) = room.stranger.wall.shared("workshop1", "hope")
    off = frozenset({wall_key(shared)})
    room.facilitator.pace.steer("workshop1", lambda pace: replace(pace, hidden=off))
    for seat in (room.stranger, room.facilitator):
        seat.changes()
        assert seat.wall.shared("workshop1", "hope") == ()
        assert seat.wall.shared_in("workshop1") == ()
    assert room.facilitator.wall.shared_in("workshop1", hidden=True) == (shared,)


def test_only_authors_and_facilitators_are_told_why_an_answer_is_off(
    room: Room,
) -> None:
    answer(room.author, "A hope", Sharing.COHORT)
    answer(room.partner, "Another", Sharing.COHORT)
    reasons = {}
    for shared in room.facilitator.wall.shared("workshop1", "hope"):
        reasons[wall_key(shared)] = f"Because of {shared.response.value}"
        room.facilitator.wall.hide(shared, reason=reasons[wall_key(shared)])
    told = {
        name: seat.wall.why_hidden("workshop1") for name, seat in vars(room).items()
    }
    (ours,) = (key for key, why in reasons.items() if why == "Because of A hope")
    assert told["author"] == {ours: "Because of A hope"}
    assert told["partner"] == {k: v for k, v in reasons.items() if k != ours}
    assert told["facilitator"] == reasons
    assert (told["stranger"], told["visitor"]) == ({}, {})


@pytest.mark.parametrize("sharing", Sharing)
def test_a_whole_workshop_is_read_by_the_same_rights(
    room: Room, sharing: Sharing
) -> None:
    answer(room.author, "A hope", sharing)
    readers = {
        name
        for name, seat in vars(room).items()
        if [s.response.value for s in seat.wall.shared_in("workshop1")] == ["A hope"]
    }
    assert readers == READERS[sharing]


def test_an_answer_beyond_the_limit_is_refused_and_the_old_one_stands(
    room: Room,
) -> None:
    answer(room.author, "Short", Sharing.PRIVATE)
    with pytest.raises(AnswerError, match="too long to keep"):
        answer(room.author, "x" * LIMIT_ANSWER, Sharing.PRIVATE, based_on=1)
    kept = room.author.response("workshop1", "hope")
    assert kept is not None
    assert kept.value == "Short"


def test_a_second_device_never_overwrites_the_first(room: Room) -> None:
    answer(room.author, "From the phone", Sharing.PRIVATE)
    late = answer(room.author, "From the laptop", Sharing.PRIVATE, based_on=0)
    assert isinstance(late, Conflict)
    assert (late.current.value, late.yours.value) == (
        "From the phone",
        "From the laptop",
    )


def test_changes_are_told_once(room: Room) -> None:
    answer(room.author, "A hope", Sharing.COHORT)
    assert [event.activity for event in room.partner.changes()] == ["hope"]
    assert room.partner.changes() == ()
    assert room.visitor.changes() == ()


WRITTEN = """
from toolkit.model import Seating
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store

def sit(seating: Seating, store: Store) -> None:
    Seat(seating, store=store, channel=SilentChannel())
    Seat(seating, stor=store, chanel=2)
"""


def test_mypy_refuses_a_misspelt_keyword_to_a_seat(tmp_path: Path) -> None:
    said = refused(WRITTEN, tmp_path)
    assert {line.split(":")[0] for line in said} == {"8"}
    assert '8: error: Unexpected keyword argument "stor"' in said[0]
