"""What a page may set of a widget of others, by ways that the guard does not see.

The guard judges updates of state by the names of their traits. Some packages set traits
by messages of their own as well, or make widgets so; and some do with a trait what no
page may have done.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_CLOSED: Mapping[str, frozenset[str]] = {
    "ipyniivue": frozenset({"path", "paired_img_path"}),  # reads and sends the file
    "ipympl": frozenset({"toolitems"}),  # calls the methods that it names
    "wigglystuff.live_edit": frozenset({"code"}),  # runs it
}
"""Traits that are their author's alone, by the package or module of their widget."""


def made_of(kind: type) -> frozenset[str]:
    """The packages and modules whose classes *kind* is made of."""
    modules = {each.__module__ for each in kind.__mro__}
    return frozenset(modules | {name.partition(".")[0] for name in modules})


def closed_of(kind: type) -> frozenset[str]:
    """Names of the traits of *kind* that no page sets."""
    named = [_CLOSED[each] for each in made_of(kind) & _CLOSED.keys()]
    return frozenset[str]().union(*named)


def is_open(kind: Any, name: object) -> bool:
    """Whether a page may set *name* of widgets of *kind* in ways of their own."""
    if not isinstance(name, str) or name.startswith("_"):
        return False
    is_theirs = "toolkit" not in made_of(kind) and name not in closed_of(kind)
    return is_theirs and name in kind.class_traits(sync=True)


def close_update(kind: type, data: dict[str, Any]) -> None:
    """Take out of *data*, a message, what no page sets of widgets of *kind*.

    Raises:
        PermissionError: a buffer would be put in there; they are put in later.
    """
    closed = closed_of(kind)
    if not closed:
        return
    for path in data.get("buffer_paths", ()):
        if not closed.isdisjoint(map(str, path)):
            raise PermissionError("A page sets no trait that is its author's alone.")
    _take_out(closed, data)


def _take_out(names: frozenset[str], sent: object) -> None:
    if isinstance(sent, dict):
        for name in names & sent.keys():
            del sent[name]
        sent = list(sent.values())
    for each in sent if isinstance(sent, list) else ():
        _take_out(names, each)
