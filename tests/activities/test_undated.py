"""The toolkit's own words name no day or hour: every cohort has its calendar."""

from __future__ import annotations

import pytest

from tests.undated import DATED, ROOT, content

ACTIVITIES = ROOT / "toolkit" / "activities"
PATHS = [*sorted(ACTIVITIES.glob("**/*.py")), *ACTIVITIES.glob("**/*.toml")]
SCAFFOLD = ROOT / "toolkit" / "scaffold"
WRITTEN = [*SCAFFOLD.glob("**/*.ipynb"), *SCAFFOLD.glob("**/facilitator.md")]

ALLOWED = {
    ("toolkit/activities/base/checked.py", "2023"): "shows how a day is typed",
}
"""What may stay, by file, and why."""


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


def test_no_date_is_typed_into_what_the_toolkit_says() -> None:
    found = [
        f'{file}, {place}: "{match[0]}"'
        for file, place, text in content([*PATHS, *WRITTEN])
        for match in DATED.finditer(text)
        if (file, match[0]) not in ALLOWED
    ]
    assert not found, "\n".join(("Write a placeholder, or reword:", *found))


def test_what_is_allowed_is_still_there() -> None:
    dated = {(f, m[0]) for f, _, text in content(PATHS) for m in DATED.finditer(text)}
    assert set(ALLOWED) <= dated
