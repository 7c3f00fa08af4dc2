"""The principles and the curriculum, one click away in every workshop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import resize
from toolkit.model.contents import SECTION_MIME
from toolkit.programme import load_programme
from toolkit.server.page.assets import CLIENT, joined_script
from toolkit.server.page.render import PageContext, render_page

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = load_programme(ROOT / "programme.toml").reference
PRINCIPLES = "Principles and curriculum"


def workshop_page(*, reference: bool = True, script: bool = True) -> str:
    """A page of one section, with its style and perhaps its script inside."""
    section = {"name": "one", "title": "Welcome", "minutes": 10}
    output = new_output("display_data", data={SECTION_MIME: section})
    context = PageContext(
        programme="A year",
        title="Launch",
        workshop="workshop1_launch",
        language="en-GB",
        reference=REFERENCE if reference else None,
    )
    notebook = new_notebook(cells=[new_code_cell(outputs=[output])])
    drawn = render_page(notebook, context=context)
    html = drawn.fill(kernel="", person_name="", nonce="", xsrf="").decode()
    style = f"<style>{(CLIENT / 'page.css').read_text('utf-8')}</style></head>"
    run = f'<script type="module">{joined_script()}</script>' if script else ""
    return html.replace("</head>", style).replace("</body>", f"{run}</body>")


@pytest.fixture(params=[(390, 844), (1280, 800)], ids=["phone", "laptop"])
def page(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = request.param
    opened = chromium.new_page(viewport={"width": width, "height": height})
    yield opened
    opened.close()


def test_every_principle_idea_and_theme_is_on_the_page_before_any_script_runs() -> None:
    html = workshop_page(script=False)
    for principle in REFERENCE.panel:
        for text in (principle.heading, principle.in_short, principle.question):
            assert text in html
    for listing in REFERENCE.lists:
        for text in (listing.heading, *listing.items):
            assert text in html
    assert [bool(listing.counts) for listing in REFERENCE.lists] == [False, True]
    assert "6 themes and 17 core concepts" in html


def test_a_page_without_principles_has_no_button_for_them() -> None:
    assert "<summary>Principles" not in workshop_page(reference=False)


@pytest.mark.browser
def test_the_principles_are_one_click_away_and_escape_returns_to_the_button(
    page: Page,
) -> None:
    page.set_content(workshop_page())
    panel = page.get_by_role("region", name=REFERENCE.title)
    expect(panel).to_be_hidden()
    page.get_by_text(PRINCIPLES, exact=True).click()
    expect(panel).to_be_visible()
    expect(page.get_by_text(REFERENCE.panel[0].question)).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.get_by_text(PRINCIPLES, exact=True)).to_be_focused()


@pytest.mark.browser
def test_only_one_list_of_the_bar_is_open(page: Page) -> None:
    page.set_content(workshop_page())
    panel = page.get_by_role("region", name=REFERENCE.title)
    page.get_by_text(PRINCIPLES, exact=True).click()
    page.get_by_text("Section 1 of 1").click()
    expect(panel).to_be_hidden()
    expect(page.get_by_role("link", name="Welcome")).to_be_visible()


@pytest.mark.browser
def test_turning_back_to_the_page_closes_the_principles(page: Page) -> None:
    page.set_content(workshop_page())
    panel = page.get_by_role("region", name=REFERENCE.title)
    page.get_by_text(PRINCIPLES, exact=True).click()
    page.get_by_role("heading", level=1).click()
    expect(panel).to_be_hidden()


@pytest.mark.browser
def test_principles_never_make_a_page_wider_than_its_screen(page: Page) -> None:
    resize(page, width=320, height=640)
    page.set_content(workshop_page())
    page.get_by_text(PRINCIPLES, exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.browser
def test_principles_open_without_any_script(page: Page) -> None:
    page.set_content(workshop_page(script=False))
    page.get_by_text(PRINCIPLES, exact=True).click()
    expect(page.get_by_role("region", name=REFERENCE.title)).to_be_visible()
