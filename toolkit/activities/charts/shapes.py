"""What a chart says to the browser."""

from __future__ import annotations

from typing import TypedDict


class Bar(TypedDict):
    """An answer of a poll."""

    count: int
    share: float


class MeanMark(TypedDict):
    """How far along a scale the mean is, from 0 to 1."""

    mean: float


class Range(TypedDict):
    """Where a card of a ranking stands, from 0 at the top to 1."""

    mean: float
    low: float
    high: float


class Stack(TypedDict):
    """How many stand in each stage."""

    counts: tuple[int, ...]


Drawn = Bar | MeanMark | Range | Stack


class ChartShown(TypedDict):
    """A picture and the table that says the same; see `chart.Chart`."""

    kind: str
    title: str
    note: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    drawn: tuple[Drawn, ...]
    ends: tuple[str, ...]


class TitleShown(TypedDict):
    """In place of a chart, while too few have answered; its kind is empty."""

    title: str
    kind: str
