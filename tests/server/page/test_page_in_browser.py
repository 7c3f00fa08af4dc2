"""The light page in a real browser, with Voila's own handler and stock kernels."""

from __future__ import annotations

import contextlib
import itertools
import json
import re
from urllib.parse import urlsplit

import psutil
import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.accessibility import resize
from tests.server.page.conftest import Site

pytestmark = pytest.mark.browser
CONNECTION = "#page-status[role=status]"
BACK = re.compile(r"^(-\+)+$")
"""What the note says that was away and is back, once or again."""


def test_everything_can_be_read_without_any_script(
    site: Site, chromium: Browser
) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.url)
    expect(page.get_by_role("heading", level=1)).to_have_text("A small workshop")
    expect(page.get_by_text("What stayed with you?")).to_be_visible()
    expect(page.locator("math").first).to_be_visible()
    # Playwright's search by text passes over what is in a noscript element.
    line = page.locator("noscript p")
    expect(line).to_contain_text("answering needs JavaScript")
    expect(line).to_be_visible()
    context.close()


def test_a_widget_is_drawn_with_the_state_of_its_kernel(site: Site, page: Page) -> None:
    page.goto(site.url)
    expect(page.get_by_text("Counted 3")).to_be_visible()
    expect(page.get_by_role("textbox", name="What stayed with you?")).to_be_visible()


def test_a_change_reaches_the_kernel(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.get_by_role("button", name="Count").click()
    expect(page.get_by_text("The kernel says 8")).to_be_visible()


def test_messages_carry_bytes_both_ways(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.get_by_role("textbox").fill("stressed")
    page.get_by_role("button", name="Turn round").click()
    expect(page.get_by_label("Turned round")).to_have_text("turn: desserts")


def _kernel_process(site: Site, page: Page) -> psutil.Process:
    settings = json.loads(page.locator("#page-config").text_content() or "")
    children = psutil.Process(site.process.pid).children(recursive=True)
    [found] = [child for child in children if settings["kernel"] in _command(child)]
    return found


def _command(process: psutil.Process) -> str:
    with contextlib.suppress(psutil.NoSuchProcess):
        return " ".join(process.cmdline())
    return ""  # an earlier test's kernel that has just ended


def _typed(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.get_by_role("textbox").fill("not saved anywhere yet")


def _works_again(page: Page) -> None:
    expect(page.get_by_label("Connection")).to_have_text(BACK)
    expect(page.get_by_role("textbox")).to_have_value("not saved anywhere yet")
    page.get_by_role("button", name="Turn round").click()
    expect(page.get_by_label("Turned round")).to_have_text(
        "turn: tey erehwyna devas ton"
    )


def test_a_killed_kernel_is_replaced_and_typed_text_stays(
    site: Site, page: Page
) -> None:
    _typed(site, page)
    _kernel_process(site, page).kill()
    noticed = re.compile("Reconnecting|Connected again")
    expect(page.locator(CONNECTION)).to_contain_text(noticed)
    _works_again(page)


def test_a_kernel_that_was_shut_down_is_replaced(site: Site, page: Page) -> None:
    _typed(site, page)
    settings = json.loads(page.locator("#page-config").text_content() or "")
    page.evaluate(
        """async (kernel) => fetch(`/voila/api/shutdown/${kernel}`, {
             method: "POST",
             headers: {"X-XSRFToken": document.cookie.match(/_xsrf=([^;]*)/)[1]},
           })""",
        settings["kernel"],
    )
    site.line.reset()
    _works_again(page)


def test_a_cut_connection_is_joined_again(site: Site, page: Page) -> None:
    _typed(site, page)
    site.line.reset()
    _works_again(page)
    expect(page.locator(CONNECTION)).to_have_text("")


def test_a_half_open_connection_is_noticed_and_left(site: Site, page: Page) -> None:
    _typed(site, page)
    site.line.half_open()
    try:
        trouble = re.compile("Reconnecting|No connection")
        expect(page.locator(CONNECTION)).to_contain_text(trouble)
    finally:
        site.line.mend()
    _works_again(page)


def test_a_change_made_while_away_is_sent_on_return(site: Site, page: Page) -> None:
    page.goto(site.url)
    expect(page.get_by_text("Counted 3")).to_be_visible()
    site.line.half_open()
    site.line.reset()
    try:
        expect(page.get_by_label("Connection")).to_have_text("-")
        page.get_by_role("button", name="Count").click()
    finally:
        site.line.mend()
    expect(page.get_by_label("Connection")).to_have_text(BACK)
    expect(page.get_by_text("The kernel says 8")).to_be_visible()


def test_a_change_sent_on_a_dead_line_is_sent_again(site: Site, page: Page) -> None:
    page.goto(site.url)
    expect(page.get_by_text("Counted 3")).to_be_visible()
    site.line.half_open()
    try:
        page.get_by_role("button", name="Count").click()
        expect(page.get_by_text("Counted 4")).to_be_visible()
        site.line.reset()
        expect(page.get_by_label("Connection")).to_have_text("-")
    finally:
        site.line.mend()
    expect(page.get_by_label("Connection")).to_have_text(BACK)
    expect(page.get_by_text("The kernel says 8")).to_be_visible()
    expect(page.get_by_text("Counted 4")).to_be_visible()


def test_the_page_is_light_and_asks_no_other_host(site: Site, page: Page) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(site.url, wait_until="networkidle")
    expect(page.get_by_text("Counted 3")).to_be_visible()
    replies = [request.response() for request in asked]
    addresses = [one.url for one in (*asked, *replies)]
    hosts = {urlsplit(address).netloc for address in addresses}
    sizes = [len(reply.body()) for reply in replies]
    assert hosts - {""} == {urlsplit(site.url).netloc}
    assert 5_000 < sum(sizes) < 160_000


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_is_wider_than_the_window(site: Site, page: Page, width: int) -> None:
    resize(page, width=width, height=800)
    page.goto(site.url)
    expect(page.get_by_text("Counted 3")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_screen_reader_finds_its_way(site: Site, page: Page) -> None:
    page.goto(site.url)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for landmark in ("banner", "main", "contentinfo", "navigation"):
        expect(page.get_by_role(landmark)).to_have_count(1)
    # How the connection is, and what this browser cannot keep.
    expect(page.get_by_role("status")).to_have_count(2)
    expect(page.get_by_role("region", name="Listen")).to_have_count(1)
    assert page.locator("html").get_attribute("lang") == "en-GB"
    levels = page.eval_on_selector_all(
        "h1,h2,h3,h4,h5,h6", "found => found.map(h => Number(h.tagName[1]))"
    )
    assert all(later - level <= 1 for level, later in itertools.pairwise(levels))
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the workshop")).to_be_focused()


def test_the_list_of_sections_leads_to_them(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.get_by_text("Section 1 of 2: Arrive").click()
    listed = page.get_by_role("navigation").get_by_role("link", name="Listen")
    listed.click()
    expect(listed).to_be_hidden()
    expect(page).to_have_url(re.compile("#section-listen$"))


def test_a_section_ends_with_the_way_to_the_next(site: Site, page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(site.url)
    # What comes to life above it moves it.
    expect(page.get_by_text("Counted 3")).to_be_visible()
    expect(page.get_by_role("textbox")).to_be_visible()
    first = page.get_by_role("region", name="Arrive")
    first.get_by_role("link", name="Next: Listen").click()
    title = page.get_by_role("heading", name="Listen")
    expect(title).to_be_in_viewport()
    bar = page.get_by_role("navigation").bounding_box()
    place = title.bounding_box()
    assert bar is not None
    assert place is not None
    assert place["y"] >= bar["y"] + bar["height"]


def test_signing_out_leaves_no_draft_behind(site: Site, page: Page) -> None:
    page.goto(site.url)
    page.evaluate("localStorage.setItem('workshop-draft:one', 'typed')")
    page.evaluate("localStorage.setItem('other', 'stays')")
    page.route("**/sign-out", lambda route: route.fulfill(json={"next": "/join"}))
    page.route("**/join", lambda route: route.fulfill(body="Signed out."))
    page.get_by_role("button", name="Sign out", exact=True).click()
    page.get_by_role("button", name="Sign out anyway").click()
    expect(page.get_by_text("Signed out.", exact=True)).to_be_visible()
    page.goto(site.url)
    assert page.evaluate("Object.keys(localStorage)") == ["other"]
