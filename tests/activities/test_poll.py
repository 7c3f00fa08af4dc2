"""Polls and scales: what is counted, for whom, and when."""

from __future__ import annotations

from typing import Any

import pytest

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.examples import poll, slider
from tests.activities.talking import catch_up, printed_of, save, say
from toolkit.activities import Poll, Scale, printed_blocks
from toolkit.errors import AnswerError, AuthoringError
from toolkit.model import Sharing


def scale() -> Scale:
    return Scale("ready", "Ready?", low=1, high=3).at(WORKSHOP)


def voted(people: People, *chosen: int) -> None:
    for index in chosen:
        save(attached(poll(), people.seat()), {"chosen": [index]}, sharing="cohort")


def test_results_are_hidden_from_participants_until_revealed(people: People) -> None:
    voted(people, 0, 2, 2)
    me, facilitator = people.seat(), people.facilitator()
    mine, steering = attached(poll(), me), attached(poll(), facilitator)
    assert mine.room["counts"] is None
    assert steering.room["counts"] == [1, 0, 2]
    say(steering, {"do": "reveal", "revealed": True, "write": "r"})
    catch_up(mine, me)
    assert mine.room["counts"] == [1, 0, 2]


def test_a_participant_cannot_reveal_results(people: People) -> None:
    activity = attached(poll(), people.seat())
    [reply] = say(activity, {"do": "reveal", "revealed": True, "write": "r"})
    assert "Only a facilitator" in reply["refused"]
    assert activity.room["revealed"] is False


def test_an_anonymous_poll_shows_nothing_below_five_answers(people: People) -> None:
    facilitator = people.facilitator()
    facilitator.pace.reveal(WORKSHOP, "ready", revealed=True)
    voted(people, 0, 1, 2, 2)
    assert attached(scale(), people.seat()).room["counts"] is None
    voted(people, 1)
    assert attached(scale(), people.seat()).room["counts"] == [1, 2, 2]


def test_a_vote_is_kept_private_whatever_the_browser_asks(people: People) -> None:
    me = people.seat()
    save(attached(poll(), me), {"chosen": [1]}, sharing="cohort")
    kept = me.response(WORKSHOP, "ready")
    assert kept is not None
    assert kept.sharing is Sharing.PRIVATE
    assert kept.value == {"chosen": [1], "words": ["Nearly"]}


def test_a_facilitators_vote_is_not_counted(people: People) -> None:
    facilitator = people.facilitator()
    activity = attached(poll(), facilitator)
    save(activity, {"chosen": [1]}, sharing="cohort")
    catch_up(activity, facilitator)
    assert activity.room["answered"] == 0


@pytest.mark.parametrize("chosen", [[0, 1], [3], [-1], [True], ["0"], "0", {}, [[0]]])
def test_a_single_choice_refuses_everything_else(chosen: Any) -> None:
    with pytest.raises(AnswerError):
        poll().check({"chosen": chosen}, part="")


def test_a_poll_without_options_says_so_to_its_author() -> None:
    with pytest.raises(AuthoringError, match="at least two options"):
        Poll("ready", "Ready?", options=["Ready"])


def test_an_old_vote_still_prints_when_the_author_shortens_the_scale() -> None:
    face = scale().face
    [printed] = printed_blocks(face, {"": {"chosen": [4], "words": ["5"]}})
    assert printed.value is None


def test_a_long_scale_is_a_slider_and_prints_its_number() -> None:
    activity = slider()
    assert activity.face["mode"] == "slider"
    assert activity.face["bands"] == [[0, 19], [20, 39], [40, 59], [60, 79], [80, 100]]
    [block] = printed_of(activity, {"chosen": [35]})
    assert block.body == "**35**: A number from 0 (None) to 100 (All)."


def test_a_short_scale_stays_a_row_of_points() -> None:
    assert Scale("s", "?").face["mode"] == "scale"
