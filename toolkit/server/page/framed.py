"""An HTML file of the author's for a frame, with the files that it names inside it.

A frame has no origin and no cookies, so what its file names the server would give it to
nobody. It is brought along: pictures, sounds, films, scripts and style sheets.
"""

from __future__ import annotations

import base64
import hashlib
import mimetypes
import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from toolkit.files import may_show
from toolkit.server.page.own_files import Attribute, OwnFiles, tags_in

MOST = 16_000_000
"""Bytes of other files that one brings along; what is more stays an address."""

MOST_KEPT = 4
"""So many are kept as they were made: a whole room asks for the same one."""

_LEFT = frozenset(("a", "area", "iframe", "embed", "object"))
"""What leads elsewhere, or would frame another file: a frame may do neither."""

_STYLES = "text/css"
_NAMED = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<name>[^"'()]+)(?P=quote)\s*\)""")


@dataclass(frozen=True, slots=True)
class Framed:
    """A file as a frame shows it by itself, in UTF-8; other data have another `tag`."""

    data: bytes = field(repr=False)
    tag: str


def framed(file: Path, folder: Path) -> Framed:
    """*file*, HTML in *folder*; made anew once any file in it has changed."""
    kept = _kept.get(file)
    if kept is None or kept[1] != _states(kept[1]):
        brought = _Brought(file, folder)
        state = _states([file])
        data = brought.whole().encode()
        made = Framed(data, hashlib.sha256(data).hexdigest())
        kept = made, {**_states(brought.looked_for), **state}
        _kept.pop(file, None)
        _kept[file] = kept
        for oldest in [*_kept][:-MOST_KEPT]:
            _kept.pop(oldest, None)
    return kept[0]


_kept: dict[Path, tuple[Framed, dict[Path, int]]] = {}


def _states(files: Iterable[Path]) -> dict[Path, int]:
    """When each was changed; 0 where there is none."""
    return {one: _state(one) for one in files}


def _state(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except (OSError, ValueError):  # as `may_show`, whatever the name
        return 0


class _Brought(OwnFiles):
    """Puts files in place of their addresses; made for one *file* in *folder*.

    What is in no folder of the notebook's, but in one that a link leads to, names its
    own neighbours.
    """

    def __init__(self, file: Path, folder: Path) -> None:
        home = folder.resolve()
        super().__init__(folder=home if file.is_relative_to(home) else file.parent)
        self.looked_for: set[Path] = set()
        self._file = file
        self._home = self.folder or home
        self._within = file.relative_to(self._home).parent.as_posix()
        self._left = MOST

    def whole(self) -> str:
        """The file with all that it names."""
        return self.html(
            self._styled(self._file.read_bytes().decode("utf-8-sig", "replace"))
        )

    def address(self, given: str, *, leads: bool = False) -> str:  # noqa: ARG002
        """The file that is called *given*, as an address that holds it."""
        if (found := self._found(given, self._within)) is None:
            return given
        path, file = found
        kind, data = _kind_of(file), file.read_bytes()
        if kind == _STYLES:
            sheet = data.decode("utf-8", "replace")
            data = self._sheet(sheet, posixpath.dirname(path)).encode()
        return _holding(kind, data)

    def _value(self, tag: str, one: Attribute) -> str | None:
        return None if tag in _LEFT else super()._value(tag, one)

    def _styled(self, source: str) -> str:
        """*source* with what its own style elements name."""
        pieces, done = [], 0
        for begins, tag, raw in tags_in(source):
            if tag == "style":
                start = begins + len(raw)
                end = source.lower().find("</style", start)
                sheet = source[start : end if end >= 0 else None]
                pieces += [source[done:start], self._sheet(sheet, self._within)]
                done = start + len(sheet)
        return "".join((*pieces, source[done:]))

    def _sheet(self, text: str, within: str) -> str:
        """*text*, a style sheet in *within*, with what it names, but no more sheets."""

        def filled(it: re.Match[str]) -> str:
            found = self._found(it["name"], within)
            if found is None or _kind_of(found[1]) == _STYLES:
                return it[0]
            return f'url("{_holding(_kind_of(found[1]), found[1].read_bytes())}")'

        return _NAMED.sub(filled, text)

    def _found(self, given: str, within: str) -> tuple[str, Path] | None:
        """The path and file of what *within* calls *given*, while there is room."""
        try:
            parts = urlsplit(given)
        except ValueError:
            return None
        if not parts.path or parts.scheme or parts.netloc:
            return None
        path = posixpath.normpath(posixpath.join(within, unquote(parts.path)))
        file = may_show(self._home, path)
        self.looked_for.add(file or self._home / path)
        if file is None or file.stat().st_size > self._left:
            return None
        self._left -= file.stat().st_size
        return path, file


def _kind_of(file: Path) -> str:
    return mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def _holding(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
