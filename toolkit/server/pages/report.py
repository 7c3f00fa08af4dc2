"""The desk's tab "Report": what is in the impact report, and the report itself."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING, NamedTuple

from tornado.web import HTTPError

from toolkit.activities.base.checked import UNKEEPABLE
from toolkit.clock import now
from toolkit.model import Role
from toolkit.model.looked import What
from toolkit.server.forms import FormRefusedError
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.downloads import disposition
from toolkit.server.pages.report_words import REPORT

if TYPE_CHECKING:
    from toolkit.cohort import Cohort
    from toolkit.report import Report
    from toolkit.report.base import Issue
    from toolkit.report.report import Choice, Quoted

TAB = "report"
MAKING = "toolkit.report.making"
LONGEST_FUNDER, LONGEST_TEXT, MOST_STORIES, MOST_QUOTES = 200, 4_000, 3, 12

TYPES = {"pdf": "application/pdf", "csv": "text/csv; charset=UTF-8"}

# Pandas is large, and most days nobody makes a report: it is read when somebody does,
# or once a facilitator has come to the desk.


class Offered(NamedTuple):
    """A story or a sentence that may be chosen, and whom it names."""

    quoted: Quoted
    names: tuple[str, ...]
    chosen: bool


class Ready(NamedTuple):
    """One thing that the report should have, and whether it has."""

    what: str
    done: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tab shows: the report as it would be made now, and what it may hold."""

    report: Report
    issue: Issue
    stories: list[Offered]
    quotes: list[Offered]
    ready: list[Ready]


class ReportHandler(DeskHandler):
    """The tab: GET shows it, POST keeps what was chosen."""

    def stands_on(self) -> str:
        """The tab itself."""
        return self.here(TAB)

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Show what is in the report, and how it looks now."""
        choice = await self.site.aside.read(self.chosen)
        await self.show(choice, **self.notices())

    async def post(self, cohort: str) -> None:  # noqa: ARG002
        """Keep what the form says, all of it; what is wrong is said, and stays."""
        choice = self.sent()
        if wrong := _wrong(choice):
            self.set_status(422)
            await self.show(choice, problem=REPORT[wrong])
            return
        if not await self.site.aside.write(self._keep, choice):
            self.set_status(409)
            await self.show(choice, problem=REPORT["nobody leads"])
            return
        self.lead_to(self.stands_on(), saying="report kept")

    async def show(self, choice: Choice, *, problem: str, done: str = "") -> None:
        """The page, with this *choice* in its form."""
        shown = await self.site.aside.read(self._shown, choice)
        if self.organises:
            # What they see is handed out: they know people by counts alone.
            await self.site.aside.write(self._count, shown.issue)
        self.desk_page(
            "report.html",
            choice=choice,
            shown=shown,
            report=shown.report,
            words=self.site.programme.wording.said(REPORT),
            most_stories=MOST_STORIES,
            problem=problem,
            done=done,
        )

    def sent(self) -> Choice:
        """What the form says."""
        from toolkit.report.report import Choice

        return Choice(
            funder=" ".join(self._text("funder").split()),
            words=self._text("words"),
            not_worked=self._text("not_worked"),
            stories=tuple(self.get_body_arguments("story")),
            quotes=tuple(self.get_body_arguments("quote")),
            names_schools=self.get_body_argument("names_schools", "") == "yes",
        )

    def _text(self, name: str) -> str:
        said = self.get_body_argument(name, "").replace("\r\n", "\n")
        return UNKEEPABLE.sub("", said).strip()

    def chosen(self) -> Choice:
        """What was chosen last."""
        from toolkit.report.keeping import choice_of

        return choice_of(self.site.store, self.cohort.id)

    def _keep(self, choice: Choice) -> bool:
        from toolkit.report.keeping import keep_choice

        return keep_choice(self.site.store, self.cohort.id, choice, at=now())

    def _count(self, issue: Issue) -> bool:
        from toolkit.report.keeping import keep_issue

        return keep_issue(self.site.store, self.cohort.id, issue, at=now())

    def frames(self) -> Cohort:
        """The cohort's frames; that a report is made is logged as itself."""
        from toolkit.cohort import Cohort

        return Cohort(
            self.cohort.id,
            store=self.site.store,
            contents=self.site.settings.contents,
            programme=self.site.programme_of(self.cohort.id),
        )

    def _shown(self, choice: Choice) -> Shown:
        from toolkit.model.consent import Purpose
        from toolkit.report.making import issue_of

        with self.site.store.at_once():
            report, issue = issue_of(self.frames(), choice, at=now())
            stories = self._offered(Purpose.STORY, choice.stories)
            quotes = self._offered(Purpose.QUOTE, choice.quotes)
            return Shown(report, issue, stories, quotes, self._ready(report))

    def _offered(self, purpose: str, chosen: tuple[str, ...]) -> list[Offered]:
        from toolkit.cohort import evaluating
        from toolkit.model.consent import Purpose
        from toolkit.report.quoting import may_be_quoted, named_in

        store, cohort = self.site.store, self.cohort.id
        settled = evaluating.shown(self.frames().reading)
        everybody = store.people.roster(cohort, withdrawn=True)
        return [
            Offered(one, named_in(one, everybody), one.consent in chosen)
            for one in may_be_quoted(
                store,
                cohort,
                Purpose(purpose),
                settled,
                roles=self.site.programme.roles,
            )
        ]

    def _ready(self, report: Report) -> list[Ready]:
        from toolkit.report.words import ATTENDANCE, AUDIT, TASKS

        roster = self.site.store.people.roster(self.cohort.id)
        programme = self.site.programme
        audit = programme.wording.plainly(AUDIT)
        told = {part.title for part in report.parts if part.tables}
        has = {
            "leads": any(s.role is Role.FACILITATOR for s in roster),
            "held": ATTENDANCE in told,
            **({"tasks": TASKS in told} if programme.tasks else {}),
            **({"audit": audit in told} if programme.audit else {}),
            "funder": bool(report.choice.funder),
            "words": bool(report.choice.words),
            "stories": bool(report.stories),
            "quotes": bool(report.quotes),
            "not_worked": bool(report.choice.not_worked),
        }
        return [Ready(REPORT[f"has {name}"], done) for name, done in has.items()]


class ReportFileHandler(ReportHandler):
    """POST: the report as a file; the next one stands beside what it counted."""

    async def get(self, cohort: str, kind: str = "") -> None:  # noqa: ARG002
        """Refuse: a report is handed out by a form, because it is written down."""
        raise HTTPError(405)

    async def post(self, cohort: str, kind: str = "") -> None:  # noqa: ARG002
        """Make it, write it into the log, and give the file."""
        ending = kind.rpartition(".")[2]
        made = await self.site.printer.print(self._made, ending, at=now())
        if not made:
            raise FormRefusedError(409, "report unready")
        await self.has_looked(What.REPORT)
        self.set_header("Content-Type", TYPES[ending])
        name = f"{REPORT['file']}, {self.cohort.title}.{ending}"
        self.set_header("Content-Disposition", disposition(name))
        self.finish(made)

    def _made(self, ending: str, *, at: datetime) -> bytes:
        from toolkit.report.handing_out import hand_out
        from toolkit.report.pdf import pdf_of_report
        from toolkit.report.tidy import csv_of_report

        make = pdf_of_report if ending == "pdf" else csv_of_report
        return hand_out(self.frames(), self.site.store, at=at, make=make)


def read_ahead() -> None:
    """Begin to import what a report is made with, so that its tab opens at once."""
    if MAKING not in sys.modules:
        Thread(target=import_module, args=(MAKING,), name="pandas", daemon=True).start()


def _wrong(choice: Choice) -> str:
    if len(choice.funder) > LONGEST_FUNDER:
        return "funder too long"
    if max(map(len, (choice.words, choice.not_worked))) > LONGEST_TEXT:
        return "text too long"
    if len(choice.stories) > MOST_STORIES:
        return "too many stories"
    return "too many quotes" if len(choice.quotes) > MOST_QUOTES else ""
