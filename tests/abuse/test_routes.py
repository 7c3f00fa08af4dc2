"""Every route of the table, as nobody, two participants, and two who run cohorts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from tornado.web import RequestHandler

from tests.abuse.raw import cookies, exchange, request
from tests.browser.forms import PIXEL
from tests.serving import COHORT, WORKSHOP, Browser, LiveServer, wait_for_page
from toolkit.model.interest import PublicPage
from toolkit.seat import key_of
from toolkit.server import routes
from toolkit.server.door.signin import RoomCodeHandler, SignOutHandler
from toolkit.server.handler import MissingHandler
from toolkit.server.page.assets import asset_url, client_assets
from toolkit.server.page.modules import ModuleFolder
from toolkit.server.pages import files, meetings
from toolkit.server.pages.another_year import AnotherYearHandler
from toolkit.server.pages.archive import ArchiveHandler
from toolkit.server.pages.attendance import AttendanceHandler
from toolkit.server.pages.attendance_files import (
    RegisterFileHandler,
    RegisterPageHandler,
    TableHandler,
)
from toolkit.server.pages.certificates import (
    CertificateHandler,
    CertificatesHandler,
    OwnCertificateHandler,
)
from toolkit.server.pages.correcting import CorrectingHandler
from toolkit.server.pages.data import DataHandler, LogFileHandler
from toolkit.server.pages.erasing import (
    EraseMeHandler,
    ErasePersonHandler,
    ReceiptHandler,
    WasErasedHandler,
)
from toolkit.server.pages.evaluation import EvaluationFileHandler, EvaluationHandler
from toolkit.server.pages.group import AppointmentsHandler, GroupHandler
from toolkit.server.pages.handing_on import BeforeHandler, CarryHandler
from toolkit.server.pages.mentoring import MentoringHandler
from toolkit.server.pages.my_data import MyDataHandler, MyZipHandler, OnesZipHandler
from toolkit.server.pages.my_links import MyLinksHandler
from toolkit.server.pages.my_words import MyWordsHandler
from toolkit.server.pages.noticing import NoticeHandler
from toolkit.server.pages.people import NewLinkHandler, RoomHandler
from toolkit.server.pages.phrases import PhrasesHandler
from toolkit.server.pages.privacy import PrivacyHandler
from toolkit.server.pages.public import InterestHandler, InterestsFileHandler
from toolkit.server.pages.reading import (
    CoverHandler,
    ReadingFileHandler,
    ReadingHandler,
)
from toolkit.server.pages.ready import ReadyHandler
from toolkit.server.pages.register import (
    CodeHandler,
    PlaceHandler,
    RegisterHandler,
    ThanksHandler,
)
from toolkit.server.pages.report import ReportFileHandler, ReportHandler
from toolkit.server.pages.task import TaskHandler
from toolkit.server.pages.tasks import TasksHandler
from toolkit.server.pages.themes import ThemesHandler
from toolkit.server.pages.workshops import (
    FreshKernelHandler,
    LeaveHandler,
    OwnKernelHandler,
)
from toolkit.server.socket.plainly import ExchangeHandler
from toolkit.server.socket.socket import KernelSocket

HERE = f"cohort/{COHORT}"
PDF = b"%PDF-1.7 invented"


@dataclass(frozen=True)
class Case:
    """What nobody, another participant, those who run cohorts and the owner get."""

    handler: type[RequestHandler]
    method: str
    path: str
    nobody: int
    other: int
    steering: int
    owner: int
    organising: int = 404
    """Somebody who organises, and takes part in nothing."""
    sent: dict[str, str] = field(default_factory=dict)
    file: bool = False

    @property
    def headers(self) -> Case:
        """The same, by whoever wants to see only headers."""
        return replace(self, method="HEAD")

    @property
    def name(self) -> str:
        return f"{self.method} {self.path or '/'}"


CASES = (
    Case(routes.HomeHandler, "GET", "", 302, 200, 302, 200, 302),
    Case(RoomCodeHandler, "GET", "join", 200, 200, 200, 200, 200),
    Case(RoomCodeHandler, "POST", "join", 422, 422, 422, 422, 422, {"code": "AAA-AAA"}),
    Case(routes.PersonalLinkHandler, "GET", "join/{link}", 200, 200, 200, 200, 200),
    Case(routes.PersonalLinkHandler, "POST", "join/{guess}", 404, 404, 404, 404, 404),
    Case(SignOutHandler, "GET", "sign-out", 405, 405, 405, 405, 405),
    Case(SignOutHandler, "POST", "sign-out", 303, 303, 303, 303, 303),
    Case(routes.HealthHandler, "GET", "health", 200, 200, 200, 200, 200),
    Case(routes.WorkshopHandler, "GET", "workshop/{workshop}", 302, 200, 200, 200),
    Case(routes.LookHandler, "GET", "workshop/{workshop}/look", 302, 404, 200, 404),
    Case(
        files.WorkshopFileHandler, "GET", "workshop/{workshop}/assets/dot.txt",
        302, 200, 200, 200,
    ),
    Case(routes.NotebookHandler, "GET", "page/own", 302, 200, 200, 200),
    Case(routes.NotebookHandler, "GET", "page/steered", 302, 404, 200, 404),
    Case(routes.NotebookHandler, "GET", "page/{workshop}", 302, 404, 404, 404),
    Case(
        files.NotebookFileHandler, "GET", "page/own/assets/dot.txt",
        302, 200, 200, 200,
    ),
    Case(
        files.NotebookFileHandler, "GET", "page/steered/assets/dot.txt",
        302, 404, 200, 404,
    ),
    Case(
        files.NamedFileHandler, "GET", "workshop/{workshop}/files/unnamed.txt",
        302, 404, 404, 404,
    ),
    Case(
        files.NamedFileHandler, "GET", "workshop/{workshop}/files/named.txt",
        302, 200, 200, 200,
    ),
    Case(
        files.NamedNotebookFileHandler, "GET", "page/own/files/named.txt",
        302, 200, 200, 200,
    ),
    Case(
        files.NamedNotebookFileHandler, "GET", "page/steered/files/named.txt",
        302, 404, 200, 404,
    ),
    Case(
        FreshKernelHandler, "POST", "kernel", 403, 404, 200, 404,
        404, {"workshop": "steered"},
    ),
    Case(
        FreshKernelHandler, "POST", "kernel", 403, 200, 200, 200,
        404, {"workshop": WORKSHOP, "replaces": "{kernel}"},
    ),
    # What the owner sends here is a form, and no message.
    Case(ExchangeHandler, "POST", "exchange/{kernel}", 403, 404, 404, 400),
    Case(routes.DownloadHandler, "GET", "download/{workshop}.pdf", 302, 200, 200, 200),
    Case(
        routes.PortfolioHandler, "GET", "download/portfolio.pdf", 302, 200, 200, 200
    ),
    Case(
        routes.PortfolioHandler, "GET", "download/portfolio.pdf?include=somebody/hope",
        302, 422, 422, 422,
    ),
    Case(
        routes.DownloadHandler, "GET", "download/{workshop}/hope.pdf",
        302, 200, 200, 200,
    ),
    Case(
        routes.AddEvidenceHandler, "POST", "evidence/{workshop}/picture/file",
        403, 201, 201, 201, file=True,
    ),
    Case(routes.EvidenceHandler, "GET", "evidence/{evidence}", 403, 404, 404, 200),
    Case(
        routes.ThumbnailHandler, "GET", "evidence/{picture}/small",
        403, 404, 404, 200,
    ),
    Case(routes.EvidenceHandler, "DELETE", "evidence/{evidence}", 403, 404, 404, 204),
    Case(routes.PackHandler, "GET", "pack/nothing.pdf", 302, 404, 404, 404),
    Case(GroupHandler, "GET", "group", 302, 200, 200, 200),
    Case(
        GroupHandler, "POST", "group", 403, 422, 422, 422,
        404, {"circle": "our-group", "do": "note", "line": "n1", "note": "x"},
    ),
    Case(AppointmentsHandler, "GET", "group/meetings.ics", 302, 200, 200, 200),
    Case(
        MentoringHandler, "GET", f"{HERE}/people/mentoring", 302, 404, 200, 404, 200
    ),
    Case(
        MentoringHandler, "POST", f"{HERE}/people/mentoring", 403, 404, 422, 404,
        422, {"do": "make", "mentor": "", "with": ""},
    ),
    Case(routes.CalendarHandler, "GET", "calendar/{workshop}.ics", 302, 200, 200, 200),
    Case(routes.CalendarHandler, "GET", "calendar/nothing.ics", 302, 404, 404, 404),
    Case(
        meetings.MeetingHandler, "GET", "meeting/meeting-00000000",
        302, 404, 404, 404,
    ),
    Case(
        meetings.MeetingHandler, "POST", "meeting/meeting-00000000",
        403, 404, 404, 404,
    ),
    Case(
        meetings.JoinMeetingHandler, "GET", "meeting/meeting-00000000/join",
        302, 404, 404, 404,
    ),
    Case(routes.SeatsHandler, "GET", "seats", 302, 200, 200, 200, 200),
    Case(
        routes.SeatsHandler, "POST", "seats", 403, 404, 404, 404, 404, {"to": "{key}"}
    ),
    Case(routes.CohortsHandler, "GET", "cohorts", 302, 404, 404, 404, 200),
    Case(
        routes.CohortsHandler, "POST", "cohorts", 403, 404, 404, 404, 303,
        {"title": "One more"},
    ),
    Case(
        routes.OrganisersHandler, "POST", "cohorts/organisers",
        403, 404, 404, 404, 303, {"own": "Organiser 9"},
    ),
    Case(
        routes.OrganisersHandler, "POST", "cohorts/organisers",
        403, 404, 404, 404, 404, {"seat": "{seat}"},
    ),
    Case(
        routes.OverviewHandler, "GET", "cohort/demo/overview", 302, 404, 200, 404, 200
    ),
    Case(
        routes.OverviewHandler, "GET", "cohort/elsewhere/overview",
        302, 404, 404, 404, 200,
    ),
    Case(
        routes.OverviewHandler, "GET", "cohort/organisers/overview",
        302, 404, 404, 404, 404,
    ),
    Case(
        routes.RemoveHandler, "GET", "cohort/elsewhere/remove", 302, 404, 404, 404, 200
    ),
    Case(
        routes.RemoveHandler, "POST", "cohort/demo/remove", 403, 404, 404, 404, 303
    ),
    Case(
        routes.RemoveHandler, "POST", "cohort/organisers/remove",
        403, 404, 404, 404, 404,
    ),
    Case(
        routes.TitleHandler, "POST", "cohort/elsewhere/title", 403, 404, 404, 404, 303,
        {"title": "Elsewhere"},
    ),
    Case(
        routes.FacilitatorsHandler, "POST", "cohort/demo/facilitators",
        403, 404, 404, 404, 303, {"name": "Facilitator 9", "email": "f@example.org"},
    ),
    Case(
        routes.FacilitatorsHandler, "POST", "cohort/elsewhere/facilitators",
        403, 404, 404, 404, 404, {"seat": "{seat}"},
    ),
    Case(routes.MeHandler, "GET", "me", 302, 200, 200, 200, 200),
    Case(NoticeHandler, "GET", "me/notice", 302, 200, 200, 200, 200),
    Case(NoticeHandler, "POST", "me/notice", 403, 303, 303, 303, 303),
    Case(MyDataHandler, "GET", "me/data", 302, 200, 200, 200, 200),
    Case(
        MyDataHandler, "POST", "me/data", 403, 404, 404, 404, 404,
        {"consent": "{guess}"},
    ),
    Case(
        DataHandler, "POST", f"{HERE}/data", 403, 404, 422, 404, 422,
        {"until": "2040-01-01", "reason": "Why"},
    ),
    Case(MyZipHandler, "GET", "me/data.zip", 302, 200, 200, 200, 200),
    Case(
        OnesZipHandler, "GET", f"{HERE}/people/{{seat}}/data.zip",
        302, 404, 200, 404, 404,
    ),
    Case(EraseMeHandler, "GET", "me/erase", 302, 200, 200, 200, 200),
    # Nobody types the word, so nobody is erased.
    Case(
        EraseMeHandler, "POST", "me/erase", 403, 303, 303, 303, 303, {"word": "no"}
    ),
    Case(
        ErasePersonHandler, "GET", f"{HERE}/people/{{seat}}/erase",
        302, 404, 200, 404, 200,
    ),
    Case(
        ErasePersonHandler, "POST", f"{HERE}/people/{{seat}}/erase",
        403, 404, 303, 404, 303, {"name": "nobody"},
    ),
    Case(WasErasedHandler, "GET", "erased", 200, 200, 200, 200, 200),
    Case(ReceiptHandler, "GET", f"erased/{'0' * 32}", 404, 404, 404, 404, 404),
    Case(ReceiptHandler, "GET", f"erased/{'0' * 32}.txt", 404, 404, 404, 404, 404),
    Case(ReceiptHandler, "GET", f"erased/{'0' * 32}.pdf", 404, 404, 404, 404, 404),
    Case(DataHandler, "GET", f"{HERE}/data", 302, 404, 200, 404, 200),
    Case(DataHandler, "GET", "cohort/elsewhere/data", 302, 404, 404, 404, 200),
    Case(LogFileHandler, "GET", f"{HERE}/data/log.csv", 302, 404, 200, 404, 200),
    Case(routes.OldAddressHandler, "GET", "people", 302, 404, 302, 404, 302),
    *(
        Case(
            routes.DatesHandler, "GET", f"cohort/{of}/calendar",
            302, 404, steering, 404, 200,
        )
        for of, steering in (("demo", 200), ("elsewhere", 404))
    ),
    Case(
        routes.DatesHandler, "POST", "cohort/elsewhere/calendar",
        403, 404, 404, 404, 303,
        {"zone": "Europe/London", "version": "0"},
    ),
    Case(ReadyHandler, "GET", f"{HERE}/ready", 302, 404, 200, 404, 200),
    Case(ReadyHandler, "GET", f"{HERE}/ready?workshop=x", 302, 404, 404, 404, 404),
    Case(
        ReadyHandler, "POST", f"{HERE}/ready", 403, 404, 303, 404,
        303, {"what": "again"},
    ),
    Case(ReadyHandler, "POST", f"{HERE}/ready", 403, 404, 400, 404, 400),
    Case(ReadyHandler, "GET", "cohort/elsewhere/ready", 302, 404, 404, 404, 200),
    Case(routes.PeopleHandler, "GET", f"{HERE}/people", 302, 404, 200, 404, 200),
    Case(
        routes.PeopleHandler, "GET", "cohort/elsewhere/people", 302, 404, 404, 404, 200
    ),
    Case(
        RoomHandler, "POST", f"{HERE}/people/room", 403, 404, 303, 404, 303,
        {"workshop": "workshop2", "open": "yes"},
    ),
    Case(
        NewLinkHandler, "POST", f"{HERE}/people/link", 403, 404, 303, 404, 303,
        {"seat": "{seat}"},
    ),
    Case(
        routes.LinksHandler, "POST", f"{HERE}/people/links.csv",
        403, 404, 200, 404, 200,
    ),
    Case(routes.ImportHandler, "GET", f"{HERE}/people/import", 302, 404, 200, 404, 200),
    Case(
        routes.ImportHandler, "POST", f"{HERE}/people/import",
        403, 404, 303, 404, 303,
    ),
    Case(
        routes.PersonHandler, "GET", f"{HERE}/people/{{seat}}", 302, 404, 200, 404, 200
    ),
    Case(
        routes.PersonChangeHandler, "POST", f"{HERE}/people/{{seat}}/group",
        403, 404, 303, 404, 303, {"group": ""},
    ),
    Case(
        routes.PersonChangeHandler, "POST", f"{HERE}/people/{{seat}}/role",
        403, 404, 404, 404, 303, {"role": "participant"},
    ),
    Case(RegisterHandler, "GET", "register/{cohort}", 200, 200, 200, 200, 200),
    Case(RegisterHandler, "GET", "register/nowhere", 404, 404, 404, 404, 404),
    Case(RegisterHandler, "POST", "register/{cohort}", 422, 422, 422, 422, 422),
    Case(ThanksHandler, "GET", "register/{cohort}/thanks", 200, 200, 200, 200, 200),
    Case(CodeHandler, "GET", "register/{cohort}/code.svg", 200, 200, 200, 200, 200),
    Case(PlaceHandler, "GET", "register/{cohort}/place/{guess}", 404, 404, 404, 404),
    Case(PlaceHandler, "POST", "register/{cohort}/place/{guess}", 404, 404, 404, 404),
    Case(PrivacyHandler, "GET", "privacy", 200, 200, 200, 200, 200),
    Case(
        routes.PublicPageHandler, "GET", "cohort/{cohort}/public",
        302, 404, 200, 404, 200,
    ),
    Case(
        routes.PublicPageHandler, "GET", "cohort/elsewhere/public",
        302, 404, 404, 404, 200,
    ),
    Case(
        routes.PublicPageHandler, "POST", "cohort/{cohort}/public", 403, 404, 303, 404,
        303, {"published": "yes"},
    ),
    Case(
        InterestHandler, "POST", "cohort/{cohort}/public/interest", 403, 404, 409, 404,
        409, {"interest": "{guess}", "do": "offer"},
    ),
    Case(
        InterestsFileHandler, "GET", "cohort/{cohort}/public/interest.csv",
        302, 404, 200, 404, 200,
    ),
    Case(ReportHandler, "GET", "cohort/{cohort}/report", 302, 404, 200, 404, 200),
    Case(ReportHandler, "GET", "cohort/elsewhere/report", 302, 404, 404, 404, 200),
    Case(ReportHandler, "POST", "cohort/{cohort}/report", 403, 404, 303, 404, 303),
    Case(
        ReportFileHandler, "POST", "cohort/{cohort}/report/impact.pdf",
        403, 404, 200, 404, 200,
    ),
    Case(
        ReportFileHandler, "POST", "cohort/{cohort}/report/figures.csv",
        403, 404, 200, 404, 200,
    ),
    Case(
        ReportFileHandler, "GET", "cohort/{cohort}/report/impact.pdf",
        302, 404, 405, 404, 405,
    ),
    Case(
        EvaluationHandler, "GET", "cohort/{cohort}/evaluation", 302, 404, 200, 404, 200
    ),
    Case(
        EvaluationHandler, "POST", "cohort/{cohort}/evaluation",
        403, 404, 303, 404, 403, {"what": "line", "workshop": "{workshop}"},
    ),
    Case(
        EvaluationFileHandler, "GET", "cohort/{cohort}/evaluation.csv",
        302, 404, 200, 404, 200,
    ),
    Case(TasksHandler, "GET", f"{HERE}/tasks", 302, 404, 200, 404, 200),
    Case(TasksHandler, "GET", "cohort/elsewhere/tasks", 302, 404, 404, 404, 200),
    Case(PhrasesHandler, "GET", f"{HERE}/tasks/phrases", 302, 404, 200, 404),
    Case(
        PhrasesHandler, "POST", f"{HERE}/tasks/phrases", 403, 404, 422, 404,
        404, {"new": ""},
    ),
    Case(
        TaskHandler, "GET", f"{HERE}/tasks/{{workshop}}/{{seat}}", 302, 404, 200, 404
    ),
    Case(
        TaskHandler, "POST", f"{HERE}/tasks/{{workshop}}/{{seat}}",
        403, 404, 422, 404, 404, {"do": "thank", "click": "one"},
    ),
    Case(ThemesHandler, "GET", f"{HERE}/tasks/themes/{{workshop}}", 302, 404, 200, 404),
    Case(
        ThemesHandler, "POST", f"{HERE}/tasks/themes/{{workshop}}",
        403, 404, 303, 404, 404, {"do": "theme", "text": "Bars"},
    ),
    Case(files.PageAssetHandler, "GET", "{script}", 200, 200, 200, 200, 200),
    Case(files.PageModuleHandler, "GET", "module/{module}.js", 200, 200, 200, 200, 200),
    Case(
        routes.OfferMailHandler, "POST", "cohort/{cohort}/public/mail",
        403, 404, 404, 404, 404, {"link": "{guess}"},
    ),
    Case(routes.StopHandler, "GET", "stop/reminders/{guess}", 404, 404, 404, 404),
    Case(routes.StopHandler, "POST", "stop/digest/{guess}", 404, 404, 404, 404),
    Case(routes.LostLinkHandler, "GET", "lost-link", 200, 200, 200, 200, 200),
    Case(
        routes.LostLinkHandler, "POST", "lost-link", 422, 422, 422, 422,
        422, {"email": "nobody"},
    ),
    Case(routes.RemindersHandler, "GET", "reminders", 302, 200, 200, 200),
    Case(
        routes.RemindersHandler, "POST", "reminders", 403, 303, 303, 303,
        404, {"do": "choose", "what": "digest", "wanted": "no"},
    ),
    Case(
        routes.MessagesHandler, "GET", "cohort/demo/messages", 302, 404, 200, 404, 200
    ),
    Case(routes.MessagesHandler, "GET", "cohort/no/messages", 302, 404, 404, 404),
    Case(
        routes.HoldHandler, "POST", "cohort/demo/messages/hold", 403, 404, 303, 404,
        303, {"kind": "joining", "about": "workshop2", "back": "no"},
    ),
    Case(
        routes.AgainHandler, "POST", "cohort/demo/messages/again", 403, 404, 303, 404,
        303, {"message": "none"},
    ),
    Case(
        routes.CardsHandler, "POST", "cohort/demo/messages/cards.pdf",
        403, 404, 200, 404, 200, {"what": "cards"},
    ),
    Case(
        routes.SendingHandler, "GET", "cohort/demo/messages/invitation/everybody",
        302, 404, 200, 404, 200,
    ),
    # Links lead to this machine here, and are sent only when somebody says so.
    Case(
        routes.SendingHandler, "POST", "cohort/demo/messages/invitation/everybody",
        403, 404, 422, 404, 422, {"who": "new", "click": "one"},
    ),
    Case(MyLinksHandler, "GET", "me/links", 302, 200, 200, 200),
    Case(MyLinksHandler, "POST", "me/links", 403, 422, 422, 422, 404, {"whom": "M"}),
    Case(MyWordsHandler, "GET", "me/words", 302, 200, 200, 200),
    Case(MyWordsHandler, "POST", "me/words", 403, 303, 303, 303),
    Case(BeforeHandler, "GET", "before", 302, 200, 200, 200),
    Case(ArchiveHandler, "GET", "archive", 302, 200, 200, 200, 200),
    Case(CarryHandler, "GET", f"{HERE}/carry", 302, 404, 200, 404),
    Case(CarryHandler, "GET", "cohort/elsewhere/carry", 302, 404, 404, 404),
    Case(CarryHandler, "POST", f"{HERE}/carry", 403, 404, 303, 404),
    Case(
        AnotherYearHandler, "GET", f"{HERE}/another-year", 302, 404, 200, 404, 200
    ),
    Case(
        AnotherYearHandler, "POST", "cohort/elsewhere/another-year",
        403, 404, 404, 404, 422,
    ),
    Case(
        AnotherYearHandler, "POST", "cohort/elsewhere/another-year",
        403, 404, 404, 404, 303, {"what": "follows", "follows": ""},
    ),
    Case(CoverHandler, "GET", "read/{reading}", 200, 200, 200, 200, 200),
    Case(CoverHandler, "POST", "read/{reading}", 303, 303, 303, 303, 303),
    Case(CoverHandler, "GET", "read/{guess}", 404, 404, 404, 404, 404),
    Case(CoverHandler, "POST", "read/{guess}", 404, 404, 404, 404, 404),
    Case(ReadingHandler, "GET", "read/{guess}/page", 303, 303, 303, 303, 303),
    Case(ReadingHandler, "POST", "read/{guess}/page", 303, 303, 303, 303, 303),
    Case(ReadingFileHandler, "GET", "read/{guess}/page.pdf", 303, 303, 303, 303, 303),
    Case(
        AttendanceHandler, "GET", "cohort/demo/attendance", 302, 404, 200, 404, 200
    ),
    Case(
        AttendanceHandler, "GET", "cohort/elsewhere/attendance",
        302, 404, 404, 404, 200,
    ),
    *(
        Case(
            TableHandler, "GET", f"cohort/{of}/attendance/attendance.{kind}",
            302, 404, steering, 404, 200,
        )
        for of, kind, steering in (
            ("demo", "csv", 200), ("demo", "xlsx", 200), ("elsewhere", "csv", 404)
        )
    ),
    Case(
        RegisterPageHandler, "GET", "cohort/demo/attendance/workshop2/register",
        302, 404, 200, 404, 200,
    ),
    Case(
        RegisterFileHandler, "GET", "cohort/demo/attendance/workshop2/register.pdf",
        302, 404, 200, 404, 200,
    ),
    Case(
        RegisterFileHandler, "GET", "cohort/demo/attendance/nothing/register.pdf",
        302, 404, 404, 404, 404,
    ),
    Case(
        CertificatesHandler, "GET", "cohort/demo/attendance/certificates.zip",
        302, 404, 404, 404, 404,
    ),
    Case(
        CertificateHandler, "GET", "cohort/demo/attendance/certificates/{seat}.pdf",
        302, 404, 404, 404, 404,
    ),
    Case(
        CorrectingHandler, "GET", "cohort/demo/attendance/workshop2/{seat}",
        302, 404, 200, 404, 200,
    ),
    Case(
        CorrectingHandler, "GET", "cohort/elsewhere/attendance/workshop2/{seat}",
        302, 404, 404, 404, 404,
    ),
    Case(
        CorrectingHandler, "POST", "cohort/demo/attendance/workshop2/{seat}",
        403, 404, 422, 404, 422, {"mark": "absent"},
    ),
    Case(OwnCertificateHandler, "GET", "certificate.pdf", 302, 404, 404, 404),
    Case(OwnKernelHandler, "GET", "api/kernels/{kernel}", 403, 404, 404, 200),
    Case(OwnKernelHandler, "DELETE", "api/kernels/{kernel}", 403, 404, 404, 204),
    Case(KernelSocket, "GET", "api/kernels/{kernel}/channels", 403, 404, 404, 400),
    Case(LeaveHandler, "GET", "voila/api/shutdown/{kernel}", 403, 404, 404, 405),
    Case(LeaveHandler, "POST", "voila/api/shutdown/{kernel}", 403, 404, 404, 204),
    Case(files.TemplateFileHandler, "GET", "voila/templates/x/y", 302, 404, 404, 404),
    Case(files.BundleFileHandler, "GET", "voila/static/voila.js", 302, 200, 200, 200),
    Case(files.ThemeFileHandler, "GET", "voila/api/themes/x.css", 302, 404, 404, 404),
    Case(
        files.ExtensionFileHandler, "GET", "voila/labextensions/x.js",
        302, 404, 404, 404,
    ),
)  # fmt: skip

NOT_THERE = (
    *("nowhere", "api", "api/kernels", "api/sessions", "api/contents", "api/terminals"),
    *("api/kernelspecs", "api/config/x", "api/spec.yaml", "api/status", "api/me"),
    *("api/shutdown", "login", "logout", "tree", "files/x", "lab", "terminals/1"),
    *("voila/render/workshop.ipynb", "voila/tree", "voila/api/contents"),
    *("voila/files/workshop.ipynb", "voila/query/x", "voila/execution/x"),
    *("api/kernels/{kernel}/interrupt", "api/kernels/{kernel}/restart"),
    *("metrics", "nbextensions/x.js", "static/x.js", "custom/custom.css"),
)


@dataclass(frozen=True)
class Scene:
    """Five visitors, and things that belong to the owner."""

    live: LiveServer
    visitors: tuple[tuple[str, Browser], ...]
    names: dict[str, str]

    def ask(self, case: Case, browser: Browser) -> httpx.Response:
        fields = {name: self.fill(value) for name, value in case.sent.items()}
        files = {"file": ("a.pdf", PDF)} if case.file else None
        path = "/" + self.fill(case.path)
        if case.method == "POST":
            return browser.post(path, fields, files=files)
        headers = {"X-XSRFToken": browser.xsrf()} if case.method == "DELETE" else {}
        return browser.http.request(case.method, path, headers=headers)

    def fill(self, text: str) -> str:
        return text.format_map(self.names)


@pytest.fixture
def scene(
    live_server: LiveServer,
    stranger: Browser,
    neighbour: Browser,
    facilitator: Browser,
    participant: Browser,
) -> Scene:
    organising = live_server.organiser()
    if live_server.store.cohorts.find("elsewhere") is None:
        live_server.store.cohorts.add("elsewhere", "Elsewhere")
    wait_for_page(facilitator, "/page/steered")
    page = PublicPage(published=True)
    live_server.store.public_pages.save(COHORT, page, at=datetime.now(UTC))
    seat = max(
        live_server.store.people.roster(COHORT), key=lambda s: len(s.person.name)
    )
    path = f"/evidence/{WORKSHOP}/picture/file"
    added = participant.post(path, files={"file": ("a.pdf", PDF)})
    picture = participant.post(path, files={"file": ("a.png", PIXEL)})
    modules = sorted((live_server.data / "modules").glob("*.js"))
    names = {
        "kernel": participant.kernel(),
        "evidence": added.json()["id"],
        "picture": picture.json()["id"],
        "link": live_server.link(seat.person.name).removeprefix("/join/"),
        "guess": "x" * 43,
        "reading": live_server.store.readers.make(
            seat.id,
            value={"whom": "M", "parts": [], "private": [], "comments": False},
            made_at=datetime.now(UTC),
            expires_at=datetime.now(UTC) + timedelta(days=1),
        ),
        "seat": seat.id,
        "key": key_of(seat),
        "workshop": WORKSHOP,
        "cohort": COHORT,
        "script": asset_url(client_assets().script),
        "module": modules[0].stem,
    }
    visitors = (
        ("nobody", stranger),
        ("other", neighbour),
        ("steering", facilitator),
        ("owner", participant),
        ("organising", organising),
    )
    return Scene(live_server, visitors, names)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_each_visitor_gets_what_the_route_table_says(scene: Scene, case: Case):
    for who, browser in scene.visitors:
        answer = scene.ask(case, browser)
        assert answer.status_code == getattr(case, who), (who, answer.text[:300])
        if answer.status_code == 302:
            joining = {"/join", f"/{HERE}/people", f"/{HERE}/overview"}
            to = {"/cohorts", "/"} if who == "organising" else joining
            assert answer.headers["Location"] in to


def test_what_jupyter_would_answer_is_not_there_for_anybody(scene: Scene):
    for _who, browser in scene.visitors:
        for path in NOT_THERE:
            case = Case(MissingHandler, "GET", path, 404, 404, 404, 404)
            assert scene.ask(case, browser).status_code == 404, path
            assert scene.ask(replace(case, method="POST"), browser).status_code == 404


def test_no_route_is_without_a_case(tmp_path: Path):
    ours = {route.handler for route in routes.our_routes(ModuleFolder(tmp_path))}
    theirs = {kept.handler for kept in routes.OF_VOILA.values() if kept is not None}
    assert {case.handler for case in CASES} == ours | theirs


def test_a_change_without_our_token_is_refused_to_everybody(scene: Scene):
    for case in CASES:
        for _who, browser in scene.visitors:
            path = "/" + scene.fill(case.path)
            for method in ("POST", "DELETE"):
                answer = browser.http.request(method, path)
                assert answer.status_code in {403, 404, 405}, (method, path)
            forged = {"X-XSRFToken": "2|00000000|00000000000000000000000000000000|1"}
            answer = browser.http.post(path, headers=forged)
            assert answer.status_code in {403, 404, 405}, path


def test_a_change_asked_for_by_another_site_is_refused_even_with_our_token(
    scene: Scene,
):
    for case in CASES:
        for _who, browser in scene.visitors:
            headers = {"Origin": "https://example.org", "X-XSRFToken": browser.xsrf()}
            path = "/" + scene.fill(case.path)
            answer = browser.http.post(path, headers=headers)
            assert answer.status_code in {403, 404}, path


def test_unheard_of_methods_do_nothing(scene: Scene):
    for case in CASES:
        for _who, browser in scene.visitors:
            for method in ("OPTIONS", "TRACE"):
                path = "/" + scene.fill(case.path)
                status = browser.http.request(method, path).status_code
                assert 400 <= status < 500 or status == 302, (method, path)


LOOKED_AT = [case for case in CASES if case.method == "GET"]


def headers_of(answer: httpx.Response) -> tuple[set[str], str | None]:
    """What is the same: cookies are given once, and what is not sent has no length."""
    names = set(answer.headers) - {"set-cookie", "content-length", "transfer-encoding"}
    return names, answer.headers.get("Content-Type")


def test_asking_only_for_headers_gets_what_looking_gets(scene: Scene):
    for case in LOOKED_AT:
        for who, browser in scene.visitors:
            looked, asked = scene.ask(case, browser), scene.ask(case.headers, browser)
            assert asked.status_code == looked.status_code, (case.name, who)
            assert asked.content == b"", (case.name, who)
            # A websocket that is none is refused in other words.
            if case.handler is not KernelSocket:
                assert headers_of(asked) == headers_of(looked), (case.name, who)


def test_an_answer_of_headers_ends_with_them(scene: Scene, participant: Browser):
    for path in ("/join", "/health", "/", f"/workshop/{WORKSHOP}", "/nowhere"):
        sent = request(path, cookies(participant), method="HEAD")
        answer = exchange(scene.live.base, sent)
        assert answer.endswith(b"\r\n\r\n"), path
        assert answer.count(b"\r\n\r\n") == 1, path


def test_asking_for_headers_starts_no_kernel_and_uses_no_link_up(
    scene: Scene, participant: Browser, stranger: Browser
):
    kernel, link = participant.kernel(), scene.fill("/join/{link}")
    for _ in range(10):
        for path in (f"/workshop/{WORKSHOP}", "/page/own", "/"):
            assert participant.http.head(path).status_code == 200
        assert stranger.http.head(link).status_code == 200
    assert participant.get(f"/api/kernels/{kernel}").status_code == 200
    assert stranger.get("/").status_code == 302
    assert stranger.post(link).status_code == 303
