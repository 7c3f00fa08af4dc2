"""What the report says, on paper and in the notebook, and whose words are in it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from tests.export import pdf as paper
from tests.first_year import ROOT
from tests.report import leaky
from toolkit.activities.evaluation.settled import settle
from toolkit.activities.story.story import FIELDS
from toolkit.cohort import Cohort
from toolkit.model import PROGRAMME, Seating, Sharing
from toolkit.model.consent import Purpose
from toolkit.model.looked import What
from toolkit.report import report_of
from toolkit.report.keeping import choice_of, keep_choice
from toolkit.report.pdf import pdf_of_report
from toolkit.report.quoting import may_be_quoted, named_in
from toolkit.report.report import Choice
from toolkit.store import Store

TITLE = "The scheme that grew"
STORY = {name: f"{TITLE}, {name}." for name, *_ in FIELDS} | {"consent": True}
VOICE = {"sentence": "I am not alone in this.", "role": 1, "consent": True}
SAID = Choice(
    funder="Example Trust",
    words="A year together.",
    not_worked="The seminar was too late in the day.",
    names_schools=True,
)


@pytest.fixture
def cohort(store: Store, tmp_path: Path) -> Cohort:
    return leaky.fill(store, tmp_path, twice=12, astray=False)


def write_both(store: Store, author: Seating) -> Choice:
    """Somebody shares a story and a voice, agrees to both, and both are chosen."""
    story, voice = (PROGRAMME, "story-of-change"), ("community", "voices.network")
    leaky.answer(store, author, *story, STORY, sharing=Sharing.COHORT)
    leaky.answer(store, author, *voice, VOICE, sharing=Sharing.COHORT)
    one = leaky.agree(store, author, Purpose.STORY, *story)
    other = leaky.agree(store, author, Purpose.QUOTE, *voice)
    return Choice(stories=(one.id,), quotes=(other.id,))


def test_every_figure_of_the_report_is_on_paper(cohort: Cohort) -> None:
    report = report_of(cohort, SAID)
    pdf = pdf_of_report(report)
    words = paper.text_of(pdf)
    for number, label in report.key_figures:
        assert number in words
        assert label in words
    tables = [table for part in report.parts for table in part.tables]
    assert len(tables) == 5
    for table in tables:
        for name, *cells in table.rows:
            assert " ".join([name, *cells]) in words, name
    assert "A2 Belief in every pupil" in words
    for said in (SAID.funder, SAID.words, SAID.not_worked, "School of one", "[c]"):
        assert said in words


def test_the_paper_is_tagged_with_tables_and_charts_in_words(cohort: Cohort) -> None:
    pdf = pdf_of_report(report_of(cohort, SAID))
    with paper.opened(pdf) as document:
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "en-GB"
    assert paper.untagged_painting(pdf) == 0
    tags = paper.tags(pdf)
    assert [tag.name for tag in tags].count("Table") == 6
    assert {tag.scope for tag in tags if tag.name == "TH"} == {"/Column"}
    alternatives = [tag.alternative for tag in tags if tag.alternative]
    assert any("Launch: what are we for?" in said for said in alternatives)
    levels = paper.headings(pdf)
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_the_notebook_has_the_figures_of_the_paper(
    cohort: Cohort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("toolkit.Cohort", lambda _id: cohort, raising=False)
    told = json.loads((ROOT / "notebooks" / "report.ipynb").read_text("utf-8"))
    names: dict[str, object] = {}
    for cell in told["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # noqa: S102 - our own
    who, roles, attendance, tasks, change = (
        table.frame for part in report_of(cohort).parts for table in part.tables
    )
    on_paper = {"who": who, "roles": roles, "tasks": tasks, "change": change}
    on_paper["attendance"] = attendance
    for name, figures in on_paper.items():
        made = names[name]
        assert isinstance(made, pd.DataFrame)
        assert len(made) == len(figures) > 1
        # On paper a row has its title in place of its permanent name.
        pd.testing.assert_frame_equal(made.set_axis(figures.index), figures)


def test_words_are_there_with_consent_and_gone_when_it_is_taken_back(
    cohort: Cohort, store: Store
) -> None:
    author = leaky.people_of(store)[2]
    choice = write_both(store, author)
    words = paper.text_of(pdf_of_report(report_of(cohort, choice)))
    assert f"The turning point {TITLE}, turning." in words
    assert VOICE["sentence"] in words
    assert "Second in department" in words
    assert author.person.name not in words
    assert author.person.school not in words
    for consent in store.consents.of_person(author.person.id):
        store.consents.take_back(consent, at=leaky.AT)
    later = paper.text_of(pdf_of_report(report_of(cohort, choice)))
    assert TITLE not in later
    assert str(VOICE["sentence"]) not in later


def test_the_frame_of_consents_names_nobody_who_is_quoted_without_a_name(
    cohort: Cohort, store: Store
) -> None:
    author = leaky.people_of(store)[2]
    write_both(store, author)
    agreed = cohort.consents()
    named = agreed[agreed["person"].notna()]
    assert set(named["purpose"]) == {"story"}
    assert (agreed["given"] == agreed["given"].dt.normalize()).all()


def test_what_became_private_is_not_quoted_whatever_was_agreed(
    cohort: Cohort, store: Store
) -> None:
    author = leaky.people_of(store)[2]
    choice = write_both(store, author)
    leaky.answer(store, author, "community", "voices.network", VOICE)
    leaky.answer(store, author, PROGRAMME, "story-of-change", STORY)
    report = report_of(cohort, choice)
    assert (report.stories, report.quotes) == ((), ())


def test_whom_words_name_is_said_before_they_are_handed_on(
    cohort: Cohort, store: Store
) -> None:
    author, other = leaky.people_of(store)[2], leaky.people_of(store)[0]
    told = {**STORY, "did": "We asked participant 1 of the School of one."}
    place = (PROGRAMME, "story-of-change")
    leaky.answer(store, author, *place, told, sharing=Sharing.COHORT)
    leaky.agree(store, author, Purpose.STORY, *place)
    settled = settle(store, leaky.ID, (), at=leaky.AT)
    (offered,) = may_be_quoted(
        store, leaky.ID, Purpose.STORY, settled, roles=leaky.YEAR.roles
    )
    found = named_in(offered, leaky.people_of(store))
    assert found == (other.person.name, other.person.school)


def test_what_was_chosen_is_there_for_whoever_makes_it_next(
    cohort: Cohort, store: Store
) -> None:
    assert choice_of(store, leaky.ID) == Choice()
    assert keep_choice(store, leaky.ID, SAID, at=leaky.AT)
    assert choice_of(store, leaky.ID) == SAID
    store.cohorts.add("unled", "Unled")
    assert not keep_choice(store, "unled", SAID, at=leaky.AT)
    assert cohort.id == leaky.ID


def test_a_cohort_in_which_nothing_has_happened_has_a_report_that_says_so(
    store: Store, tmp_path: Path
) -> None:
    store.cohorts.add(leaky.ID, "New cohort")
    report = report_of(leaky.cohort_of(store, tmp_path))
    words = paper.text_of(pdf_of_report(report))
    assert "No workshop is over yet." in words
    assert "No task has been given yet." in words
    assert report.key_figures[0] == ("0", "people take part")


def test_a_workshop_of_which_nothing_was_recorded_is_named_and_is_no_absence(
    store: Store, tmp_path: Path
) -> None:
    cohort = leaky.fill(store, tmp_path, unrecorded="workshop3")
    report = report_of(cohort, at=leaky.AT)
    _, attendance, *_ = report.parts
    third = leaky.YEAR.workshop("workshop3").title
    assert f"Who was at {third} was not recorded." in attendance.lead
    (table,) = attendance.tables
    assert third not in {name for name, *_ in table.rows}
    assert "4 of 4 workshops have been held" in report.summary
    assert f"Who was at {third} was not recorded." in " ".join(
        paper.text_of(pdf_of_report(report)).split()
    )


def test_the_server_logs_the_report_and_not_that_frames_were_read(
    cohort: Cohort, store: Store
) -> None:
    report_of(cohort)
    looked = store.looks.in_cohort(leaky.ID, most=9)
    assert What.FRAMES not in [one.what for one in looked]
