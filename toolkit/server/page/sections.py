"""A notebook as a reader meets it: an opening, then sections."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape

from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell

from toolkit.model import JSON
from toolkit.model.contents import SECTION_MIME
from toolkit.model.plain import told_cells
from toolkit.server.page.balanced import balanced
from toolkit.server.page.markdown import markdown_to_html
from toolkit.server.page.modules import MODULE_MIME
from toolkit.server.page.outputs import (
    PROSE,
    VIEW_MIME,
    Surroundings,
    activity_in,
    is_light_view,
    is_prose,
    is_view,
    outline_of,
    output_to_html,
    voila_output,
)
from toolkit.server.page.widgets import WidgetFacts, is_anywidget

BETWEEN = " · "
"""Stands between the hours of a section and its length."""

SHOWN_CODE = "show-code"
"""The tag of a cell whose code is on the page as well as what it makes."""


@dataclass(frozen=True)
class LongForm:
    """A long form of a section, with the words that lead to it: an entry of its own."""

    anchor: str
    title: str
    about: str
    inside: str = field(repr=False)


@dataclass(frozen=True)
class Section:
    """A stretch of a workshop; the opening, before the first section, has no title.

    `name` is what the pace of the room calls it; `asked` counts its activities that
    ask for an answer, without its long forms.
    """

    anchor: str = ""
    name: str = ""
    title: str = ""
    about: str = ""
    asked: int = 0
    blocks: tuple[str | LongForm, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Manner:
    """How a notebook is put on a page."""

    title: str
    around: Surroundings
    bundle: bool = False

    @property
    def words(self) -> Mapping[str, str]:
        """What the page says of its own."""
        return self.around.words


def needs_voila_bundle(
    notebook: NotebookNode, widgets: Iterable[WidgetFacts] = ()
) -> bool:
    """Whether *notebook* shows a widget that only Voila's own front end can draw."""
    light = {facts.id for facts in widgets if is_anywidget(facts)}
    return any(
        is_view(one)
        and not is_light_view(one)
        and one["data"][VIEW_MIME]["model_id"] not in light
        for one in outputs(notebook)
    )


def modules_shown(notebook: NotebookNode, suffix: str) -> tuple[str, ...]:
    """The hashes of the modules that *notebook* shows, each once, in its order."""
    described = (one.get("data", {}).get(MODULE_MIME, {}) for one in outputs(notebook))
    return tuple(dict.fromkeys(one[suffix] for one in described if suffix in one))


def sections_of(notebook: NotebookNode, manner: Manner) -> tuple[Section, ...]:
    """The opening of *notebook* and its sections, in order."""
    found = [Section()]
    for cell in told_cells(notebook):
        if cell.cell_type == "markdown":
            found[-1] = _with(found[-1], _prose(cell, found[-1], manner))
        elif cell.cell_type == "code":
            if SHOWN_CODE in cell.metadata.get("tags", ()):
                found[-1] = _with(found[-1], _code(cell))
            for output in cell.outputs:
                _add(found, output, manner)
    return tuple(found)


def outputs(notebook: NotebookNode) -> Iterator[NotebookNode]:
    """Everything the cells of *notebook* showed, in order."""
    for cell in notebook.cells:
        yield from cell.get("outputs", ())


def _add(found: list[Section], output: NotebookNode, manner: Manner) -> None:
    described = output.get("data", {}).get(SECTION_MIME)
    if described is not None:
        found.append(_begin(described, number=len(found), words=manner.words))
        if not is_view(output):
            return
    shown = _shown(output, found[-1], manner)
    known = outline_of(output)
    if known.get("long_form") and found[-1].title:
        found[-1] = _with_form(found[-1], output, shown)
    else:
        asks = 1 if known.get("counted") else 0
        found[-1] = replace(_with(found[-1], shown), asked=found[-1].asked + asks)


def _shown(output: NotebookNode, section: Section, manner: Manner) -> str:
    if is_prose(output):
        said = "".join(output["data"]["text/markdown"])
        return _prose(new_markdown_cell(said), section, manner)
    if manner.bundle and is_view(output) and not is_light_view(output):
        return voila_output(output)
    return output_to_html(output, manner.around)


def _begin(
    described: Mapping[str, JSON], *, number: int, words: Mapping[str, str]
) -> Section:
    name = str(described.get("name", ""))
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    return Section(
        anchor=f"section-{plain.removeprefix('section-') or number}",
        name=name,
        title=str(described["title"]),
        about=_about(described, words=words),
    )


def _about(described: Mapping[str, JSON], *, words: Mapping[str, str]) -> str:
    """How long a section takes and when, as far as the author has said."""
    parts = []
    if described.get("hours"):
        parts.append(str(described["hours"]))
    minutes = described.get("minutes")
    if minutes:
        said = words["minute" if minutes == 1 else "minutes"]
        parts.append(said.format(count=minutes))
    return BETWEEN.join(parts)


def _code(cell: NotebookNode) -> str:
    return (
        f'<pre class="page-code" tabindex="0"><code>{escape(cell.source)}</code></pre>'
    )


def _prose(cell: NotebookNode, section: Section, manner: Manner) -> str:
    drawn = markdown_to_html(
        cell.source,
        title=section.title or manner.title,
        top=3 if section.title else 2,
        attachments=cell.get("attachments"),
    )
    said = manner.around.files.html(balanced(drawn))
    return f"{PROSE}{said}</div>" if said.strip() else ""


def _with(section: Section, block: str) -> Section:
    return replace(section, blocks=(*section.blocks, block)) if block else section


def _with_form(section: Section, output: NotebookNode, shown: str) -> Section:
    """*section* with a long form, which takes the words just before it along."""
    *before, last = section.blocks or ("",)
    leads = isinstance(last, str) and last.startswith(PROSE)
    face = activity_in(output)["face"]
    form = LongForm(
        anchor=f"form-{face['name']}",
        title=face["prompt"],
        about=outline_of(output)["said"],
        inside=f"{last}\n{shown}" if leads else shown,
    )
    blocks = (*before, form) if leads else (*section.blocks, form)
    return replace(section, blocks=blocks)
