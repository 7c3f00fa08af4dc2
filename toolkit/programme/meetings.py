"""Optional meetings as somebody types them; and when one cohort has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from zoneinfo import ZoneInfo

from toolkit.model.calendar import Calendar
from toolkit.model.dates import hour, stretch, weekday_in_words
from toolkit.model.meeting import SEMINAR_MINUTES, Meeting, MeetingKind
from toolkit.programme.entering import LONGEST, STATES, TOO_LONG, read_entry
from toolkit.programme.plan import moment_after
from toolkit.programme.toml import TomlTable

MEETING_COLUMNS = {
    "title": "Title",
    "kind": "What it is",
    "date": "Date",
    "start": "Starts",
    "minutes": "Minutes",
    "mode": "How people take part",
    "venue": "Venue",
    "link": "Meeting link",
    "leads": "Who leads it",
    "optional": "Optional",
    "state": "State",
}
"""What is typed of a meeting, by what each box and cell is called."""

OPTIONAL = ("yes", "no")
SHORTEST_MEETING, LONGEST_MEETING = 5, 600
LONGEST_NUMBER = 4

NO_TITLE = "Write what this meeting is called."
NO_DATE = "Write the day of this meeting, or leave the meeting out."
NO_START = "Write when this meeting starts."
NO_KIND = "“{typed}” is no kind of meeting. Write one of: {known}."
NO_MINUTES = "“{typed}” is no length. Write a whole number of minutes, 5 to {most}."
NO_CHOICE = "“{typed}” does not say it. Write yes or no."


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """A meeting at its moments in the zone of the cohort."""

    meeting: Meeting
    starts: datetime
    ends: datetime

    @property
    def told(self) -> str:
        """What it is, in short: "Seminar, 45 minutes, led by Facilitator 1"."""
        one = self.meeting
        leads = f"led by {one.leads}" if one.leads else ""
        parts = (one.kind.value.capitalize(), f"{one.minutes} minutes", leads)
        return ", ".join(filter(None, parts))

    @property
    def hours(self) -> str:
        """From when to when."""
        return stretch(self.starts, self.ends)

    @property
    def place(self) -> str:
        """Where it is, in short."""
        one = self.meeting
        return one.venue or one.mode or ("Online" if one.link else "")

    @property
    def facts(self) -> Mapping[str, str]:
        """All that there is to say of it, by what that is."""
        one = self.meeting
        return {
            "What": one.kind.value.capitalize(),
            "Date": weekday_in_words(one.day),
            "Hours": f"{hour(self.starts)} to {hour(self.ends)}",
            "How people take part": one.mode,
            "Venue": one.venue,
            "Meeting link": one.link,
            "Led by": one.leads,
            "Who comes": "Whoever likes" if one.optional else "Everybody",
            "State": STATES[one.confirmed].capitalize(),
        }


def meetings_of(calendar: Calendar | None) -> tuple[MeetingPlan, ...]:
    """The meetings of *calendar* in the order in which they are."""
    if calendar is None:
        return ()
    zone = ZoneInfo(calendar.zone)
    return tuple(sorted(_planned(calendar.meetings, zone), key=lambda one: one.starts))


def _planned(meetings: Iterable[Meeting], zone: ZoneInfo) -> Iterator[MeetingPlan]:
    for one in meetings:
        starts = datetime.combine(one.day, one.start, tzinfo=zone)
        yield MeetingPlan(one, starts, moment_after(starts, one.minutes))


def read_meeting(
    typed: Mapping[str, str],
    *,
    id: str,  # noqa: A002
) -> tuple[Meeting | None, dict[str, str]]:
    """The meeting that *typed* says; or why each box of it is wrong."""
    told = {name: typed.get(name, "").strip() for name in MEETING_COLUMNS}
    entered = read_entry(told)
    said = entered.wrong.items()
    wrong = {name: why for name, why in said if name in MEETING_COLUMNS}
    wrong |= dict(_missing(told, wrong))
    kind = _kind(told["kind"], wrong)
    minutes = _minutes(told["minutes"], wrong)
    optional = _is_optional(told["optional"], wrong)
    known, texts = entered.occasion, ("mode", "venue", "link", "confirmed")
    if wrong or known.day is None or kind is None:
        return None, wrong
    return Meeting(
        id=id,
        title=" ".join(told["title"].split()),
        kind=kind,
        day=known.day,
        start=known.start,
        minutes=minutes,
        leads=" ".join(told["leads"].split()),
        optional=optional,
        **{name: getattr(known, name) for name in texts},
    ), {}


def meeting_as_typed(one: Meeting) -> dict[str, str]:
    """*one* as boxes show it; reading this gives it back."""
    return {
        "title": one.title,
        "kind": one.kind.value,
        "date": one.day.isoformat(),
        "start": one.start.isoformat("minutes"),
        "minutes": str(one.minutes),
        "mode": one.mode,
        "venue": one.venue,
        "link": one.link,
        "leads": one.leads,
        "optional": OPTIONAL[not one.optional],
        "state": STATES[one.confirmed],
    }


def meeting_in(table: TomlTable) -> Meeting:
    """The meeting that a table of a calendar file holds.

    Raises:
        ProgrammeError: something is missing or contradicts itself; says where.
    """
    texts = ("title", "kind", "mode", "venue", "link", "leads", "optional", "state")
    typed = {name: table.text(name) for name in texts if table.has(name)}
    typed |= {
        "date": table.day("date").isoformat(),
        "start": table.clock("start").isoformat("minutes"),
        "minutes": str(table.whole("minutes")) if table.has("minutes") else "",
    }
    meeting, wrong = read_meeting(typed, id="")
    for name, why in wrong.items():
        raise table.wrong(f'"{name}": {why}')
    if meeting is None:
        raise table.wrong(NO_DATE)
    return table.closed(meeting)


def with_ids(
    meetings: Iterable[Meeting], before: Iterable[Meeting] = ()
) -> tuple[Meeting, ...]:
    """*meetings* of a file, each called as it was *before*, or anew.

    One of the same kind, title and day is the same; else the next of the same kind
    and title, which has been moved.
    """
    wanted, left = list(meetings), list(before)
    used = {one.id for one in left}
    ids: dict[int, str] = {}
    for is_same in (_same_day, _same_title):
        for place, one in enumerate(wanted):
            known = next((each for each in left if is_same(each, one)), None)
            if place not in ids and known is not None:
                ids[place] = known.id
                left.remove(known)
    for place, one in enumerate(wanted):
        ids.setdefault(place, new_id(one, used))
        used.add(ids[place])
    return tuple(replace(one, id=ids[place]) for place, one in enumerate(wanted))


def new_id(one: Meeting, used: Iterable[str]) -> str:
    """A name for a new meeting, which none of those *used* is."""
    taken = set(used)
    about = f"{one.kind}/{one.title}/{one.day}"
    names = (
        f"meeting-{sha256(f'{about}/{number}'.encode()).hexdigest()[:8]}"
        for number in range(len(taken) + 1)
    )
    return next(name for name in names if name not in taken)


def _same_day(one: Meeting, other: Meeting) -> bool:
    return _same_title(one, other) and one.day == other.day


def _same_title(one: Meeting, other: Meeting) -> bool:
    return (one.kind, one.title) == (other.kind, other.title)


def _missing(
    told: Mapping[str, str], wrong: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for name, why in (("title", NO_TITLE), ("date", NO_DATE), ("start", NO_START)):
        if not told[name] and name not in wrong:
            yield name, why
    for name in ("title", "leads"):
        if len(told[name]) > LONGEST:
            yield name, TOO_LONG


def _kind(typed: str, wrong: dict[str, str]) -> MeetingKind | None:
    known = [one.value for one in MeetingKind]
    if typed and typed.lower() not in known:
        wrong["kind"] = NO_KIND.format(typed=typed, known=", ".join(known))
        return None
    return MeetingKind(typed.lower() or MeetingKind.SEMINAR)


def _minutes(typed: str, wrong: dict[str, str]) -> int:
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER
    found = int(typed) if is_number else 0
    found = found if typed else SEMINAR_MINUTES
    if not SHORTEST_MEETING <= found <= LONGEST_MEETING:
        wrong["minutes"] = NO_MINUTES.format(typed=typed, most=LONGEST_MEETING)
    return found


def _is_optional(typed: str, wrong: dict[str, str]) -> bool:
    found = typed.lower() or OPTIONAL[0]
    if found not in OPTIONAL:
        wrong["optional"] = NO_CHOICE.format(typed=typed)
    return found == OPTIONAL[0]
