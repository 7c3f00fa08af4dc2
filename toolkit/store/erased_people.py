"""Who was erased, outside the database: a backup that is restored names them again."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import StoreError
from toolkit.store.backup import flush, make_private_file

ERASED = "erased-people.txt"
"""The file in the folder of data; an id that was drawn by chance on each line."""

NOT_WRITTEN = (
    'The list of who was erased, "{file}", could not be written ({error}), so nobody '
    "was. Check the folder and the space left on its disk, then try again."
)

NOT_READ = (
    'The list of who was erased, "{file}", cannot be read ({error}). Check that this '
    "account may read it: without it a backup would bring them back."
)


class ErasedPeople:
    """The ids of everybody who was erased, which name nobody; only added to."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / ERASED

    def all(self) -> tuple[str, ...]:
        """Every id, who was erased first coming first."""
        try:
            written = self.file.read_text(encoding="ascii", errors="replace")
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise StoreError(NOT_READ.format(file=self.file, error=error)) from error
        return tuple(dict.fromkeys(written.split()))

    def add(self, person: str) -> None:
        """Keep *person*'s id; it is on the disk when this returns.

        Raises:
            StoreError: it cannot be written.
        """
        try:
            if not self.file.exists():
                make_private_file(self.file)
            with self.file.open("a", encoding="ascii") as opened:
                opened.write(f"{person}\n")
            flush(self.file)
        except OSError as error:
            raise StoreError(NOT_WRITTEN.format(file=self.file, error=error)) from error


def known_in(backups: Path | None, file: Path | None) -> ErasedPeople | None:
    """The list beside the folder *backups*, else beside the database's *file*."""
    folder = backups.parent if backups else file and file.parent
    return ErasedPeople(folder) if folder else None
