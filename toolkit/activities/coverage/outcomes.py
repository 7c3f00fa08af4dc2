"""Which outcomes the programme's activities are about, and what has been answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.activities.base.checked import is_filled
from toolkit.activities.base.kind import activity_kind
from toolkit.model import Response
from toolkit.model.contents import Asked

Contents = Sequence[tuple[str, tuple[Asked, ...]]]
"""What each notebook asks, by the notebook's name, in the year's order."""


@dataclass(frozen=True, slots=True)
class Place:
    """One activity, and the page where it was asked last."""

    page: str
    asked: Asked

    @property
    def address(self) -> tuple[str, str]:
        """Where its answers hang: workshop and name."""
        return self.asked.workshop, self.asked.name


def places_of(contents: Contents) -> list[Place]:
    """Every activity that asks for something, once, in the year's order.

    What has one answer all year stands where it was asked first, and leads to the page
    that asked it last.
    """
    found: dict[tuple[str, str], Place] = {}
    for page, everything in contents:
        for asked in everything:
            if asked.parts and not activity_kind(asked.kind).repeats:
                place = Place(page, asked)
                found[place.address] = place
    return list(found.values())


def about(places: Iterable[Place], code: str) -> list[Place]:
    """Those of *places* that serve the outcome *code*."""
    return [place for place in places if code in place.asked.outcomes]


def stored_names(asked: Asked) -> Iterator[str]:
    """The names under which the parts of an answer are kept.

    That somebody has finished is their word about it, and no part of it.
    """
    for part in asked.work:
        yield asked.stored_name(part)


def answers_to(asked: Asked, responses: Mapping[str, Response]) -> list[Response]:
    """The parts of a person's answer that are filled in; *responses* by stored name."""
    return _filled(stored_names(asked), responses)


def counted_answers(asked: Asked, responses: Mapping[str, Response]) -> list[Response]:
    """Of these, those that count as progress."""
    return _filled((asked.stored_name(part) for part in asked.counted), responses)


def finished_on(asked: Asked, responses: Mapping[str, Response]) -> date | None:
    """The day on which the person said that they had finished; None if they do not."""
    if asked.finishes is None:
        return None
    found = responses.get(asked.stored_name(asked.finishes))
    day = found.value["finished"] if found else ""
    return date.fromisoformat(day) if day else None


def _filled(names: Iterable[str], responses: Mapping[str, Response]) -> list[Response]:
    found = (responses.get(name) for name in names)
    return [one for one in found if one is not None and is_filled(one.value)]
