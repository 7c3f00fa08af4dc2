"""What widgets of others carry out of what a page sends, kept away from files.

Some packages let their page say what the kernel does: quak and mosaic run its SQL with
DuckDB, which reads and writes files, and buckaroo its Lisp, which opens them. Whoever
visits would read the store so, or write a program. So neither opens any file here.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import wraps
from types import ModuleType
from typing import Any, NoReturn

from ipywidgets import Widget

from toolkit.forking.importing import after_import

_BOUNDING = ("SET temp_directory = ''", "SET memory_limit = '500MB'")
"""So that no question fills the disk or the memory, where the table allows it."""

_CLOSING = ("SET enable_external_access = false", "SET lock_configuration = true")
"""No file, no extension; and nobody can take that back."""

_IS_CLOSED = "SELECT NOT current_setting('enable_external_access')"


def use_closed_widgets() -> None:
    """From now on, what pages send to this process's widgets opens no file."""
    after_import("buckaroo.jlisp.lispy", _close_lisp)
    handle = Widget._handle_msg

    @wraps(handle)
    def handle_closed(self: Widget, message: Any) -> Any:
        if "duckdb" in sys.modules:
            for connection in _connections_of(self):
                _close(connection)
        return handle(self, message)

    Widget._handle_msg = handle_closed


def _close_lisp(lisp: ModuleType) -> None:
    vars(lisp)["open"] = _refuse


def _refuse(*_given: object, **_options: object) -> NoReturn:
    raise PermissionError("A page opens no file.")


def _connections_of(widget: Widget) -> Iterator[Any]:
    kind = sys.modules["duckdb"].DuckDBPyConnection
    for value in (*vars(widget).values(), *widget._trait_values.values()):
        if isinstance(value, kind):
            yield value


def _close(connection: Any) -> None:
    beside = connection.cursor()  # what it is in the middle of stays as it is
    if beside.execute(_IS_CLOSED).fetchone() == (True,):
        return
    for bound in _BOUNDING:
        with suppress(sys.modules["duckdb"].Error):
            beside.execute(bound)
    for statement in _CLOSING:
        beside.execute(statement)
