"""Styles of others reach their own widgets, and nothing that is the page's."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import patient
from toolkit.activities.base.javascript import in_order, joined
from toolkit.files import PACKAGE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

TAMING = PACKAGE / "server" / "page" / "client" / "taming.js"
PARTS = """
  <h2 class="theirs">One</h2>
  <a class="theirs" href="#x">Two</a>
  <input class="theirs" type="text">
  <button class="theirs" role="switch">Three</button>
  <p class="theirs" hidden>Four</p>
"""
PAGE = f"""
<!doctype html>
<main id="main">{PARTS.replace("theirs", "ours")}
  <div class="ws-activity">{PARTS.replace("theirs", "ours")}</div>
  <div class="ws-widget">{PARTS}</div>
</main>
"""
BEGIN = """
self.wear = (css) => {
  const style = document.createElement("style");
  style.textContent = css;
  document.head.append(style);
};
self.link = (css) => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = URL.createObjectURL(new Blob([css], { type: "text/css" }));
  document.head.append(link);
};
self.worn = (name) => [...document.querySelectorAll("." + name)]
  .filter((one) => getComputedStyle(one).outlineStyle === "dotted").length;
self.selectors = () => document.styleSheets[0]?.cssRules[0].selectorText ?? "";
self.guardedIn = (css) => {
  const style = document.createElement("style");
  style.textContent = css;
  const others = (rules) => [...rules].flatMap((rule) =>
    [...(rule.selectorText ? [rule] : []), ...others(rule.cssRules ?? [])]);
  document.body.append(style); // only what lies in the head is guarded
  const found = others(style.sheet.cssRules).map(({ selectorText: said }) => said)
    .filter((said) => selectorsIn(said).some((one) => guarded(one) !== one.trim()));
  style.remove();
  return found;
};
followStyles();
"""
DOTTED = "{ outline: 1px dotted red; }"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = patient(chromium.new_context())
    page = context.new_page()
    page.set_content(PAGE)
    page.evaluate(f"() => {{ {joined(in_order(TAMING))}\n{BEGIN} }}")
    yield page
    context.close()


@pytest.mark.parametrize(
    ("selector", "reached"),
    [
        ("*", 5),
        ("h2, a", 2),
        ("a[href]", 1),
        ('input[type="text"]', 1),
        ("[role=switch]", 1),
        ("[hidden]", 1),
        ("button:not(.plain)", 1),
        ("a:not([class=plain], .other)", 1),
        ("main :is(h2, a)", 2),
        (".theirs", 5),
        (".ws-widget a[href]", 1),
    ],
)
def test_what_a_sheet_says_of_elements_reaches_only_its_own(
    page: Page, selector: str, reached: int
) -> None:
    page.evaluate("wear", f"{selector} {DOTTED}")
    assert [page.evaluate("worn", name) for name in ("theirs", "ours")] == [reached, 0]


def test_a_sheet_that_is_read_again_is_guarded_once(page: Page) -> None:
    page.evaluate("link", f"a[href]::after, h2 {DOTTED}")
    page.wait_for_function("selectors().includes(':where')")
    guarded = page.evaluate("selectors()")
    page.evaluate("document.querySelector('link').dispatchEvent(new Event('load'))")
    assert guarded.count(":not(:where(") == 2
    assert page.evaluate("selectors()") == guarded


def test_sheets_of_activities_say_by_a_class_what_they_are_about(page: Page) -> None:
    for file in sorted((PACKAGE / "activities").rglob("*.css")):
        css = file.read_text(encoding="utf-8")
        assert page.evaluate("guardedIn", css) == [], file.name
