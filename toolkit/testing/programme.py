"""One programme under test: run once, and asked by every test of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from functools import cached_property
from pathlib import Path

from toolkit.activities.base.own import looking_in
from toolkit.checking import Examined, Finding, examine_programme
from toolkit.checking.sheets import sheet_of
from toolkit.errors import ProgrammeError
from toolkit.programme import Plan, Programme, Served, load_programme
from toolkit.store import Store
from toolkit.testing import files
from toolkit.testing.saving import check_saving
from toolkit.testing.scripts import (
    own_scripts,
    scripts_in,
    silent_scripts,
    unreadable,
)
from toolkit.testing.shown import compare, entries_of, hold_still
from toolkit.testing.wrong import NothingToTestError, WrongError


class Tested:
    """The programme whose file is *path*.

    What is tried is kept in the folder *data*, and what pages show in *shown*.
    """

    def __init__(self, path: Path, *, data: Path, shown: Path) -> None:
        self._path = path
        self._data = data
        self._shown = shown

    @cached_property
    def programme(self) -> Programme | None:
        """What `programme.toml` says; None if it cannot be read."""
        try:
            return load_programme(self._path)
        except ProgrammeError:
            return None

    @property
    def names(self) -> tuple[str, ...]:
        """What its notebooks are called."""
        return tuple(one.name for one in self._served)

    @property
    def calendars(self) -> list[Path]:
        """The calendars beside it."""
        return sorted(self._path.parent.glob("calendars/*.toml"))

    def is_workshop(self, name: str) -> bool:
        """Whether the notebook *name* is a workshop's."""
        return isinstance(self._called(name), Plan)

    def file_of(self, name: str) -> Path:
        """Where what the notebook *name* shows is taken down."""
        return self._shown / f"{name}.json"

    def whole(self) -> None:
        """What is wrong with the programme, and with no one notebook of it."""
        own = {one.notebook for one in self._served}
        own |= {sheet_of(one) for one in self._served if isinstance(one, Plan)}
        _refuse(self._errors(lambda found: found.file not in own))

    def check(self, name: str) -> None:
        """What `toolkit check` says of one notebook."""
        file = self._called(name).notebook
        _refuse(self._errors(lambda found: found.file == file))

    def scripts(self) -> None:
        """What is wrong with scripts, of activities and in cells."""
        with self._here():
            given = [*own_scripts(), *scripts_in(self._examined.runs)]
            _refuse([*silent_scripts(), *unreadable(given)])

    def compare(self, name: str, *, write: bool) -> bool:
        """Hold what the page *name* shows against what is taken down."""
        run = self._examined.runs.get(name)
        if run is None or run.stuck is not None or any(run.failed):
            raise NothingToTestError("It does not run to its end: see its check.")
        with self._here():
            hold_still(run, self._examined.again[name])
            return compare(entries_of(run), self.file_of(name), write=write)

    def kept(self, name: str) -> None:
        """Answer everything that the page *name* asks, and read it again."""
        served = self._called(name)
        if not served.notebook.is_file():
            raise NothingToTestError("There is no notebook: see its check.")
        with self._here():
            check_saving(served, store=self._store)

    def facilitator(self, name: str) -> None:
        """See that the workshop *name* has notes, and nothing is wrong with them."""
        plan = self._called(name)
        if isinstance(plan, Plan):
            files.check_run_sheet(plan)
            sheet = sheet_of(plan)
            _refuse(self._errors(lambda found: found.file == sheet))

    def calendar(self, file: Path) -> None:
        """See that *file* can be a cohort's calendar."""
        if self.programme is not None:
            files.check_calendar(file, self.programme)

    def close(self) -> None:
        """Let go of what was opened."""
        if "_store" in vars(self):
            self._store.close()
            del self._store

    @property
    def _served(self) -> tuple[Served, ...]:
        return self.programme.served if self.programme else ()

    def _called(self, name: str) -> Served:
        return next(one for one in self._served if one.name == name)

    @cached_property
    def _examined(self) -> Examined:
        return examine_programme(self._path)

    @cached_property
    def _store(self) -> Store:
        return Store.open(f"sqlite:///{self._data / 'tested.db'}")

    @contextmanager
    def _here(self) -> Iterator[None]:
        with chdir(self._path.parent), looking_in(self._path.parent):
            yield

    def _errors(self, wanted: Callable[[Finding], bool]) -> list[str]:
        root = self._path.parent
        found = self._examined.findings
        return [one.told(root) for one in found if one.is_error and wanted(one)]


def _refuse(lines: list[str]) -> None:
    if lines:
        raise WrongError(lines)
