"""What one's own answers have been: everything that is worth bringing back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.seat.room import Room
from toolkit.errors import OutOfDateError
from toolkit.model import Sharing
from toolkit.model.earlier import AT_ONCE, PAUSE, Earlier
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store

BEGIN = datetime(2023, 1, 20, 10, tzinfo=UTC)


class Writing:
    """Somebody who writes, and whose clock moves when a test says so."""

    def __init__(self, seat: Seat, store: Store) -> None:
        self.time = BEGIN
        self.version = 0
        self.seat = Seat(
            seat.seating, store=store, channel=SilentChannel(), clock=lambda: self.time
        )

    def says(self, text: str, *, after: timedelta = PAUSE * 2, based_on: int = -1):
        self.time += after
        based_on = self.version if based_on < 0 else based_on
        self.version += 1
        return self.seat.save(
            "workshop1",
            "hope",
            text,
            sharing=Sharing.COHORT,
            based_on=based_on,
            write=f"w{self.version}",
            prompt="Hope?",
        )

    def earlier(self, *, before: int | None = None) -> Earlier:
        return self.seat.earlier.of("workshop1", "hope", before=before)


@pytest.fixture
def author(room: Room, store: Store) -> Writing:
    return Writing(room.author, store)


def texts(earlier: Earlier) -> list[str]:
    return [one.response.value for one in earlier.versions]


def test_what_stands_is_not_among_what_was(author: Writing) -> None:
    author.says("first")
    assert author.earlier() == Earlier()
    author.says("second")
    author.says("third")
    assert texts(author.earlier()) == ["second", "first"]


def test_an_answer_never_given_has_nothing_earlier(author: Writing) -> None:
    assert author.earlier() == Earlier()


def test_one_stretch_of_typing_is_one_version(author: Writing) -> None:
    for length in range(1, 30):
        author.says("x" * length, after=timedelta(seconds=1))
    author.says("later")
    assert texts(author.earlier()) == ["x" * 29]


def test_twenty_come_at_a_time(author: Writing) -> None:
    for number in range(AT_ONCE + 6):
        author.says(f"answer {number}")
    newest = author.earlier()
    assert texts(newest) == [f"answer {n}" for n in range(AT_ONCE + 4, 4, -1)]
    assert newest.older
    rest = author.earlier(before=newest.versions[-1].response.version)
    assert texts(rest) == [f"answer {n}" for n in range(4, -1, -1)]
    assert not rest.older


def test_what_another_device_wrote_beside_says_so(author: Writing) -> None:
    author.says("on the laptop")
    author.says("on the phone", based_on=0)
    [beside] = author.earlier().versions
    assert (beside.response.value, beside.beside) == ("on the phone", True)


def test_nobody_reads_what_somebody_elses_answer_was(
    author: Writing, room: Room
) -> None:
    author.says("first")
    author.says("second")
    for other in (room.partner, room.stranger, room.facilitator, room.visitor):
        assert other.earlier.of("workshop1", "hope") == Earlier()


@pytest.mark.parametrize("place", ["", "../hope", "a b", 3])
def test_a_place_that_no_page_names_is_refused(author: Writing, place: str) -> None:
    with pytest.raises(OutOfDateError):
        author.seat.earlier.of("workshop1", place)
