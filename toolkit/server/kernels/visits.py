"""One page that somebody has open, and what its kernel is told of them."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.model import Role, Seating
from toolkit.seat.looking import LOOKS
from toolkit.settings import Settings

STEERS = "steers"
"""What a kernel is told of a facilitator's own page."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page somebody has open, and the kernel behind it.

    *looks*: a facilitator only looks at it, as a participant would see it.
    """

    kernel: str
    seating: Seating
    workshop: str
    looks: bool = False

    @property
    def page(self) -> str:
        """The notebook whose page the person is on; who only looks is nowhere."""
        return "" if self.looks else self.workshop

    @property
    def steers(self) -> bool:
        """Whether the page is a facilitator's own."""
        return self.seating.role is Role.FACILITATOR and not self.looks

    def binding(self, settings: Settings) -> dict[str, str]:
        """What the kernel is told."""
        return {
            "seat": self.seating.id,
            "store": settings.store_url,
            "cohort": self.seating.cohort.id,
            "workshop": self.workshop,
            "base_url": settings.base_url,
            "here": settings.here,
            "room_hours": str(settings.room_hours),
            **settings.quota.as_told(),
            **({LOOKS: "yes"} if self.looks else {}),
            **({STEERS: "yes"} if self.steers else {}),
        }


def place_of(seating: Seating) -> tuple[str, str, Role]:
    """Whoever sits there in this cohort and role."""
    return seating.id, seating.cohort.id, seating.role
