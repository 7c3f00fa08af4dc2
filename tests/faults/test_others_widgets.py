"""Widgets of others live through what pages live through, whoever draws them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.faults.others import (
    CLASSIC,
    LIGHT,
    SMALL,
    expect_all,
    open_classic,
    open_page,
    use_all,
)
from tests.faults.people import (
    NOTICED,
    OFFLINE,
    House,
    box,
    connection,
    expect_back,
    expect_saved,
    status,
)
from tests.faults.server import Server, kill
from tests.faults.site import FEAR, write_cells, write_site
from tests.line import Sockets
from tests.serving import free_port

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Two notebooks: classic widgets and anywidgets, and one of an anywidget alone."""
    site = tmp_path_factory.mktemp("faults")
    write_site(site, cells=CLASSIC)
    light = site / LIGHT / "workshop.ipynb"
    light.parent.mkdir()
    write_cells(light, SMALL)
    with free_port() as port:
        server = Server(site, site / "data", port)
        server.start()
        yield server
        server.close()


def test_all_goes_on_after_the_kernel_was_killed(house: House) -> None:
    someone, complaints = open_classic(house)
    open_page(someone)
    page = someone.page
    use_all(page, lessons=4, name="Algebra", year="8")
    box(page).fill("before")
    expect_saved(page)
    kill(house.server.kernels())
    expect(connection(page)).to_have_text(NOTICED)
    box(page).fill("before, and meanwhile")
    expect_back(someone, "before, and meanwhile")
    expect_all(page, lessons=4, name="Algebra", year="8")
    use_all(page, lessons=5, name="Number", year="9")
    box(page, FEAR).fill("in a box of Voila's")
    expect_saved(page, FEAR)
    assert house.server.answer(someone.seating, "fear") == "in a box of Voila's"
    assert complaints == []


def test_what_is_set_while_the_line_is_cut_is_told_afterwards(house: House) -> None:
    someone, complaints = open_classic(house)
    open_page(someone)
    page = someone.page
    someone.line.cut()
    expect(connection(page)).to_contain_text("kept")
    slider = page.get_by_role("slider").first
    slider.press("ArrowRight")
    slider.press("ArrowRight")  # the first would wait for an answer for ever
    page.get_by_role("textbox", name="Name").fill("Algebra")
    page.get_by_role("button", name="Print").click()  # asks nobody, and is no trouble
    page.get_by_role("button", name="Sum").click()
    box(page, FEAR).fill("while away")
    expect(status(page, FEAR)).to_have_text(OFFLINE)
    someone.line.wait_for_calls_in_vain(8)
    someone.line.mend()
    expect_saved(page, FEAR)
    expect(page.get_by_text("5 lessons")).to_be_visible()
    expect(page.get_by_role("button", name="Sum 41")).to_be_visible()
    page.get_by_role("button", name="Print").click()
    expect(page.get_by_text("The kernel has 5, Algebra and 7")).to_have_count(1)
    assert complaints == []


def test_what_the_kernel_said_to_nobody_is_shown_afterwards(house: House) -> None:
    someone, complaints = open_classic(house)
    open_page(someone)
    page = someone.page
    someone.line.mute()
    page.get_by_role("slider").first.press("ArrowRight")
    expect(connection(page)).to_contain_text("kept")
    expect(page.get_by_text("3 lessons")).to_be_visible()
    someone.line.mend()
    expect(page.get_by_text("4 lessons")).to_be_visible()
    page.get_by_role("slider").first.press("ArrowRight")
    expect(page.get_by_text("5 lessons")).to_be_visible()
    assert complaints == []


def test_what_an_anywidget_has_python_print_stands_in_its_output(house: House) -> None:
    someone, complaints = open_classic(house)
    open_page(someone)
    page = someone.page
    page.get_by_role("button", name="speak").click()
    output = page.locator(".widget-output, .jp-OutputArea").filter(has_text="Printed")
    expect(output.first).to_contain_text("Sums are 40")
    expect(output.first).to_contain_text("after 24 signs")
    page.get_by_role("button", name="Sum").click()
    page.get_by_role("button", name="speak").click()
    expect(output.first).to_contain_text(re.compile(r"Sums are 40[\s\S]+Sums are 41"))
    expect(output.first).to_contain_text("after 51 signs")
    page.get_by_role("button", name="Print", exact=True).click()
    expect(output.first).to_contain_text("The kernel has 3")
    expect(page.get_by_text("Sums are 40")).to_have_count(1)
    page.get_by_role("button", name="forget").click()
    expect(page.get_by_text("Forgotten")).to_be_visible()
    expect(page.get_by_text("Sums are 4")).to_have_count(0)
    kill(house.server.kernels())
    expect(connection(page)).to_have_text(NOTICED)
    box(page).fill("and afterwards")
    expect_back(someone, "and afterwards")
    expect(page.get_by_text("Forgotten")).to_have_count(1)
    page.get_by_role("button", name="empty").click()
    expect(page.get_by_text("Forgotten")).to_have_count(0)
    assert complaints == []


def test_all_works_by_plain_requests(house: House) -> None:
    someone, complaints = open_classic(house)
    someone.line.block(Sockets.REFUSED)
    open_page(someone)
    expect(connection(someone.page)).to_contain_text("Live connections are blocked")
    use_all(someone.page, lessons=4, name="Algebra", year="8")
    box(someone.page).fill("by plain requests")
    expect_saved(someone.page)
    assert complaints == []


def test_all_goes_on_after_the_server_was_started_anew(house: House) -> None:
    someone, complaints = open_classic(house)
    open_page(someone)
    use_all(someone.page, lessons=4, name="Algebra", year="8")
    house.server.kill()
    expect(connection(someone.page)).to_contain_text("kept")
    box(someone.page).fill("meanwhile")
    house.server.start()
    expect_back(someone, "meanwhile")
    expect_all(someone.page, lessons=4, name="Algebra", year="8")
    assert complaints == []


def test_an_anywidget_alone_keeps_its_newest_values(house: House) -> None:
    someone = house.stranger()
    someone.sign_in()
    page = someone.page
    page.goto(f"{someone.base}/workshop/{LIGHT}")
    for total in (40, 41):
        page.get_by_role("button", name=f"Sum {total}").click()
    expect(page.get_by_role("button", name="Sum 42")).to_be_visible()
    kill(house.server.kernels())
    expect(connection(page)).to_have_text("Connected again.")
    expect(page.get_by_role("button", name="Sum 42")).to_be_visible()
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_text("The kernel has 2 clicks, 2 bytes")).to_be_visible()


def test_a_widget_whose_state_holds_bytes_is_drawn_without_a_line(house: House) -> None:
    someone = house.stranger()
    someone.sign_in()
    someone.line.block(Sockets.REFUSED)
    someone.page.route("**/exchange/**", lambda route: route.abort())
    someone.page.goto(f"{someone.base}/workshop/{LIGHT}")
    drawn = someone.page.get_by_role("button", name="Sum 40")
    expect(drawn).to_have_attribute("title", "3 bytes")
