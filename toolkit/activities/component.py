"""An activity's browser half: plain JavaScript files joined into one ES module."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping, Sequence

from toolkit.activities.words import WORDS
from toolkit.paths import ACTIVITIES

SHARED = ("_dom", "_draft", "_status", "_answer")
"""The files that every activity stands on, in this order."""


def component(
    name: str, *, uses: Sequence[str] = (), words: Mapping[str, str] | None = None
) -> str:
    """The ES module of activity *name*, with everything it says in `WORDS`.

    *uses* names further files that come before its own.
    """
    spoken = json.dumps({**WORDS, **(words or {})}, ensure_ascii=False)
    sources = (_source(part) for part in (*SHARED, *uses, name))
    return "\n".join((f"const WORDS = {spoken};", *sources))


def said(module: str, fill: Callable[[str], str]) -> str:
    """*module* with everything it says filled in; the rest of it is code."""
    words, _, code = module.partition("\n")
    return f"{fill(words)}\n{code}"


@functools.cache
def style() -> str:
    """The one style sheet of all activities."""
    sheets = sorted(ACTIVITIES.glob("*.css"))
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


@functools.cache
def _source(name: str) -> str:
    return (ACTIVITIES / f"{name}.js").read_text(encoding="utf-8")
