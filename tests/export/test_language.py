"""Whatever is printed says in which language it is, as the programme says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook

from tests.export.pdf import opened
from tests.export.samples import notebook
from tests.first_year import YEAR
from toolkit.export import notebook_of_answers, pdf_of, portfolio_of
from toolkit.export.attendance import Certificate, certificate_of, register_of
from toolkit.export.cards import cards_of
from toolkit.export.document import in_language
from toolkit.export.packs import pdf_of_pack
from toolkit.export.receipt import receipt_pdf
from toolkit.model import Cohort, LocalTime, Person, Role, Seating
from toolkit.report.pdf import pdf_of_report
from toolkit.report.report import Choice, Report

CYMRAEG = replace(YEAR, language="cy")
PLACE = {"at": datetime(2027, 1, 20, tzinfo=UTC), "language": CYMRAEG.language}
LOCAL = LocalTime(ZoneInfo("Europe/London"))
SOMEBODY = Seating("s1", Person("p1", "Ana"), Cohort("n", "North"), Role.PARTICIPANT)
CERTIFICATE = Certificate("Blwyddyn", "North", "Ana", "", (), "2", "", (), "today")
REPORT = Report("Blwyddyn", "North", "2027", "today", "All.", (), Choice(), "cy")


def answers() -> bytes:
    return pdf_of(
        notebook_of_answers(
            notebook(), seating=SOMEBODY, answers={}, title="Mine", local=LOCAL, **PLACE
        )
    )


def portfolio() -> bytes:
    return pdf_of(
        portfolio_of(
            (), seating=SOMEBODY, all_year={}, programme="A", local=LOCAL, **PLACE
        )
    )


PRINTED: dict[str, Callable[[], bytes]] = {
    "answers": answers,
    "portfolio": portfolio,
    "a meeting plan": lambda: pdf_of_pack(
        CYMRAEG.packs[0], programme=CYMRAEG, day=date(2027, 1, 20).isoformat()
    ),
    "name cards": lambda: cards_of((), cohort="N", register=False, programme=CYMRAEG),
    "a register": lambda: register_of((), title="T", about="A", programme=CYMRAEG),
    "a certificate": lambda: certificate_of(CERTIFICATE, language=CYMRAEG.language),
    "a receipt": lambda: receipt_pdf((), title="T", about="A", language="cy"),
    "the report": lambda: pdf_of_report(REPORT),
}


@pytest.mark.parametrize("kind", PRINTED)
def test_a_document_is_in_the_language_of_the_programme(kind: str) -> None:
    with opened(PRINTED[kind]()) as document:
        assert document.Root.Lang == "cy"


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [
        ("en-GB", ("en", "GB")),
        ("cy", ("cy", None)),
        ("zh-Hant", ("zh", None)),
        ("zh-Hant-TW", ("zh", "TW")),
    ],
)
def test_only_a_country_is_told_beside_a_language(
    tag: str, spoken: tuple[str, str | None]
) -> None:
    assert tuple(in_language(tag).values()) == spoken
    made = notebook(new_markdown_cell("# 你好"), lang=tag)
    with opened(pdf_of(made)) as document:
        assert document.Root.Lang == "-".join(filter(None, spoken))


def test_a_notebook_that_no_programme_has_touched_is_in_english() -> None:
    with opened(pdf_of(new_notebook(cells=[new_markdown_cell("# Ready?")]))) as made:
        assert made.Root.Lang == "en"
