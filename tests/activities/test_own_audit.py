"""A programme's own audit and elements: any number of each, and mistakes are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.activities.conftest import People, attached
from tests.activities.talking import save
from tests.bare import FIRST, bare_programme
from toolkit.activities import Audit, Elements
from toolkit.activities.action_plan.low import lowest_of
from toolkit.errors import AuthoringError, ProgrammeError
from toolkit.programme import Programme, load_programme

AUDIT = """
stages = ["Not yet", "Often", "Always"]
after = [{ name = "next", prompt = "What next?" }]

[[groups]]
code = "W"
title = "On the ward"

[[groups.statements]]
code = "W1"
title = "Hands"
stages = ["Seldom clean.", "Clean at the start.", "Clean each time."]
move_on = ["Ask once.", "Ask each time.", "Ask another ward."]

[[groups.statements]]
code = "W2"
title = "Handover"
stages = ["In the corridor.", "At the desk.", "At the bedside."]
"""

ELEMENTS = f"""
[[responsibilities]]
code = "S"
title = "Safety"

[[elements]]
name = "rounds"
title = "Rounds"
feeds = ["S"]
met = ["{FIRST}"]
good = "Short, and everybody speaks."
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    bare_programme(tmp_path)
    (tmp_path / "audit.toml").write_text(AUDIT, encoding="utf-8")
    (tmp_path / "elements.toml").write_text(ELEMENTS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def programme(folder: Path) -> Programme:
    return load_programme(folder / "programme.toml")


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """Whatever keeps the answers, the statements are the programme's."""
    return sqlite_url


def test_an_audit_has_as_many_stages_and_statements_as_are_written(
    programme: Programme, people: People
) -> None:
    seat = people.seat()
    audit = attached(Audit(programme), seat)
    assert audit.face["stages"] == ["Not yet", "Often", "Always"]
    assert audit.face["sheet"] == ""
    sent = {"stages": {"W2": 1, "W1": 3}, "notes": {"next": "Ask", "first": "x"}}
    save(audit, sent)
    (kept,) = seat.responses("programme").values()
    assert kept.value == {"stages": {"W1": 3, "W2": 1}, "notes": {"next": "Ask"}}
    assert save(audit, {"stages": {"W1": 4}})["refused"]
    low = lowest_of(people.again(seat), programme.audit)
    assert [(one["code"], one["next"], one["step"]) for one in low["statements"]] == [
        ("W2", "Often", "")
    ]


def test_elements_feed_what_the_programme_names(programme: Programme) -> None:
    shown = Elements(programme)
    assert shown.face["evidence"] is None
    assert (shown.face["left"], shown.face["right"]) == ("Elements", "Responsibilities")
    assert [*shown.parts] == ["rounds"]
    assert "<td>main</td>" in Elements.fallback(shown.face)


def test_without_the_files_authors_are_told_what_to_add(tmp_path: Path) -> None:
    bare_programme(tmp_path)
    programme = load_programme(tmp_path / "programme.toml")
    with pytest.raises(AuthoringError, match=r"no self-audit\. .* into audit\.toml"):
        Audit(programme)
    with pytest.raises(AuthoringError, match=r"no elements\. .* into elements\.toml"):
        Elements(programme)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("audit", '"Clean each time."]', "]", r'"Hands": its "stages" are 2\. Descr'),
        ("audit", ', "Ask another ward."', "", '"move_on" has 2 steps. Write one for'),
        ("audit", '"W2"', '"W1"', 'two statements have the code "W1". Give the second'),
        ("audit", ', "Often", "Always"]', "]", '"stages" must name two or more'),
        (
            "audit",
            'title = "Hands"',
            'name = "Hands"',
            '"title" is missing. Add a line',
        ),
        ("audit", '"next"', '"Next one"', "Next one"),
        ("audit", "In the", "In {our}", r"nothing is called {our}"),
        ("elements", f'["{FIRST}"]', '["third"]', '"met" names "third", and no worksh'),
        ("elements", '["S"]', '["S", "T"]', '"feeds" names "T", and no responsibilit'),
        ("elements", '["S"]', "[]", '"feeds" are empty. Name the main responsibility'),
        ("elements", "[[elements]]", "[[parts]]", "there are no elements. Add one und"),
        ("elements", "good =", "great =", '"good" is missing. Add a line good = '),
    ],
)
def test_a_mistake_is_named_with_its_file_and_its_cure(
    folder: Path, file: str, old: str, new: str, said: str
) -> None:
    path = folder / f"{file}.toml"
    written = path.read_text(encoding="utf-8")
    assert old in written
    path.write_text(written.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProgrammeError) as raised:
        load_programme(folder / "programme.toml")
    assert str(raised.value).startswith(f"{file}.toml")
    assert said.replace("\\", "") in str(raised.value)
