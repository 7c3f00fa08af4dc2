"""A new programme: two small workshops, and all that is needed to serve them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from toolkit.errors import ToolkitError
from toolkit.programme import Programme, load_programme
from toolkit.scaffold.staging import whole_folder
from toolkit.scaffold.templates import (
    TEMPLATES,
    Plain,
    checked_title,
    quoted,
    write_all,
)

FIRST, SECOND = timedelta(weeks=4), timedelta(weeks=10)
"""From today to the two workshops of the example of a calendar."""

_SATURDAY = 5
_LOCAL = Path("/etc/localtime")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What differs from one new programme to the next; no language is English."""

    title: str
    zone: str
    language: str = ""


def make_programme(folder: Path, wanted: Wanted, *, today: date) -> Programme:
    """Make a programme in *folder*, which is empty or not there; returns what it is.

    Raises:
        ToolkitError: *folder* holds something, cannot be written, or *wanted* cannot be
            had; then nothing is written.
    """
    _refuse_if_taken(folder)
    title = checked_title(wanted.title)
    language = f"language = {quoted(wanted.language)}\n" if wanted.language else ""
    words = {
        "title": title,
        "heading": title,
        "zone": wanted.zone,
        "first": Plain(_weekday(today + FIRST).isoformat()),
        "second": Plain(_weekday(today + SECOND).isoformat()),
        "language": Plain(language),
    }
    with whole_folder(folder) as staged:
        write_all(TEMPLATES / "programme", staged, words)
        load_programme(staged / "programme.toml")
    return load_programme(folder / "programme.toml")


def title_of(folder: Path) -> str:
    """What a programme in *folder* may be called, if nobody says."""
    words = folder.resolve().name.replace("-", " ").replace("_", " ").split()
    return " ".join(words).capitalize() or "My programme"


def local_zone() -> str:
    """The time zone of this machine, where it says so; else UTC."""
    _, found, zone = str(_LOCAL.resolve()).partition("zoneinfo/")
    try:
        return ZoneInfo(zone).key if found else "UTC"
    except (OSError, ValueError):
        return "UTC"


def _refuse_if_taken(folder: Path) -> None:
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise ToolkitError(
            f"{folder} cannot be read ({error.strerror}). Choose another folder."
        ) from error
    if taken:
        raise ToolkitError(
            f"{folder} is there already, and something is in it. Choose another name, "
            "such as my-year, or an empty folder. Nothing was changed."
        )


def _weekday(day: date) -> date:
    """*day*, or the Monday after it, if it is at a weekend."""
    return day + timedelta(days=7 - day.weekday() if _is_free(day) else 0)


def _is_free(day: date) -> bool:
    return day.weekday() >= _SATURDAY
