"""The programme's own files, and the calendars that lie beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from toolkit.checking.finding import Finding
from toolkit.checking.names import LEVELS
from toolkit.errors import ProgrammeError
from toolkit.programme import Programme
from toolkit.programme.calendars import load_calendar
from toolkit.programme.clashes import clashes
from toolkit.programme.copied import BESIDE
from toolkit.programme.toml import UNREAD

FOLDER = "calendars"


def of_programme(path: Path, mistakes: Iterable[ProgrammeError]) -> Iterator[Finding]:
    """Every mistake in the files of the programme at *path*."""
    for mistake in mistakes:
        yield _finding("programme", path.parent / (mistake.file or path.name), mistake)


def unplanned(programme: Programme) -> frozenset[str]:
    """Workshops of which no more can be said, as their own table is wrong."""
    plans = programme.workshops
    return frozenset(one.name for one in plans if not one.is_read or one.name == UNREAD)


def follows(finding: Finding, mistakes: Iterable[ProgrammeError]) -> bool:
    """Whether *finding* misses only what is there, and wrong."""
    files = {mistake.file for mistake in mistakes}
    is_unread = finding.rule in ("unreadable", "no-notebook")
    if files and is_unread and UNREAD in finding.message:
        return True
    return any(file in finding.message for file in files & set(BESIDE))


def calendars(programme: Programme, root: Path) -> Iterator[Finding]:
    """What is wrong with the calendars in *root*, or speaks against their days."""
    for path in sorted((root / FOLDER).glob("*.toml")):
        try:
            calendar = load_calendar(path, programme)
        except ProgrammeError as failed:
            for mistake in failed.mistakes:
                yield _finding("calendar", path, mistake)
            continue
        for clash in clashes(programme, calendar, today=date.min):
            yield Finding(
                path,
                clash,
                "Choose another day, if it is not meant so.",
                level=LEVELS["clash"],
                rule="clash",
            )


def _finding(rule: str, path: Path, mistake: ProgrammeError) -> Finding:
    said = str(mistake).removeprefix(f"{path.name}: ").removeprefix(f"{path.name}, ")
    return Finding(path, said, "", line=mistake.line, level=LEVELS[rule], rule=rule)
