"""A year's answers of invented people, as activities keep them.

`year.toml` holds what one of them writes, in full; others say something in every poll
and discussion. `python -m tests.year.written` writes the demonstration data from it.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.first_year import YEAR as FIRST_YEAR
from tests.leadership.notebooks import notebook as as_written
from tests.workshops.executed import NOTEBOOKS, ROOT, executed
from toolkit.activities import Activity
from toolkit.demo.answers import answer_to
from toolkit.demo.speech import speech_in
from toolkit.model import JSON, PROGRAMME
from toolkit.programme import Plan

YEAR = tomllib.loads((Path(__file__).parent / "year.toml").read_text(encoding="utf-8"))
SHARED = YEAR["sharing"]
DEMO = ROOT / "demo" / "year.json"
SPEECH = speech_in(DEMO.parent)
ALSO_SPOKEN = range(2, 13)
"""The numbers of those who say something in polls and discussions."""

_AFTER_LUNCH = timedelta(minutes=20)
_BEFORE_IT_IS_DUE = timedelta(days=3)
_BOX = {"reflection": "texts", "discussion": "text", "poll": "chosen"}


@dataclass(frozen=True)
class Written:
    """One answer of one person, as it is kept; its prompt leaves room for words."""

    participant: int
    workshop: str
    activity: str
    value: JSON
    sharing: str
    prompt: str
    saved_at: str


def whole_year() -> list[Written]:
    """Everything that everybody wrote, the latest form of what grows all year."""
    plans = FIRST_YEAR.workshops
    kept: dict[tuple[int, str, str], Written] = {}
    for plan, notebook in zip(plans, NOTEBOOKS, strict=True):
        with executed(notebook) as activities:
            for activity in activities:
                for written in _of_everybody(activity, plan):
                    key = (written.participant, written.workshop, written.activity)
                    kept[key] = written
    return list(kept.values())


def unused(written: list[Written]) -> set[str]:
    """The names in `year.toml` that no activity goes by."""
    used = {(w.workshop, w.activity) for w in written if w.participant == 1}
    return {
        f"{workshop}/{name}"
        for workshop, names in YEAR.items()
        if workshop != "sharing"
        for name in names
        if (workshop, name) not in used
    }


def shaped(activity: Activity, given: JSON, *, part: str) -> JSON:
    """What stands in `year.toml`, in the form that a page sends."""
    if activity.kind == "task":
        (field,) = (f for f in activity.face["fields"] if f["name"] == part)
        return _whole_table(field, given) if field["kind"] == "table" else given
    box = _BOX.get(activity.kind)
    if box is None or isinstance(given, dict):
        return given
    if activity.kind == "discussion":
        return {"text": given}
    return {box: given if isinstance(given, list) else [given]}


def _whole_table(field: dict[str, Any], rows: list[list[str]]) -> list[list[str]]:
    """*rows*, and the empty ones that a page shows below them."""
    blank = [""] * len(field["columns"])
    return rows + [blank] * (field["rows"] - len(rows))


def _of_everybody(activity: Activity, plan: Plan) -> Iterator[Written]:
    names = YEAR[activity.workshop]
    for part in activity.parts:
        name = activity.stored_name(part)
        if name in names:
            given = shaped(activity, names[name], part=part)
            yield _written(activity, plan, part, given, participant=1)
    if activity.kind in ("poll", "discussion"):
        for number in ALSO_SPOKEN:
            seed = number + len(activity.name)
            answer = answer_to(activity.face, seed=seed, speech=SPEECH)
            yield _written(activity, plan, "", answer[""], participant=number)


def _written(
    activity: Activity, plan: Plan, part: str, given: Any, *, participant: int
) -> Written:
    name = activity.stored_name(part)
    level = SHARED.get(name, activity.parts[part].value)
    return Written(
        participant=participant,
        workshop=activity.workshop,
        activity=name,
        value=activity.check(given, part=part),
        sharing=level,
        prompt=_prompt(activity),
        saved_at=_moment(activity, plan).isoformat(),
    )


def _prompt(activity: Activity) -> str:
    """What *activity* asks, with the programme's words and dates in braces."""
    if activity.workshop == PROGRAMME:
        return activity.prompt
    call = as_written(activity.workshop).asked.get(activity.name)
    return str(call.values[1]) if call else activity.prompt


def _moment(activity: Activity, plan: Plan) -> datetime:
    assert plan.when is not None
    assert plan.task.due is not None
    ends = plan.when.ends
    if activity.kind != "task":
        return ends - _AFTER_LUNCH if activity.workshop != PROGRAMME else ends
    due = datetime.combine(plan.task.due, ends.timetz())
    return due - _BEFORE_IT_IS_DUE


def text_of(written: list[Written]) -> str:
    """The demonstration data: a line an answer, so that a change can be read."""
    lines = (json.dumps(asdict(one), ensure_ascii=False) for one in written)
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    DEMO.write_text(text_of(whole_year()), encoding="utf-8")
