"""What is kept one click away on every workshop's page: `[reference]`."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.programme.toml import TomlTable


@dataclass(frozen=True, slots=True)
class Principle:
    """One heading of the reference panel; `question` may be ""."""

    heading: str
    in_short: str
    question: str


@dataclass(frozen=True, slots=True)
class Listing:
    """A list below the panel; `counts` is empty, or has a number for each item."""

    heading: str
    items: tuple[str, ...]
    counts: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """The panel kept one click away; `button` is what opens it."""

    title: str
    button: str
    panel: tuple[Principle, ...]
    lists: tuple[Listing, ...]


def reference_of(top: TomlTable) -> Reference | None:
    """The panel that the table *top* describes; None where it describes none."""
    if not top.has("reference"):
        return None
    table = top.table("reference")
    title = table.text("title")
    panel = tuple(_principle(entry) for entry in table.tables("panel"))
    lists = tuple(_listing(entry) for entry in table.tables("lists"))
    if not panel and not lists:
        raise table.wrong(
            'nothing stands in it. Add what is kept at hand under "[[reference.panel]]"'
            ' or "[[reference.lists]]", or take [reference] out.'
        )
    button = table.text("button") if table.has("button") else title
    return table.closed(Reference(title, button, panel, lists))


def _principle(table: TomlTable) -> Principle:
    question = table.text("question") if table.has("question") else ""
    return table.closed(
        Principle(table.text("heading"), table.text("in_short"), question)
    )


def _listing(table: TomlTable) -> Listing:
    heading, items = table.text("heading"), table.texts("items")
    counted = {
        entry.text("item"): entry.closed(entry.whole("count"))
        for entry in table.tables("counted")
    }
    if bool(items) == bool(counted):
        raise table.wrong(
            'write either items = ["one", "two"], or, with a number to each, '
            'counted = [{ item = "one", count = 3 }].'
        )
    return table.closed(
        Listing(heading, items or tuple(counted), tuple(counted.values()))
    )
