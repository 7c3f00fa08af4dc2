"""Whose kernel is whose, how many there may be, and who hears of a change."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from time import monotonic
from uuid import uuid4

from toolkit.errors import PermissionRefusedError
from toolkit.forking.manager import ForkedMappingKernelManager
from toolkit.forking.template import Template
from toolkit.model import Role, Seating
from toolkit.model.quota import MEGABYTE
from toolkit.server.kernels.memory import available
from toolkit.server.kernels.visits import Visit, place_of
from toolkit.server.live.hints import Hints
from toolkit.server.live.relay import Relay
from toolkit.settings import Settings
from toolkit.store import Store

RETURNS_WITHIN = timedelta(seconds=4)
"""A page that is being loaded, or has lost its connection, is back by then."""


_LOOK_EVERY = 5.0
"""Seconds between two looks at how much memory there is."""

_VISIT = 1.0
"""Seconds after which a page that was asked for has come to life."""

_REMEMBERED = 1000
"""Kernels that made room, whose pages may still ask for another."""


_NOT_FOR_ORGANISERS = "Organisers look after cohorts; workshops are for who is in one."

log = logging.getLogger(__name__)


class FullError(Exception):
    """As many pages are open as this server may keep; try again in a moment."""


class Kernels:
    """Starts and ends kernels for people, as long as the server runs."""

    def __init__(
        self,
        manager: ForkedMappingKernelManager,
        *,
        settings: Settings,
        store: Store,
        memory: Callable[[], int] = available,
    ) -> None:
        self._manager = manager
        self._memory = memory
        self._settings = settings
        self._visits: dict[str, Visit] = {}
        self._displaced: deque[str] = deque(maxlen=_REMEMBERED)
        self._hints: dict[str, Hints] = {}
        self._unpassed: dict[str, bool] = {}
        self._telling: set[asyncio.Future[None]] = set()
        self._starting = 0
        self._quiet_from = 0.0
        self.give_way: Callable[[], bool] = bool
        """Ends the kernels that nobody has come for yet; False if there are none."""

        self.relay = Relay(store, tell=self._tell_soon, cohorts=self._visited)
        manager.notice_handler = self._heard

    async def start(
        self,
        seating: Seating,
        *,
        workshop: str,
        template: Template,
        looks: bool = False,
    ) -> str:
        """A new kernel for one page; another page of the person makes room for it.

        Raises:
            FullError: everybody together has as many pages open as there may be.
            PermissionRefusedError: they take part in nothing.
        """
        if seating.role is Role.ORGANISER:
            raise PermissionRefusedError(_NOT_FOR_ORGANISERS)
        self._starting += 1
        try:
            await self.relay.begin(seating.cohort.id)
            await self._make_room(seating)
            visit = Visit(str(uuid4()), seating, workshop, looks)
            return await self._start(visit, template)
        finally:
            self._starting -= 1
            self._quiet_from = monotonic() + _VISIT

    async def _start(self, visit: Visit, template: Template) -> str:
        self._visits[visit.kernel] = visit
        try:
            await self._manager.start_kernel(
                kernel_id=visit.kernel,
                template=template,
                binding=visit.binding(self._settings),
            )
        except BaseException:
            del self._visits[visit.kernel]
            raise
        return visit.kernel

    @property
    def is_quiet(self) -> bool:
        """Whether nobody is just opening a page."""
        return not self._starting and monotonic() >= self._quiet_from

    @property
    def number(self) -> int:
        """How many pages are open."""
        return len(self._living())

    def seats_at(self, workshop: str, *, of: str) -> frozenset[str]:
        """The seats of the cohort *of* whose page of *workshop* has a kernel."""
        return frozenset(
            visit.seating.id
            for visit in self._living().values()
            if visit.page == workshop and visit.seating.cohort.id == of
        )

    async def keep(self) -> None:
        """Let kernels go whenever memory gets short, until cancelled."""
        while True:
            try:
                await self.relieve()
            except Exception:
                log.exception("Kernels could not make room; trying again.")
            await asyncio.sleep(_LOOK_EVERY)

    async def relieve(self) -> None:
        """While memory is short, end kernels that nobody needs.

        Those made ahead of need go first, then those whose page was left, longest ago
        first.
        """
        reserve, ended = self._settings.memory_reserve_mb * MEGABYTE, 0
        if self._memory() < reserve and self.give_way():
            return  # they end meanwhile; the next look sees what that has brought
        while self._memory() < reserve and (left := self._left_longest()):
            await self.end(left)
            ended += 1
        if ended:
            log.warning("Memory is short: %d pages that were left made room.", ended)

    def owner(self, kernel: str | None) -> Seating | None:
        """Whose kernel this is, while it lives."""
        visit = self._living().get(kernel or "")
        return visit.seating if visit else None

    def is_for(self, kernel: str, seating: Seating) -> bool:
        """Whether this kernel lives, and knows its owner in this cohort and role."""
        owner = self.owner(kernel)
        return owner is not None and place_of(owner) == place_of(seating)

    def was_displaced(self, kernel: str) -> bool:
        """Whether this kernel made room while somebody had its page open."""
        return kernel in self._displaced

    def workshop_of(self, kernel: str) -> str:
        """On which notebook's page somebody is; "" once its kernel has ended."""
        visit = self._visits.get(kernel)
        return visit.page if visit else ""

    async def end(self, kernel: str) -> None:
        """End a kernel now. Harmless if it has ended by itself."""
        if self._visits.pop(kernel, None) and kernel in self._manager:
            await self._manager.shutdown_kernel(kernel, now=True)

    async def end_all_of(self, seat: str) -> None:
        """End every kernel of a seat, on all its devices.

        One that cannot be ended is said in the log, and keeps nothing else from its
        end; nobody is let in to it any more.
        """
        for visit in self._of(seat):
            try:
                await self.end(visit.kernel)
            except Exception:
                log.exception("A kernel of somebody who left could not be ended.")

    def tell(self, cohort: str, *, at_once: bool = False) -> None:
        """Pass to the kernels of *cohort*, on every server, that something changed."""
        self._unpassed[cohort] = at_once or self._unpassed.get(cohort, False)
        self._tell_soon(cohort, at_once=at_once)

    def tell_facilitators(self, cohort: str) -> None:
        """Pass the hint on to those alone who watch the room."""
        for visit in self._living().values():
            seating = visit.seating
            if seating.cohort.id == cohort and seating.role is Role.FACILITATOR:
                self._manager.send_notice(visit.kernel, {"changed": cohort})

    def listen(self, listener: Callable[[], None]) -> None:
        """Nothing in the server itself waits for hints."""

    def _heard(self, kernel: str, payload: Mapping[str, object]) -> None:
        # The cohort is the one we bound the kernel to, whatever its hint says.
        visit = self._visits.get(kernel)
        if visit is not None:
            at_once = payload.get("at_once") is True
            self.tell(visit.seating.cohort.id, at_once=at_once)

    def _tell_soon(self, cohort: str, *, at_once: bool) -> None:
        if cohort not in self._hints:
            self._hints[cohort] = Hints(partial(self._tell_all, cohort))
        self._hints[cohort].changed(at_once=at_once)

    def _visited(self) -> set[str]:
        return {visit.seating.cohort.id for visit in self._living().values()}

    def _tell_all(self, cohort: str) -> int:
        """Send the hint to every page of *cohort*; how many there are."""
        if cohort in self._unpassed:
            self.relay.pass_on(cohort, at_once=self._unpassed.pop(cohort))
        telling = asyncio.ensure_future(self._tell_pages(cohort))
        self._telling.add(telling)
        telling.add_done_callback(self._telling.discard)
        return len(self._pages(cohort))

    async def _tell_pages(self, cohort: str) -> None:
        # First, so that what comes later is told later and not taken for seen.
        await self.relay.told(cohort)
        for visit in self._pages(cohort):
            self._manager.send_notice(visit.kernel, {"changed": cohort})

    def _pages(self, cohort: str) -> list[Visit]:
        return [v for v in self._living().values() if v.seating.cohort.id == cohort]

    async def _make_room(self, seating: Seating) -> None:
        # Pages that were left make room first, then the oldest.
        own = self._of(seating.id)
        left = [visit for visit in own if self._is_left(visit)]
        is_open = [visit for visit in own if visit not in left]
        spare = max(0, len(own) - self._settings.kernels_per_person + 1)
        self._displaced.extend(v.kernel for v in is_open[: max(0, spare - len(left))])
        for visit in (*left, *is_open)[:spare]:
            await self.end(visit.kernel)
        if len(self._living()) >= self._settings.kernels_in_total:
            longest = self._left_longest()
            if longest is None:
                raise FullError
            await self.end(longest)
        await self.relieve()

    def _left_longest(self) -> str | None:
        """The kernel whose page went away longest ago, and will not be back at once."""
        deserted = {
            visit.kernel: since
            for visit in self._living().values()
            if self._is_left(visit)
            and (since := self._manager.deserted_since(visit.kernel)) is not None
        }
        return min(deserted, key=deserted.__getitem__, default=None)

    def _is_left(self, visit: Visit) -> bool:
        left = self._manager.deserted_since(visit.kernel)
        return left is not None and left < datetime.now(UTC) - RETURNS_WITHIN

    def _of(self, seat: str) -> list[Visit]:
        """A seat's open pages, oldest first."""
        return [v for v in self._living().values() if v.seating.id == seat]

    def _living(self) -> dict[str, Visit]:
        ended = [kernel for kernel in self._visits if kernel not in self._manager]
        for kernel in ended:
            del self._visits[kernel]
        return self._visits
