"""What the front end of anywidget promises, on a page of ours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser


def said(page: Page, name: str) -> Locator:
    return page.get_by_role("status", name=name, exact=True)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def sheets_with(page: Page, text: str) -> int:
    """How many of the page's style sheets say this."""
    found: int = page.evaluate(
        "text => [...document.styleSheets].filter((sheet) =>"
        " [...sheet.cssRules].some((rule) => rule.cssText.includes(text))).length",
        text,
    )
    return found


def test_a_command_of_python_answers_with_bytes(page: Page) -> None:
    press(page, "Ask")
    expect(said(page, "commands")).to_contain_text("by 2 DataView 42;")


def test_a_command_ends_with_its_signal_or_after_a_while(page: Page) -> None:
    press(page, "Ask and leave")
    expect(said(page, "commands")).to_contain_text("AbortError ")
    press(page, "Ask nobody")
    expect(said(page, "commands")).to_contain_text("TimeoutError ")


def test_a_command_too_large_to_send_fails_at_once(page: Page) -> None:
    press(page, "Ask too much")
    expect(said(page, "commands")).to_contain_text("The message was refused: large;")


def test_a_widget_draws_another_and_finds_what_it_exports(page: Page) -> None:
    slot = page.locator(".slot").first
    expect(slot).to_have_text("child one drawn 1")
    expect(said(page, "parent").first).to_have_text(
        "exports of one one;Error;0 too late;"
    )


def test_a_slot_takes_a_widget_that_is_made_later(page: Page) -> None:
    page.get_by_role("button", name="Another child").first.click()
    expect(page.locator(".slot").first).to_have_text("child two drawn 1")
    expect(said(page, "parent").first).to_contain_text("exports of two two;")
    assert page.evaluate("childrenLeft") == ["one"]


def test_widgets_stand_in_widgets_that_stand_in_widgets(page: Page) -> None:
    inside = page.get_by_role("region", name="inside")
    expect(inside.locator(".slot")).to_have_text("child deep drawn 1")


def test_what_stands_in_a_widget_ends_with_it(page: Page) -> None:
    press(page, "Tell the child")
    assert page.evaluate("heardOfChild") == ["x"]
    tell = page.get_by_role("button", name="Tell the child").element_handle()
    press(page, "Close the outer")
    expect(page.get_by_role("region", name="inside")).to_have_count(0)
    assert "deep" in page.evaluate("childrenLeft")
    tell.evaluate("button => button.click()")
    assert page.evaluate("heardOfChild") == ["x"]


def test_what_is_said_before_a_widget_listens_waits_for_it(page: Page) -> None:
    expect(said(page, "held")).to_have_text("said before anybody listened;")


def test_the_older_way_to_another_widget_goes_on(page: Page) -> None:
    older = said(page, "older")
    expect(page.get_by_text("child old drawn 1")).to_be_visible()
    press(page, "Rename")
    expect(older).to_contain_text("heard new;")
    press(page, "Remove")
    expect(older).to_contain_text("false;")
    expect(page.get_by_text("child old drawn 1")).to_have_count(0)


def test_all_that_is_synced_is_told_and_its_layout(page: Page) -> None:
    older = said(page, "older")
    expect(older).to_contain_text("80% true;")
    expect(older).to_contain_text("kept tip tall;")


def test_a_model_begins_once_and_its_views_are_apart(page: Page) -> None:
    views = said(page, "view")
    expect(views).to_have_text(["true 1;", "true 1;"])
    page.get_by_role("button", name="Stop listening").first.click()
    page.get_by_role("button", name="Count", exact=True).first.click()
    expect(views).to_have_text(["true 1;", "true 1;counted 1;"])
    assert page.evaluate("heardByModel") == 1
    page.get_by_role("button", name="Close", exact=True).first.click()
    expect(views).to_have_count(0)
    assert page.evaluate("[endedBySignal, endedByCleanup, viewsEnded]") == [
        *(True, True),
        2,
    ]


def test_bytes_arrive_as_views_and_leave_from_any_depth(page: Page) -> None:
    values = said(page, "values")
    expect(values).to_contain_text("DataView 2 p;")
    press(page, "Send bytes")
    expect(values).to_contain_text(r"'list': [b'\x02\x03', 'x']")
    expect(values).to_contain_text(r"'view': b'\x04'")
    expect(values).to_contain_text(r"'buffer': b'\x05'")
    expect(values).to_contain_text(r"'floats': b'\x00\x00\x00?'")
    expect(values).to_contain_text("true object;")
    press(page, "Send a message")
    expect(values).to_contain_text("message DataView 7;")


def test_what_json_has_no_word_for_is_written_as_ipywidgets_does(page: Page) -> None:
    press(page, "Send oddities")
    expect(said(page, "values")).to_contain_text(
        "{'nan': None, 'list': [None, 1], 'day': '1970-01-01T00:00:00.000Z', "
        "'none': None}"
    )


def test_an_object_that_was_changed_in_place_is_sent(page: Page) -> None:
    press(page, "Send a list")
    expect(said(page, "values")).to_contain_text("['a'] true")
    press(page, "Send a list")
    expect(said(page, "values")).to_contain_text("['a', 'b'] true")


def test_a_style_a_script_and_their_addresses_change_while_one_looks(
    page: Page,
) -> None:
    changing = page.locator(".changing")
    expect(changing).to_have_css("color", "rgb(1, 2, 3)")
    press(page, "Restyle")
    expect(changing).to_have_css("color", "rgb(4, 5, 6)")
    press(page, "Restyle")
    expect(changing).to_have_css("color", "rgb(4, 5, 7)")
    assert sheets_with(page, "rgb(4, 5, 6)") == 0
    expect(page.locator(".steady")).to_have_css("color", "rgb(1, 2, 3)")
    press(page, "Script by address")
    expect(said(page, "changing")).to_have_count(2)
    page.get_by_role("button", name="Next script").first.click()
    expect(page.get_by_text("the next script")).to_be_visible()
    expect(said(page, "changing")).to_have_count(1)
    assert page.evaluate("scriptLeft")


def test_a_script_takes_what_it_has_in_memory(page: Page) -> None:
    expect(said(page, "imports")).to_have_text("42 42;25 25;")


def test_an_object_that_describes_itself_is_a_widget(page: Page) -> None:
    described = said(page, "self-described")
    expect(described).to_have_text("1 2;")
    expect(described).to_have_css("color", "rgb(7, 8, 9)")
    press(page, "Double")
    expect(described).to_have_text("1 2;4;")


def test_each_widget_has_its_script_to_itself(page: Page) -> None:
    expect(said(page, "alone")).to_have_text(["1;", "1;"])


def test_a_script_that_fails_is_said_calmly_and_harms_nothing(page: Page) -> None:
    note = page.locator(".ws-trouble")
    expect(note).to_have_count(1)
    assert "broken on purpose" in "".join(page.evaluate("said"))
    page.get_by_role("textbox", name="What do you hope for?").fill("Calm corridors")
    expect(page.get_by_text(re.compile("^Saved"))).to_be_visible()
