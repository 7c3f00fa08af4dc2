"""Notes the widgets of others that a notebook makes, and whom their scripts ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ipywidgets import Widget

from toolkit.activities import Activity
from toolkit.checking.asked import Asked, asked_by_script, asked_by_style
from toolkit.checking.inside.orders import DrawnReport, ScriptedReport
from toolkit.checking.inside.shell import line_now

_ADDRESS = re.compile(r"\s*https?://\S+\s*$")
_LIBRARY = 200_000
"""Characters from which a script is a library, which its makers have read."""


class Widgets:
    """Those of one notebook; as long-lived as its process."""

    def __init__(self) -> None:
        self._made: list[tuple[Widget, int, int | None]] = []

    def note(self, made: Widget, cell: int) -> None:
        """Note one that *cell* has made."""
        if not isinstance(made, Activity) and hasattr(made, "_esm"):
            self._made.append((made, cell, line_now()))

    @property
    def scripted(self) -> list[ScriptedReport]:
        """Each host that one of them asks, once a cell."""
        found: dict[tuple[int, str, str], ScriptedReport] = {}
        for widget, cell, line in self._made:
            kind = type(widget)
            for one in _asked(widget):
                report: ScriptedReport = {
                    "cell": cell,
                    "line": line,
                    "name": kind.__name__,
                    "package": kind.__module__.partition(".")[0],
                    "host": one.host,
                    "is_sure": one.is_sure,
                }
                known = found.setdefault((cell, kind.__name__, one.host), report)
                known["is_sure"] |= one.is_sure
        return [*found.values()]

    @property
    def drawn(self) -> list[DrawnReport]:
        """The scripts that somebody wrote by hand, each once a cell."""
        found: dict[tuple[int, str], DrawnReport] = {}
        for widget, cell, line in self._made:
            name, script = type(widget).__name__, str(widget._esm or "")
            if len(script) < _LIBRARY and not _ADDRESS.match(script):
                report = DrawnReport(cell=cell, line=line, name=name, script=script)
                found.setdefault((cell, script), report)
        return [*found.values()]


def _asked(widget: Widget) -> Iterator[Asked]:
    yield from asked_by_script(str(getattr(widget, "_esm", "") or ""))
    yield from asked_by_style(str(getattr(widget, "_css", "") or ""))
