"""Whatever a spreadsheet saves becomes the same people."""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO

import pytest

from tests.roster.conftest import Importing
from toolkit.errors import RosterError
from toolkit.model import Role
from toolkit.programme.wording import PLAIN
from toolkit.roster import read_table
from toolkit.roster.letters import readings

TWO = (
    "name,school,email\r\n"
    "Pârticipant Öne,Ysgol Exâmple,one@example.org\r\n"
    "Partïcipant O\u2019Two,Example School,o'two@example.org\r\n"
)
ONE = "Pârticipant Öne", "Ysgol Exâmple", "one@example.org"
OTHER = "Partïcipant O\u2019Two", "Example School", "o'two@example.org"
Workbook = Callable[..., bytes]

SAVED = {
    "UTF-8 with a mark": TWO.encode("utf-8-sig"),
    "a line that says sep=": f"sep=;\r\n{TWO.replace(',', ';')}".encode("utf-8-sig"),
    "a line that says sep=, typed": f'"sep=|"\n{TWO.replace(",", "|")}'.encode(),
    "empty rows": f"{TWO},,\r\n,,\r\n\r\n".encode(),
    "empty columns": TWO.replace("\r\n", ",,\r\n").encode(),
    "capitals": TWO.replace("name,school,email", "NAME,School,Email").encode(),
    "spaces": TWO.replace("name,school,email", "name , school, email ").encode(),
    "other words": TWO.replace(
        "name,school,email", "Full name,School/academy,E-mail address"
    ).encode(),
    "Windows' letters": TWO.encode("cp1252"),
    "Unicode text": TWO.replace(",", "\t").encode("utf-16"),
    "UTF-16 from the other end": codecs.BOM_UTF16_BE + TWO.encode("utf-16-be"),
    "UTF-16 without a mark": TWO.replace(",", "\t").encode("utf-16-le"),
    "semicolons": TWO.replace(",", ";").encode(),
    "old Macs' lines": TWO.replace("\r\n", "\r").encode(),
    "a title above": f"Work group 2026,,\r\n,,\r\n{TWO}".encode(),
    "letters in two parts": TWO.replace("â", "a\u0302").encode(),
    "spaces that are none": TWO.replace(" ", "\u00a0").encode(),
}


@pytest.mark.parametrize("how", SAVED)
def test_two_people_come_of_it_and_nothing_is_asked(importing: Importing, how: str):
    plan = importing.do(SAVED[how])
    assert (plan.refused, plan.questions) == ((), ())
    found = [(s.person.name, s.person.school, s.person.email) for s in importing.roster]
    assert sorted(found) == [OTHER, ONE]
    again = importing.plan(SAVED[how])
    assert not again.does_something
    assert len(again.unchanged) == 2


def test_letters_that_are_not_certain_are_shown_in_every_reading():
    said = readings(TWO.encode("mac_roman"))
    assert "Pârticipant" in said["mac_roman"]
    assert "Pârticipant" not in said["cp1252"]
    (note,) = read_table(TWO.encode("mac_roman"), wording=PLAIN).notes
    assert note.startswith("It is not certain")
    read = read_table(TWO.encode("mac_roman"), reading="mac_roman", wording=PLAIN)
    assert read.notes == ()
    assert read.rows[0][1][0] == ONE[0]
    assert readings(TWO.encode()) == {}


def test_names_that_were_guessed_are_shown():
    (note,) = read_table(TWO.encode("cp1252"), wording=PLAIN).notes
    assert "Pârticipant, Öne" in note


def test_a_name_may_stand_in_two_columns(importing: Importing):
    importing.do("First name,Surname,Phone\nParticipant,One,1\nParticipant,Two,2\n")
    assert importing.names == ["Participant One", "Participant Two"]


def test_a_column_called_name_may_be_the_first_of_two(importing: Importing):
    plan = importing.do("Name,Surname,Job\nParticipant,One,Head\n")
    assert importing.names == ["Participant One"]
    assert "“Job”" in plan.notes[0]


def test_line_breaks_in_a_cell_become_spaces_which_is_said(importing: Importing):
    roster = 'name,school\r\n"Participant\nThree","Example\r\nSchool"\r\nFour,Far\r\n'
    plan = importing.do(roster)
    assert [s.person.school for s in importing.roster] == ["Far", "Example School"]
    assert any("“Participant Three”" in note for note in plan.added[0].notes)
    assert [each.line for each in plan.added] == [2, 5]


def test_separators_in_quotation_marks_belong_to_the_cell(importing: Importing):
    importing.do('"name";"school"\r\n"Three; Participant";"A, b"\r\n')
    assert importing.names == ["Three; Participant"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",Total: 2,,,", "looks like a total"),
        ("Grand total,24,,,", "looks like a total"),
        (",Example School,,,", "has no name"),
        ("4711,Example School,,,", "“4711” is no name"),
        ("A" * 3000 + ",,,,", "3,000 characters; the limit is 120"),
        ("Participant 9,,,head,", "“head” is no role"),
        ("Participant 9,,,organiser,", "“organiser” is no role"),
        ("Participant 9,,,,,more", "Put a cell that contains a comma"),
        ("Participant 9,,nine@example,,", "“nine@example” is no email"),
        ("Participant 9,,a@example.org b@example.org,,", "is no email"),
        ("Participant \x07 9,,,,", "cannot be kept"),
    ],
)
def test_a_row_that_cannot_be_taken_is_told_and_the_others_go_ahead(
    importing: Importing, row: str, why: str
):
    heading = "name,school,email,role,group\n"
    plan = importing.do(f"{heading}Participant 1,,,,\n{row}\n")
    assert importing.names == ["Participant 1"]
    (refused,) = plan.refused
    assert refused.line == 3
    assert why in refused.why


@pytest.mark.parametrize("cell", ["n/a", "N/A", "-", "none", "TBC", "\u2013"])
def test_what_is_no_address_is_nobodys_and_is_said(importing: Importing, cell: str):
    plan = importing.do(f"name,email\nParticipant 3,{cell}\nParticipant 4,{cell}\n")
    assert [s.person.email for s in importing.roster] == ["", ""]
    assert all(cell in each.notes[0] for each in plan.added)
    assert not importing.plan(f"name,email\nParticipant 3,{cell}\n").does_something


def test_an_address_may_come_with_a_name_or_as_a_link(importing: Importing):
    importing.do("name,email\nOne,One <One@Example.org>\nTwo,mailto:two@example.org\n")
    emails = [s.person.email for s in importing.roster]
    assert emails == ["one@example.org", "two@example.org"]


def test_roles_and_groups_are_read_however_they_are_typed(importing: Importing):
    importing.do(
        "name;role;group\nThree;Participant ;group 1\nFour;FACILITATOR;Group  1\n"
    )
    four, three = importing.roster
    assert (four.role, three.role) == (Role.FACILITATOR, Role.PARTICIPANT)
    assert four.group == three.group == "Group 1"
    plan = importing.do("name;group\nFive;GROUP 1\n")
    assert plan.added[0].seating.group == "Group 1"


# -- workbooks -------------------------------------------------------------------------


def test_a_workbook_is_read_from_the_sheet_that_has_people(
    importing: Importing, workbook: Workbook
):
    at = datetime.fromisoformat("2026-01-12T09:30")  # a workbook knows no zones
    data = workbook(
        Notes=[["Read me"], ["Fill in the next sheet."]],
        People=[
            ["Work group 2026"],
            [None, "Name", "School", "Email", "Group"],
            [1, ONE[0], 7.0, ONE[2], 1],
            [2, OTHER[0], date(2026, 1, 12), None, None],
            [3, "Participant 3", at, None, True],
        ],
    )
    plan = importing.do(data)
    assert "“People”" in plan.notes[0]
    assert [(s.person.school, s.group) for s in importing.roster] == [
        ("2026-01-12 09:30:00", "True"),
        ("2026-01-12", None),
        ("7", "1"),
    ]
    assert not importing.plan(data).does_something


def test_hidden_rows_and_sheets_are_left_out_and_rows_are_told(
    importing: Importing, workbook: Workbook
):
    def hide(book: object) -> None:
        book["Old"].sheet_state = "hidden"  # type: ignore[index]
        book["New"].row_dimensions[2].hidden = True  # type: ignore[index]

    people = [["Name"], ["Participant 1"], ["Participant 2"]]
    plan = importing.do(workbook(hide, Old=[["Name"], ["Gone"]], New=people))
    assert importing.names == ["Participant 2"]
    assert [(each.line, "hidden" in each.why) for each in plan.refused] == [(2, True)]


def test_formulas_count_by_their_result_which_a_file_may_lack(
    importing: Importing, workbook: Workbook
):
    data = workbook(
        P=[["Name", "School"], ["One", "=A2"], ["#REF!", ""], ["Two", "Far"]]
    )
    plan = importing.do(data)
    assert importing.names == ["Two"]
    assert "B2 has a formula" in plan.refused[0].why
    assert "A3 says #REF!" in plan.refused[1].why


# -- what is no roster -----------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def zipped(name: str, size: int = 3) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, b"0" * size)
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "No row of this file has a heading"),
        (b"who\nParticipant 1\n", "No row of this file has a heading"),
        (b"name,school\n", "names nobody"),
        (b"name\n" + b"x" * 2_000_000, "2.0 MB; 2 MB is the most"),
        (b"name\n" + b"".join(b"P%d\n" % n for n in range(5000)), "5,000 rows"),
        (b"%PDF-1.7\0\0\0", "no text and no spreadsheet"),
        (b"\xff\xfen", "no text and no spreadsheet"),
        (OLE, "one with a password"),
        (b"PK\x03\x04 cut short", "damaged"),
        (zipped("xl/workbook.xml"), "damaged"),
        (zipped("word/document.xml"), "no workbook"),
        (zipped("xl/workbook.xml", 60_000_001), "far more in it than such a table"),
    ],
    ids=range(12),
)
def test_what_is_no_roster_is_refused_with_what_to_do(data: bytes, said: str):
    with pytest.raises(RosterError, match=said):
        read_table(data, wording=PLAIN)
