"""Everybody can take their own words away, in a document everybody can read."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator

from tests.browser.answers import answers_of, task_one
from tests.browser.notebook import prompt_of
from tests.browser.people import Afternoon, Guest
from tests.browser.walking import activity
from tests.export.pdf import headings, opened, text_of

pytestmark = pytest.mark.browser


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
    assert afternoon.third.name not in text
