"""My year: what is due next, what is new, and the workshops as a path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from html import escape
from typing import Any

from toolkit.activities.base.checked import is_filled
from toolkit.activities.base.component import component
from toolkit.activities.base.overview import Overview, from_today, place_of
from toolkit.activities.base.shapes import Sent
from toolkit.activities.coverage.outcomes import Contents
from toolkit.activities.evaluation.gathering import points_in
from toolkit.activities.evaluation.reminding import asked_now
from toolkit.activities.to_do.shapes import Standing
from toolkit.activities.to_do.to_do import standing_of, tasks_asked
from toolkit.activities.year.between import MEETING_WORDS, place_of_plan, to_come
from toolkit.activities.year.moments import all_over, states_of, until_change
from toolkit.activities.year.news import COMMUNITY, News, news_for, read_news
from toolkit.activities.year.shapes import (
    AskedShown,
    DueShown,
    NewsShown,
    Tool,
    WorkshopShown,
    YearFace,
    YearOwn,
    YearRoom,
)
from toolkit.model import Event, EventKind, Response, Role, Seating
from toolkit.model.contents import Asked
from toolkit.model.counting import number_in_words
from toolkit.programme import Plan, Programme, Tasked
from toolkit.programme.dated import with_later_days
from toolkit.programme.placeholders import marked
from toolkit.programme.plan import tasks_of
from toolkit.seat import Seat

WORDS = {
    "now": "On now",
    "next": "Next workshop",
    "over": "The year is complete",
    "over_title": "All the workshops are over",
    "over_about": "Everything you made is kept, and ready to take away.",
    "join": "Join now",
    "open": "Open",
    "open_of": "Open {title}",
    "open_next": "Open the page",
    "open_next_of": "Open the page of {title}",
    "call": "Join the call",
    "call_of": "Join the call: {title}",
    "elsewhere": "When and where the next workshop is: My year",
    "pdf": "My answers (PDF)",
    "pdf_of": "My answers to {title} (PDF)",
    "calendar": "Add to my calendar",
    "calendar_all": "Add the whole year to my calendar",
    "portfolio": "My portfolio",
    **MEETING_WORDS,
    "zone": "{hours} ({zone})",
    "path": "The {count} workshops",
    "path_one": "The workshop",
    "done_state": "Done",
    "over_state": "Over",
    "now_state": "On now",
    "next_state": "Next",
    "later_state": "Later",
    "unwritten": "Its page opens nearer the day.",
    "steers": "For facilitators",
    "people": "People and room code",
    "due": "Due next",
    "due_link": "{action}: {title}",
    "news": "New for you",
    "news_more": "Show all {count}",
    "news_open": "Read it",
    "news_read": "I have read these",
    "news_none": "Nothing more is new. What was new stays where it was written.",
    "news_failed": "That did not get through. Press the button again.",
}


class Year(Overview):
    """What is due next, what is new, and the workshops as a path: done, on now, next.

    *contents* says what the workshops ask, *asked* what a notebook of the programme
    does. Facilitators get their links too. With
    *only_next* it is the workshop that is on or comes next, and how one joins it.
    """

    kind = "year"
    face: YearFace
    room: YearRoom
    _esm = component("year/year", WORDS)

    def __init__(
        self,
        programme: Programme,
        *,
        contents: Callable[[], Contents],
        asked: Callable[[str], tuple[Asked, ...]],
        only_next: bool = False,
    ) -> None:
        self._contents = contents
        self._told_of = asked
        self._news: list[News] = []
        self._plans = plans = programme.workshops
        self._meetings, self._rules = programme.meetings, programme.attendance
        self._notebooks = programme.notebooks
        super().__init__(
            "year",
            WORDS["next"] if only_next else _path(len(plans)),
            **YearOwn(
                workshops=[_line(number, plan) for number, plan in _numbered(plans)],
                calendar="calendar/programme.ics",
                portfolio=programme.way_to("portfolio"),
                tools=[],
                only_next=only_next,
            ),
        )

    def dated(self, programme: Programme) -> None:
        """Go by the dates of *programme*."""
        self._plans, self._meetings = programme.workshops, programme.meetings
        self._rules = programme.attendance

    def attach(self, seat: Seat, responses: Mapping[str, Response]) -> None:
        """Show the year to the person on *seat*."""
        self.face = {**self.face, "tools": self._tools(seat.seating)}
        super().attach(seat, responses)

    def refresh_room(self) -> None:
        """Look at the clock, and at whether a facilitator leads a workshop now."""
        seat = self.seat
        if seat is None:
            return
        now = seat.now()
        live = {plan.name for plan in self._plans if seat.pace.of(plan.name).is_live}
        been = {plan.name for plan in self._plans if self._was_in(seat, plan)}
        states = states_of(self._plans, now=now, live=live, been=been)
        if archived := seat.is_archived:
            states = all_over(states)
        today, zone = self.local.day(now), self.local.named
        alone, quiet = self.face["only_next"], self.face["only_next"] or archived
        self._news = [] if alone else news_for(seat, self._contents())
        self.room = {
            "due": [] if quiet else list(self._due(seat, now)),
            "asked": [] if quiet else self._asked(seat, now),
            "news": [self._told(one) for one in self._news],
            "states": states,
            "away": [
                from_today(plan.day, today) if plan.day else "" for plan in self._plans
            ],
            "places": [place_of_plan(plan, zone=zone) for plan in self._plans],
            "meetings": [] if quiet else to_come(self._meetings, now=now, zone=zone),
            "again": int(until_change(self._plans, now, self.local).total_seconds()),
        }

    def do_seen(self, message: Sent, _buffers: list[Any]) -> None:
        """Remember that the person has read all the news that their page shows."""
        if self._news:
            read_news(self._at_seat, self._news[0].at)
        self.refresh_room()
        self.send({"re": message["write"], "done": True})

    def _due(self, seat: Seat, now: datetime) -> Iterator[DueShown]:
        """The unfinished task that is due first from today on; else the last one."""
        today = self.local.day(now)
        asked = tasks_asked(self._contents())
        plans = with_later_days(self._plans, seat.later())
        begun = [
            (one, standing)
            for one in tasks_of(plans)
            for standing in [
                standing_of(
                    one.plan,
                    asked.get(one.place),
                    seat.responses(one.plan.name),
                    today=today,
                )
            ]
            if standing["state"] in ("none", "some")
        ]
        to_come = [one for one in begun if (one[0].task.due or today) >= today]
        for tasked, standing in to_come[:1] or begun[-1:]:
            yield _task_shown(tasked, standing, self._next_day(now))

    def _asked(self, seat: Seat, now: datetime) -> list[AskedShown]:
        own = (self._told_of(one.name) for one in self._notebooks)
        points = (point for asked in own for point in points_in(asked))
        found = asked_now(points, self._plans, seat, now=now)
        return [AskedShown(said=one.said, link=one.link) for one in found]

    def _next_day(self, now: datetime) -> date | None:
        """The day of the next workshop, or of the one that is on."""
        whens = (plan.when for plan in self._plans if plan.when)
        return min((w.starts.date() for w in whens if now < w.ends), default=None)

    def _told(self, one: News) -> NewsShown:
        return {
            "by": one.by,
            "school": one.school,
            "did": one.did,
            "words": one.words,
            "on": self.local.on(one.at),
            "link": one.link,
        }

    def _concerns(self, event: Event, *, me: str) -> bool:
        if self.face["only_next"]:
            return event.kind is EventKind.PACE
        mine = event.person == me or event.workshop == COMMUNITY
        return mine or event.kind in (EventKind.PACE, EventKind.COMMENT)

    def _tools(self, seating: Seating) -> list[Tool]:
        if seating.role is not Role.FACILITATOR:
            return []
        own = [
            Tool(title=one.title, link=f"page/{one.name}")
            for one in self._notebooks
            if one.facilitators_only and one.notebook.exists()
        ]
        return [*own, Tool(title=WORDS["people"], link="people")]

    def _was_in(self, seat: Seat, plan: Plan) -> bool:
        own = seat.responses(plan.name).values()
        if any(is_filled(one.value) for one in own):
            return True
        return seat.people.was_there(plan, self._rules)

    @staticmethod
    def fallback(face: YearFace) -> str:
        """Every workshop with its day, and the way to its page."""
        if face["only_next"]:
            return f'<p><a href="..">{escape(WORDS["elsewhere"])}</a></p>'
        items = "".join(
            f"<li><h3>{escape(one['title'])}</h3><p>{escape(one['when'])}</p>"
            f"{_static_link(one)}</li>"
            for one in face["workshops"]
        )
        return f'<ol class="ws-path">{items}</ol>'


def _path(count: int) -> str:
    if count == 1:
        return WORDS["path_one"]
    return WORDS["path"].format(count=number_in_words(count))


def _numbered(plans: Sequence[Plan]) -> enumerate[Plan]:
    return enumerate(plans, start=1)


def _task_shown(one: Tasked, standing: Standing, next_day: date | None) -> DueShown:
    return {
        "title": one.task.title,
        "said": standing["said"],
        "due": standing["due"],
        "link": place_of(*one.place),
        "action": standing["action"],
        "first": next_day is None or (one.task.due or date.max) <= next_day,
    }


def _line(number: int, plan: Plan) -> WorkshopShown:
    return {
        "number": number,
        "title": plan.title,
        "when": marked(f"workshop {number} when"),
        "hours": marked(f"workshop {number} hours"),
        "mode": marked(f"workshop {number} place"),
        "written": plan.notebook.exists(),
        "page": f"workshop/{plan.name}",
        "pdf": f"download/{plan.name}.pdf",
        "calendar": f"calendar/{plan.name}.ics",
    }


def _static_link(one: WorkshopShown) -> str:
    if not one["written"]:
        return f"<p>{escape(WORDS['unwritten'])}</p>"
    label = escape(WORDS["open_of"].format(title=one["title"]))
    return (
        f'<p><a href="{escape(one["page"])}" aria-label="{label}">'
        f"{escape(WORDS['open'])}</a></p>"
    )
