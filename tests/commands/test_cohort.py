"""Commands about cohorts and their calendars."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.conftest import run
from tests.first_year import CALENDAR, ROOT
from toolkit.clock import now
from toolkit.model import ResponseKey, Role, Sharing
from toolkit.model.looked import What
from toolkit.store import Store

YEAR = ROOT / "calendars" / "2022-23.toml"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "year.csv"
    file.write_text("workshop,date,state\n1,Sat 7 November 2037,confirmed\n")
    return file


def test_a_cohort_begins_with_its_dates_or_not_at_all(kept: Store, sheet: Path) -> None:
    added = run("cohort", "add", "lake", "Lake", "--calendar", YEAR)
    assert "Added Lake. Next: toolkit roster import lake" in added.output
    calendar = kept.calendars.of("lake")
    assert calendar
    assert calendar.occasions == CALENDAR.occasions
    sheet.write_text("workshop,date\n1,soon\n")
    refused = run("cohort", "add", "sea", "Sea", "--calendar", sheet)
    assert "Line 2: Date: “soon” is no day" in refused.output
    assert kept.cohorts.find("sea") is None


def test_a_change_is_shown_with_its_clashes_before_it_is_kept(
    kept: Store, sheet: Path
) -> None:
    assert "Date To be announced" in run("cohort", "calendar", "north").output
    shown = run("cohort", "calendar", "north", sheet)
    assert shown.exit_code == 1
    assert "“To be announced” becomes “Saturday 7 November 2037”" in shown.output
    assert "Saturday 7 November 2037 is on a weekend" in shown.output
    assert kept.calendars.of("north") is None
    assert "Kept." in run("cohort", "calendar", "north", sheet, "--yes").output
    again = run("cohort", "calendar", "north", sheet)
    assert (again.exit_code, "Nothing changes." in again.output) == (0, True)
    changed = kept.calendars.of("north")
    assert changed
    assert changed.version == 1


def test_cohorts_are_listed_and_renamed_and_one_that_is_not_there_is_told(
    kept: Store,
) -> None:
    run("cohort", "rename", "north", "North of the river")
    assert "north\tNorth of the river\t" in run("cohort", "list").output
    for arguments in (("rename", "south", "South"), ("calendar", "south")):
        assert "north" in run("cohort", *arguments).output
    assert kept.cohorts.find("south") is None


def test_a_cohort_is_removed_by_mistake_by_nobody(kept: Store) -> None:
    kept.cohorts.add("lake", "Lake")
    seating = kept.people.add("lake", name="Participant 7")
    asked = run("cohort", "remove", "lake")
    assert asked.exit_code == 1
    assert "goes away: Lake; 1 person on its roster" in asked.output
    assert "--yes" in asked.output
    assert kept.cohorts.find("lake")

    key = ResponseKey("lake", seating.person.id, "workshop2", "hope")
    own = Sharing.PRIVATE
    kept.responses.save(
        key, "A hope", sharing=own, based_on=0, write="w", prompt="", at=now()
    )
    stays = run("cohort", "remove", "lake", "--yes")
    assert stays.exit_code == 1
    assert "Lake stays: in it there is already 1 answer." in stays.output
    assert kept.cohorts.find("lake")


def test_a_cohort_follows_another_and_never_itself(kept: Store) -> None:
    run("cohort", "add", "lake", "Lake")
    said = run("cohort", "follow", "north", "lake")
    assert (said.exit_code, "Lake follows" in said.output) == (0, True)
    before = kept.succession.before("lake")
    assert before
    assert before.id == "north"
    circle = run("cohort", "follow", "lake", "north")
    assert circle.exit_code == 1
    assert "cannot follow itself" in circle.output
    assert kept.succession.before("north") is None
    unknown = run("cohort", "follow", "south", "lake")
    assert unknown.exit_code == 1
    assert kept.succession.before("lake") == before


def test_a_cohort_in_which_nobody_did_anything_is_removed(kept: Store) -> None:
    kept.cohorts.add("lake", "Lake")
    assert "Lake is removed." in run("cohort", "remove", "lake", "--yes").output
    assert kept.cohorts.find("lake") is None
    assert run("cohort", "remove", "lake", "--yes").exit_code == 1


def test_the_impact_report_is_written_once_and_into_the_log(
    kept: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    file = tmp_path / "impact.pdf"
    unled = run("cohort", "report", "north", file)
    assert "Nobody facilitates North yet" in unled.output
    assert not file.exists()
    kept.people.add("north", name="Facilitator 1", role=Role.FACILITATOR)
    assert "There is no cohort" in run("cohort", "report", "nroth", file).output
    assert f"Wrote {file}." in run("cohort", "report", "north", file).output
    assert file.read_bytes().startswith(b"%PDF")
    assert file.stat().st_mode & 0o777 == 0o600
    assert "is there already" in run("cohort", "report", "north", file).output
    (line,) = kept.looks.in_cohort("north", most=9)
    assert (line.by, line.what) == ("command", What.REPORT)
