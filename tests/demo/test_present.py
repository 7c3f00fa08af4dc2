"""The demonstration, whose year lies around today and moves along at each start."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.first_year import PROGRAMME
from toolkit import Cohort, clock
from toolkit.activities.base.agreeing import WORDING
from toolkit.demo.first import AGAIN, EMPTY, first_words
from toolkit.demo.year import COHORT, Demo, show_demo
from toolkit.model import PROGRAMME as YEAR
from toolkit.model import Response, ResponseKey, Seating, Sharing
from toolkit.model.attendance import Attendance
from toolkit.model.attending import Status
from toolkit.model.consent import Purpose
from toolkit.model.interest import State
from toolkit.model.pace import open_section
from toolkit.programme.dated import dated
from toolkit.report import report_of
from toolkit.report.keeping import choice_of
from toolkit.roster.attended import attended_year
from toolkit.settings import Settings
from toolkit.store import Store

FIRST, PRESENT = "workshop1_launch", "workshop2"
HOPE = "w1-r4-hope"
JANUARY = datetime(2027, 1, 12, 8, 10, tzinfo=UTC)
JUNE = datetime(2027, 6, 17, 18, 5, tzinfo=UTC)


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch):
    def say(moment: datetime) -> None:
        ahead = moment - clock.real()
        monkeypatch.setattr(clock, "ahead", lambda: ahead)

    say(JANUARY)
    return say


def show(store: Store) -> Demo:
    return show_demo(store, programme=PROGRAMME, settings=Settings())


def seat(store: Store, number: int) -> Seating:
    name = f"Participant {number}"
    return next(s for s in store.people.roster(COHORT) if s.person.name == name)


def key(store: Store, number: int, activity: str, workshop: str = FIRST) -> ResponseKey:
    return ResponseKey(COHORT, seat(store, number).person.id, workshop, activity)


def find(store: Store, number: int, activity: str) -> Response:
    found = store.responses.find(key(store, number, activity))
    assert found
    return found


def test_what_lies_behind_today_is_done_and_nothing_else(store: Store, at) -> None:
    show(store)
    now = clock.now()
    roster = [seat(store, number) for number in range(1, 31)]
    for workshop in (FIRST, YEAR, "community"):
        kept = store.responses.within(COHORT, workshop)
        assert kept
        assert all(one.response.saved_at < now for one in kept)
    for plan in PROGRAMME.workshops[1:]:
        assert store.responses.within(COHORT, plan.name) == ()
    task = [
        sum(name.startswith("t1-") for name in of if not name.endswith(".finished"))
        for each in roster
        for of in [store.responses.of(COHORT, FIRST, each.person.id)]
    ]
    assert {0, 2, task[0], 9} <= set(task)
    assert store.cohorts.progress(COHORT)[FIRST].finished == 10
    assert find(store, 1, HOPE).prompt == "My hope for June in one sentence."
    there = store.attendance.of(COHORT, FIRST)
    assert [there[s.person.id].was_there for s in roster].count(False) == 4
    year = dated(PROGRAMME, store.calendars.of(COHORT))
    first, second, *_ = attended_year(store, COHORT, year, at=now)
    said = {first.of(s.person.id).status for s in roster}
    unsaid = {Status.NOT_RECORDED, Status.ON_NOW, Status.STILL_TO_COME}
    assert said == set(Status) - unsaid
    assert first.corrections
    assert {second.of(s.person.id).status for s in roster} == {Status.STILL_TO_COME}
    assert store.public_pages.of(COHORT).published


def test_at_another_start_all_of_it_has_moved_and_what_people_wrote_has_not(
    store: Store, at
) -> None:
    show(store)
    own, before = key(store, 2, "t1-shared-picture.t1-6-gap"), find(store, 1, HOPE)
    said = {
        "sharing": Sharing.GROUP,
        "write": "w" * 32,
        "prompt": "",
        "at": clock.now(),
    }
    store.responses.save(own, "My own words.", based_on=1, **said)  # type: ignore[arg-type]
    store.pace.save(open_section(store.pace.of(COHORT, PRESENT), "s1", at=clock.now()))
    late = Attendance(seat(store, 3).person.id, joined=clock.now(), note="By phone.")
    store.attendance.add(COHORT, PRESENT, [late])
    typed = store.calendars.of(COHORT)
    assert typed
    hall = replace(typed.occasions["workshop3"], venue="A typed hall", confirmed=False)
    said_so = replace(typed, occasions={**typed.occasions, "workshop3": hall})
    store.calendars.save(COHORT, said_so, at=clock.now())
    at(JUNE)
    show(store)
    calendar = store.calendars.of(COHORT)
    assert calendar
    third = calendar.occasions["workshop3"]
    assert (third.venue, third.confirmed) == ("A typed hall", False)
    assert third.day
    assert third.day > JUNE.date()
    starts = dated(PROGRAMME, calendar).workshops[1].when
    assert starts
    assert timedelta() < starts.starts - JUNE < timedelta(hours=1)
    after = find(store, 1, HOPE)
    assert after.value == before.value
    assert after.saved_at - before.saved_at > timedelta(days=120)
    assert after.prompt == "My hope for November in one sentence."
    finished = find(store, 2, "t1-shared-picture.finished")
    assert finished.value["finished"].startswith("2027-06")
    kept = store.responses.find(own)
    assert kept
    assert (kept.value, kept.saved_at) == ("My own words.", said["at"])
    assert store.responses.history(own)[0].saved_at < JANUARY
    assert store.attendance.of(COHORT, PRESENT)[late.person] == replace(
        late, joined=None
    )
    person = seat(store, 1).person.id
    came = store.attendance.of(COHORT, FIRST)[person].joined
    assert came
    assert JUNE - came < timedelta(weeks=12)
    (stay,) = store.stays.of(COHORT, FIRST)[person]
    assert stay.came == came
    ((_, (put_right,)),) = store.corrections.of(COHORT, FIRST).items()
    assert came < put_right.at < JUNE
    for number in (1, 3):
        (comment, *_) = store.comments.on(key(store, number, "t1-shared-picture"))
        assert timedelta() < JUNE - comment.written_at < timedelta(days=4)
    assert not store.pace.of(COHORT, PRESENT).is_live


def test_a_start_while_the_workshop_is_near_or_on_moves_nothing(
    store: Store, at
) -> None:
    show(store)
    before = store.calendars.of(COHORT)
    at(JANUARY + timedelta(hours=2))
    show(store)
    assert store.calendars.of(COHORT) == before


def test_links_of_every_start_work_and_the_room_stays_open(store: Store, at) -> None:
    def people(made: Demo) -> list[str | None]:
        tokens = [
            made.facilitator.rpartition("/")[2],
            made.participant.rpartition("/")[2],
        ]
        found = (store.tokens.holder(t, "link", now=clock.now()) for t in tokens)
        return [each and each.person.name for each in found]

    first = show(store)
    at(JANUARY + timedelta(days=1))
    second = show(store)
    for made in (first, second):
        assert people(made) == ["Facilitator 1", "Participant 1"]
    room = store.rooms.find(second.code, now=clock.now())
    assert room
    assert room[1] == PRESENT


def test_a_start_says_what_fits_the_store(store: Store, at) -> None:
    def words(*, demo: bool = True) -> list[str]:
        return first_words(store, programme=PROGRAMME, settings=Settings(), demo=demo)

    assert [line.split(":")[0].strip() for line in words()] == [
        *(EMPTY.rstrip(":"), "Organiser", "Facilitator", "Participant", "Room code")
    ]
    assert [line.split(":")[0].strip() for line in words()] == [
        *(AGAIN.rstrip(":"), "Organiser", "Facilitator", "Participant", "Room code")
    ]
    assert words(demo=False) == []
    store.cohorts.add("real", "A real cohort")
    assert [line.split(":")[0].strip() for line in words()] == [
        *(AGAIN.rstrip(":"), "Facilitator", "Participant", "Room code")
    ]


def test_a_cohort_that_only_has_its_name_is_never_moved(store: Store, at) -> None:
    store.cohorts.add(COHORT, "Ours")
    told = first_words(store, programme=PROGRAMME, settings=Settings(), demo=True)
    assert told == ["Nobody organises. Next: toolkit organiser add NAME"]
    assert store.calendars.of(COHORT) is None


def test_it_can_be_seen_before_joining_and_has_places_to_offer(store: Store) -> None:
    show(store)
    assert store.public_pages.of(COHORT).published
    states = [each.state for each in store.interests.of(COHORT)]
    assert states == [State.OFFERED, State.DECLINED, State.NEW, State.NEW]


def test_some_of_what_is_said_may_go_on_to_the_next_cohort(store: Store, at) -> None:
    show(store)
    agreed = store.consents.standing(COHORT, Purpose.NEXT_COHORT)
    places = {(one.workshop, one.activity.partition(".")[0]) for one in agreed}
    assert places == {("community", "voices"), (YEAR, "story-of-change")}
    assert {one.wording for one in agreed} <= set(WORDING.values())


def test_the_report_of_the_demonstration_has_words_and_figures(
    store: Store, at, tmp_path: Path
) -> None:
    show(store)
    year = dated(PROGRAMME, store.calendars.of(COHORT))
    cohort = Cohort(COHORT, store=store, contents=tmp_path, programme=year)
    report = report_of(cohort, choice_of(store, COHORT))
    assert [len(report.stories), len(report.quotes)] == [2, 3]
    assert report.choice.funder
    assert {quoted.role for quoted in report.quotes} > {"Head of mathematics"}
    by_title = {part.title: part for part in report.parts}
    assert by_title["Attendance"].tables
    assert by_title["Where departments stand"].tables
