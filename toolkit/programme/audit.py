"""The statements of a programme's self-audit: `audit.toml`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.programme.permanent import code_in, insist_once, name_in
from toolkit.programme.toml import TomlTable, read_toml

FILE = "audit.toml"
FEWEST_STAGES = 2


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that is true in one of several stages; `code` is permanent.

    `move_on` has a step for each stage, or none at all; that of the last hands on.
    """

    code: str
    title: str
    stages: tuple[str, ...]
    move_on: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Statements that belong together, such as those about one responsibility."""

    code: str
    title: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class AuditPlan:
    """The whole audit; `after` has the questions to record after it, by name."""

    stages: tuple[str, ...]
    groups: tuple[Group, ...]
    after: Mapping[str, str]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement, in the order of asking."""
        return tuple(one for group in self.groups for one in group.statements)

    @property
    def titles(self) -> Mapping[str, str]:
        """The title of every statement, by its code."""
        return {one.code: one.title for one in self.statements}

    def markdown(self) -> str:
        """Every statement with its stages in full words."""
        return "\n\n".join(
            part
            for group in self.groups
            for part in (f"## {group.code} {group.title}", *self._in_words(group))
        )

    def _in_words(self, group: Group) -> Iterator[str]:
        for one in group.statements:
            stages = zip(self.stages, one.stages, strict=True)
            yield f"### {one.code} {one.title}"
            yield "\n".join(
                f"{number}. **{stage}.** {words}"
                for number, (stage, words) in enumerate(stages, start=1)
            )


NO_AUDIT = AuditPlan((), (), {})
"""Where a programme has none: nothing is placed, and nothing compared."""


def load_audit(folder: Path, *, fill: Callable[[str], str]) -> AuditPlan | None:
    """The audit that the file in *folder* describes; None where there is no file.

    Raises:
        ProgrammeError: something is missing or contradicts itself; says where.
    """
    if not (folder / FILE).is_file():
        return None
    top = read_toml(folder / FILE)
    top.fill = fill
    stages = top.texts("stages")
    if len(stages) < FEWEST_STAGES:
        raise top.wrong(
            '"stages" must name two or more, from the first to the last, such as '
            '["Starting out", "Established"].'
        )
    tables = top.tables("groups")
    if not tables:
        raise top.wrong('there is no statement. Add a group under "[[groups]]".')
    groups = tuple(_group(table, stages) for table in tables)
    audit = AuditPlan(stages, groups, _after(top))
    for which, what in ((groups, "groups"), (audit.statements, "statements")):
        insist_once([one.code for one in which], top, what=f"{what} have the code")
    return top.closed(audit)


def _group(table: TomlTable, stages: tuple[str, ...]) -> Group:
    tables = table.tables("statements")
    if not tables:
        raise table.wrong('it has no statement. Add one under "[[groups.statements]]".')
    statements = tuple(_statement(each, stages) for each in tables)
    return table.closed(Group(code_in(table), table.text("title"), statements))


def _statement(table: TomlTable, stages: tuple[str, ...]) -> Statement:
    said, steps = table.texts("stages"), table.texts("move_on")
    if len(said) != len(stages):
        raise table.wrong(
            f'its "stages" are {len(said)}. Describe each of the {len(stages)} stages '
            f"that the audit has: {', '.join(stages)}."
        )
    if steps and len(steps) != len(stages):
        raise table.wrong(
            f'its "move_on" has {len(steps)} steps. Write one for each of the '
            f"{len(stages)} stages, or leave the line out."
        )
    return table.closed(Statement(code_in(table), table.text("title"), said, steps))


def _after(top: TomlTable) -> dict[str, str]:
    found: dict[str, str] = {}
    for table in top.tables("after"):
        name = name_in(table)
        if name in found:
            raise table.wrong(f'two questions are named "{name}". Rename one.')
        found[name] = table.closed(table.text("prompt"))
    return found
