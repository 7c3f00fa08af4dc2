"""A file for browsers that never changes: its address contains its own hash."""

from __future__ import annotations

import gzip
import hashlib
import os
import tempfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

import brotli
from tornado import web
from tornado.httputil import HTTPServerRequest

YEAR = 365 * 24 * 3600

MEDIA_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


def digest_of(content: bytes) -> str:
    """The SHA-256 of *content*, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def write_whole(place: Path, content: bytes) -> None:
    """Put *content* at *place* for its owner's eyes, whole at once or not at all."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp creates it for its owner only; the rename makes it whole at once.
    handle, unfinished = tempfile.mkstemp(dir=place.parent, suffix=".part")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    Path(unfinished).replace(place)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How something is made smaller, and whole again."""

    squeeze: Callable[[bytes], bytes]
    restore: Callable[[bytes], bytes]


LARGE = 1_000_000
"""Bytes from which on a file is compressed a little less: it would take seconds."""


def _brotli(content: bytes) -> bytes:
    quality = 11 if len(content) < LARGE else 6
    compressed: bytes = brotli.compress(content, quality=quality)
    return compressed


ENCODINGS = {
    "br": Encoding(_brotli, brotli.decompress),
    # Without a date, so that it is the same every time.
    "gzip": Encoding(partial(gzip.compress, mtime=0), gzip.decompress),
}
"""What we offer, by the names that browsers have for it, the smallest first."""


@dataclass(frozen=True)
class Asset:
    """The bytes of one file, and the same compressed once for everybody.

    In *folder*, if there is one, what was compressed waits for the next start.
    """

    content: bytes = field(repr=False)
    suffix: str
    folder: Path | None = None

    @cached_property
    def digest(self) -> str:
        """What the file is known by."""
        return digest_of(self.content)

    @cached_property
    def encoded(self) -> Mapping[str, bytes]:
        """The file in every encoding we offer, the smallest first.

        It takes a moment: whoever renders a page asks for it before there are visitors.
        """
        return {name: self._encoded(name) for name in ENCODINGS}

    def _encoded(self, name: str) -> bytes:
        if self.folder is None:
            return ENCODINGS[name].squeeze(self.content)
        place = self.folder / f"{self.digest}.{self.suffix}.{name}"
        kept = _kept(place, ENCODINGS[name], digest=self.digest)
        if kept is None:
            kept = ENCODINGS[name].squeeze(self.content)
            with suppress(OSError):  # then it is made again after the next start
                write_whole(place, kept)
        return kept


def _kept(place: Path, encoding: Encoding, *, digest: str) -> bytes | None:
    """What is kept at *place*, if it is what has this *digest*."""
    try:
        kept = place.read_bytes()
        content = encoding.restore(kept)
    except (OSError, EOFError, zlib.error, brotli.error):
        return None
    return kept if digest_of(content) == digest else None


class ImmutableHandler(web.RequestHandler):
    """Serves assets that hold nothing personal, so no sign-in is asked for."""

    def find(self, name: str, suffix: str) -> Asset | None:
        """The asset behind this address, or None when there is none."""
        raise NotImplementedError

    def get(self, name: str, suffix: str) -> None:
        """The asset, as small as this browser can read it.

        Raises:
            tornado.web.HTTPError: 404, nothing is kept under this address.
        """
        asset = self.find(name, suffix)
        if asset is None:
            raise web.HTTPError(404)
        self.set_header("Content-Type", MEDIA_TYPES[suffix])
        self.set_header("Cache-Control", f"public, max-age={YEAR}, immutable")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("ETag", f'"{asset.digest}"')
        if self.check_etag_header():
            self.set_status(304)
        else:
            self._send(asset)

    def compute_etag(self) -> str | None:
        """The hash set in `get`; tornado need not compute its own."""
        return str(self._headers["ETag"]) if "ETag" in self._headers else None

    def _send(self, asset: Asset) -> None:
        accepted = encodings_of(self.request)
        for name, content in asset.encoded.items():
            if name in accepted:
                self.set_header("Content-Encoding", name)
                self.write(content)
                return
        self.write(asset.content)


def encodings_of(request: HTTPServerRequest) -> set[str]:
    """What the browser can read: "br;q=1.0, gzip" names two; weight 0 means no."""
    accepted = request.headers.get("Accept-Encoding", "").replace(" ", "").split(",")
    offers = (offer.partition(";q=") for offer in accepted)
    return {name for name, _, weight in offers if weight.strip("0.") or not weight}
