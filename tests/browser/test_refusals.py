"""What cannot be kept is refused in calm words, and stays on the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.answers import Texts
from tests.browser.notebook import prompt_of
from tests.browser.people import PHONE, Guest, Room
from tests.browser.test_joining import expect_calm_words
from tests.browser.walking import activity, expect_saved, give
from tests.whole import whole
from toolkit.model import LIMIT_EVIDENCE

pytestmark = pytest.mark.browser
REFLECTION = "w1-r2-hardest-statement"
TASK = "t1-shared-picture"


def _add(guest: Guest, file: FilePayload) -> Locator:
    task = whole(activity(guest.page, prompt_of(TASK)))
    task.get_by_label("Add files").set_input_files(file)
    return task


def test_an_answer_that_is_too_long_stays_until_it_is_shortened(room: Room) -> None:
    guest = room.comes("Participant 150", size=PHONE)
    place = activity(guest.page, prompt_of(REFLECTION))
    give(Texts(("long " * 4001,)), place)
    expect(place.get_by_role("status")).to_contain_text("5 characters too many")
    expect_calm_words(guest)
    give(Texts(("short",)), place)
    expect_saved(place)


def test_a_file_that_is_too_large_is_refused(room: Room) -> None:
    guest = room.comes("Participant 151")
    large = b"%PDF-1.7" + b"0" * LIMIT_EVIDENCE
    huge = {"name": "huge.pdf", "mimeType": "application/pdf", "buffer": large}
    task = _add(guest, huge)  # type: ignore[arg-type]
    expect(task.get_by_text("Save a smaller copy and try again.")).to_be_visible()
    expect(task.get_by_text("No files yet.")).to_be_visible()
    expect_calm_words(guest)


def test_a_file_of_another_kind_is_refused_whatever_its_name(room: Room) -> None:
    guest = room.comes("Participant 152")
    program = {
        "name": "notes.png",
        "mimeType": "image/png",
        "buffer": b"MZ" + b"\0" * 99,
    }
    task = _add(guest, program)  # type: ignore[arg-type]
    said = "notes.png: This kind of file cannot be kept. It is a program."
    expect(task.get_by_text(said)).to_be_visible()
    expect(task.get_by_text("No files yet.")).to_be_visible()
    expect_calm_words(guest)
    guest.forgive("422")
