"""A file's mistakes are said at once, each with its line."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from tests.checking.planting import code, write_notebook
from toolkit.checking import check_programme
from toolkit.checking.served import check_served
from toolkit.errors import ProgrammeError
from toolkit.model.calendar import Calendar, Occasion
from toolkit.programme import load_programme
from toolkit.programme.dated import dated
from toolkit.programme.lines import lines_of
from toolkit.programme.placeholders import marked
from toolkit.programme.programme import read_anyway
from toolkit.programme.runsheet import not_in_agenda, run_sheet

WRONG = """
title = ""
zone = "Europe/Lundon"
tilte = "Year"

[[workshops]]
name = "one"
title = 3
agenda = [
  { minutes = 10, title = "Arrive" },
  { minutes = 0, title = "Leave", knd = "All" },
]

[workshops.task]
name = "look"
title = "Look"
due = "some day"

[[workshops]]
title = "Two"
aims = [{ text = "grow", outcomes = ["GR9"] }]
agenda = [{ minutes = 5, title = "Go" }]

[[notebooks]]
name = "home"
title = "Home"
file = "home.ipynb"
for = "nobody"
"""

SAID = [
    (2, '"title" is blank'),
    (3, 'says "Europe/Lundon"'),
    (8, '"title" has the wrong form'),
    (11, '"minutes" must be a whole number'),
    (11, '"knd" means nothing'),
    (17, 'says "some day"'),
    (19, '"name" is missing'),
    (21, '"GR9" is not registered'),
    (28, 'says "nobody"'),
    (4, '"tilte" means nothing'),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "programme.toml"
    path.write_text(WRONG)
    return path


@pytest.mark.parametrize(("line", "words"), SAID, ids=[words for _, words in SAID])
def test_every_mistake_of_a_programme_is_said_with_its_line(
    file: Path, line: int, words: str
) -> None:
    with pytest.raises(ProgrammeError) as failed:
        load_programme(file)
    (found,) = (one for one in failed.value.mistakes if words in str(one))
    assert found.line == line
    assert f"(line {line})" in str(failed.value)


def test_nothing_is_said_that_only_follows_from_another_mistake(file: Path) -> None:
    with pytest.raises(ProgrammeError) as failed:
        load_programme(file)
    assert len(failed.value.mistakes) == len(SAID)


def test_what_is_no_toml_says_its_line(tmp_path: Path) -> None:
    path = tmp_path / "programme.toml"
    path.write_text('title = "Year"\nzone = \n')
    with pytest.raises(ProgrammeError) as failed:
        load_programme(path)
    assert failed.value.line == 2


def test_each_key_has_its_line_however_it_is_written() -> None:
    text = """a.b = 1 # = 2
[t]
"k" = '''
[no]
x = 1
'''
l = [
  { m = "]", n = 2 },

  { m = '}' },
]
[[t.u]]
v = 1
[[t.u]]
v = [1, 2]
w = 3
[t.u.x]
y = 4
"""
    expected = {
        ("a", "b"): 1,
        ("t",): 2,
        ("t", "k"): 3,
        ("t", "l"): 7,
        ("t", "l", 0): 8,
        ("t", "l", 0, "n"): 8,
        ("t", "l", 1, "m"): 10,
        ("t", "u", 0): 12,
        ("t", "u", 0, "v"): 13,
        ("t", "u", 1): 14,
        ("t", "u", 1, "w"): 16,
        ("t", "u", 1, "x", "y"): 18,
    }
    found = lines_of(text)
    assert {path: found.get(path) for path in expected} == expected


SAID_ONCE = """title = "Year of the {worker}"
zone = "Europe/London"

[wordng]
worker = "nurse"

[outcoms]
GR1 = "Something grows"

[[workshops]]
name = "one"
title = "What {workers} see"
aims = [{ text = "grow", outcomes = ["GR1"] }]
agenda = [{ minutes = 5, title = "Go" }]
"""


def test_a_misspelt_heading_is_all_that_is_said_of_what_stands_below_it(
    tmp_path: Path,
) -> None:
    path = tmp_path / "programme.toml"
    path.write_text(SAID_ONCE.replace("{workers}", "{worker}s"))
    with pytest.raises(ProgrammeError) as failed:
        load_programme(path)
    said = [(one.line, str(one).split('"')[1]) for one in failed.value.mistakes]
    assert said == [(4, "wordng"), (7, "outcoms")]


@pytest.mark.parametrize(
    ("written", "line"),
    [
        (b'title = "Year"\nzone = \n', 2),
        (b'title = "Year"\nsubject = [\n  "one",\n', 3),
        (b'title = "Year"\nsubject = "Caf\xe9"\n', 2),
    ],
)
def test_what_is_no_toml_is_one_mistake_with_its_line_and_its_cure(
    tmp_path: Path, written: bytes, line: int
) -> None:
    path = tmp_path / "programme.toml"
    path.write_bytes(written)
    (found,) = check_programme(path)
    assert found.line == line
    assert f"Put line {line} right, or what is above it" in found.message


TWO = """
title = "Year"
zone = "Europe/London"

[[workshops]]
name = "{first}"
title = "One"
agenda = [{{ minutes = 10, title = "Arrive"{more} }}, {{ minutes = 20, title = "Go" }}]

[[workshops]]
name = "two"
title = "Two"
aims = [{{ text = "grow", outcomes = [] }}]
agenda = [{{ minutes = 5, title = "Go" }}]
task = {{ name = "look", title = "Look", due = "1 week after the workshop" }}
"""


def two(folder: Path, *, first: str = "one", more: str = "", end: str = "") -> Path:
    path = folder / "programme.toml"
    path.write_text(TWO.format(first=first, more=more) + end)
    return path


@pytest.mark.parametrize(
    "end",
    [
        '[reference]\ntitle = "At hand"',
        "reference = 1",
        'wording = "x"',
        "outcomes = 1",
        'language = "English"',
        "mathematics = 1",
        "roles = 1",
        "widgets = 1",
        "retention = { months = 900 }",
        "attendance = { certificate_needs = 9 }",
        "notebooks = 1",
    ],
)
def test_a_mistake_of_the_whole_programme_hides_none_of_a_workshop(
    tmp_path: Path, end: str
) -> None:
    path = two(tmp_path)
    text = path.read_text()
    whole = text + end if end.startswith("[") else f"{end}\n{text}"
    path.write_text(whole.replace("outcomes = []", 'outcomes = ["GR1"]'))
    found, mistakes = read_anyway(path)
    assert found
    assert found.workshops[0].name == "one"
    aside = "GR1" if end != "outcomes = 1" else "nothing"
    assert len([one for one in mistakes if aside not in str(one)]) == 1
    (tmp_path / "two").mkdir()
    (tmp_path / "two" / "workshop.ipynb").write_text("{")
    rules = [one.rule for one in check_programme(path, run=False)]
    assert "unreadable" in rules


@pytest.mark.parametrize(
    "name", ["Starting Out", "programme", "one/two", "é", "a" * 81]
)
def test_the_name_of_a_page_can_stand_in_its_address(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProgrammeError, match=r'such as "[a-z-]+"') as failed:
        load_programme(two(tmp_path, first=name), lenient=True)
    assert failed.value.line == 6
    page = f'[[notebooks]]\nname = "{name}"\ntitle = "P"\nfile = "p.ipynb"\nfor = "all"'
    found, mistakes = read_anyway(two(tmp_path, end=page.replace("all", "everyone")))
    assert [one.line for one in mistakes] == [17]
    assert found
    for fine in ("workshop1_launch", "starting-out", "w2", "Spring-2027"):
        assert load_programme(two(tmp_path, first=fine)).workshops[0].name == fine


@pytest.mark.parametrize(
    ("more", "hours"),
    [(', knd = "All"', "13:00 to 13:30"), (', minuts = 3, items = [""]', "13:00")],
)
def test_of_a_workshop_whose_agenda_cannot_be_read_no_time_is_made_up(
    tmp_path: Path, more: str, hours: str
) -> None:
    path = two(tmp_path, more=more)
    if "to" not in hours:
        path.write_text(path.read_text().replace("minutes = 20", 'minutes = "20"'))
    day = Occasion(day=date(2027, 1, 20), start=time(13))
    year = dated(load_programme(path, lenient=True), Calendar("UTC", {"one": day}))
    assert year.in_words(marked("workshop 1 hours")) == hours
    for folder in ("one", "two"):
        cells = [code("from toolkit import Workshop", 'w = Workshop("one")')]
        write_notebook(tmp_path / folder, cells)
    (tmp_path / "one" / "facilitator.md").write_text("### 0:15 Go")
    assert not_in_agenda(year.workshops[0], run_sheet(year.workshops[0], year)) == ""
    found = check_served(year, tmp_path, executed={})
    assert {one.file.parent.name for one in found} == {"two"}
    found = check_programme(path, run=False)
    assert {one.file.parent.name for one in found} == {"two", tmp_path.name}
