"""Whether a workshop begins, ends, and follows its agenda."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from toolkit.checking.finding import Finding
from toolkit.checking.shown import is_authors
from toolkit.checking.written import Call, Cell, Checked
from toolkit.programme import Plan
from toolkit.programme.agenda import nearest


def ends(checked: Checked) -> Iterator[Finding]:
    """`begin` and `finish`: each once, at the top and at the end."""
    if checked.plan is None or not checked.written.code:
        return
    calls = [call for call in checked.written.calls if call.verb in _ENDS]
    order = [call for call in checked.written.calls if call.verb in (*_ENDS, "section")]
    for verb, (rule, place, at) in _ENDS.items():
        of_verb = [call for call in calls if call.verb == verb]
        if not of_verb:
            yield checked.finding(
                rule, f"{verb}() is missing.", f"Let {place} call workshop.{verb}()."
            )
        elif order[at] is not of_verb[at]:
            call = of_verb[at]
            message = f"{verb}() is not where it belongs."
            cure = f"Let {place} call it."
            yield checked.finding(rule, message, cure, cell=call.cell, line=call.line)


def outside(checked: Checked) -> Iterator[Finding]:
    """What stands before the first section, or after the end."""
    if checked.plan is None:
        return
    calls = [call for call in checked.written.calls if is_authors(call)]
    verbs = [call.verb for call in calls]
    if "section" in verbs:
        yield from _before_all(checked, calls[: verbs.index("section")])
    ended = [call for call in calls if call.verb in ("finish", "section")][-1:]
    if ended and ended[0].verb == "finish":
        yield from _after_end(checked, ended[0], calls)


def _before_all(checked: Checked, calls: Sequence[Call]) -> Iterator[Finding]:
    for call in calls:
        if call.verb not in _UNTIMED:
            yield checked.finding(
                "no-section",
                f'"{call.name or call.verb}" stands before the first section, so it '
                "has no time of its own.",
                "Move it below the section in which people do it.",
                cell=call.cell,
                line=call.line,
            )


def _after_end(checked: Checked, end: Call, calls: Sequence[Call]) -> Iterator[Finding]:
    """The first thing of each cell that comes after *end*."""
    for cell in checked.written.cells[end.cell.number - 1 :]:
        late = [c for c in calls[calls.index(end) + 1 :] if c.cell is cell]
        said = "" if cell.is_code else _COMMENT.sub("", cell.source).strip()
        if late or said:
            what = f'"{late[0].name or late[0].verb}"' if late else "this"
            yield checked.finding(
                "no-finish",
                f"{what} comes after finish(), which ends the page.",
                "Move it above finish().",
                cell=cell,
                line=late[0].line if late else cell.line_of(said.splitlines()[0]),
            )


_UNTIMED = frozenset({"begin", "finish", "say", "agreement", "pack", "statements"})
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

_ENDS = {
    "begin": ("no-begin", "the first code cell", 0),
    "finish": ("no-finish", "the last code cell", -1),
}


def sections(checked: Checked) -> Iterator[Finding]:
    """The sections of a workshop against the agenda of `programme.toml`."""
    plan = checked.plan
    if plan is None:
        return
    titles = [entry.title for entry in plan.agenda]
    found = [
        (title, call)
        for call in checked.written.calls
        if call.verb == "section" and (title := checked.worded(call.name)) in titles
    ]
    yield from _each(checked, found, titles)
    there = {title for title, _ in found}
    last = found[-1][1].cell if found else None
    # What a run stops at, with this title as the cure, is not missing as well.
    meant = {nearest(one, titles) for one in _unknown(checked, titles)}
    for title in titles:
        if title not in there and (checked.run is None or title not in meant):
            yield _missing(checked, plan, title, _before(title, titles, found) or last)


def _unknown(checked: Checked, titles: Sequence[str]) -> Iterator[str]:
    """The titles of sections here that the agenda has not."""
    for call in checked.written.calls:
        title = checked.worded(call.name) if call.verb == "section" else ""
        if title and title not in titles:
            yield title


Found = Sequence[tuple[str, Call]]


def _each(checked: Checked, found: Found, titles: Sequence[str]) -> Iterator[Finding]:
    reached, seen = -1, dict[str, Cell]()
    for title, call in found:
        if title in seen:
            yield checked.finding(
                "section-twice",
                f'"{title}" starts here and in cell {seen[title].number}.',
                "Take one of the two away.",
                cell=call.cell,
                line=call.line,
            )
            continue
        seen[title] = call.cell
        if titles.index(title) < reached:
            yield checked.finding(
                "section-order",
                f'"{title}" comes after "{titles[reached]}" here, and before it in the '
                "agenda.",
                "Move its cells, or the agenda's line in programme.toml.",
                cell=call.cell,
                line=call.line,
            )
        reached = max(reached, titles.index(title))


def _before(title: str, titles: Sequence[str], found: Found) -> Cell | None:
    """The cell of the nearest section that stands before *title* in the agenda."""
    earlier = titles[: titles.index(title)]
    cells = {named: call.cell for named, call in found if named in earlier}
    return next((cells[one] for one in reversed(earlier) if one in cells), None)


def _missing(checked: Checked, plan: Plan, title: str, after: Cell | None) -> Finding:
    minutes = next(entry.minutes for entry in plan.agenda if entry.title == title)
    place = "below this cell's section" if after else "to the notebook"
    return checked.finding(
        "section-missing",
        f'the agenda has "{title}", and no section here starts it.',
        f'Add {place} a cell: workshop.section("{title}", minutes={minutes}).',
        cell=after,
    )
