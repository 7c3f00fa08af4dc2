"""What goes to a cohort by itself, and when: from its dated programme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import uuid4

from toolkit.model import Role, Seating
from toolkit.model.message import Message, MessageKind, MessageState
from toolkit.programme import Programme
from toolkit.programme.plan import Assignment, Plan, When

JOINING_BEFORE = timedelta(days=10)
"""How long before a workshop its joining details go."""

REMINDERS_BEFORE = (timedelta(days=14), timedelta(days=3))
"""How long before a task is due it is reminded of; so often, and no more."""

USE = timedelta(days=2)
"""How long a word about a task that is not begun is of use."""

MORNING = time(9)
"""When, on its day, a message goes."""

WRAP_UP_WITHIN = timedelta(days=21)
"""For how long after a workshop it is of use to write what was made in it."""

EVERYBODY = "everybody"
"""What an invitation is about."""

OF_A_COHORT = (MessageKind.JOINING, MessageKind.REMINDER, MessageKind.WRAP_UP)
"""The kinds that go by themselves to everybody whom they concern."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What goes by itself from one moment on, until it is no use any more.

    `about` is the workshop, also of a reminder; `day` is in the name of each message
    where a change of the day makes it another one.
    """

    kind: MessageKind
    about: str
    number: int
    goes: datetime
    until: datetime
    confirmed: bool
    day: str = ""

    def is_due(self, now: datetime) -> bool:
        """Whether it may go now."""
        return self.confirmed and self.goes <= now < self.until

    def is_news(
        self, seating: Seating, *, known: Mapping[str, MessageState], now: datetime
    ) -> bool:
        """Whether this seat was told another day, which holds no longer."""
        if not (self.day and self.confirmed and now < self.until):
            return False
        start = f"{self.kind}/{seating.cohort.id}/{self.about}@"
        end = f"/{seating.id}/{self.number}"
        return any(one.startswith(start) and one.endswith(end) for one in known)

    def once(self, seating: Seating) -> str:
        """What no other message to this seat is called."""
        about = f"{self.about}@{self.day}" if self.day else self.about
        parts = (self.kind, seating.cohort.id, about, seating.id, str(self.number))
        return "/".join(parts)

    def message(self, seating: Seating, *, at: datetime, again: str = "") -> Message:
        """The message to one seat; *again* tells one more from the first."""
        once = self.once(seating)
        return Message(
            id=uuid4().hex,
            cohort=seating.cohort.id,
            seat=seating.id,
            kind=self.kind,
            about=self.about,
            once=f"{once}/{again}" if again else once,
            queued_at=at,
            value={"until": self.until.isoformat(), "number": self.number},
            address=seating.person.address,
        )


def planned(programme: Programme) -> list[Planned]:
    """All that the dated *programme* has go by itself, in the order of its days."""
    found = [one for plan in programme.workshops for one in _of(plan, programme)]
    return sorted(found, key=lambda one: one.goes)


def _of(plan: Plan, programme: Programme) -> Iterator[Planned]:
    when, task = plan.when, plan.task
    if when is not None:
        yield Planned(
            MessageKind.JOINING,
            plan.name,
            1,
            goes=_morning(when.starts.date() - JOINING_BEFORE, programme),
            until=when.ends,
            confirmed=when.confirmed,
            day=when.starts.date().isoformat(),
        )
        yield _wrap_up(plan, when, programme)
    if task is not None and task.due is not None:
        yield from _reminders(plan, task, task.due, programme=programme)


def _wrap_up(plan: Plan, when: When, programme: Programme) -> Planned:
    """Once for each workshop: its day is over, so no other day makes it another one."""
    day = when.ends.date()
    return Planned(
        MessageKind.WRAP_UP,
        plan.name,
        1,
        goes=_morning(day + timedelta(days=1), programme),
        until=_morning(day + WRAP_UP_WITHIN, programme),
        confirmed=when.confirmed,
    )


def _reminders(
    plan: Plan, task: Assignment, due: date, *, programme: Programme
) -> Iterator[Planned]:
    """One ends where the next begins, so nobody gets two at once."""
    goes = [_morning(due - before, programme) for before in REMINDERS_BEFORE]
    ends = [*goes[1:], _morning(due + timedelta(days=1), programme)]
    for number, (first, last) in enumerate(zip(goes, ends, strict=True), start=1):
        if plan.when is None or first > plan.when.ends:
            yield Planned(
                MessageKind.REMINDER,
                plan.name,
                number,
                goes=first,
                until=last,
                confirmed=task.confirmed,
            )


def _morning(day: date, programme: Programme) -> datetime:
    return datetime.combine(day, MORNING, tzinfo=programme.local.zone)


def due_now(
    programme: Programme,
    roster: Iterable[Seating],
    *,
    known: Mapping[str, MessageState],
    now: datetime,
) -> list[Message]:
    """What is to go now and has not gone: to participants who have an address."""
    cohort = list(roster)
    return [
        one.message(seating, at=now)
        for one in planned(programme)
        for seating in cohort
        if one.is_due(now) or one.is_news(seating, known=known, now=now)
        if is_written_to(seating)
        if not is_held(one, seating.cohort.id, known=known)
        if one.once(seating) not in known
    ]


def is_written_to(seating: Seating) -> bool:
    """Whether messages to everybody go to this seat."""
    takes_part = seating.role is Role.PARTICIPANT and not seating.withdrawn_at
    return takes_part and bool(seating.person.address)


def is_held(one: Planned, cohort: str, *, known: Mapping[str, MessageState]) -> bool:
    """Whether somebody keeps it back."""
    return known.get(_held_once(one.kind, cohort, one.about)) is MessageState.HELD


def holding(kind: MessageKind, cohort: str, about: str, *, at: datetime) -> Message:
    """What keeps messages of one kind about one workshop back."""
    once = _held_once(kind, cohort, about)
    return Message(uuid4().hex, cohort, None, kind, about, once, at, MessageState.HELD)


def _held_once(kind: MessageKind, cohort: str, about: str) -> str:
    return f"hold/{kind}/{cohort}/{about}"


def asked_for(
    programme: Programme,
    kind: MessageKind,
    about: str,
    seatings: Sequence[Seating],
    *,
    known: Mapping[str, MessageState],
    click: str,
    now: datetime,
) -> list[Message]:
    """What somebody sends by hand: of each the next one that is not sent yet.

    Of joining details one more may go; reminders are never more than there are.
    *click* names the sending, so that a form sent twice sends nothing twice.
    """
    plans = [
        one for one in planned(programme) if (one.kind, one.about) == (kind, about)
    ]
    found = (
        _next(plans, seating, known=known, click=click, now=now) for seating in seatings
    )
    return [message for message in found if message is not None]


def _next(
    plans: Sequence[Planned],
    seating: Seating,
    *,
    known: Mapping[str, MessageState],
    click: str,
    now: datetime,
) -> Message | None:
    open_ones = [one for one in plans if now < one.until]
    for one in open_ones:
        if one.once(seating) not in known:
            return one.message(seating, at=now)
    repeated = [one for one in open_ones if one.kind is MessageKind.JOINING]
    return repeated[0].message(seating, at=now, again=click) if repeated else None


def had_by(
    known: Mapping[str, MessageState], one: Planned, cohort: str
) -> dict[str, MessageState]:
    """How the message stands with each seat that has one, by the seat."""
    about = f"{one.about}@{one.day}" if one.day else one.about
    start = f"{one.kind}/{cohort}/{about}/"
    return {
        once.removeprefix(start).partition("/")[0]: state
        for once, state in known.items()
        if once.startswith(start)
    }


def invitations(
    seatings: Iterable[Seating],
    *,
    known: Mapping[str, MessageState],
    click: str,
    now: datetime,
) -> list[Message]:
    """An invitation for each; one more, if they have had one."""
    return [_invitation(s, known=known, click=click, now=now) for s in seatings]


def not_begun(
    about: str, seatings: Iterable[Seating], *, click: str, now: datetime
) -> list[Message]:
    """A word about a task to each who has not begun it; *click* names the sending."""
    return [
        Message(
            id=uuid4().hex,
            cohort=one.cohort.id,
            seat=one.id,
            kind=MessageKind.NOT_BEGUN,
            about=about,
            once=f"{not_begun_to(one.cohort.id, about)}{one.id}/{click}",
            queued_at=now,
            value={"until": (now + USE).isoformat()},
            address=one.person.address,
        )
        for one in seatings
    ]


def not_begun_to(cohort: str, about: str) -> str:
    """How the names of all such messages about one task begin."""
    return f"{MessageKind.NOT_BEGUN}/{cohort}/{about}/"


def _invitation(
    seating: Seating, *, known: Mapping[str, MessageState], click: str, now: datetime
) -> Message:
    once = f"{MessageKind.INVITATION}/{seating.cohort.id}/{EVERYBODY}/{seating.id}"
    return Message(
        id=uuid4().hex,
        cohort=seating.cohort.id,
        seat=seating.id,
        kind=MessageKind.INVITATION,
        about=EVERYBODY,
        once=f"{once}/{click}" if f"{once}/1" in known else f"{once}/1",
        queued_at=now,
        address=seating.person.address,
    )
