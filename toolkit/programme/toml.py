"""Reading TOML so that every mistake is named with its file and its place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar, cast

from toolkit.errors import AuthoringError, ProgrammeError
from toolkit.programme.gathering import part, refuse
from toolkit.programme.lines import Path as Path_
from toolkit.programme.lines import lines_of

T = TypeVar("T")

UNREAD = "?"
"""Stands for a text that is wrong, while mistakes are gathered."""


class Anything(dict[str, str]):
    """Stands for a table of names that is wrong: none is missing from it."""

    def __contains__(self, _name: object) -> bool:
        """Whether it could stand there."""
        return True


_NEARLY = 0.65
"""How like another a name has to be, to be that one misspelt."""

_AT_LINE = re.compile(r"at line (\d+)")
_KEY = re.compile(r'^(?:in )?"([^"]+)"')


def read_toml(path: Path) -> TomlTable:
    """The top table of the file at *path*.

    Raises:
        ProgrammeError: the file is missing or is not TOML.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ProgrammeError(
            f"There is no file {path}. Go to the folder of a programme (cd my-year), "
            "or make one: toolkit new programme my-year."
        ) from None
    return toml_of(data, file=path.name)


def toml_of(data: bytes, *, file: str) -> TomlTable:
    """The top table of what a file of this name holds.

    Raises:
        ProgrammeError: it is not TOML.
    """
    try:
        text = data.decode().replace("\r\n", "\n")
        entries = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as mistake:
        line = _line_of(mistake, data)
        raise ProgrammeError(
            f"{file} cannot be read: {mistake}. Put line {line} right, or what is "
            "above it, and try again.",
            file=file,
            line=line,
        ) from mistake
    return TomlTable(entries, file=file, lines=cache(partial(lines_of, text)))


def _line_of(mistake: ValueError, data: bytes) -> int:
    """The line where it is, or the last one where only the end shows it."""
    if isinstance(mistake, UnicodeDecodeError):
        return data.count(b"\n", 0, mistake.start) + 1
    found = _AT_LINE.search(str(mistake))
    return int(found[1]) if found else max(1, len(data.splitlines()))


class TomlTable:
    """One table of a TOML file, which knows where it is."""

    def __init__(
        self,
        entries: Mapping[str, object],
        *,
        file: str,
        place: str = "",
        path: Path_ = (),
        lines: Callable[[], Mapping[Path_, int]] = dict,
    ) -> None:
        self._entries = entries
        self._file = file
        self._place = place
        self._path = path
        self._lines = lines
        self._known: set[str] = set()
        self.fill: Callable[[str], str] = str
        """What is done to every text on its way out; inner tables do the same."""

    def wrong(self, what: str) -> ProgrammeError:
        """The error that says *what* is wrong in this table."""
        where = f"{self._file}, {self._place}" if self._place else self._file
        key = _KEY.match(what)
        places = [(*self._path, key[1])] if key else []
        lines = self._lines()
        found = (lines.get(place) for place in (*places, self._path))
        line = next((each for each in found if each is not None), None)
        return ProgrammeError(f"{where}: {what}", file=self._file, line=line)

    def text(self, key: str) -> str:
        """A piece of text that is not blank."""
        given = self._of_kind(key, str, example='"some text"')
        if not given.strip():
            wrong = self.wrong(f'"{key}" is blank. Write something there.')
            return refuse(wrong, UNREAD)
        return self._filled(given, key)

    def whole(self, key: str) -> int:
        """A whole number above zero."""
        given = self._of_kind(key, int, example="10")
        if isinstance(given, bool) or given < 1:
            wrong = self.wrong(f'"{key}" must be a whole number above zero.')
            return refuse(wrong, 1)
        return given

    def flag(self, key: str) -> bool:
        """Yes or no."""
        return self._of_kind(key, bool, example="true")

    def day(self, key: str) -> date:
        """A day."""
        given = self._of_kind(key, date, example="2027-01-20")
        if isinstance(given, datetime):
            wrong = self.wrong(f'"{key}" must be a day alone, such as 2027-01-20.')
            return refuse(wrong, given.date())
        return given

    def clock(self, key: str) -> time:
        """A time of day on the wall, such as "13:00", or 13:00:00 as TOML has it."""
        if isinstance(known := self._entries.get(key), time):
            self._known.add(key)
            return known.replace(second=0, microsecond=0)
        given = self.text(key)
        try:
            return datetime.strptime(given, "%H:%M").time()  # noqa: DTZ007
        except ValueError:
            wrong = self.wrong(
                f'"{key}" says "{given}", which is not a time of day. Write it like '
                '"13:00".'
            )
        return time() if given == UNREAD else refuse(wrong, time())

    def texts(self, key: str) -> tuple[str, ...]:
        """Several pieces of text; none if the key is not there."""
        given = self._of_kind(key, list, example='["one", "two"]', default=[])
        if not all(isinstance(item, str) and item.strip() for item in given):
            wrong = self.wrong(f'"{key}" must list texts, such as ["one", "two"].')
            return refuse(wrong, ())
        return tuple(self._filled(item, key) for item in given)

    def names(self, key: str) -> dict[str, str]:
        """A table of texts, such as codes and what they stand for."""
        return self.table(key).texts_by_name()

    def texts_by_name(self) -> dict[str, str]:
        """All of this table, which is one of texts."""
        return {name: self.text(name) for name in self.keys}

    def meant(self, key: str) -> dict[str, str]:
        """The texts of the table *key*, also if it is misspelt; none without it."""
        if self.has(key):
            return self.names(key)
        nearly = self.nearly(key)
        return nearly.texts_by_name() if nearly else {}

    @property
    def keys(self) -> tuple[str, ...]:
        """All that stands in it, in order."""
        return tuple(self._entries)

    def table(self, key: str) -> TomlTable:
        """The table inside this one."""
        given = self._of_kind(key, dict, example='{ title = "…" }')
        return self._inner(given, key, (key,))

    def nearly(self, key: str) -> TomlTable | None:
        """The table whose name is *key*, misspelt; it stays one that means nothing."""
        unread = [
            name
            for name, value in self._entries.items()
            if isinstance(value, dict) and name not in self._known
        ]
        for name in get_close_matches(key, unread, n=1, cutoff=_NEARLY):
            return self._inner(cast(Any, self._entries[name]), name, (name,))
        return None

    def tables(self, key: str) -> tuple[TomlTable, ...]:
        """Several tables; they call themselves by name, title or number."""
        given = self._of_kind(key, list, example='[{ title = "…" }]', default=[])
        if not all(isinstance(item, dict) for item in given):
            what = f'"{key}" must list tables, such as [{{ title = "…" }}].'
            return refuse(self.wrong(what), ())
        return tuple(
            self._inner(item, _called(item, key, number), (key, number - 1))
            for number, item in enumerate(given, start=1)
        )

    def each(self, key: str, read: Callable[[TomlTable], T]) -> tuple[T, ...]:
        """What *read* makes of each of several tables.

        While mistakes are gathered, one that cannot be read is left out.
        """
        found = (part(partial(read, table), None) for table in self.tables(key))
        return tuple(one for one in found if one is not None)

    def has(self, key: str) -> bool:
        """Whether the key is there, as it may be."""
        self._known.add(key)
        return key in self._entries

    def closed(self, value: T) -> T:
        """*value*, now that this table is read to its end.

        Raises:
            ProgrammeError: a key was never asked for, so it is probably mistyped.
        """
        for unknown in (key for key in self._entries if key not in self._known):
            known = ", ".join(sorted(self._known))
            wrong = self.wrong(
                f'"{unknown}" means nothing here. Correct its spelling or take it '
                f"out; what can stand here: {known}."
            )
            refuse(wrong, None)
        return value

    def _filled(self, given: str, key: str) -> str:
        try:
            return self.fill(given)
        except AuthoringError as mistake:
            return refuse(self.wrong(f'in "{key}" {mistake}'), given)

    def _inner(
        self, entries: Mapping[str, object], place: str, path: Path_
    ) -> TomlTable:
        inner = TomlTable(
            entries,
            file=self._file,
            place=f"{self._place}, {place}" if self._place else place,
            path=(*self._path, *path),
            lines=self._lines,
        )
        inner.fill = self.fill
        return inner

    def _of_kind(
        self, key: str, kind: type[T], *, example: str, default: T | None = None
    ) -> T:
        self._known.add(key)
        given = self._entries.get(key, default)
        if isinstance(given, kind):
            return given
        what = f'"{key}" has the wrong form. Write it like {key} = {example}.'
        if given is None:
            what = f'"{key}" is missing. Add a line {key} = {example}.'
        if kind is dict:  # of what would be in it, nothing more can be said
            raise self.wrong(what)
        return refuse(self.wrong(what), cast("T", _INSTEAD[kind]))


_INSTEAD: Mapping[type, object] = {
    str: UNREAD,
    int: 1,
    bool: False,
    date: date.min,
    list: [],
}
"""What is gone on with where a value is wrong, while mistakes are gathered."""


def _called(item: Mapping[str, object], key: str, number: int) -> str:
    name = item.get("name") or item.get("title") or item.get("heading")
    return f'{key} {number} "{name}"' if isinstance(name, str) else f"{key} {number}"
