"""The programme that this server goes by, which may be edited while it is served."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ProgrammeError
from toolkit.forking.watch import signature
from toolkit.model import LocalTime
from toolkit.programme import Programme, load_programme
from toolkit.programme.copied import copy_of, files_of, told_of
from toolkit.settings import Settings

_LOOK_EVERY = 2.0

UNREADABLE = "The files of the programme cannot be read or copied: {why}."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """A programme that was taken over, and the copy of the words that describe it."""

    programme: Programme
    copy: Path = Path()
    root: Path = Path()

    @property
    def version(self) -> str:
        """What it is known by: no other words ever have it."""
        return self.copy.parent.name

    def told(self, notebook: str) -> dict[str, str]:
        """What the processes of *notebook* are told, so that they go by it, too."""
        return told_of(self.copy, root=self.root, notebook=notebook)


class Accepted:
    """Takes over all of an edited programme at once, or none of it and says why.

    Lives as long as its server. Making one reads the files for the first time.

    Raises:
        ProgrammeError: they cannot be read at the start, when there is nothing else.
    """

    def __init__(self, settings: Settings) -> None:
        self._file = settings.programme.absolute()
        self._copies = settings.data.absolute() / "programme"
        self._seen = self._signature()
        self.mistake = ""
        """Why the newest form of the files is not the one that is served."""

        self.taken = self._read()
        """What is served; at the start a workshop's own mistake is its alone."""

    @property
    def programme(self) -> Programme:
        """The programme as it is served now; of itself it has no date."""
        return self.taken.programme

    def local(self) -> LocalTime:
        """Its clocks."""
        return self.programme.local

    async def keep(self) -> None:
        """Take over what is edited, while the server runs."""
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            try:
                await asyncio.to_thread(self.look)
            except Exception:
                log.exception("The programme's files could not be looked at.")

    def look(self) -> None:
        """Read the files again if they have changed, and take over what is sound."""
        now = self._signature()
        if now == self._seen:
            return
        self._seen = now
        try:
            read = self._read()
            _insist_on_no_more(read.programme.mistakes, self.programme.mistakes)
            self.taken, self.mistake = read, ""
            log.info("The programme was taken over again: %s", self._file.name)
        except ProgrammeError as mistake:
            if str(mistake) != self.mistake:
                log.warning("The programme stays as it was. %s", mistake)
            self.mistake = str(mistake)

    def _read(self) -> Taken:
        root = self._file.parent.resolve()
        try:
            if not self._file.is_file():
                load_programme(self._file)  # says what to do
            copy = copy_of(self._file, into=self._copies)
        except OSError as failure:
            raise ProgrammeError(UNREADABLE.format(why=failure)) from failure
        programme = load_programme(copy, root=root, lenient=True)
        if len(programme.mistakes) == len(programme.workshops):
            load_programme(copy, root=root)  # which says why nothing can be served
        return Taken(programme, copy, root)

    def _signature(self) -> str:
        return signature(files_of(self._file))


def _insist_on_no_more(found: Mapping[str, str], known: Mapping[str, str]) -> None:
    """Take over no mistake in a workshop that can be read as it is served."""
    if new := [why for name, why in found.items() if name not in known]:
        raise ProgrammeError("\n".join(new))
