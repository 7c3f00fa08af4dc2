"""What somebody sees on the pages of Voila's examples, and does there."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.widgets.pointing import box_of, drag


def basics(page: Page) -> None:
    _opens_with(page, "So easy, voilà!", "requiring a roundtrip to the kernel")
    slider = page.get_by_role("slider")
    squared = page.locator("input[type=number]")
    expect(page.locator(".widget-readout")).to_have_text("4.00")
    expect(squared).to_have_value("16")
    expect(squared).to_be_disabled()
    expect(page.get_by_role("cell", name="virginica")).to_be_visible()
    slider.press("ArrowRight")
    expect(page.locator(".widget-readout")).to_have_text("4.10")
    expect(squared).to_have_value(re.compile(r"^16\.8"))


def bqplot(page: Page) -> None:
    _opens_with(page, "So easy, voilà!", "render custom Jupyter widgets such as bqplot")
    expect(page.locator(".bqplot").get_by_text("Line Chart")).to_be_visible()
    line = page.locator(".bqplot path.line")
    expect(line).to_be_visible()
    assert str(line.get_attribute("d")).count(",") >= 200


def dashboard(page: Page) -> None:
    expect(page.get_by_text("Selected: 0")).to_be_visible()
    histogram, chart = (
        page.locator(".bqplot").filter(has_text=title)
        for title in ("Histogram", "Line Chart")
    )
    before = _heights(histogram)
    width, height = _size(chart)
    drag(page, chart, (0.3 * width, height / 2), (0.6 * width, height / 2))
    expect(page.get_by_text(re.compile(r"Selected range \[\d"))).to_be_visible()
    page.wait_for_function(
        "([bars, before]) => JSON.stringify([...bars.querySelectorAll('rect.rect')]"
        ".map((bar) => bar.getAttribute('height'))) !== JSON.stringify(before)",
        arg=[histogram.element_handle(), before],
    )


def gridspec_layout(page: Page) -> None:
    _opens_with(page, "Which multiplication table do you want to learn?", "Voilà can")
    expect(page.locator(".jupyter-button")).to_have_count(40)
    page.get_by_role("combobox").select_option("3")
    expect(page.get_by_role("button", name="3", exact=True)).to_have_count(11)
    sixth = page.locator("input[type=number]").nth(5)
    expect(page.locator(".widget-valid.mod-valid")).to_have_count(0)
    sixth.fill("18")
    sixth.press("Tab")
    expect(page.locator(".widget-valid.mod-valid")).to_have_count(1)


def interactive(page: Page) -> None:
    """Plain Voila draws these sliders without a width."""
    _opens_with(page, "So easy, voilà!", "making use of ipywidget's @interact")
    one, other = (page.get_by_role("slider").nth(n) for n in (0, 1))
    said = page.locator(".jp-OutputArea-output pre")
    expect(said).to_have_text(re.compile(r"^0 \* 0 = 0\s*$"))
    assert _size(page.locator(".noUi-target").first)[0] > 200
    one.press("End")
    expect(said).to_have_text(re.compile(r"^100 \* 0 = 0\s*$"))
    other.press("ArrowRight")
    expect(said).to_have_text(re.compile(r"^100 \* 1 = 100\s*$"))


def ipympl(page: Page) -> None:
    _opens_with(page, "So easy, voilà!", "custom interactive matplotlib figures")
    for number in (1, 2):
        expect(page.get_by_text(f"Figure {number}", exact=True)).to_be_visible()
    canvases = page.locator(".jupyter-matplotlib-canvas-container canvas")
    expect(canvases).to_have_count(4)
    page.wait_for_function(_PAINTED)
    canvases.nth(1).hover()
    expect(page.get_by_text(re.compile(r"x, y\) = \(\d"))).to_be_visible()


def mimerenderers(page: Page) -> None:
    expect(page.get_by_text("Lorem ipsum dolor sit amet")).to_be_visible()
    grey = page.locator(".ws-output div[style*=grey]")
    assert _size(grey) == (100, 100)
    # It is never closed, and what follows stands below it all the same.
    expect(page.locator(".ws-output h2")).to_have_count(0)
    expect(page.get_by_role("heading", name="Subtitle")).to_have_count(2)
    expect(page.locator("math[display=block]")).to_have_count(3)
    assert _size(page.locator(".ws-output img")) == (300, 120)
    rect = page.locator(".ws-output svg rect")
    expect(rect).to_have_css("fill", "rgb(224, 224, 224)")
    expect(page.get_by_role("cell", name="chevrolet chevelle malibu")).to_be_visible()
    page.get_by_text("geometry", exact=True).first.click()
    expect(page.get_by_text("-118.4563712").first).to_be_hidden()
    page.get_by_text("coordinates", exact=True).first.click()
    expect(page.get_by_text("-118.4563712").first).to_be_visible()
    expect(page.get_by_text(">SEQUENCE_2")).to_be_visible()
    _hover_bar(page)


def multiple_widgets(page: Page) -> None:
    buttons = page.locator(".jupyter-button")
    expect(buttons).to_have_count(400)
    expect(buttons.last).to_have_text("400")
    buttons.last.click()
    places = [buttons.nth(n).bounding_box() for n in (0, 9)]
    # A row stays one as far as there is room: ten buttons stand beside each other.
    assert len({place["y"] for place in places if place}) == 1


def reveal(page: Page) -> None:
    """Its slides stand below each other: reveal.js would be on another host."""
    for said in ("hi", "voila", "3"):
        expect(
            page.locator("pre", has_text=re.compile(f"^{said}\\s*$"))
        ).to_be_visible()
    expect(page.locator("input[type=number]")).to_have_value("196")
    page.get_by_role("slider").press("ArrowRight")
    expect(page.locator(".widget-readout")).to_have_text("14.10")
    expect(page.locator("input[type=number]")).to_have_value(re.compile(r"^198\.8"))


def yaml(page: Page) -> None:
    code = page.locator(".highlight pre")
    expect(code).to_contain_text("- value: '5'")
    colours = {
        part: code.locator(part).first.evaluate("one => getComputedStyle(one).color")
        for part in (".nt", ".s", ".p")
    }
    assert len(set(colours.values())) == 3, colours


_PAINTED = """
() => [...document.querySelectorAll(".jupyter-matplotlib-canvas-container")].every(
  (box) => {
    const canvas = box.querySelector("canvas");
    const { data } = canvas.getContext("2d").getImageData(
      0, 0, canvas.width, canvas.height);
    return data.some((value, at) => at % 4 === 3 && value > 0);
  })
"""


def _opens_with(page: Page, title: str, words: str) -> None:
    """The notebook's own title, below the page's, and its first sentence."""
    expect(page.get_by_role("heading", level=2, name=title)).to_be_visible()
    expect(page.locator(".ws-prose").first).to_contain_text(words)


def _heights(histogram: Locator) -> list[str]:
    bars = histogram.locator("rect.rect")
    # Of 25 bins of numbers without a seed, at times with one more for the greatest.
    expect(bars.nth(24)).to_be_attached()
    found: list[str] = bars.evaluate_all(
        "bars => bars.map((bar) => bar.getAttribute('height'))"
    )
    return found


def _hover_bar(page: Page) -> None:
    """The bar that the mouse is over turns red."""
    chart = page.locator(".page-chart")
    chart.scroll_into_view_if_needed()
    bar = chart.locator(".mark-rect path").first
    expect(bar).to_have_attribute("fill", "steelblue")
    bar.hover(force=True)
    expect(bar).to_have_attribute("fill", "red")


def _size(on: Locator) -> tuple[float, float]:
    box = box_of(on)
    return box["width"], box["height"]
