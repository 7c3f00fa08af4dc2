"""No day or hour is typed into content: every cohort has a calendar of its own."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.leadership.notebooks import PROGRAMME, ROOT, notebook
from tests.undated import DATED, content

NOTEBOOKS = sorted((*ROOT.glob("workshop*/*.ipynb"), *ROOT.glob("notebooks/*.ipynb")))
SHEETS = sorted(ROOT.glob("workshop*/facilitator.md"))
TABLES = [ROOT / "programme.toml", ROOT / "packs.toml"]
WRITTEN = (*NOTEBOOKS, *SHEETS, *TABLES)

NUMBERED = re.compile(r"\{(?:workshop|task) (\d+) [a-z]+\}")
OWN = re.compile(r"\{(?:(?:workshop|task) [a-z]+|doors|clock \d+)\}")
CLOCK = re.compile(r"\{clock (\d+)\}")


def test_no_date_is_typed_into_content() -> None:
    found = [
        f'{file}, {place}: "{match[0]}"'
        for file, place, text in content(WRITTEN)
        for match in DATED.finditer(text)
    ]
    assert not found, "\n".join(("Write a placeholder, or reword:", *found))


def test_placeholders_speak_of_workshops_that_there_are() -> None:
    numbers = {str(number + 1) for number in range(len(PROGRAMME.workshops))}
    used = {n for _, _, text in content(WRITTEN) for n in NUMBERED.findall(text)}
    assert used <= numbers


def test_pages_of_no_one_workshop_say_whose_date_they_mean() -> None:
    found = [
        f'{file}, {place}: "{match[0]}"'
        for file, place, text in content(WRITTEN)
        if file.startswith(("notebooks/", "packs.toml"))
        for match in OWN.finditer(text)
    ]
    assert not found, "\n".join(("Give the workshop its number:", *found))


@pytest.mark.parametrize("plan", PROGRAMME.workshops, ids=lambda plan: plan.name)
def test_a_clock_time_of_a_run_sheet_is_when_a_section_starts(plan: Any) -> None:
    said = {int(minutes) for minutes in CLOCK.findall(notebook(plan.name).run_sheet)}
    assert said <= {entry.after for entry in plan.agenda}
