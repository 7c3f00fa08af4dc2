"""Certificates of attendance: for who leads, one or all; for everybody, their own."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from tornado.web import HTTPError

from toolkit.clock import now
from toolkit.export.attendance import Certificate, CertifiedWorkshop, certificate_of
from toolkit.files import file_name
from toolkit.model import Role, Seating
from toolkit.model.attending import Status
from toolkit.model.looked import What
from toolkit.programme import Programme
from toolkit.roster.attended import attended_year
from toolkit.server.pages.attendance import (
    AttendanceDesk,
    AttendanceLine,
    line_of,
    workshops_in_words,
)
from toolkit.server.pages.downloads import DocumentHandler, disposition
from toolkit.server.site import Site

PDF = "application/pdf"
NOT_YET = "There is no certificate yet"


class CertificateDesk(AttendanceDesk):
    """What the facilitators' certificates have in common."""

    def certificate(self, line: AttendanceLine) -> Certificate:
        """What stands on one; asks the store."""
        return told(line, self.programme, site=self.site)


class CertificateHandler(CertificateDesk):
    """GET: the certificate of one person."""

    async def get(self, cohort: str, seat: str) -> None:  # noqa: ARG002
        """Print it, if they have what it needs."""
        read = self.site.aside.read
        line = self.line_with(await read(self._everybody), seat)
        if line is None:
            raise HTTPError(404)
        await self.has_looked(What.CERTIFICATE, line.seating.person.id)
        one = await read(self.certificate, line)
        self.set_header("Content-Type", PDF)
        self.set_header("Content-Disposition", disposition(_name(one)))
        make = partial(certificate_of, one, language=self.programme.language)
        self.finish(await self.site.printer.print(make))

    def _everybody(self) -> list[AttendanceLine]:
        return self.lines(self.year())

    @staticmethod
    def line_with(lines: Sequence[AttendanceLine], seat: str) -> AttendanceLine | None:
        """Whose seat it is, if they have what a certificate needs."""
        known = (line for line in lines if line.seating.id == seat)
        return next((line for line in known if line.earned.is_met), None)


class CertificatesHandler(CertificateDesk):
    """GET: the certificates of everybody who has what it needs, in one file."""

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Print them all."""
        found = await self.site.aside.read(self._all)
        if not found:
            raise HTTPError(404)
        await self.has_looked(What.CERTIFICATE)
        language = self.programme.language
        packed = await self.site.printer.print(_packed, found, language=language)
        self.set_header("Content-Type", "application/zip")
        name = f"{self.cohort.title}, certificates.zip"
        self.set_header("Content-Disposition", disposition(name))
        self.finish(packed)

    def _all(self) -> list[Certificate]:
        lines = self.lines(self.year())
        return [
            self.certificate(line)
            for line in lines
            if line.earned.is_met and line.seating.withdrawn_at is None
        ]


@dataclass(frozen=True, slots=True)
class OwnCertificate:
    """Somebody's own: whether they have what it needs, and that in words."""

    line: AttendanceLine
    programme: Programme

    @property
    def is_met(self) -> bool:
        """Whether there is one."""
        return self.line.earned.is_met

    @property
    def words(self) -> str:
        """What they have towards it, and what is missing."""
        rules, earned = self.programme.attendance, self.line.earned
        has, unknown = len(earned.counted), self._unrecorded
        if earned.is_met:
            named = workshops_in_words(has)
            return f"It names the {named} that you took part in.{unknown}"
        are = "is" if earned.lacks == 1 else "are"
        late = " Catching up counts, too." if rules.catching_up else ""
        return (
            f"The certificate needs {workshops_in_words(rules.needs)}. So far you have "
            f"{has}; {earned.lacks} more {are} missing."
            f"{late}{unknown} If that is not right, ask a facilitator."
        )

    @property
    def _unrecorded(self) -> str:
        """That nobody knows who was there, and what to do."""
        titles = not_recorded(self.line)
        if not titles:
            return ""
        return (
            f" Nobody recorded who was at {titles}, so nobody has it towards a "
            "certificate yet. If you were there, say so to a facilitator."
        )


class OwnCertificateHandler(DocumentHandler):
    """GET: one's own certificate; or what is still missing."""

    async def get(self) -> None:
        """Print it."""
        read = self.site.aside.read
        own = await read(own_certificate, self.site, self.seating)
        if not own.is_met:
            self.explain(404, (NOT_YET, own.words))
            return
        one = await read(told, own.line, own.programme, site=self.site)
        with self.turn():
            language = own.programme.language
            make = partial(certificate_of, one, language=language)
            pdf = await self.site.printer.print(make)
        self.set_header("Content-Type", PDF)
        self.set_header("Content-Disposition", disposition(_name(one)))
        self.finish(pdf)


def own_certificate(site: Site, seating: Seating) -> OwnCertificate:
    """How far somebody is from their certificate; asks the store."""
    cohort = seating.cohort.id
    programme = site.programme_of(cohort)
    year = attended_year(site.store, cohort, programme, at=now())
    return OwnCertificate(line_of(seating, year, programme=programme), programme)


def told(line: AttendanceLine, programme: Programme, *, site: Site) -> Certificate:
    """What stands on somebody's certificate; asks the store."""
    local, seating = programme.local, line.seating
    counted = [c for c in line.cells if c.gathering.name in line.earned.counted]
    leads = [
        one.person.name
        for one in site.store.people.roster(seating.cohort.id)
        if one.role is Role.FACILITATOR
    ]
    return Certificate(
        programme=programme.title,
        cohort=seating.cohort.title,
        name=seating.person.name,
        school=seating.person.school,
        workshops=tuple(
            CertifiedWorkshop(
                cell.gathering.title,
                local.on(cell.gathering.held.starts) if cell.gathering.held else "",
                "Caught up" if cell.judged.status is Status.CAUGHT_UP else "Present",
            )
            for cell in counted
        ),
        hours=hours_in_words(line.earned.minutes),
        unrecorded=not_recorded(line),
        leads=tuple(leads),
        day=local.on(now()),
    )


def not_recorded(line: AttendanceLine) -> str:
    """Of which workshops that are over nothing is known, by their titles."""
    unknown = line.earned.unrecorded
    titles = [c.gathering.title for c in line.cells if c.gathering.name in unknown]
    return " and ".join(filter(None, (", ".join(titles[:-1]), *titles[-1:])))


def hours_in_words(minutes: int) -> str:
    """How long that is in all: "7 hours 30 minutes"."""
    hours, rest = divmod(minutes, 60)
    parts = [
        f"{count} {unit}{'' if count == 1 else 's'}"
        for count, unit in ((hours, "hour"), (rest, "minute"))
        if count
    ]
    return " ".join(parts) or "0 minutes"


def _name(one: Certificate) -> str:
    return f"Certificate of attendance, {one.name}.pdf"


def _packed(found: Sequence[Certificate], *, language: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, one in enumerate(found, start=1):
            # Two people may have one name.
            name = f"{number:02} {file_name(_name(one))}"
            archive.writestr(name, certificate_of(one, language=language))
    return kept.getvalue()
