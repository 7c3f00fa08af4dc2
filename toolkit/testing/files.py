"""The files beside a programme's notebooks: run sheets and calendars."""

from __future__ import annotations

from pathlib import Path

from toolkit.errors import ProgrammeError
from toolkit.programme import Plan, Programme
from toolkit.programme.calendars import load_calendar
from toolkit.programme.runsheet import not_in_agenda, run_sheet
from toolkit.testing.wrong import WrongError


def check_run_sheet(plan: Plan, programme: Programme) -> None:
    """See that facilitators have notes, and that these stand where they are read.

    Raises:
        WrongError: there is none, or a heading of it is no section's time.
    """
    file = plan.folder / "facilitator.md"
    if not file.is_file():
        raise WrongError(
            [
                f"“{plan.title}” has no {file.parent.name}/facilitator.md, so whoever "
                "leads it sees no notes. Write one: a heading such as “### 0:00 "
                "Welcome” for each section."
            ]
        )
    if wrong := not_in_agenda(plan, run_sheet(plan, programme)):
        raise WrongError([wrong])


def check_calendar(file: Path, programme: Programme) -> None:
    """See that the calendar in *file* can be a cohort's.

    Raises:
        WrongError: it contradicts itself or the programme; says where.
    """
    try:
        load_calendar(file, programme)
    except ProgrammeError as mistake:
        raise WrongError([str(mistake)]) from None
