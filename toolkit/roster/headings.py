"""Which column is which, whatever words stand above it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from toolkit.programme.wording import Wording

WORDS: Mapping[str, frozenset[str]] = {
    "name": frozenset(
        {
            *("name", "full name", "fullname", "names", "participant", "delegate"),
            *("participant name", "name of participant", "attendee", "attendee name"),
            *("delegate name", "teacher", "teacher name", "display name", "your name"),
            *("person", "contact name", "staff name"),
        }
    ),
    "first": frozenset(
        {
            *("first name", "firstname", "first names", "first", "forename"),
            *("forenames", "given name", "given names", "christian name"),
        }
    ),
    "last": frozenset(
        {
            *("last name", "lastname", "last", "surname", "family name", "second name"),
        }
    ),
    "school": frozenset(
        {
            *("school", "academy", "school academy", "school or academy", "college"),
            *("school name", "name of school", "school college", "school or college"),
            *("organisation", "organization", "institution", "establishment"),
            *("school organisation", "place of work", "workplace", "school trust"),
        }
    ),
    "email": frozenset(
        {
            *("email", "e mail", "mail", "email address", "e mail address"),
            *("mail address", "work email", "school email", "contact email"),
            *("email addresses", "address email", "work email address", "emails"),
        }
    ),
    "in_school": frozenset(
        {
            *("role in school", "role in the school", "role at school", "school role"),
            *("role in your school", "your role in school", "role in department"),
            *("job title", "title of post", "post", "post held", "position"),
            *("position in school", "responsibility", "job role"),
        }
    ),
    "role": frozenset({"role", "roles", "role in programme", "role in the programme"}),
    "group": frozenset(
        {
            *(
                "group",
                "groups",
                "group name",
                "group number",
                "group no",
                "work group",
            ),
            *("working group", "table", "team", "set", "small group"),
        }
    ),
}
"""What each column may be called, in small letters, with spaces for what is none."""


NEVER = frozenset({"name", "email", "role", "group"})
"""What keeps its meaning, whatever a programme calls where people are from."""


def columns_of(row: Sequence[str], wording: Wording) -> dict[str, int]:
    """Which column of a heading is which; of two that say the same, the first.

    Where a word above has "school", the programme's own word may stand as well.
    """
    own, found = _own(wording), dict[str, int]()
    for place, cell in enumerate(row):
        if column := own.get(_plain(cell)):
            found.setdefault(column, place)
    return found


def is_heading(columns: Mapping[str, int]) -> bool:
    """Whether these columns say who somebody is."""
    return "name" in columns or {"first", "last"} <= {*columns}


def _own(wording: Wording) -> dict[str, str]:
    """What may stand above a column, with the name of that; their own words win."""
    known = {word: column for column, words in WORDS.items() for word in words}
    school, schools = (_plain(wording.words[name]) for name in ("school", "schools"))
    said = {
        re.sub(r"\bschool\b", school, word): column
        for word, column in known.items()
        if school and "school" in word
    }
    theirs = {**said, schools: "school"} if schools else said
    return known | {word: c for word, c in theirs.items() if word not in NEVER}


def _plain(cell: str) -> str:
    text = unicodedata.normalize("NFKC", cell).casefold()
    return re.sub(r"[\W_]+", " ", text).strip()
