"""A response compressed once: what differs between visitors is put in uncompressed.

A gzip file may consist of many blocks. The page's own text is compressed when the page
is rendered, one block between any two gaps, and a gap is filled with a block that
stores its text as it is. Nothing personal is so ever compressed together with a secret.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

_HEAD = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
_LAST = b"\x03\x00"
_MOST_STORED = 65_535
BEST, QUICK = 9, 1


def deflated(text: bytes, *, effort: int = BEST) -> bytes:
    """*text* as blocks that refer to nothing before them, and are not the last."""
    squeezed = zlib.compressobj(effort, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeezed.compress(text) + squeezed.flush(zlib.Z_FULL_FLUSH)


def stored(text: bytes) -> bytes:
    """*text* as blocks that hold it as it is."""
    starts = range(0, len(text), _MOST_STORED)
    pieces = (text[start : start + _MOST_STORED] for start in starts)
    return b"".join(
        b"\x00" + struct.pack("<HH", len(piece), len(piece) ^ 0xFFFF) + piece
        for piece in pieces
    )


def gzip_head(blocks: bytes) -> bytes:
    """The beginning of a gzip file, up to the end of *blocks*."""
    return _HEAD + blocks


def gzip_tail(blocks: bytes, *, of: Sequence[bytes]) -> bytes:
    """The rest of a gzip file whose blocks together hold the texts *of*."""
    check = size = 0
    for text in of:
        check, size = zlib.crc32(text, check), size + len(text)
    return b"".join((blocks, _LAST, struct.pack("<LL", check, size & 0xFFFFFFFF)))
