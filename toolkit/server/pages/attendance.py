"""The desk's tab "Attendance": who was at which workshop, and how often in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from toolkit.model import LocalTime, Role, Seating
from toolkit.model.attending import Judged, Rules, Status
from toolkit.model.dates import minutes_in_words
from toolkit.model.earning import Earned, earned
from toolkit.programme import Programme
from toolkit.roster.attended import Attended, Gathering, attended_year
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.site import now

TAB = "attendance"

SAID = {
    Status.PRESENT: "Present",
    Status.LATE: "Late",
    Status.LEFT_EARLY: "Left early",
    Status.LATE_AND_LEFT_EARLY: "Late, left early",
    Status.CAUGHT_UP: "Caught up",
    Status.APOLOGY: "Apology",
    Status.ABSENT: "Absent",
    Status.NOT_RECORDED: "Not recorded",
    Status.ON_NOW: "On now",
    Status.STILL_TO_COME: "Still to come",
}
"""What the page says of one person and one workshop."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One person and one gathering, as the page shows them.

    `recorded` is what a facilitator said otherwise of, without other times; `reason`
    is why they put it right last.
    """

    gathering: Gathering
    judged: Judged
    said: str
    times: str
    recorded: str = ""
    reason: str = ""

    @property
    def more(self) -> tuple[str, ...]:
        """What is said beside it, line by line."""
        judged = self.judged
        minutes = minutes_in_words(judged.minutes) if judged.minutes else ""
        if minutes and judged.status is Status.ABSENT and not judged.by_hand:
            minutes += ", too short"
        hand = "said by a facilitator" if judged.by_hand else ""
        recorded = f"recorded {self.recorded}" if self.recorded else ""
        return tuple(filter(None, (self.times, minutes, hand, recorded)))

    @property
    def spoken(self) -> str:
        """All of it, one after the other."""
        return ", ".join((self.said, *self.more))

    @property
    def kind(self) -> str:
        """How the status is marked, beside its words."""
        if self.judged.status.was_there:
            return "there" if self.judged.status is Status.PRESENT else "partly"
        return "missed" if self.judged.status is Status.ABSENT else "else"


@dataclass(frozen=True, slots=True)
class AttendanceLine:
    """One person's year; `earned` is what they have towards the certificate."""

    seating: Seating
    cells: tuple[Cell, ...]
    earned: Earned


@dataclass(frozen=True, slots=True)
class Column:
    """One gathering: when it was, and how many were there; `chosen` is on a phone."""

    gathering: Gathering
    when: str
    counts: tuple[tuple[str, int], ...]
    chosen: bool


class AttendanceDesk(DeskHandler):
    """What the pages about attendance have in common."""

    programme: Programme

    def stands_on(self) -> str:
        """The tab itself."""
        return self.here(TAB)

    async def prepare(self, **options: object) -> None:
        """Find out when this cohort meets."""
        await super().prepare(**options)
        if not self._finished:
            of = self.site.programme_of
            self.programme = await self.site.aside.read(of, self.cohort.id)

    @property
    def local(self) -> LocalTime:
        """The clocks where the cohort meets."""
        return self.programme.local

    def year(self) -> tuple[Attended, ...]:
        """Who was there, gathering by gathering; asks the store."""
        return attended_year(self.site.store, self.cohort.id, self.programme, at=now())

    def lines(self, year: Sequence[Attended]) -> list[AttendanceLine]:
        """Everybody who takes part, or has withdrawn; asks the store."""
        everybody = self.site.store.people.roster(self.cohort.id, withdrawn=True)
        return [
            line_of(one, year, programme=self.programme)
            for one in everybody
            if one.role is Role.PARTICIPANT
        ]


class AttendanceHandler(AttendanceDesk):
    """GET: people by workshops."""

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Show everybody; on a phone, one workshop at a time."""
        year = await self.site.aside.read(self.year)
        lines = await self.site.aside.read(self.lines, year)
        chosen = self.get_query_argument("workshop", "") or _nearest(year)
        stay = [one for one in lines if one.seating.withdrawn_at is None]
        self.desk_page(
            "attendance.html",
            columns=[_column(one, stay, self.local, chosen=chosen) for one in year],
            lines=stay,
            withdrawn=[one for one in lines if one.seating.withdrawn_at is not None],
            rules=rules_in_words(self.programme.attendance),
            met=sum(one.earned.is_met for one in stay),
            needs=self.programme.attendance.needs,
            **self.notices(),
        )


def line_of(
    seating: Seating, year: Sequence[Attended], *, programme: Programme
) -> AttendanceLine:
    """One person's *year*."""
    cells = tuple(
        cell_of(one, seating.person.id, local=programme.local) for one in year
    )
    workshops = {plan.name for plan in programme.workshops}
    counting = [
        (one.gathering.name, one.judged)
        for one in cells
        if one.gathering.name in workshops
    ]
    return AttendanceLine(seating, cells, earned(counting, programme.attendance))


def cell_of(one: Attended, person: str, *, local: LocalTime) -> Cell:
    """What is said of somebody at one gathering."""
    judged = one.of(person)
    beside, corrected = judged.beside, one.corrections.get(person, ())
    return Cell(
        one.gathering,
        judged,
        SAID[judged.status],
        times_in_words(judged.came, judged.left, local),
        times_in_words(beside.came, beside.gone, local) if beside else "",
        corrected[-1].reason if corrected else "",
    )


def times_in_words(
    came: datetime | None, left: datetime | None, local: LocalTime
) -> str:
    """When somebody came and left: "13:04 to 15:30", or "since 13:04"."""
    if came is None:
        return ""
    since = local.hour(came)
    return f"{since} to {local.hour(left)}" if left else f"since {since}"


def when_in_words(gathering: Gathering, local: LocalTime) -> str:
    """The day and the time for which it was held, or that it is to be announced."""
    held = gathering.held
    if held is None:
        return "Date to be announced"
    hours = f"{local.hour(held.starts)} to {local.hour(held.ends)}"
    return f"{local.on(held.starts)}, {hours}"


def rules_in_words(rules: Rules) -> tuple[str, ...]:
    """The rules of the programme, as sentences."""
    least = (
        f"{rules.percent} % of the workshop's time"
        if rules.percent
        else minutes_in_words(rules.minutes)
    )
    counts = "counts too" if rules.catching_up else "does not count"
    return (
        f"Whoever was there for less than {least} was absent.",
        f"Late is more than {minutes_in_words(rules.late_after)} after the start; "
        f"early is more than {minutes_in_words(rules.early_before)} before the end.",
        "Whoever comes back within a quarter of an hour has not been away.",
        "Where nothing was recorded of anybody, nobody is absent.",
        f"The certificate needs {workshops_in_words(rules.needs)}; "
        f"catching up {counts}.",
    )


def workshops_in_words(count: int) -> str:
    """How many workshops: "1 workshop", "3 workshops"."""
    return f"{count} workshop{'' if count == 1 else 's'}"


def _column(
    one: Attended, lines: Sequence[AttendanceLine], local: LocalTime, *, chosen: str
) -> Column:
    found = Counter(
        cell.judged.status
        for line in lines
        for cell in line.cells
        if cell.gathering.name == one.gathering.name
    )
    counts = tuple((SAID[status], found[status]) for status in Status if found[status])
    name = one.gathering.name
    return Column(
        one.gathering, when_in_words(one.gathering, local), counts, name == chosen
    )


def _nearest(year: Sequence[Attended]) -> str:
    """The gathering that has begun last, or the first one."""
    begun = [
        (one.gathering.held.starts, one.gathering.name)
        for one in year
        if one.gathering.held and one.gathering.held.starts <= one.at
    ]
    return max(begun)[1] if begun else year[0].gathering.name
