"""What a chart says to the browser."""

from __future__ import annotations

from typing import Literal, TypedDict


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


class TableShown(TypedDict):
    """What stands beside every picture and says the same; see `chart.Chart`."""

    title: str
    note: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    ends: tuple[str, ...]


class BarsShown(TableShown):
    """The answers of a poll."""

    kind: Literal["bars"]
    drawn: tuple[Bar, ...]


class ColumnsShown(TableShown):
    """The answers of a scale, and after them where their mean is."""

    kind: Literal["columns"]
    drawn: tuple[Bar | MeanMark, ...]


class RangesShown(TableShown):
    """The cards of a ranking."""

    kind: Literal["ranges"]
    drawn: tuple[Range, ...]


class StacksShown(TableShown):
    """The statements of an audit, once for each moment."""

    kind: Literal["stacks"]
    drawn: tuple[Stack, ...]


ChartShown = BarsShown | ColumnsShown | RangesShown | StacksShown
"""A picture and the table that says the same."""


class TitleShown(TypedDict):
    """In place of a chart, while too few have answered."""

    title: str
    kind: Literal[""]
