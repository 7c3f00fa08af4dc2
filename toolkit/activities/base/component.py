"""An activity's browser half: ES modules, joined into one, with what it says."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import traitlets
from ipywidgets import Layout

from toolkit.activities.base.javascript import Source, in_order, joined
from toolkit.activities.base.words import WORDS
from toolkit.files import ACTIVITIES

SHARED = ("base/answer", "base/frame", "base/drawing")
"""What every activity stands on, with all that these take from others."""

SHARED_ABOVE = "// Above: what all activities share."
"""The line that ends the part which a page with many activities loads only once."""

_OF_A_PROGRAMME = "// Below: an activity of the programme's own."
"""The line that ends it there: what is below stays a script apart, so that a mistake in
it leaves the other activities of its page alone.
"""

APART = frozenset({"charts", "cockpit", "making_groups", "screen"})
"""Folders whose style sheets few pages need, so that they are asked for by name."""

_SAYS = ("const COMMON = ", "const WORDS = ")
"""How the lines begin that hold words and no code."""


def component(name: str, words: Mapping[str, str] | None = None) -> Any:
    """The trait by which anywidget and our pages draw the activity of `<name>.js`."""
    return traitlets.Unicode(module(name, words)).tag(sync=True)


def script(file: str, words: Mapping[str, str] | None = None) -> Any:
    """The same for a programme's own: the script beside *file*, which is Python's."""
    path = Path(file).resolve().with_suffix("")
    return traitlets.Unicode(module(str(path), words)).tag(sync=True)


def look(file: str) -> Any:
    """What all activities look like, and below it the style sheet beside *file*."""
    own = Path(file).resolve().with_suffix(".css").read_text(encoding="utf-8")
    return traitlets.Unicode(f"{style()}\n{own}").tag(sync=True)


def synced() -> Any:
    """A dictionary for the browser; where it stands, its type says what is in it."""
    return traitlets.Dict().tag(sync=True)


@functools.cache
def layout() -> Layout:
    """One layout for all: activities are laid out by their style sheet."""
    return Layout()


def module(name: str, words: Mapping[str, str] | None = None) -> str:
    """The one ES module of the activity whose `render` is in `<name>.js`.

    Its files take what they say as an argument: *words*, and what every activity says.
    All but what is shared have a scope of their own, below it.
    """
    own = json.dumps(dict(words or {}), ensure_ascii=False)
    below = joined(in_order(*map(_path, (*SHARED, name)))[len(_shared()) :])
    mark = "" if _path(name).is_relative_to(ACTIVITIES) else f"{_OF_A_PROGRAMME}\n"
    return (
        f"{shared()}{mark}export default (() => {{\n"
        f"const WORDS = {{ ...COMMON, ...{own} }};\n{below}"
        "return { render: (given) => drawing(given, render, WORDS) };\n})();\n"
    )


@functools.cache
def shared() -> str:
    """What all activities share, the same for each; it exports nothing."""
    common = json.dumps(WORDS, ensure_ascii=False)
    return f"const COMMON = {common};\n{joined(_shared())}{SHARED_ABOVE}\n"


def said(module: str, fill: Callable[[str], str]) -> str:
    """*module* with everything it says filled in; the rest of it is code."""
    lines = module.split("\n")
    return "\n".join(fill(line) if line.startswith(_SAYS) else line for line in lines)


@functools.cache
def style(*more: str) -> str:
    """The one style sheet of all activities, and what only some of them need."""
    every = (sheet for sheet in ACTIVITIES.glob("*/*.css") if _is_for_all(sheet))
    sheets = sorted(every, key=lambda sheet: sheet.stem)
    sheets += [ACTIVITIES / f"{name}.css" for name in more]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def _is_for_all(sheet: Path) -> bool:
    return sheet.parent.name not in APART


@functools.cache
def _shared() -> tuple[Source, ...]:
    return in_order(*map(_path, SHARED))


def _path(name: str) -> Path:
    return ACTIVITIES / f"{name}.js"
