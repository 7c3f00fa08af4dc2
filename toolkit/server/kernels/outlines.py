"""The programme's notebooks, executed and rendered once, and kept ready."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress

from nbformat import NotebookNode

from toolkit.activities.base.own import look_in, own_folders
from toolkit.clock import now
from toolkit.errors import StoreError
from toolkit.forking.template import Mode, Template, TemplateError, supported
from toolkit.forking.zygote import Zygote
from toolkit.model.contents import write_contents
from toolkit.model.points import points_of, write_points
from toolkit.model.renames import names_in, renames_in
from toolkit.programme import Served
from toolkit.server.accepted import Accepted, Taken
from toolkit.server.kernels.brought import Brought
from toolkit.server.kernels.checks import Checks
from toolkit.server.kernels.early import imports_of
from toolkit.server.kernels.order import home_of, in_order_of_need
from toolkit.server.kernels.outline import (
    Outline,
    address_of,
    insist_on_plan,
    outline_of,
)
from toolkit.server.page.modules import ModuleFolder
from toolkit.server.reading import read_worded
from toolkit.server.years import Years
from toolkit.settings import Settings
from toolkit.store.renames import Renames

__all__ = ["Outline", "Outlines", "address_of"]

_MODES: dict[str, Mode | None] = {"auto": None, "forked": "fork", "spawned": "spawn"}
_LOOK_EVERY = 2.0

_AT_ONCE = 2
"""Notebooks that are executed at the same time: more would slow the first ones down."""

_UNREADABLE = (
    "The file {name} cannot be read as a notebook. Perhaps it is still being written; "
    "otherwise save it again from JupyterLab."
)


class Outlines:
    """Keeps one outline a notebook in step with it, while the server runs."""

    def __init__(
        self,
        accepted: Accepted,
        *,
        years: Years,
        renames: Renames,
        settings: Settings,
        modules: ModuleFolder,
        voila: Mapping[str, object],
        log: logging.Logger,
        brought: Brought,
    ) -> None:
        look_in(settings.programme.parent)
        self._accepted = accepted
        self._taken = accepted.taken
        self._years = years
        self._renames = renames
        self._settings = settings
        self._modules = modules
        self._voila = voila
        self._log = log
        self._ready: dict[str, Outline] = {}
        self._failed: dict[str, TemplateError] = {}
        self._latest: dict[str, Template] = {}
        self._by: dict[str, Taken] = {}
        self._begun = brought.begun
        self._prepared = brought.prepared
        self._zygote: Zygote | None = None
        self._no_zygote = ""
        self._preparing = 0
        self.first: tuple[str, ...] = ()
        """What comes before all else, such as what somebody edits."""

        self._turn = asyncio.Lock()
        self.checks = Checks(lambda: accepted.taken, self._executed, modules.text)

    @property
    def home(self) -> str:
        """The name of the notebook that is shown as the start page; "" without one."""
        return home_of(self._taken.programme)

    def ready(self, name: str) -> Outline | None:
        """The outline that pages of *name* come from now, if it has one."""
        outline = self._ready.get(name)
        return outline if outline and outline.template.alive else None

    def templates(self) -> dict[str, Template]:
        """What kernels are made of now, by the names of their notebooks."""
        found = ((name, each.template) for name, each in self._ready.items())
        return {name: template for name, template in found if template.alive}

    @property
    def is_preparing(self) -> bool:
        """Whether notebooks are being executed, which takes all that a machine has."""
        return self._preparing > 0

    def failure(self, name: str) -> TemplateError | None:
        """Why the newest form of the notebook cannot be shown; for facilitators."""
        return self._failed.get(name)

    async def keep(self) -> None:
        """Build every outline, then build again whatever changes or ends."""
        await asyncio.gather(self._keep(), self.checks.keep())

    def _executed(self) -> dict[str, NotebookNode] | None:
        """The notebooks that stand ready; None while others are made so."""
        if self.is_preparing or not self._ready:
            return None
        return {name: one.notebook for name, one in self._ready.items()}

    async def _keep(self) -> None:
        while True:
            led = await self._led()
            self._taken = self._accepted.taken
            needed = in_order_of_need(self._taken.programme, led)
            self._retire_all_but({plan.name for plan in needed})
            waiting = iter(needed)
            # It needs one core to be executed and another to be made into a page.
            await self._look_after(next(waiting))
            await asyncio.gather(
                *(self._look_after_all(waiting) for _ in range(_AT_ONCE))
            )
            await asyncio.sleep(_LOOK_EVERY)

    def _retire_all_but(self, served: Collection[str]) -> None:
        """Show no page that the programme no longer has; its answers stay."""
        for name in self._latest.keys() - served:
            self._latest.pop(name)
            self._failed.pop(name, None)
            self._by.pop(name, None)
            if (earlier := self._ready.pop(name, None)) is not None:
                earlier.template.retire()

    async def _led(self) -> list[str]:
        """What comes first, and the workshops that come next, the most urgent first."""
        with suppress(StoreError):  # while it is away, the first one is as good as any
            found = await asyncio.to_thread(self._years.next_of_all, at=now())
            return [*self.first, *(each.workshop for each in found)]
        return [*self.first]

    def stop(self) -> None:
        """End every template and the kernels that live from it."""
        if self._zygote is not None:
            self._zygote.stop()
        for template in self._latest.values():
            template.stop()
        for outline in self._ready.values():
            outline.template.stop()

    def _is_old(self, plan: Served) -> bool:
        latest = self._latest.get(plan.name)
        if latest is None or latest.is_stale():
            return True
        if self._by[plan.name].version != self._taken.version:
            return True
        return plan.name not in self._failed and not latest.alive

    async def _look_after_all(self, waiting: Iterator[Served]) -> None:
        for plan in waiting:
            await self._look_after(plan)

    async def _look_after(self, plan: Served) -> None:
        self._preparing += 1
        try:
            insist_on_plan(self._taken.programme, plan)
            if plan.notebook.exists() and self._is_old(plan):
                await self._build(plan)
        except TemplateError as failure:
            self._fail(plan, failure)
        except StoreError as error:  # which is said elsewhere; it is tried again
            self._log.debug("%s", plan.name, exc_info=error)
        except Exception as error:
            # Whatever one notebook does, the others and its next form are looked after.
            self._log.debug("%s", plan.name, exc_info=error)
            self._fail(plan, TemplateError(_UNREADABLE.format(name=plan.notebook.name)))
        finally:
            self._preparing -= 1

    def _fail(self, plan: Served, failure: TemplateError) -> None:
        earlier = self._failed.get(plan.name)
        self._failed[plan.name] = failure
        if str(earlier) != str(failure):
            self._log.warning("%s cannot be shown. %s", plan.name, failure)

    async def _build(self, plan: Served) -> None:
        self._by[plan.name] = self._taken
        template = self._latest[plan.name] = await self._template(plan)
        await template.start()
        try:
            # Rendering and compressing take a moment, in which others are served.
            outline = await asyncio.to_thread(self._outline, plan, template)
        except BaseException:
            template.stop()
            raise
        await self._take_over_names(plan, outline)
        self._failed.pop(plan.name, None)
        earlier = self._ready.get(plan.name)
        self._ready[plan.name] = outline
        write_contents(self._settings.contents, plan.name, outline.contents)
        said = points_of(outline.notebook)
        write_points(self._settings.contents, plan.name, said)
        await self._tell(plan.name)
        if earlier is not None:
            earlier.template.retire()

    async def _tell(self, name: str) -> None:
        """Say to whoever wants to know that what the notebook asks is known now."""
        try:
            await asyncio.to_thread(self._prepared, name)
        except Exception:
            # Its page is ready whatever becomes of that.
            self._log.exception("Nothing is added to what %s asks.", name)

    async def _take_over_names(self, plan: Served, outline: Outline) -> None:
        """Let what people gave to activities by earlier names hang on those of now."""
        contents = outline.contents
        try:
            found = await asyncio.to_thread(
                self._renames.take_over,
                renames_in(contents),
                asked=names_in(contents),
                at=now(),
            )
        except StoreError:
            outline.template.stop()
            del self._latest[plan.name]  # and so it is tried again
            raise
        if found:
            self._log.info("%s: %d answers have a new name now.", plan.name, found)

    async def _template(self, plan: Served) -> Template:
        mode = _MODES[self._settings.kernels]
        forked = mode != "spawn" and supported()
        zygote = await self._usable_zygote() if forked else None
        imports = imports_of(self._settings)
        own = imports.watched if zygote is None else ()  # else the zygote watches it
        return Template(
            read_worded(plan.notebook, self._taken.programme.wording),
            cwd=plan.folder,
            env=imports.env,
            told=self._taken.told(plan.name),
            imports=imports.modules,
            watched=(plan.notebook, *own_folders(), *own),
            zygote=zygote,
            mode=mode,
        )

    async def _usable_zygote(self) -> Zygote | None:
        """What templates are forked from; None if it cannot start.

        A template then starts by itself, and says better what the matter is.
        """
        async with self._turn:
            if self._zygote is not None:
                if self._zygote.alive and not self._zygote.is_stale():
                    return self._zygote
                self._zygote.retire()
            begun, self._begun = self._begun, None
            self._zygote = Zygote(imports_of(self._settings), begun=begun)
            try:
                return await self._zygote.start()
            except (TemplateError, OSError) as error:
                if str(error) != self._no_zygote:
                    self._log.warning("Every page is prepared by itself. %s", error)
                self._no_zygote = str(error)
                return None

    def _outline(self, plan: Served, template: Template) -> Outline:
        return outline_of(
            plan,
            template,
            programme=self._taken.programme,
            base_url=self._settings.base_url,
            modules=self._modules,
            voila=self._voila,
        )
