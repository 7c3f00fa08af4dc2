"""One person's task on the desk: read what is shared, comment, thank, give time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from tornado.web import HTTPError

from toolkit.activities.task.task import MORE_TIME
from toolkit.errors import AnswerError, PermissionRefusedError
from toolkit.model import Role, Seating
from toolkit.model.dates import weekday_in_words
from toolkit.model.later import Later, later_days, later_name
from toolkit.model.looked import What
from toolkit.programme import Plan
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.phrases import phrases_of
from toolkit.server.pages.task_read import TaskDoor, TaskRead
from toolkit.server.pages.tasks_words import ONE
from toolkit.server.site import now

TAB = "tasks"
WHOLE = "whole"
"""What a form calls comments on the whole task."""


class TaskHandler(DeskHandler):
    """GET: the task as it is shared with who asks. POST: say something of it."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here(TAB, self.path_kwargs["workshop"], self.path_kwargs["seat"])

    async def get(self, **_at: str) -> None:
        """Show it; that somebody's words were opened is noted."""
        await self._show()

    async def post(self, **_at: str) -> None:
        """Do what was pressed; what was typed stays if it is refused."""
        do, part = self.get_body_argument("do"), self._part()
        text = self.get_body_argument("text", "")
        if do == "insert":
            phrase = self.get_body_argument("phrase", "")
            whole = "\n".join(filter(None, (text.rstrip(), phrase)))
            await self._show(typed={part or WHOLE: whole})
            return
        deed = DEEDS.get(do)
        if deed is None:
            raise HTTPError(400)
        try:
            await self.site.aside.write(deed, self, await self._door())
        except (AnswerError, PermissionRefusedError) as why:
            self.set_status(422)
            await self._show(problem=str(why), typed={part or WHOLE: text})
            return
        self.site.kernels.tell(self.cohort.id)
        self.lead_to(self.stands_on())

    async def _show(
        self, *, problem: str = "", typed: Mapping[str, str] | None = None
    ) -> None:
        read = self.site.aside.read
        door = await self._door()
        task, phrases = await read(self._read, door)
        first = await read(self._today)
        if task.shows_words:
            await self.has_looked(What.ANSWER, door.author.person.id)
        said = self.notices()
        self.desk_page(
            "task.html",
            task=task,
            phrases=phrases,
            typed=_where_shown(typed or {}, task),
            click=uuid4().hex,
            first=first.isoformat(),
            words=ONE,
            whole=WHOLE,
            done=said["done"],
            problem=problem or said["problem"],
        )

    def _read(self, door: TaskDoor) -> tuple[TaskRead, list[str]]:
        store = self.site.store
        later = later_days(store.choices.of(door.author.id))
        programme = self.site.programme_of(self.cohort.id)
        place = (door.plan.name, door.task.name)
        task = door.read(programme, later=later.get(place))
        return task, phrases_of(store, self.seating.id)

    async def _door(self) -> TaskDoor:
        return await self.site.aside.read(self._found)

    def _found(self) -> TaskDoor:
        author = self.site.store.people.seating(self.path_kwargs["seat"])
        plan = self._plan()
        if author is None or plan is None or not _takes_part(author, self.cohort.id):
            raise HTTPError(404)
        seat = Seat(self.seating, store=self.site.store, channel=SilentChannel())
        door = TaskDoor.of(seat, author, plan, contents=self.site.settings.contents)
        if door is None:
            raise HTTPError(404)
        return door

    def _plan(self) -> Plan | None:
        plans = self.site.programme_of(self.cohort.id).workshops
        name = self.path_kwargs["workshop"]
        return next((plan for plan in plans if plan.name == name), None)

    def _today(self) -> date:
        return self.site.programme_of(self.cohort.id).local.day(now())

    def _part(self) -> str:
        part = self.get_body_argument("part", "")
        return "" if part == WHOLE else part

    # -- what may be pressed -------------------------------------------------------

    def comment(self, door: TaskDoor) -> None:
        """Say something beside the task, or beside one part."""
        door.seat.comments.write(
            door.place,
            door.about,
            text=self.get_body_argument("text", ""),
            write=self.get_body_argument("click"),
            part=self._part(),
        )

    def thank(self, door: TaskDoor) -> None:
        """Thank for it."""
        write = self.get_body_argument("click")
        door.seat.comments.thank(door.place, door.about, write=write)

    def end(self, door: TaskDoor) -> None:
        """Take a comment, or thanks, back or away."""
        comment = self.get_body_argument("comment")
        door.seat.comments.end(door.place, door.about, comment=comment)

    def give(self, door: TaskDoor) -> None:
        """Give a later day, and say so beside what was asked, if anything was."""
        try:
            day = date.fromisoformat(self.get_body_argument("day", ""))
        except ValueError:
            raise AnswerError(ONE["no day"]) from None
        if day < self._today():
            raise AnswerError(ONE["no day"])
        line = self.get_body_argument("text", "").strip()
        later = Later(day, line, self.seating.person.name)
        self._choose(door, later.told())
        self._say_given(door, later)

    def withhold(self, door: TaskDoor) -> None:
        """Let the calendar's day hold again."""
        self._choose(door, {})

    def _say_given(self, door: TaskDoor, later: Later) -> None:
        said = ONE["given"].format(day=weekday_in_words(later.day))
        text = " ".join(filter(None, (said, later.said)))
        write = self.get_body_argument("click")
        for part in (MORE_TIME, ""):
            try:
                door.seat.comments.write(
                    door.place, door.about, text=text, write=write, part=part
                )
            except PermissionRefusedError:
                continue  # they had not asked, or share nothing: the task says it
            return

    def _choose(self, door: TaskDoor, value: dict[str, Any]) -> None:
        name = later_name(door.plan.name, door.task.name)
        choose = self.site.store.choices.choose_for
        choose(door.author.id, name, value, about=door.key, at=now())


def _where_shown(typed: Mapping[str, str], task: TaskRead) -> dict[str, str]:
    """What was typed, in a box that is there: a part may be shared no more."""
    boxes = {field.part for field in task.fields if field.inside is not None}
    boxes.add(task.requests.part)
    return {part if part in boxes else WHOLE: text for part, text in typed.items()}


def _takes_part(author: Seating, cohort: str) -> bool:
    is_here = author.cohort.id == cohort and author.withdrawn_at is None
    return is_here and author.role is Role.PARTICIPANT


DEEDS: Mapping[str, Callable[[TaskHandler, TaskDoor], None]] = {
    "comment": TaskHandler.comment,
    "thank": TaskHandler.thank,
    "end": TaskHandler.end,
    "give": TaskHandler.give,
    "withhold": TaskHandler.withhold,
}
"""What a form of the page may ask for."""
