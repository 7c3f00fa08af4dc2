"""Files: where packaged ones are, what leaves is called, what kind some bytes are."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

from toolkit.errors import AnswerError

PACKAGE = Path(__file__).resolve().parent
SHARE_JUPYTER = PACKAGE / "share" / "jupyter"
VOILA_TEMPLATES = SHARE_JUPYTER / "voila" / "templates"
ACTIVITIES = PACKAGE / "activities"
EXPORT = PACKAGE / "export"

_AWKWARD = frozenset('/\\:*?"<>|')
_LONGEST = 120
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

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

_EBML = b"\x1aE\xdf\xa3"
_TRACK = re.compile(rb"A_(?:OPUS|VORBIS)|V_(?:VP8|VP9|AV1|MPEG4)")
_HANDLER = re.compile(rb"hdlr.{8}(vide|soun)", re.DOTALL)
_HEAD = 65_536
"""Bytes at the start of a WebM file in which its tracks are named."""

ACCEPTED = (
    "PDF, PNG, JPEG, Word, Excel, PowerPoint, OpenDocument, plain text, or a clip of "
    "sound or video (WebM, MP4)"
)
"""The kinds of file that are kept, in words."""


def file_name(wanted: str) -> str:
    """*wanted* as a name that every system keeps, with its ending."""
    safe = "".join(" " if c in _AWKWARD or not c.isprintable() else c for c in wanted)
    return " ".join(safe.split()).lstrip(".")[-_LONGEST:] or "file"


def cell_text(cell: str) -> str:
    """*cell* so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell


def media_type_of(data: bytes) -> str:
    """The media type of *data*.

    Raises:
        AnswerError: it is none of the kinds that are kept.
    """
    for start, media_type in _STARTS:
        if data.startswith(start):
            return media_type
    found = _clip_type(data) or _packed_type(data)
    if found is None:
        raise AnswerError(
            f"This kind of file cannot be kept. Save it as {ACCEPTED} and try again."
        )
    return found


def is_clip(media_type: str) -> bool:
    """Whether it is sound or video that a page plays."""
    return media_type.partition("/")[0] in {"audio", "video"}


def _packed_type(data: bytes) -> str | None:
    return _office_type(data) if data.startswith(b"PK\x03\x04") else _text_type(data)


def _clip_type(data: bytes) -> str | None:
    """A clip is video if any of its tracks is, and nothing without a track."""
    if data.startswith(_EBML) and b"webm" in data[:64]:
        tracks = {track[:1] for track in _TRACK.findall(data[:_HEAD])}
        kinds = {b"V": "video/webm", b"A": "audio/webm"}
    elif data[4:8] == b"ftyp":
        tracks = set(_HANDLER.findall(data))
        kinds = {b"vide": "video/mp4", b"soun": "audio/mp4"}
    else:
        return None
    return next((kind for track, kind in kinds.items() if track in tracks), None)


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
