"""One's own links to read: choosing what each shows, and ending it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from toolkit.activities.evaluation.schools import QUESTION
from toolkit.export import STATEMENTS, Offer
from toolkit.model import LocalTime
from toolkit.model.dates import day_in_words
from toolkit.model.reader import LONGEST, USUAL, ReaderLink
from toolkit.server.forms import FormHandler
from toolkit.server.handed_on import hand_on, take
from toolkit.server.pages.chosen import offered_to
from toolkit.server.pages.reading_words import REFUSED
from toolkit.server.site import now

NEW = "workshop-new-reader"
"""The link that has just been made, to be shown once."""

LONGEST_WHOM = 80
MOST = 20


@dataclass(frozen=True, slots=True)
class Typed:
    """What the form says."""

    whom: str = ""
    until: str = ""
    parts: tuple[str, ...] = ()
    agrees: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One link, as its maker's list tells of it."""

    link: ReaderLink
    shows: tuple[str, ...]
    state: str
    holds: bool
    opened: str
    said_on: str


class MyLinksHandler(FormHandler):
    """GET: the links there are and the form for one more. POST: make or end one."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("me", "links")

    async def get(self) -> None:
        """Show it; with a link that has just been made, this once."""
        until = (now() + USUAL).date().isoformat()
        await self._show(Typed(until=until), problem="")

    async def post(self) -> None:
        """Make a link of what is ticked, or end one; what is wrong is said there."""
        readers, seat = self.site.store.readers, self.seating.id
        if digest := self.get_body_argument("end", ""):
            await self.site.aside.write(readers.revoke, seat, digest, at=now())
            self.lead_to(self.stands_on(), saying="reader link ended")
            return
        typed = self._typed()
        read = self.site.aside.read
        offered = await read(offered_to, self.site, self.seating)
        programme = await read(self.site.programme_of, self.seating.cohort.id)
        problem = await self._problem(typed, offered, programme.local)
        if problem:
            self.set_status(422)
            await self._show(typed, problem=REFUSED[problem])
            return
        await self._make(typed, offered, programme.local)
        self.lead_to(self.stands_on())

    def _typed(self) -> Typed:
        sent = self.get_body_arguments("part")
        return Typed(
            whom=" ".join(self.get_body_argument("whom", "").split()),
            until=self.get_body_argument("until", ""),
            parts=tuple(dict.fromkeys(part for part in sent if self._is_there(part))),
            agrees=self.get_body_argument("agrees", "") == "yes",
        )

    def _is_there(self, part: str) -> bool:
        """Whether there are statements, where *part* is they."""
        return part != STATEMENTS or self.site.programme.audit is not None

    async def _problem(
        self, typed: Typed, offered: Mapping[str, list[Offer]], local: LocalTime
    ) -> str:
        known = {each.part: each for group in offered.values() for each in group}
        chosen = [known[part] for part in typed.parts if part in known]
        if not chosen and STATEMENTS not in typed.parts:
            return "nothing"
        if not typed.whom:
            return "no whom"
        if len(typed.whom) > LONGEST_WHOM or not typed.whom.isprintable():
            return "long whom"
        if _until(typed.until, local) is None:
            return "odd day"
        if any(each.is_private for each in chosen) and not typed.agrees:
            return "private"
        links = await self.site.aside.read(self.site.store.readers.of, self.seating.id)
        return "many" if sum(each.holds(now()) for each in links) >= MOST else ""

    async def _make(
        self, typed: Typed, offered: Mapping[str, list[Offer]], local: LocalTime
    ) -> None:
        known = [each for group in offered.values() for each in group]
        chosen = [each for each in known if each.part in typed.parts]
        parts = [each.part for each in chosen]
        value = {
            "whom": typed.whom,
            "parts": [*parts, *([STATEMENTS] * (STATEMENTS in typed.parts))],
            "private": [each.part for each in chosen if each.is_private],
            "comments": False,
        }
        make, until = self.site.store.readers.make, _until(typed.until, local)
        if until is None:
            return
        token = await self.site.aside.write(
            make, self.seating.id, value=value, made_at=now(), expires_at=until
        )
        hand_on(self, NEW, token)

    async def _show(self, typed: Typed, *, problem: str) -> None:
        read, readers = self.site.aside.read, self.site.store.readers
        offered = await read(offered_to, self.site, self.seating)
        links = await read(readers.of, self.seating.id)
        programme = await read(self.site.programme_of, self.seating.cohort.id)
        told = self.notices()
        self.page(
            "my_links.html",
            **{**told, "problem": problem or told["problem"]},
            new=await self._new(),
            offered=offered,
            statements=STATEMENTS,
            typed=typed,
            lines=[_line(each, offered, programme.local) for each in links],
            first=(now() + timedelta(days=1)).date().isoformat(),
            last=(now() + LONGEST).date().isoformat(),
            question=self.site.programme.wording.plainly(QUESTION),
        )

    async def _new(self) -> str:
        """The address of one's own link; anybody may have written the cookie."""
        token = take(self, NEW)
        behind = self.site.store.readers.behind
        found = await self.site.aside.read(behind, token) if token else None
        if found is None or found[1].id != self.seating.id:
            return ""
        return f"{self.site.settings.here}/read/{token}"


def _until(text: str, local: LocalTime) -> datetime | None:
    """The end of the day that *text* names, if a link may hold as long."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    today = local.day(now())
    if not today < day <= today + LONGEST:
        return None
    # The whole day, wherever it is read: at midnight of the next one it ends.
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=UTC)


def _line(
    link: ReaderLink, offered: Mapping[str, list[Offer]], local: LocalTime
) -> Line:
    titles = {each.part: each.title for group in offered.values() for each in group}
    titles[STATEMENTS] = "The statements of the self-audit"
    last = day_in_words(local.day(link.expires_at - timedelta(seconds=1)))
    if link.revoked_at is not None:
        state = f"ended {local.on(link.revoked_at)}"
    else:
        state = f"works until {last}" if link.holds(now()) else f"ended {last}"
    times = {0: "not opened yet", 1: "opened once"}
    opened = times.get(link.opened, f"opened {link.opened} times")
    if link.last is not None:
        opened = f"{opened}, last {local.on(link.last)}"
    return Line(
        link,
        tuple(titles[part] for part in link.parts if part in titles),
        state,
        link.holds(now()),
        opened,
        local.on(link.said.at) if link.said else "",
    )
