"""Reading TOML: every mistake is named with its file and its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest

from toolkit.errors import AuthoringError, ProgrammeError
from toolkit.programme.toml import TomlTable, read_toml


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], TomlTable]:
    """Reads what stands in a file called year.toml."""

    def written(text: str) -> TomlTable:
        file = tmp_path / "year.toml"
        file.write_text(text, encoding="utf-8")
        return read_toml(file)

    return written


Read = Callable[[str], TomlTable]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeError, match=r"no file .*year\.toml"):
        read_toml(tmp_path / "year.toml")


@pytest.mark.parametrize("text", ["a = ]", b"\xff".decode("latin-1") + " = 1"])
def test_what_is_not_toml_says_in_which_line(read: Read, text: str) -> None:
    with pytest.raises(ProgrammeError, match=r"year\.toml cannot be read: .*line 1"):
        read(text)


def test_each_kind_of_value_is_read(read: Read) -> None:
    table = read(
        'title = "Year"\nrooms = 3\nbegins = 2022-11-07\nat = "13:00"\n'
        'who = ["one", "two"]\n[codes]\na = "A"\n'
    )
    assert table.text("title") == "Year"
    assert table.whole("rooms") == 3
    assert table.day("begins") == date(2022, 11, 7)
    assert table.clock("at") == time(13)
    assert read("at = 16:05:00").clock("at") == time(16, 5)
    assert table.texts("who") == ("one", "two")
    assert table.names("codes") == {"a": "A"}
    assert table.closed("read") == "read"


@pytest.mark.parametrize(
    ("line", "ask", "says"),
    [
        ("", lambda t: t.text("title"), '"title" is missing. Add a line title = '),
        ("title = 3", lambda t: t.text("title"), '"title" has the wrong form'),
        ('title = " "', lambda t: t.text("title"), '"title" is blank'),
        ("rooms = 0", lambda t: t.whole("rooms"), "whole number above zero"),
        ("rooms = true", lambda t: t.whole("rooms"), "whole number above zero"),
        ("on = 2022-11-07T10:00:00", lambda t: t.day("on"), "must be a day alone"),
        ('at = "25:00"', lambda t: t.clock("at"), 'says "25:00", which is not a time'),
        ('who = ["a", ""]', lambda t: t.texts("who"), "must list texts"),
        ("rooms = [1]", lambda t: t.tables("rooms"), "must list tables"),
    ],
)
def test_a_wrong_value_is_named_with_its_key(
    read: Read, line: str, ask: Callable[[TomlTable], object], says: str
) -> None:
    with pytest.raises(ProgrammeError) as mistake:
        ask(read(line))
    assert str(mistake.value).startswith("year.toml: ")
    assert says in str(mistake.value)


def test_a_mistake_further_in_says_where(read: Read) -> None:
    table = read('[[days]]\ntitle = "First"\n[days.room]\nseats = 0\n')
    (day,) = table.tables("days")
    with pytest.raises(ProgrammeError, match=r'^year\.toml, days 1 "First", room: '):
        day.table("room").whole("seats")


def test_a_key_that_nobody_asks_for_is_probably_mistyped(read: Read) -> None:
    table = read('title = "Year"\ntilte = "Year"\n')
    table.text("title")
    assert not table.has("attendance")
    said = r'"tilte" means nothing here.*: attendance, title\.'
    with pytest.raises(ProgrammeError, match=said):
        table.closed(None)


def test_lists_may_be_left_out(read: Read) -> None:
    table = read("")
    assert not table.has("who")
    assert table.texts("who") == ()
    assert table.tables("days") == ()


def test_every_text_is_filled_also_further_in(read: Read) -> None:
    table = read('title = "a"\n[room]\ntitle = "b"\n')
    table.fill = str.upper
    assert table.text("title") == "A"
    assert table.table("room").text("title") == "B"


def test_what_cannot_be_filled_is_named(read: Read) -> None:
    def refuse(text: str) -> str:
        raise AuthoringError(f"{text} means nothing.")

    table = read('title = "{pupli}"')
    table.fill = refuse
    with pytest.raises(ProgrammeError, match=r'in "title" \{pupli\} means nothing'):
        table.text("title")
