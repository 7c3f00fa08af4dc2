"""The columns of every frame, by the frame's name."""

from __future__ import annotations

from toolkit.activities.audit.audit import MOMENTS
from toolkit.activities.to_do.everybody import TaskState
from toolkit.cohort.columns import (
    ACTIVITY,
    COUNT,
    KIND,
    MOMENT,
    PERSON,
    STATEMENTS,
    TEXT,
    WORKSHOP,
    WORKSHOPS,
    YES,
    Column,
)
from toolkit.model import Role, Sharing
from toolkit.model.attending import Status
from toolkit.model.consent import Purpose
from toolkit.model.meeting import MeetingKind

ROLES = (Role.PARTICIPANT.value, Role.FACILITATOR.value)
LEVELS = tuple(level.value for level in Sharing if level is not Sharing.PRIVATE)
ALL_LEVELS = tuple(level.value for level in Sharing)
STATUSES = tuple(status.value for status in Status)
STATES = tuple(state.value for state in TaskState)
CHANGES = ("moved on", "same", "moved back", "not in both")
FEW = "empty where fewer than five could be traced, also by difference"

_AT = Column(
    "workshop", KIND, "the workshop, or a meeting of `meetings`", "", WORKSHOPS
)
_GROUP = Column("group", TEXT, "the group's name")
_STATEMENT = Column("statement", KIND, "the statement's code", "a code", STATEMENTS)

FRAMES: dict[str, tuple[Column, ...]] = {
    "people": (
        PERSON,
        Column("name", TEXT, "as facilitators know them"),
        Column("school", TEXT, "where they work"),
        Column("role", KIND, "what their seat is for", kinds=ROLES),
        Column(
            "role_in_school", TEXT, "their role there, in words; empty if not known"
        ),
        Column("group", TEXT, "their group for the year"),
        Column("joined", YES, "whether they have ever signed in"),
        Column("withdrawn", MOMENT, "when they left the cohort, if they did"),
    ),
    "attendance": (
        PERSON,
        _AT,
        Column("status", KIND, "what the rules or a facilitator say", kinds=STATUSES),
        Column("minutes", COUNT, "for how long they were there", "minutes"),
        Column("came", MOMENT, "when they first came, within its time"),
        Column("left", MOMENT, "when they last went; empty while they are there"),
        Column("mode", TEXT, "in person or online"),
        Column("by_hand", YES, "whether a facilitator said it, or corrected times"),
        Column("note", TEXT, "a facilitator's note, never a participant's"),
    ),
    "tasks": (
        PERSON,
        WORKSHOP,
        Column("task", TEXT, "the task's permanent name"),
        Column("state", KIND, "how far they are", kinds=STATES),
        Column("given", YES, "whether the day of its workshop has come"),
        Column("answered", COUNT, "of what counts", "parts"),
        Column("parts", COUNT, "how many count", "parts"),
        Column("sharing", KIND, "the widest level in it", kinds=ALL_LEVELS),
        Column("comments", COUNT, "beside it", "comments"),
        Column("saved", MOMENT, "when it was saved last"),
        Column("due", MOMENT, "the last moment of the day, also of one granted"),
        Column("late", YES, "whether that day is over and something is missing"),
        Column("blocked", YES, "whether they have said that something is in the way"),
        Column("asks_time", YES, "whether they ask for more time"),
    ),
    "meetings": (
        Column("meeting", TEXT, "its permanent name, as attendance has it"),
        Column("title", TEXT, "what it is called"),
        Column("kind", KIND, "what it is", kinds=tuple(k.value for k in MeetingKind)),
        Column("starts", MOMENT, "when"),
        Column("minutes", COUNT, "how long it is planned to last", "minutes"),
        Column("mode", TEXT, "in person or online"),
        Column("leads", TEXT, "who leads it"),
        Column("optional", YES, "whether nobody has to come"),
        Column("confirmed", YES, "whether its day is no draft"),
    ),
    "responses": (
        PERSON,
        WORKSHOP,
        ACTIVITY,
        Column("part", TEXT, "the part of the answer; empty where it has one"),
        Column("sharing", KIND, "who may read it, as its author chose", kinds=LEVELS),
        Column("version", COUNT, "how often it has been saved", "versions"),
        Column("saved", MOMENT, "when it was saved last"),
        Column("words", TEXT, "what it says, a piece a line"),
        Column("value", TEXT, "all of it as it is kept", "JSON"),
    ),
    "audit": (
        PERSON,
        Column("when", KIND, "which audit", kinds=tuple(MOMENTS)),
        _STATEMENT,
        Column("stage", COUNT, "where they placed it: 1 is the first", "stage"),
        Column("saved", MOMENT, "when that audit was saved last"),
    ),
    "audit_change": (
        _STATEMENT,
        Column("change", KIND, "from the first to the latest audit", kinds=CHANGES),
        Column("people", COUNT, f"participants; {FEW}", "people"),
    ),
    "evaluation": (
        Column("point", TEXT, "when it was asked: the form's permanent name"),
        Column("level", TEXT, "of the five levels of an evaluation"),
        Column("question", TEXT, "the question's permanent name"),
        Column("label", TEXT, "the question in words"),
        Column("option", TEXT, "what could be chosen; “no answer” beside it"),
        Column(
            "people",
            COUNT,
            "participants who chose it, of ticks in steps of five; as on the "
            f"evaluation's page, where new answers come in fives; {FEW}",
            "people",
        ),
    ),
    "votes": (
        WORKSHOP,
        ACTIVITY,
        Column("option", TEXT, "what could be chosen; “no answer” beside it"),
        Column("votes", COUNT, f"participants who did; {FEW}", "people"),
    ),
    "coverage": (
        Column("code", TEXT, "the outcome's code"),
        Column("outcome", TEXT, "the outcome in words"),
        Column("activities", COUNT, "activities that serve it", "activities"),
        Column(
            "people",
            COUNT,
            "at least so many participants have worked on it, in steps of five; empty "
            "for fewer than five",
            "people",
        ),
    ),
    "groups": (
        PERSON,
        WORKSHOP,
        Column("activity", TEXT, "empty for groups of the whole workshop"),
        _GROUP,
        Column("place", TEXT, "where it meets"),
        Column("link", TEXT, "its call"),
        Column("coach", TEXT, "the `person` of who coaches with them this year"),
    ),
    "group_page": (
        WORKSHOP,
        ACTIVITY,
        _GROUP,
        Column("line", TEXT, "one line of what the group wrote together"),
        Column("author", TEXT, "the `person` who began it"),
        Column("changed_by", TEXT, "the `person` who changed it last"),
        Column("saved", MOMENT, "when"),
    ),
    "consents": (
        PERSON,
        Column("purpose", KIND, "to what", kinds=tuple(p.value for p in Purpose)),
        WORKSHOP,
        ACTIVITY,
        Column("given", MOMENT, "the day on which they agreed"),
        Column("taken_back", MOMENT, "the day on which they took it back"),
    ),
}
"""Every frame that `Cohort` has; one row is one observation."""
