"""What axe finds wrong with a page: every rule, every tag, every severity."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"

_EVERY_RULE = """async () => {
  const rules = axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]);
  const told = { resultTypes: ["violations"], rules: Object.fromEntries(rules) };
  const { violations } = await axe.run(document, told);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(" ")} ${html.slice(0, 200)}`),
  );
}"""
_EVERYTHING_OPEN = """() => {
  for (const closed of document.querySelectorAll(".page-inside")) closed.hidden = false;
  document.dispatchEvent(new Event("workshop:moved")); // so all of it comes to life
  for (const folded of document.querySelectorAll("main details")) folded.open = true;
}"""


def open_everything(page: Page) -> None:
    """Unfold all there is, more than any person would have open at once."""
    page.evaluate(_EVERYTHING_OPEN)


def faults(page: Page) -> list[Any]:
    """Each fault of *page* as it stands, by the rule that finds it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return list(page.evaluate(_EVERY_RULE))
