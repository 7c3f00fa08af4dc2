"""Reading what somebody wrote who would like to take part: what is missing, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.model.interest import Application
from toolkit.programme.about import Question

LONGEST = {"name": 100, "school": 120, "in_school": 120, "email": 254, "message": 1_000}
"""Characters that may stand in each box."""

LABELS = {
    "name": "Your name",
    "school": "Your {school}",
    "in_school": "Your role in {school} (optional)",
    "email": "Your email address",
    "message": "Anything we should know (optional)",
}
_MISSING = {
    "name": "Please write your name.",
    "school": "Please write the name of your {school}.",
    "email": "Please write your email address, so that we can answer.",
}
_CHOOSE = "Please choose an answer."
_TOO_LONG = "This is {over} characters too long; {most} is the most."
_ADDRESS = "This does not look like an email address. Write it like name@example.org."
_LINK = "Please leave links and addresses out here."
_NOT_SIGNS = "Some of these characters cannot be kept. Please write it again."

_LINKS = re.compile(r"://|www\.|@|\b(?:\w+\.)+(?:com|net|org|info|biz|ru|xyz)\b", re.I)
_EMAIL = re.compile(
    r"[^\s@<>()\[\],:;\"\\]+@[^\s@<>()\[\],:;\"\\.]+(\.[^\s@<>()\[\],:;\"\\.]+)+"
)
_KEPT_OUT = {"Cc", "Cf", "Cs", "Co", "Cn"}
_JOINERS = "‌‍"
"""What some scripts need inside a word."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was sent, as it is shown again, and what has to be put right, by box."""

    typed: Mapping[str, str]
    problems: Mapping[str, str]
    refusals: tuple[str, ...]

    def application(self, questions: Sequence[Question]) -> Application:
        """What is kept of it."""
        typed = {name: _tidy(text) for name, text in self.typed.items()}
        return Application(
            name=typed["name"],
            school=typed["school"],
            email=typed["email"],
            answers={one.name: typed[one.name] for one in questions},
            message=self.typed["message"].strip(),
            in_school=typed["in_school"],
        )


def read_application(sent: Mapping[str, str], questions: Sequence[Question]) -> Reading:
    """What *sent* says, by box, and what is wrong with it."""
    names = [*LABELS, *(one.name for one in questions)]
    typed = {name: sent.get(name, "") for name in names}
    problems = {name: _wrong(name, typed[name]) for name in LABELS} | {
        one.name: "" if typed[one.name] in one.options else _CHOOSE for one in questions
    }
    return Reading(
        typed,
        {name: words for name, words in problems.items() if words},
        tuple(
            one.otherwise
            for one in questions
            if typed[one.name] in set(one.options) - set(one.eligible)
        ),
    )


def _wrong(name: str, text: str) -> str:
    written = text.strip() if name == "message" else _tidy(text)
    over = len(written) - LONGEST[name]
    if not written:
        return _MISSING.get(name, "")
    if over > 0:
        return _TOO_LONG.format(over=over, most=LONGEST[name])
    if not all(map(_is_written, written)):
        return _NOT_SIGNS
    if name == "email":
        return "" if _EMAIL.fullmatch(written) else _ADDRESS
    return _LINK if name != "message" and _LINKS.search(written) else ""


def _is_written(character: str) -> bool:
    kept = character in "\r\n\t" or character in _JOINERS
    return kept or unicodedata.category(character) not in _KEPT_OUT


def _tidy(text: str) -> str:
    """*text* in one line."""
    return " ".join(text.split())
