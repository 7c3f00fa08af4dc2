"""Somebody at the page of a package, and all that the browser notices there."""

from __future__ import annotations

import contextlib
import os
import re
import signal
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    expect,
)

from tests.chromium import FITS, PATIENCE, STATUSES, join, patient
from tests.serving import COHORT, LiveServer, wait_for_page
from tests.widgets.pages import NOISE, Package
from tests.widgets.site import PROMPT
from toolkit.model import ResponseKey, Seating

LAPTOP = {"width": 1280, "height": 900}
PHONES = (390, 320)
CHANGED = """
() => {
  const own = "html, body, .ws-header *, h1, .ws-prose *, .ws-activity *, .ws-footer *";
  const told = [
    "font-family", "font-size", "font-weight", "font-style", "line-height", "color",
    "letter-spacing", "text-transform", "text-decoration-line", "background-color",
    "margin", "padding", "border-width", "border-style", "border-radius",
    "list-style-type", "display", "box-sizing", "cursor", "opacity",
  ];
  const isOurs = ({ href, cssRules: [first] }) =>
    href?.includes("/assets/page-") || first?.selectorText === ".ws-activity";
  const look = () =>
    [...document.querySelectorAll(own)].map((element) => {
      const style = getComputedStyle(element);
      return told.map((name) => `${name}: ${style.getPropertyValue(name)}`);
    });
  const seen = look();
  const others = [...document.styleSheets].filter((sheet) => !isOurs(sheet));
  for (const sheet of others) sheet.disabled = true;
  const alone = look();
  for (const sheet of others) sheet.disabled = false;
  return seen.flatMap((all, place) =>
    all.filter((one, at) => one !== alone[place][at]),
  );
}
"""
"""What styles of others change of the page's own elements."""
PATIENT = f"""
const parse = JSON.parse;
JSON.parse = (...given) => {{
  const told = parse(...given);
  for (const name of ["handshake", "opening", "patience"])
    if (told?.pulse) told.pulse[name] = {PATIENCE};
  return told;
}};
"""
"""A page that takes no busy machine for a lost line: it is a widget that loses one."""
SAVED = re.compile(r"^Saved \d\d:\d\d$")
TROUBLE = re.compile("Reconnecting|No connection")
NOTICED = re.compile("Reconnecting|No connection|Connected again")
KERNEL = re.compile(r", says kernel (\d+)$")


@dataclass
class Watched:
    """One page, and what the browser noticed there."""

    page: Page
    live: LiveServer
    complains: Collection[str] = ()
    """Errors and warnings that may stand."""
    troubles: list[str] = field(default_factory=list, init=False)
    elsewhere: list[str] = field(default_factory=list, init=False)

    def calmly(self) -> None:
        """Fail if the browser noticed what it should not, or asked another host."""
        known = {*NOISE, *self.complains}
        troubles = [t for t in self.troubles if not any(k in t for k in known)]
        assert not troubles, troubles
        assert not self.elsewhere, self.elsewhere

    def watch(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("request", self._request)
        self.page.add_init_script(STATUSES)
        self.page.add_init_script(PATIENT)

    def _console(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            self.troubles.append(said.text)

    def _request(self, asked: Request) -> None:
        if not asked.url.startswith((self.live.base, "data:", "blob:")):
            self.elsewhere.append(asked.url)


@dataclass
class Tab(Watched):
    """The page of a package, and what came of it."""

    package: Package = field(kw_only=True)
    seating: Seating = field(kw_only=True)

    @property
    def told(self) -> Locator:
        """The line that shows what the kernel has worked out."""
        return self.page.locator("p.told")

    def use(self, turn: int, *, not_by: int = 0) -> int:
        """Make a gesture, wait for the kernel's answer, and return who gave it."""
        self.package.use(self.page, turn)
        return self.answered(turn, not_by=not_by)

    def answered(self, turn: int, *, not_by: int = 0) -> int:
        """Wait until a kernel, not the one named, says what it ought to."""
        words = self.package.says[turn]
        expect(self.told).to_have_text(
            re.compile(rf"^{words}, says kernel (?!{not_by}$)\d+$")
        )
        [found] = KERNEL.findall(self.told.text_content() or "")
        return int(found)

    def save(self, text: str) -> None:
        """Write the reflection beside the widget, and find it in the store."""
        activity = self.page.get_by_role("region", name=PROMPT, exact=True)
        activity.get_by_role("textbox").fill(text)
        expect(activity.get_by_role("status")).to_have_text(SAVED)
        seat, where = self.seating, self.package.name
        key = ResponseKey(seat.cohort.id, seat.person.id, where, "thought")
        kept = self.live.store.responses.find(key)
        assert kept is not None
        assert kept.value["texts"] == [text]

    def end_kernel(self, process: int) -> None:
        """End the page's kernel without a chance to tidy up; wait until it is seen."""
        os.kill(process, signal.SIGKILL)
        expect(self.page.locator("#page-status")).to_have_text(NOTICED)

    def statuses(self) -> list[str]:
        found: list[str] = self.page.evaluate("statuses")
        return found

    def looks_as_ever(self) -> None:
        """Fail if the package changes how the page looks, or how wide it is."""
        assert self.page.evaluate(CHANGED) == []
        expect(self.page.locator("html")).to_have_css("font-size", "17px")
        for width in PHONES:
            self.page.set_viewport_size({"width": width, "height": 844})
            self.page.wait_for_function(FITS)


@dataclass(frozen=True)
class Visitor:
    """A participant who has signed in."""

    live: LiveServer
    context: BrowserContext
    seating: Seating

    @contextlib.contextmanager
    def at(self, package: Package) -> Iterator[Tab]:
        """The page of *package*, once it is prepared."""
        tab = Tab(
            self.context.new_page(),
            self.live,
            package.complains,
            package=package,
            seating=self.seating,
        )
        with self.visiting(tab, package.name):
            yield tab

    @contextlib.contextmanager
    def visiting(self, tab: Watched, name: str) -> Iterator[None]:
        """*tab* at the page called *name*, once it is prepared."""
        path = f"/page/{name}"
        wait_for_page(self.live.signed_in("Facilitator 1"), path)
        tab.watch()
        tab.page.goto(f"{self.live.base}{path}")
        yield
        tab.page.close()


@contextlib.contextmanager
def new_visitor(live: LiveServer, chromium: Browser) -> Iterator[Visitor]:
    """Somebody who signs in once for all pages."""
    context = patient(chromium.new_context(viewport=LAPTOP))  # type: ignore[arg-type]
    name = "Participant 7"
    page = context.new_page()
    join(page, live, name)
    page.close()
    seat = next(s for s in live.store.people.roster(COHORT) if s.person.name == name)
    yield Visitor(live, context, seat)
    context.close()
