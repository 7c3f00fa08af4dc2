"""What the self-audit says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face


class StatementShown(TypedDict):
    """A statement with its stages; see `toolkit.programme.audit`."""

    code: str
    title: str
    stages: list[str]
    move_on: list[str]


class GroupOfStatements(TypedDict):
    """Statements that belong together."""

    code: str
    title: str
    statements: list[StatementShown]


class Question(TypedDict):
    """Something to record after the audit."""

    name: str
    prompt: str


class Earlier(TypedDict, total=False):
    """An audit that was taken before this one; empty if there was none."""

    moment: str
    stages: dict[str, int]


class AuditOwn(TypedDict):
    """What an audit's face has of its own."""

    moment: str
    stages: list[str]
    groups: list[GroupOfStatements]
    after: list[Question]
    before: Earlier
    """The person's first audit before this one."""

    between: Earlier
    """A later one, if they took two before."""

    compares: list[str]
    """The stored names of the audits that may have come before."""

    sheet: str
    """Where all statements stand in words; "" where no page has them."""


class AuditFace(Face, AuditOwn):
    """All that an audit says of itself."""


class AuditAnswer(TypedDict):
    """Where a team stands: only statements that are placed, from stage 1 on."""

    stages: dict[str, int]
    notes: dict[str, str]
