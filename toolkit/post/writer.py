"""Writes each letter as it goes, from all that is kept at that moment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.overview import place_of
from toolkit.activities.coverage.outcomes import (
    Contents,
    answers_to,
    finished_on,
    places_of,
)
from toolkit.activities.year.news import news_for
from toolkit.export.calendars import Source
from toolkit.model import JSON, Seating
from toolkit.model.contents import Asked, read_contents
from toolkit.model.later import later_days
from toolkit.model.message import Message, MessageKind
from toolkit.post import letters
from toolkit.post.keeping import keeping
from toolkit.post.letter import Letter
from toolkit.post.letters import REMINDERS, Setting
from toolkit.post.links import Links
from toolkit.post.words import REMINDER, WRAP_UP
from toolkit.post.wrapping import made_in, wrap_up
from toolkit.programme import Programme, opens_for_everyone
from toolkit.programme.dated import asked_in_words, with_later_days
from toolkit.programme.plan import Plan, Tasked, tasks_of
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store

WEEK = timedelta(days=7)
MOST_TOLD = 20
"""How much of what is new stands in one letter."""


PLAIN: Mapping[MessageKind, Callable[[Setting], Letter]] = {
    MessageKind.INVITATION: letters.invitation,
    MessageKind.LOST: letters.lost_link,
}
"""The letters that say the same whenever they go."""


class Own(StrEnum):
    """What becomes of the words that a person alone may read."""

    QUOTED = "quoted"
    MASKED = "masked"
    LEFT_OUT = "left out"


class NothingToSayError(Exception):
    """There is no need of the letter any more, or it cannot be written.

    `why` is the key of `toolkit.post.said.MESSAGES` that says it.
    """

    def __init__(self, why: str = "nothing") -> None:
        super().__init__(why)
        self.why = why


class Writer:
    """Writes letters for any cohort of one store; *programme_of* gives its year."""

    def __init__(
        self,
        store: Store,
        *,
        programme_of: Callable[[str], Programme],
        contents: Path,
    ) -> None:
        self._store = store
        self._programme_of = programme_of
        self._folder = contents

    def letter(
        self,
        message: Message,
        seating: Seating,
        *,
        links: Links,
        own: Own,
        at: datetime,
    ) -> Letter:
        """What *message* says to whoever sits there, at this moment.

        *own* words are quoted only where nobody but their author reads the letter.

        Raises:
            NothingToSayError: there is nothing to say.
        """
        programme = self._programme_of(seating.cohort.id)
        line = str(message.value.get("line", ""))
        setting = Setting(seating, programme, links, line=line)
        match message.kind:
            case (MessageKind.INVITATION | MessageKind.LOST) as plain:
                return PLAIN[plain](setting)
            case MessageKind.JOINING:
                return self._joining(setting, message.about, at=at)
            case MessageKind.REMINDER | MessageKind.NOT_BEGUN:
                return self._of_task(setting, message, own=own, at=at)
            case MessageKind.WRAP_UP:
                return self._wrap_up(setting, message.about, own=own, at=at)
            case MessageKind.WISH:
                return self._wished(setting, message.about)
            case MessageKind.DIGEST:
                return self._digest(setting, at=at)
            case MessageKind.RETENTION:
                return self._retention(setting, message.about, at=at)
        raise NothingToSayError

    def contents(self, programme: Programme) -> Contents:
        """What each notebook asks that everybody may open."""
        served = [one for one in programme.served if opens_for_everyone(one)]
        return [
            (one.name, asked_in_words(asked, programme, notebook=one.name))
            for one in served
            for asked in [read_contents(self._folder, one.name)]
        ]

    def has_finished(self, seating: Seating, plan: Plan) -> bool:
        """Whether somebody says that the workshop's task is finished."""
        asked = self._task(plan)
        if asked is None:
            return False
        return finished_on(asked, self._seat(seating).responses(plan.name)) is not None

    def has_begun(self, seating: Seating, plan: Plan) -> bool:
        """Whether somebody has written anything of the task, or says it is finished."""
        asked = self._task(plan)
        if asked is None:
            return False
        own = self._seat(seating).responses(plan.name)
        return bool(answers_to(asked, own)) or finished_on(asked, own) is not None

    def wants_no_reminders(self, seating: Seating) -> bool:
        """Whether somebody has stopped reminders."""
        return self._store.choices.of(seating.id).get(REMINDERS) is False

    def _joining(self, setting: Setting, about: str, *, at: datetime) -> Letter:
        programme, cohort = setting.programme, setting.seating.cohort.id
        plan, calendar = _plan(programme, about), self._store.calendars.of(cohort)
        if plan.when is None or calendar is None:
            raise NothingToSayError
        place = programme.workshops.index(plan)
        earlier = programme.workshops[place - 1] if place else None
        if earlier is not None and self.has_finished(setting.seating, earlier):
            earlier = None
        here = setting.links.here
        source = Source(calendar.id, calendar.version, here=here, at=at)
        return letters.joining(
            setting, plan, plan.when, open_task=earlier, source=source
        )

    def _of_task(
        self, setting: Setting, message: Message, *, own: Own, at: datetime
    ) -> Letter:
        if message.kind is MessageKind.NOT_BEGUN:
            return self._not_begun(setting, message.about, at=at)
        return self._reminder(setting, message.about, own=own, at=at)

    def _reminder(
        self, setting: Setting, about: str, *, own: Own, at: datetime
    ) -> Letter:
        seating = setting.seating
        tasked = self._own_task(setting.programme, about, seating)
        due = tasked.task.due
        if due is None or self.wants_no_reminders(seating):
            raise NothingToSayError
        if self.has_finished(seating, tasked.plan):
            raise NothingToSayError
        words = REMINDER["masked"] if own is Own.MASKED else ""
        if own is Own.QUOTED:
            words = self._commitment(setting, at=at)
        return letters.reminder(setting, tasked, due=due, own=words)

    def _wrap_up(
        self, setting: Setting, about: str, *, own: Own, at: datetime
    ) -> Letter:
        """What was made, for who was there; else what was done, and how to catch up."""
        plan, seating = _plan(setting.programme, about), setting.seating
        if plan.when is None or at < plan.when.ends:
            raise NothingToSayError("not over")
        if self.wants_no_reminders(seating):
            raise NothingToSayError
        words = WRAP_UP["masked"] if own is Own.MASKED else ""
        if own is Own.QUOTED:
            words = self._commitment(setting, at=at)
        contents = self.contents(setting.programme)
        seat, rules = self._seat(seating, at=at), setting.programme.attendance
        told = made_in(self._store, seat, plan, contents, rules=rules)
        return wrap_up(setting, plan, told, own=words, at=at)

    def _not_begun(self, setting: Setting, about: str, *, at: datetime) -> Letter:
        programme, seating = setting.programme, setting.seating
        tasked = self._own_task(programme, about, seating)
        if self.wants_no_reminders(seating) or self.has_begun(seating, tasked.plan):
            raise NothingToSayError
        today = programme.local.day(at)
        return letters.not_begun(setting, tasked, today=today)

    def _own_task(self, programme: Programme, about: str, seating: Seating) -> Tasked:
        """The task of a workshop, with its day as it is for this person."""
        later = later_days(self._store.choices.of(seating.id))
        found = tasks_of(with_later_days([_plan(programme, about)], later))
        if not found:
            raise NothingToSayError
        return found[0]

    def _commitment(self, setting: Setting, *, at: datetime) -> str:
        """What the person set out to do, wherever a notebook asks for that."""
        seat = self._seat(setting.seating, at=at)
        for place in places_of(self.contents(setting.programme)):
            asked = place.asked
            own = activity_kind(asked.kind).commitment(_values(seat, asked))
            if own:
                return own
        return ""

    def _wished(self, setting: Setting, about: str) -> Letter:
        places = places_of(self.contents(setting.programme))
        named = (place for place in places if "/".join(place.address) == about)
        place = next(named, None)
        if place is None:
            raise NothingToSayError
        page = place_of(place.page, place.asked.name)
        return letters.wished(setting, place.asked.prompt, page)

    def _digest(self, setting: Setting, *, at: datetime) -> Letter:
        seat = self._seat(setting.seating, at=at)
        news = news_for(seat, self.contents(setting.programme))
        lately = [one for one in news if one.at > at - WEEK]
        if not lately:
            raise NothingToSayError
        return letters.digest(setting, lately[:MOST_TOLD])

    def _retention(self, setting: Setting, about: str, *, at: datetime) -> Letter:
        """Nothing is said of a day that has been put off since."""
        cohort, local = setting.seating.cohort.id, setting.programme.local
        stands = keeping(self._store, self._programme_of, cohort)
        day = stands.promised(local.day(at))
        if stands.until is None or day is None or stands.until.isoformat() != about:
            raise NothingToSayError
        return letters.retention(setting, day)

    def _task(self, plan: Plan) -> Asked | None:
        asked = read_contents(self._folder, plan.name)
        task = plan.task.name if plan.task else ""
        return next((one for one in asked if one.name == task), None)

    def _seat(self, seating: Seating, *, at: datetime | None = None) -> Seat:
        if at is None:
            return Seat(seating, store=self._store, channel=SilentChannel())
        return Seat(
            seating, store=self._store, channel=SilentChannel(), clock=lambda: at
        )


def _values(seat: Seat, asked: Asked) -> dict[str, JSON]:
    names = {part: asked.stored_name(part) for part in asked.parts}
    found = {part: seat.response(asked.workshop, name) for part, name in names.items()}
    return {part: response.value for part, response in found.items() if response}


def _plan(programme: Programme, name: str) -> Plan:
    found: Sequence[Plan] = [one for one in programme.workshops if one.name == name]
    if not found:
        raise NothingToSayError
    return found[0]
