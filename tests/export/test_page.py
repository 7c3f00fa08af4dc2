"""The HTML of a document: one file, readable by everybody, with nothing to run."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from tests.export.samples import activity, notebook, portfolio
from toolkit.activities.base.blocks import Text
from toolkit.export import html_of
from toolkit.export.page import blocks_as_html


@pytest.fixture(scope="module")
def page() -> str:
    return html_of(portfolio()).decode()


def test_a_page_asks_for_nothing_else(page: str) -> None:
    assert "<script" not in page
    assert "url(" not in page
    assert not re.findall(r'\b(?:src|href|srcset)="', page)
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_a_page_says_its_language_title_and_one_main_heading(page: str) -> None:
    assert '<html lang="en-GB">' in page
    assert "<title>A shared picture \u2013 Participant 7</title>" in page
    assert page.count("<h1") == page.count("<main") == 1


def test_headings_go_down_one_level_at_a_time(page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[:3] == [1, 2, 3]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_formulas_are_mathml_with_words(page: str) -> None:
    assert '<math alttext="three quarters"><mrow><mfrac>' in page
    assert '<math display="block" alttext="x squared plus 1">' in page


def test_tables_have_headings_for_columns_and_for_statements(page: str) -> None:
    assert '<th scope="col">Question</th>' in page
    assert re.search(r'<th scope="row">.*A1.*Our vision is plain\.', page)


@pytest.mark.parametrize(
    "words",
    [
        "Six teachers",
        "\u2611 Logistics",
        "3 on a scale from 1 (not at all) to 5 (completely)",
        'aria-label="Cards from most to least important. Top: Ambition.',
        "pupils.pdf",
        "182 kB",
        "A &lt;wall&gt; of answers, in #four colours",
        "Not answered yet.",
        "Who will see this: My group and the facilitators",
    ],
)
def test_every_kind_of_answer_is_on_the_page(page: str, words: str) -> None:
    assert words in page


def test_markup_in_a_name_or_a_question_is_shown() -> None:
    page = html_of(
        notebook(activity("hope", "<b>Hope</b>"), participant='"><script>x</script>')
    ).decode()
    assert "&lt;b&gt;Hope&lt;/b&gt;" in page
    assert "<script" not in page


def test_a_label_below_its_heading_says_only_what_it_adds() -> None:
    heading = "Where we agree, where we differ"
    labels = (None, heading, f"{heading}: Where we agree", f"{heading} now", "Other: x")
    html = blocks_as_html(
        [Text("Words", label=each) for each in labels], without=heading
    )
    said = re.findall("<strong>(.*?)</strong>", html)
    assert said == ["Where we agree", f"{heading} now", "Other: x"]
    assert "<strong>A: B</strong>" in blocks_as_html([Text("Words", label="A: B")])
