"""The headings of a notebook as it is read on GitHub, where no page is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from toolkit.checking.finding import Finding
from toolkit.checking.written import Call, Cell, Checked
from toolkit.model.plain import only_heading, title_of
from toolkit.programme.agenda import nearest


def headings(checked: Checked) -> Iterator[Finding]:
    """Its title at the top, and a heading above a section, where there is one."""
    cells = checked.written.cells
    if not cells:
        return
    yield from _title(checked, cells[0])
    for cell, below in pairwise(cells[1:]):
        said = "" if cell.is_code else only_heading(cell.source)
        begins = _begins(below) if said else None
        title = _meant(checked, begins) if begins else ""
        if title and _differ(checked, said, title):
            yield checked.finding(
                "heading",
                f'"{said}" is not the title of the section below it.',
                f"Write ## {title}",
                cell=cell,
                line=cell.line_of(said),
            )


def _title(checked: Checked, first: Cell) -> Iterator[Finding]:
    title = checked.written.served.title
    said = "" if first.is_code else title_of(first.source)
    if not said:
        yield checked.finding(
            "no-title",
            "the notebook has no title for whoever reads it as it is.",
            f"Begin it with a Markdown cell: # {title}",
        )
    elif _differ(checked, said, title):
        yield checked.finding(
            "heading",
            f'"{said}" is not its title in programme.toml.',
            f"Write # {title}",
            cell=first,
            line=first.line_of(said),
        )


def _begins(cell: Cell) -> Call | None:
    verbs = ("section", "part")
    return next((call for call in cell.calls if call.verb in verbs and call.name), None)


def _meant(checked: Checked, call: Call) -> str:
    """The title of what *call* begins: the agenda's, where that is nearly it."""
    if checked.plan is None or call.verb != "section":
        return call.name
    titles = [entry.title for entry in checked.plan.agenda]
    if checked.worded(call.name) in titles:
        return call.name
    return nearest(call.name, titles) or call.name


def _differ(checked: Checked, said: str, title: str) -> bool:
    """Whether both are known in the programme's words, and are not the same."""
    one, other = checked.worded(said), checked.worded(title)
    return bool(one and other) and one != other
