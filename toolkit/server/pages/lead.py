"""What a facilitator needs to know next: facts alone, each with the way to its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from toolkit.activities.evaluation.opening import opens_at
from toolkit.activities.evaluation.settled import points_of, settle
from toolkit.activities.evaluation.told import answered_in_words
from toolkit.activities.to_do.everybody import (
    standings,
    task_asked,
)
from toolkit.model import Role, Seating
from toolkit.model.dates import weekday_in_words
from toolkit.model.message import MessageState
from toolkit.post.plans import OF_A_COHORT, is_held, planned
from toolkit.programme import Plan, Programme
from toolkit.readiness import before
from toolkit.readiness.before import Before, next_workshop
from toolkit.readiness.point import Point, State
from toolkit.roster.attended import attended, gatherings_of
from toolkit.server.pages.lead_facts import Fact, Panel, facts_of_task
from toolkit.server.pages.lead_words import LEAD
from toolkit.server.pages.readying import page_stands
from toolkit.server.site import Site


@dataclass(frozen=True, slots=True)
class Lead:
    """One cohort at one moment, as whoever runs it sees it. No answer is read."""

    site: Site
    cohort: str
    programme: Programme
    people: Sequence[Seating]
    at: datetime

    def panels(self) -> tuple[Panel, ...]:
        """All of them, in the order in which they are needed."""
        if not self.people:
            return ()
        plan = next_workshop(self.site.store, self.cohort, self.programme, at=self.at)
        of = Before(
            self.site.store, self.cohort, self.programme, plan, self.people, self.at
        )
        return (
            *self._upcoming(of),
            Panel(LEAD["joining"], tuple(self._joining(of))),
            *self._tasks(),
            *self._attendance(),
            *self._evaluation(),
            *self._meetings(),
            Panel(LEAD["messages"], tuple(self._messages())),
        )

    # -- the next workshop ----------------------------------------------------------

    def _upcoming(self, of: Before) -> Iterator[Panel]:
        if of.plan.when is None or of.at < of.plan.when.ends:
            yield Panel(LEAD["next"].format(title=of.plan.title), self._ready(of))

    def _ready(self, of: Before) -> tuple[Fact, ...]:
        """The same points that the page Ready looks at, and the way there."""
        stands = page_stands(self.site, of.plan.name)
        found = (
            *(before.day(of), *before.place(of), *before.invited(of)),
            before.groups(of),
        )
        after = (before.page_of(of, stands), before.sheet(of))
        return (
            Fact(LEAD["ready"].format(title=of.plan.title), "ready", LEAD["ready way"]),
            *map(_fact_of, found),
            *self._themes(of.plan),
            *map(_fact_of, after),
        )

    def _themes(self, plan: Plan) -> Iterator[Fact]:
        """The way to what people contributed in the task that comes before *plan*."""
        plans = self.programme.workshops
        earlier = plans[: plans.index(plan)]
        given = [one for one in earlier if one.when and one.when.ends <= self.at]
        if given and task_asked(self.site.settings.contents, given[-1]):
            part = f"cohort/{self.cohort}/tasks/themes/{given[-1].name}"
            yield Fact(LEAD["themes"], part, LEAD["themes way"])

    # -- people and what they do ----------------------------------------------------

    def _joining(self, of: Before) -> Iterator[Fact]:
        """How the page Ready finds it, and the names of who has never been here."""
        yield _fact_of(before.people(of))
        has_joined = self.site.store.tokens.has_signed_in
        never = [s for s in self.people if not has_joined(s.id)]
        if never:
            names = ", ".join(s.person.name for s in never[:_MOST_NAMES])
            rest = len(never) - _MOST_NAMES
            more = LEAD["and more"].format(count=rest) if rest > 0 else ""
            yield Fact(LEAD["never"].format(names=names, more=more))

    def _tasks(self) -> Iterator[Panel]:
        """The task that was given last: how far people are, and who needs a word."""
        found = standings(
            self.site.store,
            self.programme,
            cohort=self.cohort,
            contents=self.site.settings.contents,
            at=self.at,
        )
        over = [
            one
            for one in self.programme.tasks
            if one.plan.when and one.plan.when.ends <= self.at
        ]
        given = [one for one in found if one.is_given]
        if over:
            _, plan, task = over[-1]
            own = [one for one in given if one.workshop == plan.name]
            title = LEAD["task"].format(title=task.title)
            yield Panel(title, tuple(facts_of_task(task, own, asks=given)))

    def _attendance(self) -> Iterator[Panel]:
        store = self.site.store
        own = {plan.name for plan in self.programme.workshops}
        over = [
            one
            for one in gatherings_of(store, self.cohort, self.programme, at=self.at)
            if one.name in own and one.held and one.held.ends <= self.at
        ]
        if over:
            rules = self.programme.attendance
            found = attended(store, self.cohort, over[-1], rules=rules, at=self.at)
            counts = Counter(found.of(s.person.id).status for s in self.people)
            said = ", ".join(f"{count} {status}" for status, count in counts.items())
            title = LEAD["attendance"].format(title=over[-1].title)
            fact = Fact(said, "attendance", LEAD["attendance way"])
            yield Panel(title, (fact,))

    def _evaluation(self) -> Iterator[Panel]:
        """How many have answered the point that was opened last."""
        points = points_of(self.programme, self.site.settings.contents)
        opens = [(opens_at(p.face, self.programme.workshops), p) for p in points]
        asked = [(at, point) for at, point in opens if at and at <= self.at]
        if asked:
            _, newest = max(asked, key=lambda one: one[0])
            shown = settle(self.site.store, self.cohort, [newest], at=self.at)
            (one,), have = shown.evaluated.points, LEAD["have answered"]
            said = f"{answered_in_words(one.answered, one.people, have=have)}."
            title = LEAD["evaluation"].format(title=newest.title)
            yield Panel(title, (Fact(said, "evaluation", LEAD["evaluation way"]),))

    def _meetings(self) -> Iterator[Panel]:
        to_come = [one for one in self.programme.meetings if self.at < one.ends]
        if to_come:
            one = to_come[0]
            day = weekday_in_words(one.meeting.day)
            state = "" if one.meeting.confirmed else LEAD["meeting draft"]
            said = f"{one.told}. {day}, {one.hours}{state}"
            title = LEAD["meeting"].format(title=one.meeting.title)
            stands = State.OK if one.meeting.confirmed else State.WRONG
            way = Fact(said, "calendar", LEAD["calendar way"], stands)
            yield Panel(title, (way,))

    # -- letters --------------------------------------------------------------------

    def _messages(self) -> Iterator[Fact]:
        store, way = self.site.store, LEAD["messages way"]
        known = store.messages.known(self.cohort, *OF_A_COHORT)
        waiting = [
            one
            for one in planned(self.programme)
            if self.at < one.goes and not is_held(one, self.cohort, known=known)
        ]
        if waiting:
            one = waiting[0]
            what = LEAD[f"message {one.kind}"].format(
                title=self.programme.workshop(one.about).title
            )
            by_itself = self.site.posting.goes_by_itself and one.confirmed
            said = LEAD["goes" if by_itself else "to send"]
            day = self.programme.local.on(one.goes)
            yield Fact(said.format(what=what, day=day), "messages", way)
        log = store.messages.log(self.cohort)
        failed = sum(one.state is MessageState.FAILED for one, _ in log)
        if failed:
            said = LEAD["failed"].format(count=failed)
            yield Fact(said, "messages", way, State.WRONG)
        else:
            yield Fact(LEAD["none failed"])


_MOST_NAMES = 8


def _fact_of(point: Point) -> Fact:
    kind = point.way.partition("/")[0].replace("page", "facilitate")
    way = LEAD[f"{kind} way"] if kind else ""
    return Fact(point.said, point.way, way, state=point.state)


def lead_of(site: Site, cohort: str, *, at: datetime) -> tuple[Panel, ...]:
    """What whoever runs the cohort needs to know next; asks the store."""
    roster = site.store.people.roster(cohort)
    people = [s for s in roster if s.role is Role.PARTICIPANT]
    return Lead(site, cohort, site.programme_of(cohort), people, at).panels()
