"""What grows all year: my hope, my plan, my audit, my bookmarks, the community."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from html import escape

from toolkit.activities.action_plan.shapes import Aim
from toolkit.activities.action_plan.words import RAG
from toolkit.activities.base.component import component
from toolkit.activities.base.overview import (
    Overview,
    from_today,
    place_of,
)
from toolkit.activities.coverage.outcomes import Contents
from toolkit.activities.growth.audits import AUDIT, audits, beside
from toolkit.activities.growth.shapes import (
    AimShown,
    GrowthFace,
    GrowthOwn,
    GrowthRoom,
    PlanShown,
)
from toolkit.model import JSON, PROGRAMME, Event, Response
from toolkit.model.dates import weekday_in_words
from toolkit.model.names import marked_by
from toolkit.model.words_of import texts_in
from toolkit.programme.audit import NO_AUDIT, AuditPlan
from toolkit.seat import Seat

TITLE = "What is growing"
COMMUNITY = "community"
RECENT = timedelta(days=7)

WORDS = {
    "hope": "My hope for the end of the year",
    "hope_open": "Write my hope",
    "hope_none": "Your hope for the end of the year will stand here in your own words.",
    "plan": "My action plan",
    "plan_none": "No aims yet. One sentence is enough to begin.",
    "plan_unnamed": "Aim {number}, not worded yet",
    "plan_open": "Open my plan",
    "actions_none": "no actions yet",
    "red": "{count} red",
    "amber": "{count} amber",
    "green": "{count} green",
    "uncoloured": "{count} without a colour",
    "check": "Next date in the plan: {day}",
    "check_near": "Next date in the plan: {day}, {away}",
    **AUDIT,
    "marks": "Bookmarks and notes",
    "marks_none": "Under every activity you can bookmark it or keep a private note.",
    "marks_one": "1 place marked",
    "marks_count": "{count} places marked",
    "portfolio": "My portfolio",
    "portfolio_about": "Everything you have made, ready to take away.",
    "community": "Community",
    "community_none": "Nothing new this week.",
    "community_one": "1 new contribution this week",
    "community_count": "{count} new contributions this week",
    "portfolio_open": "Open my portfolio",
    "community_open": "Open the community",
}


class Growth(Overview):
    """My year at a glance; *hope* names the answer that holds the hope, if one does.

    *contents* says what the workshops ask, and so where to go on. *portfolio* and
    *community* are the ways to these pages, "" where the programme has none; *audit*
    has its statements.
    """

    kind = "growth"
    face: GrowthFace
    room: GrowthRoom
    _esm = component("growth/growth", WORDS)

    def __init__(
        self,
        *,
        hope: tuple[str, str] | None,
        contents: Callable[[], Contents],
        portfolio: str = "",
        community: str = "",
        audit: AuditPlan | None = None,
    ) -> None:
        self._hope = hope
        self._audit = audit
        self._contents = contents
        super().__init__(
            "growth",
            TITLE,
            **GrowthOwn(
                portfolio=portfolio,
                community=community,
                hope_place=place_of(*hope) if hope else "",
                audits=audit is not None,
            ),
        )

    def refresh_room(self) -> None:
        """Read again what the person has made, and what is new in the community."""
        seat = self.seat
        if seat is None:
            return
        own = seat.responses(PROGRAMME)
        places, audit = dict(_places(self._contents())), self._audit or NO_AUDIT
        self.room = {
            "hope": _first_words(seat.response(*self._hope)) if self._hope else "",
            "plan": _plan(
                own.get("action-plan"),
                places=places,
                today=self.local.day(seat.now()),
            ),
            "audit": audits(own, places, audit, self.wording),
            "year_before": beside(own, seat.earlier.year_before(), audit),
            "marks": self._marked(seat),
            "news": _news(seat),
        }

    def _concerns(self, event: Event, *, me: str) -> bool:
        return event.person == me or event.workshop == COMMUNITY

    def _marked(self, seat: Seat) -> int:
        pages = (name for name, _asked in self._contents())
        return sum(
            1
            for page in pages
            for name, found in seat.responses(page).items()
            if marked_by(name) and is_marked(found.value)
        )

    @staticmethod
    def fallback(face: GrowthFace) -> str:
        """The way to what grows."""
        ways = (
            (face["portfolio"], WORDS["portfolio_open"]),
            (face["community"], WORDS["community_open"]),
        )
        return "".join(
            f'<p><a href="{escape(place)}">{escape(said)}</a></p>'
            for place, said in ways
            if place
        )


def is_marked(value: Mapping[str, JSON]) -> bool:
    """Whether a mark holds anything: a bookmark, or words."""
    return bool(value.get("bookmarked") or value.get("note", "").strip())


def _places(contents: Contents) -> Iterator[tuple[str, str]]:
    """Where each thing that has one answer all year was asked last, by its name."""
    for workshop, asked in contents:
        for one in asked:
            if one.workshop == PROGRAMME:
                yield one.name, place_of(workshop, one.name)


def _first_words(response: Response | None) -> str:
    return next(texts_in(response.value), "") if response else ""


def _plan(
    response: Response | None, *, places: Mapping[str, str], today: date
) -> PlanShown:
    aims: list[Aim] = response.value["aims"] if response else []
    return {
        "aims": [_aim(number, aim) for number, aim in enumerate(aims, start=1)],
        "check": _next_check(aims, today),
        "link": places.get("action-plan", ""),
    }


def _aim(number: int, aim: Aim) -> AimShown:
    counted = Counter(a["rag"] or "uncoloured" for a in aim["actions"] if a["action"])
    colours = [*RAG, "uncoloured"]
    return {
        "aim": aim["aim"].strip() or WORDS["plan_unnamed"].format(number=number),
        "stands": [
            {"colour": colour, "said": WORDS[colour].format(count=counted[colour])}
            for colour in colours
            if counted[colour]
        ],
    }


def _next_check(aims: list[Aim], today: date) -> str:
    """The first day to come that the plan names: an action's, or a review's."""
    actions = [action for aim in aims for action in aim["actions"]]
    named = [action["by"] for action in actions if action["rag"] != "green"]
    named += [review["date"] for action in actions for review in action["reviews"]]
    days = sorted(date.fromisoformat(day) for day in named if day)
    to_come = next((day for day in days if day >= today), None)
    if to_come is None:
        return ""
    away = from_today(to_come, today)
    said = WORDS["check_near" if away else "check"]
    return said.format(day=weekday_in_words(to_come), away=away)


def _news(seat: Seat) -> int:
    since = seat.now() - RECENT
    return sum(s.response.saved_at >= since for s in seat.wall.shared_in(COMMUNITY))
