"""A notebook that has run once and from which kernels are made."""

from __future__ import annotations

import asyncio
import copy
import hashlib
import json
import os
import secrets
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

from nbformat import NotebookNode, from_dict

from toolkit.forking.errors import TemplateError
from toolkit.forking.orders import CellOrder, Mode, Order, Payload, Ready, Report
from toolkit.forking.processes import Child, Forker, Launched, start_template
from toolkit.forking.spares import Spares
from toolkit.forking.system import supported
from toolkit.forking.watch import signature
from toolkit.forking.zygote import Zygote

__all__ = ["Mode", "Template", "TemplateError", "supported"]

LULL = 1.0


class Template:
    """Makes kernels of one notebook; lives until `stop`, or `retire` and the last one.

    Every kernel has the same widgets with the same ids as `notebook`'s outputs.
    """

    def __init__(
        self,
        notebook: NotebookNode,
        *,
        cwd: Path,
        env: Mapping[str, str] | None = None,
        told: Mapping[str, str] | None = None,
        imports: Sequence[str] = (),
        watched: Sequence[Path] = (),
        zygote: Zygote | None = None,
        mode: Mode | None = None,
        spares: int = 0,
        timeout: float = 120.0,
        on_death: Callable[[Template], object] | None = None,
    ) -> None:
        self.notebook = copy.deepcopy(notebook)
        self.notices: tuple[Payload, ...] = ()
        self.mode: Mode = mode or ("fork" if supported() else "spawn")
        self.alive = False
        self._env = dict(env or {})
        self._watched = tuple(watched)
        self._zygote = zygote if self.mode == "fork" else None
        self._signature = ""
        self._spares_wanted = max(spares, 1) if self.mode == "spawn" else spares
        self._spares = Spares(self._make)
        self._timeout = timeout
        self._on_death = on_death
        self._forker: Forker | None = None
        self._launched: set[Launched] = set()
        self._kernels: dict[str, Child] = {}
        self._retired = False
        self.models: list[list[str]] = []
        """The notebook's widgets, as `Ready.models` has them."""

        self._filling: asyncio.Task[None] | None = None
        self._order = self._make_order(cwd, imports, told or {})
        if self.mode == "spawn":
            # The same order of sets in every process, and so the same widget ids.
            self._env.setdefault("PYTHONHASHSEED", str(secrets.randbelow(2**32)))

    @property
    def kernel_ids(self) -> frozenset[str]:
        """The kernels that live from this template."""
        return frozenset(self._kernels)

    async def start(self) -> Self:
        """Run the notebook; raise TemplateError if it cannot serve visitors."""
        self._signature = signature(self._watched)
        launched, report = await self._launch()
        self._fill_in(report)
        self.models = report["models"]
        self.alive = True
        if self.mode == "fork":
            self._forker = Forker(launched, ended=self._died)
        else:
            self._spares.keep(launched.process)
        self._fill_later(0)
        return self

    async def take(self, kernel_id: str, *, fresh: bool = False) -> Child:
        """Return a process that waits to be bound, and call it *kernel_id*.

        It may have been made ahead of need, unless it has to be a *fresh* one.
        """
        self._insist()
        process = (None if fresh else self._spares.take()) or await self._make()
        self._kernels[kernel_id] = process
        process.exited.add_done_callback(lambda _: self._left(kernel_id, process))
        self._fill_later(LULL if self.mode == "fork" else 0)
        return process

    @property
    def spares(self) -> int:
        """How many kernels there are that were made ahead of need."""
        return len(self._spares)

    async def add_spare(self) -> None:
        """Make one kernel ahead of need, and let it get ready.

        Raises:
            TemplateError: none can be made, or it could not get ready.
        """
        self._insist()
        await self._spares.add()

    def drop_spares(self, number: int) -> int:
        """End so many of those that nobody has come for; how many there were to end."""
        return self._spares.drop(number)

    def is_stale(self) -> bool:
        """Say whether a watched file has changed, or the zygote ended or is stale."""
        zygote = self._zygote
        if zygote is not None and (not zygote.alive or zygote.is_stale()):
            return True
        return signature(self._watched) != self._signature

    def retire(self) -> None:
        """Make no more kernels, and end with the last one that there is."""
        self._retired = True
        self._spares.stop()
        if not self._kernels:
            self.stop()

    def stop(self) -> None:
        """End the template and all its kernels; blocks for at most a few seconds."""
        self.alive = False
        if self._filling is not None:
            self._filling.cancel()
        if self._forker is not None:
            self._forker.stop()
        for launched in tuple(self._launched):
            launched.stop()
        self._spares.stop()
        self._launched.clear()

    def _make_order(
        self, cwd: Path, imports: Sequence[str], told: Mapping[str, str]
    ) -> Order:
        cells: list[CellOrder] = [
            {
                "index": index,
                "source": cell.source,
                "may_fail": "raises-exception" in cell.metadata.get("tags", ()),
            }
            for index, cell in enumerate(self.notebook.cells)
            if cell.cell_type == "code"
        ]
        text = json.dumps(cells).encode()
        return {
            "cells": cells,
            "cwd": str(cwd),
            "imports": list(imports),
            "mode": self.mode,
            "parent": os.getpid(),
            "seed": hashlib.blake2b(text, digest_size=16).hexdigest(),
            "told": dict(told),
        }

    async def _launch(self) -> tuple[Launched, Ready]:
        try:
            async with asyncio.timeout(self._timeout):
                launched = await self._process()
                return launched, await self._reported(launched)
        except TimeoutError as error:
            raise TemplateError(
                f"The notebook did not finish within {self._timeout:g} seconds."
            ) from error

    async def _reported(self, launched: Launched) -> Ready:
        self._launched.add(launched)
        launched.exited.add_done_callback(lambda _: self._launched.discard(launched))
        try:
            return self._accept(await launched.report(self._order))
        except BaseException:
            launched.stop()
            raise

    async def _process(self) -> Launched:
        if self._zygote is None:
            return start_template(self._env)
        return await self._zygote.launch()

    def _accept(self, report: Report | None) -> Ready:
        if report is None:
            raise TemplateError(
                "The notebook's process ended before its last cell. "
                "The server's log may say why."
            )
        if report["failure"] is not None:
            failure = report["failure"]
            cell = failure["cell"]
            raise TemplateError(
                failure["message"],
                cell=cell,
                source="" if cell is None else self.notebook.cells[cell].source,
                traceback=failure["traceback"],
            )
        if self.models and self.models != report["models"]:
            raise TemplateError(
                "The notebook makes different widgets each time it runs. "
                "Without fork it must make the same ones in the same order."
            )
        return report

    def _fill_in(self, report: Ready) -> None:
        for index, done in report["cells"].items():
            cell = self.notebook.cells[int(index)]
            cell.outputs = [from_dict(output) for output in done["outputs"]]
            cell.execution_count = done["count"]
        self.notices = tuple(report["notices"])

    async def _make(self) -> Child:
        if self._forker is None:
            return (await self._launch())[0].process
        return await self._forker.make()

    def _insist(self) -> None:
        if not self.alive or self._retired:
            raise TemplateError("This template serves nobody any more. Start another.")

    def _fill_later(self, delay: float) -> None:
        if self._filling is None or self._filling.done():
            self._filling = asyncio.create_task(self._fill(delay))

    async def _fill(self, delay: float) -> None:
        await asyncio.sleep(delay)
        while len(self._spares) < self._spares_wanted and self.alive:
            await self._spares.add()

    def _left(self, kernel_id: str, process: Child) -> None:
        if self._kernels.get(kernel_id) is process:
            del self._kernels[kernel_id]
        if self._retired and self.alive and not self._kernels:
            self.stop()

    def _died(self) -> None:
        if self.alive:
            self.stop()
            if self._on_death is not None:
                self._on_death(self)
