"""What a page shows of words: nodes where there is more in them than letters."""

from __future__ import annotations

from typing import Any

import pytest

from tests.written.cases import AS_TYPED, READ
from toolkit.written.marks import beginning
from toolkit.written.shown import (
    LIMIT_FORMULAS,
    LIMIT_READ,
    formulas_in,
    in_html,
    readings_in,
)

SHOWN = {
    *("paragraph", "heading", "listing", "quotation", "bullets", "numbered", "rule"),
    *("table", "text", "break", "code", "emphasis", "strong", "struck", "link"),
    "formula",
}


def parts(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list | tuple):
        return [part for one in value for part in parts(one)]
    if not isinstance(value, dict) or value.get("is") == "formula":
        return [value] if isinstance(value, dict) else []
    return [value, *parts(list(value.values()))]


@pytest.mark.parametrize("typed", AS_TYPED.values(), ids=AS_TYPED)
def test_what_has_no_meaning_stays_as_it_was_typed(typed: str) -> None:
    assert readings_in({"text": typed}) == {}


@pytest.mark.parametrize("typed", READ.values(), ids=READ)
def test_what_has_a_meaning_is_read_into_known_parts_alone(typed: str) -> None:
    (reading,) = readings_in([{"text": typed}]).values()
    assert {part["is"] for part in parts(reading) if "is" in part} <= SHOWN
    assert all("tree" not in part for part in parts(reading))


def test_every_text_is_found_however_deep_and_read_once() -> None:
    found = readings_in({"cards": [{"said": ["*a*", "*a*"]}, ("**b**",)], "more": 3})
    assert set(found) == {"*a*", "**b**"}


def test_a_text_that_is_very_long_stays_as_it_was_typed() -> None:
    assert readings_in("*a* " * (LIMIT_READ // 4)) != {}
    assert readings_in("*a* " * (LIMIT_READ // 4 + 1)) == {}


def test_html_for_a_page_sets_formulas_and_nothing_else() -> None:
    html = in_html("<b>*Half*</b> is $\\frac{1}{2}$, $5")
    assert in_html("$x$, $\\frac{a$ and $x$").count("<math") == 2
    assert in_html("a$x$ and $x$").startswith("a$x$ and <math")
    assert html.startswith("&lt;b&gt;*Half*&lt;/b&gt; is <math")
    assert html.endswith("</math>, $5")


def test_the_beginning_of_a_text_cuts_no_word_and_no_formula() -> None:
    assert beginning("one two three", 9) == "one two…"
    assert beginning("so $\\frac{1}{2}$ of it", 8) == "so $\\frac{1}{2}$…"
    assert beginning("one", 3) == "one"


def test_only_the_first_formulas_of_a_text_are_set() -> None:
    typed = [f"$x_{{{number}}}$" for number in range(LIMIT_FORMULAS + 1)]
    assert list(formulas_in([" ".join(typed), "$y$"])) == [*typed[:-1], "$y$"]


def test_formulas_of_a_text_that_is_very_long_stay_as_they_were_typed() -> None:
    assert formulas_in("$x$ " * (LIMIT_READ // 4)) != {}
    assert formulas_in("$x$ " * (LIMIT_READ // 4 + 1)) == {}
