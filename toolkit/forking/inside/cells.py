"""Runs the cells of a notebook once and reports what they did."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import re
import traceback
from collections.abc import Sequence
from typing import Any

from IPython.core import async_helpers

from toolkit.forking.hooks import HOOKS
from toolkit.forking.inside.apart import keep_apart
from toolkit.forking.inside.helpers import left_threads
from toolkit.forking.inside.holes import fill_holes
from toolkit.forking.inside.kernel import ForkedApp, number_comms
from toolkit.forking.inside.models import with_classes
from toolkit.forking.orders import (
    CellDone,
    CellOrder,
    Failure,
    Order,
    Output,
    Payload,
    Report,
)

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
LATE = ("faulthandler", "psutil", "tornado.platform.asyncio", "ipykernel.subshell")


class NotebookError(Exception):
    """The notebook cannot become a template."""

    def __init__(self, message: str, *, cell: int | None, details: str) -> None:
        super().__init__(message)
        self.report: Failure = {"message": message, "cell": cell, "traceback": details}


def prepare(app: ForkedApp, order: Order) -> Report:
    """Carry out the server's *order* and return the report for it."""
    notices: list[Payload] = []
    HOOKS.waiting, HOOKS.send = True, notices.append
    HOOKS.told = order["told"]
    restore = number_comms(order["seed"])
    if order["mode"] == "fork":
        keep_apart()
    try:
        import_all(order["imports"])
        cells = {str(cell["index"]): _run(app, cell) for cell in order["cells"]}
    except NotebookError as failure:
        return {"failure": failure.report}
    finally:
        restore()
        HOOKS.send = None
    models = with_classes(app.capture.models)
    return {"failure": None, "cells": cells, "notices": notices, "models": models}


def import_all(modules: Sequence[str]) -> None:
    """Import *modules*; raise NotebookError if one of them fails."""
    for module in modules:
        _import(module)


def import_late() -> None:
    """Import what Jupyter imports only while somebody visits."""
    for module in LATE:
        with contextlib.suppress(ImportError):
            importlib.import_module(module)


def unshare() -> None:
    """Leave nothing that a fork would share by mistake."""
    loop = async_helpers._asyncio_event_loop
    if loop is not None:
        loop.close()
        async_helpers._asyncio_event_loop = None
    asyncio.set_event_loop(None)


def settle() -> None:
    """Leave nothing that a fork would copy for nothing."""
    import_late()
    gc.collect()
    gc.disable()
    fill_holes()
    gc.freeze()


def _import(module: str) -> None:
    try:
        importlib.import_module(module)
    except Exception as error:
        raise NotebookError(
            f"{module} cannot be imported: {error}",
            cell=None,
            details=traceback.format_exc(),
        ) from error


def _run(app: ForkedApp, cell: CellOrder) -> CellDone:
    index = cell["index"]
    header = {"msg_id": f"cell-{index}", "msg_type": "execute_request"}
    app.kernel.set_parent([], {"header": header, "content": {}})
    result = app.shell.run_cell(cell["source"], store_history=True)
    for stream in app.streams:
        stream.flush()
    outputs = app.capture.take()
    if not result.success and not cell["may_fail"]:
        raise _failure(index, result, outputs)
    refuse_threads(index)
    return {"outputs": outputs, "count": result.execution_count}


def _failure(index: int, result: Any, outputs: list[Output]) -> NotebookError:
    error = result.error_before_exec or result.error_in_exec
    shown = [output for output in outputs if output["output_type"] == "error"]
    lines = shown[-1]["traceback"] if shown else traceback.format_exception(error)
    return NotebookError(
        f"{type(error).__name__}: {error}",
        cell=index,
        details=COLOUR.sub("", "\n".join(lines)),
    )


def refuse_threads(cell: int | None = None) -> None:
    """Raise NotebookError if the *cell*, or what was imported, has left a thread."""
    others = [thread.name for thread in left_threads()]
    if others:
        what = "What is imported" if cell is None else "The cell"
        raise NotebookError(
            f"{what} leaves a thread running ({', '.join(others)}), "
            "which visitors' kernels would not have. Start it in @on_bind.",
            cell=cell,
            details="",
        )
