"""Where each workshop is now."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NotRequired, TypedDict

from sqlalchemy import Connection, bindparam, select, update

from toolkit.errors import StaleError
from toolkit.model import JSON, EventKind, Pace, Spotlit, Stretch, Timer
from toolkit.model.pace import stretches_from
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.database import Database
from toolkit.store.events import append_event
from toolkit.store.tables import pace as paces

ONE_PACE = select(paces).where(
    paces.c.cohort == bindparam("cohort"), paces.c.workshop == bindparam("workshop")
)
REPLACE = update(paces).where(
    paces.c.cohort == bindparam("of_cohort"),
    paces.c.workshop == bindparam("of_workshop"),
    paces.c.version == bindparam("based_on"),
)


class TimerKept(TypedDict):
    """A timer as its column has it; its end is a moment in ISO's form."""

    label: str
    ends_at: str | None
    left: float


class SpotlitKept(TypedDict):
    """An answer that was picked to be shown to everybody."""

    id: str
    activity: str
    person: str | None
    text: str
    alike: NotRequired[int]
    """Not there in what an older release has kept; nor are those below."""

    workshop: NotRequired[str]
    copied: NotRequired[list[JSON]]
    seen: NotRequired[bool]


class StretchKept(TypedDict):
    """A time in which a section was on; its moments are in ISO's form."""

    section: str
    since: str
    until: str | None


class PaceState(TypedDict):
    """All of a pace that has no column of its own; its moments are in ISO's form."""

    opened: dict[str, str]
    paused: bool
    timer: TimerKept | None
    notice: str
    spotlight: list[SpotlitKept]
    shown: str | None
    hidden: list[str]
    reasons: NotRequired[dict[str, str]]
    """Not there in what an older release has kept; nor are those below."""

    merged: NotRequired[dict[str, str]]
    gathered: NotRequired[str | None]
    wall: NotRequired[str]
    page: NotRequired[int]
    stretches: NotRequired[list[StretchKept]]


class PaceColumns(TypedDict):
    """A pace as its table has it."""

    section: str | None
    revealed: list[str]
    version: int
    state: PaceState


class Paces:
    """Where each workshop has got to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, cohort: str, workshop: str) -> Pace:
        """Where it is now; version 0 before anything was ever opened."""
        with self._database.reading() as connection:
            wanted = {"cohort": cohort, "workshop": workshop}
            row = connection.execute(ONE_PACE, wanted).one_or_none()
            return Pace(cohort, workshop) if row is None else _pace_from(row)

    def save(self, pace: Pace, *, activity: str | None = None) -> Pace:
        """Keep *pace* if nobody changed it since it was read, else raise StaleError.

        *activity* says which one alone the change is about.
        """
        kept = replace(pace, version=pace.version + 1)
        with self._database.changing() as connection:
            if not _replace(connection, pace, _columns(kept)):
                raise StaleError(
                    "Somebody else moved the workshop on at the same moment. Look "
                    "where it is now, then try again."
                )
            append_event(
                connection,
                EventKind.PACE,
                cohort=pace.cohort,
                workshop=pace.workshop,
                activity=activity,
            )
        return kept


def _replace(connection: Connection, pace: Pace, state: PaceColumns) -> bool:
    if pace.version == 0:
        place = {"cohort": pace.cohort, "workshop": pace.workshop}
        return add_new(connection, paces, {**place, **state})
    read = {
        "of_cohort": pace.cohort,
        "of_workshop": pace.workshop,
        "based_on": pace.version,
    }
    return connection.execute(REPLACE, {**read, **state}).rowcount == 1


def _columns(pace: Pace) -> PaceColumns:
    return {
        "section": pace.section,
        "revealed": sorted(pace.revealed),
        "version": pace.version,
        "state": {
            "opened": {name: at.isoformat() for name, at in pace.opened.items()},
            "paused": pace.paused,
            "timer": _timer_to(pace.timer) if pace.timer else None,
            "notice": pace.notice,
            "spotlight": [_spotlit_to(one) for one in pace.spotlight],
            "shown": pace.shown,
            "hidden": sorted(pace.hidden),
            "reasons": dict(pace.reasons),
            "merged": dict(pace.merged),
            "gathered": pace.gathered.isoformat() if pace.gathered else None,
            "wall": pace.wall,
            "page": pace.page,
            "stretches": [_stretch_to(one) for one in pace.stretches],
        },
    }


def _timer_to(timer: Timer) -> TimerKept:
    ends_at = timer.ends_at.isoformat() if timer.ends_at else None
    return {"label": timer.label, "ends_at": ends_at, "left": timer.left}


def _stretch_to(one: Stretch) -> StretchKept:
    until = one.until.isoformat() if one.until else None
    return {"section": one.section, "since": one.since.isoformat(), "until": until}


def _stretch_from(kept: StretchKept) -> Stretch:
    since, until = kept["since"], kept["until"]
    ended = datetime.fromisoformat(until) if until else None
    return Stretch(kept["section"], datetime.fromisoformat(since), ended)


def _spotlit_to(one: Spotlit) -> SpotlitKept:
    return {
        "id": one.id,
        "activity": one.activity,
        "person": one.person,
        "text": one.text,
        "alike": one.alike,
        "workshop": one.workshop,
        "copied": list(one.copied),
        "seen": one.seen,
    }


def _spotlit_from(kept: SpotlitKept) -> Spotlit:
    return Spotlit(
        kept["id"],
        kept["activity"],
        person=kept["person"],
        text=kept["text"],
        alike=kept.get("alike", 0),
        workshop=kept.get("workshop", ""),
        copied=tuple(kept.get("copied", ())),
        seen=kept.get("seen", False),
    )


def _pace_from(row: AnyRow) -> Pace:
    pace = Pace(
        row.cohort, row.workshop, row.section, frozenset(row.revealed), row.version
    )
    return _with_state(pace, row.state) if row.state else pace


def _with_state(pace: Pace, state: PaceState) -> Pace:
    kept = state["opened"].items()
    opened = {name: datetime.fromisoformat(at) for name, at in kept}
    gathered, stretches = state.get("gathered"), state.get("stretches")
    return replace(
        pace,
        opened=opened,
        paused=state["paused"],
        timer=_timer_from(state["timer"]),
        notice=state["notice"],
        spotlight=tuple(map(_spotlit_from, state["spotlight"])),
        shown=state["shown"],
        hidden=frozenset(state["hidden"]),
        reasons=state.get("reasons", {}),
        merged=state.get("merged", {}),
        gathered=datetime.fromisoformat(gathered) if gathered else None,
        wall=state.get("wall", ""),
        page=state.get("page", 0),
        stretches=stretches_from(opened, pace.section)
        if stretches is None
        else tuple(map(_stretch_from, stretches)),
    )


def _timer_from(kept: TimerKept | None) -> Timer | None:
    if kept is None:
        return None
    ends_at = datetime.fromisoformat(kept["ends_at"]) if kept["ends_at"] else None
    return Timer(kept["label"], ends_at, kept["left"])
