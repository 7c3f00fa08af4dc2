"""Who sees what, without anybody loading a page again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.answers import Talk, Texts
from tests.browser.notebook import prompt_of
from tests.browser.people import PHONE, Guest, Room
from tests.browser.walking import activity, expect_saved, give, share
from toolkit.model import Role

pytestmark = pytest.mark.browser
TO_COHORT = "w1-p6-fight-to-keep"
TO_GROUP = "w1-p4-long-view"
TO_NOBODY = "w1-p5-june"
REFLECTION = "w1-r2-hardest-statement"


def _at(guest: Guest, name: str) -> Locator:
    return activity(guest.page, prompt_of(name))


def _wall(guest: Guest, name: str) -> Locator:
    return _at(guest, name).get_by_role("region", name="What others share")


def _say(guest: Guest, name: str, words: str, *, level: str = "") -> None:
    give(Talk(words), _at(guest, name))
    if level:
        share(_at(guest, name), level)
    expect_saved(_at(guest, name))


def _everything_before_has_arrived(author: Guest, *readers: Guest) -> None:
    """Readers hear of changes in order, so what they do not have yet never comes."""
    _say(author, TO_COHORT, f"A last word from {author.name}")
    for reader in readers:
        expect(_wall(reader, TO_COHORT)).to_contain_text(
            f"last word from {author.name}"
        )


def test_what_is_shared_with_the_cohort_appears_on_everybodys_wall(room: Room) -> None:
    first = room.comes("Participant 120", group="Group 1", size=PHONE)
    second = room.comes("Participant 121", group="Group 2")
    _say(first, TO_COHORT, "Our shared planning hour")
    card = _wall(second, TO_COHORT).get_by_role("listitem")
    expect(card).to_contain_text("Our shared planning hour")
    expect(card).to_contain_text(first.name)
    expect(_wall(first, TO_COHORT)).to_contain_text("Nothing shared yet.")


def test_what_is_shared_with_the_group_stays_in_the_group(room: Room) -> None:
    first = room.comes("Participant 122", group="Group 1")
    second = room.comes("Participant 123", group="Group 1")
    third = room.comes("Participant 124", group="Group 2", size=PHONE)
    _say(first, TO_GROUP, "Protect one problem lesson")
    expect(_wall(second, TO_GROUP)).to_contain_text("Protect one problem lesson")
    _everything_before_has_arrived(first, third)
    assert "Protect one problem lesson" not in third.text()
    assert not third.was_told("Protect one problem lesson")


def test_what_is_private_reaches_no_other_page(room: Room) -> None:
    first = room.comes("Participant 125", group="Group 1")
    second = room.comes("Participant 126", group="Group 1")
    facilitator = room.comes("Facilitator 102", role=Role.FACILITATOR)
    give(Texts(("A sentence for nobody else",)), _at(first, REFLECTION))
    _say(first, TO_NOBODY, "Another for nobody else")
    _everything_before_has_arrived(first, second, facilitator)
    for other in (second, facilitator):
        for words in ("A sentence for nobody else", "Another for nobody else"):
            assert words not in other.text()
            assert not other.was_told(words)


def test_what_becomes_private_vanishes_from_the_walls(room: Room) -> None:
    first = room.comes("Participant 127", group="Group 1")
    second = room.comes("Participant 128", group="Group 1")
    _say(first, TO_COHORT, "I would rather keep this")
    expect(_wall(second, TO_COHORT)).to_contain_text("I would rather keep this")
    share(_at(first, TO_COHORT), "Only me")
    expect(_wall(second, TO_COHORT)).to_contain_text("Nothing shared yet.")
    assert "I would rather keep this" not in second.text()
    second.page.reload()
    expect(_wall(second, TO_COHORT)).to_contain_text("Nothing shared yet.")


def test_markup_on_a_wall_is_only_ever_text(room: Room) -> None:
    first = room.comes("Participant 129", group="Group 1")
    second = room.comes("Participant 130", group="Group 1")
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script> & <b>bold</b>"
    _say(first, TO_COHORT, hostile)
    expect(_wall(second, TO_COHORT).get_by_text(hostile)).to_be_visible()
    expect(_wall(second, TO_COHORT).get_by_role("img")).to_have_count(0)
