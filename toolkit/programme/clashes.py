"""What speaks against the days of a calendar. It warns, and forbids nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import zip_longest

from toolkit.model.calendar import Break, Calendar
from toolkit.model.dates import weekday_in_words
from toolkit.programme.dated import dated
from toolkit.programme.meetings import MeetingPlan, meetings_of
from toolkit.programme.plan import Plan
from toolkit.programme.programme import Programme

FEWEST_DAYS = 14
"""Between a workshop and the day its task is due."""

PAST = "“{title}”: {day} is in the past."
WEEKEND = "{what} is on a weekend."
BANK = "{what} is a bank holiday in England ({name})."
CLOSED = "{what} is in the holidays ({name})."
CLOSE = (
    "“{title}”: {count} between {own} and the day its task is due, {due}. "
    "A task needs {least} days or more."
)
COUNTED = {True: "there is only 1 day", False: "there are only {days} days"}
AT_ONCE = "“{title}” and “{other}” are at the same time."
NOT_BEFORE = (
    "“{title}”: its task is due on {due}, which is not before the next workshop, "
    "“{following}”, on {day}."
)


def clashes(
    programme: Programme,
    calendar: Calendar,
    *,
    today: date,
    before: Calendar | None = None,
) -> tuple[str, ...]:
    """What speaks against the days of *calendar*, a sentence each.

    A day in the past is none of them if the calendar *before* had it already.
    """
    plans = dated(programme, calendar).workshops
    known = {plan.name: plan.day for plan in dated(programme, before).workshops}
    meetings = meetings_of(calendar)
    closed = _bank_holidays(
        [*_all_days(plans), *(one.starts.date() for one in meetings)]
    )
    found: list[str] = []
    for plan, following in zip_longest(plans, plans[1:]):
        if plan.day and plan.day < today and known.get(plan.name) != plan.day:
            said = weekday_in_words(plan.day)
            found.append(PAST.format(title=plan.title, day=said))
        for what, day in _days(plan):
            found += _on(day, what, closed=closed, breaks=calendar.breaks)
        found += _room_for_task(plan, following)
    earlier = {(one.meeting.id, one.meeting.day) for one in meetings_of(before)}
    for one in meetings:
        title, day = one.meeting.title, one.meeting.day
        what = f"“{title}”: {weekday_in_words(day)}"
        if day < today and (one.meeting.id, day) not in earlier:
            found.append(PAST.format(title=title, day=weekday_in_words(day)))
        found += _on(day, what, closed=closed, breaks=calendar.breaks)
        found += _beside(one, [*plans, *meetings])
    return tuple(found)


def _beside(one: MeetingPlan, others: Iterable[Plan | MeetingPlan]) -> Iterator[str]:
    """What else is on while *one* is; of two meetings the later says it."""
    for other in others:
        whole = other.when if isinstance(other, Plan) else other
        if whole is None or whole is one:
            continue
        if not isinstance(other, Plan) and whole.starts > one.starts:
            continue
        if one.starts < whole.ends and whole.starts < one.ends:
            title = other.title if isinstance(other, Plan) else other.meeting.title
            yield AT_ONCE.format(title=one.meeting.title, other=title)


def _days(plan: Plan) -> Iterator[tuple[str, date]]:
    if plan.day:
        yield f"“{plan.title}”: {weekday_in_words(plan.day)}", plan.day
    if plan.due:
        due = weekday_in_words(plan.due)
        yield f"“{plan.title}”: its task is due on {due}, which", plan.due


def _on(
    day: date, what: str, *, closed: Mapping[date, str], breaks: Sequence[Break]
) -> Iterator[str]:
    if _is_weekend(day):
        yield WEEKEND.format(what=what)
    if name := closed.get(day):
        yield BANK.format(what=what, name=name)
    for one in breaks:
        if one.first <= day <= one.last:
            yield CLOSED.format(what=what, name=one.name)


def _room_for_task(plan: Plan, following: Plan | None) -> Iterator[str]:
    if plan.day is None or plan.due is None:
        return
    own, due = weekday_in_words(plan.day), weekday_in_words(plan.due)
    left = plan.due - plan.day
    if left < timedelta(days=FEWEST_DAYS):
        count = COUNTED[left.days == 1].format(days=left.days)
        said = {"own": own, "due": due, "count": count, "least": FEWEST_DAYS}
        yield CLOSE.format(title=plan.title, **said)
    if following and following.day and plan.due >= following.day:
        yield NOT_BEFORE.format(
            title=plan.title,
            due=due,
            following=following.title,
            day=weekday_in_words(following.day),
        )


def _all_days(plans: Sequence[Plan]) -> list[date]:
    return [day for plan in plans for _, day in _days(plan)]


def _is_weekend(day: date) -> bool:
    saturday = 5
    return day.weekday() >= saturday


def _bank_holidays(days: Iterable[date]) -> Mapping[date, str]:
    """Those of England, in all the years that *days* are in."""
    years = {day.year for day in days}
    if not years:
        return {}
    # Only who makes a calendar waits for it, and no kernel holds it.
    from holidays import country_holidays

    found = country_holidays("GB", subdiv="ENG", years=years)
    return {day: found[day] for day in found}
