"""The tab "Data" of a cohort: for how long it is kept, and who looked."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import astuple
from datetime import date
from urllib.parse import urlencode

from toolkit.clock import now
from toolkit.files import cell_text
from toolkit.model import Seating
from toolkit.model.dates import day_in_words
from toolkit.model.retention import refusal_of
from toolkit.post.keeping import Keeping, keeping, postponing, told
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.looks import BY_OTHERS, ERASED, LookLine, lines_of

A_PAGE, A_FILE = 50, 100_000
"""How many lines of the log a page shows, and a file holds at most."""

LONGEST_REASON = 500

REFUSED = {
    "no reason": "Write why the day is put off. Nothing is changed.",
    "not later": "Choose a day after the one on which the data would go, and after "
    "today. Nothing is changed.",
    "too late": "That is more than ten years away. Choose an earlier day. Nothing is "
    "changed.",
}
POSTPONED = "Until {until}, by {by} on {at}: {reason}"

COLUMNS = ("when", "who", "what", "about")


class DataHandler(DeskHandler):
    """GET: the page, with the log as far as it is asked for."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("data")

    async def get(self, cohort: str) -> None:
        """Show it."""
        await self._show(cohort)

    async def post(self, cohort: str) -> None:
        """Put the day off, or say what stands in the way, beside what was typed."""
        typed = {
            name: self.get_body_argument(name, "")[:LONGEST_REASON]
            for name in ("until", "reason")
        }
        stands = await self.site.aside.read(self._stands)
        local = self.site.programme.local
        day = None if stands.is_demonstration else _day(typed["until"])
        why = refusal_of(
            day, until=stands.at_least, today=local.day(now()), reason=typed["reason"]
        )
        if day is None or why:
            self.set_status(422)
            await self._show(cohort, typed=typed, problem=REFUSED[why])
            return
        by = self.seating.person.id
        kept = postponing(cohort, day, reason=typed["reason"], by=by, at=now())
        await self.site.aside.write(self.site.store.messages.add, [kept])
        self.lead_to(self.stands_on())  # which says it itself

    async def _show(
        self, cohort: str, *, typed: Mapping[str, str] | None = None, **said: str
    ) -> None:
        everybody = await self.site.aside.read(self._everybody)
        person, first = self._person(everybody), self._first()
        found = await self.site.aside.read(
            self._lines, cohort, person=person, most=A_PAGE + 1, skip=first
        )
        self.desk_page(
            "data.html",
            **{**self.notices(), **said},
            **await self.site.aside.read(self._kept),
            typed=typed or {"until": "", "reason": ""},
            people=everybody,
            person=person,
            lines=found[:A_PAGE],
            first=first,
            newer=self._page(person, first - A_PAGE) if first else "",
            older=self._page(person, first + A_PAGE) if found[A_PAGE:] else "",
            file=self.here("data", "log.csv") + _query(person=person),
        )

    def _stands(self) -> Keeping:
        site = self.site
        return keeping(site.store, site.programme_of, self.cohort.id)

    def _kept(self) -> dict[str, object]:
        """How long it is kept, in words; asks the store."""
        stands, local = self._stands(), self.site.programme.local
        by = {one.by for one in stands.postponed}
        names = {**self.site.store.looks.named(by), **BY_OTHERS}
        goes_by_itself = self.site.posting.goes_by_itself
        return {
            "stands": told(stands, today=local.day(now()), sends_mail=goes_by_itself),
            "may_postpone": not stands.is_demonstration,
            "postponed": [
                POSTPONED.format(
                    until=day_in_words(one.until),
                    by=names.get(one.by, ERASED),
                    at=local.on(one.at),
                    reason=one.reason,
                )
                for one in reversed(stands.postponed)
            ],
        }

    def _everybody(self) -> tuple[Seating, ...]:
        return self.site.store.people.roster(self.cohort.id, withdrawn=True)

    def _person(self, everybody: tuple[Seating, ...]) -> str:
        """Of whom the log is asked for; what is nobody here is everybody."""
        wanted = self.get_query_argument("person", "")
        return wanted if any(s.person.id == wanted for s in everybody) else ""

    def _first(self) -> int:
        asked = self.get_query_argument("from", "")
        is_number = asked.isascii() and asked.isdigit() and len(asked) < 7
        return int(asked) if is_number else 0

    def _page(self, person: str, first: int) -> str:
        return self.stands_on() + _query(person=person, first=max(0, first)) + "#log"

    def _lines(
        self, cohort: str, *, person: str, most: int, skip: int = 0
    ) -> list[LookLine]:
        looks = self.site.store.looks.in_cohort
        found = looks(cohort, most=most, skip=skip, person=person)
        return lines_of(self.site, found)


class LogFileHandler(DataHandler):
    """GET: the log as CSV without formulas."""

    async def get(self, cohort: str) -> None:
        """Give the file."""
        everybody = await self.site.aside.read(self._everybody)
        person = self._person(everybody)
        found = await self.site.aside.read(
            self._lines, cohort, person=person, most=A_FILE
        )
        self.set_header("Content-Type", "text/csv; charset=UTF-8")
        name = f"who-looked-{self.cohort.id}.csv"
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish("\ufeff" + _file(found))


def _file(lines: list[LookLine]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows([cell_text(cell) for cell in astuple(line)] for line in lines)
    return text.getvalue()


def _day(typed: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(typed)
    return None


def _query(*, person: str = "", first: int = 0) -> str:
    asked = {"person": person, "from": str(first) if first else ""}
    given = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(given)}" if given else ""
