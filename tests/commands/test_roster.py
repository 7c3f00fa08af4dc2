"""`toolkit roster`: it says what it will do, and does it once that is confirmed."""

from __future__ import annotations

import csv
import stat
from pathlib import Path

import pytest

from tests.commands.conftest import run
from toolkit.commands import roster as commands
from toolkit.model import Role
from toolkit.server.site import now
from toolkit.store import Store

HEADING = "name,school,email,role,group\n"
TWICE = "name,school\nParticipant 3,Near\nParticipant 3,Near\n"


@pytest.fixture
def file(folder: Path) -> Path:
    return folder / "roster.csv"


def test_a_roster_becomes_seats_and_links(file: Path, kept: Store):
    file.write_text(
        HEADING
        + "Participant 1,Example School,one@school.example,,A\n"
        + "Facilitator 1,,,facilitator,\n",
        encoding="utf-8-sig",
    )
    result = run("roster", "import", "north", file, "--yes")
    assert result.exit_code == 0
    assert result.stdout.count("/join/") == 2
    assert "2 added." in result.stderr
    first, second = kept.people.roster("north")
    assert first.role is Role.FACILITATOR
    assert (second.person.school, second.group) == ("Example School", "A")


def test_importing_again_changes_nothing_makes_no_link_and_ends_none(
    file: Path, kept: Store
):
    file.write_text("name\nParticipant 1\n")
    first = run("roster", "import", "north", file, "--yes")
    kept_link = first.stdout.strip().rpartition("/join/")[2]
    again = run("roster", "import", "north", file)
    assert again.exit_code == 0
    assert "Nothing changes." in again.stderr
    assert again.stdout == ""
    assert kept.tokens.linked([kept.people.roster("north")[0].id], now=now())
    assert kept.tokens.holder(kept_link, "link", now=now()) is not None


def test_without_a_terminal_and_without_yes_it_only_says_what_it_would_do(
    file: Path, kept: Store
):
    file.write_text("name\nParticipant 1\n")
    result = run("roster", "import", "north", file)
    assert result.exit_code == 1
    assert "Participant 1" in result.output
    assert "--yes" in result.output
    assert kept.people.roster("north") == ()


@pytest.mark.parametrize(
    ("typed", "people"), [("two\ny\n", 2), ("later\ny\n", 1), ("two\nn\n", 0)]
)
def test_at_a_terminal_questions_are_asked_and_one_confirmation(
    file: Path,
    kept: Store,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    people: int,
):
    monkeypatch.setattr(commands, "is_at_hand", lambda: True)
    file.write_text(TWICE)
    result = run("roster", "import", "north", file, typed=typed)
    assert result.exit_code == 0, result.output
    assert len(kept.people.roster("north")) == people


def test_a_script_answers_by_the_number_of_the_row(file: Path, kept: Store):
    file.write_text(TWICE)
    run("roster", "import", "north", file, "--yes", "--answer", "3=two")
    assert len(kept.people.roster("north")) == 2
    assert run("roster", "import", "north", file, "--answer", "two").exit_code == 2


def test_where_every_row_is_left_out_the_command_fails(file: Path, kept: Store):
    file.write_text(HEADING + ",,,,Blue\n")
    result = run("roster", "import", "north", file, "--yes")
    assert result.exit_code == 1
    assert "line 2: This row has no name" in result.output
    assert "Traceback" not in result.output


def test_letters_can_be_chosen(file: Path, kept: Store):
    file.write_bytes("name\nPârticipant\n".encode("mac_roman"))
    run("roster", "import", "north", file, "--yes", "--letters", "mac_roman")
    assert kept.people.roster("north")[0].person.name == "Pârticipant"


def test_a_roster_that_is_not_there_is_named(folder: Path, kept: Store):
    result = run("roster", "import", "north", folder / "nope.csv")
    assert result.exit_code == 2
    assert "nope.csv' does not exist" in result.output


def test_a_roster_for_an_unknown_cohort_says_what_to_do(file: Path, kept: Store):
    file.write_text("name\nParticipant 1\n")
    assert "toolkit cohort add" in run("roster", "import", "south", file).output
    assert "There is: north" in run("roster", "links", "south").output


def test_links_are_for_their_owners_eyes_whatever_was_there(
    folder: Path, file: Path, kept: Store
):
    links = folder / "to send" / "links.csv"
    links.parent.mkdir()
    links.write_text("open to everybody")
    links.chmod(0o644)
    file.write_text("name\nParticipant 1\n")
    result = run("roster", "import", "north", file, "--yes", "--links", links)
    assert "/join/" not in result.output
    assert stat.S_IMODE(links.stat().st_mode) == 0o600
    written = links.read_bytes()
    assert written.startswith(b"\xef\xbb\xbfname,school,email,link\r\n")
    assert b"/join/" in written
    assert [each.name for each in links.parent.iterdir()] == ["links.csv"]


def test_where_the_links_cannot_be_written_nobody_is_added(
    folder: Path, file: Path, kept: Store
):
    file.write_text("name\nParticipant 1\n")
    result = run(
        "roster", "import", "north", file, "--yes", "--links", file / "links.csv"
    )
    assert result.exit_code == 1
    assert "cannot be written" in result.output
    assert kept.people.roster("north") == ()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_no_cell_of_the_links_begins_a_formula_whatever_separates_them(
    folder: Path, file: Path, kept: Store, separator: str
):
    hostile = ["=1+1", "x;=1+1", "x,@y", "y|-1", '";+1', "a; = 1", "'=1", "\t=1"]
    for name in hostile:
        kept.people.add("north", name=name, school="@Example", email=f"{name}@e.org")
    links = folder / "links.csv"
    assert run("roster", "links", "north", "--links", links).exit_code == 0
    with links.open(encoding="utf-8-sig", newline="") as opened:
        rows = [row for row in csv.reader(opened, delimiter=separator) if row]
    assert len(rows) == len(hostile) + 1
    for cell in (cell.strip(' "') for row in rows[1:] for cell in row):
        if cell.startswith(("=", "+", "-", "@")):
            pytest.fail(cell)


def test_links_for_those_who_wait_stand_beside_the_earlier_ones(kept: Store):
    kept.people.add("north", name="Participant 1")
    first, second = (run("roster", "links", "north").stdout for _ in range(2))
    for made in (first, second):
        secret = made.strip().rpartition("/join/")[2]
        assert kept.tokens.holder(secret, "link", now=now()) is not None
