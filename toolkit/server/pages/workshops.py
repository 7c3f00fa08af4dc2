"""A notebook's page, and the kernels behind it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any
from uuid import UUID

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from toolkit.model import Role
from toolkit.programme import Plan, Served
from toolkit.seat import key_of
from toolkit.seat.looking import look_key_of
from toolkit.server.access import Access
from toolkit.server.handler import OTHER_SEAT, CalmHandler
from toolkit.server.kernels.kernels import FullError
from toolkit.server.kernels.outlines import Outline
from toolkit.server.page.asset import encodings_of
from toolkit.server.page.filling import Filling
from toolkit.server.page.render import Page
from toolkit.server.pages.archive import told_on_pages
from toolkit.server.pages.refusals import words_on
from toolkit.server.words import FAILURES, NOT_OPEN, NOT_READY, PREPARING

_RETRY_AFTER, _LOOK_AGAIN = 5, 2
"""Seconds after which a page that waits tries again: in the queue; while preparing."""


_NO_KERNEL = str(UUID(int=0))
"""As long as the name of one: whoever asks only for headers gets no kernel."""


class WorkshopHandler(CalmHandler):
    """GET: one workshop's page, with a kernel of its own."""

    looks = False
    """Whether who asks only looks at the page, as a participant would see it."""

    async def get(self, name: str) -> None:
        """Show the page, a calm wait, or, to a facilitator, what is wrong with it."""
        served = self.find(name)
        outline = self.site.outlines.ready(name)
        if outline is None:
            self._not_ready(served)
            return
        opened = await self.site.aside.read(self._opened, outline.plan)
        try:
            kernel = await self._kernel(outline)
        except FullError:
            await self._queue()
            return
        await self._show(outline, kernel, opened=opened)

    async def _page(self, outline: Outline) -> Page:
        """The page of *outline*, with the dates of the cohort."""
        return await self.site.aside.read(
            self.site.dated_pages.of,
            outline.page,
            notebook=outline.plan.name,
            cohort=self.seating.cohort.id,
        )

    def find(self, name: str) -> Served:
        """What this address shows under *name*."""
        return plan_of(self, name)

    async def _kernel(self, outline: Outline) -> str:
        if self.request.method == "HEAD":
            return _NO_KERNEL
        return await self.site.kernels.start(
            self.seating,
            workshop=outline.plan.name,
            template=outline.template,
            looks=self.looks,
        )

    async def _show(self, outline: Outline, kernel: str, *, opened: str) -> None:
        self._set_headers(outline)
        gzip = "gzip" in encodings_of(self.request)
        if gzip:
            self.set_header("Content-Encoding", "gzip")
        values = {
            "kernel": kernel,
            "nonce": self.nonce,
            "xsrf": self.xsrf_token.decode(),
            "opened": opened,
            "refused": words_on(self.site, outline, seating=self.seating),
            **self.of_visitor(),
        }
        page = await self._page(outline)
        told_by = "" if page.needs_bundle else kernel
        await self._send(page.filling(values, gzip=gzip), told_by)

    def of_visitor(self) -> dict[str, str]:
        """What the page says of whose it is."""
        return {
            "person_name": self.seating.person.name,
            "seat": key_of(self.seating),
            "cohort": self._where(),
            **told_on_pages(getattr(self.current_user, "archived", ""), self.seating),
        }

    def _where(self) -> str:
        """The cohort's title, for who is in others or if it is archived."""
        archived = getattr(self.current_user, "archived", "")
        has_others = getattr(self.current_user, "has_others", False)
        title = self.seating.cohort.title
        return f"{title} ({archived})" if archived else title if has_others else ""

    def _set_headers(self, outline: Outline) -> None:
        self.page_policy = outline.page.policy
        self.protect()
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.set_header("Vary", "Accept-Encoding")
        # A proxy would keep the beginning back until the end is there.
        self.set_header("X-Accel-Buffering", "no")

    async def _send(self, filling: Filling, kernel: str) -> None:
        """Send the page; it is read while its kernel says what there is to draw."""
        carried = None
        if kernel in self.kernel_manager:
            found = self.kernel_manager.get_kernel(kernel)
            carried = self.site.carrying.states(kernel, of=found)
        self.write(filling.beginning())
        with suppress(StreamClosedError):
            # Before 1.1 only a length says where a page ends.
            if self.request.version != "HTTP/1.0":
                await self.flush()
            self.finish(filling.end(await carried if carried else b""))

    def _opened(self, served: Served) -> str:
        """The sections that are open while the workshop is led, the present one first.

        Before facilitators everything is open: "*".
        """
        if not isinstance(served, Plan):
            return ""
        pace = self.site.store.pace.of(self.seating.cohort.id, served.name)
        steers = self.seating.role is Role.FACILITATOR and not self.looks
        opened = ("*",) if steers else pace.opened
        return " ".join((pace.section, *opened)) if pace.section else ""

    def _not_ready(self, plan: Served) -> None:
        if not plan.notebook.exists():
            self.set_status(404)
            title, words = NOT_OPEN
            self.page("failure.html", title=title, words=words)
            return
        self.set_status(503)
        failure = self.site.outlines.failure(plan.name)
        seconds = _RETRY_AFTER if failure else _LOOK_AGAIN
        self.set_header("Retry-After", str(seconds))
        title, words = NOT_READY if failure else PREPARING
        self.page(
            "not_ready.html",
            title=title,
            words=words,
            failure=failure,
            seconds=seconds,
        )

    async def _queue(self) -> None:
        self.set_status(503)
        self.set_header("Retry-After", str(_RETRY_AFTER))
        title, words = FAILURES[503]
        self.page("queue.html", title=title, words=words, seconds=_RETRY_AFTER)


class NotebookHandler(WorkshopHandler):
    """GET: the page of one of the programme's own notebooks."""

    async def get(self, name: str) -> None:
        """Show it; one of them may be the start page."""
        if name == self.site.outlines.home:
            self.redirect(self.at())
            return
        await super().get(name)

    def find(self, name: str) -> Served:
        """One of the programme's own, if this person may open it."""
        return own_of(self, name)


class FreshKernelHandler(CalmHandler):
    """POST: a new kernel for a page whose own has ended."""

    speaks_json = True

    async def post(self) -> None:
        """Start a kernel for the notebook `workshop`, ending the one it `replaces`.

        A page says of which seat it is: none comes to life as another one's, and one
        that was only looked at comes back as no more.
        One that made room for another page of the person comes back only if they
        `insist`: two pages that take each other's place would never come to rest.
        """
        needed = Access.FACILITATOR if self._looks() else Access.TAKES_PART
        if not needed.admits(self.seating):
            raise HTTPError(404)
        plan = served_of(self, self.get_body_argument("workshop"))
        outline = self.site.outlines.ready(plan.name)
        if outline is None:
            raise HTTPError(503)
        replaces = self.get_body_argument("replaces", "")
        insists = self.get_body_argument("insist", "") == "yes"
        if self.site.kernels.was_displaced(replaces) and not insists:
            raise HTTPError(409)
        await self._end_own(replaces)
        try:
            kernel = await self.site.kernels.start(
                self.seating,
                workshop=plan.name,
                template=outline.template,
                looks=self._looks(),
            )
        except FullError:
            raise HTTPError(503) from None
        self.set_header("Content-Type", "application/json")
        page = outline.page
        told = {"kernel": kernel, "version": page.version, "scripts": page.scripts}
        self.finish(json.dumps(told))

    async def check_page(self) -> None:
        """Tell a page of another seat of the same person that it is one."""
        if await self.is_other_of_own(self.get_body_argument("page_of", "")):
            raise HTTPError(OTHER_SEAT)

    def _looks(self) -> bool:
        """Whether the page that asks was only looked at."""
        return self.get_body_argument("page_of", "") == look_key_of(self.seating)

    async def _end_own(self, kernel: str) -> None:
        owner = self.site.kernels.owner(kernel)
        if owner is not None and owner.id == self.seating.id:
            await self.site.kernels.end(kernel)


class OwnKernelHandler(CalmHandler):
    """One's own kernel; to everybody else it does not exist."""

    speaks_json = True

    async def prepare(self, **options: Any) -> None:
        """Let only the owner through."""
        await super().prepare(**options)
        # Voila's routes give the id by name or, for leaving, by its place.
        (kernel,) = (*self.path_args, *self.path_kwargs.values())
        self.check_own_kernel(kernel)

    async def get(self, kernel_id: str) -> None:
        """Say that the kernel lives, in the words Jupyter clients expect."""
        model = self.kernel_manager.kernel_model(kernel_id)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps(model, default=str))

    async def delete(self, kernel_id: str) -> None:
        """End the kernel."""
        await self.site.kernels.end(kernel_id)
        self.set_status(204)
        self.finish()


class LeaveHandler(OwnKernelHandler):
    """POST: the page is being closed, and its kernel may end."""

    async def get(self, kernel_id: str) -> None:  # noqa: ARG002
        """Refuse: looking never ends a kernel."""
        raise HTTPError(405)

    async def post(self, kernel_id: str) -> None:
        """End the kernel."""
        await self.delete(kernel_id)


def plan_of(handler: CalmHandler, name: str) -> Plan:
    """The workshop of this name in the programme, or nothing here."""
    for plan in handler.site.programme.workshops:
        if plan.name == name:
            return plan
    raise HTTPError(404)


def own_of(handler: CalmHandler, name: str) -> Served:
    """The programme's own notebook of this name, if this person may open it."""
    steers = handler.seating.role is Role.FACILITATOR
    for own in handler.site.programme.notebooks:
        if own.name == name and (steers or not own.facilitators_only):
            return own
    raise HTTPError(404)


def served_of(handler: CalmHandler, name: str) -> Served:
    """Any notebook of this name that this person may open, or nothing here."""
    if any(plan.name == name for plan in handler.site.programme.workshops):
        return plan_of(handler, name)
    return own_of(handler, name)
