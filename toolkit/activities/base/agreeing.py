"""What somebody agrees to beside their words: that those who come next read them."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.activities.base.shapes import AgreedDays, GroupWish, Sent
from toolkit.activities.base.shared_here import Activity
from toolkit.errors import OutOfDateError
from toolkit.model.consent import Purpose
from toolkit.model.dates import day_in_words
from toolkit.model.succession import Sort

NEXT = Purpose.NEXT_COHORT
WORDING: Mapping[Sort, str] = {
    Sort.VOICE: (
        "The next cohort may read this on its pages, under my role and without my name."
    ),
    Sort.STORY: "The next cohort may read this story on its pages, without my name.",
    Sort.LIST: (
        "The next cohort may read our list on its pages, under our group's name and "
        "nobody's own."
    ),
}
"""What people agree to, as they read it beside the box."""

OBJECTS = "I do not want our list to go on."
RULE = (
    "The list goes on once one of your group agrees, and only while nobody of it "
    "objects. Each of you says so here, and can change it at any time."
)
ALONE = "You are in no group, so it goes on if you agree."

_WORDS = {
    "next_agreed": "You agreed on {day}. Take the tick away to take it back.",
    "next_private": "What is private does not go on, whatever is ticked.",
}
_GROUPS_WORDS = {
    "next_title": "For the next cohort",
    "next_rule": RULE,
    "next_alone": ALONE,
    "next_objects": OBJECTS,
    "next_objecting": (
        "You objected on {day}, so it does not go on. Take the tick away if it may."
    ),
    "next_others_one": "1 other of your group agrees.",
    "next_others": "{count} others of your group agree.",
    "next_objected": "Somebody of your group objects, so it does not go on.",
    "next_shared": "It has to be shared with your group, or with everyone.",
}


def agreed_words(sort: Sort) -> dict[str, str]:
    """What a script says where *sort* may go on."""
    more = _GROUPS_WORDS if sort is Sort.LIST else {}
    return {"next": WORDING[sort], **_WORDS, **more}


def agreed_days(activity: Activity) -> AgreedDays:
    """Since when those who come next may read this person's words, by part."""
    seat = activity.seat
    if seat is None or seat.is_facilitator:
        return {}
    standing = seat.consents.standing(NEXT, activity.workshop)
    named = {part: standing.get(activity.stored_name(part)) for part in activity.parts}
    return {
        "agreed": {
            part: day_in_words(activity.local.day(one.given_at))
            for part, one in named.items()
            if one is not None
        }
    }


def groups_wish(activity: Activity) -> GroupWish | None:
    """Whether this person's group lets its words go on; nothing for facilitators."""
    seat = activity.seat
    if seat is None or seat.is_facilitator or activity.goes_on(activity.face) is None:
        return None
    found = seat.consents.of_group(NEXT, activity.workshop, activity.stored_name(""))
    mine, own = seat.person.id, {}
    for name, days in (("agreed", found.agreed), ("objects", found.objecting)):
        own[name] = day_in_words(activity.local.day(days[mine])) if mine in days else ""
    return {
        "group": found.group,
        "agreed": own["agreed"],
        "objects": own["objects"],
        "others": len(found.agreed.keys() - {mine}),
        "objected": bool(found.objecting.keys() - {mine}),
    }


def agree(activity: Activity, message: Sent) -> Mapping[str, object]:
    """Keep that somebody agrees to their words going on, takes it back, or objects."""
    seat, part = activity.seat, message.get("part", "")
    sort = activity.goes_on(activity.face)
    if (
        seat is None
        or sort is None
        or sort not in WORDING
        or part not in list(activity.parts)
    ):
        raise OutOfDateError
    place = activity.workshop, activity.stored_name(str(part))
    agrees, objects = message.get("agreed") is True, message.get("objects") is True
    if sort is Sort.LIST:
        seat.consents.object_to(*place, objects=objects and not agrees)
    if agrees:
        seat.consents.give(NEXT, *place, wording=WORDING[sort])
    else:
        seat.consents.take_back(NEXT, *place)
    activity.refresh_room()
    return {"done": True}
