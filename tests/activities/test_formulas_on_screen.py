"""Where formulas are set on a page, and where letters stay letters."""

from __future__ import annotations

import json

import pytest

from tests.activities.harness import Bench
from toolkit.activities.base.javascript import in_order, joined
from toolkit.files import ACTIVITIES
from toolkit.written.shown import LIMIT_FORMULAS, LIMIT_READ, formulas_in, readings_in

pytestmark = pytest.mark.browser

SHOW = """([formulas, reading, text]) => {
  const root = document.createElement("div");
  followFormulas({ get: () => formulas, on() {}, off() {} });
  root.append(...(reading ? written(reading, {}) : setting(text)));
  return {
    set: [...root.querySelectorAll("math")].map((math) => math.getAttribute("alttext")),
    code: [...root.querySelectorAll("code")].map((code) => code.textContent),
    letters: root.textContent,
  };
}"""

KNOWN = "$x$ $y$ \\(z\\)"


def shown(bench: Bench, text: str, *, read: bool = False) -> dict[str, object]:
    """What stands on a page for *text*, where it knows these formulas."""
    script = joined(in_order(ACTIVITIES / "base" / "written.js"))
    reading = readings_in(text)[text] if read else None
    asked = json.dumps([dict(formulas_in(KNOWN)), reading, text])
    found: dict[str, object] = bench.page.evaluate(f"{script}; ({SHOW})({asked})")
    return found


@pytest.mark.parametrize(
    ("text", "formulas"),
    [
        ("$x$ and $y$ and \\(z\\)", ["x", "y", "z"]),
        ("$5 and $x$, $x$", ["x", "x"]),
        ("\\$x$ and \\\\(z\\)", []),
        ("a$x$ $x$5 $$x$$ $unknown$", []),
        ("nothing at all", []),
    ],
)
def test_a_formula_is_set_where_python_finds_one(
    bench: Bench, text: str, formulas: list[str]
) -> None:
    found = shown(bench, text)
    assert found["set"] == formulas
    if not formulas:
        assert found["letters"] == text


def test_code_and_escaped_dollars_of_a_reading_stay_letters(bench: Bench) -> None:
    text = "Type `$x$` or \\$x$ for $y$\n\n```\n$x$\n```\n"
    found = shown(bench, text, read=True)
    assert found["set"] == ["y"]
    assert found["code"] == ["$x$", "$x$"]
    assert "or $x$ for" in str(found["letters"])


def test_only_the_first_formulas_of_a_text_are_set_and_none_of_a_very_long_one(
    bench: Bench,
) -> None:
    many = "$x$ " * (LIMIT_FORMULAS + 5)
    assert shown(bench, many)["set"] == ["x"] * LIMIT_FORMULAS
    assert shown(bench, "$x$ " * (LIMIT_READ // 4 + 1))["set"] == []
