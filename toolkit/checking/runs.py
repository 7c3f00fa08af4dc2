"""Runs notebooks in processes of their own, and reads what these report."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from toolkit.checking.computed import may_change
from toolkit.checking.inside.orders import RunOrder, Told
from toolkit.checking.record import Drawn, Failed, Made, Ran, Reached, Run, Scripted
from toolkit.checking.shown import ENOUGH
from toolkit.checking.written import Written
from toolkit.settings import kernel_environment

PATIENCE = 120.0
"""Seconds after which a notebook is given up."""

LATER = 400
"""Days by which the clock of the second run is ahead."""

FIRST, SECOND = "first", "second"

TURNS = ((FIRST, 0), (SECOND, LATER))

OnRun = Callable[[str, int], object]
"""Is told what has just been run, and how many runs there are in all."""


@dataclass
class _Report:
    """What has been told of one run so far."""

    cells: dict[int, Ran] = field(default_factory=dict)
    begun: int | None = None
    last: Told | None = None
    died: str = ""

    def take(self, told: Told) -> None:
        """Note one line of it."""
        self.begun = told.get("begins", self.begun)
        self.died = told.get("died", self.died)
        if cell := told.get("cell"):
            failed = Failed(**cell["failed"]) if cell["failed"] else None
            outputs, threads = tuple(cell["outputs"]), tuple(cell["threads"])
            ran = Ran(cell["number"], outputs, failed, cell["seconds"], threads)
            self.cells[ran.cell] = ran
        if told.get("ended"):
            self.last = told

    def run(self) -> Run:
        """All of it."""
        if self.last is None:
            return Run(self.cells, (), stuck=self.begun, died=self.died)
        return Run(
            self.cells,
            tuple(map(_made, self.last["made"])),
            stuck=self.begun if self.last.get("stuck") else None,
            reached=tuple(Reached(**one) for one in self.last["reached"]),
            scripted=tuple(Scripted(**one) for one in self.last["scripted"]),
            drawn=tuple(Drawn(**one) for one in self.last["drawn"]),
            authors=tuple(map(_made, self.last["authors"])),
            pools=tuple(self.last["pools"]),
        )


def run_all(
    notebooks: Sequence[Written], *, told: OnRun | None = None
) -> dict[tuple[str, str], Run]:
    """What each of *notebooks* did, by its name and `FIRST` or `SECOND`.

    Nothing of it touches what is kept: answers go to a passing folder, and no other
    host is asked for anything.
    """
    if not notebooks:
        return {}
    with tempfile.TemporaryDirectory(prefix="toolkit-check-") as data:
        orders = [
            _order(one, data=data, days=days, turn=turn)
            for one in notebooks
            for turn, days in TURNS[: 2 if may_change(one) else 1]
        ]
        reports = {order["id"]: _Report() for order in orders}
        for heard in _carried_out(orders):
            reports[heard["id"]].take(heard)
            if told is not None and heard.get("ended"):
                told(heard["id"], len(orders))
    return {
        (one.split(" ")[0], one.split(" ")[1]): reports[one].run() for one in reports
    }


def _order(notebook: Written, *, data: str, days: int, turn: str) -> RunOrder:
    return {
        "id": f"{notebook.served.name} {turn}",
        "folder": str(notebook.served.folder),
        "data": data,
        "cells": [{"number": c.number, "source": c.run_as} for c in notebook.code],
        "days": days,
        "seconds": PATIENCE,
        "seconds_each": ENOUGH,
    }


def _carried_out(orders: Sequence[RunOrder]) -> Iterator[Told]:
    """What is told while *orders* are carried out; one process an order, or forks."""
    rows = [orders] if hasattr(os, "fork") else [[order] for order in orders]
    for row in rows:
        with subprocess.Popen(
            [sys.executable, "-m", "toolkit.checking.inside.program"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            text=True,
            encoding="utf-8",
        ) as process:
            yield from _heard(process, row)


def _heard(
    process: subprocess.Popen[str], orders: Sequence[RunOrder]
) -> Iterator[Told]:
    to, of = _pipes(process)
    try:
        json.dump(list(orders), to)
        to.close()
        for line in of:
            yield json.loads(line)
    finally:
        process.kill()


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("The process has no pipes.")
    return process.stdin, process.stdout


def _environment() -> dict[str, str]:
    inline = "module://matplotlib_inline.backend_inline"
    return {**kernel_environment(), "MPLBACKEND": inline, "PYTHONIOENCODING": "utf-8"}


def _made(report: Mapping[str, Any]) -> Made:
    return Made(**{**report, "stored": tuple(report.get("stored", ()))})
