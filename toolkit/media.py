"""What kind of file some bytes are, judged by the bytes and never by their name."""

from __future__ import annotations

import zipfile
from io import BytesIO

from toolkit.errors import AnswerError

_STARTS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
_OFFICE = {
    "word/document.xml": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ),
    "xl/workbook.xml": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    ),
    "ppt/presentation.xml": (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ),
}
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."

ACCEPTED = "PDF, PNG, JPEG, Word, Excel, PowerPoint, OpenDocument or plain text"
"""The kinds of file that are kept, in words."""


def media_type_of(data: bytes) -> str:
    """The media type of *data*.

    Raises:
        AnswerError: it is none of the kinds that are kept.
    """
    for start, media_type in _STARTS:
        if data.startswith(start):
            return media_type
    found = _office_type(data) if data.startswith(b"PK\x03\x04") else _text_type(data)
    if found is None:
        raise AnswerError(
            f"This kind of file cannot be kept. Save it as {ACCEPTED} and try again."
        )
    return found


def _office_type(data: bytes) -> str | None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            declared = _start_of(archive, "mimetype") if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError):
        return None
    kind = declared.decode("ascii", "replace")
    if kind.startswith(_OPEN_DOCUMENT) and kind.removeprefix(_OPEN_DOCUMENT).isalpha():
        return kind
    return next((kind for part, kind in _OFFICE.items() if part in names), None)


def _start_of(archive: zipfile.ZipFile, member: str) -> bytes:
    with archive.open(member) as opened:
        return opened.read(100)


def _text_type(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    printable = all(c.isprintable() or c in "\n\r\t\f" for c in text)
    return "text/plain" if text and printable else None
