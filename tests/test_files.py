"""What kind some bytes are, and what is said of those that are not kept."""

from __future__ import annotations

import pytest

from toolkit.errors import AnswerError
from toolkit.files import content_type, media_type_of, opens_on_page

OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def old(*streams: str) -> bytes:
    """A document of the Office of twenty years ago, which has *streams*."""
    return OFFICE + b"".join(s.encode("utf-16-le") + bytes(40) for s in streams)


CHAT = "[07/11/2022, 10:11] \u200eA. Name: Café 3\u202f½ \U0001f469\u200d\U0001f3eb\r\n"


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (CHAT.encode(), "text/plain"),
        (f"\ufeff{CHAT}".encode(), "text/plain"),
        (f"\ufeff{CHAT}".encode("utf-16-le"), "text/plain; charset=utf-16le"),
        (f"\ufeff{CHAT}".encode("utf-16-be"), "text/plain; charset=utf-16be"),
        ("Café £5".encode("latin-1"), "text/plain; charset=windows-1252"),
        ("“Café”".encode("cp1252"), "text/plain; charset=windows-1252"),
        (old("WordDocument"), "application/msword"),
        (old("Workbook"), "application/vnd.ms-excel"),
        (old("PowerPoint Document"), "application/vnd.ms-powerpoint"),
        (b"GIF89a...", "image/gif"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"\0\0\0\x18ftypheic", "image/heic"),
        (b"\0\0\0\x18ftypavif", "image/avif"),
        (b"\0\0\0\x18ftypavis", "image/avif"),
        (b"%PDF-1.7", "application/pdf"),
    ],
)
def test_a_file_is_known_by_what_is_in_it(data: bytes, media_type: str) -> None:
    assert media_type_of(data, name="run.exe") == media_type


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("plan.pages", b"PK\x03\x04", "Export it as PDF"),
        ("marks.NUMBERS", b"PK\x03\x04", "Export it as PDF"),
        ("chat.zip", b"PK\x03\x04", "Unpack it"),
        ("renamed.png", b"PK\x03\x04", "Unpack it"),
        ("setup.exe", b"MZ\x90\0", "It is a program"),
        ("renamed.png", b"MZ\x90\0", "It is a program"),
        ("lesson.mov", b"\0\0\0\x14wide", "record a talking point"),
        ("talk.mp3", b"ID3\x04\0\0", "record a talking point"),
        ("scan.tiff", b"II*\0", "Save it as JPEG or PNG"),
        ("locked.docx", old("EncryptedPackage"), "It has a password"),
        ("letter.msg", old("__substg1.0_001A001E"), "Export it as PDF"),
        ("what", b"\0\1\2", "Save it as one of these and try again: PDF, pictures"),
        ("bad.txt", b"\xff\xfeA\xd8", "Save it as one of these"),
        ("bell.txt", b"a\x07b", "Save it as one of these"),
    ],
)
def test_what_is_refused_is_told_what_would_do_instead(
    name: str, data: bytes, words: str
) -> None:
    with pytest.raises(AnswerError) as refused:
        media_type_of(data, name=name)
    assert str(refused.value).startswith("This kind of file cannot be kept. ")
    assert words in str(refused.value)


def test_only_what_can_do_nothing_opens_on_a_page() -> None:
    shown = [
        "image/png",
        "application/pdf",
        "text/plain",
        "text/plain; charset=utf-16le",
    ]
    saved = ["application/msword", "application/zip", "text/html", "video/mp4"]
    assert [kind for kind in (*shown, *saved) if opens_on_page(kind)] == shown


def test_text_reads_right_whatever_it_was_written_in() -> None:
    assert content_type("text/plain") == "text/plain; charset=utf-8"
    known = "text/plain; charset=windows-1252"
    assert content_type(known) == known
    assert content_type("image/png") == "image/png"
