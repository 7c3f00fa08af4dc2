"""A cohort of invented people and their year, so that there is something to try."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from toolkit.clock import now
from toolkit.demo.between import add_between, give_time
from toolkit.demo.calendar import HOUR, PRESENT, calendar_around, moved
from toolkit.demo.done import WRITE, Between, Done
from toolkit.demo.evaluated import agreed, evaluated
from toolkit.demo.made import made_by_now
from toolkit.demo.material import Line, Material, material_of
from toolkit.demo.present import is_told, told_by_now
from toolkit.demo.public_page import add_public_page
from toolkit.demo.reading import fitting_together
from toolkit.demo.reported import agree_to_report
from toolkit.demo.roster import (
    ALL,
    COHORT,
    Demo,
    add_people,
    let_in,
    numbered,
    seats_of,
)
from toolkit.demo.there import There
from toolkit.demo.together import written_together
from toolkit.model import PROGRAMME as YEAR
from toolkit.model import Response, ResponseKey, Role, Seating, Sharing
from toolkit.model.attendance import Mark
from toolkit.model.calendar import Calendar
from toolkit.model.contents import Asked, read_contents
from toolkit.model.members import of_the_year
from toolkit.model.pace import end_live
from toolkit.programme import Programme, opens_for_everyone
from toolkit.programme.dated import asked_in_words, dated
from toolkit.server.accepted import Accepted
from toolkit.settings import Settings
from toolkit.store import Store
from toolkit.store.cohorts import DEMONSTRATION


def add_demo(
    store: Store, *, programme: Programme, settings: Settings, calendar: Calendar
) -> Demo:
    """Make a cohort that has a whole year behind it, if it is missing, and links to it.

    Its calendar stays as it is. Safe to repeat.
    """
    if store.cohorts.find(COHORT) is None:
        material = material_of(settings.programme)
        add_people(store, material)
        store.calendars.save(COHORT, calendar, at=now())
        year, told = dated(programme, calendar), material.evaluation
        people = numbered(store.people.roster(COHORT))
        store.responses.add(_whole_year(material, people, year))
        for consent in agreed(told, year, people, until=ALL):
            store.consents.give(consent)
    return let_in(store, COHORT, programme.workshops[0], settings)


def show_demo(store: Store, *, programme: Programme, settings: Settings) -> Demo:
    """Make the demonstration, or let its year lie around this moment; links to it.

    What people wrote into it stays as it is.
    """
    shown = Demonstration(store, programme=programme, settings=settings)
    cohort = store.cohorts.demonstration()
    if cohort is None:
        shown.make()
    elif not _is_present(store.calendars.of(cohort.id), programme):
        shown.move(cohort.id)
    present = programme.workshops[min(PRESENT, len(programme.workshops) - 1)]
    return let_in(store, cohort.id if cohort else COHORT, present, settings)


def answering(
    accepted: Accepted, *, store: Store, settings: Settings
) -> Callable[[str], None]:
    """What is to be told of each notebook that was executed, so that people answer it.

    They answer what the programme, as it is *accepted* then, says of it.
    """

    def answer(notebook: str) -> None:
        if store.cohorts.demonstration() is not None:
            now_served = accepted.programme
            Demonstration(store, programme=now_served, settings=settings).answer(
                notebook
            )

    return answer


class Demonstration:
    """What there is to try of one programme, kept in one store."""

    def __init__(
        self, store: Store, *, programme: Programme, settings: Settings
    ) -> None:
        self._store = store
        self._programme = programme
        self._settings = settings
        self._material = material_of(settings.programme)

    @property
    def is_told(self) -> bool:
        """Whether the folder tells of its people, so that nothing is made up."""
        return is_told(self._material, self._programme)

    def make(self) -> None:
        """Let there be people, whose year lies around this moment."""
        store, material = self._store, self._material
        calendar = self._calendar()
        self._try_out(dated(self._programme, calendar))
        add_people(store, material, programme=DEMONSTRATION)
        add_public_page(store, self._programme, cohort=COHORT, material=material)
        store.calendars.save(COHORT, calendar, at=now())
        year = dated(self._programme, calendar)
        done = self._done(COHORT, year)
        _add_attendance(store, COHORT, year.workshops[0].name, done.there)
        people = numbered(store.people.roster(COHORT))
        told, at = material.reported, now()
        agree_to_report(told, store, people, cohort=COHORT, at=at)
        add_between(store, COHORT, year, meetings=material.meetings)
        give_time(store, COHORT, year)
        self._add(done)
        _sign_out_who_came(store, COHORT, done)

    def move(self, cohort: str) -> None:
        """Let what it holds of its own have happened around this moment."""
        store, kept = self._store, self._store.calendars.of(cohort)
        fresh = self._calendar()
        store.calendars.save(cohort, moved(kept, fresh) if kept else fresh, at=now())
        year = dated(self._programme, store.calendars.of(cohort))
        done = self._done(cohort, year)
        store.renewal.answers(done.answers)
        store.renewal.comments(done.comments)
        first, *others = year.workshops
        if done.there.attendance:
            store.renewal.attendance(cohort, first.name, done.there.attendance)
            store.renewal.stays(cohort, first.name, done.there.stays)
            store.renewal.corrections(done.there.corrections)
        give_time(store, cohort, year)
        for plan in others:
            store.renewal.nobody_came(cohort, plan.name)
        for plan in year.workshops:
            pace = store.pace.of(cohort, plan.name)
            if pace.is_live:
                store.pace.save(end_live(pace, at=now()))

    def answer(self, notebook: str) -> None:
        """Let people have answered what *notebook* asks, now that it was executed.

        Whoever has answered keeps what stands.
        """
        cohort = self._store.cohorts.demonstration()
        if cohort is None or self.is_told:
            return
        year = dated(self._programme, self._store.calendars.of(cohort.id))
        self._add(self._done(cohort.id, year, only=notebook))
        self._write_together(cohort.id, year, notebook)

    def _try_out(self, year: Programme) -> None:
        """Put what is told to use with nobody, so that nothing is made by halves."""
        with fitting_together():
            people = seats_of(self._material)
            between = Between.of(year, people)
            if between and self.is_told:
                told_by_now(between, self._material, leads=[people[1]])

    def _calendar(self) -> Calendar:
        with fitting_together():
            meetings = self._material.meetings
            return calendar_around(now(), self._programme, meetings=meetings)

    def _add(self, done: Done) -> None:
        """Keep what is not kept yet: of what was taken back there is still a trace."""
        self._store.responses.add(done.answers)
        for comment in done.comments:
            self._store.comments.add(comment)
        for consent in done.consents:
            self._store.consents.give(consent)

    def _write_together(self, cohort: str, year: Programme, notebook: str) -> None:
        """Let groups have written what the first workshop asks them for."""
        store, speech = self._store, self._material.speech
        roster = store.people.roster(cohort)
        between = Between.of(year, numbered(roster))
        if between is None or not between.is_over or notebook != between.plan.name:
            return
        asked = self._asked(year, notebook)[notebook]
        groups = of_the_year(store.groups.made_for(cohort, YEAR), roster)
        for one in written_together(between, asked, groups, speech):
            store.pages.write(one.page, one.change, person=one.person, at=one.at)

    def _done(self, cohort: str, year: Programme, *, only: str = "") -> Done:
        roster = self._store.people.roster(cohort, withdrawn=True)
        leads = [each for each in roster if each.role is Role.FACILITATOR]
        between = Between.of(year, numbered(roster))
        if between is None:
            return Done()
        if not self.is_told:
            asked = self._asked(year, only)
            speech = replace(self._material.speech, day=between.day)
            return made_by_now(between, asked, speech=speech, leads=leads)
        with fitting_together():
            return told_by_now(between, self._material, leads=leads)

    def _asked(self, year: Programme, only: str) -> Mapping[str, tuple[Asked, ...]]:
        folder = self._settings.contents
        return {
            served.name: asked_in_words(
                read_contents(folder, served.name), year, notebook=served.name
            )
            for served in year.served
            if opens_for_everyone(served) and only in ("", served.name)
        }


def _is_present(calendar: Calendar | None, programme: Programme) -> bool:
    """Whether the second workshop is on, or begins within the hour."""
    plans = dated(programme, calendar).workshops
    when = plans[min(PRESENT, len(plans) - 1)].when
    return when is not None and when.starts - HOUR <= now() < when.ends


def _sign_out_who_came(store: Store, cohort: str, done: Done) -> None:
    """They have joined, and are nowhere signed in."""
    wrote = {one.key.person for one in done.answers}
    absent = {one.person for one in done.there.attendance if one.mark is Mark.ABSENT}
    for seating in store.people.roster(cohort):
        person = seating.person.id
        # Where nobody has written yet, whoever is not marked as absent soon will have.
        came = person in wrote if wrote else person not in absent
        if came and seating.role is Role.PARTICIPANT:
            # One that is over at once.
            store.tokens.issue(seating.id, "sign-in", expires_at=now())


def _add_attendance(store: Store, cohort: str, workshop: str, there: There) -> None:
    store.attendance.add(cohort, workshop, there.attendance)
    store.stays.add(cohort, workshop, there.stays)
    for correction in there.corrections:
        store.attendance.correct(cohort, workshop, correction=correction)


def _whole_year(
    material: Material, people: Mapping[int, Seating], year: Programme
) -> list[Response]:
    asked = material.evaluation
    return [
        *(_response(line, people, year) for line in material.lines),
        *evaluated(asked, year, people, until=ALL, write=WRITE),
    ]


def _response(line: Line, people: Mapping[int, Seating], year: Programme) -> Response:
    asked = year.wording.apply(line["prompt"])
    person = people[line["participant"]].person.id
    return Response(
        key=ResponseKey(COHORT, person, line["workshop"], line["activity"]),
        value=line["value"],
        sharing=Sharing(line["sharing"]),
        version=1,
        saved_at=datetime.fromisoformat(line["saved_at"]),
        prompt=year.in_words(asked, workshop=line["workshop"]),
        write=WRITE,
    )
