"""The PDF is accessible, complete and plainly ours."""

from __future__ import annotations

import logging
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
import typst
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_markdown_cell

from tests.export.pdf import (
    headings,
    opened,
    pages_of,
    tags,
    text_of,
    untagged_painting,
)
from tests.export.samples import activity, notebook, portfolio, section
from toolkit.errors import ExportError
from toolkit.export import exporters, pdf_of
from toolkit.export.exporters import HTMLExporter, PDFExporter, TypstExporter


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return pdf_of(portfolio())


def test_a_document_claims_and_follows_pdf_ua() -> None:
    _, resources = PDFExporter().from_notebook_node(portfolio())
    assert resources["pdf_ua"] is True


def test_a_document_names_itself_its_author_and_its_language(pdf: bytes) -> None:
    document = opened(pdf)
    with document.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "A shared picture \u2013 Participant 7"
        assert metadata["dc:creator"] == ["Participant 7"]
    assert document.Root.Lang == "en-GB"
    assert document.Root.MarkInfo.Marked
    assert document.Root.ViewerPreferences.DisplayDocTitle


def test_nothing_is_painted_that_is_not_tagged(pdf: bytes) -> None:
    assert untagged_painting(pdf) == 0


def test_every_picture_and_formula_has_words(pdf: bytes) -> None:
    pictured = [tag for tag in tags(pdf) if tag.name in ("Figure", "Formula")]
    assert {tag.name for tag in pictured} == {"Figure", "Formula"}
    assert all(tag.alternative.strip() for tag in pictured)


def test_a_formula_is_read_aloud_in_words(pdf: bytes) -> None:
    spoken = [tag.alternative for tag in tags(pdf) if tag.name == "Formula"]
    assert spoken == ["three quarters", "0.75", "x squared plus 1"]


def test_a_table_says_which_cells_are_headings(pdf: bytes) -> None:
    assert {tag.scope for tag in tags(pdf) if tag.name == "TH"} == {"/Column"}


def test_headings_go_down_one_level_at_a_time() -> None:
    typed = {"kind": "text", "label": "Reasons", "body": "# Big\n\n###### Small"}
    levels = headings(
        pdf_of(
            notebook(
                new_markdown_cell("### Deep first"),
                activity("one", "One", typed),
                new_markdown_cell("###### Deeper\n\n- # in a list"),
                section("Arrive"),
                activity("two", "Two", {**typed, "label": None}),
            )
        )
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(
    "words",
    [
        "Draft statement",
        "Pupils explain why",
        "Six teachers",
        "A picture first",
        "\u2611 Logistics",
        "\u2610 Curriculum",
        "3 on a scale from 1 (not at all) to 5 (completely)",
        "Ambition",
        "Blank card",
        "A1 Our vision is plain. Starting Established",
        "not placed yet",
        "pupils.pdf PDF, 182 kB",
        "wall.jpg picture, 90 kB A <wall> of answers, in #four colours",
        "Not answered yet.",
        "Saved 20 January 2023, 10:42 \u00b7 Who will see this: My group and the "
        "facilitators",
    ],
)
def test_every_kind_of_answer_is_printed(pdf: bytes, words: str) -> None:
    assert words in text_of(pdf)


def test_a_diamond_and_an_audit_are_told_as_well_as_drawn(pdf: bytes) -> None:
    told = [tag.alternative for tag in tags(pdf) if tag.name == "Figure"]
    assert told[0].startswith(
        "Cards from most to least important. Top: Ambition. Second row: Reasons; Choice"
    )
    assert "A1 from Starting to Established" in told[1]


def test_pages_carry_the_name_the_workshop_the_date_and_their_number() -> None:
    long = {"kind": "text", "label": None, "body": "Words.\n\n" * 90}
    text = text_of(pdf_of(notebook(activity("hope", "My hope", long))))
    assert "Participant 7 \u00b7 Example School Launch: what are we for?" in text
    assert "20 January 2023 Page 1 of 3" in text
    assert "20 January 2023 Page 3 of 3" in text


def test_the_options_of_a_poll_stay_together_on_a_page() -> None:
    options = [f"Option {number}" for number in range(1, 9)]
    poll = {"kind": "choice", "label": None, "options": options, "selected": []}
    for lines in range(14, 34, 2):
        before = {"kind": "text", "label": None, "body": "Words.\n\n" * lines}
        cells = (activity("hope", "My hope", before), activity("poll", "Which?", poll))
        pages = pages_of(pdf_of(notebook(*cells)))
        assert [page.count("Option") for page in pages if "Option" in page] == [8]


def test_names_are_never_hyphenated() -> None:
    school = "Representative Congregational Underrepresentation Establishment " * 2
    long = {"kind": "text", "label": None, "body": "Words.\n\n" * 60}
    facts = {"participant": "Participant 7", "school": school.strip()}
    text = text_of(pdf_of(notebook(activity("hope", "My hope", long), **facts)))
    assert text.count(school.strip()) == 2


def test_a_title_that_is_the_workshop_is_printed_once() -> None:
    text = text_of(pdf_of(notebook(title="Growing", workshop="Growing")))
    assert text.count("Growing") == 1


def test_an_activity_without_an_answer_says_so_calmly() -> None:
    text = text_of(pdf_of(notebook(activity("hope", "My hope"))))
    assert "My hope Not answered yet." in text
    assert "Saved" not in text


def test_html_in_the_programmes_own_words_leaves_only_its_text() -> None:
    cell = new_markdown_cell("Press <kbd>Enter</kbd>.<!-- later -->")
    text = text_of(pdf_of(notebook(cell)))
    assert "Press Enter." in text
    assert "later" not in text


def test_when_the_standard_cannot_be_followed_there_is_still_a_document(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    source = '#let image = rect()\n#figure(image)\n#title("x")'
    monkeypatch.setattr(exporters, "typst_source", lambda _: source)
    with caplog.at_level(logging.WARNING):
        pdf, resources = PDFExporter().from_notebook_node(portfolio())
    assert resources["pdf_ua"] is False
    assert pdf.startswith(b"%PDF-")
    assert "does not follow PDF/UA-1" in caplog.text


def test_when_there_can_be_no_document_the_reason_is_calm(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exporters, "typst_source", lambda _: "#panic()")
    with pytest.raises(ExportError, match="Your answers are safe"):
        PDFExporter().from_notebook_node(portfolio())


def test_a_document_reads_no_file_and_fetches_no_package() -> None:
    for program in (
        '#read("/etc/hostname")',
        '#read("../../exporters.py")',
        '#import "@preview/cetz:0.3.1": *',
    ):
        with pytest.raises(typst.TypstError):
            exporters.compiled(program, standards=[])


def test_documents_are_made_in_several_threads_at_once() -> None:
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(pdf_of, [portfolio() for _ in range(8)]))
    assert {text_of(pdf) for pdf in made} == {text_of(made[0])}


def test_nbconvert_knows_the_exporters_by_name() -> None:
    assert get_exporter("workshop-pdf") is PDFExporter
    assert get_exporter("workshop-typst") is TypstExporter
    assert get_exporter("workshop-html") is HTMLExporter


@pytest.mark.slow
def test_the_command_line_makes_a_pdf(tmp_path: Path) -> None:
    nbformat.write(portfolio(), tmp_path / "answers.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--to", "workshop-pdf"]
    subprocess.run([*command, "answers.ipynb"], cwd=tmp_path, check=True)
    assert "Draft statement" in text_of((tmp_path / "answers.pdf").read_bytes())


def test_words_are_broken_only_where_a_column_is_too_narrow_for_them() -> None:
    long = "Incomprehensibilities"
    table = {
        "kind": "table",
        "label": None,
        "columns": ["What", "Who"],
        "rows": [[long, long]],
        "widths": [8, 1],
    }
    words = {"kind": "text", "label": None, "body": f"{long} " * 40}
    pages = pages_of(pdf_of(notebook(activity("hope", "My hope", table, words))))
    lines = "\n".join(pages).splitlines()
    broken = [line for line in lines if line.endswith(("-", "\u2010", "\xad"))]
    assert sum(line.count(long) for line in lines) == 41
    assert len(broken) >= 1
