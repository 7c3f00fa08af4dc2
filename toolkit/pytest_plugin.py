"""Tests for authors: `pytest --workshop-programme` in the folder of a programme.

With nbval, a kernel runs the cells of every notebook besides. Only what pytest needs to
begin is imported here; the toolkit itself once there is a programme to test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from toolkit.testing.programme import Tested

_OPTION = "workshop_programme"
_WRITE = "write_shown"
_FILE = "programme.toml"
_DATA = pytest.StashKey[Path]()
_WRITTEN = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let an author ask for the tests of a programme."""
    group = parser.getgroup("workshops", "a programme of workshops")
    group.addoption(
        "--workshop-programme",
        action="store_true",
        dest=_OPTION,
        help="Test every programme.toml: its notebooks, what they show and keep.",
    )
    group.addoption(
        "--write-shown",
        action="store_true",
        dest=_WRITE,
        help="Take down what every page shows now, in place of comparing it.",
    )
    parser.addini("workshop_shown", "Folder for what the pages of this folder show.")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Keep what notebooks under test write away from what people wrote."""
    if not config.getoption(_OPTION):
        return
    if config.pluginmanager.hasplugin("nbval"):
        config.option.nbval_lax = not config.option.nbval
    patch = pytest.MonkeyPatch()
    config.add_cleanup(patch.undo)
    config.stash[_WRITTEN] = []
    config.stash[_DATA] = _passing_folder(config)
    patch.setenv("TOOLKIT_DATA", str(config.stash[_DATA]))


def _passing_folder(config: pytest.Config) -> Path:
    import tempfile

    folder = tempfile.TemporaryDirectory(prefix="toolkit-test-")
    config.add_cleanup(folder.cleanup)
    return Path(folder.name)


def pytest_collect_file(
    file_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    """Make tests of a `programme.toml`."""
    if not parent.config.getoption(_OPTION) or file_path.name != _FILE:
        return None
    made: pytest.Collector = ProgrammeFile.from_parent(parent, path=file_path)
    return made


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what a server keeps beside a programme."""
    is_data = collection_path.name == "data" and collection_path.is_dir()
    beside = (collection_path.parent / _FILE).is_file()
    return True if config.getoption(_OPTION) and is_data and beside else None


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Say what was taken down."""
    for line in config.stash.get(_WRITTEN, []):
        terminalreporter.write_line(line)


class ProgrammeFile(pytest.File):
    """Everything that is tested of one programme."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """A test for the whole, and some for each of its notebooks."""
        yield _Test.from_parent(self, name="check", test=self._check)
        if self.tested.programme is None:
            return
        yield _Test.from_parent(self, name="scripts", test=self.tested.scripts)
        for file in self.tested.calendars:
            test = partial(self.tested.calendar, file)
            yield _Test.from_parent(self, name=f"calendar[{file.stem}]", test=test)
        for name in self.tested.names:
            yield _Page.from_parent(self, name=name, tested=self.tested)

    @cached_property
    def tested(self) -> Tested:
        """The programme, which is run once for all of its tests."""
        from toolkit.testing.programme import Tested

        folder = self.path.parent
        own = self.config.getini("workshop_shown")
        is_here = folder == self.config.rootpath and own
        shown = folder / own if is_here else folder / "tests" / "shown"
        return Tested(self.path, data=self.config.stash[_DATA], shown=shown)

    def teardown(self) -> None:
        """Let go of what was opened."""
        self.tested.close()

    def _check(self) -> None:
        self.tested.whole()


class _Page(pytest.Collector):
    """The tests of one notebook."""

    def __init__(self, *, tested: Tested, **words: Any) -> None:
        super().__init__(**words)
        self._tested = tested

    def collect(self) -> Iterator[pytest.Item]:
        for name, test in self._tests().items():
            yield _Test.from_parent(self, name=name, test=test)

    def _tests(self) -> dict[str, Callable[[], object]]:
        tests: dict[str, Callable[[], object]] = {
            "check": partial(self._tested.check, self.name),
            "shown": self._compare,
            "kept": partial(self._tested.kept, self.name),
        }
        if self._tested.is_workshop(self.name):
            tests["facilitator"] = partial(self._tested.facilitator, self.name)
        return tests

    def _compare(self) -> None:
        write = bool(self.config.getoption(_WRITE))
        if self._tested.compare(self.name, write=write):
            file = self._tested.file_of(self.name)
            self.config.stash[_WRITTEN].append(f"Taken down: {file}")


class _Test(pytest.Item):
    """One test; it passes if nothing is raised."""

    def __init__(self, *, test: Callable[[], object], **words: Any) -> None:
        super().__init__(**words)
        self._test = test

    def runtest(self) -> None:
        from toolkit.testing.wrong import NothingToTestError

        try:
            self._test()
        except NothingToTestError as reason:
            pytest.skip(str(reason))

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        from toolkit.testing.wrong import WrongError

        if isinstance(excinfo.value, WrongError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, None, str]:
        return self.path, None, self.name
