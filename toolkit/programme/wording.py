"""The words a programme chooses, put where its texts leave room for them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.errors import AuthoringError
from toolkit.programme.gathering import refuse
from toolkit.programme.placeholders import is_placeholder, marked
from toolkit.programme.toml import TomlTable

STANDARD: Mapping[str, str] = {
    "learners": "learners",
    "learner": "learner",
    "somebody": "one of our {learners}",
    "school": "school",
    "schools": "schools",
    "team": "team",
    "teams": "teams",
    "colleagues": "colleagues",
    "practice": "practice",
    "lesson": "session",
    "codes": "those that this aim is about, if there are any",
    "subject": "my work",
    "participants": "people",
    "community": "a community",
}
"""The words that our own sentences leave room for, and what is said by default."""

LEARN = ("learner", "pupil", "student", "apprentice", "trainee", "client", "patient")
"""How programmes call whoever learns, or is served, in words of their own."""

# Code and maths have braces of their own, and so have the arguments of LaTeX commands.
_ROOM = re.compile(
    r"```.*?```|`[^`\n]*`|\$\$.*?\$\$|\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)"
    r"|(?<![\w\\^}\]])\{([A-Za-z]+(?: [a-z0-9]+)*)\}",
    re.DOTALL,
)
_WORD = re.compile(r"[a-z]+(?: [a-z0-9]+)*")


def capitalised(word: str) -> str:
    """*word* as a sentence begins with it."""
    return word[:1].upper() + word[1:]


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a programme: those that it chooses, and the standard ones.

    Args:
        chosen: what stands in [wording] of `programme.toml`.
        formulas: whether boxes offer keys for formulas.
    """

    chosen: Mapping[str, str] = field(default_factory=dict)
    formulas: bool = True

    @property
    def words(self) -> Mapping[str, str]:
        """What can stand in braces, and the words that take its place."""
        small = {**STANDARD, **self.chosen}
        learners = small["learners"]
        small["somebody"] = small["somebody"].replace("{learners}", learners)
        return small | {
            capitalised(name): capitalised(word) for name, word in small.items()
        }

    def apply(self, text: str) -> str:
        """*text* with {learners}, {Learners} and every other word filled in.

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
        """What a script says, as JSON, filled in; its other braces are its own."""
        for name, word in self.words.items():
            within = json.dumps(word, ensure_ascii=False)[1:-1]
            words = words.replace(f"{{{name}}}", within)
        return words

    def said(self, words: Mapping[str, str]) -> dict[str, str]:
        """Our own sentences *words* in the words of the programme; see `plainly`."""
        return {name: self.plainly(text) for name, text in words.items()}

    def plainly(self, text: str) -> str:
        """*text*, a sentence of ours, in these words; its other braces are its own."""
        for name, word in self.words.items():
            text = text.replace(f"{{{name}}}", word)
        return text


PLAIN = Wording()
"""The words of an activity that belongs to no programme yet."""


def wording_of(top: TomlTable) -> Wording:
    """The words that the table *top* chooses under [wording]; the standard ones else.

    A word may stand on those above it, as in `pupils = "{learners}"`.

    Raises:
        ProgrammeError: a word has a name that cannot stand in braces; says which.
    """
    formulas = top.flag("mathematics") if top.has("mathematics") else True
    table = top.table("wording") if top.has("wording") else top.nearly("wording")
    if table is None:
        return Wording(formulas=formulas)
    written = top.meant("wording")
    chosen: dict[str, str] = {}
    circle = _refuse_circles(written, table)
    for name, text in written.items():
        if wrong := _wrong_name(name):
            refuse(table.wrong(wrong), None)
            continue
        try:
            chosen[name] = text if name in circle else Wording(chosen).apply(text)
        except AuthoringError as mistake:
            chosen[name] = refuse(table.wrong(f'in "{name}" {mistake}'), text)
    return Wording(chosen, formulas)


def _wrong_name(name: str) -> str:
    """What is wrong with *name* as that of a word; "" if nothing is."""
    if not _WORD.fullmatch(name):
        return (
            f'"{name}" cannot stand in braces. Name a word with small letters, '
            "such as apprentices; {Apprentices} comes by itself."
        )
    if is_placeholder(name):
        return f'"{name}" stands for a date. Choose another name.'
    return ""


def _refuse_circles(written: Mapping[str, str], table: TomlTable) -> tuple[str, ...]:
    """Refuse words that stand on each other; gives those, where it goes on.

    Raises:
        ProgrammeError: some do; says which.
    """
    stands_on = {
        name: [word[1].lower() for word in _ROOM.finditer(text) if word[1]]
        for name, text in written.items()
    }
    for name in written:
        if circle := _circle((name,), stands_on):
            way = " -> ".join(f"{{{word}}}" for word in circle)
            wrong = table.wrong(
                f'"{name}" stands on itself, by way of others: {way}. Write one of '
                "these words out."
            )
            return refuse(wrong, circle)
    return ()


def _circle(
    way: tuple[str, ...], stands_on: Mapping[str, Sequence[str]]
) -> tuple[str, ...]:
    """The way from the first word of *way* back to it, if there is one by others."""
    for word in stands_on.get(way[-1], ()):
        if word == way[0] and len(way) > 1:
            return (*way, word)
        if word not in way and (found := _circle((*way, word), stands_on)):
            return found
    return ()


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
    known = ", ".join(f"{{{word}}}" for word in words if word[0].islower())
    return (
        f"nothing is called {{{name}}}, neither in [wording] of programme.toml nor "
        f"among dates. Correct its spelling, or use one of {known}, or a date such as "
        "{end month}, {workshop 2 day} or {task due}."
    )
