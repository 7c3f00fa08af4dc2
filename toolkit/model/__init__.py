"""The facts the toolkit speaks of: frozen values that cross from layer to layer."""

from __future__ import annotations

from toolkit.model.dates import LocalTime
from toolkit.model.event import Event, EventKind
from toolkit.model.pace import Pace, Quoted, Spotlit, Stretch, Timer
from toolkit.model.people import Cohort, Person, Role, Seating
from toolkit.model.quota import Held, Quota
from toolkit.model.responses import (
    JSON,
    LIMIT_ANSWER,
    LIMIT_DESCRIPTION,
    LIMIT_EVIDENCE,
    LIMIT_FILES,
    LIMIT_PICTURE,
    PROGRAMME,
    Conflict,
    Evidence,
    Response,
    ResponseKey,
    Saved,
    Shared,
    Sharing,
)

__all__ = [
    "JSON",
    "LIMIT_ANSWER",
    "LIMIT_DESCRIPTION",
    "LIMIT_EVIDENCE",
    "LIMIT_FILES",
    "LIMIT_PICTURE",
    "PROGRAMME",
    "Cohort",
    "Conflict",
    "Event",
    "EventKind",
    "Evidence",
    "Held",
    "LocalTime",
    "Pace",
    "Person",
    "Quota",
    "Quoted",
    "Response",
    "ResponseKey",
    "Role",
    "Saved",
    "Seating",
    "Shared",
    "Sharing",
    "Spotlit",
    "Stretch",
    "Timer",
]
