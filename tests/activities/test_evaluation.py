"""The form that asks how it was: when it opens, what is kept, what may be quoted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.activities.conftest import People, attached
from tests.activities.examples import evaluation
from tests.activities.talking import save, say
from tests.first_year import YEAR
from toolkit.activities.evaluation.opening import REMINDED_FOR, is_recent, opens_at
from toolkit.model import Sharing
from toolkit.model.consent import Purpose

GIVEN = {"given": {"keep": {"text": "The cards"}, "good-use": {"chosen": [3]}}}


def test_it_is_kept_as_a_vote_is_whatever_the_page_asks_for(people: People) -> None:
    seat = people.seat()
    activity = attached(evaluation(), seat)
    assert "saved" in save(activity, GIVEN, sharing=Sharing.COHORT)
    kept = seat.response("evaluation", "end-1")
    assert kept is not None
    assert kept.sharing is Sharing.PRIVATE
    assert kept.value["words"] == {"good-use": ["4"]}


def test_a_text_may_be_quoted_until_that_is_taken_back(people: People) -> None:
    seat = people.seat()
    activity = attached(evaluation(), seat)
    asked = {"do": "quote", "question": "keep", "write": "w1"}
    assert say(activity, {**asked, "agreed": True}) == [{"re": "w1", "done": True}]
    assert list(activity.room["agreed"]) == ["keep"]
    (given,) = seat.consents.standing(Purpose.QUOTE, "evaluation").values()
    assert given.activity == "end-1.keep"
    assert given.wording == "This may be quoted in a report, with my role and no name."
    assert say(activity, {**asked, "write": "w2", "agreed": False})[0]["done"]
    assert activity.room["agreed"] == {}
    assert not seat.consents.standing(Purpose.QUOTE, "evaluation")


def test_only_a_text_of_this_form_can_be_agreed_to(people: People) -> None:
    seat = people.seat()
    activity = attached(evaluation(), seat)
    for question in ("good-use", "nothing", None):
        message = {"do": "quote", "question": question, "agreed": True, "write": "w"}
        assert "refused" in say(activity, message)[0]
    assert not seat.consents.ever()


def test_it_opens_at_the_end_of_its_workshop_or_so_long_after_or_before() -> None:
    plans = YEAR.workshops
    ends = plans[0].when.ends
    face = evaluation(after=plans[0].name).face
    assert opens_at(face, plans) == ends
    later = evaluation(after=plans[0].name, weeks=13).face
    assert opens_at(later, plans) == ends + timedelta(weeks=13)
    early = evaluation(after=plans[0].name, early=10).face
    assert opens_at(early, plans) == ends - timedelta(minutes=10)
    undated = [replace(plan, when=None) for plan in plans]
    assert opens_at(face, undated) is None


def test_one_is_reminded_of_it_for_two_weeks() -> None:
    opens = datetime(2023, 1, 27, 16, tzinfo=UTC)
    moments = {
        opens - timedelta(seconds=1): False,
        opens: True,
        opens + REMINDED_FOR - timedelta(seconds=1): True,
        opens + REMINDED_FOR: False,
    }
    for now, is_asked in moments.items():
        assert is_recent(opens, now) is is_asked
    assert not is_recent(None, opens)
