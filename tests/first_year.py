"""The programme of this repository as its first cohort had it: four workshops.

A workshop that an author adds is in no test of the product: it needs no more than that.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from pathlib import Path

from toolkit.model.contents import Asked, read_contents
from toolkit.programme import load_programme
from toolkit.programme.calendars import load_calendar
from toolkit.programme.dated import asked_in_words, dated

ROOT = Path(__file__).resolve().parents[1]

FOUR = ("workshop1_launch", "workshop2", "workshop3", "workshop4")
_LATER = re.compile(
    rf'\n\[\[workshops\]\]\nname = "(?!(?:{"|".join(FOUR)})").*?(?=\n(?:\[|# ))',
    re.DOTALL,
)
_FILE = "programme.toml"
WRITTEN = _LATER.sub("", (ROOT / _FILE).read_text(encoding="utf-8"))
"""What `programme.toml` says of these."""

_WHOLE = load_programme(ROOT / "programme.toml")
PROGRAMME = replace(
    _WHOLE, workshops=tuple(plan for plan in _WHOLE.workshops if plan.name in FOUR)
)
CALENDAR = load_calendar(ROOT / "calendars" / "2022-23.toml", PROGRAMME)
YEAR = dated(PROGRAMME, CALENDAR)
"""With the dates of 2022-23."""

TASK = "t1-shared-picture"
"""What the first workshop's task is called."""


def copy_programme(folder: Path, *more: str, task: str = TASK) -> None:
    """Lay the programme's file and what its workshops ask for into *folder*.

    *more* are others that stand beside it, such as "about.toml"; *task* is the name of
    the first workshop's task.
    """
    for name in (_FILE, "audit.toml", "elements.toml", *more):
        shutil.copy(ROOT / name, folder)
    own = (folder / _FILE).read_text(encoding="utf-8")
    (folder / _FILE).write_text(own.replace(f'"{TASK}"', f'"{task}"'), encoding="utf-8")


def read_asked(folder: Path, name: str) -> tuple[Asked, ...]:
    """What the notebook called *name* asks, as the first cohort reads it."""
    return asked_in_words(read_contents(folder, name), YEAR, notebook=name)
