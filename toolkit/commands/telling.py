"""How commands tell lists: for people, or as JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence

import click

AS_JSON = click.option(
    "--json", "as_json", is_flag=True, help="For programs, as JSON with stable keys."
)

Row = Mapping[str, object]


def tell(
    rows: Sequence[Row],
    *,
    as_json: bool,
    lines: Iterable[str] | None = None,
    empty: str = "",
) -> None:
    """Each of *rows*: as JSON, else in *lines*, else in columns or parted by tabs.

    Columns, and their headings, are for a person at a terminal.
    """
    if as_json:
        tell_json(rows)
    elif not rows and empty:
        click.echo(empty, err=True)
    else:
        for line in lines or _lines(rows):
            click.echo(line)


def tell_json(what: object) -> None:
    """*what* as JSON, on lines that a person can read, too."""
    click.echo(json.dumps(what, ensure_ascii=False, indent=2, default=str))


def _lines(rows: Sequence[Row]) -> list[str]:
    cells = [[_said(value) for value in row.values()] for row in rows]
    if not sys.stdout.isatty():
        return ["\t".join(line) for line in cells]
    cells = [[*rows[0]], *cells] if rows else []
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(
            cell.ljust(width) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in cells
    ]


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else " ".join(str(value).split())
