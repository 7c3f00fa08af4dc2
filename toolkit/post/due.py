"""Puts on their way the messages whose time has come, in one cohort."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from uuid import uuid4

from toolkit.model import Seating
from toolkit.model.later import Later, later_name
from toolkit.model.message import Message, MessageKind
from toolkit.post.letters import WEEKLY
from toolkit.post.plans import OF_A_COHORT, due_now, planned
from toolkit.programme import Programme
from toolkit.programme.dated import with_later_days
from toolkit.store import Store

WISHES_FROM, LETTERS_FROM = time(8), time(7)
"""From which hour wishes are granted, and weekly letters go on Mondays."""

LATE = timedelta(days=2)
"""How long after its moment a wish, or a weekly letter, is still of use."""


def queue_due(
    store: Store, programme: Programme, *, cohort: str, now: datetime
) -> None:
    """Queue all that is due: each message once, however often this is asked."""
    roster = store.people.roster(cohort)
    later = _later(store, programme, cohort)
    years = _years(programme, roster, later)
    if any(_is_to_come(year, now) for year, _people in years):
        known = store.messages.known(cohort, *OF_A_COHORT)
        for year, people in years:
            _add(store, due_now(year, people, known=known, now=now))
    reached = {s.id: s for s in roster if s.person.address and not s.withdrawn_at}
    _grant_wishes(store, programme, cohort=cohort, reached=reached, now=now)
    _add(store, list(_letters(store, programme, cohort, reached=reached, now=now)))


def _is_to_come(year: Programme, now: datetime) -> bool:
    return any(one.confirmed and now < one.until for one in planned(year))


LaterDays = Mapping[str, Mapping[tuple[str, str], Later]]
"""Who was granted a later day for which task, by seat."""


def _later(store: Store, programme: Programme, cohort: str) -> LaterDays:
    found: dict[str, dict[tuple[str, str], Later]] = {}
    for tasked in programme.tasks:
        chosen = store.choices.chosen(cohort, later_name(*tasked.place))
        for seat, one in chosen.items():
            if later := Later.read(one.value):
                found.setdefault(seat, {})[tasked.place] = later
    return found


def _years(
    programme: Programme, roster: Iterable[Seating], later: LaterDays
) -> list[tuple[Programme, list[Seating]]]:
    """The year as most have it, and as each has it who was granted a later day."""
    everybody = list(roster)
    most = [one for one in everybody if one.id not in later]
    own = [one for one in everybody if one.id in later]
    return [(programme, most)] + [
        (
            replace(
                programme,
                workshops=with_later_days(programme.workshops, later[one.id]),
            ),
            [one],
        )
        for one in own
    ]


def _add(store: Store, new: list[Message]) -> None:
    if new:
        store.messages.add(new)


def _grant_wishes(
    store: Store,
    programme: Programme,
    *,
    cohort: str,
    reached: Mapping[str, Seating],
    now: datetime,
) -> None:
    local = programme.local.at(now)
    if local.time() < WISHES_FROM:
        return
    for wish in store.choices.due(cohort, today=local.date()):
        if wish.seat in reached:
            about = f"{wish.workshop}/{wish.activity}"
            message = _message(
                MessageKind.WISH,
                about,
                reached[wish.seat],
                wish.day.isoformat(),
                now=now,
            )
            store.choices.grant(wish, message)


def _letters(
    store: Store,
    programme: Programme,
    cohort: str,
    *,
    reached: Mapping[str, Seating],
    now: datetime,
) -> Iterator[Message]:
    """A letter a week to everybody who had asked for it before the week began."""
    today = programme.local.day(now)
    monday = today - timedelta(days=today.weekday())
    goes = datetime.combine(monday, LETTERS_FROM, tzinfo=programme.local.zone)
    if not goes <= now < goes + LATE:
        return
    chosen = store.choices.chosen(cohort, WEEKLY)
    wanted = {seat for seat, one in chosen.items() if one.value and one.since < goes}
    if not wanted:
        return
    known = store.messages.known(cohort, MessageKind.DIGEST)
    for seat in wanted & reached.keys():
        week = monday.isoformat()
        message = _message(MessageKind.DIGEST, week, reached[seat], "", now=now)
        if message.once not in known:
            yield message


def _message(
    kind: MessageKind, about: str, seating: Seating, day: str, *, now: datetime
) -> Message:
    parts = filter(None, (kind, seating.cohort.id, about, seating.id, day))
    return Message(
        id=uuid4().hex,
        cohort=seating.cohort.id,
        seat=seating.id,
        kind=kind,
        about=about,
        once="/".join(parts),
        queued_at=now,
        value={"until": (now + LATE).isoformat()},
        address=seating.person.address,
    )
