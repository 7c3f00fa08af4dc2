"""What is asked of a row that may be about one of two people."""

from __future__ import annotations

from toolkit.model import Seating
from toolkit.roster.lines import Line

SHARE = "Another person; mail to them goes to the same address"
NONE = "Another person, without an address of their own"
RENAME = "One person: {old} is called {new} from now on"
LEAVE = "One person; leave this row out"
STAYS = "One person, called {name} so far; they get a place here, too"
SAME = "One person: take what this row says"
OTHER = "Another person of the same name"
ONE = "One person, written twice; leave this row out"
TWO = "Two people of one name"
SOMEBODY = "somebody of another cohort"


def of_address(line: Line, holder: Seating, *, named: bool) -> str:
    """An address that is known under another name."""
    who = f"{holder.person.name}{_from(holder.person.school)}" if named else SOMEBODY
    return (
        f"{line.name} has the address {line.email}, by which {who} is known. Are they "
        "one person?"
    )


def of_new_address(line: Line, namesake: Seating) -> str:
    """Another address for a name and school that are here."""
    return (
        f"{line.name}{_from(line.school)} is on the roster with the address "
        f"{namesake.person.address}; this row says {line.email}. Are they one person?"
    )


def of_school(line: Line, namesake: Seating) -> str:
    """A name that is here with another school."""
    there, here = namesake.person.school, line.school
    return (
        f"{line.name} is on the roster{_from(there)}; this row says {here}. Are they "
        "one person?"
    )


def of_two(line: Line, earlier: int) -> str:
    """A name and school that an earlier row has, and no address."""
    return (
        f"{line.name}{_from(line.school)} stands in row {earlier} already. Are "
        "they one person, written twice, or two?"
    )


def _from(school: str) -> str:
    return f", {school}" if school else ""
