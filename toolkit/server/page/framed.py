"""An HTML file of the author's for a frame, with the files that it names inside it.

A frame has no origin and no cookies, so what its file names the server would give it to
nobody. It is brought along: pictures, sounds, films, scripts and style sheets.
"""

from __future__ import annotations

import base64
import mimetypes
import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from toolkit.files import may_show
from toolkit.server.page.own_files import Attribute, OwnFiles

MOST = 16_000_000
"""Bytes of other files that one brings along; what is more stays an address."""

_LEFT = frozenset(("a", "area", "iframe", "embed", "object"))
"""What leads elsewhere, or would frame another file: a frame may do neither."""

_STYLES = re.compile(r"(<style\b[^>]*>)(.*?)(?=</style)", re.IGNORECASE | re.DOTALL)
_IN_STYLES = re.compile(
    r"""url\(\s*(?P<quote>["']?)(?P<name>[^"'()]+)(?P=quote)\s*\)"""
)


def framed(file: Path, folder: Path) -> bytes:
    """*file*, HTML in *folder*, as a frame shows it by itself, in UTF-8."""
    within = file.relative_to(folder.resolve()).parent.as_posix()
    brought = _Brought(folder, within)
    html = file.read_bytes().decode("utf-8-sig", "replace")
    styled = _STYLES.sub(lambda it: it[1] + brought.styles(it[2], within), html)
    return brought.html(styled).encode()


class _Brought(OwnFiles):
    """Puts files of *folder* in place of their addresses, from the folder *within*."""

    def __init__(self, folder: Path, within: str) -> None:
        super().__init__(folder=folder)
        self._folder = folder
        self._within = within
        self._left = MOST

    def _value(self, tag: str, one: Attribute) -> str | None:
        return None if tag in _LEFT else super()._value(tag, one)

    def address(self, given: str, *, leads: bool = False) -> str:  # noqa: ARG002
        """The file that is called *given*, as an address that holds it."""
        return self._brought(given, self._within)

    def styles(self, text: str, within: str) -> str:
        """*text*, a style sheet in the folder *within*, with what it names."""
        return _IN_STYLES.sub(
            lambda it: f'url("{self._brought(it["name"], within)}")', text
        )

    def _brought(self, given: str, within: str) -> str:
        try:
            parts = urlsplit(given)
        except ValueError:
            return given
        path = posixpath.normpath(posixpath.join(within, unquote(parts.path)))
        is_own = bool(parts.path) and not parts.scheme and not parts.netloc
        file = may_show(self._folder, path) if is_own else None
        if file is None or file.stat().st_size > self._left:
            return given
        self._left -= file.stat().st_size
        return self._with_inside(file, posixpath.dirname(path))

    def _with_inside(self, file: Path, within: str) -> str:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        data = file.read_bytes()
        if kind == "text/css":
            data = self.styles(data.decode("utf-8", "replace"), within).encode()
        return f"data:{kind};base64,{base64.b64encode(data).decode()}"
