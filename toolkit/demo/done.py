"""What the invented people have done by the day of the second workshop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from toolkit.demo.there import There
from toolkit.model import JSON, Response, ResponseKey, Seating, Sharing
from toolkit.model.comments import Comment
from toolkit.model.consent import Consent
from toolkit.model.erasing import reference
from toolkit.programme import Assignment, Plan, Programme, When

WRITE = "demonstration"
"""The write of every answer that is the demonstration's own."""

_WORK_IS_OVER = time(16, 10)

People = Mapping[int, Seating]
"""The invented participants by their numbers, as far as they are called so yet."""


@dataclass(frozen=True, slots=True)
class Done:
    """All that was done by then."""

    answers: tuple[Response, ...] = ()
    comments: tuple[Comment, ...] = ()
    there: There = field(default_factory=There)
    consents: tuple[Consent, ...] = ()


@dataclass(frozen=True, slots=True)
class Between:
    """The time from the first workshop to the day of the second, for some people."""

    year: Programme
    first: When
    day: date
    people: People

    @classmethod
    def of(cls, year: Programme, people: People) -> Between | None:
        """That of *year*; None where the first two, or the only one, have no day."""
        first, second, *_ = (*year.workshops, *year.workshops)
        if first.when is None or second.day is None:
            return None
        return cls(year, first.when, second.day, people)

    @property
    def is_over(self) -> bool:
        """Whether a workshop lies behind; the only one there is lies ahead."""
        return len(self.year.workshops) > 1

    @property
    def plan(self) -> Plan:
        """The workshop that lies behind."""
        return self.year.workshops[0]

    @property
    def task(self) -> Assignment | None:
        """The task that followed it, if one did."""
        return self.plan.task

    @property
    def until(self) -> datetime:
        """When the day of the second workshop begins."""
        return datetime.combine(self.day, time(), tzinfo=self.first.starts.tzinfo)

    def before(self, days: int) -> datetime:
        """The afternoon so many days before the second workshop."""
        day = self.day - timedelta(days=days)
        return datetime.combine(day, _WORK_IS_OVER, tzinfo=self.first.starts.tzinfo)

    def kept(
        self,
        number: int,
        place: tuple[str, str],
        value: JSON,
        *,
        at: datetime,
        prompt: str,
        sharing: str = Sharing.COHORT.value,
    ) -> Response:
        """What the one with this number answered, at a *place* of workshop and name."""
        key = key_of(self.people[number], *place)
        return Response(key, value, Sharing(sharing), 1, at, prompt, WRITE)


@dataclass(frozen=True, slots=True)
class Cards:
    """The board of a notebook, and what it asks."""

    between: Between
    notebook: str
    prompt: str

    def card(
        self, by: int, name: str, value: Mapping[str, JSON], *, days: int
    ) -> Response:
        """A card without files, so many days before the second workshop."""
        whole = {**value, "consent": False, "files": []}
        return self._kept(by, name, whole, days=days)

    def reactions(
        self, name: str, by: int, told: Mapping[str, JSON]
    ) -> Iterator[Response]:
        """The replies to the card called *name*, which is *by* somebody, and thanks."""
        people = self.between.people
        ref = reference(people[by].id, name)
        for number, reply in enumerate(told.get("replies", ())):
            if reply["by"] in people:
                said = {"starter": reply.get("starter"), "text": reply["text"]}
                part = f"reply.{ref}.{WRITE}{number:02}"
                yield self._kept(reply["by"], part, said, days=reply["days"])
        for one in told.get("thanks", ()):
            if one in people:
                yield self._kept(one, f"thanks.{ref}", {"thanks": True}, days=1)

    def _kept(self, by: int, name: str, value: JSON, *, days: int) -> Response:
        at, place = self.between.before(days), (self.notebook, name)
        return self.between.kept(by, place, value, at=at, prompt=self.prompt)


def key_of(seating: Seating, workshop: str, activity: str) -> ResponseKey:
    """Where an answer of somebody is kept."""
    return ResponseKey(seating.cohort.id, seating.person.id, workshop, activity)
