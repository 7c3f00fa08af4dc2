"""Headings for whoever reads a notebook as it is, which no page shows twice."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from toolkit.model.contents import ACTIVITY_MIME, SECTION_MIME
from toolkit.model.plain import only_heading, title_of, told_cells


def section(title: str) -> object:
    data = {SECTION_MIME: {"name": "one", "title": title}, "text/plain": title}
    return new_code_cell("section()", outputs=[new_output("display_data", data)])


def told(*cells: object) -> list[str]:
    """What is told in Markdown by a notebook of *cells*; a text is such a cell."""
    made = [new_markdown_cell(one) if isinstance(one, str) else one for one in cells]
    found = told_cells(new_notebook(cells=made))
    return [cell.source for cell in found if cell.cell_type == "markdown"]


def test_the_title_at_the_top_is_left_out_with_its_sentence() -> None:
    assert told("# Launch\n\nAs its author writes it.", "Welcome.") == ["Welcome."]


def test_a_title_further_down_and_another_beginning_stay() -> None:
    cells = ("Welcome.", "# Launch", "## Launch")
    assert told(*cells) == [*cells]
    assert told("## Launch") == ["## Launch"]


OTHERS = "# So easy\n\nWhoever wrote this knows no page of ours."


def test_a_notebook_that_was_written_for_no_page_of_ours_keeps_its_title() -> None:
    others = new_code_cell("import pandas\n# from toolkit import nothing")
    assert told(OTHERS, others, "Welcome.") == [OTHERS, "Welcome."]


@pytest.mark.parametrize(
    "ours",
    [
        new_code_cell("import os\nfrom toolkit import Workshop"),
        new_code_cell("import os,toolkit"),
        new_code_cell(
            "own()", outputs=[new_output("display_data", {ACTIVITY_MIME: {}})]
        ),
        section("Arrive"),
    ],
)
def test_one_cell_of_ours_makes_the_notebook_one_of_ours(ours: object) -> None:
    assert told(OTHERS, new_code_cell("import pandas"), ours) == []


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("## Arrive", "Arrive"),
        ("\n### Arrive ##\n", "Arrive"),
        ("## A hope for {end month}", "A hope for June"),
        ("## A hope for \ue003end month\ue004", "A hope for \ue003end month\ue004"),
        ("## A hope for \ue003end month\ue004", "A hope for June"),
        ("## What? (part 1)", "What? (part 1)"),
    ],
)
def test_the_heading_of_the_section_below_is_left_out(heading: str, title: str) -> None:
    assert told("Welcome.", heading, section(title), "Sit down.") == [
        "Welcome.",
        "Sit down.",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "## Leave",
        "## Arrive late",
        "Arrive",
        "## Arrive\n\nSit where you like.",
        "## Arr.ve",
        "## A hope for {end month}",
    ],
)
def test_other_words_above_a_section_stay(words: str) -> None:
    assert told("Welcome.", words, section("Arrive")) == ["Welcome.", words]


def test_a_heading_that_is_not_right_above_its_section_stays() -> None:
    assert told("Hello.", "## Arrive", "Sit.", section("Arrive")) == [
        "Hello.",
        "## Arrive",
        "Sit.",
    ]


def test_a_title_and_a_heading_are_read() -> None:
    assert title_of("# C# for all #\n\nMore.") == "C# for all"
    assert title_of("#Launch") == title_of("Launch\n# Late") == ""
    assert only_heading("## Two\n\nMore.") == only_heading("#Two") == ""
