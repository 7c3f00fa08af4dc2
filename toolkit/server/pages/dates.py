"""The desk's tab "Calendar": when and where a cohort meets, and when tasks are due."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from toolkit.clock import now
from toolkit.errors import StaleError, ToolkitError
from toolkit.model.calendar import Calendar
from toolkit.model.dates import LocalTime, weekday_in_words
from toolkit.programme import Plan
from toolkit.programme.clashes import clashes
from toolkit.programme.dated import dated
from toolkit.programme.entering import COLUMNS
from toolkit.programme.telling import BREAKS, changes, in_words, rule_in_words
from toolkit.roster.dates import read_calendar
from toolkit.server.handed_on import hand_on, take
from toolkit.server.pages.dates_form import (
    BREAK,
    MOST_BREAKS,
    Boxes,
    boxes_of,
    is_box,
    number_of,
    read_boxes,
    zones,
)
from toolkit.server.pages.dates_meetings import (
    form_of_meetings,
    meeting_labels,
)
from toolkit.server.pages.desk import TABS, DeskHandler

KEPT = "workshop-dates-kept"
"""That a calendar has just been kept, to be said once."""

NO_FILE = "Choose a file first, then press the button."
LOOK_AGAIN = "Nothing is changed yet. These boxes need another look:"
STALE = (
    "This calendar was changed meanwhile, by somebody else or on another page. Nothing "
    "of yours is lost: it stands in the boxes below, and here is how it differs from "
    "what is kept now. Look through it, correct what should stay as it is, and go on."
)
NOTHING_SAID = {
    "problem": "",
    "done": "",
    "wrong": {},
    "differs": (),
    "is_kept": False,
    "longer": "",
}
"""What the form says beside what stands in it, for as long as there is nothing."""

WORKED_OUT = "Left empty, it is {rule}{day}."


@dataclass(frozen=True, slots=True)
class WorkshopBoxes:
    """What the form says of one workshop, beside its boxes."""

    name: str
    title: str
    due: str


class DatesHandler(DeskHandler):
    """GET: the form, or what was typed, looked at. POST: leads to that, or keeps it."""

    def stands_on(self) -> str:
        """The tab itself."""
        return self.here("calendar")

    async def get(self, cohort: str) -> None:
        """Show the calendar as it is kept; or what a form has led here with."""
        if self.leads_on():
            return
        kept = await self.site.aside.read(self.site.store.calendars.of, cohort)
        typed = self.looked_at()
        if typed is not None:
            await self._look(kept, **typed)
            return
        boxes = boxes_of(self.site.programme, kept)
        self._ask(kept, boxes, **self.notices(), is_kept=bool(take(self, KEPT)))

    async def post(self, cohort: str) -> None:
        """Lead to what boxes or a file would change; or keep it, once that was read."""
        kept = await self.site.aside.read(self.site.store.calendars.of, cohort)
        boxes: Boxes = self._boxes()
        act, problem = self.get_body_argument("act", "look"), ""
        if act == "file":
            boxes, problem = await self._from_file(kept, boxes)
        if act == "keep" and await self._keep(kept, boxes):
            self.has_done()
            hand_on(self, KEPT, "yes")
            self.lead_to(self.stands_on())
        else:
            self.lead_to_look({"boxes": boxes, "act": act, "problem": problem})

    async def _keep(self, kept: Calendar | None, boxes: Boxes) -> bool:
        """Whether what the boxes say is kept now, or was already."""
        calendar, wrong = read_boxes(boxes, self.site.programme)
        if wrong:
            return False
        after, programme = _after(kept, calendar), self.site.programme
        if kept and boxes_of(programme, after) == boxes_of(programme, kept):
            return True
        if _is_of_another(kept, boxes):
            return False
        save = self.site.store.calendars.save
        try:
            await self.site.aside.write(save, self.cohort.id, after, at=now())
        except StaleError:
            return False
        return True

    async def _look(
        self, kept: Calendar | None, *, boxes: Boxes, act: str, problem: str
    ) -> None:
        """Show what was typed: what it changes, or what stands in its way."""
        calendar, wrong = read_boxes(boxes, self.site.programme)
        if problem:
            self._ask(kept, boxes, problem=problem)
        elif act in ("line", "meeting", "change"):
            self._ask(kept, boxes, longer=act)
        elif wrong:
            self._ask(kept, boxes, problem=wrong.get("", LOOK_AGAIN), wrong=wrong)
        elif _is_of_another(kept, boxes):
            self._tell_of_other(kept, calendar)
        else:
            await self._show(kept, calendar)

    async def _show(self, kept: Calendar | None, calendar: Calendar) -> None:
        programme = self.site.programme
        today = LocalTime(ZoneInfo(calendar.zone)).day(now())
        # The list of holidays is read from its file when it is first asked for.
        found = await self.site.aside.read(
            clashes, programme, calendar, today=today, before=kept
        )
        self.desk_page(
            "calendar_look.html",
            told=in_words(programme, calendar),
            changes=changes(programme, kept, calendar),
            clashes=found,
            boxes=boxes_of(programme, _after(kept, calendar)),
        )

    def _tell_of_other(self, kept: Calendar | None, calendar: Calendar) -> None:
        boxes = boxes_of(self.site.programme, _after(kept, calendar))
        differs = changes(self.site.programme, kept, calendar)
        self._ask(kept, boxes, problem=STALE, differs=differs)

    def _ask(self, kept: Calendar | None, boxes: Boxes, **said: Any) -> None:
        values = {**NOTHING_SAID, **said}
        year = dated(self.site.programme, kept)
        read, _ = read_boxes(boxes, self.site.programme)
        lines = max(map(number_of, boxes), default=0)
        self.desk_page(
            "calendar.html",
            boxes=boxes,
            workshops=[
                WorkshopBoxes(plan.name, plan.title, _due(plan, day))
                for plan, day in zip(
                    year.workshops, _worked_out(self, read), strict=True
                )
            ],
            columns=COLUMNS,
            break_words=BREAK,
            lines=range(1, min(lines + 1, MOST_BREAKS) + 1),
            of_meetings=form_of_meetings(boxes, more=values["longer"] == "meeting"),
            zones=zones(),
            tells="messages" in TABS,
            labels=_labels(year.workshops),
            **values,
        )

    def _boxes(self) -> dict[str, str]:
        """All that stands in boxes of the form."""
        return {
            name: self.get_body_argument(name, "")
            for name in self.request.body_arguments
            if is_box(name, self.site.programme)
        }

    async def _from_file(
        self, kept: Calendar | None, boxes: Boxes
    ) -> tuple[Boxes, str]:
        """The boxes as the file that was sent has them; or as typed, and why not."""
        sent, programme = self.request.files.get("file"), self.site.programme
        if not sent:
            return boxes, NO_FILE
        data, file = bytes(sent[0].body), str(sent[0].filename)
        read = self.site.aside.read
        try:
            found = await read(
                read_calendar, data, file=file, programme=programme, before=kept
            )
        except ToolkitError as why:
            return boxes, str(why)
        version = {"version": boxes.get("version", "")}
        return {**boxes_of(programme, found), **version}, ""


def _after(kept: Calendar | None, calendar: Calendar) -> Calendar:
    """*calendar* as what follows the one that is kept."""
    if kept is None:
        return calendar
    return replace(calendar, id=kept.id, version=kept.version)


def _is_of_another(kept: Calendar | None, boxes: Boxes) -> bool:
    """Whether the calendar was changed since the form was shown."""
    return boxes.get("version") != str(kept.version if kept else 0)


def _worked_out(handler: DatesHandler, calendar: Calendar) -> list[date | None]:
    """The day on which each task is due for which nobody has chosen one."""
    unchosen = {
        name: replace(one, due=None) for name, one in calendar.occasions.items()
    }
    year = dated(handler.site.programme, replace(calendar, occasions=unchosen))
    return [plan.due for plan in year.workshops]


def _due(plan: Plan, day: date | None) -> str:
    if plan.task is None:
        return ""
    told = f": {weekday_in_words(day)}" if day else ""
    return WORKED_OUT.format(rule=rule_in_words(plan.task.rule), day=told)


def _labels(plans: tuple[Plan, ...]) -> dict[str, str]:
    """What each box that may be wrong is called among all of them."""
    of_workshops = {
        f"{plan.name}-{column}": f"{plan.title}, {label}"
        for plan in plans
        for column, label in COLUMNS.items()
    }
    of_breaks = {
        f"break-{number}-{what}": f"{BREAKS} {number}, {label}"
        for number in range(1, MOST_BREAKS + 1)
        for what, label in BREAK.items()
    }
    return {"zone": "Time zone", **of_workshops, **of_breaks, **meeting_labels()}
