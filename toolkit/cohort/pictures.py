"""Charts for whoever analyses: what few have answered is neither drawn nor said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from toolkit.activities.base.kind import activity_kind
from toolkit.activities.charts import Picture, chart_of, is_counted
from toolkit.activities.charts.chart import Chart
from toolkit.activities.charts.shapes import Bar, Drawn, Stack
from toolkit.cohort.reading import Reading
from toolkit.errors import ToolkitError
from toolkit.model import JSON
from toolkit.model.contents import Asked
from toolkit.model.suppression import FEWEST, at_least, of_all, parts

NOT_SHOWN = "not shown"
LEFT_OUT = "where no number stands, too few could be traced"
STEPS = "at least {count}"


def picture(reading: Reading, workshop: str, activity: str) -> Picture:
    """The chart of one activity.

    Raises:
        ToolkitError: there is no such activity, or fewer than five have answered.
    """
    asked = _asked(reading, workshop, activity)
    chart = chart_of(
        asked,
        votes=lambda *place: _values(reading, place, is_vote=True),
        shared=lambda *place: _values(reading, place, is_vote=False),
    )
    if chart is None or _is_of_few(reading, asked):
        raise ToolkitError(
            f"Too few have answered. Counts show from {FEWEST} people on, so that "
            "nobody's answer can be guessed."
        )
    return Picture(_shown(chart, asked, people=len(reading.participants)).as_json())


def _asked(reading: Reading, workshop: str, activity: str) -> Asked:
    asked = reading.asked(workshop)
    found = next((one for one in asked if one.name == activity), None)
    if found is None or not is_counted(found):
        names = ", ".join(one.name for one in asked if is_counted(one))
        raise ToolkitError(
            f'"{workshop}" has nothing to count called "{activity}". '
            f"It has: {names or 'nothing yet; the server has to prepare it first'}."
        )
    return found


def _is_of_few(reading: Reading, asked: Asked) -> bool:
    votes = _values(reading, (asked.workshop, asked.name), is_vote=True)
    return activity_kind(asked.kind).is_vote and len(votes) < FEWEST


def _values(reading: Reading, place: tuple[str, str], *, is_vote: bool) -> list[JSON]:
    kept = reading.kept(*place) if is_vote else reading.shared(*place)
    return [one.response.value for one in reading.by_participants(kept)]


def _shown(chart: Chart, asked: Asked, *, people: int) -> Chart:
    if "low" in chart.drawn[0]:
        rows = tuple((*row[:-1], _in_steps(int(row[-1]))) for row in chart.rows)
        return replace(chart, rows=rows, note=chart.note.partition(" · ")[2])
    if "counts" in chart.drawn[0]:
        return _stacks(chart, people)
    return _bars(chart, people, is_whole=asked.face["mode"] != "multiple")


def _bars(chart: Chart, people: int, *, is_whole: bool) -> Chart:
    drawn = [cast("Bar", one) for one in chart.drawn if "count" in one]
    counts = [one["count"] for one in drawn]
    shown = _parts(counts, people) if is_whole else [at_least(one) for one in counts]
    if shown == counts and is_whole:
        return chart
    answered = max(sum(counts), 1)
    said = [_said(count, is_whole=is_whole) for count in shown]
    rows = tuple((row[0], each, "") for row, each in zip(chart.rows, said, strict=True))
    bars = [Bar(count=n or 0, share=(n or 0) / answered) for n in shown]
    note = LEFT_OUT
    if is_whole:
        note = f"{of_all(sum(counts), people)} answered · {LEFT_OUT}"
    # No mean: with it, what is left out could be worked out.
    return replace(chart, kind="bars", note=note, rows=rows, drawn=tuple(bars))


def _said(count: int | None, *, is_whole: bool) -> str:
    if count is None:
        return NOT_SHOWN
    return str(count) if is_whole else _in_steps(count)


def _in_steps(count: int) -> str:
    least = at_least(count)
    return NOT_SHOWN if least is None else STEPS.format(count=least)


def _stacks(chart: Chart, people: int) -> Chart:
    rows: list[tuple[str, ...]] = []
    drawn: list[Drawn] = []
    for row, stack in zip(chart.rows, chart.drawn, strict=True):
        shown = _parts(cast("Stack", stack)["counts"], people)
        rows.append((*row[:2], *(_said(n, is_whole=True) for n in shown)))
        drawn.append(Stack(counts=tuple(n or 0 for n in shown)))
    return replace(chart, rows=tuple(rows), drawn=tuple(drawn), note=LEFT_OUT)


def _parts(counts: Sequence[int], people: int) -> list[int | None]:
    """*counts* beside whoever is in none of them: together they are everybody."""
    whole = {**dict(enumerate(counts)), -1: people - sum(counts)}
    return list(parts(whole).values())[:-1]
