"""Which evaluations the start page names: asked, not done yet, and not long ago."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from toolkit.activities.base.overview import anchor_of
from toolkit.activities.evaluation.opening import is_recent, opens_at
from toolkit.activities.evaluation.points import Point
from toolkit.model.words_of import is_filled
from toolkit.programme import Plan
from toolkit.seat import Seat

MINUTES = {2: "Two minutes", 5: "Five minutes", 10: "Ten minutes"}
ASKS = "{minutes}: {prompt}"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A line that asks for an evaluation, and where it is."""

    said: str
    link: str


def asked_now(
    points: Iterable[Point], plans: Iterable[Plan], seat: Seat, *, now: datetime
) -> Iterator[Reminder]:
    """What is asked of the person on *seat* now; of facilitators nothing is."""
    plans = tuple(plans)
    for point in points:
        opens = opens_at(point.face, plans)
        asks = is_recent(opens, now) and not seat.is_facilitator
        if asks and not _is_on(point, seat) and not _is_done(point, seat):
            minutes = point.face["minutes"]
            said = MINUTES.get(minutes, f"{minutes} minutes")
            prompt = point.title[0].lower() + point.title[1:]
            yield Reminder(
                ASKS.format(minutes=said, prompt=prompt),
                f"page/{point.workshop}#{anchor_of(point.name)}",
            )


def _is_on(point: Point, seat: Seat) -> bool:
    """Whether its workshop is still led, so that its exit is not over."""
    after = point.face["after"]
    return bool(after) and seat.pace.of(after).is_live


def _is_done(point: Point, seat: Seat) -> bool:
    own = seat.response(point.workshop, point.name)
    return own is not None and is_filled(own.value["given"])
