"""A cohort's calendar in words, and what of it becomes different."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.model.calendar import Break, Calendar
from toolkit.model.dates import day_in_words, hour, stretch, weekday_in_words
from toolkit.programme.dated import dated
from toolkit.programme.meetings import MeetingPlan, meetings_of
from toolkit.programme.plan import DueRule, Plan
from toolkit.programme.programme import Programme

OPEN = "To be announced"
STATES = {False: "Draft", True: "Confirmed"}
TAKEN_OUT = "taken out"
BREAKS = "Holidays"
ZONE = "Time zone"


@dataclass(frozen=True, slots=True)
class Told:
    """A part of a calendar, such as a workshop: what it says, by what that is."""

    title: str
    facts: Mapping[str, str]

    def told(self) -> str:
        """All of it on a line."""
        said = (f"{what} {words}" for what, words in self.facts.items() if words)
        return f"{self.title}: {'; '.join(said)}"


@dataclass(frozen=True, slots=True)
class Change:
    """What of a calendar becomes different; empty text where there was nothing."""

    title: str
    what: str
    old: str
    new: str

    def told(self) -> str:
        """It in a sentence."""
        where = f"{self.title}, {self.what}"
        if not self.old:
            return f"{where}: “{self.new}”"
        return (
            f"{where}: “{self.old}” becomes {f'“{self.new}”' if self.new else 'empty'}"
        )


def in_words(programme: Programme, calendar: Calendar | None) -> tuple[Told, ...]:
    """Every workshop of *calendar*, and what goes for all of them."""
    year = dated(programme, calendar)
    breaks = calendar.breaks if calendar else ()
    own = {
        each: one.due for each, one in (calendar.occasions if calendar else {}).items()
    }
    workshops = (
        Told(plan.title, _facts(plan, own=own.get(plan.name) is not None))
        for plan in year.workshops
    )
    meetings = (Told(p.meeting.title, p.facts) for p in year.meetings)
    rest = {ZONE: str(year.zone), BREAKS: ", ".join(map(break_in_words, breaks))}
    return (*workshops, *meetings, Told("All workshops", rest))


def changes(
    programme: Programme, old: Calendar | None, new: Calendar
) -> tuple[Change, ...]:
    """What becomes different between two calendars of a cohort."""
    without = [each and replace(each, meetings=()) for each in (old, new)]
    before, after = (in_words(programme, each) for each in without)
    of_workshops = (
        change
        for was, now in zip(before, after, strict=True)
        for change in _changes(was, now)
    )
    return (*of_workshops, *_of_meetings(meetings_of(old), meetings_of(new)))


def _of_meetings(
    old: Iterable[MeetingPlan], new: Iterable[MeetingPlan]
) -> Iterator[Change]:
    was, now = ({one.meeting.id: one for one in each} for each in (old, new))
    for name, one in was.items():
        if name not in now:
            day = one.facts["Date"]
            yield Change(one.meeting.title, "Date", day, TAKEN_OUT)
    for name, one in now.items():
        title, before = one.meeting.title, was.get(name)
        if before and before.meeting.title != title:
            yield Change(title, "Title", before.meeting.title, title)
        facts = before.facts if before else {}
        yield from _changes(Told(title, facts), Told(title, one.facts))


def rule_in_words(rule: DueRule) -> str:
    """How the day is worked out that nobody has chosen."""
    unit, count = ("week", rule.days // 7) if rule.days % 7 == 0 else ("day", rule.days)
    by = f"{count} {unit}{'' if count == 1 else 's'}"
    return f"{by} before the next workshop" if rule.before_next else f"{by} after it"


def break_in_words(one: Break) -> str:
    """A holiday with its days."""
    if one.first == one.last:
        return f"{one.name} ({day_in_words(one.first)})"
    return f"{one.name} ({day_in_words(one.first)} to {day_in_words(one.last)})"


def _changes(was: Told, now: Told) -> Iterator[Change]:
    is_open = now.facts.get("Date") == OPEN
    for what in {**now.facts, **was.facts}:
        old, new = (each.facts.get(what, "") for each in (was, now))
        # Of a workshop that is to be announced nothing else is said.
        if old != new and (new or not is_open):
            yield Change(now.title, what, old, new)


def _facts(plan: Plan, *, own: bool) -> dict[str, str]:
    when = plan.when
    if when is None:
        facts = {"Date": OPEN}
    else:
        facts = {
            "Date": weekday_in_words(when.starts.date()),
            "Hours": stretch(when.starts, when.ends),
            "Doors open": hour(when.doors_open),
            "How people take part": when.mode,
            "Venue": when.venue,
            "Address": when.address,
            "Meeting link": when.link,
            "State": STATES[when.confirmed],
        }
    if plan.task is None:
        return facts
    due = plan.task.due
    by = "as chosen" if own else rule_in_words(plan.task.rule)
    return {**facts, "Task due": f"{weekday_in_words(due)}, {by}" if due else OPEN}
