"""Notes what the calls of an author make, and whether it reaches an output."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

from ipywidgets import Widget

from toolkit.activities import Activity
from toolkit.checking.inside.orders import (
    PROGRAMS,
    Described,
    MadeReport,
    ReachedReport,
)
from toolkit.checking.inside.shell import line_now
from toolkit.checking.inside.widgets import Widgets
from toolkit.notebook.bound import Bound
from toolkit.notebook.notebook import Notebook
from toolkit.notebook.workshop import Workshop

_PROGRAMS = re.compile(rf"(?:^|[|;&(]\s*|-m )(?:\S*/)?({PROGRAMS})\b")
_STARTING = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")
_LOCAL = ("127.", "::1", "localhost", "0.0.0.0")  # noqa: S104 - nothing listens


class Recorder:
    """What one notebook has made so far; as long-lived as its process."""

    def __init__(self) -> None:
        self.cell = 0
        self.reached: list[ReachedReport] = []
        self.widgets = Widgets()
        self._made: list[tuple[MadeReport, object]] = []
        self._authors: list[MadeReport] = []
        self._shown: dict[int, object] = {}
        self._is_inside = False

    def begin(self) -> None:
        """From now on, note every call of an author's, and every word to a host."""
        for kind in (Notebook, Workshop):
            for name, method in list(vars(kind).items()):
                if callable(method) and not name.startswith("_"):
                    setattr(kind, name, self._noting(name, method))
        for owner in (Bound, Workshop):  # what is the programme's own comes this way
            add = self._noting("own", vars(owner)["_add"])
            owner._add = add  # type: ignore[method-assign]
        Bound.__init__ = self._beginning(Bound.__init__)  # type: ignore[method-assign]
        Widget.on_widget_constructed(lambda made: self.widgets.note(made, self.cell))
        sys.addaudithook(self._audit)

    def note_shown(self, shown: object) -> None:
        """Note that *shown*, and what stands inside it, reached an output."""
        for each in _all_in(shown):
            self._shown[id(each)] = each

    @property
    def authors(self) -> list[MadeReport]:
        """The notebooks and workshops that the cells made themselves."""
        return self._authors

    @property
    def made(self) -> list[MadeReport]:
        """What their calls made, each with whether it was shown."""
        return [
            {**report, "shown": id(found) in self._shown}
            for report, found in self._made
        ]

    def _beginning(self, begin: Callable[..., None]) -> Callable[..., None]:
        def noted(author: Bound, name: str) -> None:
            kind = type(author).__name__
            self._authors.append(self._report(kind, name))
            begin(author, name)

        return noted

    def _noting(self, verb: str, method: Callable[..., object]) -> Callable[..., Any]:
        @functools.wraps(method)
        def noted(author: Bound, /, *given: Any, **named: Any) -> object:
            if self._is_inside:
                return method(author, *given, **named)
            self._is_inside = True
            try:
                found = method(author, *given, **named)
            finally:
                self._is_inside = False
            report = self._report(verb, author._name)
            self._made.append(({**report, **_described(found)}, found))
            return found

        return noted

    def _report(self, verb: str, author: str) -> MadeReport:
        return {"verb": verb, "author": author, "cell": self.cell, "line": line_now()}

    def _audit(self, event: str, details: tuple[Any, ...]) -> None:
        """Refuse, and note, what would leave this machine."""
        host = _host_in(event, details)
        if not host or host.startswith(_LOCAL):
            return
        if all(one["host"] != host for one in self.reached if one["cell"] == self.cell):
            self.reached.append({"cell": self.cell, "line": line_now(), "host": host})
        raise ConnectionRefusedError(f"{host} is not asked for anything here.")


def _described(found: object) -> Described:
    """What is told of an activity."""
    if not isinstance(found, Activity):
        title = getattr(found, "title", "")
        return {"name": str(title)}
    return {
        "name": found.name,
        "address": found.address,
        "is_asked": found.is_asked,
        "stored": [found.stored_name(part) for part in found.parts],
        "face": dict(found.face),
    }


def _all_in(shown: object) -> Iterator[object]:
    """*shown* and, if it is a box of widgets, what stands in it."""
    yield shown
    children = getattr(shown, "children", ())
    if isinstance(children, list | tuple):
        for child in children:
            yield from _all_in(child)


def _host_in(event: str, details: tuple[Any, ...]) -> str:
    """The host, or the program that asks hosts, that *event* is about."""
    if event in _STARTING:
        given = details[1] if len(details) > 1 else details[0]
        found = _PROGRAMS.search(_command(given))
        return found[1] if found else ""
    if event == "socket.getaddrinfo":
        return _text(details[0])
    if event in ("socket.connect", "socket.sendto"):
        address = details[1]
        return _text(address[0]) if isinstance(address, tuple) else ""
    return ""


def _command(given: object) -> str:
    """What is run, as it would be typed; of a shell what it is told."""
    if not isinstance(given, list | tuple):
        return _text(given)
    words = [_text(each) for each in given]
    return words[words.index("-c") + 1] if "-c" in words[:-1] else " ".join(words)


def _text(host: object) -> str:
    if isinstance(host, bytes):
        return host.decode(errors="replace")
    return host if isinstance(host, str) else ""
