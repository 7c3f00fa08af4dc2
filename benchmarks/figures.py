"""What is measured, and what came out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from statistics import median

PLAIN, OURS = "plain", "ours"
SHINY, NICEGUI, FLOOR = "shiny", "nicegui", "floor"
CONTENDERS = (PLAIN, OURS)
PEERS = (SHINY, NICEGUI, FLOOR)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table; a smaller value is better."""

    name: str
    words: str
    unit: str
    aim: float | None = None


FIGURES = (
    Figure("cpu", "server CPU per visitor, room of 30", "s", 0.03),
    Figure("memory", "unique memory per visitor's kernel", "MB", 12),
    Figure("memory_all", "the whole server's memory per visitor, room of 30", "MB"),
    Figure("room_30_p50", "room of 30, all answered, p50", "s"),
    Figure("room_30_p95", "room of 30, all answered, p95", "s", 1),
    Figure("room_30_wall", "room of 30, the last answered", "s"),
    Figure("room_200_p50", "room of 200, all answered, p50", "s"),
    Figure("room_200_p95", "room of 200, all answered, p95", "s"),
    Figure("room_200_wall", "room of 200, the last answered", "s"),
    Figure("first_readable", "first visit: prompt readable", "ms", 250),
    Figure("first_saved", "first visit: typed answer saved", "ms", 500),
    Figure("first_weight", "first visit: transferred", "kB", 150),
    Figure("second_readable", "second visit: prompt readable", "ms"),
    Figure("second_saved", "second visit: typed answer saved", "ms"),
    Figure("second_weight", "second visit: transferred", "kB"),
    Figure("keys_1_p50", "keystroke to saved, 1 typing, p50", "ms"),
    Figure("keys_1_p95", "keystroke to saved, 1 typing, p95", "ms"),
    Figure("keys_10_p50", "keystroke to saved, 10 typing, p50", "ms", 20),
    Figure("keys_10_p95", "keystroke to saved, 10 typing, p95", "ms"),
    Figure("crowd_p50", "keystroke to saved, 10 typing of 30 there, p50", "ms"),
    Figure("crowd_p95", "keystroke to saved, 10 typing of 30 there, p95", "ms"),
    Figure("reveal_p50", "facilitator's reveal on 10 pages, p50", "ms"),
    Figure("reveal_p95", "facilitator's reveal on 10 pages, p95", "ms", 60),
    Figure("reveal_200_p50", "facilitator's reveal on 200 pages, p50", "ms"),
    Figure("reveal_200_p95", "facilitator's reveal on 200 pages, p95", "ms", 300),
    Figure("restart_told", "stop and start, until an open page has saved", "s", 2.5),
    Figure("restart_killed", "kill and start, until an open page has saved", "s", 2.5),
    Figure("portfolios", "40 portfolios to PDF", "s", 6),
)


@dataclass
class Results:
    """Values by figure and contender, one a round; grows as rounds are run.

    A note stands where there is no value. `failures` names what went wrong.
    """

    contenders: tuple[str, ...] = CONTENDERS
    values: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    notes: dict[str, dict[str, str]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def add(self, contender: str, values: Mapping[str, float]) -> None:
        """Keep what one round measured."""
        for figure, value in values.items():
            by_contender = self.values.setdefault(figure, {})
            by_contender.setdefault(contender, []).append(value)

    def note(self, contender: str, figure: str, words: str) -> None:
        """Say why *figure* has no value."""
        self.notes.setdefault(figure, {})[contender] = words

    def middle(self, contender: str, figure: str) -> float | None:
        """The median over the rounds."""
        values = self.values.get(figure, {}).get(contender)
        return median(values) if values else None


def percentile(values: list[float], percent: float) -> float:
    """The value below which *percent* of *values* lie, one of them."""
    ordered = sorted(values)
    return ordered[round(percent / 100 * (len(ordered) - 1))]


def spread(name: str, values: list[float], *, scale: float = 1) -> dict[str, float]:
    """The figures *name*_p50 and *name*_p95 of *values*, each times *scale*."""
    return {f"{name}_p{p}": scale * percentile(values, p) for p in (50, 95)}
