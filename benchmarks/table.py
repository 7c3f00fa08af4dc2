"""The results as a table to read and as a file to keep."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil

from benchmarks.figures import FIGURES, OURS, PLAIN, Figure, Results

CHROMIUM = Path("/usr/bin/chromium")
_HEAD = ("figure", "plain Voila", "ours", "ratio", "aim")


def rows(results: Results) -> Iterator[tuple[str, ...]]:
    """The lines of the table: one for each figure that was measured."""
    for figure in measured(results):
        yield (
            figure.words,
            cell_of(results, PLAIN, figure),
            cell_of(results, OURS, figure),
            ratio_of(results, PLAIN, figure),
            aim_of(results, figure),
        )


def measured(results: Results) -> Iterator[Figure]:
    """The figures of which something is known."""
    for figure in FIGURES:
        if figure.name in results.values or figure.name in results.notes:
            yield figure


def draw(results: Results) -> str:
    """The table as text."""
    return aligned(_HEAD, rows(results))


def aligned(head: tuple[str, ...], below: Iterable[tuple[str, ...]]) -> str:
    """Lines of cells in columns: the first to the left, the others to the right."""
    lines = [head, *below]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    drawn = [_line(line, widths) for line in lines]
    return "\n".join([drawn[0], "-" * len(drawn[0]), *drawn[1:]])


def save(results: Results, path: Path, *, load: tuple[float, float]) -> None:
    """Write everything measured to *path*; *load*: average at the start and the end."""
    described = {
        "machine": {**machine(), "load_average": list(load)},
        "figures": [_described(results, figure) for figure in FIGURES],
        "failures": results.failures,
    }
    path.write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "memory_mb": psutil.virtual_memory().total // 2**20,
        "system": platform.platform(),
        "python": platform.python_version(),
        "chromium": _chromium(),
    }


def _chromium() -> str:
    if not CHROMIUM.exists():
        return ""
    asked = subprocess.run(
        [CHROMIUM, "--version", "--no-sandbox"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    return asked.stdout.strip()


def _described(results: Results, figure: Figure) -> dict[str, Any]:
    return {
        "name": figure.name,
        "words": figure.words,
        "unit": figure.unit,
        "aim": figure.aim,
        **{
            contender: {
                "median": results.middle(contender, figure.name),
                "rounds": results.values.get(figure.name, {}).get(contender, []),
                "note": results.notes.get(figure.name, {}).get(contender, ""),
            }
            for contender in results.contenders
        },
    }


def cell_of(results: Results, contender: str, figure: Figure) -> str:
    """What one contender needs, or why that is not known."""
    value = results.middle(contender, figure.name)
    if value is None:
        return results.notes.get(figure.name, {}).get(contender, "-")
    return f"{number(value)} {figure.unit}"


def ratio_of(results: Results, contender: str, figure: Figure) -> str:
    """How many times as much as ours one contender needs."""
    theirs = results.middle(contender, figure.name)
    ours = results.middle(OURS, figure.name)
    return f"{number(theirs / ours)}x" if theirs and ours else "-"


def aim_of(results: Results, figure: Figure) -> str:
    """What is aimed at, and whether ours is there."""
    if figure.aim is None:
        return ""
    ours = results.middle(OURS, figure.name)
    met = "" if ours is None else (" met" if ours <= figure.aim else " missed")
    return f"{figure.aim:g} {figure.unit}{met}"


def number(value: float) -> str:
    """Three digits that count, without an exponent."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.3g}" if value >= 0.001 else f"{value:.4f}"


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    first, *others = (
        cell.ljust(width) if index == 0 else cell.rjust(width)
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *others]).rstrip()
