"""The self-audit: in which stage what is said of a team is true, at three moments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from toolkit.activities.audit.shapes import (
    AuditAnswer,
    AuditFace,
    AuditOwn,
    Earlier,
    GroupOfStatements,
    StatementShown,
)
from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import (
    Block,
    Empty,
    Profile,
    Statement,
    StatementGroup,
    passages,
)
from toolkit.activities.base.checked import fields_of, text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.shapes import Sent
from toolkit.activities.base.steps import STEP_WORDS
from toolkit.errors import AuthoringError, OutOfDateError
from toolkit.model import JSON, PROGRAMME, Response
from toolkit.programme import Programme
from toolkit.programme.audit import AuditPlan, Group
from toolkit.seat import Seat
from toolkit.written.shown import in_html

LIMIT_NOTE = 4_000

MOMENTS = {
    "baseline": "At the start",
    "middle": "Halfway",
    "end": "At the end",
}
"""When the audit is taken, in order, with what each moment is called on screen."""

PROMPTS = {
    "baseline": "Self-audit: where we are now",
    "middle": "Self-audit: where we are halfway",
    "end": "Self-audit: where we are at the end",
}

HELP = (
    "Choose the description nearest to a normal week. Scores are for conversation: "
    "they are not averaged, ranked or turned into targets."
)

WORDS = {
    **STEP_WORDS,
    "steps_list": "All statements",
    "steps_all": "Show all statements at once",
    "steps_one": "Go statement by statement",
    "steps_answered": "placed",
    "steps_empty": "not placed yet",
    "placed": "{placed} of {all} statements placed",
    "position": "Statement {number} of {all}",
    "stage_of": "Stage of {code} {title}",
    "move_on": "To move on",
    "hand_on": "To hand on",
    "before": "{moment}: {stage}",
    "record": "After the audit",
    "to_plan": (
        "Your action plan offers your lowest statements, each with its next step: one "
        "press makes an aim of it."
    ),
    "sheet": "All statements in words, to print or to read with your line manager",
    "profile": "My profile",
    "profile_table": "Stage of every statement",
    "statement": "Statement",
    "stage": "Stage now",
    "not_placed": "not placed yet",
    "no_change": "same",
    "up": "up {steps}",
    "down": "down {steps}",
    "change": "Change",
}


class Audit(Activity):
    """The programme's statements, each placed in a stage; one answer a moment.

    Its notes are named in `audit.toml`. Private at first.
    """

    kind = "audit"
    is_long_form = True
    place_in_year = 2
    face: AuditFace
    workshop = PROGRAMME
    # What was taken last is where the new year begins, so that the next one shows the
    # change between years.
    begins_another_year: ClassVar[Mapping[str, Sequence[str]]] = {
        "audit-baseline": [f"audit-{moment}" for moment in reversed(MOMENTS)]
    }
    _esm = component("audit/audit", WORDS)

    def __init__(self, programme: Programme, moment: str = "baseline") -> None:
        """The self-audit at its `baseline`, `middle` or `end`."""
        if moment not in MOMENTS:
            raise AuthoringError(
                f'The audit is never taken at "{moment}". '
                f"Use one of: {', '.join(MOMENTS)}."
            )
        self._moment = moment
        statements = audit_of(programme)
        super().__init__(
            f"audit-{moment}",
            PROMPTS[moment],
            help=HELP,
            **AuditOwn(
                moment=MOMENTS[moment],
                stages=list(statements.stages),
                groups=[_group_shown(group) for group in statements.groups],
                after=[{"name": n, "prompt": p} for n, p in statements.after.items()],
                before={},
                between={},
                compares=[f"audit-{earlier}" for earlier in _before(moment)],
                sheet=programme.way_to("statements"),
            ),
        )

    def attach(self, seat: Seat, responses: Mapping[str, Response]) -> None:
        """Show the audit to one person, beside their own earlier one if there is."""
        before, between = _earlier(self._moment, responses)
        self.face = {**self.face, "before": before, "between": between}
        super().attach(seat, responses)

    def check(self, value: JSON, *, part: str) -> AuditAnswer:  # noqa: ARG002
        """Known statements in known stages, and the notes."""
        given = fields_of(value)
        notes = fields_of(given.get("notes"))
        return {
            "stages": _checked_stages(fields_of(given.get("stages")), self.face),
            "notes": {
                name: text_of(notes.get(name), limit=LIMIT_NOTE)
                for name in (question["name"] for question in self.face["after"])
            },
        }

    @staticmethod
    def printed(face: AuditFace, values: Mapping[str, JSON]) -> list[Block]:
        """The profile, with the earlier one if there was, and what was recorded."""
        value: AuditAnswer = values.get("") or {"stages": {}, "notes": {}}
        notes = passages(
            (question["prompt"], value["notes"].get(question["name"]))
            for question in face["after"]
        )
        before = _started(face, values)
        if not value["stages"] and not before:
            return [Empty(), *notes]
        groups = [_printed_group(g, value["stages"], before) for g in face["groups"]]
        return [Profile(face["stages"], groups), *notes]

    @staticmethod
    def of_anybody(face: AuditFace) -> AuditFace:
        """*face* without the person's own earlier stages."""
        return {**face, "before": Earlier(), "between": Earlier()}

    @staticmethod
    def fallback(face: AuditFace) -> str:
        """The statements' titles by group; the descriptions need the live form."""
        return "".join(
            f"<h4>{in_html(group['title'])}</h4><ul>"
            + "".join(
                f"<li>{in_html(statement['code'])} {in_html(statement['title'])}</li>"
                for statement in group["statements"]
            )
            + "</ul>"
            for group in face["groups"]
        )


def audit_of(programme: Programme) -> AuditPlan:
    """The statements of *programme*.

    Raises:
        AuthoringError: it has none; says where they are written.
    """
    if programme.audit is None:
        raise AuthoringError(
            "This programme has no self-audit. Write its statements into audit.toml, "
            "beside programme.toml: see “Every key of audit.toml” in docs/writing.md."
        )
    return programme.audit


def _checked_stages(stages: Sent, face: AuditFace) -> dict[str, int]:
    codes = [one["code"] for group in face["groups"] for one in group["statements"]]
    placed = {}
    for code, stage in stages.items():
        if stage is None:
            continue
        if type(stage) is not int or not 1 <= stage <= len(face["stages"]):
            raise OutOfDateError
        if code not in codes:
            raise OutOfDateError
        placed[code] = stage
    return {code: placed[code] for code in codes if code in placed}


def _before(moment: str) -> list[str]:
    moments = list(MOMENTS)
    return moments[: moments.index(moment)]


def _earlier(moment: str, responses: Mapping[str, Response]) -> tuple[Earlier, Earlier]:
    """The first audit before *moment* in which anything was placed, and a later one."""
    found = [
        Earlier(moment=MOMENTS[earlier], stages=response.value["stages"])
        for earlier in _before(moment)
        if (response := responses.get(f"audit-{earlier}")) and response.value["stages"]
    ]
    return (found[0] if found else Earlier()), (found[-1] if found[1:] else Earlier())


def _started(face: AuditFace, values: Mapping[str, JSON]) -> Mapping[str, int]:
    """Where things stood first; a document gets that among its values."""
    documented = ((values.get(name) or {}).get("stages") for name in face["compares"])
    shown = face["before"].get("stages", {})
    return shown or next(filter(None, documented), {})


def _printed_group(
    group: GroupOfStatements, stages: Mapping[str, int], before: Mapping[str, int]
) -> StatementGroup:
    statements = [
        Statement(
            code=statement["code"],
            title=statement["title"],
            stage=stages.get(statement["code"]),
            before=before.get(statement["code"]),
        )
        for statement in group["statements"]
    ]
    return StatementGroup(group["title"], statements)


def _group_shown(group: Group) -> GroupOfStatements:
    statements: list[StatementShown] = [
        {
            "code": one.code,
            "title": one.title,
            "stages": list(one.stages),
            "move_on": list(one.move_on),
        }
        for one in group.statements
    ]
    return {"code": group.code, "title": group.title, "statements": statements}
