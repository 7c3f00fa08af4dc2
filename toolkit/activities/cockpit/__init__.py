"""The facilitator's cockpit: panels about the workshop that is led."""

from __future__ import annotations

from toolkit.activities.cockpit.notes import Notes
from toolkit.activities.cockpit.people import People
from toolkit.activities.cockpit.steer import Steer

__all__ = ["Notes", "People", "Steer"]
