"""What a seat lets into the store, whoever called it: the last check of a value."""

from __future__ import annotations

import json
import re

from toolkit.errors import AnswerError, OutOfDateError
from toolkit.model import (
    JSON,
    LIMIT_ANSWER,
    LIMIT_DESCRIPTION,
    LIMIT_EVIDENCE,
    LIMIT_FILES,
    Held,
    Quota,
    Sharing,
)
from toolkit.model.comments import LIMIT_COMMENT
from toolkit.model.lines import LIMIT_LINE, Change
from toolkit.model.names import marked_by
from toolkit.model.writes import is_too_deep, is_version, is_write

LIMIT_NAME = 200
"""Longest name of a file, in characters."""

PERSON_FULL = (
    "Your files have {held} MB in all, and there is room for {most} MB. Take away one "
    "that you no longer need, then add this one."
)
COHORT_FULL = (
    "The files of everybody here have filled the room there is for them. Your answers "
    "are saved as ever. Take away a file that you no longer need, or tell your "
    "facilitator."
)
DISK_FULL = (
    "The server has little space left, so no file can be added now. Your answers are "
    "saved as ever. Keep the file, and tell your facilitator."
)

PERSON_NEAR = "You have used {held} of {most} MB for files."
COHORT_NEAR = (
    "The files of everybody here have used {held} of {most} MB. Add what is needed."
)
_NEAR = 0.8
"""The share of the room for files from which on it is said how much is left."""

_PLACE = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*")
_LINE = re.compile(r"[A-Za-z0-9_-]{1,64}")


def check_answer(value: object) -> JSON:
    """*value* exactly as the store will give it back.

    Raises:
        AnswerError: it is too long, or not plain JSON.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
        kept = json.loads(text)
    except (TypeError, ValueError, RecursionError):
        raise OutOfDateError from None
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LIMIT_ANSWER:
        raise AnswerError(
            f"This answer is too long to keep ({size // 1000} kB; the limit is "
            f"{LIMIT_ANSWER // 1000} kB). Shorten it, or add it as a file."
        )
    if is_too_deep(kept):
        raise OutOfDateError
    return kept


def check_write(*, sharing: object, based_on: object, write: object) -> None:
    """Refuse a write that no page of ours makes."""
    known = isinstance(sharing, Sharing)
    if not (known and is_version(based_on) and is_write(write)):
        raise OutOfDateError


def check_line(change: Change) -> None:
    """Refuse a change to a line that no page of ours makes, or that is too long."""
    check_write(sharing=Sharing.GROUP, based_on=change.based_on, write=change.write)
    named = (change.line, *([change.after] if change.after else []))
    words = change.words
    known = (type(words.text), type(words.gone)) == (str, bool)
    if not known or not all(_is_line(name) for name in named):
        raise OutOfDateError
    if len(words.text) > LIMIT_LINE:
        raise AnswerError(
            f"This line is {len(words.text):,} characters long; the limit is "
            f"{LIMIT_LINE}. Make two lines of it; until then it stays on this device."
        )


def check_comment(text: object, *, write: object, may_be_empty: bool = False) -> str:
    """*text* without blanks around it, if it can be said beside an answer."""
    if not isinstance(text, str) or not is_write(write):
        raise OutOfDateError
    said = check_answer(text).strip()
    if not said and not may_be_empty:
        raise AnswerError("Write a few words first, then press Comment.")
    if len(said) > LIMIT_COMMENT:
        raise AnswerError(
            f"This is {len(said):,} characters long; the limit is {LIMIT_COMMENT:,}. "
            "Shorten it a little; until then it stays on this device."
        )
    return str(said)


def _is_line(name: object) -> bool:
    return isinstance(name, str) and _LINE.fullmatch(name) is not None


def check_place(*names: object) -> None:
    """Refuse a workshop, activity or field that cannot be the name of one."""
    for name in names:
        short = isinstance(name, str) and len(name) <= LIMIT_NAME
        if not (short and _PLACE.fullmatch(str(name))):
            raise OutOfDateError


def check_level(activity: str, sharing: Sharing) -> None:
    """Refuse to share what is private for good: bookmarks and private notes."""
    if marked_by(activity) is not None and sharing is not Sharing.PRIVATE:
        raise AnswerError("Bookmarks and private notes are for you alone.")


def check_file_name(name: object) -> None:
    """Refuse a file name that cannot be shown, or names a folder."""
    if not isinstance(name, str) or not 0 < len(name) <= LIMIT_NAME:
        raise AnswerError("Give the file a shorter name, then add it again.")
    if not name.isprintable() or "/" in name or "\\" in name:
        raise AnswerError("Give the file a plain name, then add it again.")


def check_size(size: int, *, most: int = LIMIT_EVIDENCE) -> None:
    """Refuse a file that is too large."""
    if size > most:
        raise AnswerError(
            f"This file has {size / 1e6:.1f} MB; the limit is {most / 1e6:g} MB. "
            "Save a smaller copy and try again."
        )


def check_description(words: object) -> str:
    """Refuse what says of a picture more than can be kept, or is no text."""
    if not isinstance(words, str):
        raise OutOfDateError
    if len(words) > LIMIT_DESCRIPTION:
        raise AnswerError(
            f"This description is {len(words):,} characters long; the limit is "
            f"{LIMIT_DESCRIPTION:,}. Shorten it a little."
        )
    return words


def check_room(held: Held, *, size: int, quota: Quota) -> None:
    """Refuse a file of *size* bytes for which what is *held* leaves no room."""
    if held.beside >= LIMIT_FILES:
        raise AnswerError(
            f"There are {LIMIT_FILES} files here already. Take one away first."
        )
    if held.person + size > quota.person:
        raise AnswerError(
            PERSON_FULL.format(
                held=round(held.person / 1e6), most=round(quota.person / 1e6)
            )
        )
    if held.cohort + size > quota.cohort:
        raise AnswerError(COHORT_FULL)
    # SQLite writes it to its log first, then to the database.
    if held.free is not None and held.free - 2 * size < quota.reserve:
        raise AnswerError(DISK_FULL)


def room_in_words(held: Held, *, quota: Quota) -> str:
    """How much room for files is left, where it is little; else nothing."""
    for words, used, most in (
        (PERSON_NEAR, held.person, quota.person),
        (COHORT_NEAR, held.cohort, quota.cohort),
    ):
        if used >= _NEAR * most:
            return words.format(held=f"{used / 1e6:,.0f}", most=f"{most / 1e6:,.0f}")
    return ""
