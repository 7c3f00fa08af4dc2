"""What widgets of others do with what a page sends: none opens a file or a program.

Some packages let their page say what the kernel does. quak and mosaic run its SQL with
DuckDB, which reads and writes files; buckaroo its Lisp, which opens them. ipyniivue
reads what lies at a path that it sets, and ipyvue makes an object of any class that it
names. Whoever visits would read the store so, or run a program.
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
_PATHS = frozenset({"path", "paired_img_path"})
"""Traits of ipyniivue whose file it reads and sends to the page."""

_VUE = "ipyvue.VueTemplateWidget"


def use_closed_widgets() -> None:
    """From now on, what pages send to this process's widgets opens nothing."""
    after_import("buckaroo.jlisp.lispy", _close_lisp)
    handle = Widget._handle_msg

    @wraps(handle)
    def handle_closed(self: Widget, message: Any) -> Any:
        if "duckdb" in sys.modules:
            for connection in _connections_of(self):
                _close(connection)
        made_of = _made_of(type(self))
        if "ipyniivue" in made_of:
            _take_paths(message["content"]["data"])
        if "ipyvue" in made_of:
            _check_vue(self, message["content"]["data"].get("content"))
        return handle(self, message)

    Widget._handle_msg = handle_closed


def _made_of(kind: type) -> frozenset[str]:
    """The packages whose classes *kind* is made of."""
    return frozenset(each.__module__.partition(".")[0] for each in kind.__mro__)


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


def _take_paths(sent: object) -> None:
    if isinstance(sent, dict):
        for name in _PATHS & sent.keys():
            del sent[name]
        sent = list(sent.values())
    for each in sent if isinstance(sent, list) else ():
        _take_paths(each)


def _check_vue(widget: Any, sent: object) -> None:
    """A page makes what its template names, and calls what its author wrote for it.

    Raises:
        PermissionError: it asks for more.
    """
    template = getattr(sys.modules.get(_VUE), "VueTemplate", None)
    if template is None or not isinstance(widget, template):
        return
    if not isinstance(sent, dict):
        return
    if "create_widget" in sent and sent["create_widget"] not in _named_by(widget):
        raise PermissionError("A page makes no object that its template lacks.")
    kinds = type(widget).__mro__
    own = {name for each in kinds[: kinds.index(template)] for name in vars(each)}
    for name in _called_in(sent):
        if name not in own or name.startswith("_"):
            raise PermissionError("A page calls no method of a package.")


def _named_by(widget: Any) -> list[list[str]]:
    parts = getattr(widget, "components", None) or {}
    classes = [part for part in parts.values() if isinstance(part, type)]
    return [[each.__module__, each.__name__] for each in classes]


def _called_in(sent: dict[str, Any]) -> Iterator[str]:
    """Names of the methods that are to be called."""
    props = sent.get("props")
    values = [*props.values()] if isinstance(props, dict) else []
    for value in (sent.get("update_ref"), *values):
        if isinstance(value, dict) and "functionRef" in value:
            yield str(value["functionRef"])
