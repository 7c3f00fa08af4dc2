"""Whether the minutes of a workshop add up, on its page and in its run sheet."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from toolkit.checking.finding import Finding
from toolkit.checking.names import LEVELS
from toolkit.checking.sheets import sheet_cell, sheet_of
from toolkit.checking.written import Call, Checked
from toolkit.model.dates import elapsed
from toolkit.programme import Entry, Plan
from toolkit.programme.runsheet import NOT_TEXT, heading_at

_ROW = re.compile(r"\|\s*(\d{1,3})\s*\|")
_SPAN = re.compile(r"\|\s*(\d{1,2}:\d{2})\s*\|\s*(\d{1,2}:\d{2})\s*\|\s*(\d{1,3})\s*\|")

_MEANWHILE = ("group_page",)
"""What groups write on while they do something else, in minutes of that."""


def times(checked: Checked) -> Iterator[Finding]:
    """Activities that last longer than their section, or all of it."""
    plan = checked.plan
    if plan is None:
        return
    entries = {entry.title: entry for entry in plan.agenda}
    entry: Entry | None = None
    timed: list[tuple[Call, int]] = []
    for call in checked.written.calls:
        if call.verb == "section":
            timed = []
            entry = entries.get(checked.worded(call.name))
        elif entry is not None and (minutes := _minutes(call)):
            yield from _against(checked, call, entry, minutes)
            if call.verb not in _MEANWHILE:
                timed.append((call, minutes))
                yield from _together(checked, timed, entry)


def run_sheet(checked: Checked) -> Iterator[Finding]:
    """The times of `facilitator.md` against the agenda."""
    if checked.plan is None:
        return
    yield from _unread(checked.plan)
    starts = {elapsed(entry.after): entry for entry in checked.plan.agenda}
    for number, line in enumerate(_sheet_lines(checked), start=1):
        at, span = heading_at(line), _SPAN.match(line)
        wrong = ""
        if at and at not in starts:
            wrong = _no_section(at, starts)
        elif span:
            wrong = _wrong_span(span[1], span[2], int(span[3]), starts)
        if wrong:
            yield _in_sheet(checked, number, wrong)
    for at, number, told in _sums(checked):
        if (entry := starts.get(at)) is not None and told > entry.minutes:
            yield _in_sheet(checked, number, _too_long(entry, told))


def _sums(checked: Checked) -> Iterator[tuple[str, int, int]]:
    """When each section of the run sheet starts, its line, and what its rows take."""
    found: tuple[str, int] | None = None
    told = 0
    for number, line in enumerate([*_sheet_lines(checked), "#"], start=1):
        if line.startswith("#"):
            if found is not None:
                yield (*found, told)
            at = heading_at(line)
            found, told = (at, number) if at else None, 0
        elif row := _ROW.match(line):
            told += int(row[1])


def _minutes(call: Call) -> int:
    """How long the activity takes that *call* makes; 0 where it does not say."""
    for keyword in call.node.keywords:
        value = keyword.value
        if keyword.arg == "minutes" and isinstance(value, ast.Constant):
            return value.value if isinstance(value.value, int) else 0
        if keyword.arg == "steps" and isinstance(value, ast.Tuple | ast.List):
            firsts = [
                e.elts[0] for e in value.elts if isinstance(e, ast.Tuple) and e.elts
            ]
            counts = [getattr(first, "value", 0) for first in firsts]
            return sum(one for one in counts if isinstance(one, int))
    return 0


def _against(
    checked: Checked, call: Call, entry: Entry, minutes: int
) -> Iterator[Finding]:
    if minutes > entry.minutes:
        yield checked.finding(
            "times",
            f'"{call.name}" takes {minutes} minutes, and its section "{entry.title}" '
            f"has {entry.minutes}.",
            "Shorten it, or give the section more in programme.toml.",
            cell=call.cell,
            line=call.line,
        )
    elif minutes == entry.minutes and call.verb == "protocol":
        yield checked.finding(
            "slack",
            f'its steps take all the {minutes} minutes of "{entry.title}".',
            "Leave some for going into groups and coming back.",
            cell=call.cell,
            line=call.line,
        )


def _together(
    checked: Checked, timed: Sequence[tuple[Call, int]], entry: Entry
) -> Iterator[Finding]:
    """The first activity with which the section is over, if no one alone is longer."""
    call, minutes = timed[-1]
    told = sum(each for _, each in timed)
    if (
        max(each for _, each in timed)
        <= entry.minutes
        < told
        <= entry.minutes + minutes
    ):
        yield checked.finding(
            "slack",
            f'with "{call.name}" the activities of "{entry.title}" take {told} '
            f"minutes, and it has {entry.minutes}.",
            "Shorten one, move one, or give the section more in programme.toml.",
            cell=call.cell,
            line=call.line,
        )


def _too_long(entry: Entry, told: int) -> str:
    return (
        f'the rows below add up to {told} minutes, and "{entry.title}" has '
        f"{entry.minutes}."
    )


def _no_section(at: str, starts: dict[str, Entry]) -> str:
    return f"no section starts at {at}. They start at {', '.join(starts)}."


def _wrong_span(first: str, last: str, minutes: int, starts: dict[str, Entry]) -> str:
    entry = starts.get(first)
    if entry is None:
        return _no_section(first, starts)
    ends = elapsed(entry.after + entry.minutes)
    if (last, minutes) != (ends, entry.minutes):
        return (
            f'"{entry.title}" is from {first} to {ends}, {entry.minutes} minutes, in '
            f"programme.toml, and from {first} to {last}, {minutes} minutes, here."
        )
    return ""


def _unread(plan: Plan) -> Iterator[Finding]:
    """Of words in braces that mean nothing says `placeholder`."""
    file = sheet_of(plan)
    try:
        file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        said, cure = NOT_TEXT
        level = LEVELS["unreadable"]
        yield Finding(file, said, cure, level=level, rule="unreadable")
    except OSError:
        return


def _in_sheet(checked: Checked, line: int, message: str) -> Finding:
    cure = "Make this and the agenda in programme.toml agree."
    sheet = sheet_cell(checked)
    return checked.finding("times", message, cure, cell=sheet, line=line)


def _sheet_lines(checked: Checked) -> list[str]:
    return sheet_cell(checked).source.splitlines()
