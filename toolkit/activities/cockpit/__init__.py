"""The facilitator's cockpit: four panels about the workshop that is led."""

from __future__ import annotations

from toolkit.activities.cockpit.notes import Notes
from toolkit.activities.cockpit.people import People
from toolkit.activities.cockpit.steer import Steer
from toolkit.activities.cockpit.walls import Walls

__all__ = ["Notes", "People", "Steer", "Walls"]
