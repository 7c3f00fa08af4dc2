"""A file for browsers that never changes: its address contains its own hash."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass, field
from functools import cached_property

from tornado import web

YEAR = 365 * 24 * 3600

MEDIA_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}


def digest_of(content: bytes) -> str:
    """The SHA-256 of *content*, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Asset:
    """The bytes of one file, and the same compressed once for everybody."""

    content: bytes = field(repr=False)
    suffix: str

    @cached_property
    def digest(self) -> str:
        """What the file is known by."""
        return digest_of(self.content)

    @cached_property
    def compressed(self) -> bytes:
        """The file as gzip, without a date, so that it is the same every time."""
        return gzip.compress(self.content, 9, mtime=0)


class ImmutableHandler(web.RequestHandler):
    """Serves assets that hold nothing personal, so no sign-in is asked for."""

    def find(self, name: str, suffix: str) -> Asset | None:
        """The asset behind this address, or None when there is none."""
        raise NotImplementedError

    def head(self, name: str, suffix: str) -> None:
        """Like GET; tornado leaves the body out."""
        self.get(name, suffix)

    def get(self, name: str, suffix: str) -> None:
        """The asset, compressed when the browser takes gzip.

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
        elif "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.write(asset.compressed)
        else:
            self.write(asset.content)

    def compute_etag(self) -> str | None:
        """The hash set in `get`; tornado need not compute its own."""
        return str(self._headers["ETag"]) if "ETag" in self._headers else None
