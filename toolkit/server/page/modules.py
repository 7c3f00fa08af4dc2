"""The scripts and style sheets of anywidgets, kept by what they contain.

Kernels write a text once (see `in_kernel`); the server serves it for ever. Both know
only the folder: the name of a file is the SHA-256 of its content, so that a name can
never come to mean another text.
"""

from __future__ import annotations

from pathlib import Path

from toolkit.model import contents
from toolkit.server.page.asset import (
    Asset,
    ImmutableHandler,
    digest_of,
    write_whole,
)

MODULE_MIME = contents.MODULE_MIME

MODULE_ROUTE = r"module/([0-9a-f]{64})\.(js|css)"
"""What follows the server's base URL."""


class ModuleFolder:
    """A folder of modules; safe for many processes to add to at the same time."""

    def __init__(self, path: Path):
        self.path = path
        self._read: dict[tuple[str, str], Asset] = {}

    def add(self, text: str, suffix: str) -> str:
        """Keep *text*, and return the hash that it is known by. Safe to repeat."""
        content = text.encode()
        digest = digest_of(content)
        place = self.path / f"{digest}.{suffix}"
        if not place.exists():
            write_whole(place, content)
        return digest

    def find(self, digest: str, suffix: str) -> Asset | None:
        """The module of that hash, or None when it is absent or was tampered with."""
        if (digest, suffix) not in self._read:
            try:
                content = (self.path / f"{digest}.{suffix}").read_bytes()
            except OSError:
                return None
            if digest_of(content) != digest:
                return None
            self._read[digest, suffix] = Asset(content, suffix, self.path)
        return self._read[digest, suffix]

    def prepare(self, digest: str, suffix: str) -> None:
        """Compress that module now, so that no visitor waits for it."""
        found = self.find(digest, suffix)
        if found is not None:
            _ = found.encoded

    def text(self, digest: str, suffix: str) -> str:
        """The text of the module of that hash; empty when there is none."""
        found = self.find(digest, suffix)
        return found.content.decode() if found else ""


class ModuleHandler(ImmutableHandler):
    """Serves the modules of one folder; routed with `folder=ModuleFolder(...)`."""

    def initialize(self, folder: ModuleFolder) -> None:
        """Remember where the modules are."""
        self.folder = folder

    def find(self, name: str, suffix: str) -> Asset | None:
        """The module of the hash in the address."""
        return self.folder.find(name, suffix)
