"""Files: where packaged ones are, what leaves is called, what kind some bytes are."""

from __future__ import annotations

import codecs
import contextlib
import re
import zipfile
from collections.abc import Iterator
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
_BREAKS_CELLS = ("\t", "\r")
_FORMULA = re.compile(r"""((?:\A|[,;|\t\r\n])["' ]*)([=+\-@])""")
"""Where a cell begins, or would if what stands before it were a separator."""

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
)
_BRANDS = {
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"mif1"), "image/heic"),
    **dict.fromkeys((b"avif", b"avis"), "image/avif"),
}
"""By what a file names itself: the pictures of phones."""
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
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_STREAMS = {
    "WordDocument": "application/msword",
    "PowerPoint Document": "application/vnd.ms-powerpoint",
    "Workbook": "application/vnd.ms-excel",
    "Book": "application/vnd.ms-excel",
}
_PLAIN = "text/plain"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""What no text has in it, whatever it was written with."""

_EBML = b"\x1aE\xdf\xa3"
_TRACK = re.compile(rb"A_(?:OPUS|VORBIS)|V_(?:VP8|VP9|AV1|MPEG4)")
_HANDLER = re.compile(rb"hdlr.{8}(vide|soun)", re.DOTALL)
_HEAD = 65_536
"""Bytes at the start of a WebM file in which its tracks are named."""

ACCEPTED = (
    "PDF, pictures, Word, Excel, PowerPoint, OpenDocument, plain text, or a clip of "
    "sound or video (WebM, MP4)"
)
"""The kinds of file that are kept, in words."""

ACCEPT = (
    "image/*,.heic,.heif,.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.odg,"
    "text/plain,.txt,.csv,.md,.webm,.mp4,.m4a"
)
"""The same, as a browser's dialogue for files is told."""

_REFUSED = "This kind of file cannot be kept."
_PROGRAM = (
    "It is a program. Add a link to where it can be had, or a picture of what it shows."
)
_VIDEO = "Add a link to the video, or record a talking point."
_PACKED = "Unpack it, then add the files in it: several can be added at once."
_INSTEAD = (
    (
        "pages numbers key notebook flipchart flp one pub msg vsd vsdx xps wps wpd",
        "Export it as PDF, then add that.",
    ),
    ("zip rar 7z gz tar tgz", _PACKED),
    ("exe msi app apk bat cmd com dmg jar scr dll iso", _PROGRAM),
    ("mov avi mkv wmv mpg mpeg m4v 3gp flv webm mp4", _VIDEO),
    (
        "mp3 wav aac ogg oga opus flac wma amr m4a",
        "Add a link to it, record a talking point, or write what is said.",
    ),
    (
        "svg tif tiff bmp psd ai eps dng raw ico",
        "Save it as JPEG or PNG, then add that.",
    ),
    ("ggb", "Export it from GeoGebra as a picture, or add a link to it."),
)
"""By the ending of its name: what would do in place of a file that is not kept."""

_GIVEAWAYS = (
    (b"MZ", _PROGRAM),
    (b"\x7fELF", _PROGRAM),
    (b"PK", _PACKED),
    (b"Rar!", _PACKED),
    (b"7z\xbc\xaf", _PACKED),
    (b"\x1f\x8b", _PACKED),
    (_EBML, _VIDEO),
)
_LOCKED = "It has a password. Save a copy without one, then add that."
_EMPTY = "This file is empty. Save it again, then add it."

_NEVER = frozenset(
    (".ipynb", ".py", ".pyc", ".toml", ".sh", ".db", ".sqlite", ".env", ".pem", ".key")
)
"""Endings of what is not served, even where a page names it."""


def file_name(wanted: str) -> str:
    """*wanted* as a name that every system keeps, with its ending."""
    safe = "".join(" " if c in _AWKWARD or not c.isprintable() else c for c in wanted)
    return " ".join(safe.split()).lstrip(".")[-_LONGEST:] or "file"


def cell_text(cell: str) -> str:
    """*cell* so that no spreadsheet takes any of it for a formula.

    Nor does one that takes another character for what stands between cells.
    """
    safe = _FORMULA.sub(r"\1'\2", cell)
    return f"'{safe}" if safe.startswith(_BREAKS_CELLS) else safe


def media_type_of(data: bytes, *, name: str = "") -> str:
    """The media type of *data*; its *name* only helps to say what would do instead.

    Raises:
        AnswerError: it is none of the kinds that are kept.
    """
    found = (
        picture_type(data)
        or next((kind for start, kind in _STARTS if data.startswith(start)), None)
        or _clip_type(data)
        or _packed_type(data)
    )
    if found is None:
        raise AnswerError(_refusal(data, name) if data else _EMPTY)
    return found


def picture_type(data: bytes) -> str | None:
    """The media type of a picture; None where *data* does not begin like one."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12])
    found = (kind for start, kind in _STARTS if data.startswith(start))
    return next(filter(is_picture, found), None)


def is_picture(media_type: str) -> bool:
    """Whether it is something to look at."""
    return media_type.startswith("image/")


def may_show(folder: Path, path: str) -> Path | None:
    """The file at *path* in *folder*, if it is one that a page may show."""
    parts = Path(path).parts
    hidden = any(part.startswith(".") for part in parts)
    if hidden or "\0" in path:
        return None
    within = folder.resolve()
    file = (within / path).resolve()
    inside = file.is_relative_to(within) and file.suffix.lower() not in _NEVER
    # Of a name that no file can have, `is_file` says so in an error.
    with contextlib.suppress(OSError):
        return file if inside and file.is_file() else None
    return None


def opens_on_page(media_type: str) -> bool:
    """Whether a browser shows it by itself; the rest is saved, whatever is in it."""
    return is_picture(media_type) or media_type.partition(";")[0] in {
        "application/pdf",
        _PLAIN,
    }


def content_type(media_type: str) -> str:
    """How a browser is told of it, so that text reads right."""
    return f"{_PLAIN}; charset=utf-8" if media_type == _PLAIN else media_type


def is_clip(media_type: str) -> bool:
    """Whether it is sound or video that a page plays."""
    return media_type.partition("/")[0] in {"audio", "video"}


def _refusal(data: bytes, name: str) -> str:
    ending = name.rpartition(".")[2].lower()
    if data.startswith(_OLD_OFFICE) and _stream("EncryptedPackage") in data:
        return f"{_REFUSED} {_LOCKED}"
    known = (words for endings, words in _INSTEAD if ending in endings.split())
    seen = (words for start, words in _GIVEAWAYS if data.startswith(start))
    general = f"Save it as one of these and try again: {ACCEPTED}."
    return f"{_REFUSED} {next(known, next(seen, general))}"


def _packed_type(data: bytes) -> str | None:
    if data.startswith(_OLD_OFFICE):
        named = _OLD_STREAMS.items()
        return next((kind for name, kind in named if _stream(name) in data), None)
    return _office_type(data) if data.startswith(b"PK\x03\x04") else _text_type(data)


def _stream(name: str) -> bytes:
    """How an old document of Office names one of its parts."""
    return name.encode("utf-16-le") + b"\0\0"


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
    for charset in _charsets(data):
        try:
            text = data.decode(charset)
        except UnicodeDecodeError:
            continue
        if not text or _CONTROLS.search(text):
            return None
        return _PLAIN if charset == "utf-8" else f"{_PLAIN}; charset={charset}"
    return None


def _charsets(data: bytes) -> Iterator[str]:
    """What a text may be written in: its mark says, or it is one of two."""
    if data.startswith(codecs.BOM_UTF16_LE):
        yield "utf-16le"
    elif data.startswith(codecs.BOM_UTF16_BE):
        yield "utf-16be"
    else:
        yield from ("utf-8", "windows-1252")
