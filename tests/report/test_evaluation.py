"""The evaluation in frames and report: grouped, without names, and nobody found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.export import pdf as paper
from tests.first_year import PROGRAMME
from tests.report import leaky
from tests.report.test_leaks import leaks_of, rows_of
from toolkit.activities.evaluation.settled import points_of, settle
from toolkit.cohort import Cohort
from toolkit.model import Role
from toolkit.model.consent import Purpose
from toolkit.model.contents import Asked, write_contents
from toolkit.model.erasing import How
from toolkit.model.in_school import offered
from toolkit.report import report_of
from toolkit.report.pdf import pdf_of_report
from toolkit.report.report import HIDDEN, Choice, said
from toolkit.store import Store

FIVE = ["1", "2", "3", "4", "5"]
PEOPLE = 29
"""Who takes part: one of thirty has left."""

GAVE = ["Time", "Cover", "None of these"]
TEXT = "Keep the first ten minutes."
WROTE = {5: TEXT, **{number: f"Text {number}" for number in range(6, 11)}}
Q2 = ("workshop1_launch", "w1-q2-learning-leader")
Q2_AGAIN = ("workshop4", "w4-q1-learning-leader")


def question(name: str, form: str, level: int, **more: Any) -> dict[str, Any]:
    own = {"name": name, "form": form, "label": f"Of {name}.", "level": level}
    return {"sources": [], "sure": False, **own, **more}


FACE = {
    "levels": ["Reaction", "Learning", "Organisation", "Use", "Pupils"],
    "roles": list(offered(PROGRAMME.roles)),
    "questions": [
        question("good-use", "scale", 1, options=FIVE),
        question("gave", "ticks", 3, options=GAVE),
        question("keep", "text", 1, options=[]),
        question(
            "leader",
            "elsewhere",
            2,
            options=[],
            sources=[
                {"workshop": w, "name": n, "label": w, "box": None}
                for w, n in (Q2, Q2_AGAIN)
            ],
        ),
    ],
}


@pytest.fixture
def cohort(store: Store, tmp_path: Path) -> Cohort:
    """Of thirty 28 answer: one says 1, three tick a box; twelve moved on a scale."""
    found = leaky.fill(store, tmp_path)
    asked = Asked("evaluation", "end-1", "evaluation", "Day 1?", "", (), ("",), FACE)
    write_contents(tmp_path, "evaluation", (asked,))
    for number, seating in enumerate(leaky.people_of(store)[:28]):
        scale = 0 if number == 0 else 3 + number % 2
        given = {
            "good-use": {"chosen": [scale], "text": ""},
            "gave": {"chosen": [0, 1] if number < 3 else [0], "text": ""},
            "keep": {"chosen": [], "text": WROTE.get(number, "")},
        }
        value = {"given": given, "role": 1, "words": {}}
        leaky.answer(store, seating, "evaluation", "end-1", value)
        if number < 12:
            for place, said in ((Q2, "2"), (Q2_AGAIN, "4")):
                vote = {"chosen": [int(said) - 1], "words": [said]}
                leaky.answer(store, seating, *place, vote)
    return found


def counts(frame: pd.DataFrame, question: str) -> dict[str, int | None]:
    rows = frame[frame["question"] == question]
    return {
        row.option: None if pd.isna(row.people) else int(row.people)
        for row in rows.itertuples()
    }


def test_the_frame_counts_without_names_what_could_point_at_nobody(
    cohort: Cohort,
) -> None:
    frame = cohort.evaluation()
    assert "person" not in frame.columns
    shown = counts(frame, "good-use")
    assert list(shown) == [*FIVE, "no answer"]
    assert not leaks_of(shown, PEOPLE)
    assert (shown["1"], shown["no answer"], shown["5"]) == (None, None, 14)
    ticked = {"Time": 25, "Cover": None, "None of these": 0, "no answer": None}
    assert counts(frame, "gave") == ticked
    assert TEXT not in frame.to_csv()


def test_the_report_has_the_levels_and_nobody_is_found_in_it(cohort: Cohort) -> None:
    report = report_of(cohort)
    tables = report.parts[-1].tables
    assert [table.caption for table in tables] == [
        "Reaction: what people chose",
        "Asked more than once: from the first answer to the latest",
        "Organisation: at least so many ticked it",
    ]
    for caption, name, row in rows_of(report):
        if "ticked" not in caption:
            assert not leaks_of(row, PEOPLE), (caption, name, row)
    asked = "Of leader. workshop1_launch, workshop4"
    assert tables[1].rows == ((asked, "11", "0", "0", "18"),)
    assert tables[2].rows == (("Day 1? Of gave.", "25", "[c]", "0"),)
    words = paper.text_of(pdf_of_report(report))
    assert "Organisation: at least so many ticked it" in words
    assert TEXT not in words


def test_a_text_is_quoted_with_consent_and_the_role_alone(
    cohort: Cohort, store: Store
) -> None:
    author = leaky.people_of(store)[5]
    given = leaky.agree(store, author, Purpose.QUOTE, "evaluation", "end-1.keep")
    choice = Choice(quotes=(given.id,))
    (quoted,) = report_of(cohort, choice).quotes
    assert (quoted.words, quoted.role) == (TEXT, "Second in department")
    store.consents.take_back(given, at=leaky.AT)
    assert report_of(cohort, choice).quotes == ()


def test_the_report_and_the_frame_say_what_the_page_shows_and_no_more(
    cohort: Cohort, store: Store, tmp_path: Path
) -> None:
    before = report_of(cohort).parts[-1].tables
    first = leaky.people_of(store)[0]
    given = {"good-use": {"chosen": [4], "text": ""}}
    value = {"given": given, "role": 1, "words": {}}
    leaky.answer(store, first, "evaluation", "end-1", value)
    again = leaky.cohort_of(store, tmp_path)
    after = report_of(again).parts[-1].tables
    assert [one.rows for one in after] == [one.rows for one in before]
    pd.testing.assert_frame_equal(again.evaluation(), cohort.evaluation())
    points = points_of(leaky.YEAR, tmp_path)
    (page,) = settle(store, leaky.ID, points, at=leaky.AT).evaluated.points
    (scale,) = (one for one in page.outcomes if one.question["name"] == "good-use")
    row = before[0].rows[0][1:-1]
    for cell, shown in zip(row, scale.counts, strict=True):
        assert cell in {HIDDEN, said(shown.count)}


def test_while_nobody_facilitates_nothing_is_shown(
    store: Store, tmp_path: Path, cohort: Cohort
) -> None:
    roster = store.people.roster(leaky.ID)
    (lead,) = (one for one in roster if one.role is Role.FACILITATOR)
    store.people.give_role(lead, Role.PARTICIPANT)
    tables = report_of(leaky.cohort_of(store, tmp_path)).parts[-1].tables
    assert tables == ()


def test_what_was_shown_outlives_each_of_those_who_facilitate(
    cohort: Cohort, store: Store, tmp_path: Path
) -> None:
    store.people.add(leaky.ID, name="Facilitator 2", role=Role.FACILITATOR)
    shown = cohort.evaluation()
    leads = [s for s in store.people.roster(leaky.ID) if s.role is Role.FACILITATOR]
    store.erasures.erase(leads[0].person.id, at=leaky.AT, how=How.COMMAND)
    first = leaky.people_of(store)[1]
    value = {"given": {}, "role": 1, "words": {}}
    leaky.answer(store, first, "evaluation", "end-1", value)
    after = leaky.cohort_of(store, tmp_path).evaluation()
    pd.testing.assert_frame_equal(after, shown)
