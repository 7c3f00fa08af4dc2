"""Libraries with threads of their own: used by a cell, and again in a fork."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.serving import PATIENCE
from toolkit.forking.importing import after_import
from toolkit.forking.inside.apart import _in_a_process
from toolkit.forking.system import supported

needs_fork = pytest.mark.skipif(not supported(), reason="there is no fork here")

USED_TWICE = """
import os, signal
from toolkit.forking.inside.apart import keep_apart
keep_apart()
import vl_convert
chart = {"data": {"values": [{"a": 1}]}, "mark": "point"}
before = vl_convert.vegalite_to_svg(chart)
print(len(os.listdir("/proc/self/task")), "thread", flush=True)
if not os.fork():
    signal.alarm(PATIENCE)
    again = vl_convert.vegalite_to_svg(chart)
    print("the same" if again == before else "another", flush=True)
    os._exit(0)
print("ended by", os.waitstatus_to_exitcode(os.wait()[1]))
"""


@needs_fork
@pytest.mark.slow
def test_a_chart_is_drawn_by_a_cell_and_again_in_a_fork() -> None:
    pytest.importorskip("vl_convert")
    program = USED_TWICE.replace("PATIENCE", str(int(PATIENCE)))
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert ran.stdout.splitlines() == ["1 thread", "the same", "ended by 0"]


@needs_fork
def test_what_is_worked_out_apart_comes_back_and_leaves_nothing() -> None:
    seen: list[int] = []
    assert _in_a_process(lambda: (seen.append(1), os.getpid())[1]) != os.getpid()
    assert not seen


@needs_fork
def test_an_error_comes_back_as_one() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        _in_a_process(lambda: int("x"))


@needs_fork
def test_the_end_of_the_process_is_said() -> None:
    with pytest.raises(RuntimeError, match="has ended"):
        _in_a_process(lambda: os._exit(1))


def test_something_is_done_once_a_module_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "waited_for.py").write_text("value = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    told: list[ModuleType] = []
    after_import("waited_for", told.append)
    assert importlib.util.find_spec("waited_for") is not None
    assert not told
    import waited_for  # type: ignore[import-not-found]

    assert told == [waited_for]
    assert waited_for.__spec__.origin == str(tmp_path / "waited_for.py")
    after_import("waited_for", told.append)
    assert told == [waited_for, waited_for]
    importlib.reload(waited_for)
    assert told == [waited_for] * 3
    del sys.modules["waited_for"]


def test_a_module_that_is_not_there_is_missed_as_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path])
    after_import("never_written", print)
    with pytest.raises(ModuleNotFoundError):
        __import__("never_written")
