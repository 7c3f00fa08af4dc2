"""The routes of what comes just before workshops, between them, and after the last."""

from __future__ import annotations

from toolkit.server.access import Access
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
from toolkit.server.pages.meetings import JoinMeetingHandler, MeetingHandler
from toolkit.server.pages.mentoring import MentoringHandler
from toolkit.server.pages.my_data import MyDataHandler, MyZipHandler, OnesZipHandler
from toolkit.server.pages.my_links import MyLinksHandler
from toolkit.server.pages.my_words import MyWordsHandler
from toolkit.server.pages.noticing import NoticeHandler
from toolkit.server.pages.phrases import PhrasesHandler
from toolkit.server.pages.reading import (
    CoverHandler,
    ReadingFileHandler,
    ReadingHandler,
)
from toolkit.server.pages.ready import ReadyHandler
from toolkit.server.pages.report import ReportFileHandler, ReportHandler
from toolkit.server.pages.task import TaskHandler
from toolkit.server.pages.tasks import TasksHandler
from toolkit.server.pages.themes import ThemesHandler
from toolkit.server.route import COHORT, HELD, SEAT, WORKSHOP, Route


def routes_after() -> tuple[Route, ...]:
    """All of them, each part's where it begins."""
    return (
        Route(rf"cohort/{COHORT}/ready", ReadyHandler, Access.DESK),
        *_tasks(),
        *_attendance(),
        *_evaluation(),
        *_report(),
        *_data(),
        *_reading(),
        *_groups(),
        *_erasing(),
        *_meetings(),
    )


def _meetings() -> tuple[Route, ...]:
    one = r"meeting/(?P<meeting>meeting-[0-9a-f]{8})"
    return (
        Route(one, MeetingHandler, Access.TAKES_PART),
        Route(rf"{one}/join", JoinMeetingHandler, Access.TAKES_PART),
    )


def _tasks() -> tuple[Route, ...]:
    tab = rf"cohort/{COHORT}/tasks"
    return (
        Route(tab, TasksHandler, Access.DESK),
        Route(rf"{tab}/phrases", PhrasesHandler, Access.FACILITATOR),
        Route(rf"{tab}/themes/{WORKSHOP}", ThemesHandler, Access.FACILITATOR),
        Route(rf"{tab}/{WORKSHOP}/{SEAT}", TaskHandler, Access.FACILITATOR),
    )


def _attendance() -> tuple[Route, ...]:
    tab = rf"cohort/{COHORT}/attendance"
    own = rf"{tab}/certificates"
    register = rf"{tab}/{WORKSHOP}/register"
    return (
        Route(tab, AttendanceHandler, Access.DESK),
        Route(rf"{tab}/attendance\.(?P<kind>csv|xlsx)", TableHandler, Access.DESK),
        Route(rf"{own}\.zip", CertificatesHandler, Access.DESK),
        Route(rf"{own}/{SEAT}\.pdf", CertificateHandler, Access.DESK),
        Route(register, RegisterPageHandler, Access.DESK),
        Route(rf"{register}\.pdf", RegisterFileHandler, Access.DESK),
        Route(rf"{tab}/{WORKSHOP}/{SEAT}", CorrectingHandler, Access.DESK),
        Route(r"certificate\.pdf", OwnCertificateHandler, Access.TAKES_PART),
    )


def _evaluation() -> tuple[Route, ...]:
    tab = rf"cohort/{COHORT}/evaluation"
    return (
        Route(tab, EvaluationHandler, Access.DESK),
        Route(rf"{tab}\.csv", EvaluationFileHandler, Access.DESK),
    )


def _report() -> tuple[Route, ...]:
    tab = rf"cohort/{COHORT}/report"
    return (
        Route(tab, ReportHandler, Access.DESK),
        Route(
            rf"{tab}/(?P<kind>impact\.pdf|figures\.csv)", ReportFileHandler, Access.DESK
        ),
    )


def _data() -> tuple[Route, ...]:
    tab = rf"cohort/{COHORT}/data"
    ones = rf"cohort/{COHORT}/people/{SEAT}/data\.zip"
    return (
        Route(r"me/notice", NoticeHandler, Access.SIGNED_IN),
        Route(r"me/data", MyDataHandler, Access.SIGNED_IN),
        Route(r"me/data\.zip", MyZipHandler, Access.SIGNED_IN),
        Route(ones, OnesZipHandler, Access.FACILITATOR),
        Route(tab, DataHandler, Access.DESK),
        Route(rf"{tab}/log\.csv", LogFileHandler, Access.DESK),
    )


def _erasing() -> tuple[Route, ...]:
    receipt = r"erased/(?P<receipt>[0-9a-f]{32})(?P<form>\.txt|\.pdf)?"
    one = rf"cohort/{COHORT}/people/{SEAT}"
    return (
        Route(r"me/erase", EraseMeHandler, Access.SIGNED_IN),
        Route(rf"{one}/erase", ErasePersonHandler, Access.DESK),
        Route(r"erased", WasErasedHandler, Access.ANYONE),
        Route(receipt, ReceiptHandler, Access.ANYONE),
    )


def _reading() -> tuple[Route, ...]:
    link = rf"read/{HELD}"
    return (
        Route(r"me/links", MyLinksHandler, Access.TAKES_PART),
        Route(r"me/words", MyWordsHandler, Access.TAKES_PART),
        Route(r"before", BeforeHandler, Access.TAKES_PART),
        Route(r"archive", ArchiveHandler, Access.SIGNED_IN),
        Route(rf"cohort/{COHORT}/carry", CarryHandler, Access.DESK),
        Route(rf"cohort/{COHORT}/another-year", AnotherYearHandler, Access.DESK),
        Route(link, CoverHandler, Access.ANYONE),
        Route(rf"{link}/page", ReadingHandler, Access.ANYONE),
        Route(rf"{link}/page\.pdf", ReadingFileHandler, Access.ANYONE),
    )


def _groups() -> tuple[Route, ...]:
    pairs = rf"cohort/{COHORT}/people/mentoring"
    return (
        Route(r"group", GroupHandler, Access.TAKES_PART),
        Route(r"group/meetings\.ics", AppointmentsHandler, Access.TAKES_PART),
        Route(pairs, MentoringHandler, Access.DESK),
    )
