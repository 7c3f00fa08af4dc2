"""Downloads of one's own answers, and files of evidence."""

import asyncio
import io
import zipfile
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from tests.export.pdf import text_of
from tests.seat.photos import SECRETS, claimed, phone_photo
from tests.serving import COHORT, WORKSHOP, Browser, LiveServer
from toolkit.model import (
    LIMIT_EVIDENCE,
    Cohort,
    Person,
    ResponseKey,
    Role,
    Seating,
    Sharing,
)
from toolkit.server.headers import SHOWN_ALONE as ALONE
from toolkit.server.pages.downloads import PortfolioHandler, disposition
from toolkit.server.words import NOTHING_TO_DOWNLOAD

PDF = b"%PDF-1.7 invented"
FIELD = f"/evidence/{WORKSHOP}/picture/file"


def answer(live: LiveServer, name: str, *, sharing: Sharing) -> None:
    seat = live.seat(name)
    for activity in ("hope", "picture.file"):
        key = ResponseKey(COHORT, seat.person.id, WORKSHOP, activity)
        current = live.store.responses.find(key)
        version = current.version if current else 0
        live.store.responses.save(
            key,
            {"texts": [f"The hope of {name}"]},
            sharing=sharing,
            based_on=version,
            write=f"{name} {activity} {version}",
            prompt="What do you hope for?",
            at=datetime.now(UTC),
        )


def upload(
    browser: Browser, data: bytes, *, name: str = "notes.pdf", path: str = FIELD
):
    return browser.post(path, files={"file": (name, data)})


@pytest.mark.parametrize("path", [f"{WORKSHOP}.pdf", f"{WORKSHOP}/hope.pdf"])
def test_ones_own_answers_come_as_a_pdf(
    live_server: LiveServer, participant: Browser, path: str
):
    answer(live_server, "Participant 1", sharing=Sharing.PRIVATE)
    document = participant.get(f"/download/{path}")
    assert document.status_code == 200
    assert document.headers["Content-Type"] == "application/pdf"
    assert document.content.startswith(b"%PDF-")
    assert "Participant%201.pdf" in document.headers["Content-Disposition"]


def test_an_unknown_activity_has_no_document(participant: Browser):
    assert participant.get(f"/download/{WORKSHOP}/unheard-of.pdf").status_code == 404


def test_a_file_name_cannot_break_out_of_its_header():
    hostile = 'a"; filename=evil.exe\r\nX: y/../ \u202e Ünï'
    header = disposition(hostile)
    assert "\r" not in header
    assert header.count('"') == 2
    assert "/.." not in header
    assert header.isascii()


def test_evidence_comes_back_to_its_owner_as_it_was(participant: Browser):
    added = upload(participant, PDF)
    assert added.status_code == 201
    assert added.json()["name"] == "notes.pdf"
    assert added.json()["size"] == len(PDF)
    file = participant.get(f"/evidence/{added.json()['id']}")
    assert file.content == PDF
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Disposition"].startswith("inline")
    assert file.headers["X-Content-Type-Options"] == "nosniff"


def test_asking_only_for_a_files_headers_says_how_long_it_is(
    participant: Browser, neighbour: Browser
):
    added = upload(participant, PDF).json()["id"]
    path = f"/evidence/{added}"
    asked, looked = participant.http.head(path), participant.get(path)
    for name in ("Content-Length", "Content-Type", "Etag", "Content-Disposition"):
        assert asked.headers[name] == looked.headers[name]
    assert asked.headers["Content-Length"] == str(len(PDF))
    # Not made of the bytes, which nobody has to read for it.
    assert asked.headers["Etag"] == f'"{added}"'
    assert neighbour.http.head(path).status_code == 404


def test_evidence_is_as_private_as_its_answer(
    live_server: LiveServer, participant: Browser, neighbour: Browser, stranger: Browser
):
    path = f"/evidence/{upload(participant, PDF).json()['id']}"
    answer(live_server, "Participant 1", sharing=Sharing.PRIVATE)
    assert neighbour.get(path).status_code == 404
    assert stranger.get(path).status_code == 403
    answer(live_server, "Participant 1", sharing=Sharing.COHORT)
    assert neighbour.get(path).status_code == 200
    assert neighbour.delete(path).status_code == 403
    answer(live_server, "Participant 1", sharing=Sharing.PRIVATE)


def test_evidence_can_be_taken_away_by_its_owner(participant: Browser):
    path = f"/evidence/{upload(participant, PDF).json()['id']}"
    assert participant.delete(path).status_code == 204
    assert participant.get(path).status_code == 404


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>\x00",
        b"MZ\x90\x00\x03",
        b"",
        b"\x7fELF\x02",
    ],
    ids=["binary svg", "program", "empty", "elf"],
)
def test_what_a_file_is_called_does_not_decide_what_it_is(
    participant: Browser, data: bytes
):
    refused = upload(participant, data, name="picture.png")
    assert refused.status_code == 422
    message = refused.json()["message"]
    assert "cannot be kept" in message or "This file is empty" in message


def test_a_zip_that_is_no_document_is_refused(participant: Browser):
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("run.exe", "MZ")
    assert upload(participant, archive.getvalue(), name="a.docx").status_code == 422


def test_a_web_page_called_evidence_never_opens_as_one(participant: Browser):
    added = upload(participant, b"<script>alert(1)</script>", name="x.html")
    file = participant.get(f"/evidence/{added.json()['id']}")
    assert file.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Content-Security-Policy"] == ALONE


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("Café, 3\u202f½".encode(), "utf-8"),
        ("\ufeffCafé".encode(), "utf-8"),
        ("\ufeffCafé".encode("utf-16-le"), "utf-16le"),
        ("\ufeffCafé".encode("utf-16-be"), "utf-16be"),
        ("Café £".encode("latin-1"), "windows-1252"),
    ],
    ids=["utf-8", "with a mark", "utf-16", "utf-16 of a Mac", "latin-1"],
)
def test_text_comes_back_as_it_was_and_reads_right(
    participant: Browser, data: bytes, charset: str
):
    added = upload(participant, data, name="chat.txt")
    file = participant.get(f"/evidence/{added.json()['id']}")
    assert file.content == data
    assert file.headers["Content-Type"] == f"text/plain; charset={charset}"
    assert "Caf\u00e9" in file.text


def test_an_old_document_of_office_is_saved_and_never_shown(participant: Browser):
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    data = head + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(40)
    added = upload(participant, data, name="minutes.doc")
    file = participant.get(f"/evidence/{added.json()['id']}")
    assert file.headers["Content-Type"] == "application/msword"
    assert file.headers["Content-Disposition"].startswith("attachment")


def test_a_photo_comes_back_small_and_says_nothing_of_its_place(
    live_server: LiveServer, participant: Browser, neighbour: Browser, stranger: Browser
):
    added = upload(participant, phone_photo(size=(2400, 1800)), name="IMG_7.jpg")
    path = f"/evidence/{added.json()['id']}"
    photo, small = participant.get(path), participant.get(f"{path}/small")
    assert Image.open(io.BytesIO(photo.content)).size == (1500, 2000)
    assert Image.open(io.BytesIO(small.content)).size == (240, 320)
    for answered in (photo, small):
        assert answered.headers["Content-Type"] == "image/jpeg"
        assert answered.headers["Content-Disposition"].startswith("inline")
        assert answered.headers["Content-Security-Policy"] == ALONE
        assert [mark for mark in SECRETS if mark in answered.content] == []
    answer(live_server, "Participant 1", sharing=Sharing.PRIVATE)
    assert neighbour.get(f"{path}/small").status_code == 404
    assert stranger.get(f"{path}/small").status_code == 403
    answer(live_server, "Participant 1", sharing=Sharing.COHORT)
    assert neighbour.get(f"{path}/small").content == small.content
    answer(live_server, "Participant 1", sharing=Sharing.PRIVATE)


def test_an_old_picture_gets_its_small_one_the_first_time_it_is_asked_for(
    live_server: LiveServer, participant: Browser
):
    evidence = live_server.store.evidence
    recent = evidence.find(upload(participant, PDF).json()["id"])
    assert recent is not None
    sizes = []
    for data in (phone_photo(size=(800, 600)), b"\xff\xd8\xff not whole"):
        old = evidence.add(
            *(recent.key,),
            field=recent.field,
            name="IMG_1.jpg",
            media_type="image/jpeg",
            data=data,
            at=recent.added_at,
        )
        answers = [participant.get(f"/evidence/{old.id}/small") for _ in range(2)]
        kept = evidence.thumbnail(old.id)
        assert {answer.status_code for answer in answers} == {200 if kept else 404}
        assert not kept or {answer.content for answer in answers} == {kept}
        sizes.append(kept and Image.open(io.BytesIO(kept)).size)
    assert sizes == [(240, 320), b""]


def test_what_is_no_picture_has_no_small_one(participant: Browser):
    path = f"/evidence/{upload(participant, PDF).json()['id']}"
    assert participant.get(f"{path}/small").status_code == 404
    assert participant.get("/evidence/unheard-of/small").status_code == 404


def test_a_picture_that_cannot_be_read_is_refused_in_words(participant: Browser):
    for data in (b"\x89PNG\r\n\x1a\n" + bytes(90), phone_photo()[:4000]):
        refused = upload(participant, data, name="a.png")
        assert refused.status_code == 422
        assert "cannot be read" in refused.json()["message"]
    bomb = upload(participant, claimed(30_000, 30_000), name="a.png")
    assert bomb.status_code == 422
    assert "more pixels than can be kept" in bomb.json()["message"]


def test_a_file_just_over_the_limit_is_refused_in_words(participant: Browser):
    refused = upload(participant, PDF + b"x" * LIMIT_EVIDENCE)
    assert refused.status_code == 422
    assert "5 MB" in refused.json()["message"]


def test_a_path_in_a_file_name_is_dropped(participant: Browser):
    added = upload(participant, PDF, name="../../etc/C:\\notes.pdf")
    assert added.json()["name"] == "notes.pdf"


def test_strangers_add_nothing(stranger: Browser):
    assert upload(stranger, PDF).status_code == 403


def test_ones_own_portfolio_comes_as_a_pdf(
    live_server: LiveServer, participant: Browser
):
    answer(live_server, "Participant 1", sharing=Sharing.PRIVATE)
    document = participant.get("/download/portfolio.pdf")
    assert document.status_code == 200
    assert document.headers["Content-Type"] == "application/pdf"
    assert "The hope of Participant 1" in text_of(document.content)


def test_a_portfolio_holds_only_the_parts_that_were_chosen(
    live_server: LiveServer, participant: Browser
):
    answer(live_server, "Participant 1", sharing=Sharing.PRIVATE)
    chosen = participant.get(f"/download/portfolio.pdf?include={WORKSHOP}/hope")
    assert "The hope of Participant 1" in text_of(chosen.content)
    other = participant.get("/download/portfolio.pdf?include=programme")
    assert "The hope of Participant 1" not in text_of(other.content)


def test_an_unknown_part_of_a_portfolio_is_explained(participant: Browser):
    page = participant.get("/download/portfolio.pdf?include=<b>somewhere</b>")
    assert page.status_code == 422
    assert "There is no part of a portfolio called" in page.text
    assert "<b>somewhere" not in page.text


def test_nobodys_portfolio_holds_anothers_words(
    live_server: LiveServer, participant: Browser, facilitator: Browser
):
    answer(live_server, "Participant 1", sharing=Sharing.COHORT)
    document = facilitator.get("/download/portfolio.pdf")
    assert document.status_code == 200
    assert "The hope of Participant 1" not in text_of(document.content)


class Reads:
    """A store that takes its time."""

    def __init__(self) -> None:
        self.asked, self.free = 0, asyncio.Event()

    async def read(self, *_what: object) -> None:
        self.asked += 1
        await self.free.wait()


class Asking(PortfolioHandler):
    """One of many requests of one person for everything they have made."""

    seating = Seating("1", Person("1", "P"), Cohort("a", "A"), Role.PARTICIPANT)
    site: Any = None

    def __init__(self, reads: Reads) -> None:
        self.site = SimpleNamespace(aside=reads)

    def get_query_arguments(self, name: str, strip: bool = True) -> list[str]:
        return [name] if not strip else []

    def explain(self, status: int, wording: tuple[str, str]) -> None:
        assert (status, wording) == (503, NOTHING_TO_DOWNLOAD)


async def test_who_asks_for_many_documents_does_not_even_have_them_read():
    reads = Reads()
    asking = [asyncio.ensure_future(Asking(reads).get()) for _ in range(10)]
    await asyncio.sleep(0)  # the loop goes round once, so that all have asked
    assert reads.asked == 3
    reads.free.set()
    refused = await asyncio.gather(*asking, return_exceptions=True)
    assert [getattr(one, "status_code", 200) for one in refused] == 3 * [200] + 7 * [
        429
    ]
    await Asking(reads).get()
