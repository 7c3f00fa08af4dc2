"""No day or hour is typed into content: every cohort has a calendar of its own."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from tests.workshops.notebooks import PROGRAMME, ROOT, notebook

NOTEBOOKS = sorted((*ROOT.glob("workshop*/*.ipynb"), *ROOT.glob("notebooks/*.ipynb")))
SHEETS = sorted(ROOT.glob("workshop*/facilitator.md"))
ACTIVITIES = ROOT / "toolkit" / "activities"
TABLES = [ROOT / "programme.toml", ROOT / "packs.toml", *ACTIVITIES.glob("**/*.toml")]
SCRIPTS = sorted(ACTIVITIES.glob("**/*.py"))

ALLOWED = {
    ("toolkit/activities/elements/elements.toml", "2008"): "the year of a source",
    ("toolkit/activities/base/checked.py", "2023"): "shows how a day is typed",
}
"""What may stay, by file, and why."""

DATED = re.compile(
    r"""
    \b(?:January|February|March|April|June|July|August|September|October|November
        |December|Easter|Christmas)\b
    | \b(?i:in|by|since|until|before|after|from|of|to|and|or|\d+)\ May\b
    | \bMay\b(?!\ (?:I|we|you|they|one|it|this|that|the|all|every|each|your|our)\b)
    | \b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b
    | \b\d{1,2}(?:st|nd|rd|th)?\ (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b
    | \b(?:19|20)\d\d\b
    | \b(?:0?[6-9]|1\d|2[0-3]):[0-5]\d\b
    | \bo.clock\b | \bhalf\ past\b | \bquarter\ (?:past|to)\b
    """,
    re.VERBOSE,
)
NUMBERED = re.compile(r"\{(?:workshop|task) (\d+) [a-z]+\}")
OWN = re.compile(r"\{(?:(?:workshop|task) [a-z]+|doors|clock \d+)\}")
CLOCK = re.compile(r"\{clock (\d+)\}")


@pytest.mark.parametrize(
    "text",
    [
        *("in January", "By May, four", "In May we met", "mid-June", "7 Nov 2022"),
        *("March's figures", "Thursdays", "due=2023-03-21", "20 January", "by Easter"),
        *("from 13:10", "at half past three", "By four o'clock", "on 3 Mar"),
    ],
)
def test_a_date_is_known_however_it_is_typed(text: str) -> None:
    assert DATED.search(text)


@pytest.mark.parametrize(
    "text",
    [
        *("They may march on", "May I ask one question?", "an august company"),
        *("in {workshop 3 month}", "Year 11", "100, 1000", "0:10", "second", "4:50"),
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert not DATED.search(text)


def test_no_date_is_typed_into_content() -> None:
    found = [
        f'{file}, {place}: "{match[0]}"'
        for file, place, text in _content()
        for match in DATED.finditer(text)
        if (file, match[0]) not in ALLOWED
    ]
    assert not found, "\n".join(("Write a placeholder, or reword:", *found))


def test_what_is_allowed_is_still_there() -> None:
    dated = {(file, m[0]) for file, _, text in _content() for m in DATED.finditer(text)}
    assert set(ALLOWED) <= dated


def test_placeholders_speak_of_workshops_that_there_are() -> None:
    numbers = {str(number + 1) for number in range(len(PROGRAMME.workshops))}
    used = {n for _, _, text in _content() for n in NUMBERED.findall(text)}
    assert used <= numbers


def test_pages_of_no_one_workshop_say_whose_date_they_mean() -> None:
    found = [
        f'{file}, {place}: "{match[0]}"'
        for file, place, text in _content()
        if file.startswith(("notebooks/", "packs.toml"))
        for match in OWN.finditer(text)
    ]
    assert not found, "\n".join(("Give the workshop its number:", *found))


@pytest.mark.parametrize("plan", PROGRAMME.workshops, ids=lambda plan: plan.name)
def test_a_clock_time_of_a_run_sheet_is_when_a_section_starts(plan: Any) -> None:
    said = {int(minutes) for minutes in CLOCK.findall(notebook(plan.name).run_sheet)}
    assert said <= {entry.after for entry in plan.agenda}


def _content() -> Iterator[tuple[str, str, str]]:
    """Everything authors wrote: its file, the place in it, and the words."""
    read = {".ipynb": _cells, ".md": _lines, ".toml": _values, ".py": _said}
    for path in (*NOTEBOOKS, *SHEETS, *TABLES, *SCRIPTS):
        for place, text in read[path.suffix](path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT).as_posix(), place, text


def _cells(written: str) -> Iterator[tuple[str, str]]:
    for cell in json.loads(written)["cells"]:
        yield f'cell "{cell["id"]}"', "".join(cell["source"])


def _lines(written: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(written.splitlines(), start=1):
        yield f"line {number}", line


def _values(written: str) -> Iterator[tuple[str, str]]:
    return _texts(tomllib.loads(written))


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text and day in *value*, with the keys that lead to it."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _texts(below, f"{key}.{name}".strip("."))
    elif isinstance(value, list):
        for number, below in enumerate(value, start=1):
            yield from _texts(below, f"{key}.{number}")
    else:
        yield key, str(value)


def _said(written: str) -> Iterator[tuple[str, str]]:
    """The texts of a script, docstrings excepted."""
    nodes = list(ast.walk(ast.parse(written)))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if not isinstance(node, ast.Constant) or id(node) in told:
            continue
        if isinstance(node.value, str):
            yield f"line {node.lineno}", node.value
