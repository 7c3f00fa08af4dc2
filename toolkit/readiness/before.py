"""What has to be ready of one cohort, before one of its workshops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from toolkit.activities.base.overview import from_today
from toolkit.model import PROGRAMME, Role, Seating
from toolkit.model.dates import weekday_in_words
from toolkit.model.members import of_the_year
from toolkit.model.message import MessageKind, MessageState
from toolkit.post.plans import had_by, planned
from toolkit.programme import Plan, Programme
from toolkit.programme.agenda import workshop_to_lead
from toolkit.programme.opening import BEFORE
from toolkit.readiness.point import Point, State
from toolkit.readiness.words import (
    DAY,
    GROUPS,
    INVITED,
    PAGE,
    PEOPLE,
    PLACE,
    ROOM,
    SHEET,
    WIDGETS,
)
from toolkit.store import Store


@dataclass(frozen=True, slots=True)
class Before:
    """One cohort before the workshop *plan*, at one moment. No answer is read.

    *programme* and *plan* have the dates of the cohort, *people* are who take part.
    """

    store: Store
    cohort: str
    programme: Programme
    plan: Plan
    people: Sequence[Seating]
    at: datetime


def before(
    store: Store, cohort: str, programme: Programme, *, at: datetime, workshop: str = ""
) -> Before:
    """The cohort before *workshop*, or before the one that comes next; asks the store.

    *programme* has the dates of the cohort.
    """
    roster = store.people.roster(cohort)
    people = [s for s in roster if s.role is Role.PARTICIPANT]
    plan = (
        programme.workshop(workshop)
        if workshop
        else next_workshop(store, cohort, programme, at=at)
    )
    return Before(store, cohort, programme, plan, people, at)


def next_workshop(
    store: Store, cohort: str, programme: Programme, *, at: datetime
) -> Plan:
    """What is live, else the workshop that is not over and comes first."""
    plans = programme.workshops
    live = {p.name for p in plans if store.pace.of(cohort, p.name).is_live}
    to_come = [p for p in plans if p.when is None or at < p.when.ends]
    known = [plan for plan in to_come if plan.when]
    among = [p for p in plans if p.name in live] or known or to_come or list(plans)
    return workshop_to_lead(among, live=live, at=at)


MOST_TOLD = 5
"""Things that pages refused that are told one by one."""


def points(
    of: Before, *, page: str | None, refused: Sequence[Sequence[str]] = ()
) -> tuple[Point, ...]:
    """All of them. *page* says how the workshop's page stands, None if none knows.

    *refused* is what was refused there since the server began, each with what to do.
    """
    return (
        day(of),
        *place(of),
        people(of),
        room(of),
        *invited(of),
        groups(of),
        page_of(of, page),
        *widgets(of, refused),
        sheet(of),
    )


def day(of: Before) -> Point:
    """Whether the date stands."""
    when = of.plan.when
    if when is None:
        return Point("day", State.WRONG, DAY["none"], DAY["none do"], "calendar")
    day = when.starts.date()
    away = from_today(day, of.programme.local.day(of.at))
    told = ", ".join(filter(None, (weekday_in_words(day), away)))
    if when.confirmed:
        return Point("day", State.OK, DAY["ok"].format(day=told), way="calendar")
    said = DAY["draft"].format(day=told)
    return Point("day", State.WRONG, said, DAY["draft do"], "calendar")


def place(of: Before) -> Iterator[Point]:
    """Where people go: a venue, or the link of the meeting."""
    when = of.plan.when
    if when is None:
        return
    if "online" in when.mode.lower() and not when.link:
        yield Point("place", State.WRONG, PLACE["link"], PLACE["link do"], "calendar")
    elif when.place or when.link:
        said = PLACE["with link" if when.link else "ok"].format(place=when.place)
        yield Point("place", State.OK, said, way="calendar")
    else:
        yield Point("place", State.WRONG, PLACE["none"], PLACE["none do"], "calendar")


def people(of: Before) -> Point:
    """Whether everybody has joined, or has a link by which to."""
    if not of.people:
        return Point("people", State.WRONG, PEOPLE["none"], PEOPLE["none do"], "people")
    tokens = of.store.tokens
    waiting = [s.id for s in of.people if not tokens.has_signed_in(s.id)]
    linked = tokens.linked(waiting, now=of.at) if waiting else set()
    count, everybody = len(waiting) - len(linked), len(of.people)
    if count:
        said = PEOPLE["without"].format(count=count, all=everybody)
        return Point("people", State.WRONG, said, PEOPLE["without do"], "people")
    said = PEOPLE["ok"].format(joined=everybody - len(waiting), all=everybody)
    return Point("people", State.OK, said, way="people")


def invited(of: Before) -> Iterator[Point]:
    """Who has been told when and where."""
    known = of.store.messages.known(of.cohort, MessageKind.JOINING)
    for one in planned(of.programme):
        if (one.kind, one.about) == (MessageKind.JOINING, of.plan.name):
            had = had_by(known, one, of.cohort)
            count = sum(had.get(s.id) is MessageState.SENT for s in of.people)
            said = INVITED["said"].format(count=count, all=len(of.people))
            is_all = count == len(of.people)
            state, to_do = (State.OK, "") if is_all else (State.LOOK, INVITED["do"])
            yield Point("invited", state, said, to_do, "messages")


def groups(of: Before) -> Point:
    """Those made for the workshop, else those of the year."""
    for where, said in ((of.plan.name, "here"), (PROGRAMME, "year")):
        made = of.store.groups.made_for(of.cohort, where)
        if made.is_for_the_year:
            made = of_the_year(made, of.people)
        if made.groups:
            grouped = {person for group in made.groups for person in group.members}
            alone = sum(s.person.id not in grouped for s in of.people)
            told = GROUPS[said].format(count=len(made.groups))
            if not alone:
                return Point("groups", State.OK, told, way=_facilitate(of))
            told += GROUPS["alone"].format(count=alone)
            return Point("groups", State.LOOK, told, GROUPS["do"], _facilitate(of))
    return Point("groups", State.LOOK, GROUPS["none"], GROUPS["do"], _facilitate(of))


def page_of(of: Before, stands: str | None) -> Point:
    """Whether the workshop's page is "ready", or *stands* otherwise."""
    way = f"workshop/{of.plan.name}"
    if stands is None:
        return Point("page", State.LOOK, PAGE["unasked"])
    if stands == "ready":
        return Point("page", State.OK, PAGE["ready"], way=way)
    way = way if stands == "failing" else ""
    return Point("page", State.WRONG, PAGE[stands], PAGE[f"{stands} do"], way)


def widgets(of: Before, refused: Sequence[Sequence[str]]) -> Iterator[Point]:
    """What its page refused of what widgets of others tried; nothing if nothing."""
    if not refused:
        return
    told = [said for said, _ in refused[:MOST_TOLD]]
    if more := len(refused) - len(told):
        told.append(WIDGETS["more"].format(count=more))
    said = WIDGETS["refused"].format(what=" ".join(told))
    to_do = " ".join(dict.fromkeys(do for _, do in refused[:MOST_TOLD]))
    yield Point("widgets", State.LOOK, said, to_do, f"workshop/{of.plan.name}")


def sheet(of: Before) -> Point:
    """Whether there is something to lead by."""
    if (of.plan.folder / "facilitator.md").is_file():
        return Point("sheet", State.OK, SHEET["ok"], way=_facilitate(of))
    return Point("sheet", State.LOOK, SHEET["none"], SHEET["do"], _facilitate(of))


def room(of: Before) -> Point:
    """Whether the room's code lets people in until the workshop is over."""
    found = of.store.rooms.open_until(of.cohort, of.plan.name, now=of.at)
    when, local = of.plan.when, of.programme.local
    if found is None:
        return _no_room(of)
    code, until = found
    told = {"code": code, "until": local.on_paper(until)}
    if when is None:
        return Point("room", State.LOOK, ROOM["undated"].format(**told))
    if until >= when.ends:
        return Point("room", State.OK, ROOM["ok"].format(**told))
    said = ROOM["short"].format(**told, ends=local.on_paper(when.ends))
    return Point("room", State.WRONG, said, ROOM["do"])


def _no_room(of: Before) -> Point:
    """On the day it stands in the way, until the workshop is over; earlier it waits."""
    when, local = of.plan.when, of.programme.local
    if when is None:
        return Point("room", State.LOOK, ROOM["none"])
    if local.day(of.at) == local.day(when.starts) and of.at < when.ends:
        return Point("room", State.WRONG, ROOM["closed"], ROOM["open do"])
    if of.at < when.starts - BEFORE:
        return Point("room", State.LOOK, ROOM["later"])
    return Point("room", State.LOOK, ROOM["none"], ROOM["open do"])


def _facilitate(of: Before) -> str:
    """The way to where workshops are led; nothing where the programme has no page."""
    return of.programme.way_to("facilitate")
