"""A workshop's page: rendered once, then filled in for each person by joining bytes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import cast

from markupsafe import Markup
from nbformat import NotebookNode

from toolkit.programme import Reference
from toolkit.server.headers import OURS, PagePolicy
from toolkit.server.page.assets import client_assets
from toolkit.server.page.charts import chart_scripts
from toolkit.server.page.compressed import deflated, stored
from toolkit.server.page.filling import Filling, GzippedFilling
from toolkit.server.page.markdown import markdown_to_html
from toolkit.server.page.modules import ModuleFolder
from toolkit.server.page.outputs import Surroundings
from toolkit.server.page.own_files import OwnFiles
from toolkit.server.page.pieces import MARKS, authored_html, drawn_parts
from toolkit.server.page.policy import imported_by, policy_of
from toolkit.server.page.scripts import (
    joined_scripts,
    loaded,
    named,
    scripts_inside,
    stamp,
)
from toolkit.server.page.sections import (
    Manner,
    modules_shown,
    needs_voila_bundle,
    sections_of,
)
from toolkit.server.page.shell import page_template
from toolkit.server.page.widgets import WidgetFacts
from toolkit.server.page.words import PAGE_WORDS, SPOKEN_BY_THE_CLIENT

GAPS = (
    *("kernel", "person_name", "nonce", "xsrf"),
    *("opened", "seat", "cohort", "looks", "archived", "closed", "refused"),
)
"""What differs from person to person, or from request to request."""

CARRIED = "carried"
"""The gap for the states of the page's widgets, which comes last and may stay empty."""

_OPEN, _CLOSE, _VERSION = MARKS
_GAP = re.compile(f"{_OPEN}([a-z_]+){_CLOSE}")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9_-]*")

# Voila's front end would fetch MathJax from another host; our maths needs no script.
_NO_MATHJAX = {"fullMathjaxUrl": None, "mathjaxConfig": None}

PULSE: Mapping[str, int] = {
    "handshake": 4000,
    "opening": 8000,
    "every": 2400,
    "patience": 2400,
}
"""How long the page waits, in milliseconds: a lost connection is noticed within 5 s.

A kernel may take the time of *opening* to begin; once it has, a websocket opens within
that of *handshake*, or is blocked.
"""


@dataclass(frozen=True)
class PageContext:
    """What a page says and links to, the same for everybody.

    `workshop` is the notebook's name, and `folder` where its files are; `files_url`
    comes before the address of one. `modules` is where kernels leave their widgets'
    scripts; without it a page asks for each by itself. `asks_first`: this server asks
    kernels for the page that connects (see `first_question`). `voila` is what
    `voila.utils.get_page_config` returns; only a page that needs Voila's own front end
    uses it. `reference` is kept one click away.
    """

    programme: str
    title: str
    workshop: str
    language: str
    base_url: str = "/"
    files_url: str = ""
    folder: Path | None = None
    words: Mapping[str, str] = field(default_factory=lambda: PAGE_WORDS)
    modules: ModuleFolder | None = None
    asks_first: bool = False
    voila: Mapping[str, object] | None = None
    reference: Reference | None = None
    evaluate: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """The page of one notebook; lives as long as the template it was rendered from.

    `parts` are alternately bytes and the name of a gap; `blocks` are the same parts,
    compressed. `files` are those beside the notebook that it names. `modules` are
    hashes; `scripts` stands for everything that the page loads, so that pages of two
    releases know each other.
    """

    parts: tuple[bytes | str, ...] = field(repr=False)
    blocks: tuple[bytes | str, ...] = field(repr=False)
    version: str
    scripts: str
    modules: tuple[str, ...]
    needs_bundle: bool
    widgets: tuple[WidgetFacts, ...] = ()
    policy: PagePolicy = OURS
    files: frozenset[str] = frozenset()

    def fill(self, **values: str) -> bytes:
        """The whole page for one person and one request, which carries nothing."""
        filling = self.filling(values)
        return filling.beginning() + filling.end(b"")

    def dated(self, fill: Callable[[str], str]) -> Page:
        """This page with its dates, which *fill* puts into its HTML."""
        parts = [
            part if isinstance(part, str) else fill(part.decode()).encode()
            for part in self.parts
        ]
        blocks = [
            block if part == before else _block(part)
            for part, before, block in zip(parts, self.parts, self.blocks, strict=True)
        ]
        return replace(self, parts=tuple(parts), blocks=tuple(blocks))

    def filling(self, values: Mapping[str, str], *, gzip: bool = False) -> Filling:
        """The page for one person and one request; as gzip at hardly any cost.

        *values* are those of `GAPS`. While a workshop is led live *opened* names the
        sections that are open, with spaces between them and the present one first: the
        others are closed before anything is painted, unless "*" is among them. *seat*
        is the name under which the browser remembers where this person was, *cohort*
        what stands in the header of whoever is in several, *looks* what is told who
        only looks at the page, *archived* what is told of a year that is over; if
        *closed* is not empty, nothing in it is changed any more. *refused* is what
        facilitators are told in if the browser refuses something.

        Raises:
            ValueError: *kernel* is not the id of a kernel.
        """
        empty = dict.fromkeys(GAPS[4:], "")
        checked = _checked(**{**empty, **values})
        before, after = _halves(self.parts, checked)
        if not gzip:
            return Filling(before, after)
        gaps = {name: stored(value) for name, value in checked.items()}
        return GzippedFilling(before, after, *_halves(self.blocks, gaps))


def prepare_pages() -> None:
    """Make what every page needs, while the first notebook is still executed."""
    client_assets()
    page_template()
    markdown_to_html("")


def render_page(
    notebook: NotebookNode,
    *,
    context: PageContext,
    widgets: tuple[WidgetFacts, ...] = (),
) -> Page:
    """The page of an executed *notebook*, which has made *widgets*."""
    gaps = {name: f"{_OPEN}{name}{_CLOSE}" for name in (*GAPS, CARRIED)}
    files = OwnFiles(context.files_url, context.folder)
    view = page_variables(
        notebook,
        context=context,
        widgets=widgets,
        files=files,
        version=_VERSION,
        nonce=gaps["nonce"],
    )
    drawn = page_template().render(view={**view, **gaps})
    version = stamp(drawn)
    parts = _parts(drawn.replace(_VERSION, version))
    return Page(
        parts=parts,
        blocks=tuple(_block(part) for part in parts),
        version=version,
        scripts=str(view["scripts"]),
        modules=modules_shown(notebook, "js"),
        needs_bundle=needs_voila_bundle(notebook, widgets),
        widgets=widgets,
        policy=cast(PagePolicy, view["policy"]),
        files=frozenset(files.named),
    )


def page_variables(
    notebook: NotebookNode,
    *,
    context: PageContext,
    widgets: tuple[WidgetFacts, ...] = (),
    files: OwnFiles | None = None,
    version: str = "",
    nonce: str = "",
) -> dict[str, object]:
    """What the template draws, apart from the gaps; and the page's `policy`."""
    needs_bundle = needs_voila_bundle(notebook, widgets)
    files = files or OwnFiles(context.files_url, context.folder)
    around = Surroundings(context.words, files, context.modules, context.base_url)
    manner = Manner(title=context.title, around=around, bundle=needs_bundle)
    joined = joined_scripts(notebook, context.modules)
    found = sections_of(notebook, manner)
    html, evaluate = authored_html(found), context.evaluate
    addresses = loaded(notebook, joined, base=context.base_url)
    scripts = stamp(json.dumps(addresses))
    imported = imported_by(notebook) if needs_bundle else ()
    charts = chart_scripts(imported, modules=context.modules, base=context.base_url)
    settings = _settings(context, version=version, scripts=scripts)
    return {
        "page": context,
        "words": context.words,
        "bundle": needs_bundle,
        "policy": policy_of(notebook, html, widgets=widgets, evaluate=evaluate),
        **drawn_parts(found, context.words, nonce=nonce),
        "scripts": scripts,
        **addresses,
        **scripts_inside(),
        "settings": _inside({**settings, "charts": charts, **named(joined)}),
        "voila_settings": _inside(_voila_settings(context)),
    }


def _settings(context: PageContext, *, version: str, scripts: str) -> dict[str, object]:
    return {
        "base": context.base_url,
        "workshop": context.workshop,
        "version": version,
        "scripts": scripts,
        "pulse": dict(PULSE),
        "words": {name: context.words[name] for name in SPOKEN_BY_THE_CLIENT},
    }


def _voila_settings(context: PageContext) -> dict[str, object]:
    base = context.base_url
    themes = f"{base}voila/api/themes"
    return {
        **(context.voila or {}),
        **_NO_MATHJAX,
        "baseUrl": base,
        "themesUrl": themes,
    }


def _inside(described: Mapping[str, object]) -> Markup:
    """The inside of a JSON object in a script element, so that more can be added."""
    # "<" would end the script element early.
    written = json.dumps(described, ensure_ascii=False).replace("<", "\\u003c")
    return Markup(written[1:-1])  # noqa: S704


def _checked(**values: str) -> dict[str, bytes]:
    """*values* as they stand in the page; the kernel's id stands inside a script."""
    if not _PLAIN_NAME.fullmatch(values["kernel"]):
        raise ValueError(f"{values['kernel']!r} is not the id of a kernel.")
    return {name: escape(value).encode() for name, value in values.items()}


def _halves(
    parts: tuple[bytes | str, ...], values: Mapping[str, bytes]
) -> tuple[bytes, bytes]:
    """*parts* with *values* in their gaps: before what is carried, and after it."""
    if CARRIED not in parts:  # a page that carries nothing has one half
        return b"".join(_filled(parts, values)), b""
    middle = parts.index(CARRIED)
    before, after = parts[:middle], parts[middle + 1 :]
    return b"".join(_filled(before, values)), b"".join(_filled(after, values))


def _filled(
    parts: Iterable[bytes | str], values: Mapping[str, bytes]
) -> Iterator[bytes]:
    for part in parts:
        yield values[part] if isinstance(part, str) else part


def _block(part: bytes | str) -> bytes | str:
    return part if isinstance(part, str) else deflated(part)


def _parts(drawn: str) -> tuple[bytes | str, ...]:
    pieces = _GAP.split(drawn)
    return tuple(
        piece if index % 2 else piece.encode() for index, piece in enumerate(pieces)
    )
