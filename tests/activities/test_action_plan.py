"""The action plan: its one value, earlier words, print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.activities.conftest import WORKSHOP, People, attached, of_year
from tests.activities.talking import anything, save, say, writes
from tests.first_year import YEAR
from toolkit.activities import ActionPlan, printed_blocks
from toolkit.activities.action_plan.action_plan import MOST_ACTIONS, MOST_AIMS
from toolkit.activities.base.blocks import Empty
from toolkit.activities.base.rewording import reword
from toolkit.errors import AuthoringError
from toolkit.model import PROGRAMME, Sharing
from toolkit.programme.wording import PLAIN, Wording
from toolkit.seat import Seat
from toolkit.store import Store

ACTION: dict[str, Any] = {
    "action": "Swap one lesson",
    "lead": "Second in department",
    "help": "AB",
    "by": "2023-05-12",
    "resources": "One hour of cover",
    "measure": "Books show one table",
    "rag": "amber",
    "reason": "Two of five have swapped",
    "reviews": [{"date": "2023-05-01", "note": "Two swapped"}],
}
PLAN: dict[str, Any] = {
    "hope": "Every pupil can say why.",
    "evidence": "Pupils say they feel stuck.",
    "aims": [{"aim": "Explain ratio", "codes": "C3; PU2", "actions": [ACTION]}],
    "stop": "No change by Easter.",
}


def answer(seat: Seat, activity: str, value: object) -> None:
    seat.save(
        WORKSHOP,
        activity,
        value,
        sharing=Sharing.PRIVATE,
        based_on=0,
        write=uuid4().hex,
        prompt="Earlier",
    )


def test_a_whole_plan_is_kept_as_it_was_written(people: People) -> None:
    seat = people.seat()
    save(attached(of_year(ActionPlan()), seat), PLAN)
    assert seat.responses(PROGRAMME)["action-plan"].value == PLAN


def test_one_sentence_is_a_plan(people: People) -> None:
    plan = attached(of_year(ActionPlan()), people.seat())
    assert "saved" in save(plan, {"hope": "Every pupil can say why."})
    assert plan.answers[""]["value"] == {
        "hope": "Every pupil can say why.",
        "evidence": "",
        "aims": [],
        "stop": "",
    }


@pytest.mark.parametrize(
    ("hostile", "words"),
    [
        ({"aims": [{}] * (MOST_AIMS + 1)}, "room for 3 aims"),
        ({"aims": [{"actions": [{}] * (MOST_ACTIONS + 1)}]}, "room for 12 actions"),
        ({"aims": [{"actions": [{"rag": "purple"}]}]}, "Reload"),
        ({"aims": [{"actions": [{"by": "soon"}]}]}, "date"),
        ({"aims": {"aim": "x"}}, "Reload"),
    ],
)
def test_what_does_not_fit_a_plan_is_refused(
    people: People, hostile: object, words: str
) -> None:
    seat = people.seat()
    reply = save(attached(of_year(ActionPlan()), seat), hostile)
    assert words in reply["refused"]
    assert seat.responses(PROGRAMME) == {}


def test_earlier_words_are_offered_and_never_put_in(people: People) -> None:
    seat = people.seat()
    answer(seat, "hope", {"text": "Pupils who ask why."})
    plan = attached(of_year(ActionPlan(prefill={"hope": (WORKSHOP, "hope")})), seat)
    assert plan.room["words"] == {
        "hope": {"source": "Workshop 1", "words": "Pupils who ask why."}
    }
    assert plan.answers[""]["value"] is None


def test_words_written_meanwhile_are_offered_too(people: People) -> None:
    seat = people.seat()
    plan = attached(
        of_year(ActionPlan(prefill={"aim": (WORKSHOP, "task.first-aim")})), seat
    )
    assert plan.room["words"] == {}
    answer(people.again(seat), "task.first-aim", "By July, pupils will explain.")
    for event in seat.changes():
        plan.on_event(event)
    assert plan.room["words"]["aim"]["words"] == "By July, pupils will explain."


def test_nobody_is_offered_another_persons_words(people: People) -> None:
    answer(people.seat(), "hope", {"text": "Somebody else's hope."})
    plan = attached(
        of_year(ActionPlan(prefill={"hope": (WORKSHOP, "hope")})), people.seat()
    )
    assert plan.room["words"] == {}


def test_authors_are_told_what_can_start_from_earlier_words() -> None:
    with pytest.raises(AuthoringError, match="hope, evidence, aim"):
        ActionPlan(prefill={"dream": (WORKSHOP, "hope")})


def test_print_has_the_plan_in_the_order_it_is_read() -> None:
    blocks = printed_blocks(ActionPlan().face, {"": PLAN})
    assert [block.label for block in blocks] == [
        "Hope and vision line",
        "Evidence of need",
        "Aim 1",
        "Aim 1: audit statement and outcome codes",
        "Aim 1: actions",
        "Aim 1: review notes",
        "What would make us stop",
    ]
    (row,) = blocks[4].rows
    assert row[1:3] == ["Second in department\nwith AB", "Friday 12 May 2023"]
    assert row[5] == "Amber: under way\nTwo of five have swapped"
    assert blocks[5].items == ["Monday 1 May 2023: Swap one lesson: Two swapped"]


def test_a_plan_not_begun_prints_as_not_answered() -> None:
    blank = {"hope": "", "evidence": " ", "aims": [{"aim": "", "codes": ""}]}
    for value in (None, blank):
        assert printed_blocks(ActionPlan().face, {"": value}) == [Empty()]


@pytest.fixture
def plan_on_sqlite(sqlite_url: str) -> Iterator[ActionPlan]:
    with Store.open(sqlite_url) as store:
        yield attached(of_year(ActionPlan()), People(store).seat())


ACTIONS = anything(*ACTION, "date", "note")
AIMS = st.fixed_dictionaries({}, optional={"aim": anything(), "actions": ACTIONS})
VALUES = st.fixed_dictionaries(
    {}, optional={"hope": anything(), "aims": st.lists(AIMS, max_size=4) | ACTIONS}
)


@given(value=VALUES | anything(*PLAN), write=writes)
def test_whatever_a_browser_sends_nothing_unchecked_is_kept(
    plan_on_sqlite: ActionPlan, value: object, write: str
) -> None:
    plan = plan_on_sqlite
    base = plan.answers[""]["version"]
    message = {"do": "save", "value": value, "based_on": base, "write": write}
    say(plan, {**message, "sharing": "private"})
    assert plan.seat is not None
    for response in plan.seat.responses(PROGRAMME).values():
        assert plan.check(response.value, part="") == response.value
        printed_blocks(plan.face, {"": response.value})


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        (YEAR.wording, ("change in teaching", "in teachers' practice", "C3; PR3, PU2")),
        (
            PLAIN,
            ("change in practice", "in colleagues' practice", "Those that this aim"),
        ),
    ],
)
def test_hints_are_in_the_words_of_the_programme(
    wording: Wording, said: tuple[str, ...]
) -> None:
    plan = ActionPlan()
    reword(plan, wording)
    assert [hint for hint in said if hint not in str(plan._esm)] == []
