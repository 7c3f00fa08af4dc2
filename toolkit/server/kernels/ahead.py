"""Kernels made ahead of need, while nobody waits for anything."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from time import monotonic

from toolkit.clock import now
from toolkit.errors import StoreError
from toolkit.forking.template import Template, TemplateError
from toolkit.model.quota import MEGABYTE
from toolkit.server.kernels.kernels import Kernels
from toolkit.server.kernels.memory import available
from toolkit.server.kernels.outlines import Outlines
from toolkit.server.years import Next, Years
from toolkit.settings import Settings

A_FEW = 4
"""As many as there are where people come one by one."""

_LOOK_EVERY, _ONE_EVERY, _AFTER_FAILING = 5.0, 0.1, 30.0
"""Seconds: between two looks at what comes next, between two kernels, after one that
failed."""

log = logging.getLogger(__name__)


class Ahead:
    """Keeps kernels of what comes next for those who will come; as the server.

    They belong to nobody, each is a fork of the template of its notebook as that is
    now, and rights are looked at when somebody gets one, as for any other kernel.
    """

    def __init__(
        self,
        kernels: Kernels,
        outlines: Outlines,
        *,
        years: Years,
        settings: Settings,
        memory: Callable[[], int] = available,
    ) -> None:
        self._kernels = kernels
        self._outlines = outlines
        self._years = years
        self._most = settings.kernels_ahead
        self._in_total = settings.kernels_in_total
        self._reserve = settings.memory_reserve_mb * MEGABYTE
        self._memory = memory
        self._next: tuple[Next, ...] = ()
        kernels.give_way = self.give_way

    async def keep(self) -> None:
        """Make them one by one, until cancelled."""
        looked = -_LOOK_EVERY
        while self._most:
            try:
                if monotonic() >= looked + _LOOK_EVERY:
                    looked = monotonic()
                    await self.look()
                await self.step()
            except Exception as error:
                log.warning("No kernels are made ahead for a while: %s", error)
                await asyncio.sleep(_AFTER_FAILING)
            await asyncio.sleep(_ONE_EVERY)

    async def look(self) -> None:
        """See which workshop comes next, and for how many."""
        try:
            self._next = await asyncio.to_thread(self._years.next_of_all, at=now())
        except StoreError as error:
            log.debug("What comes next is not seen: %s", error)

    async def step(self) -> None:
        """End what is too many; make one, if it is wanted and nobody waits."""
        wanted = self._wanted()
        for name, template in self._templates().items():
            template.drop_spares(template.spares - wanted.get(name, 0))
        if self._kernels.is_quiet and not self._outlines.is_preparing:
            await self._make_one(wanted)

    def give_way(self) -> bool:
        """End all of them, because memory is short; False if there are none."""
        templates = self._templates().values()
        return sum(each.drop_spares(each.spares) for each in templates) > 0

    async def _make_one(self, wanted: dict[str, int]) -> None:
        templates = self._templates()
        for name, number in wanted.items():
            template = templates.get(name)
            if template is None or template.spares >= number:
                continue
            # Half of what is free above the reserve is left for those who come.
            if self._memory() > 2 * self._reserve:
                await _add(template)
            return

    def _wanted(self) -> dict[str, int]:
        """How many are wanted of each notebook, the most urgent first."""
        most = min(self._most, self._in_total - self._kernels.number)
        wanted: dict[str, int] = {}
        for one in self._next:
            here = len(self._kernels.seats_at(one.workshop, of=one.cohort))
            number = max(one.people - here, A_FEW) if one.is_soon else A_FEW
            wanted[one.workshop] = wanted.get(one.workshop, 0) + number
            wanted.setdefault(self._outlines.home, A_FEW)
        for name, number in wanted.items():
            wanted[name] = max(0, min(number, most))
            most -= wanted[name]
        return wanted

    def _templates(self) -> dict[str, Template]:
        return self._outlines.templates()


async def _add(template: Template) -> None:
    try:
        await template.add_spare()
    except TemplateError:
        if template.alive:  # else its notebook is being executed again
            raise
