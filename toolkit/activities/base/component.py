"""An activity's browser half: plain JavaScript files joined into one ES module."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence

from toolkit.activities.base.words import WORDS
from toolkit.files import ACTIVITIES

SHARED = ("base/dom", "base/draft", "base/status", "base/answer", "base/frame")
"""The files that every activity stands on, in this order."""

SHARED_ABOVE = "// Above: what all activities share."
"""The line that ends the part which a page with many activities loads only once."""

APART = frozenset({"charts", "cockpit", "screen"})
"""Style sheets that few pages need, so that they are asked for by name."""

_DEFAULT = "export default "


def component(
    name: str, *, uses: Sequence[str] = (), words: Mapping[str, str] | None = None
) -> str:
    """The ES module of activity *name*, with everything it says in `WORDS`.

    *uses* names further files that come before its own. They and its own file have a
    scope of their own, below what all activities share.
    """
    own = json.dumps(dict(words or {}), ensure_ascii=False)
    sources = (_source(part) for part in (*uses, name))
    inside = "\n".join(sources).replace(_DEFAULT, "return ")
    scope = f"((COMMON) => {{\nconst WORDS = {{ ...COMMON, ...{own} }};\n{inside}}})"
    return f"{shared()}\n{_DEFAULT}{scope}(WORDS);\n"


@functools.cache
def shared() -> str:
    """What all activities share, the same for each; it exports nothing."""
    spoken = json.dumps(WORDS, ensure_ascii=False)
    sources = map(_source, SHARED)
    return "\n".join((f"const WORDS = {spoken};", *sources, SHARED_ABOVE))


def said(module: str, fill: Callable[[str], str]) -> str:
    """*module* with everything it says filled in; the rest of it is code."""
    lines = (
        fill(line) if line.startswith("const WORDS = ") else line
        for line in module.split("\n")
    )
    return "\n".join(lines)


@functools.cache
def style(*more: str) -> str:
    """The one style sheet of all activities, and what only some of them need."""
    every = (sheet for sheet in ACTIVITIES.glob("*/*.css") if sheet.stem not in APART)
    sheets = sorted(every, key=lambda sheet: sheet.stem)
    sheets += [ACTIVITIES / f"{name}.css" for name in more]
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


@functools.cache
def _source(name: str) -> str:
    return (ACTIVITIES / f"{name}.js").read_text(encoding="utf-8")
