"""What the server keeps of every notebook, read again when it has changed."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from toolkit.model.contents import Asked, read_contents
from toolkit.model.points import Points, points_file, read_points
from toolkit.seat.taking import settings_of_notebook


def contents_now(workshop: str) -> tuple[Asked, ...]:
    """What the notebook of *workshop* asks, as the server prepared it last."""
    folder = settings_of_notebook().contents
    return _read(folder, workshop, _changed(folder / f"{workshop}.json"))


def points_now(workshop: str) -> Points:
    """What the notebook of *workshop* says, as the server prepared it last."""
    folder = settings_of_notebook().contents
    return _points(folder, workshop, _changed(points_file(folder, workshop)))


def _changed(file: Path) -> int:
    """When the server last wrote *file*, as it does with a notebook; 0: never."""
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=16)
def _read(folder: Path, workshop: str, changed: int) -> tuple[Asked, ...]:
    return read_contents(folder, workshop) if changed else ()


@lru_cache(maxsize=16)
def _points(folder: Path, workshop: str, changed: int) -> Points:
    return read_points(folder, workshop) if changed else {}
