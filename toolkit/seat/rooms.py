"""The seat's part for the codes that let people into a workshop."""

from __future__ import annotations

from datetime import datetime

from toolkit.seat.holder import Holder
from toolkit.seat.links import new_code


class Rooms:
    """Who opens a room, and by which code people come in; all for facilitators."""

    def __init__(self, holder: Holder) -> None:
        self._holder = holder

    def code(self, workshop: str) -> str | None:
        """The code that lets people into *workshop* now."""
        holder = self._holder
        holder.facilitators_only("see the room code")
        return holder.store.rooms.code(holder.cohort.id, workshop, now=holder.now())

    def open(self, workshop: str, *, until: datetime) -> str:
        """Let people in under a new code; an earlier one ends."""
        self.close(workshop)
        holder, code = self._holder, new_code()
        holder.store.rooms.open(holder.cohort.id, workshop, code=code, expires_at=until)
        return code

    def close(self, workshop: str) -> None:
        """Let nobody else in by a code."""
        self._holder.facilitators_only("open and close rooms")
        code = self.code(workshop)
        if code is not None:
            self._holder.store.rooms.close(code)
