"""Charts of what a room answered: from answers to a table, from a table to a picture.

The tables are pandas'; a `Chart` is what a browser draws, with the same facts as a
table to read. Nothing here names anybody, and what few have answered stays unsaid.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

import pandas as pd

from toolkit.activities.audit.shapes import AuditFace
from toolkit.activities.charts.shapes import (
    Bar,
    ChartShown,
    Drawn,
    MeanMark,
    Range,
    Stack,
)
from toolkit.activities.poll.shapes import PollFace
from toolkit.activities.ranking.shapes import RankingFace
from toolkit.model import JSON

FEWEST = 5
"""Counts of fewer people could be traced to them."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture and the table that says the same.

    `drawn` has the numbers of each row, as `kind` needs them.
    """

    kind: str
    title: str
    note: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    drawn: tuple[Drawn, ...]
    ends: tuple[str, ...] = ()

    def as_json(self) -> ChartShown:
        """The chart as it is sent to a browser."""
        return cast("ChartShown", asdict(self))


# -- tables -------------------------------------------------------------------


def votes(values: Sequence[JSON], options: Sequence[str]) -> pd.DataFrame:
    """How many chose each of *options*: option, votes, share of those who answered."""
    chosen = [_positions(value, len(options)) for value in values]
    answered = sum(map(bool, chosen))
    every = pd.Series([position for one in chosen for position in one], dtype="int64")
    counts = every.value_counts().reindex(range(len(options)), fill_value=0)
    table = pd.DataFrame({"option": list(options), "votes": counts.to_list()})
    table["share"] = table["votes"] / max(answered, 1)
    table.attrs["answered"] = answered
    return table


def ranks(values: Sequence[JSON], face: RankingFace) -> pd.DataFrame:
    """Where the printed cards of a ranking stand: card, mean, low, high, people.

    1 is the top. In a diamond a card's rank is its row, so that neighbours in a row
    are equal. From *low* to *high* lies the middle half of the people.
    """
    rank_of = [row for row, size in enumerate(face["rows"], 1) for _ in range(size)]
    placed = [
        {"card": card, "rank": rank}
        for value in values
        for card, rank in zip(_places(value), rank_of, strict=False)
        if card is not None and card < len(face["cards"])
    ]
    every = pd.DataFrame(placed, columns=["card", "rank"])
    by_card = every.groupby("card")["rank"]
    table = by_card.agg(
        mean="mean",
        low=lambda r: r.quantile(0.25),
        high=lambda r: r.quantile(0.75),
        people="size",
    ).reset_index()
    table["card"] = [face["cards"][int(card)] for card in table["card"]]
    return table.sort_values(["mean", "card"], ignore_index=True)


def stages(values: Sequence[JSON], codes: Sequence[str], *, of: int) -> pd.DataFrame:
    """How many placed each statement in each of the *of* stages, by its code."""
    placed = [
        {"code": code, "stage": stage}
        for value in values
        for code, stage in _placed_stages(value).items()
    ]
    every = pd.DataFrame(placed, columns=["code", "stage"])
    table = pd.crosstab(every["code"], every["stage"])
    return table.reindex(index=list(codes), columns=range(1, of + 1), fill_value=0)


# -- charts -------------------------------------------------------------------


def poll_chart(face: PollFace, values: Sequence[JSON]) -> Chart | None:
    """The result of a poll or a scale; None while it could point at somebody."""
    table = votes(values, face["options"])
    answered = int(table.attrs["answered"])
    if not answered or (face["anonymous"] and answered < FEWEST):
        return None
    is_scale = face["mode"] in ("scale", "slider")
    mean = _mean(table) if is_scale else None
    note = f"{answered} answered" + ("" if mean is None else f" · average {mean:.1f}")
    shown = _in_bands(table, face["bands"]) if face["bands"] else table
    rows = [(str(r.option), str(r.votes), f"{r.share:.0%}") for r in _rows(shown)]
    return Chart(
        kind="columns" if is_scale else "bars",
        title=face["prompt"],
        note=note,
        headings=("Answer", "Votes", "Share"),
        rows=tuple(rows),
        drawn=(
            *(Bar(count=int(r.votes), share=float(r.share)) for r in _rows(shown)),
            *([] if mean is None else [MeanMark(mean=_along(mean, face["options"]))]),
        ),
        ends=tuple(face["ends"]) if is_scale else (),
    )


def ranking_chart(face: RankingFace, values: Sequence[JSON]) -> Chart | None:
    """The room's ranking, cards that stand highest first; None from under five."""
    table = ranks(values, face)
    table = table[table["people"] >= FEWEST]
    if table.empty:
        return None
    levels = len(face["rows"])
    people = int(table["people"].max())
    return Chart(
        kind="ranges",
        title=face["prompt"],
        note=f"{people} answered · the dot is the mean, the line the middle half",
        headings=("Card", "Mean place", "Middle half", "People"),
        rows=tuple(
            (r.card, f"{r.mean:.1f}", f"{r.low:g} to {r.high:g}", str(r.people))
            for r in _rows(table)
        ),
        drawn=tuple(
            Range(
                mean=(r.mean - 1) / (levels - 1),
                low=(r.low - 1) / (levels - 1),
                high=(r.high - 1) / (levels - 1),
            )
            for r in _rows(table)
        ),
        ends=("highest", "lowest"),
    )


def audit_chart(face: AuditFace, moments: Mapping[str, Sequence[JSON]]) -> Chart | None:
    """How many stand in each stage, by statement; *moments* are drawn side by side.

    Statements that fewer than five people have placed are left out.
    """
    statements = {
        s["code"]: s["title"] for g in face["groups"] for s in g["statements"]
    }
    names = list(face["stages"])
    tables = {
        moment: stages(values, list(statements), of=len(names))
        for moment, values in moments.items()
    }
    lines = [
        (f"{code} {title}", moment, [int(n) for n in table.loc[[code]].to_numpy()[0]])
        for code, title in statements.items()
        for moment, table in tables.items()
        if table.loc[code].sum() >= FEWEST
    ]
    if not lines:
        return None
    return Chart(
        kind="stacks",
        title=face["prompt"],
        note=f"Up to {max(sum(counts) for *_, counts in lines)} answered",
        headings=("Statement", "When", *names),
        rows=tuple((name, when, *map(str, counts)) for name, when, counts in lines),
        drawn=tuple(Stack(counts=tuple(counts)) for *_, counts in lines),
        ends=tuple(names),
    )


def _rows(table: pd.DataFrame) -> list[Any]:
    return list(table.itertuples(index=False))


def _mean(table: pd.DataFrame) -> float:
    points = table["option"].astype(float)
    return float((points * table["votes"]).sum() / table["votes"].sum())


def _along(mean: float | None, options: Sequence[str]) -> float:
    """How far along a scale *mean* is: 0 at its low end, 1 at its high end."""
    low, high = float(options[0]), float(options[-1])
    return ((mean or low) - low) / (high - low)


def _in_bands(table: pd.DataFrame, bands: Sequence[Sequence[int]]) -> pd.DataFrame:
    options = table["option"]
    return pd.DataFrame(
        {
            "option": [f"{options[first]} to {options[last]}" for first, last in bands],
            "votes": [int(table["votes"][a : b + 1].sum()) for a, b in bands],
            "share": [float(table["share"][a : b + 1].sum()) for a, b in bands],
        }
    )


def _positions(value: JSON, count: int) -> list[int]:
    chosen = value.get("chosen", []) if isinstance(value, Mapping) else []
    return [position for position in chosen if position < count]


def _places(value: JSON) -> list[int | None]:
    return list(value.get("places", [])) if isinstance(value, Mapping) else []


def _placed_stages(value: JSON) -> dict[str, int]:
    return dict(value.get("stages", {})) if isinstance(value, Mapping) else {}
