"""How commands tell lists: for people, or as JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence

import click

AS_JSON = click.option(
    "--json", "as_json", is_flag=True, help="For programs, as JSON with stable keys."
)

Row = Mapping[str, object]


def tell(rows: Sequence[Row], *, as_json: bool, empty: str = "") -> None:
    """Each of *rows* on a line, in columns before a person, else parted by tabs."""
    if as_json:
        tell_json(rows)
        return
    lines = [[_said(value) for value in row.values()] for row in rows]
    if not lines and empty:
        click.echo(empty, err=True)
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        if sys.stdout.isatty():
            cells = (
                cell.ljust(width) for cell, width in zip(line, widths, strict=True)
            )
            click.echo("  ".join(cells).rstrip())
        else:
            click.echo("\t".join(line))


def tell_json(what: object) -> None:
    """*what* as JSON, on lines that a person can read, too."""
    click.echo(json.dumps(what, ensure_ascii=False, indent=2, default=str))


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else " ".join(str(value).split())
