"""How long a cohort's data is kept, who has been warned, and who is to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import uuid4

from toolkit.model import Cohort, Role, Seating
from toolkit.model.dates import day_in_words
from toolkit.model.message import Message, MessageKind, MessageState
from toolkit.model.retention import (
    WARNINGS,
    Postponed,
    goes_on,
    kept_until,
    months_after,
)
from toolkit.programme import Programme
from toolkit.programme.dated import last_day, last_known_day
from toolkit.store import Store

MORNING = time(9)
"""When, on its day, a warning goes."""

A_YEAR = 12
"""How many months a second year without days is taken to last."""

ON_ITS_WAY = (MessageState.QUEUED, MessageState.SENDING)

KEPT = {
    "demo": "This cohort shows how the programme works. It is never removed.",
    "undated": "Nothing is removed while one of this cohort's workshops has no day.",
    "not before": "Nor is anything removed before {day}, to which it was put off.",
    "until": "All that is kept of this cohort stays until {day}. Six weeks and one "
    "week before, its facilitators and participants are told by mail, and asked to "
    "take their portfolio and data along. Numbers that lead to nobody are kept.",
    "warned": "They were told on {warned}, so it is removed in the night to {day}.",
    "unwarned": "They have still to be told. Until a warning has gone out, and for six "
    "weeks after that, nothing is removed.",
    "went on": "“{title}” goes on from this cohort.",
    "begun": "This second year was begun, and may have no days of its own.",
    "no mail": "This server sends no mail by itself, so nobody is told and nothing is "
    "removed. Whoever looks after the server can set that up.",
}
"""How it stands, for those who run a cohort."""

ProgrammeOf = Callable[[str], Programme]


@dataclass(frozen=True, slots=True)
class Keeping:
    """How it stands with one cohort.

    `until` is None while its end is not known, and of the demonstration. `removed_on`
    is the first day on which data may go; None before anybody was warned of `until`.
    """

    until: date | None
    postponed: tuple[Postponed, ...]
    warned: datetime | None = None
    removed_on: date | None = None
    is_demonstration: bool = False

    @property
    def at_least(self) -> date | None:
        """The day before which nothing goes, as far as one is known."""
        put_off = (one.until for one in self.postponed)
        return self.until or max(put_off, default=None)

    def promised(self, today: date) -> date | None:
        """The day that a warning of today names: nobody has less time than that."""
        if self.until is None or self.removed_on is not None:
            return self.removed_on
        return max(self.until, today + WARNINGS[0])

    def is_near(self, today: date) -> bool:
        """Whether the first warning is due, or was."""
        return self.until is not None and today >= self.until - WARNINGS[0]

    def waits(self, today: date) -> bool:
        """Whether the day has come, but nobody who runs the cohort was warned."""
        has_come = self.until is not None and today >= self.until
        return has_come and self.removed_on is None

    def is_over(self, today: date) -> bool:
        """Whether the data is to be removed now."""
        return self.removed_on is not None and today >= self.removed_on


def keeping(store: Store, programme_of: ProgrammeOf, cohort: str) -> Keeping:
    """How it stands with *cohort*.

    A cohort that goes on from it lets it stay longer by the days that it has itself.
    That one is begun lets it stay as well: `going_on` says how long, once.
    """
    shown = store.cohorts.demonstration()
    kept = store.messages.of_kind(cohort, MessageKind.RETENTION)
    postponed = tuple(_postponed(one) for one in kept if one.seat is None)
    if shown is not None and shown.id == cohort:
        return Keeping(None, postponed, is_demonstration=True)
    own, *after = _going_on(store, cohort)
    programme = programme_of(own)
    may_have_no_day = _may_have_no_day(store, cohort, programme)
    until = kept_until(
        (last_known_day if may_have_no_day else last_day)(programme),
        [last_known_day(programme_of(one)) for one in after],
        months=programme.kept_months,
        postponed=postponed,
        is_second_year=may_have_no_day,
    )
    warned = _warned(store, cohort, kept, until) if until else None
    removed_on = goes_on(until, warned=warned) if until else None
    return Keeping(until, postponed, warned=warned, removed_on=removed_on)


def told(stands: Keeping, *, today: date, sends_mail: bool) -> list[str]:
    """How it stands, in words for those who run the cohort."""
    if stands.is_demonstration:
        return [KEPT["demo"]]
    if stands.until is None:
        said = [KEPT["undated"]]
        if stands.at_least:
            said.append(KEPT["not before"].format(day=day_in_words(stands.at_least)))
        return said
    said = [KEPT["until"].format(day=day_in_words(stands.until))]
    if stands.removed_on is not None and stands.warned is not None:
        day, warned = (
            day_in_words(stands.removed_on),
            day_in_words(stands.warned.date()),
        )
        return [*said, KEPT["warned"].format(warned=warned, day=day)]
    if stands.is_near(today):
        said.append(KEPT["unwarned"])
        if not sends_mail:
            said.append(KEPT["no mail"])
    return said


def postponing(
    cohort: str, until: date, *, reason: str, by: str, at: datetime
) -> Message:
    """What keeps that the day was put off; it goes to nobody."""
    return Message(
        id=uuid4().hex,
        cohort=cohort,
        seat=None,
        kind=MessageKind.RETENTION,
        about=until.isoformat(),
        once=f"{MessageKind.RETENTION}/{cohort}/until/{until.isoformat()}/{uuid4().hex}",
        queued_at=at,
        state=MessageState.HELD,
        value={"reason": reason, "by": by},
    )


def going_on(
    store: Store,
    programme_of: ProgrammeOf,
    earlier: str,
    new: Cohort,
    *,
    by: str,
    at: datetime,
) -> list[Message]:
    """What keeps that *new* was just begun, which goes on from *earlier*.

    Nobody knows yet whether it will have days. So the earlier year stays for as long
    from now as after a last workshop, and the new one as if it lasted a year.
    """
    programme = programme_of(earlier)
    months, today = programme.kept_months, programme.local.day(at)
    day = months_after(today, A_YEAR + months)
    kept = [postponing(new.id, day, reason=KEPT["begun"], by=by, at=at)]
    stands, day = keeping(store, programme_of, earlier), months_after(today, months)
    is_longer = stands.at_least is None or day > stands.at_least
    if is_longer and not stands.is_demonstration:
        reason = KEPT["went on"].format(title=new.title)
        kept.append(postponing(earlier, day, reason=reason, by=by, at=at))
    return kept


def queue_warnings(
    store: Store, programme_of: ProgrammeOf, *, cohort: str, now: datetime
) -> None:
    """Queue the warning that is due, once to everybody who can be written to."""
    local = programme_of(cohort).local
    stands = keeping(store, programme_of, cohort)
    if stands.until is None or not stands.is_near(local.day(now)):
        return
    number = _number(stands, local.day(now))
    known = store.messages.known(cohort, MessageKind.RETENTION)
    new = [
        one
        for one in _warnings(store.people.roster(cohort), stands.until, number, now=now)
        if one.once not in known
    ]
    if new and local.at(now).time() >= MORNING:
        store.messages.add(new)


def _number(stands: Keeping, today: date) -> int:
    """Which of the warnings: the last a week before the data really goes."""
    is_last = stands.removed_on and today >= stands.removed_on - WARNINGS[-1]
    return len(WARNINGS) if is_last else 1


def _warnings(
    roster: Sequence[Seating], until: date, number: int, *, now: datetime
) -> Iterator[Message]:
    for seating in roster:
        if seating.person.address and not seating.withdrawn_at:
            about = until.isoformat()
            cohort = seating.cohort.id
            yield Message(
                id=uuid4().hex,
                cohort=cohort,
                seat=seating.id,
                kind=MessageKind.RETENTION,
                about=about,
                once=f"{MessageKind.RETENTION}/{cohort}/{about}/{seating.id}/{number}",
                queued_at=now,
                value={"number": number},
                address=seating.person.address,
            )


def _going_on(store: Store, cohort: str) -> list[str]:
    """The cohort and all that go on from it, each once."""
    found = [cohort]
    for one in found:
        after = store.succession.after(one)
        found += [each.id for each in after if each.id not in found]
    return found


def _may_have_no_day(store: Store, cohort: str, programme: Programme) -> bool:
    """Whether it is a second year without workshops that have a day, as many are."""
    has_days = any(plan.when for plan in programme.workshops)
    return not has_days and store.succession.before(cohort) is not None


def _postponed(kept: Message) -> Postponed:
    value = kept.value
    return Postponed(
        until=date.fromisoformat(kept.about),
        reason=str(value.get("reason", "")),
        by=str(value.get("by", "")),
        at=kept.queued_at,
    )


def _warned(
    store: Store, cohort: str, kept: Sequence[Message], until: date
) -> datetime | None:
    """When the last of the first warnings had gone; None while one is on its way.

    One at least has to have gone to a facilitator, who could put the day off.
    """
    first = [
        one
        for one in kept
        if one.seat and one.about == until.isoformat() and one.value.get("number") == 1
    ]
    gone = {one.seat: one.at for one in first if one.state is MessageState.SENT}
    leads = {s.id for s in store.people.roster(cohort) if s.role is Role.FACILITATOR}
    if not leads & gone.keys() or any(one.state in ON_ITS_WAY for one in first):
        return None
    return max((at for at in gone.values() if at), default=None)
