"""More pages of one person than there may be: the oldest rests, the others go on."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.faults.people import House, box, connection, expect_saved

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    return {"TOOLKIT_KERNELS_PER_PERSON": "2"}


def test_pages_do_not_take_one_anothers_place(house: House) -> None:
    someone = house.someone()
    second, third = (someone.open(someone.new_page()) for _ in range(2))
    expect(connection(someone.page)).to_contain_text("this one rests")
    for page in (second, third):
        expect(connection(page)).to_have_text("")

    box(someone.page).fill("typed while it rests")
    someone.page.get_by_role("button", name="Carry on here").click()
    expect_saved(someone.page)
    expect(connection(second)).to_contain_text("this one rests")
    expect(box(third)).to_have_value("typed while it rests")
    expect(connection(third)).to_have_text("")
