"""The facilitator's own notes, at the section they are for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.first_year import PROGRAMME, YEAR
from toolkit.programme.plan import Plan
from toolkit.programme.runsheet import (
    Note,
    first_naming,
    lengths_in,
    not_in_agenda,
    notes_of,
    read_run_sheet,
    run_sheet,
)

SHEET = """
## Minute by minute

### 0:00 Arrive

Fourteen minutes
of talk. Two points:

1. A *journey* in small
   steps.
2. Three sorts.

| | |
| --- | --- |
| **Do** | Do **not** cut. |

| Min | Step | You |
| --- | --- | --- |
| 3 | Read | Hand out cards. |

**Debrief.** "The order matters."

## Watch for

- Not a note.
"""


def test_tables_lists_and_paragraphs_become_notes() -> None:
    assert read_run_sheet(SHEET) == {
        "0:00": (
            Note("", "Fourteen minutes of talk. Two points:"),
            Note("", "1. A journey in small steps."),
            Note("", "2. Three sorts."),
            Note("Do", "Do not cut."),
            Note("3 min · Read", "Hand out cards."),
            Note("Debrief", '"The order matters."'),
        )
    }


@pytest.mark.parametrize("plan", YEAR.workshops, ids=lambda plan: plan.name)
def test_every_section_of_the_programme_has_notes(plan: Plan) -> None:
    sheet = run_sheet(plan, YEAR)
    without = [entry.title for entry in plan.agenda if not notes_of(entry, sheet)]
    assert without == []


@pytest.mark.parametrize("plan", YEAR.workshops, ids=lambda plan: plan.name)
def test_notes_carry_no_marks_of_markdown(plan: Plan) -> None:
    for notes in run_sheet(plan, YEAR).values():
        for note in notes:
            assert not {"**", "|", "{"} & set(f"{note.label} {note.text}".split())


def test_a_workshop_without_a_run_sheet_has_no_notes(tmp_path: Path) -> None:
    plan = replace(PROGRAMME.workshops[0], folder=tmp_path)
    assert run_sheet(plan, YEAR) == {}


def test_an_hour_is_known_however_it_is_typed() -> None:
    for typed in ("1:05", "01:05", "1.05"):
        assert list(read_run_sheet(f"### {typed} Arrive\n\nDo it.")) == ["1:05"]


@pytest.mark.parametrize(
    ("workshop", "section"),
    [
        ("workshop2", "Task 1 stories: success analysis"),
        ("workshop3", "Activity A: tuning protocol on Task 2"),
        ("workshop4", "Activity A: ladder of evidence"),
    ],
)
def test_the_section_that_takes_up_a_task_is_the_first_that_names_it(
    workshop: str, section: str
) -> None:
    plan = YEAR.workshop(workshop)
    number, sheet = YEAR.workshops.index(plan), run_sheet(plan, YEAR)
    assert first_naming([f"Task {number}"], plan, sheet).title == section
    assert first_naming(["Task 10"], plan, sheet) == plan.agenda[0]


def test_headings_that_the_agenda_does_not_know_are_named() -> None:
    plan = PROGRAMME.workshop("workshop2")
    sheet = read_run_sheet("### 0:00 Arrive\n\n### 0:05 Talk\n\n### 1:00 Rest\n")
    assert not_in_agenda(plan, sheet) == (
        'facilitator.md of "workshop2" has notes under 0:05, 1:00, but no section of '
        "its agenda starts then, so nobody is shown them. Correct these headings, or "
        "the agenda in programme.toml."
    )


@pytest.mark.parametrize("plan", YEAR.workshops, ids=lambda plan: plan.name)
def test_no_notes_of_the_programme_are_lost(plan: Plan) -> None:
    assert not_in_agenda(plan, run_sheet(plan, YEAR)) == ""


def test_the_lengths_of_time_that_notes_speak_of_are_found() -> None:
    notes = (
        Note("Do", "Two minutes each way; call the time at 5 and 10 minutes. Room 7."),
        Note("Timing", "Threes, 3 \u00d7 8 min, then 6. Tell 3, write 1:30."),
        Note("20 min \u00b7 Alone", "A 5-minute check"),
    )
    assert lengths_in(notes) == ("8", "6", "3", "1:30", "2", "5", "10", "20")
    assert lengths_in(()) == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"### 0:00 Arrive\n\nGreet the {pupls}.", "{pupls}"),
        ("### 0:00 Gru\u00df".encode("latin-1"), "Save it again"),
    ],
)
def test_notes_that_cannot_be_read_say_why_and_keep_nothing_else_back(
    tmp_path: Path, written: bytes, said: str
) -> None:
    plan = replace(PROGRAMME.workshops[0], folder=tmp_path)
    (tmp_path / "facilitator.md").write_bytes(written)
    sheet = run_sheet(plan, PROGRAMME)
    assert notes_of(plan.agenda[0], sheet) == ()
    assert said in not_in_agenda(plan, sheet)
