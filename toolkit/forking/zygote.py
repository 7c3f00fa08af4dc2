"""A process that has imported what templates need, and is forked into them."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from toolkit.forking.errors import TemplateError
from toolkit.forking.orders import ZygoteOrder
from toolkit.forking.processes import Begun, Forker, Launched, begin_zygote
from toolkit.forking.watch import signature


@dataclass(frozen=True, slots=True)
class Imports:
    """What a zygote imports, where, and the files that this depends on."""

    env: Mapping[str, str]
    modules: Sequence[str] = ()
    watched: Sequence[Path] = ()

    def begin(self) -> BegunZygote:
        """Start the process, which imports by itself; no loop has to run yet.

        It ends with the thread that has called this.
        """
        order: ZygoteOrder = {"imports": list(self.modules), "parent": os.getpid()}
        before = signature(self.watched)
        return BegunZygote(self, before, begin_zygote(self.env, order))


@dataclass(frozen=True, slots=True)
class BegunZygote:
    """A process that imports, and how the files were before."""

    imports: Imports
    signature: str
    process: Begun


class Zygote:
    """Imports once what every template would import; lives until `stop`, or `retire`.

    Its templates have its environment and its imports, and end with it. The name is
    that of Android's and Chromium's processes of this kind.
    """

    def __init__(
        self,
        imports: Imports,
        *,
        begun: BegunZygote | None = None,
        timeout: float = 120.0,
    ) -> None:
        self._imports = imports
        self._begun = begun
        self._timeout = timeout
        self._signature = ""
        self._launched: Launched | None = None
        self._forker: Forker | None = None
        self._retired = False
        self._making = 0
        self._templates: set[Launched] = set()

    async def start(self) -> Self:
        """Import everything; raise TemplateError if that fails or takes too long."""
        begun = self._begun or self._imports.begin()
        self._signature = begun.signature
        launched = self._launched = begun.process.launched()
        try:
            async with asyncio.timeout(self._timeout):
                report = await launched.reported()
        except TimeoutError as error:
            self.stop()
            raise TemplateError("What is imported takes too long.") from error
        except BaseException:
            self.stop()
            raise
        if report is None:
            self.stop()
            raise TemplateError("The process ended while it imported.")
        if report["failure"] is not None:
            self.stop()
            failure = report["failure"]
            raise TemplateError(failure["message"], traceback=failure["traceback"])
        self._forker = Forker(launched, ended=self.stop)
        return self

    async def launch(self) -> Launched:
        """A new process with everything imported, which waits for its order."""
        if self._forker is None or self._retired:
            raise TemplateError("No template can be made here any more.")
        self._making += 1
        try:
            template = Launched(await self._forker.make())
        except BaseException:
            self._making -= 1
            self._end_if_unused()
            raise
        self._making -= 1
        self._templates.add(template)
        template.exited.add_done_callback(lambda _: self._left(template))
        return template

    @property
    def alive(self) -> bool:
        """False before `start` and after its end."""
        return self._forker is not None

    def is_stale(self) -> bool:
        """Say whether a watched file has changed since `start`."""
        return signature(self._imports.watched) != self._signature

    def retire(self) -> None:
        """Make no more templates, and end with the last one that there is."""
        self._retired = True
        self._end_if_unused()

    def stop(self) -> None:
        """End it and all its templates; blocks for at most a few seconds."""
        if self._forker is not None:
            self._forker.stop()
        elif self._launched is not None:
            self._launched.stop()
        self._forker = self._launched = None

    def _left(self, template: Launched) -> None:
        self._templates.discard(template)
        self._end_if_unused()

    def _end_if_unused(self) -> None:
        if self._retired and not self._templates and not self._making:
            self.stop()
