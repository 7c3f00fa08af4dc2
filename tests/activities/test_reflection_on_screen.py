"""Writing in a browser: kept as it is typed, offline and on two devices."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.examples import reflection
from tests.activities.harness import Bench
from tests.activities.talking import save

pytestmark = pytest.mark.browser


def test_what_is_typed_is_kept_and_said_to_be(bench: Bench, people: People) -> None:
    me = people.seat()
    bench.show(attached(reflection(), me))
    bench.page.get_by_role("textbox", name="Keep").fill("Talk first")
    expect(bench.page.get_by_role("status")).to_contain_text("Saved")
    kept = me.response(WORKSHOP, "hope")
    assert kept is not None
    assert kept.value == {"texts": ["Talk first", ""]}


def test_a_page_loaded_again_offline_shows_what_was_typed(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(reflection(), me))
    bench.disconnect()
    bench.page.get_by_role("textbox", name="Question").fill("Why?")
    bench.reload()
    box = bench.page.get_by_role("textbox", name="Question")
    expect(box).to_have_value("Why?")
    assert me.response(WORKSHOP, "hope") is None
    bench.connect()
    expect(bench.page.get_by_role("status")).to_contain_text("Saved")
    assert me.response(WORKSHOP, "hope") is not None


def test_too_long_a_text_is_refused_calmly_and_stays_on_screen(
    bench: Bench, people: People
) -> None:
    bench.show(attached(reflection(), people.seat()))
    box = bench.page.get_by_role("textbox", name="Keep")
    box.fill("x" * 20_001)
    expect(bench.page.get_by_role("status")).to_contain_text(
        "1 character too many: shorten it"
    )
    assert len(box.input_value()) == 20_001


def test_two_devices_in_conflict_show_both_versions(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(reflection(), me))
    save(
        attached(reflection(), people.again(me)),
        {"texts": ["Phone", ""]},
        sharing="cohort",
    )
    bench.page.get_by_role("textbox", name="Keep").fill("Laptop")
    panel = bench.page.get_by_role("group")
    expect(panel).to_contain_text("Keep: Phone")
    expect(panel).to_contain_text("Keep: Laptop")
    panel.get_by_role("button", name="Use this one").first.click()
    expect(bench.page.get_by_role("status")).to_contain_text("Saved")
    kept = me.response(WORKSHOP, "hope")
    assert kept is not None
    assert kept.value["texts"][0] == "Laptop"
