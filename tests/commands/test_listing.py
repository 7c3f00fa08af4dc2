"""Lists for people and for programs, whose keys stay as they are."""

from __future__ import annotations

import json
import re
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import run
from tests.first_year import CALENDAR
from toolkit.clock import now
from toolkit.commands.telling import tell
from toolkit.model import Role
from toolkit.store import Store

ROOT = Path(__file__).resolve().parents[2]
KEYS = {
    "cohort list": "id title people joined",
    "person list north": "name school email role group joined withdrawn seat",
    "organiser list": "name email joined seat",
    "reader list north": "by whom made until opened holds",
    "workshop list": "name title minutes starts ends place confirmed",
    "workshop list --cohort north": "name title minutes starts ends place confirmed",
    "cohort calendar north": "kind name title date starts ends doors_open mode venue "
    "address link confirmed task task_due task_due_chosen",
    "message log north": "at name email kind about subject state problem",
}


@pytest.fixture
def store(kept: Store, monkeypatch: pytest.MonkeyPatch) -> Store:
    """One of each thing there are lists of."""
    monkeypatch.setenv("TOOLKIT_PROGRAMME", str(ROOT / "programme.toml"))
    seat = kept.people.add("north", name="Participant 1", email="p@school.example")
    gone = kept.people.add("north", name="Participant 2")
    kept.people.withdraw(gone, at=now())
    kept.tokens.issue(seat.id, "sign-in", expires_at=now())
    later = now() + timedelta(days=9)
    value = {"whom": "Head", "parts": [], "private": [], "comments": False}
    kept.readers.make(seat.id, value=value, made_at=now(), expires_at=later)
    kept.people.add(kept.cohorts.office().id, name="Organiser 1", role=Role.ORGANISER)
    kept.calendars.save("north", CALENDAR, at=now())
    run("message", "send", "north", "invitation", "--all", "--yes", "--anyway")
    return kept


def told(command: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(*command.split(), "--json").stdout)
    return found


def test_the_guide_names_the_keys():
    guide = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    for command, keys in KEYS.items():
        named = " ".join(f"`{key}`" for key in keys.split())
        assert re.search(
            rf"^\| `toolkit {command[:9]}[^|]* \| {named} \|$", guide, re.M
        )


@pytest.mark.parametrize("command", KEYS)
def test_each_list_is_json_with_these_keys(store: Store, command: str):
    found = told(command)
    assert found
    assert [*found[0]] == KEYS[command].split()


def test_a_list_says_what_is_so(store: Store):
    here, gone = told("person list north")
    assert (here["joined"], here["withdrawn"]) == (True, False)
    assert (gone["joined"], gone["withdrawn"]) == (False, True)
    assert told("cohort list") == [
        {"id": "north", "title": "North", "people": 1, "joined": 1}
    ]
    assert told("workshop list")[0]["starts"] is None
    assert told("workshop list --cohort north")[0]["starts"].startswith("2022-")
    assert told("reader list north")[0]["holds"] is True
    assert told("message log north")[0]["email"] == "p@school.example"


def test_a_calendar_has_moments_in_its_json_and_no_words_of_pages(store: Store):
    first, *_, year = told("cohort calendar north")
    assert first["kind"] == "workshop"
    assert datetime.fromisoformat(first["starts"]).utcoffset() is not None
    assert first["date"] == first["starts"][:10]
    assert first["confirmed"] in (True, False)
    assert date.fromisoformat(first["task_due"])
    assert (year["kind"], year["zone"]) == ("year", CALENDAR.zone)
    assert [one["first"] for one in year["holidays"]] == [
        one.first.isoformat() for one in CALENDAR.breaks
    ]


def test_a_list_for_a_program_without_json_is_parted_by_tabs(store: Store):
    line = run("person", "list", "north").stdout.splitlines()[0].split("\t")
    assert line[:4] == ["Participant 1", "", "p@school.example", "participant"]


def test_an_empty_list_says_so_beside_the_list(kept: Store):
    found = run("person", "list", "north")
    assert (found.stdout, found.exit_code) == ("", 0)
    assert "Nobody is on the roster" in found.stderr
    assert told("person list north") == []


@pytest.mark.parametrize("command", ["person list", "reader list", "message log"])
def test_a_cohort_that_there_is_not_is_named(kept: Store, command: str):
    found = run(*command.split(), "nowhere", "--json")
    assert found.exit_code == 1
    assert 'There is no cohort "nowhere"' in found.stderr


def test_a_person_reads_columns_with_headings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    tell(
        [{"name": "Ana", "joined": True}, {"name": "B", "joined": None}], as_json=False
    )
    assert capsys.readouterr().out == "name  joined\nAna   yes\nB\n"
