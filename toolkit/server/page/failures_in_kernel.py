"""What an `Output` shows of an error: the whole of it to facilitators, else calm words.

The server passes no error on to a page, since it may hold people's words. What an
author catches in an `Output` is meant to be seen, so whoever leads sees it there.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import wraps
from types import TracebackType
from typing import Any

from IPython.core.getipython import get_ipython
from IPython.display import display
from ipywidgets import Output
from ipywidgets.widgets import widget as widgets

from toolkit.forking import on_bind
from toolkit.server.page.words import PAGE_WORDS

STEERS = "steers"
"""Whether whoever a kernel is for leads; told by its binding."""

Shown = Mapping[str, Any]

_CALM = {"text/plain": PAGE_WORDS["cell_failed"]}


class Failures:
    """What is shown of errors in one kernel; as long-lived as it."""

    def __init__(self) -> None:
        self.is_bound = False
        self.steers = False

    def bind(self, binding: Mapping[str, str]) -> None:
        """Show from now on what its visitor may see; also of what cells have left."""
        self.is_bound, self.steers = True, binding.get(STEERS) == "yes"
        if not self.steers:
            for widget in tuple(widgets._instances.values()):
                if isinstance(widget, Output) and any(map(_is_error, widget.outputs)):
                    widget.outputs = tuple(map(_calmed, widget.outputs))

    def show(self, kind: type[BaseException], error: Any, trace: Any) -> None:
        """Show the error where things are shown now."""
        shell = get_ipython()
        if not self.is_bound or shell is None:
            return
        if self.steers:
            told = shell.InteractiveTB.structured_traceback(kind, error, trace)
            sys.stdout.write("\n".join(told))
        else:
            display(_CALM, raw=True)


def use_calm_failures() -> Failures:
    """From now on, this kernel's `Output` widgets show errors to each their own way."""
    failures, leave = Failures(), Output.__exit__

    @wraps(leave)
    def leave_calmly(
        self: Output,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> Any:
        if kind is not None:
            failures.show(kind, error, trace)
        return leave(self, kind, error, trace)

    Output.__exit__ = leave_calmly
    on_bind(failures.bind)
    return failures


def _is_error(output: Shown) -> bool:
    return output.get("output_type") == "error"


def _calmed(output: Shown) -> Shown:
    if not _is_error(output):
        return output
    return {"output_type": "display_data", "data": dict(_CALM), "metadata": {}}
