"""A stretch of a file: Safari plays clips and films by stretches alone."""

from __future__ import annotations

import io
import os
import re
from pathlib import Path
from typing import BinaryIO

from tornado.web import RequestHandler

PIECE = 2**18
"""Bytes of a file that are read at once: of a long film nobody is sent it whole."""

_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


def stretch_of(data: bytes, handler: RequestHandler) -> bytes:
    """What was asked of *handler*: all of *data*, or a stretch, which it says."""
    asked = asked_of(handler, len(data))
    return data[asked.start : asked.stop]


async def send_file(file: Path, handler: RequestHandler) -> None:
    """Answer with what was asked of *file*, read no faster than it is taken.

    A browser that has it is told so.
    """
    with file.open("rb") as opened:
        told = os.fstat(opened.fileno())
        tag = f"{told.st_mtime_ns:x}-{told.st_size:x}"
        await _send(opened, handler, tag=tag, size=told.st_size)


async def send_data(data: bytes, handler: RequestHandler, *, tag: str) -> None:
    """The same of *data*, of which no other has this *tag*."""
    await _send(io.BytesIO(data), handler, tag=tag, size=len(data))


async def _send(
    opened: BinaryIO, handler: RequestHandler, *, tag: str, size: int
) -> None:
    handler.set_header("Etag", f'"{tag}"')
    if handler.check_etag_header():
        handler.set_status(304)
        return
    asked = asked_of(handler, size)
    handler.set_header("Content-Length", str(len(asked)))
    opened.seek(asked.start)
    for at in range(0, len(asked), PIECE):
        handler.write(opened.read(min(PIECE, len(asked) - at)))
        await handler.flush()


def asked_of(handler: RequestHandler, size: int) -> range:
    """Which of *size* bytes were asked of *handler*, which says so."""
    handler.set_header("Accept-Ranges", "bytes")
    asked = _RANGE.fullmatch(handler.request.headers.get("Range", ""))
    if asked is None or asked[1] == asked[2] == "":
        return range(size)
    first = int(asked[1]) if asked[1] else max(0, size - int(asked[2]))
    last = min(int(asked[2]), size - 1) if asked[1] and asked[2] else size - 1
    if first > last:
        handler.set_status(416)
        handler.set_header("Content-Range", f"bytes */{size}")
        return range(0)
    handler.set_status(206)
    handler.set_header("Content-Range", f"bytes {first}-{last}/{size}")
    return range(first, last + 1)
