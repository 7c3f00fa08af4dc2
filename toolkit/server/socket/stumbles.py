"""What a kernel says when a notebook's code goes wrong: for the log, never the page."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping

from toolkit.forking.wire import WireError, unpack

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_FRAME = re.compile(
    r'File (?:"([^"]+)", line (\d+)|(\S+?):(\d+), in)|(Cell In\[\d+\]), line (\d+)'
)
_ERROR = re.compile(r"^([A-Za-z_][\w.]*)(?::|$)", re.MULTILINE)


log = logging.getLogger(__name__)


def log_stumble(notebook: str, stumble: str) -> None:
    """Say it in the log, for whoever wrote *notebook*."""
    of = notebook or "a notebook"
    log.warning("The kernel of a page of %s stumbled: %s", of, stumble)


def stumble_in(message: bytes) -> str | None:
    """Which error *message* of a kernel tells of, and where; None if of none.

    Without the error's own words, which may hold people's words.
    """
    # Cheaper than reading every message.
    if b'"stderr"' not in message and b'"error"' not in message:
        return None
    try:
        described = unpack(message)
        header, content = described.json(0), described.json(3)
    except WireError:
        return None
    if not (isinstance(header, dict) and isinstance(content, dict)):
        return None
    return _told(header.get("msg_type"), content)


def _told(kind: object, content: Mapping[str, object]) -> str | None:
    if kind == "error":
        lines = content.get("traceback")
        told = map(str, lines) if isinstance(lines, list) else ()
        return _place("\n".join((*told, str(content.get("ename")))))
    if kind == "stream" and content.get("name") == "stderr":
        return _place(str(content.get("text")))
    return None


def _place(said: str) -> str:
    text = _COLOUR.sub("", said)
    frames = _FRAME.findall(text)
    if not frames:
        return "a warning or a note"
    errors = _ERROR.findall(text)
    file, line = [each for each in frames[-1] if each]
    return f"{errors[-1] if errors else 'an error'} at {file}, line {line}"
