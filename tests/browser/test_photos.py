"""A photo from a phone: what leaves the page, what is kept, and what is asked of it."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.notebook import prompt_of
from tests.browser.people import LAPTOP, PHONE, Guest, Room
from tests.browser.test_outline import DRAFTS, expect_open, sent_from_the_outline
from tests.browser.walking import SAVED, activity, share
from tests.seat.photos import SECRETS, moving, phone_photo, screenshot
from tests.whole import whole
from toolkit.model import Evidence, ResponseKey
from toolkit.seat.pictures import LONGEST, SMALL

pytestmark = pytest.mark.browser
TASK = "t1-shared-picture"
WORKSHOP = "workshop1_launch"


def _file(name: str, media_type: str, data: bytes) -> FilePayload:
    return {"name": name, "mimeType": media_type, "buffer": data}


def _kept(room: Room, guest: Guest) -> tuple[Evidence, ...]:
    key = ResponseKey(room.cohort, guest.seating.person.id, WORKSHOP, TASK)
    return room.live.store.evidence.of(key)


def _box(guest: Guest) -> Locator:
    return whole(activity(guest.page, prompt_of(TASK)))


NOTED = """() => {
  const send = XMLHttpRequest.prototype.send;
  window.noted = [];
  XMLHttpRequest.prototype.send = function (body) {
    window.noted.push(body.get("file"));
    send.call(this, body);
  };
}"""
"""Notes which files are sent: what is in them, browsers do not tell of a request."""
BYTES = """async () => {
  const files = window.noted.map((file) => file.arrayBuffer());
  return (await Promise.all(files)).map((one) => [...new Uint8Array(one)]);
}"""


def _sent(guest: Guest) -> list[bytes]:
    """What has left the page since `NOTED`, each file as it left."""
    return [bytes(one) for one in guest.page.evaluate(BYTES)]


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
def test_a_photo_arrives_upright_and_small_and_is_asked_what_it_shows(
    room: Room, size: dict[str, int]
) -> None:
    guest = room.comes("Participant 160", size=size)
    task = _box(guest)
    guest.page.evaluate(NOTED)
    photo = phone_photo(size=(3000, 2250))
    assert [mark for mark in SECRETS if mark in photo]
    task.get_by_label("Add files").set_input_files(
        _file("IMG_1.JPG", "image/jpeg", photo)
    )
    expect(task.get_by_text("IMG_1.JPG is added.")).to_be_visible()
    (evidence,) = _kept(room, guest)
    kept = room.live.store.evidence.data(evidence.id)
    image = Image.open(io.BytesIO(kept))
    assert image.size == (LONGEST * 3 // 4, LONGEST)
    red, green, _ = image.convert("RGB").getpixel((1400, 100))  # type: ignore[misc]
    assert (red > 200, green < 60) == (True, True)
    assert len(kept) <= len(photo)
    (sent,) = _sent(guest)
    assert max(Image.open(io.BytesIO(sent)).size) == LONGEST
    for data in (sent, kept):
        assert [mark for mark in SECRETS if mark in data] == []
    small = task.locator("img")
    expect(small).to_have_js_property("complete", value=True)
    assert small.evaluate("image => image.naturalHeight") == SMALL
    box = task.get_by_role("textbox", name="What does the picture show? (IMG_1.jpg)")
    box.fill("A wall of answers to one question")
    box.blur()
    expect(task.get_by_role("img")).to_have_attribute(
        "alt", "A wall of answers to one question"
    )
    guest.page.reload()
    expect(box).to_have_value("A wall of answers to one question")
    expect(task.get_by_role("img", name="A wall of answers")).to_be_visible()
    guest.calmly()


def test_several_are_added_at_once_and_what_is_refused_is_named(room: Room) -> None:
    guest = room.comes("Participant 161")
    task = _box(guest)
    picker = task.get_by_label("Add files")
    assert "image/*" in (picker.get_attribute("accept") or "")
    assert picker.get_attribute("capture") is None
    picker.set_input_files(
        [
            _file("screen.png", "image/png", screenshot()),
            _file("sheet.pages", "", b"PK\x03\x04 not a document"),
            _file("chat.txt", "text/plain", "\ufeffCafé".encode("utf-16-le")),
        ]
    )
    said = task.get_by_text(
        "2 files are added. sheet.pages: This kind of file cannot be kept. Export it "
        "as PDF, then add that."
    )
    expect(said).to_be_visible()
    assert [(one.name, one.media_type) for one in _kept(room, guest)] == [
        ("screen.png", "image/png"),
        ("chat.txt", "text/plain; charset=utf-16le"),
    ]
    with guest.context.expect_page() as opened:
        task.get_by_role("link", name="chat.txt").click()
    expect(opened.value.get_by_text("Café")).to_be_visible()
    guest.forgive("422")
    guest.calmly()


def test_what_the_browser_cannot_draw_goes_as_it_is_and_the_server_does_it(
    room: Room,
) -> None:
    guest = room.comes("Participant 162")
    task = _box(guest)
    heic = _file("IMG_2.HEIC", "", phone_photo("HEIF", size=(2400, 300)))
    task.get_by_label("Add files").set_input_files(heic)
    expect(task.get_by_text("IMG_2.HEIC is added.")).to_be_visible()
    (evidence,) = _kept(room, guest)
    assert (evidence.name, evidence.media_type) == ("IMG_2.jpg", "image/jpeg")
    kept = room.live.store.evidence.data(evidence.id)
    assert Image.open(io.BytesIO(kept)).size == (LONGEST, 250)
    assert [mark for mark in SECRETS if mark in kept] == []
    guest.calmly()


def test_what_moves_goes_as_it_is(room: Room) -> None:
    guest = room.comes("Participant 166")
    task = _box(guest)
    guest.page.evaluate(NOTED)
    given = [moving("PNG", size=(300, 200)), moving("AVIF", size=(300, 200))]
    task.get_by_label("Add files").set_input_files(
        [_file("a.png", "image/png", given[0]), _file("b.avif", "image/avif", given[1])]
    )
    expect(task.get_by_text("2 files are added.")).to_be_visible()
    assert _sent(guest) == given
    moves, stands = (
        room.live.store.evidence.data(one.id) for one in _kept(room, guest)
    )
    assert Image.open(io.BytesIO(moves)).n_frames == 6  # type: ignore[attr-defined]
    assert Image.open(io.BytesIO(stands)).format == "JPEG"
    guest.calmly()


def test_what_a_picture_shows_is_sent_though_its_section_is_closed(room: Room) -> None:
    guest = room.comes("Participant 167")
    page, task = guest.page, _box(guest)
    task.get_by_label("Add files").set_input_files(
        _file("a.png", "image/png", screenshot())
    )
    box = task.get_by_role("textbox", name="What does the picture show? (a.png)")
    expect(box).to_be_visible()
    # That the task has a file now is a draft of its own, until it is saved.
    expect(task.get_by_text("a.png is added.")).to_be_visible()
    page.wait_for_function(f"() => {DRAFTS}.length === 0")
    guest.context.set_offline(offline=True)
    box.fill("Typed in a tunnel")
    page = sent_from_the_outline(guest, room, drafts=1)
    expect_open(page, "")
    assert [one.description for one in _kept(room, guest)] == ["Typed in a tunnel"]
    guest.troubles.clear()


def test_a_shared_photo_is_seen_and_opened_where_the_answer_is(room: Room) -> None:
    guest = room.comes("Participant 164", size=PHONE)
    task = _box(guest)
    photo = _file("wall.jpg", "image/jpeg", phone_photo(size=(1200, 900)))
    task.get_by_label("Add files").set_input_files(photo)
    expect(task.get_by_text("wall.jpg is added.")).to_be_visible()
    task.get_by_role("textbox", name="What does the picture show?").fill("A wall")
    field = task.locator(".ws-part").filter(has=guest.page.get_by_label("Add files"))
    share(field, "Everyone in the cohort")
    expect(field.get_by_role("status").filter(has_text=SAVED).last).to_be_visible()
    colleague = room.comes("Participant 165", size=PHONE)
    theirs = _box(colleague)
    theirs.get_by_text("From the cohort (1)").click()
    picture = theirs.get_by_role("img", name="A wall")
    expect(picture).to_have_js_property("naturalHeight", value=SMALL)
    with colleague.context.expect_page() as opened:
        theirs.get_by_role("link", name="A wall wall.jpg").click()
    expect(opened.value.locator("img")).to_have_js_property("naturalHeight", 1200)
    colleague.calmly()


def test_files_come_and_go_by_keyboard_and_focus_stays(room: Room) -> None:
    guest = room.comes("Participant 163")
    task = _box(guest)
    picker = task.get_by_label("Add files")
    picker.focus()
    picker.set_input_files(_file("a.png", "image/png", screenshot()))
    expect(task.get_by_text("a.png is added.")).to_be_visible()
    expect(picker).to_be_focused()
    task.get_by_role("button", name="Remove “a.png”").press("Enter")
    expect(task.get_by_role("button", name="Keep it")).to_be_focused()
    task.get_by_role("button", name="Yes, remove it").press("Enter")
    expect(task.get_by_text("a.png is removed.")).to_be_visible()
    expect(picker).to_be_focused()
    assert _kept(room, guest) == ()
    guest.calmly()
