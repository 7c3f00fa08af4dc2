"""The package knows nothing of any programme: its own words are nobody's subject."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "toolkit"
READ = {".py", ".js", ".css", ".toml", ".html", ".j2", ".typ", ".ts", ".ipynb", ".md"}

OF_A_PROGRAMME = re.compile(
    r"\b[A-Z]{1,2}\d; [A-Z]{2}\d"
    r"|mathemat\w*|\bteach(?:ers?'?|ing)\b|(?<!\{)\blessons?\b|\bmaths\b|\bdepartments?\b"
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
    "scaffold/programme/programme.toml": (FORMULAS, "the key for formulas"),
    "export/templates/typst/formula.typ": (FORMULAS, "formulas in documents"),
    "checking/words.py": (re.compile("june", re.IGNORECASE), "months that are typed"),
    "programme/wording.py": (
        re.compile(r"maths|mathematics|pupils?|lesson", re.IGNORECASE),
        "formulas keep their braces, and what programmes call otherwise",
    ),
    "model/dates.py": (re.compile("june", re.IGNORECASE), "the month of the calendar"),
    "roster/headings.py": (
        re.compile("department|teacher", re.IGNORECASE),
        "a heading of people's own spreadsheets",
    ),
    "model/in_school.py": (re.compile("teacher"), "what people call themselves"),
}
"""What may stand where all the same, and why."""

SCHOOL = re.compile(r"(?<![\w{@.-])schools?(?![\w}=-])", re.IGNORECASE)
"""Where people are from, as sentences must not say it: the programme has a word."""

IDENTIFIER = re.compile(r"[a-z]+(?:[_-][a-z]+)*")
FRAME = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", re.DOTALL)
"""What nobody reads of a template: its orders, its gaps and its marks."""

SCHOOLS = {
    "roster/headings.py": "headings of people's own spreadsheets",
    "server/pages/rosters.py": "the same, of one person who is typed in",
    "store/erasing.py": "columns of the database",
    "commands/table.py": "the option --school of a command",
}
"""Where "school" may stand by itself all the same, and why."""

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


def sentences_in(path: Path) -> Iterator[str]:
    """What people may read of a file of the package: no comment, name or address."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        yield FRAME.sub(" ", text)
    if path.suffix != ".py":
        return
    tree = ast.parse(text)
    described = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        is_text = isinstance(one, ast.Constant) and isinstance(one.value, str)
        if is_text and id(one) not in described and not IDENTIFIER.fullmatch(one.value):
            yield one.value


def schools_in(path: Path) -> list[str]:
    """The sentences of a file that say "school" whatever the programme calls it."""
    if not SCHOOL.search(path.read_text(encoding="utf-8")):
        return []
    return [said for said in sentences_in(path) if SCHOOL.search(said)]


def test_no_sentence_of_the_package_says_school_by_itself() -> None:
    said = {p.relative_to(PACKAGE).as_posix(): schools_in(p) for p in files()}
    found = {place: words for place, words in said.items() if words}
    assert {place: found[place] for place in found if place not in SCHOOLS} == {}
    assert set(SCHOOLS) == set(found) & set(SCHOOLS)  # each exception is needed


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("words.py", 'SAID = {"in school": "The role in school is kept."}'),
        ("seat.py", 'def f():\n    """Says."""\n    return f"The school, {name}"'),
        ("columns.py", 'COLUMNS = ("Name", "School")'),
        (
            "page.html",
            '<p class="a">{{ said("School") }} and <b>Role in school</b></p>',
        ),
    ],
)
def test_a_school_that_is_said_is_found(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert schools_in(tmp_path / name)


def test_a_name_an_address_and_a_gap_are_no_sentences(tmp_path: Path) -> None:
    script, page = tmp_path / "a.py", tmp_path / "a.html"
    script.write_text('"""A school."""\nX = "school", "in-school", "Your {school}"')
    page.write_text('<input name="school" value="{{ typed.school }}">{# school #}')
    assert not schools_in(script) + schools_in(page)


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
        ("What it means in lessons", "report/words.py"),
        ("For example C3; PR3, PU2.", "activities/action_plan/words.py"),
        ("What you see in teachers' practice", "activities/action_plan/words.py"),
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
