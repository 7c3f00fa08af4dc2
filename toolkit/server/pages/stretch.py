"""A stretch of a file: Safari plays clips and films by stretches alone."""

from __future__ import annotations

import re

from tornado.web import RequestHandler

_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


def stretch_of(data: bytes, handler: RequestHandler) -> bytes:
    """What was asked of *handler*: all of *data*, or a stretch, which it says."""
    handler.set_header("Accept-Ranges", "bytes")
    asked = _RANGE.fullmatch(handler.request.headers.get("Range", ""))
    if asked is None or asked[1] == asked[2] == "":
        return data
    size = len(data)
    first = int(asked[1]) if asked[1] else max(0, size - int(asked[2]))
    last = min(int(asked[2]), size - 1) if asked[1] and asked[2] else size - 1
    if first > last:
        handler.set_status(416)
        handler.set_header("Content-Range", f"bytes */{size}")
        return b""
    handler.set_status(206)
    handler.set_header("Content-Range", f"bytes {first}-{last}/{size}")
    return data[first : last + 1]
