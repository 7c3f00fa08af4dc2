"""Attendance to take away: the register to sign, and tables for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from tornado.web import HTTPError

from toolkit.export.attendance import (
    Signer,
    columns_of,
    csv_of,
    register_of,
    workbook_of,
)
from toolkit.model import Role
from toolkit.model.looked import What
from toolkit.roster.attended import Gathering, gatherings_of
from toolkit.server.pages.attendance import (
    AttendanceDesk,
    AttendanceLine,
    when_in_words,
)
from toolkit.server.pages.downloads import disposition
from toolkit.server.site import now

ROLES = {Role.PARTICIPANT: "Takes part", Role.FACILITATOR: "Leads"}

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

HEADINGS = (
    *("name", "school", "role_in_school", "withdrawn"),
    *("workshop", "date", "attendance"),
    *("came", "left", "minutes", "mode", "said_by_facilitator", "recorded"),
    *("reason", "note"),
)
"""The columns of the tables; `reason` is that of the newest correction."""


class RegisterDesk(AttendanceDesk):
    """What the register on the page and on paper have in common."""

    async def gathering(self) -> Gathering:
        """What the address names."""
        read, store = self.site.aside.read, self.site.store
        everything = await read(
            gatherings_of, store, self.cohort.id, self.programme, at=now()
        )
        name = self.path_kwargs["workshop"]
        found = next((one for one in everything if one.name == name), None)
        if found is None:
            raise HTTPError(404)
        return found

    async def signers(self) -> list[Signer]:
        """Everybody who may come: those who take part first, then who leads."""
        everybody = await self.site.aside.read(
            self.site.store.people.roster, self.cohort.id
        )
        known = [one for one in everybody if one.role in ROLES]
        known.sort(key=lambda one: one.role is Role.FACILITATOR)
        return [
            Signer(one.person.name, one.person.school, ROLES[one.role]) for one in known
        ]

    def about(self, gathering: Gathering) -> str:
        """Of which cohort, when and where it is."""
        plan = next(
            (p for p in self.programme.workshops if p.name == gathering.name), None
        )
        place = plan.when.place if plan and plan.when else ""
        when = when_in_words(gathering, self.local)
        return " · ".join(filter(None, (self.cohort.title, when, place)))


class RegisterPageHandler(RegisterDesk):
    """GET: the register as a page to print from the browser."""

    async def get(self, cohort: str, workshop: str) -> None:  # noqa: ARG002
        """Show it."""
        gathering = await self.gathering()
        self.desk_page(
            "attendance_register.html",
            gathering=gathering,
            about=self.about(gathering),
            people=await self.signers(),
            columns=columns_of(self.programme.wording),
        )


class RegisterFileHandler(RegisterDesk):
    """GET: the register as a document."""

    async def get(self, cohort: str, workshop: str) -> None:  # noqa: ARG002
        """Print it."""
        gathering, people = await self.gathering(), await self.signers()
        make = partial(
            register_of,
            people,
            title=gathering.title,
            about=self.about(gathering),
            programme=self.programme,
        )
        self.set_header("Content-Type", "application/pdf")
        name = f"{gathering.title}, register.pdf"
        self.set_header("Content-Disposition", disposition(name))
        self.finish(await self.site.printer.print(make))


class TableHandler(AttendanceDesk):
    """GET: a line for each person and workshop, as CSV or as a workbook."""

    async def get(self, cohort: str, kind: str) -> None:  # noqa: ARG002
        """Hand it over, and note who took it."""
        await self.has_looked(What.ATTENDANCE)
        rows = await self.site.aside.read(self._rows)
        if kind == "xlsx":
            make = partial(workbook_of, rows, title="Attendance")
            data = await self.site.printer.print(make)
        else:
            data = csv_of(rows)
        self.set_header("Content-Type", XLSX if kind == "xlsx" else "text/csv")
        name = f"{self.cohort.title}, attendance.{kind}"
        self.set_header("Content-Disposition", disposition(name))
        self.finish(data)

    def _rows(self) -> list[Sequence[str | int]]:
        lines = self.lines(self.year())
        return [HEADINGS, *(row for line in lines for row in self._of(line))]

    def _of(self, line: AttendanceLine) -> Iterator[Sequence[str | int]]:
        seating, local = line.seating, self.local
        for cell in line.cells:
            judged, held = cell.judged, cell.gathering.held
            yield (
                seating.person.name,
                seating.person.school,
                seating.in_school,
                "yes" if seating.withdrawn_at else "",
                cell.gathering.title,
                local.day(held.starts).isoformat() if held else "",
                judged.status.value,
                local.hour(judged.came) if judged.came else "",
                local.hour(judged.left) if judged.left else "",
                judged.minutes,
                judged.mode,
                "yes" if judged.by_hand else "",
                cell.recorded,
                cell.reason,
                judged.note,
            )
