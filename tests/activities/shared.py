"""People in groups, and the pages they share."""

from __future__ import annotations

from itertools import count
from typing import Any

from tests.activities.conftest import WORKSHOP, attached
from toolkit.activities import Activity, GroupPage
from toolkit.model.groups import Group
from toolkit.seat import Seat

PAGE = "causes-twice"
_writes = count(1)


def page(**more: Any) -> GroupPage:
    return GroupPage(
        PAGE,
        "Which causes appear twice?",
        points=("What did two stories share?",),
        minutes=6,
        **more,
    ).at(WORKSHOP)


def group_of(id_: str, *seats: Seat, place: str = "", link: str = "") -> Group:
    name = f"Group {1 + ['one', 'two', 'three'].index(id_)}"
    members = tuple(seat.person.id for seat in seats)
    return Group(id_, name, members, place=place, link=link)


def arrange(
    facilitator: Seat, *groups: Group, activity: str = "", workshop: str = WORKSHOP
) -> None:
    now = facilitator.groups.made_for(workshop, activity).version
    facilitator.groups.arrange(workshop, activity, groups, based_on=now)


def open_page(seat: Seat) -> GroupPage:
    shown = attached(page(), seat)
    assert isinstance(shown, GroupPage)
    return shown


def heard(activity: Activity) -> list[dict[str, Any]]:
    """Collects what *activity* says to its browser."""
    said: list[dict[str, Any]] = []
    activity.send = said.append
    return said


def write(
    activity: Activity, line: str, text: str, *, group: str = "one", **more: Any
) -> dict[str, Any]:
    """Write a line as a browser would; what the page says to it."""
    said = heard(activity)
    write_id = more.pop("write", f"w{next(_writes)}")
    based_on = more.pop("based_on", 0)
    value = {"group": group, "line": line, "text": text, **more}
    message = {"do": "save", "part": "", "sharing": "group", "based_on": based_on}
    activity._receive(activity, {**message, "value": value, "write": write_id}, [])
    return said[-1]


def tell(activity: Activity, do: str, **more: Any) -> list[dict[str, Any]]:
    """Send another message as a browser would."""
    said = heard(activity)
    activity._receive(activity, {"do": do, "write": f"w{next(_writes)}", **more}, [])
    return said


def catch_up(*activities: Activity) -> None:
    for activity in activities:
        assert activity.seat is not None
        for event in activity.seat.changes():
            activity.on_event(event)
        activity.caught_up()


def texts(activity: Activity) -> list[str]:
    return [line["text"] for line in activity.room.get("lines", ())]
