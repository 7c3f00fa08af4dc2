"""A shell that runs cells as a kernel does, without one, and keeps what they show."""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from types import FrameType, TracebackType
from typing import Any

import comm
from IPython.core.displayhook import CapturingDisplayHook
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.session import json_packer
from traitlets.config import Config

from toolkit.checking.inside.orders import CellReport, FailedReport
from toolkit.forking.inside.helpers import left_threads
from toolkit.model import JSON

_CELL = "<ipython-input-"
_CONFIG = Config({"HistoryManager": {"enabled": False}})
"""What an author typed elsewhere is none of our business."""


class _Hook(CapturingDisplayHook):
    """Shows nothing of what ends with a semicolon, as a kernel does."""

    def __call__(self, result: object = None) -> None:
        if not self.shell.displayhook.quiet():
            super().__call__(result)


class _Comm(comm.DummyComm):
    """Leads nowhere, and takes nothing that a kernel could not send."""

    def publish_msg(self, *_kind: object, data: object = None, **_: object) -> None:
        json_packer(data)


class Shell:
    """Runs cells one by one; lives as long as its process.

    `on_shown` is called with every object that a cell shows.
    """

    def __init__(self, *, on_shown: Callable[[object], None]) -> None:
        self.running = 0
        self._threads: set[str] = set()
        self._shell = InteractiveShell.instance(colors="nocolor", config=_CONFIG)
        comm.create_comm = _Comm
        shell: Any = self._shell
        shell.system = shell.system_raw  # no terminal is there
        self._tell = on_shown
        formatter: Any = self._shell.display_formatter
        self._format = formatter.format
        formatter.format = self._formatted

    def run(self, number: int, source: str) -> CellReport:
        """Run one cell, and say what it did."""
        self.running = number
        outputs: list[Any] = []
        shell = self._shell
        shell.display_pub = CapturingDisplayPublisher()
        hook = _Hook(shell=shell, outputs=outputs)
        shell.display_pub.outputs = outputs
        shell.display_trap.hook = hook
        said, began = io.StringIO(), time.perf_counter()
        with redirect_stdout(said), redirect_stderr(io.StringIO()):
            result = shell.run_cell(source, store_history=True)
        seconds = time.perf_counter() - began
        error = result.error_before_exec or result.error_in_exec
        left = {thread.name for thread in left_threads()} - self._threads
        self._threads |= left
        return {
            "number": number,
            "outputs": [*_stream(said.getvalue()), *map(_output, outputs)],
            "failed": _failed(error) if error else None,
            "threads": sorted(left),
            "seconds": seconds,
        }

    def _formatted(self, shown: object, *details: Any, **options: Any) -> Any:
        self._tell(shown)
        return self._format(shown, *details, **options)


def line_now() -> int | None:
    """The line of the cell that is running, of whatever is called below it."""
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        if frame.f_code.co_filename.startswith(_CELL):
            return frame.f_lineno
        frame = frame.f_back
    return None


def _failed(error: BaseException) -> FailedReport:
    line = error.lineno if isinstance(error, SyntaxError) else None
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(_CELL):
            line = trace.tb_lineno
        trace = trace.tb_next
    return {"name": type(error).__name__, "message": str(error), "line": line}


def _stream(said: str) -> list[JSON]:
    return [{"output_type": "stream", "name": "stdout", "text": said}] if said else []


def _output(found: Any) -> JSON:
    data = found.get("data", {})
    return {"output_type": "display_data", "data": json.loads(_written(data))}


def _written(data: object) -> str:
    return json.dumps(data, default=str)
