"""The copies of a database that are made without being asked for, in their folder."""

from __future__ import annotations

import logging
import re
import shutil
from collections.abc import Collection
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from toolkit.errors import StoreError
from toolkit.model import LocalTime
from toolkit.model.backups import is_due, staying
from toolkit.model.quota import MEGABYTE
from toolkit.store.backup import (
    UNFINISHED,
    NotWholeError,
    copy_database,
    insist_on_sound,
    insist_on_whole,
)
from toolkit.store.in_use import alone_in_copying
from toolkit.store.patience import Patience

UPGRADES = 5
"""So many copies that were made before an upgrade stay."""

KEPT_AT_MOST = {"nightly": timedelta(days=400)}
OTHERS_KEPT_AT_MOST = timedelta(days=100)
"""After this a copy is gone, whatever else the rules say; its name has the day."""

LEAST = 2
"""So many of the newest nightly copies stay, however little room there is."""

_DAY = "%Y%m%d"
_MOMENT = "%Y%m%dT%H%M%S.%fZ"
"""In UTC, so that names sort as the moments do."""

_HALF_MADE = timedelta(days=1)
"""How old a copy is that was never finished and never will be."""

_HALF = rf"(?:\.[0-9a-f]+)?{re.escape(UNFINISHED)}(?:-journal)?"
"""What follows the name of a copy until it is whole."""

ELSEWHERE = (
    "The toolkit makes no backups of PostgreSQL. Make them with its own program, "
    "pg_dump."
)
NONE_YET = (
    "There is no backup yet. While the server runs it makes one each night; to make "
    "one now: toolkit backup"
)
LAST = "Last backup: {when} ({zone}), checked: {file}"
DAMAGED = (
    'The backup "{file}" is no longer whole. Move it elsewhere, and check the disk it '
    "lies on."
)
MADE_ROOM = 'To make room for the next backup an older one was removed: "%s"'
OVERDUE = (
    'The backup "{file}" was to be removed on {day}, because people who were erased '
    "may be in it. The server does that with its next backup; or remove it by hand."
)
NO_ROOM = (
    'There is no room for a backup in "{folder}": it needs {needed} MB, and {reserve} '
    "MB have to stay free for answers (TOOLKIT_DISK_RESERVE_MB), but {free} MB are "
    "free. Free some space, or move older backups to another disk."
)


log = logging.getLogger(__name__)


class Reason(StrEnum):
    """Why a copy was made, as its name says it."""

    NIGHTLY = "nightly"
    UPGRADE = "before-upgrade"
    RESTORE = "before-restore"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy that has its name, so it was whole when it was made."""

    file: Path
    made: datetime
    reason: Reason
    until: date
    """The day after which it is gone."""


@dataclass(frozen=True, slots=True)
class BackupsFound:
    """What the doctor says of backups: the last good one, and what is wrong."""

    told: str
    problems: tuple[str, ...]


class Backups:
    """Those of one SQLite file, in one folder; what an operator puts there stays."""

    def __init__(self, file: Path, folder: Path) -> None:
        self.file = file
        self.folder = folder

    def new_name(self, reason: Reason, *, at: datetime) -> Path:
        """How a copy is called that is made for this reason at this moment."""
        moment = at.astimezone(UTC).strftime(_MOMENT)
        until = _until(at, reason).strftime(_DAY)
        named = f"{self.file.stem}-{reason}-{moment}-until-{until}"
        return self.folder / f"{named}{self.file.suffix}"

    def kept(self, *reasons: Reason) -> tuple[Backup, ...]:
        """The copies that were made for one of these reasons, newest first."""
        found = [each for each in self._all() if each.reason in reasons]
        return tuple(sorted(found, key=lambda each: each.made, reverse=True))

    def gone_by(self) -> date | None:
        """The day by which all are gone that there are now; None if there is none."""
        return max((each.until for each in self.kept(*Reason)), default=None)

    def last(self) -> Backup | None:
        """The newest copy that one would restore."""
        return next(iter(self.kept(Reason.NIGHTLY, Reason.UPGRADE)), None)

    def is_due(self, *, at: datetime, hour: int, local: LocalTime) -> bool:
        """Whether no nightly backup has been made since it was last *hour* o'clock.

        One from the future, made while a clock was wrong, says nothing of that.
        """
        made = (each.made for each in self.kept(Reason.NIGHTLY) if each.made <= at)
        return is_due(next(made, None), now=at, hour=hour, local=local)

    def alone(self) -> AbstractContextManager[bool]:
        """Whether nobody else makes the nightly backup; nobody will in this block."""
        return alone_in_copying(self.file)

    def make_nightly(
        self,
        *,
        at: datetime,
        reserve: int,
        local: LocalTime,
        patience: Patience | None = None,
    ) -> Path:
        """Copy the database and check the copy; then those go that need not stay.

        Where there is no room for the copy, they go before, and if need be the oldest
        of those that should stay, as many as it takes; a few newest always stay.

        Raises:
            StoreError: there is no room, also without those that may go; the database
                is damaged; or *patience* was told to stop.
        """
        patience = patience or Patience()
        self._remove_half_made(at)
        self._make_room(at, reserve=reserve, local=local, patience=patience)
        name = self.new_name(Reason.NIGHTLY, at=at)
        copy_database(self.file, name, patience=patience)
        _remove([*self._ruled_out(local=local), *self._overdue(at)])
        return name

    def checkup(
        self, *, reserve: int, local: LocalTime, at: datetime | None = None
    ) -> BackupsFound:
        """Look at the backups, newest first, until one is good.

        With *at* also whether one is left that should be gone by then.
        """
        no_room = self._no_room(reserve, without=self._may_go(local=local))
        problems = [no_room] if no_room else []
        for each in self._overdue(at - _HALF_MADE) if at else ():
            told = OVERDUE.format(file=each.file, day=each.until.isoformat())
            problems.append(told)
        for each in self.kept(Reason.NIGHTLY, Reason.UPGRADE):
            try:
                insist_on_whole(each.file)
            except NotWholeError:
                problems.append(DAMAGED.format(file=each.file))
            else:
                when, zone = local.on_paper(each.made), local.zone
                told = LAST.format(when=when, zone=zone, file=each.file)
                return BackupsFound(told, tuple(problems))
        return BackupsFound(NONE_YET, tuple(problems))

    def _all(self) -> list[Backup]:
        # An empty one was begun by an earlier release, or where files have one name.
        return [each for each in self._named() if _size(each.file) > 0]

    def _named(self, *, end: str = "") -> list[Backup]:
        """What is named as a copy, followed by the pattern *end*; whole or not."""
        # Copies before an upgrade were once called by their moment alone.
        name = re.compile(
            rf"{re.escape(self.file.stem)}-(?:({'|'.join(Reason)})-)?"
            rf"(\d{{8}}T\d{{6}}\.\d{{6}}Z)(?:-until-(\d{{8}}))?"
            rf"{re.escape(self.file.suffix)}{end}"
        )
        said = [(file, name.fullmatch(file.name)) for file in self.folder.glob("*")]
        return [_backup(file, *found.groups()) for file, found in said if found]

    def _remove_half_made(self, at: datetime) -> None:
        half_made = [
            *(each for each in self._named() if _size(each.file) == 0),
            *self._named(end=_HALF),
        ]
        _remove([each for each in half_made if each.made < at - _HALF_MADE])

    def _overdue(self, at: datetime) -> list[Backup]:
        """Those that are to be gone by now: a newer one has just been made."""
        today = at.astimezone(UTC).date()
        return [each for each in self.kept(*Reason) if each.until < today]

    def _ruled_out(self, *made: datetime, local: LocalTime) -> list[Backup]:
        """Those that need not stay beside nightly ones *made* at these moments."""
        nightly = self.kept(Reason.NIGHTLY)
        stay = staying([*made, *(each.made for each in nightly)], local=local)
        too_many = [each for each in nightly if each.made not in stay]
        return [*reversed(too_many), *self.kept(Reason.UPGRADE)[UPGRADES:]]

    def _make_room(
        self, at: datetime, *, reserve: int, local: LocalTime, patience: Patience
    ) -> None:
        if not (no_room := self._no_room(reserve)):
            return
        may_go = self._may_go(at, local=local)
        # None goes for nothing: neither if that is not enough, nor for a damaged one.
        if self._no_room(reserve, without=may_go):
            raise StoreError(no_room)
        insist_on_sound(self.file, patience)
        for each in may_go:
            log.warning(MADE_ROOM, each.file)
            _remove([each])
            if not (no_room := self._no_room(reserve)):
                return
        raise StoreError(no_room)

    def _may_go(self, *made: datetime, local: LocalTime) -> list[Backup]:
        """Those that make room for a copy, in the order in which they go."""
        oldest_first = reversed(self.kept(Reason.NIGHTLY)[LEAST:])
        return list(
            dict.fromkeys([*self._ruled_out(*made, local=local), *oldest_first])
        )

    def _no_room(self, reserve: int, *, without: Collection[Backup] = ()) -> str | None:
        """What to say if a copy would not fit, even *without* these; else None."""
        needed = sum(_size(Path(f"{self.file}{end}")) for end in ("", "-wal"))
        there = next(
            each for each in (self.folder, *self.folder.parents) if each.exists()
        )
        free = shutil.disk_usage(there).free
        if free + sum(_size(each.file) for each in without) >= needed + reserve:
            return None
        return NO_ROOM.format(
            folder=self.folder,
            needed=-(-needed // MEGABYTE),
            reserve=reserve // MEGABYTE,
            free=free // MEGABYTE,
        )


def _backup(file: Path, reason: str, made: str, until: str | None) -> Backup:
    why, moment = Reason(reason or Reason.UPGRADE), _moment(made)
    # Copies of earlier releases do not say until when they stay.
    last = datetime.strptime(until, _DAY).date() if until else _until(moment, why)  # noqa: DTZ007 - a day
    return Backup(file, moment, why, last)


def _until(made: datetime, reason: Reason) -> date:
    kept = KEPT_AT_MOST.get(reason, OTHERS_KEPT_AT_MOST)
    return (made.astimezone(UTC) + kept).date()


def _moment(named: str) -> datetime:
    return datetime.strptime(named, _MOMENT).replace(tzinfo=UTC)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _remove(backups: Collection[Backup]) -> None:
    for each in backups:
        # What cannot be removed tonight is tried again tomorrow. Beside a copy of what
        # a restore replaced may lie what SQLite kept beside that.
        for end in ("-wal", "-shm", "-journal", ""):
            with suppress(OSError):
                Path(f"{each.file}{end}").unlink()
