"""The report as a tagged PDF: words and figures as data, charts as drawings."""

from __future__ import annotations

import pandas as pd

from toolkit.export.sheets import sheet_of
from toolkit.model import JSON
from toolkit.report import words
from toolkit.report.report import HIDDEN, Part, Quoted, Report, Table


def pdf_of_report(report: Report) -> bytes:
    """*report* on A4, as PDF/UA-1. Safe to call in any thread."""
    return sheet_of("report", _told(report), language=report.language)


def _told(report: Report) -> dict[str, JSON]:
    choice, funder = report.choice, report.choice.funder
    own = {"title": words.OWN_WORDS, "text": _paragraphs(choice.words)}
    failed = {"title": words.NOT_WORKED, "text": _paragraphs(choice.not_worked)}
    return {
        "kind": words.REPORT,
        "title": report.title,
        "cohort": report.cohort,
        "period": report.period,
        "made": words.MADE_ON.format(day=report.made_on),
        "prepared": words.PREPARED.format(funder=funder) if funder else "",
        "summary": report.summary,
        "keys": [{"number": n, "label": label} for n, label in report.key_figures],
        "words": own,
        "facts": {"title": words.FACTS, "rows": list(map(list, report.facts))},
        "parts": [_part(part) for part in report.parts],
        "schools": {"title": report.schools_title, "named": list(report.schools)},
        "stories": _quoted(words.STORIES, words.STORIES_LEAD, report.stories),
        "quotes": _quoted(words.QUOTES, words.QUOTES_LEAD, report.quotes),
        "not_worked": failed,
        "method": {"title": words.METHOD_TITLE, "lines": list(report.method)},
    }


def _paragraphs(text: str) -> list[str]:
    return [each.strip() for each in text.split("\n") if each.strip()]


def _quoted(title: str, lead: str, quoted: tuple[Quoted, ...]) -> JSON:
    return {
        "title": title,
        "lead": lead,
        "each": [
            {
                "role": one.role,
                "passages": [
                    {"label": label, "text": _paragraphs(text)}
                    for label, text in one.passages
                ],
            }
            for one in quoted
        ],
    }


def _part(part: Part) -> JSON:
    return {
        "title": part.title,
        "lead": list(part.lead),
        "tables": [_table(table) for table in part.tables],
    }


def _table(table: Table) -> JSON:
    return {
        "caption": table.caption,
        "columns": [table.first, *table.columns],
        "rows": [list(row) for row in table.rows],
        "counts": len(table.frame.columns),
        "chart": _chart(table) if table.people else None,
    }


def _chart(table: Table) -> JSON:
    """Bars of one length each: what is hidden is one piece at the end of a bar."""
    return {
        "key": [*table.columns[: len(table.frame.columns)], words.NOT_SHOWN],
        "bars": [
            {"label": str(name), "pieces": _pieces(row, table.people)}
            for name, row in zip(
                table.frame.index, table.frame.itertuples(index=False), strict=True
            )
        ],
        "alt": words.CHART.format(
            caption=table.caption,
            rows=" ".join(_spoken(table, row) for row in table.rows),
        ),
    }


def _pieces(row: tuple[object, ...], people: int) -> list[JSON]:
    shown = [(n, int(count)) for n, count in enumerate(row) if not pd.isna(count)]  # type: ignore[call-overload]
    told = sum(count for _n, count in shown)
    # A row of the evaluation is of who took part when it was counted.
    whole = told if len(shown) == len(row) else max(people, told)
    pieces = [
        {"kind": n, "share": count / whole, "said": str(count)}
        for n, count in shown
        if count
    ]
    if rest := whole - told:
        pieces.append({"kind": len(row), "share": rest / whole, "said": HIDDEN})
    return pieces


def _spoken(table: Table, row: tuple[str, ...]) -> str:
    name, *cells = row
    said = ", ".join(
        f"{column.lower()} {cell}"
        for column, cell in zip(table.columns, cells, strict=True)
    )
    return f"{name}: {said}."
