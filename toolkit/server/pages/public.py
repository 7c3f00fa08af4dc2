"""The desk's tab "Public page": what it says, who is interested, who gets a place."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from tornado.web import HTTPError

from toolkit.clock import now
from toolkit.errors import StaleError
from toolkit.files import cell_text
from toolkit.model import LocalTime
from toolkit.model.interest import (
    IN_TURN,
    Interest,
    PublicPage,
    State,
    free_places,
    in_turn,
    place_in_turn,
)
from toolkit.model.looked import What
from toolkit.post.said import MESSAGES
from toolkit.programme.about import METADATA, About
from toolkit.programme.offering import Letter, letter_to
from toolkit.server.forms import FormRefusedError, in_words
from toolkit.server.handed_on import hand_on, take
from toolkit.server.pages.announcing import address_of
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.register_words import REFUSED, SHOWN
from toolkit.server.pages.settling import settle

NEW_OFFER = "workshop-new-offer"
"""The link by which somebody answers an offer, to be shown once."""

FACTS = {
    "area": "Area served",
    "price": "Cost",
    "funding": "Who funds it",
    **METADATA,
}
"""What a cohort may say of its own, in the order of the form."""

LONGEST_FACT = 500
DIGITS = 4
"""Of the largest number of places."""


@dataclass(frozen=True, slots=True)
class Line:
    """One person's interest, as the list shows it."""

    interest: Interest
    state: str
    written: str
    place: int | None
    is_next: bool
    may_be_offered: bool
    may_withdraw: bool


class PublicDesk(DeskHandler):
    """What the tab and what it leads to have in common: the cohort's clocks, too."""

    local: LocalTime

    async def prepare(self, **options: Any) -> None:
        """Find out which day it is where the cohort meets."""
        await super().prepare(**options)
        if not self._finished:
            dated = await self.site.aside.read(self.site.programme_of, self.cohort.id)
            self.local = dated.local

    def stands_on(self) -> str:
        """The tab itself."""
        return self.at("cohort", self.path_kwargs["cohort"], "public")

    @property
    def about(self) -> About | None:
        """What the programme says of itself, if it says anything."""
        return self.site.programme.about


class PublicPageHandler(PublicDesk):
    """The tab: GET shows it, POST keeps what the public page says."""

    async def get(self, cohort: str) -> None:
        """Show the page's facts and the list of interests."""
        page = await self.site.aside.read(self.site.store.public_pages.of, cohort)
        places = str(page.capacity or "")
        await self._show(page, places, problem=in_words(self.told()))

    async def post(self, cohort: str) -> None:
        """Keep what the form says, all of it; what is wrong is said, and stays."""
        if self.about is None:
            raise HTTPError(404)
        page, places = self._sent(self.about), self.get_body_argument("capacity", "")
        capacity = capacity_of(places)
        wrong = "no number of places" if capacity == 0 else _wrong(page.facts)
        if wrong:
            self.set_status(422)
            await self._show(page, places, problem=REFUSED[wrong])
            return
        save, whole = (
            self.site.store.public_pages.save,
            replace(page, capacity=capacity),
        )
        await self.site.aside.write(save, cohort, whole, at=now())
        self.lead_to(self.stands_on())

    async def _show(self, page: PublicPage, places: str, *, problem: str) -> None:
        read, store = self.site.aside.read, self.site.store
        everybody = await read(store.interests.of, self.cohort.id)
        kept = await read(store.public_pages.of, self.cohort.id)
        self.desk_page(
            "public.html",
            about=self.about,
            page=page,
            kept=kept,
            places=places,
            facts=FACTS,
            defaults=_defaults(self.about),
            address=address_of(self.site, self.cohort),
            lines=self._lines(everybody, kept),
            free=free_places(everybody, kept.capacity, now=now()),
            held=sum(each.holds(now()) for each in everybody),
            letter=await self._letter(everybody),
            warning=self.site.posting.warning,
            messages=MESSAGES,
            problem=problem,
        )

    def _sent(self, about: About) -> PublicPage:
        named = self.get_body_arguments("leader")
        facts = {name: _tidy(self.get_body_argument(name, "")) for name in FACTS}
        return PublicPage(
            published=self.get_body_argument("published", "") == "yes",
            facts={name: text for name, text in facts.items() if text},
            leaders=tuple(one.name for one in about.leaders if one.name in named),
        )

    def _lines(self, everybody: Sequence[Interest], page: PublicPage) -> list[Line]:
        free = free_places(everybody, page.capacity, now=now())
        queue = in_turn(everybody)
        following = queue[0] if queue and free != 0 else None
        return [
            self._line(each, everybody, is_next=each == following, free=free)
            for each in everybody
        ]

    def _line(
        self,
        one: Interest,
        everybody: Sequence[Interest],
        *,
        is_next: bool,
        free: int | None,
    ) -> Line:
        local, lapsed = self.local, one.lapsed(now())
        until = local.on(one.until) if one.until else ""
        return Line(
            interest=one,
            state=SHOWN["lapsed" if lapsed else one.state].format(until=until),
            written=local.on(one.written_at),
            place=place_in_turn(one, everybody),
            is_next=is_next,
            may_be_offered=free != 0 and (one.state in IN_TURN or lapsed),
            may_withdraw=one.state not in (State.DECLINED, State.WITHDRAWN),
        )

    async def _letter(self, everybody: Sequence[Interest]) -> Letter | None:
        """Only what is a link of this cohort's: anybody may have written the cookie."""
        link = take(self, NEW_OFFER)
        if not link or self.about is None:
            return None
        found = await self.site.aside.read(self.site.store.interests.behind, link)
        if found is None or found not in everybody:
            return None
        return letter_to(
            found,
            link,
            cohort=self.cohort,
            about=self.about,
            here=self.site.settings.here,
            local=self.local,
        )


class InterestHandler(PublicDesk):
    """POST: what becomes of one person's interest."""

    async def post(self, cohort: str) -> None:
        """Offer a place, make another link, withdraw, or forget it all."""
        one = await self._one(cohort, self.get_body_argument("interest"))
        what = self.get_body_argument("do", "")
        try:
            link = await self.site.aside.write(self._do, what, one)
        except StaleError:
            raise FormRefusedError(409, "place gone") from None
        if link:
            hand_on(self, NEW_OFFER, link)
        if what == "withdraw" and one.seat is not None:
            await self.site.kernels.end_all_of(one.seat)
        self.lead_to(self.stands_on())

    async def _one(self, cohort: str, of: str) -> Interest:
        everybody = await self.site.aside.read(self.site.store.interests.of, cohort)
        found = next((each for each in everybody if each.id == of), None)
        if found is None:
            raise FormRefusedError(409, "place gone")
        return found

    def _do(self, what: str, one: Interest) -> str:
        interests, about = self.site.store.interests, self.about
        if what == "offer" and about is not None:
            until = now() + timedelta(days=about.offer_days)
            return interests.offer(one.cohort, one.id, at=now(), until=until)
        if what == "link":
            return interests.link(one.cohort, one.id)
        if what == "withdraw":
            settle(self.site.store, one, State.WITHDRAWN, at=now())
        elif what == "remove":
            interests.remove(one.cohort, one.id)
        else:
            raise HTTPError(400)
        return ""


class InterestsFileHandler(PublicDesk):
    """GET: everybody who is interested, as CSV without formulas."""

    async def get(self, cohort: str) -> None:
        """Give the file."""
        everybody = await self.site.aside.read(self.site.store.interests.of, cohort)
        if self.request.method == "GET":
            await self.has_looked(What.INTEREST)
        self.set_header("Content-Type", "text/csv; charset=UTF-8")
        name = f"interest-{self.cohort.id}.csv"
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish("\ufeff" + self._file(everybody))

    def _file(self, everybody: Sequence[Interest]) -> str:
        asked = self.about.questions if self.about else ()
        text = io.StringIO()
        writer = csv.writer(text)
        heading = ("registered", "name", "school", "role_in_school", "email", "state")
        writer.writerow([*heading, "message", *(one.text for one in asked)])
        for each in everybody:
            wrote, written = each.wrote, self.local.day(each.written_at)
            who = (wrote.name, wrote.school, wrote.in_school, wrote.email)
            cells = (str(written), *who, each.state)
            answers = (wrote.answers.get(one.name, "") for one in asked)
            writer.writerow([cell_text(c) for c in (*cells, wrote.message, *answers)])
        return text.getvalue()


def capacity_of(text: str) -> int | None:
    """How many places *text* says; None for no limit, 0 if it is no such number."""
    typed = text.strip()
    if not typed:
        return None
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= DIGITS
    return int(typed) if is_number else 0


def _defaults(about: About | None) -> dict[str, str]:
    """What stands where a cohort says nothing of its own."""
    if about is None:
        return {}
    own = {"area": about.area, "price": about.price, "funding": about.funding}
    return {**about.metadata, **own}


def _wrong(facts: Mapping[str, str]) -> str:
    fits = (len(text) <= LONGEST_FACT and text.isprintable() for text in facts.values())
    return "" if all(fits) else "page too long"


def _tidy(text: str) -> str:
    return " ".join(text.split())
