"""Screen: the workshop for everybody in the room to look at together.

It never shows what a member of the cohort could not see on their own page, whatever
the facilitator whose page it is may read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

import traitlets

from toolkit.activities.base.component import component, style
from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.printing import printers_of
from toolkit.activities.base.reveal import is_held
from toolkit.activities.base.shapes import PrintedShown, Sent
from toolkit.activities.charts import is_counted, sources
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.pacing.pacing import described, spotlit, tell_time
from toolkit.activities.screen.arrivals import arrived
from toolkit.activities.screen.door import door
from toolkit.activities.screen.farewell import farewell
from toolkit.activities.screen.group_pages import group_pages
from toolkit.activities.screen.results import result, shows_result, voting
from toolkit.activities.screen.shapes import (
    Countable,
    CountedShown,
    FarewellShown,
    MadeShown,
    ScreenRoom,
    WrittenShown,
)
from toolkit.activities.screen.wall import Up, put_up, revealed, stands, waiting, wall
from toolkit.activities.screen.words import WORDS
from toolkit.activities.walls.prints import Prints
from toolkit.errors import OutOfDateError
from toolkit.model import Event, EventKind, Pace, showing
from toolkit.model.contents import Asked
from toolkit.model.points import Points
from toolkit.programme import Programme
from toolkit.programme.plan import Plan
from toolkit.seat import Seat
from toolkit.written import read_programme
from toolkit.written.shown import for_page

SHEETS = ("screen/screen", "screen/made")
"""Where its style is said: the screen's own, and that of what the room made."""

MOST_PROMPTS = 24
"""More are asked in no section."""

MOST_RESULTS = 6
"""How many results there are to turn to."""


class Screen(Panel):
    """The section that is on, the time left, results, walls, what is spotlit.

    *titles* has the title of each section of a workshop by its name. *contents* says
    what a workshop asks, *points* what it says between, by section.
    """

    kind = "screen"
    room: ScreenRoom
    hears: ClassVar[frozenset[EventKind]] = frozenset(
        {EventKind.GROUPS, EventKind.PACE, EventKind.PRESENCE}
    )
    _esm = component("screen/screen", WORDS)
    _css = traitlets.Unicode(style("charts/charts", *SHEETS)).tag(sync=True)

    def __init__(
        self,
        name: str,
        *,
        titles: Callable[[Plan], Mapping[str, str]],
        contents: Callable[[str], Sequence[Asked]],
        points: Callable[[str], Points] = lambda _workshop: {},
    ) -> None:
        super().__init__(name, WORDS["title"])
        self.titles = titles
        self.contents = contents
        self.points = points
        self._prints = Prints()
        self._notebooks: tuple[str, ...] = ()
        self._watched: frozenset[tuple[str, str]] = frozenset()

    def dated(self, programme: Programme) -> None:
        """Go by the dates of *programme*, and know its own notebooks."""
        super().dated(programme)
        self._notebooks = tuple(one.name for one in programme.notebooks)

    def on_event(self, event: Event) -> None:
        """Remember what may be out of date: answers only where they are shown."""
        is_shown = (event.workshop, event.activity) in self._watched
        if is_shown and event.kind is not EventKind.WRITING:
            self._behind = True
        super().on_event(event)

    def refresh_room(self) -> None:
        """Read again what the whole room may see."""
        seat = self.seat
        if seat is None or not self.led or not seat.is_facilitator:
            return
        plan, pace = self.plans[self.led], seat.pace.of(self.led)
        contents, titles = self.contents(self.led), self.titles(plan)
        shown = spotlit(seat, self.led, find=printers_of(contents))
        self._prints.look_again()
        self._watched = frozenset()
        self._watch((shown["workshop"], shown["activity"]) if shown else None)
        room: ScreenRoom = {
            **described(pace),
            "spotlight": shown,
            "workshop": plan.title,
            "title": titles.get(pace.section or "", ""),
            "first": pace.section == next(iter(titles), None),
            "page": pace.page,
            "prompts": _prompts(contents, pace),
            "points": _points(self.points(self.led), pace),
            "door": door(seat.rooms.code(self.led), here=self.here),
            "arrived": arrived(seat, plan, pace),
            "farewell": self._farewell(seat, plan, pace),
            **self._made(seat, contents, pace),
        }
        self.show(room)

    def _farewell(self, seat: Seat, plan: Plan, pace: Pace) -> FarewellShown | None:
        at = seat.now()
        return farewell(plan, self.plans, pace, at=at, asked=self._beside)

    def _beside(self) -> list[Asked]:
        """What the programme's own notebooks ask."""
        return [asked for name in self._notebooks for asked in self.contents(name)]

    # -- what the room made -----------------------------------------------------

    def _made(self, seat: Seat, contents: Sequence[Asked], pace: Pace) -> MadeShown:
        """What was put up; without that, what was revealed of the section."""
        here = [asked for asked in contents if _is_on(asked, pace)]
        up = put_up(contents, pace)
        listed = [up.asked] if up else here
        other = [up.asked] if up and up.asked not in here else []
        offered = [asked for asked in (*here, *other) if is_counted(asked)]
        return {
            "up": pace.wall if up else "",
            "countable": [_countable(one, pace) for one in offered],
            **self._counted(seat, listed, pace, is_up=up is not None),
            **self._written(seat, up, here, pace),
        }

    def _counted(
        self, seat: Seat, listed: Sequence[Asked], pace: Pace, *, is_up: bool
    ) -> CountedShown:
        counted = [asked for asked in listed if is_counted(asked)]
        seen = [a for a in counted if shows_result(a, pace, is_up=is_up)]
        votes = [a for a in counted if activity_kind(a.kind).is_vote and a not in seen]
        self._watch(*(place for asked in (*seen, *votes) for place in sources(asked)))
        return {
            "results": [result(asked, seat) for asked in seen[-MOST_RESULTS:]],
            "voting": [voting(asked, seat) for asked in votes[:MOST_RESULTS]],
        }

    def _written(
        self, seat: Seat, up: Up | None, here: Sequence[Asked], pace: Pace
    ) -> WrittenShown:
        shown: WrittenShown = {"wall": None, "groups": None, "waiting": None}
        on_wall = up or revealed(here, pace)
        if on_wall is None:
            return shown
        asked = on_wall.asked
        self._watch(*on_wall.places)
        if activity_kind(asked.kind).by_group:
            return {**shown, "groups": group_pages(asked, seat)}
        if activity_kind(asked.kind).is_vote or not stands(asked):
            return shown
        if is_held(asked.face, pace):
            return {**shown, "waiting": waiting(on_wall, seat)}
        return {**shown, "wall": wall(on_wall, seat, self._prints)}

    def _watch(self, *places: tuple[str, str] | None) -> None:
        """Hear of answers at *places*, of which something is shown now."""
        self._watched |= {place for place in places if place}

    # -- what facilitators press -------------------------------------------------

    def do_reveal(self, message: Sent, _buffers: list[Any]) -> None:
        """Show what the room answered to everybody, or hide it again."""
        self._at_seat.facilitators_only("show or hide results")
        name, shown = message.get("activity"), message.get("revealed")
        known = {asked.name for asked in self.contents(self.led) if is_counted(asked)}
        if not (isinstance(name, str) and isinstance(shown, bool) and name in known):
            raise OutOfDateError

        def change(pace: Pace) -> Pace:
            return showing.reveal(pace, name, revealed=shown)

        self.steer(change, activity=name)
        self.done(message)

    def do_turn(self, message: Sent, _buffers: list[Any]) -> None:
        """Turn every screen to the next page, or to the one before."""
        self._at_seat.facilitators_only("turn the screen's pages")
        by = message.get("by")
        if isinstance(by, bool) or by not in (1, -1):
            raise OutOfDateError
        step = 1 if by == 1 else -1
        # It is about the screen alone: no page of the room needs to look again.
        self.steer(lambda pace: showing.turn(pace, by=step), activity=self.name)
        self.done(message)

    def do_clock(self, message: Sent, _buffers: list[Any]) -> None:
        """Say what time it is here: the projector's laptop may think otherwise."""
        tell_time(self, message)


def _is_on(asked: Asked, pace: Pace) -> bool:
    return pace.section is not None and asked.section == pace.section


def _prompts(contents: Sequence[Asked], pace: Pace) -> list[str]:
    """What is asked now; what only shows again what somebody said asks nothing."""
    here = (asked for asked in contents if _is_on(asked, pace))
    asks = (asked for asked in here if not activity_kind(asked.kind).repeats)
    return [asked.prompt for asked in asks][:MOST_PROMPTS]


def _points(said: Points, pace: Pace) -> list[PrintedShown]:
    words = said.get(pace.section, ()) if pace.section else ()
    return [
        {"label": None, "inside": for_page(list(read_programme(one)))} for one in words
    ]


def _countable(asked: Asked, pace: Pace) -> Countable:
    shown = asked.name in pace.revealed
    return {"name": asked.name, "prompt": asked.prompt, "revealed": shown}
