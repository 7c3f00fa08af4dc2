"""An afternoon: two answer everything, find it again, and take it away."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.accessibility import expect_for_everybody
from tests.browser.answers import answers_of, task_one
from tests.browser.notebook import ACTIVITIES, prompt_of
from tests.browser.outline import open_entry
from tests.browser.people import (
    LAPTOP,
    PHONE,
    Afternoon,
    Guest,
    expect_drawn,
    new_room,
)
from tests.browser.walking import activity, expect_walked, walk
from tests.export.pdf import headings, opened, text_of
from tests.serving import LiveServer
from toolkit.model import Role

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])


@pytest.fixture(scope="module")
def afternoon(programme_server: LiveServer, chromium: Browser) -> Iterator[Afternoon]:
    """A room in which two of one group have answered everything."""
    with new_room(programme_server, chromium) as room:
        afternoon = Afternoon(
            room,
            first=room.comes("Participant 101", group="Group 1", size=PHONE),
            second=room.comes("Participant 102", group="Group 1"),
            stranger=room.comes("Participant 103", group="Group 2"),
            facilitator=room.comes("Facilitator 101", role=Role.FACILITATOR),
        )
        writing = (afternoon.first, afternoon.second)
        walk({guest.page: answers_of(guest.name) for guest in writing})
        yield afternoon


def test_there_is_an_answer_for_everything_the_notebook_asks() -> None:
    assert {asked.name for asked in ACTIVITIES} == set(answers_of("Participant 101"))


@pytest.mark.parametrize("who", ["first", "second"])
def test_everything_typed_is_found_after_loading_the_page_again(
    afternoon: Afternoon, who: str
) -> None:
    guest: Guest = getattr(afternoon, who)
    guest.page.reload()
    expect_drawn(guest.page)
    expect_walked(guest.page, answers_of(guest.name))
    guest.calmly()


def test_everything_typed_on_the_phone_is_found_on_a_laptop(
    afternoon: Afternoon,
) -> None:
    laptop = afternoon.room.arrived(afternoon.first.seating)
    expect_walked(laptop.page, answers_of(laptop.name))
    laptop.context.close()


def test_one_page_shows_nothing_that_only_its_neighbour_may_see(
    afternoon: Afternoon,
) -> None:
    words = "A mentor who listened."
    private = f"A5, because I rarely ask. ({afternoon.first.name})"
    expect(afternoon.second.page.get_by_text(words)).to_have_count(0)
    for guest in (afternoon.second, afternoon.stranger, afternoon.facilitator):
        assert private not in guest.text()
        assert not guest.was_told(private)
    activity(afternoon.first.page, prompt_of("w1-r2-hardest-statement"))
    assert private in afternoon.first.text()


@SIZES
def test_a_page_that_is_filled_in_is_for_everybody(
    afternoon: Afternoon, size: dict[str, int]
) -> None:
    guest = afternoon.room.arrived(afternoon.first.seating, size=size)
    expect_for_everybody(guest.page)
    guest.context.close()


def _downloaded(guest: Guest, link: Locator) -> bytes:
    with guest.page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.endswith(f"{guest.name}.pdf")
    return Path(download.value.path()).read_bytes()


def _flowing(pdf: bytes, guest: Guest) -> str:
    """The words without broken lines, and without the foot and head of pages."""
    turn = rf"\d+ \w+ \d{{4}} Page \d+ of \d+ {guest.name} · {guest.school} [^?]+\? "
    return re.sub(turn, "", text_of(pdf)).replace("\u00ad ", "")


@pytest.fixture(scope="module")
def task_pdf(afternoon: Afternoon) -> bytes:
    """What the task's own button downloads."""
    task = activity(afternoon.first.page, prompt_of("t1-shared-picture"))
    link = task.get_by_role("link", name="Download this task as PDF")
    return _downloaded(afternoon.first, link)


@pytest.fixture(scope="module")
def workshop_pdf(afternoon: Afternoon) -> bytes:
    """What the button at the end of the page downloads."""
    name = "Download everything I wrote in this workshop (PDF)"
    open_entry(afternoon.first.page, "Task 1, community sign-up, exit")
    link = afternoon.first.page.get_by_role("link", name=name)
    return _downloaded(afternoon.first, link)


def test_a_task_says_whose_it_is_and_when(
    afternoon: Afternoon, task_pdf: bytes
) -> None:
    text = text_of(task_pdf)
    guest = afternoon.first
    for words in (guest.name, guest.school, "Launch: what are we for?"):
        assert words in text
    assert re.search(r"\d{1,2} [A-Z][a-z]+ 20\d\d", text)
    assert re.search(r"\b1 of \d", text)


def test_a_task_holds_every_word_that_was_typed(
    afternoon: Afternoon, task_pdf: bytes
) -> None:
    text = _flowing(task_pdf, afternoon.first)
    answer = task_one(afternoon.first.name)
    passages = (answer.conversation, answer.gap, answer.aim, answer.voices_comment)
    rows = (*answer.who, *answer.pupils, *answer.changed)
    cells = [cell for row in rows for cell in row]
    files = (answer.file, answer.file_note)
    for words in (*passages, *answer.agree, *answer.differ, *cells, *files):
        assert words in text
    assert "We teach mathematics that makes sense." in text
    assert r"\frac" not in text


def test_a_task_can_be_read_by_everybody(task_pdf: bytes) -> None:
    with opened(task_pdf) as document:
        assert str(document.Root.Lang).startswith("en")
        assert bool(document.Root.MarkInfo.Marked)
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
    levels = headings(task_pdf)
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_the_whole_workshop_holds_every_answer(
    afternoon: Afternoon, workshop_pdf: bytes
) -> None:
    text = _flowing(workshop_pdf, afternoon.first)
    answers = answers_of(afternoon.first.name)
    for name in ("w1-r1-keynote-notes", "w1-r3-turning-points", "pen_picture"):
        for words in answers[name].texts:  # type: ignore[union-attr]
            assert words in text
    for name in ("w1-p1-talking-point", "w1-p5-june"):
        assert answers[name].text in text  # type: ignore[union-attr]
    for card in answers["w1-a-diamond-nine"].cards:  # type: ignore[union-attr]
        assert card in text


def test_a_document_holds_nobody_elses_words(
    afternoon: Afternoon, workshop_pdf: bytes
) -> None:
    text = text_of(workshop_pdf)
    assert afternoon.second.name not in text
