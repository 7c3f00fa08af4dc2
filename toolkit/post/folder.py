"""A folder of mail, for whoever sends it by a program of their own."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path

from toolkit.files import cell_text, file_name
from toolkit.post.drawn import text_of
from toolkit.post.letter import Way
from toolkit.post.mail import Post, on_one_line
from toolkit.post.refusals import PutOffError
from toolkit.post.words import NO_FOLDER

MERGE = "mail-merge {name}.csv"
COLUMNS = ("name", "school", "email", "subject", "link", "text")
_OWN_EYES = 0o600


class MailFolder:
    """Writes each mail to a file, and each round of them to one table as well.

    Only the account that runs the server reads them. As long as one round.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: list[Post] = []

    def ready(self) -> None:
        """See that the folder is there.

        Raises:
            PutOffError: it cannot be made.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as failure:
            raise _not_written(failure) from None

    def send(self, post: Post) -> None:
        """Write a mail; programs that send mail open such files.

        Raises:
            PutOffError: it cannot be written.
        """
        self.ready()
        called = f"{post.name}, {_short_name(post)}.eml"
        self._write(called, post.data)
        self._written.append(post)

    def close(self) -> None:
        """Write the table of what was written, for a mail merge."""
        written, self._written = self._written, []
        if written:
            called = MERGE.format(name=_short_name(written[0]))
            self._write(called, merge_of(written))

    def _write(self, name: str, data: bytes) -> None:
        file = self.folder / file_name(name)
        try:
            write_privately(file, data)
        except OSError as failure:
            raise _not_written(failure) from None


def merge_of(posts: Iterable[Post]) -> bytes:
    """A table for a mail merge that no spreadsheet computes with, in its encoding."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for post in posts:
        secret = (
            p.address for p in post.letter.parts if isinstance(p, Way) and p.secret
        )
        cells = (
            *(post.name, post.school, post.address, post.letter.subject),
            *(next(secret, ""), text_of(post.letter)),
        )
        writer.writerow([cell_text(cell) for cell in cells])
    return text.getvalue().encode("utf-8-sig")


def _short_name(post: Post) -> str:
    return on_one_line(post.mail["Message-ID"]).strip("<>").partition("@")[0][:12]


def write_privately(file: Path, data: bytes) -> None:
    """Write *data* so that only this account reads it, whatever was there."""
    beside = file.with_name(f".{file.name}.unfinished")
    beside.unlink(missing_ok=True)
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWN_EYES)
    with os.fdopen(handle, "wb") as opened:
        opened.write(data)
    beside.replace(file)


def _not_written(failure: OSError) -> PutOffError:
    said = failure.strerror or type(failure).__name__
    return PutOffError(NO_FOLDER.format(said=said))
