"""Screen: the workshop for everybody in the room to look at together.

It never shows what a member of the cohort could not see on their own page, whatever
the facilitator whose page it is may read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import traitlets

from toolkit.activities.base.component import component, style
from toolkit.activities.base.printing import compared_names, printers_of
from toolkit.activities.base.shapes import Sent
from toolkit.activities.charts import is_counted, sources
from toolkit.activities.charts.shapes import ChartShown, TitleShown
from toolkit.activities.cockpit.panel import Panel
from toolkit.activities.pacing.pacing import described, spotlit, tell_time
from toolkit.activities.pacing.shapes import SpotlitShown
from toolkit.activities.screen.door import door
from toolkit.activities.screen.results import result
from toolkit.activities.screen.shapes import Countable, ScreenRoom
from toolkit.activities.screen.wall import put_up, revealed, wall
from toolkit.activities.screen.words import WORDS
from toolkit.errors import OutOfDateError
from toolkit.model import Event, Pace, showing
from toolkit.model.contents import Asked
from toolkit.programme.plan import Plan

MOST_PROMPTS = 4
"""More cannot be read from the back of a room."""

MOST_RESULTS = 2
"""How many results stand side by side."""


class Screen(Panel):
    """The section that is on, the time left, results, walls, what is spotlit.

    *titles* has the title of each section of a workshop by its name. *contents* says
    what a workshop asks.
    """

    kind = "screen"
    room: ScreenRoom
    _esm = component("screen/screen", WORDS)
    _css = traitlets.Unicode(style("charts/charts", "screen/screen")).tag(sync=True)

    def __init__(
        self,
        name: str,
        *,
        titles: Callable[[Plan], Mapping[str, str]],
        contents: Callable[[str], Sequence[Asked]],
    ) -> None:
        super().__init__(name, WORDS["title"])
        self.titles = titles
        self.contents = contents
        self._watched: frozenset[tuple[str, str]] = frozenset()

    def on_event(self, event: Event) -> None:
        """Remember what may be out of date: answers only where they are shown."""
        if (event.workshop, event.activity) in self._watched:
            self._behind = True
        super().on_event(event)

    def refresh_room(self) -> None:
        """Read again what the whole room may see."""
        seat = self.seat
        if seat is None or not self.led or not seat.is_facilitator:
            return
        plan, pace = self.plans[self.led], seat.pace.of(self.led)
        titles = self.titles(plan)
        contents = self.contents(self.led)
        here = [asked for asked in contents if _is_on(asked, pace)]
        shown = spotlit(seat, self.led, find=printers_of(contents))
        up = put_up(contents, pace)
        on_wall = up or revealed(here, pace)
        self._watched = frozenset(self._sources(here, pace, shown=shown, wall=on_wall))
        self.room = {
            **described(pace),
            "spotlight": shown,
            "workshop": plan.title,
            "title": titles.get(pace.section or "", ""),
            "first": pace.section == next(iter(titles), None),
            "prompts": _prompts(here),
            "door": door(seat.rooms.code(self.led), here=self.here),
            "countable": [_countable(one, pace) for one in here if is_counted(one)],
            # What was put up is what the room is to look at.
            "results": [] if up else self._results(here, pace),
            "wall": wall(*on_wall, seat) if on_wall else None,
        }

    def do_reveal(self, message: Sent, _buffers: list[Any]) -> None:
        """Show what the room answered to everybody, or hide it again."""
        self._at_seat.facilitators_only("show or hide results")
        name, revealed = message.get("activity"), message.get("revealed")
        known = {asked.name for asked in self.contents(self.led) if is_counted(asked)}
        if not (isinstance(name, str) and isinstance(revealed, bool) and name in known):
            raise OutOfDateError

        def change(pace: Pace) -> Pace:
            return showing.reveal(pace, name, revealed=revealed)

        self.steer(change, activity=name)
        self.done(message)

    def do_clock(self, message: Sent, _buffers: list[Any]) -> None:
        """Say what time it is here: the projector's laptop may think otherwise."""
        tell_time(self, message)

    def _sources(
        self,
        here: Sequence[Asked],
        pace: Pace,
        *,
        shown: SpotlitShown | None,
        wall: tuple[Asked, str] | None,
    ) -> set[tuple[str, str]]:
        """The answers, by workshop and name, of which something is shown now."""
        found = {place for a in here if a.name in pace.revealed for place in sources(a)}
        if shown:
            found.add((shown["workshop"], shown["activity"]))
        if wall:
            asked, part = wall
            names = (asked.stored_name(part), *compared_names(asked.face))
            found.update((asked.workshop, name) for name in names)
        return found

    def _results(
        self, here: Sequence[Asked], pace: Pace
    ) -> list[ChartShown | TitleShown]:
        revealed = [a for a in here if is_counted(a) and a.name in pace.revealed]
        return [result(asked, self._at_seat) for asked in revealed[-MOST_RESULTS:]]


def _is_on(asked: Asked, pace: Pace) -> bool:
    return pace.section is not None and asked.section == pace.section


def _prompts(here: Sequence[Asked]) -> list[str]:
    return [asked.prompt for asked in here][:MOST_PROMPTS]


def _countable(asked: Asked, pace: Pace) -> Countable:
    revealed = asked.name in pace.revealed
    return {"name": asked.name, "prompt": asked.prompt, "revealed": revealed}
