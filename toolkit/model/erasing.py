"""Erasing a person: what becomes of words of theirs that stand among others' work."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import sha256

from toolkit.model.people import Person
from toolkit.model.responses import JSON

REMOVED = "removed by its author"
"""What stands where somebody's words were that others' work hangs on."""

NOBODY = "No longer here"
"""What is shown as the name of whoever wrote what was removed."""

TOMBSTONE = "erased-"
"""How the id of nobody begins, who stands where an author stood."""

TELLING = 24
"""So many characters in a row are somebody's own words, wherever they are found."""

COPIED = 8
"""The same in what was copied from an answer without its author's name."""

SHORT = 3
"""Words of so few letters tell nothing of who wrote them."""

_SPACES = re.compile(r"(\s+)")


class How(StrEnum):
    """By which way somebody was erased."""

    PAGE = "page"
    DESK = "desk"
    COMMAND = "command"
    AGAIN = "again"
    """A backup from before it was put back."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much of what there was; nothing of it says what it was."""

    answers: int = 0
    versions: int = 0
    files: int = 0
    comments: int = 0
    beside: int = 0
    """Comments of others beside what goes."""

    lines: int = 0
    attendance: int = 0
    consents: int = 0
    sign_ins: int = 0
    links: int = 0
    messages: int = 0
    interests: int = 0
    choices: int = 0
    others: int = 0
    """Copies in what is shown to a room, or went on to other cohorts."""

    kept: int = 0
    """Places of which others' work hangs, where the words alone were removed."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """That somebody was erased: how much of what, and what remains until when.

    `backups` is the day by which the last backup is gone that was made before;
    `compacted` when nothing was left in the database's file, None while that is owed.
    It names nobody.
    """

    id: str
    at: datetime
    how: How
    counts: Counts
    backups: date | None = None
    compacted: datetime | None = None
    browsers: tuple[str, ...] = ()
    """Digests of sign-ins: these browsers clear their drafts when they next come."""


def reference(seat: str, activity: str) -> str:
    """What pages call somebody's answer: it leads back to nobody."""
    return sha256(f"{seat}/{activity}".encode()).hexdigest()[:16]


def nobody(chance: str) -> str:
    """The id of nobody, made of something that is drawn by chance."""
    return f"{TOMBSTONE}{chance}"


def is_nobody(person: Person) -> bool:
    """Whether this only stands where somebody stood who was erased."""
    return person.id.startswith(TOMBSTONE)


def texts_in(value: JSON) -> Iterator[str]:
    """Every text in *value*, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from texts_in(each)
    elif isinstance(value, Sequence):
        for each in value:
            yield from texts_in(each)


_GONE = object()


def without(value: JSON, person: str, is_theirs: Callable[[str], bool]) -> JSON:
    """*value* without *person*, and without texts that are theirs.

    What names them goes: a text from its list, a field from what it is in, and from a
    list all that has such a field. A text that is theirs becomes `REMOVED`.
    """
    left = _without(value, person, is_theirs)
    return None if left is _GONE else left


def _without(value: JSON, person: str, is_theirs: Callable[[str], bool]) -> JSON:
    if isinstance(value, str):
        if person in value:
            return _GONE
        return REMOVED if is_theirs(value) else value
    if isinstance(value, dict):
        return {
            key: left
            for key, each in value.items()
            if person not in key
            and (left := _without(each, person, is_theirs)) is not _GONE
        }
    if isinstance(value, list):
        stay = [each for each in value if not _names(each, person)]
        return [_without(each, person, is_theirs) for each in stay]
    return value


def _names(value: JSON, person: str) -> bool:
    """Whether an item of a list is about *person*: itself, or by a field of it."""
    fields = value.values() if isinstance(value, dict) else [value]
    return any(isinstance(each, str) and person in each for each in fields)


class Words:
    """All that somebody ever wrote, to find copies of it by."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._said = frozenset(
            plain for text in texts if len(plain := _plain(text)) > SHORT
        )
        self._telling = tuple(
            sorted(each for each in self._said if len(each) >= TELLING)
        )

    def tells(self, text: str) -> bool:
        """Whether so much of theirs is in *text* that nobody else wrote it."""
        plain = _plain(text)
        return len(plain) >= TELLING and any(each in plain for each in self._telling)

    def is_copied(self, texts: Collection[str]) -> bool:
        """Whether one of *texts*, all copied from one answer, has words of theirs."""
        plain = [_plain(text) for text in texts]
        whole = [each for each in self._said if len(each) >= COPIED]
        return not self._said.isdisjoint(plain) or any(
            each in text for text in plain for each in whole
        )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


# -- a line that several people wrote ------------------------------------------------


def lines_without(
    versions: Sequence[tuple[str, bool]], *, runs: Iterable[Sequence[str]] = ()
) -> tuple[tuple[str, ...], list[Sequence[str]]]:
    """The texts of a line's *versions*, oldest first, without one person's words.

    Each is its text and whether that person wrote it. What they added is removed from
    their versions, and from later ones in which it is still there; what others wrote
    stays where it was. Also the runs of words that were added, with *runs* before them,
    which are removed wherever they are.
    """
    added, before, cleaned = list(runs), list[str](), list[str]()
    for text, is_theirs in versions:
        words = _words(text)
        fresh = _added(before, words) if is_theirs else []
        gone = {at for start, end in fresh for at in range(start, end)}
        gone |= {at for run in added for at in _still_there(run, words)}
        cleaned.append(_joined(text, gone))
        added += [words[start:end] for start, end in fresh]
        before = words
    return tuple(cleaned), added


def _words(text: str) -> list[str]:
    return [each for each in _SPACES.split(text) if each.strip()]


def _added(before: list[str], now: list[str]) -> list[tuple[int, int]]:
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    return [
        (start, end)
        for what, _, _, start, end in matcher.get_opcodes()
        if what in {"insert", "replace"}
    ]


def _still_there(run: Sequence[str], words: Sequence[str]) -> Iterator[int]:
    matcher = SequenceMatcher(None, run, words, autojunk=False)
    for _, at, size in matcher.get_matching_blocks():
        # Short words alone, such as "and", are anybody's.
        if any(len(word) > SHORT for word in words[at : at + size]):
            yield from range(at, at + size)


def _joined(text: str, gone: set[int]) -> str:
    if not gone:
        return text
    pieces, number, was_gone = [], 0, False
    for piece in _SPACES.split(text):
        if not piece.strip():
            pieces.append("" if was_gone and number in gone else piece)
            continue
        is_gone = number in gone
        if not is_gone:
            pieces.append(piece)
        elif not was_gone:
            pieces.append(REMOVED)
        was_gone = is_gone
        number += 1
    return "".join(pieces).strip()
