"""Who was there: what a cohort's store holds, judged."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from tests.corrected import put_right
from tests.first_year import CALENDAR, PROGRAMME, YEAR
from tests.programme.test_meetings import MET
from tests.roster.conftest import COHORT
from toolkit.model import Role
from toolkit.model import pace as pacing
from toolkit.model.attendance import Attendance, Mark, Place, Times
from toolkit.model.attending import Held, Status
from toolkit.programme.dated import dated
from toolkit.programme.plan import When
from toolkit.roster.attended import Gathering, attended, attended_year
from toolkit.store import Store

PLAN = YEAR.workshops[0]


def when() -> When:
    assert PLAN.when is not None
    return PLAN.when


def stay(store: Store, person: str, *, came: float, left: float) -> None:
    """Let somebody have had the page open from one minute of it to another."""
    at = [when().starts + timedelta(minutes=each) for each in (came, left)]
    place = Place(COHORT, person, PLAN.name)
    where = {"cohort": COHORT, "workshop": PLAN.name}
    store.presence.keep("one", at=at[0], came=[place])
    store.presence.record_joined("one", mode="online", since=at[0], **where)
    store.presence.keep("one", at=at[1], went=[place])


def test_a_year_is_read_with_its_rules_and_corrections(kept: Store) -> None:
    store = kept
    store.calendars.save(COHORT, CALENDAR, at=when().starts)
    people = [store.people.add(COHORT, name=f"P{n}").person.id for n in range(6)]
    whole, brief, late, away, ill, _ = people
    stay(store, whole, came=0, left=150)
    stay(store, brief, came=0, left=2)
    stay(store, late, came=14, left=150)
    stay(store, away, came=0, left=150)
    put_right(store, COHORT, PLAN.name, Attendance(away, mark=Mark.ABSENT))
    times = Times(when().starts, when().ends)
    put_right(store, COHORT, PLAN.name, Attendance(ill), times=times)
    # Led from minute five on: that is when it began.
    pace = store.pace.of(COHORT, PLAN.name)
    begun = when().starts + timedelta(minutes=5)
    pace = pacing.open_section(pace, "section-1", at=begun)
    store.pace.save(pacing.end_live(pace, at=begun + timedelta(minutes=10)))
    after = when().ends + timedelta(days=1)
    first, second, *_ = attended_year(store, COHORT, YEAR, at=after)
    said = [first.of(person).status for person in people]
    assert said == [
        *(Status.PRESENT, Status.ABSENT, Status.PRESENT, Status.ABSENT),
        *(Status.PRESENT, Status.ABSENT),
    ]
    assert first.of(whole).minutes == 145
    assert [one.reason for one in first.corrections[away]] == ["A test."]
    assert second.of(whole).status is Status.STILL_TO_COME


def test_of_what_nothing_was_recorded_nothing_is_said_of_anybody(kept: Store) -> None:
    kept.calendars.save(COHORT, CALENDAR, at=when().starts)
    ana, ben = (kept.people.add(COHORT, name=name).person.id for name in ("A", "B"))
    lead = kept.people.add(COHORT, name="Lead", role=Role.FACILITATOR).person.id
    after = when().ends + timedelta(days=1)

    def said() -> list[Status]:
        first, *_ = attended_year(kept, COHORT, YEAR, at=after)
        return [first.of(person).status for person in (ana, ben)]

    unknown = [Status.NOT_RECORDED] * 2
    assert said() == unknown
    # Whoever leads has the page open, too: that says nothing of the others.
    stay(kept, lead, came=0, left=150)
    assert said() == unknown
    # A correction that takes everything back says nothing either.
    put_right(kept, COHORT, PLAN.name, Attendance(ana, note="On paper"))
    assert said() == unknown
    put_right(kept, COHORT, PLAN.name, Attendance(ana, mark=Mark.APOLOGY))
    assert said() == [Status.APOLOGY, Status.ABSENT]


def test_nobody_is_called_not_recorded_before_it_is_over(kept: Store) -> None:
    kept.calendars.save(COHORT, CALENDAR, at=when().starts)
    ana = kept.people.add(COHORT, name="A").person.id
    hour = timedelta(hours=1)

    def said(at: datetime) -> Status:
        first, *_ = attended_year(kept, COHORT, YEAR, at=at)
        return first.of(ana).status

    assert said(when().starts - 2 * hour) is Status.STILL_TO_COME
    assert said(when().starts) is Status.ON_NOW
    assert said(when().ends - timedelta(minutes=1)) is Status.ON_NOW
    assert said(when().ends + hour) is Status.NOT_RECORDED


@pytest.mark.parametrize("recorded", ["stay", "mark", "caught up", "times"])
def test_once_something_is_recorded_of_anybody_others_were_absent(
    kept: Store, recorded: str
) -> None:
    kept.calendars.save(COHORT, CALENDAR, at=when().starts)
    ana, ben = (kept.people.add(COHORT, name=name).person.id for name in ("A", "B"))
    one, times = Attendance(ana), None
    if recorded == "stay":
        stay(kept, ana, came=0, left=2)
    elif recorded == "mark":
        one = Attendance(ana, mark=Mark.ABSENT)
    elif recorded == "caught up":
        one = Attendance(ana, caught_up=True)
    else:
        times = Times(when().starts, when().ends)
    if recorded != "stay":
        put_right(kept, COHORT, PLAN.name, one, times=times)
    after = when().ends + timedelta(days=1)
    first, *_ = attended_year(kept, COHORT, YEAR, at=after)
    assert first.of(ben).status is Status.ABSENT


def test_any_other_meeting_is_read_by_its_times(kept: Store) -> None:
    ana, ben = (kept.people.add(COHORT, name=name).person.id for name in ("P", "Q"))
    put_right(kept, COHORT, "evening-1", Attendance(ben, mark=Mark.PRESENT))
    held = Held.planned(when().starts, when().starts + timedelta(minutes=60))
    meeting = Gathering("evening-1", "An evening", held)
    after = when().ends + timedelta(days=1)
    found = attended(kept, COHORT, meeting, rules=YEAR.attendance, at=after)
    assert found.of(ana).status is Status.ABSENT


def test_nobody_is_absent_from_an_optional_meeting_and_nobody_late(kept: Store) -> None:
    ana, ben = (kept.people.add(COHORT, name=name).person.id for name in ("A", "B"))
    (met,) = dated(PROGRAMME, MET).meetings
    assert met.meeting.optional
    said = Attendance(ana, joined=met.starts + timedelta(minutes=40))
    kept.attendance.add(COHORT, met.meeting.id, [said])
    after = met.ends + timedelta(days=1)
    *_, found = attended_year(kept, COHORT, dated(PROGRAMME, MET), at=after)
    assert found.gathering.name == met.meeting.id
    assert found.of(ana).status is Status.PRESENT
    assert found.of(ben).status is Status.NOT_RECORDED
