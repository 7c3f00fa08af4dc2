"""The words a programme chooses, put where its texts leave room for them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.errors import AuthoringError
from toolkit.programme.placeholders import is_placeholder, marked

APPROACHES = {
    "mastery": "teaching for mastery",
    "deep": "deep, secure and connected understanding",
}
LEARNERS = {"pupils": "pupil", "students": "student"}

# Code and maths have braces of their own, and so have the arguments of LaTeX commands.
_ROOM = re.compile(
    r"```.*?```|`[^`\n]*`|\$\$.*?\$\$|\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)"
    r"|(?<![\w\\^}\]])\{([A-Za-z]+(?: [a-z0-9]+)*)\}",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words a programme chooses for its approach and for those who learn.

    Args:
        approach: "mastery" or "deep".
        learners: "pupils" or "students".
    """

    approach: str
    learners: str

    @property
    def words(self) -> Mapping[str, str]:
        """What can stand in braces, and the words that take its place."""
        approach, one = APPROACHES[self.approach], LEARNERS[self.learners]
        small = {"approach": approach, "pupil": one, "pupils": self.learners}
        return small | {
            name.capitalize(): word.capitalize() for name, word in small.items()
        }

    def apply(self, text: str) -> str:
        """*text* with {pupils}, {Pupils}, {pupil}, {approach} and so on filled in.

        Dates, such as {end month}, are marked: a cohort's calendar fills them in.
        Code and formulas are left alone.

        Raises:
            AuthoringError: something else stands in braces.
        """
        words = self.words

        def chosen(found: re.Match[str]) -> str:
            name = found[1]
            if name is None:
                return found[0]
            if is_placeholder(name):
                return marked(name)
            if name not in words:
                raise AuthoringError(_unknown(name, words))
            return words[name]

        return _ROOM.sub(chosen, text)

    def spoken(self, words: str) -> str:
        """What a script says, filled in; its other braces are its own."""
        for name, word in self.words.items():
            words = words.replace(f"{{{name}}}", word)
        return words


PLAIN = Wording("mastery", "pupils")
"""The words of an activity that belongs to no programme yet."""


def filled(value: Any, fill: Callable[[str], str]) -> Any:
    """*value* with every text in it filled in, however deep."""
    if isinstance(value, str):
        return fill(value)
    if isinstance(value, list | tuple):
        return type(value)(filled(item, fill) for item in value)
    if isinstance(value, Mapping):
        return {fill(key): filled(item, fill) for key, item in value.items()}
    return value


def _unknown(name: str, words: Mapping[str, str]) -> str:
    known = ", ".join(f"{{{word}}}" for word in words)
    return (
        f"nothing is called {{{name}}}, neither in [wording] of programme.toml nor "
        f"among dates. Correct its spelling, or use one of {known}, or a date such as "
        "{end month}, {workshop 2 day} or {task due}."
    )
