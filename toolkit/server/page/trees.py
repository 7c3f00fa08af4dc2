"""JSON as a tree of lines that open and close without any script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from itertools import islice

from toolkit.model import JSON

MOST = 1_000
"""Values that a page shows of one tree: it says how many more there are."""

DEEPEST = 20
"""Levels of a tree that open; what is deeper stands as text."""

LONGEST = 2_000
"""Characters of one value that is shown."""


def tree_of(
    value: JSON, *, words: Mapping[str, str], root: str = "", expanded: bool = False
) -> str:
    """*value* as HTML: each list and each object is a line that opens."""
    tree = _Tree(words, expanded=expanded)
    drawn = "".join(tree.node(root, value, depth=0))
    left = tree.whole - MOST
    more = words["json_more"].format(count=f"{left:,}") if left > 0 else ""
    said = f"<p>{escape(more)}</p>" if more else ""
    return f'<div class="page-json">{drawn}{said}</div>'


class _Tree:
    """Draws one tree, and counts what there is."""

    def __init__(self, words: Mapping[str, str], *, expanded: bool) -> None:
        self.whole = 0
        self._words = words
        self._expanded = expanded

    def node(self, name: str, value: JSON, *, depth: int) -> Iterator[str]:
        """The line of *value*, and all that is in it."""
        self.whole += 1
        called = f"<b>{escape(name)}</b> " if name else ""
        if not isinstance(value, dict | list) or not value or depth == DEEPEST:
            yield f"<div>{called}{_written(value)}</div>"
            return
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        is_open = " open" if depth == 0 or self._expanded else ""
        yield f"<details{is_open}><summary>{called}{self._many(len(value))}</summary>"
        room = max(0, MOST - self.whole)
        for key, inside in islice(entries, room):
            if self.whole < MOST:
                yield from self.node(str(key), inside, depth=depth + 1)
            else:
                self.whole += 1
        self.whole += max(0, len(value) - room)
        yield "</details>"

    def _many(self, count: int) -> str:
        said = self._words["json_one" if count == 1 else "json_many"]
        return f"<small>{escape(said.format(count=count))}</small>"


def _written(value: JSON) -> str:
    written = json.dumps(value, ensure_ascii=False)
    short = written if len(written) <= LONGEST else f"{written[:LONGEST]}…"
    return f"<code>{escape(short)}</code>"
