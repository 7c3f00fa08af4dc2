"""Ordinary writing is read as Markdown would be, only faster."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from toolkit.written import markup
from toolkit.written.characters import clean
from toolkit.written.markup import read_markup
from toolkit.written.ordinary import ordinary_paragraphs
from toolkit.written.tokens import tokens_of

PIECES = st.sampled_from(
    [
        *"ab Z\u00e9\u05e2\n",
        *".,:;'\"()-=+#1%/@^{}?\u201c\u2019\u2013\xa3\xa0\u2028\u0301 ",
        *("\n\n", "  \n", "www.a.b", "https://a.b/", "mailto:x@y.zz", "\n=", "\n-"),
        *(
            "a.",
            "iii)",
            "1. ",
            "*",
            "`",
            "$",
            "|",
            "&amp;",
            "<b>",
            "[a](b)",
            "\\",
            "~~",
        ),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
@example("Years 7 to 9 pay for it.\nYear 11 does not.\n\n\u201cWhy?\u201d he said.\n")
def test_it_is_read_as_markdown_would_be(text: str) -> None:
    ordinary = ordinary_paragraphs(clean(text))
    with_care = markup._blocks(tokens_of(clean(text)))
    assert ordinary is None or ordinary == with_care


@pytest.mark.parametrize(
    "text",
    [
        "We agree that pupils should explain a method before they practise it.",
        "One line.\nAnother line.\n\nAnother paragraph, (with brackets).",
        "\u201cWhy?\u201d said Year 8: it\u2019s 50% of them \u2013 or more.",
    ],
)
def test_what_people_mostly_write_is_ordinary(text: str) -> None:
    assert ordinary_paragraphs(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " a",
        "- a",
        "a\n# b",
        "*a*",
        "1. a",
        "$x$",
        "a  \nb",
        "a | b",
        "<b>",
        "a &lt;",
    ],
)
def test_anything_that_may_be_markdown_is_read_with_care(text: str) -> None:
    assert ordinary_paragraphs(text) is None


def test_a_long_text_of_spaces_is_decided_at_once() -> None:
    assert ordinary_paragraphs("a" + " " * 100_000 + "*") is None
    assert read_markup("a" + " b" * 100_000)
