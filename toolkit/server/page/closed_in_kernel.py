"""What widgets of others do with what a page sends: none opens a file or a program.

Some packages let their page say what the kernel does. quak and mosaic run its SQL with
DuckDB, which reads and writes files; buckaroo its Lisp, which opens them; wigglystuff's
`LiveEdit` its Python. ipyniivue reads what lies at a path that it sets; ipyvue makes
an object of any class, and sets any attribute. Whoever visits would read the store so,
or run a program.
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
from toolkit.server.page.closed_templates import check_template
from toolkit.server.page.closed_traits import close_update, is_open

_BOUNDING = ("SET temp_directory = ''", "SET memory_limit = '500MB'")
"""So that no question fills the disk or the memory, where the table allows it."""

_CLOSING = ("SET enable_external_access = false", "SET lock_configuration = true")
"""No file, no extension; and nobody can take that back."""

_OF_VOLUMES = ("add_volume", "image_loaded")
_OF_MESHES = ("add_mesh", "mesh_loaded")
"""Events of ipyniivue that make or set; `index` is where the new one stands."""

_IS_CLOSED = "SELECT NOT current_setting('enable_external_access')"


def use_closed_widgets() -> None:
    """From now on, what pages send to this process's widgets opens nothing."""
    after_import("buckaroo.jlisp.lispy", _close_lisp)
    after_import("anywidget._descriptor", _close_described)
    handle = Widget._handle_msg

    @wraps(handle)
    def handle_closed(self: Widget, message: Any) -> Any:
        if "duckdb" in sys.modules:
            for connection in _connections_of(self):
                _close(connection)
        data = message["content"]["data"]
        close_update(type(self), data)
        _close_view(self, data.get("content"))
        check_template(self, data.get("content"))
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


def _close_described(anywidget: Any) -> None:
    """Of an object that anywidget describes, a page sets what it is told of.

    anywidget would set any attribute, a method or what is private, too.
    """
    set_state = anywidget._default_set_state

    def set_told(described: object, state: dict[str, Any]) -> None:
        tell = anywidget.determine_state_getter(described)
        told = tell(described, include=None)
        set_state(described, {name: state[name] for name in state if name in told})

    anywidget._default_set_state = set_told


def _close_view(widget: Widget, sent: object) -> None:
    """A view of ipyniivue tells of a volume or a mesh no more than it could set."""
    niivue = sys.modules.get("ipyniivue.widget")
    if niivue is None or not isinstance(widget, niivue.NiiVue):
        return
    if not isinstance(sent, dict) or not isinstance(sent.get("data"), dict):
        return
    told = sent["data"]
    if sent.get("event") in _OF_VOLUMES:
        _keep_open(niivue.Volume, told)
    elif sent.get("event") in _OF_MESHES:
        _keep_open(niivue.Mesh, told)
        for layer in told.get("layers", ()):
            _keep_open(niivue.MeshLayer, layer)


def _keep_open(kind: type, told: dict[str, Any]) -> None:
    for name in [name for name in told if not (is_open(kind, name) or name == "index")]:
        del told[name]
