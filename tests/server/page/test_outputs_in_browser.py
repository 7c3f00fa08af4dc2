"""What cells show of themselves, on light pages and beside Voila's widgets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, expect

from tests.chromium import FITS, join, quiet_page
from tests.first_year import copy_programme
from tests.server.page.ordinary import write_ordinary
from tests.serving import WORKSHOP, LiveServer, wait_for_page

pytestmark = pytest.mark.browser

LIGHT = "workshop2"

BESIDE = (
    "import ipywidgets\n"
    "caught, button = ipywidgets.Output(), ipywidgets.Button(description='Divide')\n"
    "with caught:\n"
    "    {}['in a cell']\n"
    "calls = ipywidgets.Output()\n"
    "def divide(_):\n"
    "    with calls:\n"
    "        1 / 0\n"
    "button.on_click(divide)\n"
    "ipywidgets.VBox([caught, button, calls])",
    "from tqdm.notebook import tqdm as bar\n"
    "for one in bar(range(4), desc='In a widget'): pass",
    "ipywidgets.VBox([\n"
    "    ipywidgets.Dropdown(description='A topic to choose', options=['Ratio']),\n"
    "    ipywidgets.RadioButtons(description='One of', options=['Proof', 'Angles']),\n"
    "    ipywidgets.ToggleButtons(options=['Together', 'Alone']),\n"
    "    ipywidgets.Text(description='Name', value='Ash'),\n"
    "    ipywidgets.Button(description='Beware', button_style='warning'),\n"
    "    ipywidgets.HTML('<a href=\"#main\">A link</a>'),\n"
    "    ipywidgets.Tab([ipywidgets.Label('In')] * 2, titles=('First', 'Second')),\n"
    "])",
)

PALE = """
() => {
  const shown = "main :is(.ws-output, .ws-prose, .ws-output *, .ws-prose *)";
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour)
      .slice(0, 3)
      .map((one) => one / 255)
      .map((one) => (one <= 0.04 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    const colour = getComputedStyle(element).backgroundColor;
    return channels(colour)[3] === 0 ? behind(element.parentElement) : colour;
  };
  const hasWords = ({ childNodes, value, tagName }) =>
    tagName === "INPUT" || tagName === "SELECT"
      ? value
      : [...childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  return [...document.querySelectorAll(shown)]
    .filter((one) => one.checkVisibility() && hasWords(one) && !one.closest("svg"))
    .filter((one) => !one.closest(".jupyter-button:disabled, option, .page-chart"))
    .map((one) => {
      const two = [light(getComputedStyle(one).color), light(behind(one))];
      const contrast = (Math.max(...two) + 0.05) / (Math.min(...two) + 0.05);
      return [contrast, one.className, one.textContent];
    })
    .filter(([contrast]) => contrast < 4.5);
}
"""
"""What of the page's outputs can hardly be read."""
COLOURS = """
it => [...document.styleSheets]
  .flatMap((sheet) => [...sheet.cssRules])
  .flatMap((rule) => [...(rule.cssRules ?? []), rule])
  .filter((rule) => rule.selectorText?.startsWith(":root"))
  .flatMap((rule) => [...rule.style].filter((name) => name.startsWith("--ws-")))
  .map((name) => `${name}: ${getComputedStyle(it).getPropertyValue(name)}`)
"""
"""What an element has of all that the page's styles name."""


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two workshops: all that is ordinary, alone and beside Voila's widgets."""
    site = tmp_path_factory.mktemp("site")
    copy_programme(site)
    write_ordinary(site / LIGHT)
    return write_ordinary(site / WORKSHOP, *BESIDE)


@pytest.fixture(scope="module", autouse=True)
def ready(live_server: LiveServer) -> None:
    """Begin once both have been executed."""
    for workshop in (LIGHT, WORKSHOP):
        wait_for_page(live_server.signed_in("Facilitator 1"), f"/workshop/{workshop}")


@pytest.fixture(params=[LIGHT, WORKSHOP])
def opened(
    live_server: LiveServer, chromium: Browser, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The page of either, opened by a participant."""
    yield from _visit(live_server, chromium, "Participant 1", request.param)


@pytest.fixture
def visit(live_server: LiveServer, chromium: Browser) -> Iterator[Page]:
    """The page beside Voila's widgets, opened by a participant."""
    yield from _visit(live_server, chromium, "Participant 2", WORKSHOP)


@pytest.fixture
def led(live_server: LiveServer, chromium: Browser) -> Iterator[Page]:
    """The same, opened by a facilitator."""
    yield from _visit(live_server, chromium, "Facilitator 1", WORKSHOP)


def _visit(
    live_server: LiveServer, chromium: Browser, name: str, workshop: str
) -> Iterator[Page]:
    with quiet_page(chromium, live_server.base) as page:
        join(page, live_server, name)
        page.goto(f"{live_server.base}/workshop/{workshop}")
        yield page


def test_everything_ordinary_is_shown_as_its_author_means_it(opened: Page) -> None:
    for sound in opened.locator("main audio").all():
        _ready(opened, sound.element_handle())
    films = opened.locator("main video")
    expect(films).to_have_count(2)
    for film in films.all():
        _ready(opened, film.element_handle())
        assert film.evaluate("it => it.videoWidth") == 32
    _expect_pictures(opened)
    _expect_colours(opened)
    framed = opened.frame_locator("main iframe")
    expect(framed.get_by_text("ran alone bare")).to_have_css("color", "rgb(1, 2, 3)")
    _expect_files_in(framed)
    _expect_words(opened)
    _expect_charts(opened)


def _expect_files_in(framed: FrameLocator) -> None:
    """What lies beside a framed file is in the frame."""
    expect(framed.get_by_text("and the script beside it")).to_be_attached()
    link = framed.get_by_role("link", name="Data")
    expect(link).to_have_css("color", "rgb(4, 5, 6)")
    expect(link).to_have_css("background-image", re.compile("^url.*data:image/png"))
    expect(link).to_have_attribute("href", "data.csv")
    shown = framed.get_by_alt_text("In a frame")
    expect(shown).not_to_have_js_property("naturalWidth", 0)


def _ready(page: Page, element: object) -> None:
    page.evaluate("it => { it.preload = 'auto'; it.load(); }", element)
    page.wait_for_function("it => it.readyState >= 2", arg=element)


def _expect_pictures(page: Page) -> None:
    for name in ("A named picture", "Another", "In a sentence", "As HTML"):
        picture = page.get_by_role("img", name=name, exact=True)
        picture.scroll_into_view_if_needed()
        assert picture.evaluate("async it => (await it.decode(), it.naturalWidth)")


def _expect_colours(page: Page) -> None:
    expect(page.locator("#red")).to_have_css("color", "rgb(200, 0, 0)")
    styled = page.locator("#T_styled td").first
    expect(styled).to_have_css("color", "rgb(0, 0, 200)")
    expect(page.locator("circle.dot")).to_have_css("fill", "rgb(0, 128, 0)")
    expect(page.locator(".ansi-red-fg")).to_have_css("color", "rgb(152, 34, 42)")
    expect(page.locator(".ansi-green-fg")).to_have_css("color", "rgb(24, 92, 49)")
    behind = page.locator(".ansi-red-bg")
    expect(behind).to_have_css("background-color", "rgb(152, 34, 42)")
    expect(page.locator(".ansi-bold")).to_have_css("font-weight", "700")


def test_everything_ordinary_can_be_read_in_either_scheme(opened: Page) -> None:
    _expect_words(opened)
    if opened.url.endswith(WORKSHOP):
        expect(opened.get_by_role("tab", name="Second")).to_be_visible()
    for scheme in ("light", "dark"):
        opened.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        # Some scripts follow the scheme, a moment later.
        opened.wait_for_function(f"() => !({PALE})().length")


def test_what_has_its_own_colours_has_all_others_as_on_paper(visit: Page) -> None:
    visit.emulate_media(color_scheme="light")
    paper = visit.locator(":root").evaluate(COLOURS)
    visit.emulate_media(color_scheme="dark")
    coloured = visit.locator(".page-coloured").first
    expect(coloured).to_have_css("color-scheme", "light")
    assert coloured.evaluate(COLOURS) == paper
    assert visit.locator(":root").evaluate(COLOURS) != paper


def test_no_page_is_wider_than_a_phone(opened: Page) -> None:
    _expect_charts(opened)
    if opened.url.endswith(WORKSHOP):
        choice = opened.get_by_role("combobox", name="A topic to choose")
        expect(choice).to_be_visible()
        radio = opened.get_by_role("radio", name="Angles").bounding_box()
        words = opened.locator(".widget-radio-box label", has_text="Angles")
        around = words.bounding_box()
        assert radio
        assert around
        assert radio["x"] < around["x"] + 4
    for width in (390, 320):
        opened.set_viewport_size({"width": width, "height": 844})
        opened.wait_for_function(FITS)
        cut = "it => it.scrollWidth > it.clientWidth && getComputedStyle(it).overflow"
        for place in opened.locator(".widget-vbox").all():
            assert place.evaluate(cut) is False


def _expect_words(page: Page) -> None:
    expect(page.get_by_text("lastt draft")).to_be_visible()
    expect(page.get_by_text("Counting: 100%")).to_be_visible()
    expect(page.get_by_text("after an update")).to_be_visible()
    expect(page.get_by_text("cleared")).to_have_count(0)
    expect(page.locator("[data-ran=yes]")).to_have_count(1)
    expect(page.locator("main math")).to_have_count(1)
    tree = page.locator(".page-json").first
    expect(tree.get_by_text("Ash")).to_be_hidden()
    tree.locator("summary", has_text="towns").press("Enter")
    expect(tree.get_by_text("Ash 3 entries")).to_be_visible()


def _expect_charts(page: Page) -> None:
    vega, plotly = page.locator(".page-chart").all()
    vega.scroll_into_view_if_needed()
    expect(vega.locator("canvas, svg").first).to_be_visible()
    by_itself = page.locator("#by-itself")
    by_itself.scroll_into_view_if_needed()
    expect(by_itself.locator("canvas, svg").first).to_be_visible()
    plotly.scroll_into_view_if_needed()
    expect(plotly.get_by_text("Trees", exact=True)).to_be_visible()
    expect(plotly).to_have_css("height", "450px")
    table = page.locator(".dt-container")
    expect(table.get_by_role("button", name="town: Activate")).to_be_visible()


def test_only_what_the_page_names_is_served(live_server: LiveServer) -> None:
    browser = live_server.signed_in("Participant 3")
    at = f"/workshop/{LIGHT}/files/"
    named = browser.get(f"{at}sub/picture%202.png")
    assert (named.status_code, named.headers["Content-Type"]) == (200, "image/png")
    for other in (
        *("unnamed.png", ".hidden.png", "workshop.ipynb", "../programme.toml"),
        *("sub/../unnamed.png", "%2e%2e/programme.toml", "sub", "nothing.png", "%00"),
    ):
        assert browser.get(at + other).status_code == 404, other
    assert live_server.browser().get(f"{at}data.csv").status_code == 302


def test_a_framed_file_has_no_origin_and_a_film_comes_by_stretches(
    live_server: LiveServer,
) -> None:
    browser = live_server.signed_in("Participant 3")
    at = f"/workshop/{LIGHT}/files/"
    framed = browser.get(f"{at}framed.html")
    assert framed.headers["X-Frame-Options"] == "SAMEORIGIN"
    policy = framed.headers["Content-Security-Policy"]
    assert policy.endswith("frame-ancestors 'self'; sandbox allow-scripts")
    assert "http" not in policy
    assert browser.get(f"{at}data.csv").headers["X-Frame-Options"] == "DENY"
    whole = browser.get(f"{at}film.webm")
    part = browser.get(f"{at}film.webm", headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, whole.content[4:8])
    assert part.headers["Content-Range"] == f"bytes 4-7/{len(whole.content)}"


CALM = "This part of the page is not available at the moment."


def test_a_participant_reads_calm_words_where_a_widget_shows_an_error(
    visit: Page,
) -> None:
    expect(visit.get_by_text(CALM)).to_have_count(1)
    visit.get_by_role("button", name="Divide").click()
    expect(visit.get_by_text(CALM)).to_have_count(2)
    expect(visit.get_by_text("Error")).to_have_count(0)
    expect(visit.get_by_text("In a widget: 100%")).to_be_visible()


def test_a_facilitator_reads_there_what_went_wrong(led: Page) -> None:
    expect(led.get_by_text("KeyError: 'in a cell'")).to_be_visible()
    led.get_by_role("button", name="Divide").click()
    expect(led.get_by_text("ZeroDivisionError: division by zero")).to_be_visible()
    expect(led.get_by_text("1 / 0")).to_be_visible()
    expect(led.get_by_text(CALM)).to_have_count(0)
