"""A file's mistakes are said at once, each with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.checking import check_programme
from toolkit.errors import ProgrammeError
from toolkit.programme import load_programme
from toolkit.programme.lines import lines_of

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
