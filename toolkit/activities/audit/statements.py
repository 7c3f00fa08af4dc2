"""The statements of the self-audit, read from the file beside this one."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.files import ACTIVITIES


@dataclass(frozen=True, slots=True)
class Statement:
    """Something true of a department in one of four stages; `code` is permanent."""

    code: str
    title: str
    stages: tuple[str, ...]
    move_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The statements about one core responsibility."""

    code: str
    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Statements:
    """The whole audit; `after` has the questions to record after it, by name."""

    stages: tuple[str, ...]
    groups: tuple[Group, ...]
    after: Mapping[str, str]

    @property
    def codes(self) -> tuple[str, ...]:
        """Every statement's code, in the order of asking."""
        return tuple(s.code for group in self.groups for s in group.statements)


@functools.cache
def load_statements() -> Statements:
    """The audit as it is packaged; read once a process."""
    text = (ACTIVITIES / "audit" / "statements.toml").read_text(encoding="utf-8")
    found = tomllib.loads(text)
    return Statements(
        stages=tuple(found["stages"]),
        groups=tuple(_group(group) for group in found["groups"]),
        after={question["name"]: question["prompt"] for question in found["after"]},
    )


def _group(group: Mapping[str, Any]) -> Group:
    statements = tuple(_statement(each) for each in group["statements"])
    return Group(code=group["code"], title=group["title"], statements=statements)


def _statement(statement: Mapping[str, Any]) -> Statement:
    return Statement(
        code=statement["code"],
        title=statement["title"],
        stages=tuple(statement["stages"]),
        move_on=tuple(statement["move_on"]),
    )


def statements_in_words() -> str:
    """Every statement with its stages in full words, as Markdown."""
    statements = load_statements()
    return "\n\n".join(
        part
        for group in statements.groups
        for part in (f"## {group.code} {group.title}", *_in_words(group, statements))
    )


def _in_words(group: Group, statements: Statements) -> Iterator[str]:
    for one in group.statements:
        stages = zip(statements.stages, one.stages, strict=True)
        yield f"### {one.code} {one.title}"
        yield "\n".join(
            f"{number}. **{stage}.** {words}"
            for number, (stage, words) in enumerate(stages, start=1)
        )
