"""A cohort's calendar as programs read it, with keys that no rewording changes."""

from __future__ import annotations

from datetime import date, datetime

from toolkit.commands.telling import Row
from toolkit.model.calendar import Calendar
from toolkit.programme import Plan, Programme
from toolkit.programme.dated import dated
from toolkit.programme.meetings import MeetingPlan


def rows_of(programme: Programme, calendar: Calendar | None) -> list[Row]:
    """Every workshop, every meeting, and what goes for the whole year."""
    year = dated(programme, calendar)
    occasions = calendar.occasions if calendar else {}
    chosen = {name: one.due is not None for name, one in occasions.items()}
    breaks = calendar.breaks if calendar else ()
    whole: Row = {
        "kind": "year",
        "zone": str(year.zone),
        "holidays": [
            {"name": one.name, "first": _iso(one.first), "last": _iso(one.last)}
            for one in breaks
        ],
    }
    return [
        *(
            _workshop(plan, chosen=chosen.get(plan.name, False))
            for plan in year.workshops
        ),
        *map(_meeting, year.meetings),
        whole,
    ]


def _workshop(plan: Plan, *, chosen: bool) -> Row:
    when, task = plan.when, plan.task
    return {
        "kind": "workshop",
        "name": plan.name,
        "title": plan.title,
        "date": _iso(plan.day),
        "starts": _iso(when.starts) if when else None,
        "ends": _iso(when.ends) if when else None,
        "doors_open": _iso(when.doors_open) if when else None,
        "mode": when.mode if when else None,
        "venue": when.venue if when else None,
        "address": when.address if when else None,
        "link": when.link if when else None,
        "confirmed": when.confirmed if when else None,
        "task": task.name if task else None,
        "task_due": _iso(task.due) if task else None,
        "task_due_chosen": chosen if task else None,
    }


def _meeting(plan: MeetingPlan) -> Row:
    one = plan.meeting
    return {
        "kind": one.kind.value.replace(" ", "_"),
        "name": one.id,
        "title": one.title,
        "date": _iso(one.day),
        "starts": _iso(plan.starts),
        "ends": _iso(plan.ends),
        "mode": one.mode,
        "venue": one.venue,
        "link": one.link,
        "leads": one.leads,
        "optional": one.optional,
        "confirmed": one.confirmed,
    }


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None
