"""The report of one cohort, made from its frames."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

import pandas as pd

from toolkit.clock import now
from toolkit.cohort import Cohort, evaluating
from toolkit.model.consent import Purpose
from toolkit.model.counting import number_in_words
from toolkit.model.dates import day_in_words
from toolkit.model.interest import PublicPage
from toolkit.model.suppression import FEWEST, HIDDEN, is_small
from toolkit.programme import Programme
from toolkit.programme.about import METADATA
from toolkit.programme.audit import AuditPlan
from toolkit.report import figures, words
from toolkit.report.base import Issue, base_of
from toolkit.report.evaluated import evaluated, says_anything
from toolkit.report.keeping import last_issue
from toolkit.report.quoting import may_be_quoted
from toolkit.report.report import Choice, Part, Quoted, Report, Table

NOTHING_CHOSEN = Choice()


def report_of(
    cohort: Cohort, choice: Choice = NOTHING_CHOSEN, *, at: datetime | None = None
) -> Report:
    """The report of *cohort* as it stands now, with what is in *choice*.

    It stands beside the last one that was handed out; see `toolkit.report.base`.
    """
    return issue_of(cohort, choice, at=at or now())[0]


def issue_of(cohort: Cohort, choice: Choice, *, at: datetime) -> tuple[Report, Issue]:
    """The same, and what the next report has to stand beside."""
    last = last_issue(cohort.reading.store, cohort.id)
    making = _Making(cohort, choice, at, last)
    return making.report(), making.base.issue


class _Making:
    """Makes one report; reads each frame once."""

    def __init__(
        self, cohort: Cohort, choice: Choice, at: datetime, last: Issue
    ) -> None:
        self._cohort = cohort
        self._choice = choice
        self._at = at
        self._programme: Programme = cohort.reading.programme
        self._audit = cohort.audit()
        self._settled = evaluating.shown(cohort.reading)
        self.base = base_of(cohort.people(), last)

    def report(self) -> Report:
        """All of it."""
        store, choice = self._cohort.reading.store, self._choice
        stories, quotes = (
            may_be_quoted(
                store, self._cohort.id, each, self._settled, roles=self._programme.roles
            )
            for each in (Purpose.STORY, Purpose.QUOTE)
        )
        return Report(
            title=self._programme.title,
            cohort=self._cohort.title,
            period=self._period(),
            made_on=self._programme.local.on(self._at),
            summary=self._summary(),
            key_figures=tuple(self._key_figures()),
            choice=choice,
            language=self._programme.language,
            facts=tuple(self._facts()),
            parts=tuple(self._parts()),
            stories=_chosen(stories, choice.stories),
            quotes=_chosen(quotes, choice.quotes),
            method=tuple(line.format(fewest=FEWEST) for line in words.METHOD),
            schools=self._schools() if choice.names_schools else (),
            schools_title=self._said(words.SCHOOLS_NAMED),
        )

    def _period(self) -> str:
        days = [plan.day for plan in self._programme.workshops if plan.day]
        if not days:
            return ""
        first, last = day_in_words(min(days)), day_in_words(max(days))
        return first if first == last else f"{first} to {last}"

    @property
    def _count(self) -> str:
        count = self.base.count
        return HIDDEN if is_small(count) else str(count)

    @property
    def _of(self) -> str:
        """Of how many people a table is, in the middle of a sentence."""
        count = self.base.count
        return words.A_FEW if is_small(count) else str(count)

    @property
    def _drawn(self) -> int:
        """Of how many people rows are drawn; too few are not."""
        count = self.base.count
        return 0 if is_small(count) else count

    @property
    def _from_schools(self) -> str:
        count = figures.schools(self.base)
        said = self._said(words.ONE_SCHOOL if count == 1 else words.SCHOOLS)
        return said.format(count=count)

    def _schools(self) -> tuple[str, ...]:
        named = self.base.people["school"].str.strip()
        return tuple(sorted((n for n in named.unique() if n), key=_counting))

    def _summary(self) -> str:
        period = self._period()
        first = words.SUMMARY.format(
            people=self._count,
            schools=self._from_schools,
            title=self._programme.title,
            period=f", {period}" if period else "",
        )
        there, count = self._there, len(self._there) + len(self._unrecorded)
        if not count:
            return f"{first[0].upper()}{first[1:]} {words.NONE_HELD}"
        known = self._drawn and not there.empty
        latest = words.LATEST.format(there=there.iloc[-1]) if known else ""
        everything = len(self._programme.workshops)
        held = words.HELD.format(held=count, all=everything, there=latest)
        return f"{first[0].upper()}{first[1:]} {held}"

    @cached_property
    def _there(self) -> pd.Series:
        return figures.were_there(self.base, self._came)

    @cached_property
    def _came(self) -> pd.DataFrame:
        return figures.attendance(self.base, self._attendance)

    @cached_property
    def _attendance(self) -> pd.DataFrame:
        return self._cohort.attendance()

    @cached_property
    def _unrecorded(self) -> tuple[str, ...]:
        plans = self._programme.workshops
        return figures.unrecorded(self._attendance, plans, at=self._at)

    @cached_property
    def _finished(self) -> pd.DataFrame:
        return figures.tasks(self.base, self._cohort.tasks())

    def _key_figures(self) -> Iterator[tuple[str, str]]:
        yield self._count, words.PEOPLE
        schools = figures.schools(self.base)
        said = words.SCHOOL if schools == 1 else words.MANY_SCHOOLS
        yield str(schools), self._said(said)
        if not self._there.empty and self._drawn:
            latest = self._titles[self._there.index[-1]]
            yield self._there.iloc[-1], words.WERE_THERE.format(title=latest)
        done = self._finished[figures.FINISHED].dropna()
        if not (done := done[done > 0]).empty:
            title = self._tasks_titles[done.index[-1]]
            yield str(done.iloc[-1]), words.FINISHED.format(title=title)

    @cached_property
    def _titles(self) -> dict[str, str]:
        meetings = (plan.meeting for plan in self._programme.meetings)
        titles = {plan.name: plan.title for plan in self._programme.workshops}
        return {**titles, **{one.id: one.title for one in meetings}}

    @cached_property
    def _tasks_titles(self) -> dict[str, str]:
        return {one.task.name: one.task.title for one in self._programme.tasks}

    def _facts(self) -> Iterator[tuple[str, str]]:
        """What the public page says of the project: its own, or the programme's."""
        about = self._programme.about
        if about is None:
            return
        own = self._page.facts
        for name, label in {**METADATA, "area": words.AREA}.items():
            usual = about.area if name == "area" else about.metadata.get(name, "")
            if text := own.get(name) or usual:
                yield label, text

    @cached_property
    def _page(self) -> PublicPage:
        return self._cohort.reading.store.public_pages.of(self._cohort.id)

    def _led(self) -> str:
        about = self._programme.about
        named = self._page.leaders
        leads = about.leaders if about else ()
        roles = dict.fromkeys(
            one.role[:1].lower() + one.role[1:]
            for one in leads
            if not named or one.name in named
        )
        return words.LED.format(roles="; ".join(roles)) if roles else ""

    def _parts(self) -> Iterator[Part]:
        yield self._who()
        yield self._attended()
        if self._programme.tasks:
            yield self._tasked()
        if self._programme.audit:
            yield self._audited(self._programme.audit)
        yield evaluated(self._settled, people=self._drawn, said=self._said)

    def _who(self) -> Part:
        lead = words.WHO_LEAD.format(
            people=self._count, schools=self._from_schools, led=self._led()
        )
        frame = figures.taking_part(self.base).rename(index=self._said)
        caption = words.WHO_TABLE.format(people=self._of)
        roles = self._said(words.ROLES_TABLE).format(people=self._of)
        tables = (
            Table(caption, frame, words.WHO_FIRST),
            Table(
                roles,
                figures.roles(self.base, self._programme.roles),
                self._said(words.ROLES_FIRST),
            ),
        )
        lead = f"{lead[0].upper()}{lead[1:]}".strip()
        return Part(words.WHO, (lead,), tables)

    def _attended(self) -> Part:
        frame, titles = self._came, ", ".join(self._unrecorded)
        unknown = (words.ATTENDANCE_UNKNOWN.format(titles=titles),) if titles else ()
        if frame.empty:
            return Part(words.ATTENDANCE, unknown or (words.ATTENDANCE_NONE,))
        table = Table(
            words.ATTENDANCE_TABLE.format(people=self._of),
            frame.rename(index=self._titles),
            words.ATTENDANCE_FIRST,
            beside=self._there.rename(index=self._titles),
            people=self._drawn,
        )
        return Part(words.ATTENDANCE, (words.ATTENDANCE_LEAD, *unknown), (table,))

    def _tasked(self) -> Part:
        if self._finished.empty:
            return Part(words.TASKS, (words.TASKS_NONE,))
        caption = words.TASKS_TABLE.format(people=self._of)
        frame = self._finished.rename(index=self._tasks_titles)
        table = Table(caption, frame, words.TASKS_FIRST, people=self._drawn)
        return Part(words.TASKS, (self._said(words.TASKS_LEAD),), (table,))

    def _audited(self, plan: AuditPlan) -> Part:
        """The change once two audits can be compared; until then where they began."""
        title, caption = self._said(words.AUDIT), words.CHANGE_TABLE
        stages, statements = len(plan.stages), len(plan.statements)
        lead = self._said(words.AUDIT_LEAD).format(
            stages=number_in_words(stages), statements=number_in_words(statements)
        )
        frame = figures.audit_change(self.base, self._audit, plan)
        if not says_anything(frame):
            caption = self._said(words.START_TABLE)
            frame = figures.audit_start(self.base, self._audit, plan)
        if not says_anything(frame):
            return Part(title, (lead, words.AUDIT_NONE))
        table = Table(
            caption.format(people=self._of),
            frame.rename(index={c: f"{c} {t}" for c, t in plan.titles.items()}),
            words.AUDIT_FIRST,
            people=self._drawn,
        )
        return Part(title, (lead,), (table,))

    def _said(self, text: str) -> str:
        return self._programme.wording.plainly(text)


def _chosen(among: tuple[Quoted, ...], ids: tuple[str, ...]) -> tuple[Quoted, ...]:
    """Those of *among* that were chosen, in the order in which they were."""
    known = {one.consent: one for one in among}
    return tuple(known[one] for one in ids if one in known)


def _counting(name: str) -> list[tuple[int, str]]:
    """Sorts "Example School 2" before "Example School 10"."""
    pieces = re.split(r"(\d+)", name.casefold())
    return [(len(piece) if piece.isdigit() else 0, piece) for piece in pieces]
