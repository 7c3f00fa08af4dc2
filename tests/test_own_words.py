"""The package knows nothing of any programme: its own words are nobody's subject."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "toolkit"
READ = {".py", ".js", ".css", ".toml", ".html", ".j2", ".typ", ".ts", ".ipynb", ".md"}

OF_A_PROGRAMME = re.compile(
    r"mathemat\w*|\bmaths\b|\bdepartments?\b"
    r"|\bheads? of (?:department|faculty|subject|maths|mathe)\w*"
    r"|subject leaders?|\bgcse\b|key stage|\bpupils?\b|\bratio first\b"
    r"|(?:four|three|five) workshops|(?:twenty|20) statements|(?:nine|9) elements"
    r"|four (?:core )?(?:stages|responsibilities)|hope for june|\bjune\b"
    r"|workshop1_launch|\bthe hub\b",
    re.IGNORECASE,
)
"""Words of a subject, of one programme's people, and how many it has of what."""

FORMULAS = re.compile(r"mathemat\w*|maths", re.IGNORECASE)
REASONS = {
    "activities/base": (FORMULAS, "boxes take formulas, whatever the subject"),
    "written": (FORMULAS, "formulas are read and drawn, whatever the subject"),
    "server/page": (FORMULAS, "formulas on pages are MathML"),
    "export/templates/typst/formula.typ": (FORMULAS, "formulas in documents"),
    "checking/words.py": (re.compile("june", re.IGNORECASE), "months that are typed"),
    "programme/wording.py": (
        re.compile(r"maths|mathematics|pupils?", re.IGNORECASE),
        "formulas keep their braces, and how programmes call those who learn",
    ),
    "model/dates.py": (re.compile("june", re.IGNORECASE), "the month of the calendar"),
    "roster/headings.py": (
        re.compile("department", re.IGNORECASE),
        "a heading of people's own spreadsheets",
    ),
}
"""What may stand where all the same, and why."""

DEMONSTRATION = PACKAGE / "demo"
"""What invented people of any programme are and do is told there."""


def named_in(text: str, *, place: str) -> Iterator[str]:
    """The words of a programme in *text*, which stands at *place* in the package."""
    allowed = [
        words for start, (words, _why) in REASONS.items() if place.startswith(start)
    ]
    for found in OF_A_PROGRAMME.finditer(text):
        if not any(words.fullmatch(found[0]) for words in allowed):
            yield found[0]


def files() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*")):
        hidden = "__pycache__" in path.parts or DEMONSTRATION in path.parents
        if path.suffix in READ and not hidden:
            yield path


def test_no_file_of_the_package_speaks_of_a_programme() -> None:
    found = {
        place: words
        for path in files()
        for place in [path.relative_to(PACKAGE).as_posix()]
        if (words := set(named_in(path.read_text(encoding="utf-8"), place=place)))
    }
    assert found == {}


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("The four workshops", "activities/year/year.py"),
        ("My hope for June", "activities/growth/growth.py"),
        ("Head of mathematics", "model/in_school.py"),
        ("Where departments stand", "report/words.py"),
        ("a community of subject leaders", "server/templates/another_year.html"),
        ("Twenty statements", "activities/audit/audit.py"),
        ("Name no pupil here", "activities/base/unnamed.py"),
    ],
)
def test_a_word_of_a_programme_is_found(said: str, place: str) -> None:
    assert [*named_in(said, place=place)]


@pytest.mark.parametrize("place", REASONS)
def test_every_exception_is_needed(place: str) -> None:
    words, _why = REASONS[place]
    within = [
        path
        for path in files()
        if path.relative_to(PACKAGE).as_posix().startswith(place)
    ]
    assert any(words.search(path.read_text(encoding="utf-8")) for path in within)
