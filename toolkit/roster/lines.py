"""The rows of a roster, understood one by one."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from toolkit.model import Role
from toolkit.model.people import LIMIT_NAME
from toolkit.programme.wording import Wording
from toolkit.roster.plan import Refused
from toolkit.roster.sheets import Row
from toolkit.roster.table import SEPARATORS, Table

NO_ADDRESS = frozenset(
    {
        *("n/a", "na", "n.a.", "n.a", "none", "no", "nil", "null", "not known", "tbc"),
        *(
            "unknown",
            "tba",
            "-",
            "--",
            "\u2013",
            "—",
            "?",
            "x",
            ".",
            "no email",
            "n.k.",
        ),
        *("not applicable", "to follow", "not given", "as above", "same"),
    }
)
"""What people write where there is no address."""

ROLES = {
    **{role.value: role for role in (Role.PARTICIPANT, Role.FACILITATOR)},
    "participants": Role.PARTICIPANT,
    "facilitators": Role.FACILITATOR,
}

WRITE_NAME = "Write the name that they are called by."
NO_NAME = "This row has no name. Add one, or delete the row."
TOTAL = "This row has no name of a person; it looks like a total."
NUMBER = "“{name}” is no name: it has no letter. Write the name, or delete the row."
MORE_CELLS = (
    "This row has more cells than the heading has columns. Put a cell that contains a "
    "{separator} in double quotes."
)
TOO_LONG = (
    "The {what} has {length:,} characters; the limit is {most}. Look whether a "
    "quotation mark is missing, or shorten it."
)
ODD = "The {what} has a character that cannot be kept. Type it again."
NO_ROLE = (
    "“{role}” is no role. Write participant or facilitator, or leave it empty; if the "
    "column is about something else, call it something else."
)
NO_EMAIL = (
    "“{email}” is no email address. Correct it, or leave it empty: somebody without "
    "one can take part, too."
)
BROKEN = "Line breaks became spaces: “{cell}”."
NOT_AN_ADDRESS = "“{email}” is not an address, so they have none."

_SPACES = re.compile(r"\s+")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")
_APOSTROPHES = str.maketrans({"\u2018": "'", "\u2019": "'"})
_NAMED = re.compile(r".*<([^<>]+)>")
_TOTAL = re.compile(
    r"(grand |sub ?)?(totals?|count|sum)( of .*| participants| people)?[ :=]*\d*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One person, as a row says it. Without a role, or a group, it says none.

    `mailbox` is an address that is shared, and `renames` whether the name is a new one:
    both as somebody has answered.
    """

    number: int
    name: str
    school: str = ""
    email: str = ""
    role: Role | None = None
    group: str | None = None
    in_school: str = ""
    notes: tuple[str, ...] = ()
    mailbox: str = ""
    renames: bool = False


class UnfitError(Exception):
    """A row that cannot be taken; says why."""


def lines_of(table: Table) -> tuple[list[Line], list[Refused]]:
    """Every person of *table*, and the rows that cannot be taken."""
    found: list[Line] = []
    refused: list[Refused] = []
    for row in table.rows:
        try:
            found.append(_line(row, table))
        except UnfitError as why:
            refused.append(Refused(row[0], str(why)))
    return _groups_as_one(found), refused


def same(text: str) -> str:
    """*text* as names are compared: whatever its letters' size, form or apostrophe."""
    plain = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
    return " ".join(unicodedata.normalize("NFC", plain.casefold()).split())


def _line(row: Row, table: Table) -> Line:
    number, cells, trouble = row
    if trouble:
        raise UnfitError(trouble)
    if any(map(str.strip, cells[len(table.heading) :])):
        separator = SEPARATORS.get(table.separator, "separator")
        raise UnfitError(MORE_CELLS.format(separator=separator))
    raw = {
        column: cells[place] if place < len(cells) else ""
        for column, place in table.columns.items()
    }
    said = {column: _clean(cell) for column, cell in raw.items()}
    name = _name(said)
    _check_name(name, cells)
    found = fit(
        name=name,
        school=said.get("school", ""),
        email=said.get("email", ""),
        group=said.get("group", ""),
        in_school=said.get("in_school", ""),
        wording=table.wording,
    )
    role, notes = _role(said.get("role", "")), (*_broken(raw, said), *found.notes)
    return replace(found, number=number, role=role, notes=notes)


def fit(
    *,
    name: str,
    school: str = "",
    email: str = "",
    group: str = "",
    in_school: str = "",
    wording: Wording,
) -> Line:
    """What was written of somebody, as it can be kept; said as *wording* says it.

    Raises:
        UnfitError: it cannot; says why.
    """
    texts = {"name": _clean(name), "{school}": _clean(school), "group": _clean(group)}
    texts["role in {school}"] = _clean(in_school)
    if not texts["name"]:
        raise UnfitError(WRITE_NAME)
    for what, text in texts.items():
        _check_text(text, what=wording.plainly(what))
    address, note = _address(_clean(email))
    return Line(
        0,
        texts["name"],
        texts["{school}"],
        address,
        group=texts["group"] or None,
        in_school=texts["role in {school}"],
        notes=(note,) if note else (),
    )


def _name(said: Mapping[str, str]) -> str:
    """Somebody's name, which may stand in two columns; "Name" may be the first."""
    whole, last = said.get("name", ""), said.get("last", "")
    if whole and ("first" in said or whole.casefold().endswith(last.casefold())):
        return whole
    return f"{whole or said.get('first', '')} {last}".strip()


def _clean(cell: str) -> str:
    text = _UNSEEN.sub("", unicodedata.normalize("NFC", cell))
    return _SPACES.sub(" ", text).strip()


def _broken(raw: Mapping[str, str], said: Mapping[str, str]) -> list[str]:
    return [
        BROKEN.format(cell=said[column])
        for column, cell in raw.items()
        if "\n" in cell.strip() or "\r" in cell.strip()
    ]


def _check_name(name: str, cells: Iterable[str]) -> None:
    if _TOTAL.fullmatch(name):
        raise UnfitError(TOTAL)
    if not name:
        total = any(_TOTAL.fullmatch(_clean(cell)) for cell in cells if cell.strip())
        raise UnfitError(TOTAL if total else NO_NAME)
    if not any(map(str.isalpha, name)):
        raise UnfitError(NUMBER.format(name=name[:LIMIT_NAME]))


def _check_text(text: str, *, what: str) -> None:
    if len(text) > LIMIT_NAME:
        said = TOO_LONG.format(what=what, length=len(text), most=LIMIT_NAME)
        raise UnfitError(said)
    if not text.isprintable():
        raise UnfitError(ODD.format(what=what))


def _role(cell: str) -> Role | None:
    if not cell:
        return None
    if cell.casefold() not in ROLES:
        raise UnfitError(NO_ROLE.format(role=cell[:LIMIT_NAME]))
    return ROLES[cell.casefold()]


def _address(cell: str) -> tuple[str, str]:
    """The address in a cell, and what is to be said of it."""
    named = _NAMED.fullmatch(cell)
    email = (named[1] if named else cell).strip().casefold().removeprefix("mailto:")
    if email in NO_ADDRESS:
        return "", NOT_AN_ADDRESS.format(email=cell)
    if email and not (_ADDRESS.fullmatch(email) and email.isprintable()):
        raise UnfitError(NO_EMAIL.format(email=cell[:LIMIT_NAME]))
    _check_text(email, what="email address")
    return email, ""


def _groups_as_one(lines: list[Line]) -> list[Line]:
    """Groups whose names differ only in their letters' size are one group."""
    spellings: dict[str, Counter[str]] = {}
    for line in lines:
        if line.group:
            spellings.setdefault(same(line.group), Counter())[line.group] += 1
    chosen = {key: _best(found) for key, found in spellings.items()}
    return [
        replace(line, group=chosen[same(line.group)]) if line.group else line
        for line in lines
    ]


def _best(spellings: Counter[str]) -> str:
    """What most rows say; of as many, the one that looks like a name."""
    return max(
        spellings,
        key=lambda name: (
            spellings[name],
            name[:1].isupper() and not name.isupper(),
        ),
    )
