"""The report's figures as one tidy table, for spreadsheets: the same, and no more."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.export.attendance import csv_of
from toolkit.report.report import Report

COLUMNS = ("part", "table", "row", "column", "figure")


def csv_of_report(report: Report) -> bytes:
    """Every figure of the report's tables on a line of its own, as CSV."""
    return csv_of([COLUMNS, *_lines(report)])


def _lines(report: Report) -> Iterator[tuple[str, ...]]:
    for figure, label in report.key_figures:
        yield (report.title, "", label, "", figure)
    for part in report.parts:
        for table in part.tables:
            for row, *cells in table.rows:
                for column, figure in zip(table.columns, cells, strict=True):
                    yield (part.title, table.caption, row, column, figure)
