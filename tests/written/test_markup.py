"""Light Markdown: what is understood, and what is left as typed."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.written.markup import plain, read_line, read_lines, read_markup


def kinds(nodes: list[dict[str, Any]]) -> list[str]:
    return [node["is"] for node in nodes]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("words", "paragraph"),
        ("# words", "heading"),
        ("- words", "bullets"),
        ("3. words", "numbered"),
        ("> words", "quotation"),
        ("```\nwords\n```", "listing"),
        ("$$\nx^2\n$$", "formula"),
        ("| a |\n|---|\n| b |", "table"),
        ("---", "rule"),
    ],
)
def test_light_markdown_is_understood(typed: str, kind: str) -> None:
    assert kinds(read_markup(typed)) == [kind]


def test_a_line_keeps_emphasis_and_formulas_and_has_no_blocks() -> None:
    assert kinds(read_line("a *b* **c** `d` $e$")) == [
        "text",
        "emphasis",
        "text",
        "strong",
        "text",
        "code",
        "text",
        "formula",
    ]
    assert plain(read_line("# not a heading\n\n- not a list")) == (
        "# not a heading - not a list"
    )


def test_a_line_that_markdown_makes_nothing_of_is_shown_as_typed() -> None:
    assert plain(read_line("[a]: https://example.org")) == "[a]: https://example.org"


def test_lines_of_a_cell_stay_lines() -> None:
    assert kinds(read_lines("one\ntwo")) == ["text", "break", "text"]


def test_arithmetic_is_not_emphasis() -> None:
    assert plain(read_line("5*3*2 = 30")) == "5*3*2 = 30"


def test_prices_are_not_formulas() -> None:
    assert kinds(read_line("It costs $5 or $10, perhaps £3.")) == ["text"]


def test_a_number_keeps_its_place_in_a_list() -> None:
    assert read_markup("7. seven")[0]["start"] == 7


def test_only_links_to_the_web_and_to_mail_are_links() -> None:
    typed = "[a](https://example.org/x) [b](javascript:x) [c](mailto:a@example.org)"
    links = [node["url"] for node in read_line(typed) if node["is"] == "link"]
    assert links == ["https://example.org/x", "mailto:a@example.org"]
    assert plain(read_line(typed)) == "a [b](javascript:x) c"


def test_a_picture_is_never_fetched_but_linked_or_left_as_typed() -> None:
    (shown,) = read_line("![a](https://example.org/x.png)")
    assert (shown["is"], plain([shown])) == ("link", "[picture: a]")
    assert plain(read_line("![a](/etc/x)")) == "![a](/etc/x)"


@pytest.mark.parametrize(
    "typed",
    [
        r"C:\Users\head on \\\\server\share",
        r"\( and \[ and \frac{a}{b} and \, and \{",
        "[a]: https://example.org",
        "[a](javascript:x)",
    ],
)
def test_nothing_that_has_no_meaning_is_cut(typed: str) -> None:
    assert plain(read_markup(typed)[0]["inside"]) == typed


def test_html_is_shown_to_its_author_and_dropped_for_the_programme() -> None:
    assert plain(read_markup("a <b>c</b>")[0]["inside"]) == "a <b>c</b>"
    dropped = read_markup("a <b>c</b><!-- d -->", tags="dropped")
    assert plain(dropped[0]["inside"]) == "a c"


def test_a_ragged_table_is_left_as_it_was_typed() -> None:
    typed = "| a | b |\n|---|---|\n| 1 | 2 | 3 |"
    assert "".join(map(plain, (n["inside"] for n in read_markup(typed)))) == (
        typed.replace("\n", " ")
    )
