"""The files beside a programme's notebooks: run sheets and calendars."""

from __future__ import annotations

from pathlib import Path

from toolkit.checking.sheets import sheet_of
from toolkit.errors import ProgrammeError
from toolkit.programme import Plan, Programme
from toolkit.programme.calendars import load_calendar
from toolkit.testing.wrong import WrongError


def check_run_sheet(plan: Plan) -> None:
    """See that facilitators have notes.

    Raises:
        WrongError: there are none.
    """
    file = sheet_of(plan)
    if not file.is_file():
        raise WrongError(
            [
                f"“{plan.title}” has no {file.parent.name}/facilitator.md, so whoever "
                "leads it sees no notes. Write one: a heading such as “### 0:00 "
                "Welcome” for each section."
            ]
        )


def check_calendar(file: Path, programme: Programme) -> None:
    """See that the calendar in *file* can be a cohort's.

    Raises:
        WrongError: it contradicts itself or the programme; says where.
    """
    try:
        load_calendar(file, programme)
    except ProgrammeError as mistake:
        raise WrongError([str(mistake)]) from None
