"""One visitor's page: its beginning at once, its end once it has what it carries."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.server.page.compressed import QUICK, deflated, gzip_head, gzip_tail


@dataclass(frozen=True, slots=True)
class Filling:
    """The bytes of one response, in two halves; what is carried stands between them."""

    before: bytes
    after: bytes

    def beginning(self) -> bytes:
        """All there is to read."""
        return self.before

    def end(self, carried: bytes) -> bytes:
        """The rest, with the JSON *carried*, or none."""
        return inside_script(carried) + self.after


@dataclass(frozen=True, slots=True)
class GzippedFilling(Filling):
    """The same as a gzip file; its blocks hold what stands before and after."""

    blocks_before: bytes
    blocks_after: bytes

    def beginning(self) -> bytes:
        """All there is to read."""
        return gzip_head(self.blocks_before)

    def end(self, carried: bytes) -> bytes:
        """The rest, with the JSON *carried*, or none."""
        inside = inside_script(carried)
        return gzip_tail(
            deflated(inside, effort=QUICK) + self.blocks_after,
            of=(self.before, inside, self.after),
        )


def inside_script(written: bytes) -> bytes:
    """JSON as it may stand in a script element, which "<" would end early."""
    return written.replace(b"<", b"\\u003c")
