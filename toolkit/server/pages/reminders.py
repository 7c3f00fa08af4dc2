"""What somebody wants to be written to about: their own choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from tornado.web import HTTPError

from toolkit.activities.coverage.outcomes import Place, places_of
from toolkit.model.dates import weekday_in_words
from toolkit.post.letters import REMINDERS, WEEKLY
from toolkit.post.said import DONE, MY_REMINDERS
from toolkit.server.forms import FormHandler, FormRefusedError, in_words
from toolkit.server.site import now
from toolkit.store.choices import Wish

MOST_WISHES = 50
LATEST = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class WishLine:
    """One reminder, as the page shows it."""

    about: str
    title: str
    day: str


class RemindersHandler(FormHandler):
    """One's own letters: of tasks, of the week, and reminders one asks for."""

    def stands_on(self) -> str:
        """The page itself, with what was typed."""
        typed = {name: self.get_argument(name, "") for name in ("about", "day")}
        return self.at("reminders") + f"?{urlencode(typed)}"

    async def get(self) -> None:
        """Show what comes, and the form to ask for one more."""
        said, seat = self.told(), self.seating.id
        choices = await self.site.aside.read(self.site.store.choices.of, seat)
        wishes = await self.site.aside.read(self.site.store.choices.wishes, seat)
        places = await self.site.aside.read(self._places)
        self.page(
            "reminders.html",
            done=in_words(said) if said in DONE else "",
            problem=in_words(said) if said not in DONE else "",
            reminders=choices.get(REMINDERS, True),
            weekly=choices.get(WEEKLY, False),
            wishes=[_line(wish, places) for wish in wishes],
            pages=self._by_page(places),
            chosen=_chosen(self.get_query_argument("about", ""), places),
            day=self.get_query_argument("day", ""),
            first=(await self.site.aside.read(self._today)).isoformat(),
            address=self.seating.person.address,
            sends=self.site.posting.goes_by_itself,
            words=MY_REMINDERS,
        )

    async def post(self) -> None:
        """Change one's choice, ask for a reminder, or cancel one."""
        match self.get_body_argument("do"):
            case "choose":
                await self._choose()
            case "wish":
                await self._wish()
            case "cancel":
                await self._cancel()
            case _:
                raise HTTPError(400)
        self.lead_to(self.at("reminders"), saying="choice kept")

    async def _choose(self) -> None:
        what = self.get_body_argument("what")
        if what not in (REMINDERS, WEEKLY):
            raise HTTPError(400)
        wanted = self.get_body_argument("wanted", "") == "yes"
        choose, seat = self.site.store.choices.choose, self.seating.id
        await self.site.aside.write(choose, seat, what, value=wanted, at=now())

    async def _wish(self) -> None:
        place = await self._place()
        try:
            day = date.fromisoformat(self.get_body_argument("day", ""))
        except ValueError:
            raise FormRefusedError(422, "no day") from None
        today = await self.site.aside.read(self._today)
        if not today <= day <= today + LATEST:
            raise FormRefusedError(422, "no day")
        choices = self.site.store.choices
        wishes = await self.site.aside.read(choices.wishes, self.seating.id)
        if len(wishes) >= MOST_WISHES:
            raise FormRefusedError(422, "enough reminders")
        wish = Wish(self.seating.id, *place.address, day)
        await self.site.aside.write(choices.wish, wish)

    async def _cancel(self) -> None:
        workshop, _, activity = self.get_body_argument("about").partition("/")
        cancel, seat = self.site.store.choices.cancel, self.seating.id
        await self.site.aside.write(cancel, seat, workshop=workshop, activity=activity)

    async def _place(self) -> Place:
        """What the form names, if there is such a thing."""
        wanted = self.get_body_argument("about", "")
        places = await self.site.aside.read(self._places)
        found = next((one for one in places if _about(one) == wanted), None)
        if found is None:
            raise FormRefusedError(422, "nothing chosen")
        return found

    def _places(self) -> list[Place]:
        programme = self.site.programme_of(self.seating.cohort.id)
        return places_of(self.site.posting.writer.contents(programme))

    def _by_page(self, places: Sequence[Place]) -> dict[str, list[tuple[str, str]]]:
        """What one may choose from, by the title of its page."""
        titles = {one.name: one.title for one in self.site.programme.served}
        pages: dict[str, list[tuple[str, str]]] = {}
        for place in places:
            line = (_about(place), place.asked.prompt)
            pages.setdefault(titles.get(place.page, place.page), []).append(line)
        return pages

    def _today(self) -> date:
        return self.site.programme_of(self.seating.cohort.id).local.day(now())


def _chosen(about: str, places: Sequence[Place]) -> str:
    """Which of *places* an address means; what has one answer all year by its name."""
    known = [_about(place) for place in places]
    name = about.rpartition("/")[2]
    alike = (one for one in known if one.rpartition("/")[2] == name)
    return about if about in known else next(alike, "")


def _about(place: Place) -> str:
    return "/".join(place.address)


def _line(wish: Wish, places: Sequence[Place]) -> WishLine:
    about = f"{wish.workshop}/{wish.activity}"
    titles = {_about(place): place.asked.prompt for place in places}
    return WishLine(about, titles.get(about, wish.activity), weekday_in_words(wish.day))
