"""LaTeX maths, drawn and read aloud."""

from __future__ import annotations

import pytest

from toolkit.written.formulas import read_formula
from toolkit.written.mathml import mathml_of


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\frac{1}{2}", "one half"),
        (r"\frac{a}{b}", "a over b"),
        (r"\frac{x+1}{y-1}", "the fraction x plus 1 over y minus 1, end fraction"),
        (r"x^2 + y^3", "x squared plus y cubed"),
        (r"2^{n}", "2 to the power n"),
        (r"90^\circ", "90 degrees"),
        (r"0.\dot{3}", "0 point 3 recurring"),
        (r"\sqrt{9} \le 3", "the square root of 9 is less than or equal to 3"),
        (r"\sqrt[3]{27}", "the cube root of 27"),
        (r"\sum_{k=1}^{n} k", "the sum from k equals 1 to n k"),
        (r"a_1 \ne a_2", "a sub 1 is not equal to a sub 2"),
        (r"3 \times 4 \div 2", "3 times 4 divided by 2"),
    ],
)
def test_a_formula_sounds_as_a_teacher_would_say_it(source: str, words: str) -> None:
    formula = read_formula(source)
    assert formula is not None
    assert formula.words == words


@pytest.mark.parametrize(
    "source",
    ["", "x" * 5000, "{" * 50 + "}" * 50, "x^{" * 39 + "x" + "}" * 39, r"\frac{1}{"],
)
def test_what_cannot_be_read_is_left_as_it_was_typed(source: str) -> None:
    assert read_formula(source) is None


def test_brackets_grow_with_what_they_hold() -> None:
    formula = read_formula(r"(\frac{1}{2}) + (x)")
    assert formula is not None
    assert [part["is"] for part in formula.tree["inside"]] == [
        "fenced",
        *["operator", "operator", "letter", "operator"],
    ]


def test_a_power_belongs_to_the_whole_bracket() -> None:
    formula = read_formula(r"(\frac{1}{2})^2")
    assert formula is not None
    (power,) = formula.tree["inside"]
    assert power["is"] == "attached"
    assert [base["is"] for base in power["inside"]] == ["fenced"]
    assert formula.words == "( one half ) squared"


@pytest.mark.parametrize(
    "source",
    [
        r"\text{<script>alert(1)</script>}",
        r"\text{&lt;img src=x&gt;}",
        r"\href{javascript:alert(1)}{x}",
        r"\style{background:url(x)}{x}",
        r"\class{ws-quiet}{x}",
        r"\color{red\" onclick=\"x}{y}",
    ],
)
def test_mathml_holds_nothing_but_maths(source: str) -> None:
    formula = read_formula(source)
    if formula is not None:
        for word in ("<script", "<img", "href", "style=", "class=", 'onclick="'):
            assert word not in mathml_of(formula.drawn)
