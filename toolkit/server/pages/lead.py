"""What a facilitator needs to know next: facts alone, each with the way to its page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from toolkit.activities.base.overview import from_today
from toolkit.activities.evaluation.opening import opens_at
from toolkit.activities.evaluation.settled import points_of, settle
from toolkit.activities.evaluation.told import answered_in_words
from toolkit.activities.to_do.everybody import (
    standings,
    task_asked,
)
from toolkit.model import PROGRAMME, Role, Seating
from toolkit.model.dates import weekday_in_words
from toolkit.model.members import of_the_year
from toolkit.model.message import MessageKind, MessageState
from toolkit.post.plans import OF_A_COHORT, had_by, is_held, planned
from toolkit.programme import Plan, Programme
from toolkit.programme.agenda import workshop_to_lead
from toolkit.roster.attended import attended, gatherings_of
from toolkit.server.pages.lead_facts import Fact, Panel, facts_of_task
from toolkit.server.pages.lead_words import LEAD
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
        return (
            *self._upcoming(),
            Panel(LEAD["joining"], tuple(self._joining())),
            *self._tasks(),
            *self._attendance(),
            *self._evaluation(),
            *self._meetings(),
            Panel(LEAD["messages"], tuple(self._messages())),
        )

    # -- the next workshop ----------------------------------------------------------

    def _upcoming(self) -> Iterator[Panel]:
        plan = self._next()
        if plan.when is None or self.at < plan.when.ends:
            yield Panel(LEAD["next"].format(title=plan.title), self._ready(plan))

    def _next(self) -> Plan:
        """What is live, else the workshop that is not over and comes first."""
        plans, store = self.programme.workshops, self.site.store
        live = {p.name for p in plans if store.pace.of(self.cohort, p.name).is_live}
        to_come = [p for p in plans if p.when is None or self.at < p.when.ends]
        known = [plan for plan in to_come if plan.when]
        among = [p for p in plans if p.name in live] or known or to_come or list(plans)
        return workshop_to_lead(among, live=live, at=self.at)

    def _ready(self, plan: Plan) -> tuple[Fact, ...]:
        return (
            *self._date(plan),
            *self._invited(plan),
            self._groups(plan),
            *self._themes(plan),
            *self._page(plan),
        )

    def _themes(self, plan: Plan) -> Iterator[Fact]:
        """The way to what people contributed in the task that comes before *plan*."""
        plans = self.programme.workshops
        before = plans[: plans.index(plan)]
        given = [one for one in before if one.when and one.when.ends <= self.at]
        if given and task_asked(self.site.settings.contents, given[-1]):
            part = f"cohort/{self.cohort}/tasks/themes/{given[-1].name}"
            yield Fact(LEAD["themes"], part, LEAD["themes way"])

    def _date(self, plan: Plan) -> Iterator[Fact]:
        when, way = plan.when, LEAD["calendar way"]
        if when is None:
            yield Fact(LEAD["no date"], "calendar", way, well=False)
            return
        day = when.starts.date()
        away = from_today(day, self.programme.local.day(self.at))
        said = ", ".join(filter(None, (weekday_in_words(day), away)))
        state = "confirmed" if when.confirmed else "draft"
        yield Fact(LEAD[state].format(day=said), "calendar", way, when.confirmed)
        place = when.place or LEAD["no place"]
        is_call = "online" in when.mode.lower() and not when.link
        said = LEAD["no link"] if is_call else LEAD["place"].format(place=place)
        yield Fact(said, "calendar", way, bool(when.place or when.link) and not is_call)

    def _invited(self, plan: Plan) -> Iterator[Fact]:
        known = self.site.store.messages.known(self.cohort, MessageKind.JOINING)
        for one in planned(self.programme):
            if (one.kind, one.about) == (MessageKind.JOINING, plan.name):
                had = had_by(known, one, self.cohort)
                count = sum(had.get(s.id) is MessageState.SENT for s in self.people)
                said = LEAD["invited"].format(count=count, all=len(self.people))
                way = LEAD["messages way"]
                yield Fact(said, "messages", way, count == len(self.people))

    def _groups(self, plan: Plan) -> Fact:
        """Those made for the workshop, else those of the year."""
        store, cohort = self.site.store, self.cohort
        for place, said in ((plan.name, "groups here"), (PROGRAMME, "groups year")):
            made = store.groups.made_for(cohort, place)
            if made.is_for_the_year:
                made = of_the_year(made, self.people)
            groups = made.groups
            if groups:
                grouped = {person for group in groups for person in group.members}
                alone = sum(s.person.id not in grouped for s in self.people)
                told = LEAD[said].format(count=len(groups))
                told += LEAD["alone"].format(count=alone) if alone else ""
                return Fact(told, *self._facilitate, well=not alone)
        return Fact(LEAD["no groups"], *self._facilitate, well=False)

    @property
    def _facilitate(self) -> tuple[str, str]:
        """The way to where workshops are led; nothing without a page for it."""
        found = self.programme.way_to("facilitate")
        return (found, LEAD["facilitate way"]) if found else ("", "")

    def _page(self, plan: Plan) -> Iterator[Fact]:
        outlines, way = self.site.outlines, f"workshop/{plan.name}"
        if outlines.failure(plan.name) is not None:
            yield Fact(LEAD["page fails"], way, LEAD["page way"], well=False)
        elif outlines.ready(plan.name) is not None:
            yield Fact(LEAD["page ready"], way, LEAD["page way"], well=True)
        else:
            yield Fact(LEAD["page missing"], well=False)
        has_sheet = (plan.folder / "facilitator.md").is_file()
        yield Fact(
            LEAD["run sheet" if has_sheet else "no run sheet"],
            *self._facilitate,
            well=has_sheet,
        )

    # -- people and what they do ----------------------------------------------------

    def _joining(self) -> Iterator[Fact]:
        has_joined = self.site.store.tokens.has_signed_in
        never = [s for s in self.people if not has_joined(s.id)]
        count, everybody = len(self.people) - len(never), len(self.people)
        said = LEAD["joined"].format(count=count, all=everybody)
        yield Fact(said, "people", LEAD["people way"], well=not never)
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
            way = Fact(said, "calendar", LEAD["calendar way"], one.meeting.confirmed)
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
            yield Fact(LEAD["failed"].format(count=failed), "messages", way, well=False)
        else:
            yield Fact(LEAD["none failed"], well=True)


_MOST_NAMES = 8


def lead_of(site: Site, cohort: str, *, at: datetime) -> tuple[Panel, ...]:
    """What whoever runs the cohort needs to know next; asks the store."""
    roster = site.store.people.roster(cohort)
    people = [s for s in roster if s.role is Role.PARTICIPANT]
    return Lead(site, cohort, site.programme_of(cohort), people, at).panels()
