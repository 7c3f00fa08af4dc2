"""Years that are over: their pages stay, with what they are and from when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from toolkit.model import Role, Seating
from toolkit.seat import key_of
from toolkit.server.forms import FormHandler

ARCHIVED = "Archived: this year ({archived}) can be read, and is not changed any more."
FOR_LEADERS = "Archived: participants read this year ({archived}) and change nothing."


def told_on_pages(archived: str, seating: Seating) -> dict[str, str]:
    """What a workshop's page says of a year that is over; nothing while it is not.

    *archived* says since when.
    """
    if not archived:
        return {}
    if seating.role is Role.FACILITATOR:
        return {"archived": FOR_LEADERS.format(archived=archived)}
    return {"archived": ARCHIVED.format(archived=archived), "closed": "yes"}


@dataclass(frozen=True, slots=True)
class Year:
    """One cohort of somebody's, as the archive lists it."""

    seating: Seating
    is_archived: bool
    span: str
    archived: str
    made: str
    changed: str

    @property
    def key(self) -> str:
        """How the form that leads there names the seat."""
        return key_of(self.seating)


class ArchiveHandler(FormHandler):
    """GET: one's own years, those that are over with their days."""

    async def get(self) -> None:
        """Show them, the present one first."""
        years = await self.site.aside.read(self._years)
        self.page(
            "archive.html",
            years=sorted(years, key=lambda year: year.is_archived),
            here=self.seating.id,
        )

    def _years(self) -> list[Year]:
        seats = self.site.store.people.open_seats(self.seating.person.id)
        return [self._year(one) for one in seats if one.role is not Role.ORGANISER]

    def _year(self, seating: Seating) -> Year:
        cohort, store = seating.cohort.id, self.site.store
        programme = self.site.programme_of(cohort)
        held = sorted(plan.when.starts for plan in programme.workshops if plan.when)
        ended = store.succession.handed_on(cohort).closed_at
        own = [
            response.saved_at
            for name in ("programme", *(plan.name for plan in programme.served))
            for response in store.responses.of(cohort, name, seating.person.id).values()
        ]

        def told(moment: datetime | None) -> str:
            return programme.local.on(moment) if moment else ""

        span = f"{told(held[0])} to {told(held[-1])}" if held else "no dates yet"
        return Year(
            seating,
            ended is not None,
            span,
            told(ended),
            told(min(own, default=None)),
            told(max(own, default=None)),
        )
