"""The program of the process: it runs each notebook that it is told, in a fork.

It reads its orders, a JSON list, from the standard input, and says line by line what
happens. `python -m toolkit.checking.inside.program` starts it.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from toolkit.checking.inside.moments import move
from toolkit.checking.inside.orders import RunOrder, Told
from toolkit.checking.inside.recorder import Recorder
from toolkit.checking.inside.shell import Shell
from toolkit.forking.inside.helpers import lost_pools
from toolkit.notebook import bound
from toolkit.programme import Programme, find_programme, load_programme
from toolkit.programme.programme import read_anyway

Say = Callable[[Told], None]

_LOOK_EVERY = 0.01


def main() -> None:
    """Carry out every order, each in a process that knows nothing of the others."""
    orders: list[RunOrder] = json.load(sys.stdin)
    said = os.fdopen(os.dup(1), "w", encoding="utf-8")
    nowhere = os.open(os.devnull, os.O_RDWR)
    # What a notebook's own programs print is no report.
    os.dup2(nowhere, 1)
    for order in orders:
        _apart(order, said)


def _apart(order: RunOrder, said: TextIO) -> None:
    if not hasattr(os, "fork"):
        _go(order, said)
        return
    child = os.fork()
    if not child:
        try:
            _go(order, said)
        finally:
            os._exit(0)
    ends = time.monotonic() + order["seconds"]
    while (ended := os.waitpid(child, os.WNOHANG)) == (0, 0):
        if time.monotonic() > ends:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return
        time.sleep(_LOOK_EVERY)
    if ended[1]:
        _write({"id": order["id"], "died": _how(ended[1])}, said)


def _how(status: int) -> str:
    """How a process ended that did not come to its end."""
    code = os.waitstatus_to_exitcode(status)
    return signal.Signals(-code).name if code < 0 else f"exit {code}"


def _write(told: Told, said: TextIO) -> None:
    said.write(json.dumps(told) + "\n")
    said.flush()


def _go(order: RunOrder, said: TextIO) -> None:
    def say(told: Told) -> None:
        _write(told, said)

    os.chdir(order["folder"])
    os.environ["TOOLKIT_DATA"] = order["data"]
    os.environ["IPYTHONDIR"] = order["data"]
    sys.path.insert(0, "")
    move(order["days"])
    # What is checked is of no one cohort, whatever calendars lie beside it.
    vars(bound)["newest_calendar"] = lambda *_: None
    vars(bound)["programme_here"] = _programme
    _run(order, say)


def _programme() -> Programme:
    """The programme without what is wrong with it, of which others tell."""
    path = find_programme()
    return read_anyway(path)[0] or load_programme(path)


def _run(order: RunOrder, say: Say) -> None:
    recorder = Recorder()
    shell = Shell(on_shown=recorder.note_shown)
    recorder.begin()

    def give_up(*_signal: object) -> None:
        say(_all(order, recorder, is_stuck=True))
        os._exit(0)

    for cell in order["cells"]:
        recorder.cell = cell["number"]
        say({"id": order["id"], "begins": cell["number"]})
        with _no_longer_than(order["seconds_each"], give_up):
            report = shell.run(cell["number"], cell["source"])
        say({"id": order["id"], "cell": report})
    say(_all(order, recorder, is_stuck=False))


@contextmanager
def _no_longer_than(seconds: float, give_up: Callable[..., None]) -> Iterator[None]:
    """Give up what takes longer, where the system has a clock that says so."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _all(order: RunOrder, recorder: Recorder, *, is_stuck: bool) -> Told:
    return {
        "id": order["id"],
        "made": recorder.made,
        "authors": recorder.authors,
        "reached": recorder.reached,
        "scripted": recorder.widgets.scripted,
        "drawn": recorder.widgets.drawn,
        "pools": lost_pools(),
        "ended": True,
        "stuck": is_stuck,
    }


if __name__ == "__main__":
    main()
