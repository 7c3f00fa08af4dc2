"""Files put into one zip on the disk, of which nobody holds all in memory."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable
from typing import IO

PACKED = (".json", ".txt", ".csv")
"""What becomes smaller by packing; documents, photos and clips are packed already."""


def zipped(files: Iterable[tuple[str, bytes]]) -> IO[bytes]:
    """A zip of *files* at its beginning; it is gone when it is closed."""
    packed = tempfile.TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    try:
        with zipfile.ZipFile(packed, "w") as archive:
            for name, data in files:
                how = zipfile.ZIP_DEFLATED if name.endswith(PACKED) else None
                archive.writestr(name, data, compress_type=how)
        packed.seek(0)
    except BaseException:
        packed.close()
        raise
    return packed
