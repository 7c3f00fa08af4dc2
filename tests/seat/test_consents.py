"""What somebody agrees to with their own seat, and takes back."""

from __future__ import annotations

import pytest

from tests.seat.room import Room
from toolkit.errors import OutOfDateError
from toolkit.model.consent import Purpose
from toolkit.seat import Seat
from toolkit.seat.consents import LIMIT_WORDING

WORDING = "May be quoted, with my role and no name."


def quoted(seat: Seat) -> list[str]:
    return list(seat.consents.standing(Purpose.QUOTE, "evaluation"))


def agree(seat: Seat, wording: str = WORDING) -> None:
    seat.consents.give(Purpose.QUOTE, "evaluation", "end-1.keep", wording=wording)


def test_one_agrees_for_oneself_alone_and_takes_it_back(room: Room) -> None:
    agree(room.author)
    assert quoted(room.author) == ["end-1.keep"]
    assert not quoted(room.stranger)
    # Somebody else's taking back is about what is theirs.
    room.stranger.consents.take_back(Purpose.QUOTE, "evaluation", "end-1.keep")
    assert quoted(room.author) == ["end-1.keep"]
    room.author.consents.take_back(Purpose.QUOTE, "evaluation", "end-1.keep")
    assert not quoted(room.author)
    (kept,) = room.author.consents.ever()
    assert (kept.wording, kept.stands) == (WORDING, False)


def test_agreeing_to_one_purpose_is_not_agreeing_to_another(room: Room) -> None:
    agree(room.author)
    assert not room.author.consents.standing(Purpose.STORY, "evaluation")
    assert not room.author.consents.standing(Purpose.QUOTE, "workshop1")
    room.author.consents.take_back(Purpose.STORY, "evaluation", "end-1.keep")
    assert quoted(room.author) == ["end-1.keep"]


@pytest.mark.parametrize("wording", ["", "w" * (LIMIT_WORDING + 1)])
def test_nobody_agrees_to_words_that_no_page_of_ours_says(
    room: Room, wording: str
) -> None:
    with pytest.raises(OutOfDateError):
        agree(room.author, wording)
    with pytest.raises(OutOfDateError):
        room.author.consents.give(Purpose.QUOTE, "../x", "y", wording=WORDING)
    assert not room.author.consents.ever()
