"""What axe finds wrong with a page: every rule, every tag, every severity."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from toolkit.activities.base.words import WORDS

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"

COLOURS = ("color-contrast-enhanced", "link-in-text-block")
LEFT_OUT = "color-contrast"
"""Its enhanced form asks for more, and each is a quarter of the time axe takes."""

_ALSO_POOR = """() => {
  // Left to itself the enhanced form passes over what the plain one would report.
  const contrastRatio = { normal: { expected: 7 }, large: { expected: 4.5 } };
  const fonts = { boldValue: 700, boldTextPt: 14, largeTextPt: 18 };
  const sizes = { pseudoSizeThreshold: 0.25, shadowOutlineEmMax: 0.1 };
  const ignores = { ignoreUnicode: true, ignoreLength: false, ignorePseudo: false };
  const options = { contrastRatio, ...fonts, ...sizes, ...ignores };
  options.textStrokeEmMin = 0.03;
  axe.configure({ checks: [{ id: "color-contrast-enhanced", options }] });
}"""

_FAULTS = """async ([only, leftOut]) => {
  const rules = axe.getRules().map(({ ruleId }) => ruleId);
  const asked = only ?? rules.filter((rule) => rule !== leftOut);
  const told = { resultTypes: ["violations"], runOnly: asked };
  const { violations } = await axe.run(document, told);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(" ")} ${html.slice(0, 200)}`),
  );
}"""
_EVERY_PART_OPEN = """() => {
  for (const closed of document.querySelectorAll(".page-inside")) closed.hidden = false;
  document.dispatchEvent(new Event("workshop:moved")); // so all of it comes to life
  // What lies below one of these is scrolled out from there.
  for (const above of document.querySelectorAll(".page-bar, .page-way"))
    above.style.position = "relative";
}"""
_EVERYTHING_OPEN = """(wait) => {
  const folded = document.querySelectorAll("main details:not([open])");
  for (const fold of folded) fold.open = true;
  const pressed = [...document.querySelectorAll("main button[aria-expanded=false]")]
    .filter((button) => button.checkVisibility() && !button.dataset.pressed);
  for (const button of pressed) {
    button.dataset.pressed = true;
    button.click();
  }
  const isRead = [...document.querySelectorAll("main [role=status]")]
    .every((status) => status.textContent !== wait);
  return isRead && !folded.length && !pressed.length;
}"""


def open_everything(page: Page) -> None:
    """Unfold and read all there is, more than any person would have open at once."""
    page.evaluate(_EVERY_PART_OPEN)
    expect(page.locator("[data-model-id]:not([data-mounted])")).to_have_count(0)
    page.wait_for_function(_EVERYTHING_OPEN, arg=WORDS["others_wait"])


def faults(
    page: Page, *, scheme: str = "light", only: Sequence[str] | None = None
) -> list[Any]:
    """Each fault of *page* as it stands, in these colours, by rule and place.

    Every rule is asked, or *only* these.
    """
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
        page.evaluate(_ALSO_POOR)
    return list(page.evaluate(_FAULTS, [only, LEFT_OUT]))
