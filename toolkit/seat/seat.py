"""What one person may read and write: the only place where rights are decided."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime

from toolkit.model import (
    JSON,
    Cohort,
    Conflict,
    Event,
    EventKind,
    Person,
    Quota,
    Response,
    Saved,
    Seating,
    Sharing,
)
from toolkit.model.calendar import Calendar
from toolkit.model.later import Later, later_days
from toolkit.seat.channel import Channel
from toolkit.seat.checks import check_answer, check_level, check_place, check_write
from toolkit.seat.circles import Circles
from toolkit.seat.comments import Comments
from toolkit.seat.consents import Consents
from toolkit.seat.earlier import EarlierVersions
from toolkit.seat.files import Files
from toolkit.seat.groups import Groups
from toolkit.seat.holder import Holder, now
from toolkit.seat.others import Others
from toolkit.seat.pace import Paces
from toolkit.seat.pages import Pages
from toolkit.seat.people import People
from toolkit.seat.rooms import Rooms
from toolkit.seat.wall import Wall
from toolkit.store import Store


def key_of(seating: Seating) -> str:
    """A name for a seat that says nothing of the person, for what a browser keeps."""
    return hashlib.sha256(seating.id.encode()).hexdigest()[:16]


class Seat:
    """One person's door to a cohort, open as long as their page.

    One's own answers are here, everything else in a part for each subject.
    """

    def __init__(
        self,
        seating: Seating,
        *,
        store: Store,
        channel: Channel,
        clock: Callable[[], datetime] = now,
        quota: Quota = Quota(),  # noqa: B008 - it is frozen
        is_served: bool = False,
    ) -> None:
        """*is_served* says that a server stands behind this seat's page."""
        holder = Holder(seating, store, channel, clock)
        self._holder = holder
        self.is_served = is_served
        self._seen = store.events.last(seating.cohort.id)
        self.earlier = EarlierVersions(holder)
        self.pace = Paces(holder)
        self.people = People(holder)
        self.rooms = Rooms(holder)
        self.groups = Groups(holder)
        self.pages = Pages(
            holder, pace=self.pace, groups=self.groups, people=self.people
        )
        self.circles = Circles(holder, groups=self.groups)
        self.wall = Wall(holder, pace=self.pace)
        self.others = Others(holder, pace=self.pace)
        self.comments = Comments(holder, others=self.others)
        self.consents = Consents(holder, groups=self.groups)
        self.files = Files(holder, wall=self.wall, quota=quota)

    @property
    def key(self) -> str:
        """A name for this seat that says nothing of the person, for drafts."""
        return key_of(self.seating)

    @property
    def seating(self) -> Seating:
        """Who sits here, in which cohort and group, as of the last hint."""
        return self._holder.seating

    @property
    def person(self) -> Person:
        """Who sits here."""
        return self._holder.person

    @property
    def cohort(self) -> Cohort:
        """The cohort this seat belongs to."""
        return self._holder.cohort

    @property
    def is_facilitator(self) -> bool:
        """Whether this seat steers the cohort."""
        return self._holder.is_facilitator

    def facilitators_only(self, what: str) -> None:
        """Refuse everybody else to do *what*.

        Raises:
            PermissionRefusedError: this person is no facilitator.
        """
        self._holder.facilitators_only(what)

    def now(self) -> datetime:
        """This moment, as the seat sees it, in UTC."""
        return self._holder.now()

    @property
    def is_archived(self) -> bool:
        """Whether this seat's year is archived, so that it is only read."""
        return self._holder.archived_at() is not None

    def calendar(self) -> Calendar | None:
        """When and where this seat's cohort has its workshops; None if nobody said."""
        return self._holder.store.calendars.of(self.cohort.id)

    def later(self) -> Mapping[tuple[str, str], Later]:
        """Where this person was granted a later day, by workshop and task."""
        return later_days(self._holder.store.choices.of(self.seating.id))

    # -- one's own answers ---------------------------------------------------------

    def response(self, workshop: str, activity: str) -> Response | None:
        """This person's own answer."""
        return self._holder.store.responses.find(self._holder.key(workshop, activity))

    def responses(self, workshop: str) -> Mapping[str, Response]:
        """All of this person's own answers in *workshop*, by activity."""
        return self._holder.store.responses.of(self.cohort.id, workshop, self.person.id)

    def save(
        self,
        workshop: str,
        activity: str,
        value: JSON,
        *,
        sharing: Sharing,
        based_on: int,
        write: str,
        prompt: str,
    ) -> Saved | Conflict:
        """Keep *value* as this person's answer; returns once it is committed.

        Repeating a write is harmless; one that is based on an old version keeps both.

        Raises:
            AnswerError: the answer is too long, or no page of ours sends it.
        """
        kept = check_answer(value)
        check_place(workshop, activity)
        check_write(sharing=sharing, based_on=based_on, write=write)
        check_level(activity, sharing)
        self._holder.insist_on_open()
        outcome = self._holder.store.responses.save(
            self._holder.key(workshop, activity),
            kept,
            sharing=sharing,
            based_on=based_on,
            write=write,
            prompt=prompt,
            at=self._holder.now(),
        )
        self._holder.tell()
        return outcome

    # -- keeping up ----------------------------------------------------------------

    def at_once(self) -> AbstractContextManager[None]:
        """Let what is read in this block be read in one go, as of one moment."""
        return self._holder.store.at_once()

    def glance(self, workshop: str) -> None:
        """Within `at_once`: read together what the page of *workshop* asks first."""
        self._holder.store.glance(self.cohort.id, workshop, self.person.id)

    def changes(self) -> tuple[Event, ...]:
        """What happened in the cohort since this was last asked."""
        events = self._holder.store.events.since(self.cohort.id, self._seen)
        if events:
            self._seen = events[-1].id
        kinds = {event.kind for event in events}
        if EventKind.PACE in kinds:
            self.pace.look_again()
        if EventKind.GROUPS in kinds:
            self.groups.look_again()
            self._holder.sit_again()
        return events

    def on_change(self, listener: Callable[[], None]) -> None:
        """Call *listener* when `changes` has something new, in the event loop."""
        self._holder.channel.listen(listener)
