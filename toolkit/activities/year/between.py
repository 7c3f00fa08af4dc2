"""Where a workshop is, and what is between them, as the page of the year has it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from toolkit.activities.year.shapes import MeetingShown, PlaceShown
from toolkit.model.dates import hour, weekday_in_words
from toolkit.programme import Plan
from toolkit.programme.meetings import MeetingPlan

MEETING_WORDS = {
    "doors": "Doors open {hour}",
    "meetings": "Between the workshops",
    "meeting_join": "Join",
    "meeting_join_of": "Join: {title}",
    "meeting_page": "More about it",
    "meeting_page_of": "More about it: {title}",
    "meeting_optional": "Optional",
    "meeting_draft": "Draft date",
    "meeting_when": "{day}, {hours} ({zone})",
}


def to_come(
    meetings: Iterable[MeetingPlan], *, now: datetime, zone: str
) -> list[MeetingShown]:
    """Those that are not over at this moment; *zone* is what people call it."""
    return [_shown(plan, zone=zone) for plan in meetings if now < plan.ends]


def _shown(plan: MeetingPlan, *, zone: str) -> MeetingShown:
    one, words = plan.meeting, MEETING_WORDS
    day = weekday_in_words(one.day)
    is_open = words["meeting_optional"] if one.optional else ""
    is_draft = "" if one.confirmed else words["meeting_draft"]
    return {
        "title": one.title,
        "what": plan.told,
        "when": words["meeting_when"].format(day=day, hours=plan.hours, zone=zone),
        "where": plan.place,
        "page": f"meeting/{one.id}",
        "join": f"meeting/{one.id}/join" if one.link else "",
        "note": " · ".join(filter(None, (is_open, is_draft))),
    }


def place_of_plan(plan: Plan, *, zone: str) -> PlaceShown:
    """Where a workshop is, and when its doors open."""
    when = plan.when
    if when is None:
        return {"dated": False, "zone": "", "address": "", "call": "", "doors": ""}
    call = when.link if when.link.startswith(("https://", "http://")) else ""
    opens = MEETING_WORDS["doors"].format(hour=hour(when.doors_open))
    return {
        "dated": True,
        "zone": zone,
        "address": when.address,
        "call": call,
        "doors": opens if when.doors_open < when.starts else "",
    }
