"""The programme of this repository, and as its first cohort had it."""

from __future__ import annotations

from pathlib import Path

from toolkit.model.contents import Asked, read_contents
from toolkit.programme import load_programme
from toolkit.programme.calendars import load_calendar
from toolkit.programme.dated import asked_in_words, dated

ROOT = Path(__file__).resolve().parents[1]

PROGRAMME = load_programme(ROOT / "programme.toml")
CALENDAR = load_calendar(ROOT / "calendars" / "2022-23.toml", PROGRAMME)
YEAR = dated(PROGRAMME, CALENDAR)
"""With the dates of 2022-23."""


def read_asked(folder: Path, name: str) -> tuple[Asked, ...]:
    """What the notebook called *name* asks, as the first cohort reads it."""
    return asked_in_words(read_contents(folder, name), YEAR, notebook=name)
