"""The part of the calendar's form that has the optional meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.model.calendar import Calendar
from toolkit.model.meeting import Meeting, MeetingKind
from toolkit.programme.entering import STATES
from toolkit.programme.meetings import (
    MEETING_COLUMNS,
    OPTIONAL,
    meeting_as_typed,
    new_id,
    read_meeting,
)

MOST_MEETINGS = 40
REMOVE = "remove"
"""The box that takes a meeting out."""

CHOICES = {
    "kind": {one.value: one.value.capitalize() for one in MeetingKind},
    "optional": dict(
        zip(OPTIONAL, ("For whoever likes", "For everybody"), strict=True)
    ),
    "state": dict(zip(STATES, ("Draft date", "Confirmed"), strict=True)),
}
"""What can be chosen in a box, in place of typing."""

USUAL = {"kind": MeetingKind.SEMINAR.value, "optional": OPTIONAL[0], "state": STATES[0]}
"""What stands in a box where nobody has chosen; of itself it makes no meeting."""

_MEETING = re.compile(
    rf"meeting-([1-9]\d?)-(?:id|{REMOVE}|{'|'.join(MEETING_COLUMNS)})"
)
_ID = re.compile(r"meeting-[0-9a-f]{8}")


def meeting_number(name: str) -> int:
    """The line of meetings that a box stands on; 0 if on none."""
    found = _MEETING.fullmatch(name)
    number = int(found[1]) if found else 0
    return number if number <= MOST_MEETINGS else 0


def meeting_boxes(calendar: Calendar) -> dict[str, str]:
    """What the form shows of the meetings of *calendar*."""
    return {
        f"meeting-{number}-{what}": text
        for number, one in enumerate(calendar.meetings, 1)
        for what, text in {"id": one.id, **meeting_as_typed(one)}.items()
    }


def read_meetings(boxes: Mapping[str, str], wrong: dict[str, str]) -> Iterator[Meeting]:
    """The meetings that *boxes* say; what is wrong is added to *wrong*."""
    used = set(
        filter(None, (boxes.get(name) for name in boxes if name.endswith("-id")))
    )
    given: set[str] = set()
    for number in sorted({*map(meeting_number, boxes)} - {0}):
        line = f"meeting-{number}-"
        typed = {what: boxes.get(line + what, "").strip() for what in MEETING_COLUMNS}
        is_blank = not any(text for what, text in typed.items() if what not in USUAL)
        if is_blank or boxes.get(line + REMOVE):
            continue
        known = boxes.get(line + "id", "")
        is_known = bool(_ID.fullmatch(known)) and known not in given
        meeting, whys = read_meeting(typed, id=known)
        wrong.update({line + what: why for what, why in whys.items()})
        if meeting:
            one = meeting if is_known else _named(meeting, {*used, *given})
            given.add(one.id)
            yield one


def _named(meeting: Meeting, used: set[str]) -> Meeting:
    return replace(meeting, id=new_id(meeting, used))


@dataclass(frozen=True, slots=True)
class MeetingsForm:
    """How many lines the form has, and what its boxes are called and offer."""

    lines: range
    words: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]
    usual: Mapping[str, str]


def form_of_meetings(boxes: Mapping[str, str], *, more: bool) -> MeetingsForm:
    """The lines that *boxes* fill; one *more*, where somebody asks for it."""
    filled = max(map(meeting_number, boxes), default=0)
    lines = range(1, min(filled + more, MOST_MEETINGS) + 1)
    return MeetingsForm(lines, MEETING_COLUMNS, CHOICES, USUAL)


def meeting_labels() -> dict[str, str]:
    """What each box of a meeting is called among all of them."""
    return {
        f"meeting-{number}-{what}": f"Meeting {number}, {label}"
        for number in range(1, MOST_MEETINGS + 1)
        for what, label in MEETING_COLUMNS.items()
    }
