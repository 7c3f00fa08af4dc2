"""What people agreed to, and who looked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.store.conftest import NOW
from toolkit.model import Role, Seating
from toolkit.model.consent import Consent, Purpose
from toolkit.model.looked import Looked, What
from toolkit.store import Store

DAY = timedelta(days=1)


def agreed(seating: Seating) -> Consent:
    return Consent(
        id="c1",
        cohort="north",
        person=seating.person.id,
        purpose=Purpose.QUOTE,
        workshop="workshop4",
        activity="voice",
        wording="My sentence may be quoted, with my role and no name.",
        given_at=NOW,
    )


def test_agreeing_twice_is_agreeing_once(store: Store, ana: Seating) -> None:
    first = store.consents.give(agreed(ana))
    again = store.consents.give(replace(agreed(ana), id="c2", given_at=NOW + DAY))
    assert again == first
    assert store.consents.standing("north", Purpose.QUOTE) == (first,)
    assert store.consents.standing("north", Purpose.STORY) == ()


def test_what_was_taken_back_keeps_its_days_and_holds_no_longer(
    store: Store, ana: Seating
) -> None:
    given = store.consents.give(agreed(ana))
    store.consents.take_back(given, at=NOW + DAY)
    store.consents.take_back(given, at=NOW + 2 * DAY)
    assert store.consents.standing("north", Purpose.QUOTE) == ()
    (kept,) = store.consents.of_person(ana.person.id)
    assert (kept.given_at, kept.taken_back_at, kept.stands) == (NOW, NOW + DAY, False)
    anew = store.consents.give(replace(given, id="c2", given_at=NOW + 3 * DAY))
    assert store.consents.standing("north", Purpose.QUOTE) == (anew,)


def test_the_same_line_is_noted_once_an_hour(store: Store, ana: Seating) -> None:
    one = Looked("north", ana.person.id, What.EVALUATION, "", NOW)
    for minutes in (0, 20, 59, 61, 70):
        later = replace(one, at=NOW + timedelta(minutes=minutes))
        store.looks.note_once(later)
    lines = store.looks.in_cohort("north", most=9)
    assert [line.at - NOW for line in lines] == [
        timedelta(minutes=61),
        timedelta(0),
    ]
    for other in (
        replace(one, by="command"),
        replace(one, what=What.REPORT),
        replace(one, about="workshop2"),
    ):
        store.looks.note_once(other)
    assert len(store.looks.in_cohort("north", most=9)) == 5


def test_an_export_of_the_whole_cohort_is_about_everybody_who_takes_part(
    store: Store, ana: Seating
) -> None:
    lead = store.people.add("north", name="Lead", role=Role.FACILITATOR)
    store.cohorts.add("south", "South")
    for what in (What.ATTENDANCE, What.WORK, What.INTEREST, What.ANSWER):
        store.looks.note(Looked("north", "command", what, "", NOW))
    store.looks.note(Looked("north", "command", What.CERTIFICATE, "ben", NOW))
    store.looks.note(Looked("south", "command", What.REPORT, "", NOW))
    store.looks.note(Looked("north", ana.person.id, What.FRAMES, "", NOW))
    found = store.looks.about(ana.person.id, most=9)
    assert {one.what for one in found} == {What.ATTENDANCE, What.WORK}
    assert store.looks.about(lead.person.id, most=9) == ()
    rows = store.ones_own.all_of(ana.person.id)["looked-at-you"]
    assert {row["what"] for row in rows} == {What.ATTENDANCE, What.WORK}


def test_the_log_tells_the_newest_first_and_only_of_its_cohort(
    store: Store, ana: Seating
) -> None:
    store.cohorts.add("south", "South")
    for number in range(3):
        at = NOW + number * DAY
        store.looks.note(Looked("north", ana.person.id, What.DATA, str(number), at))
    store.looks.note(Looked("south", "command", What.DATA, "", NOW))
    # That somebody shows what is theirs by a link is told to them alone.
    own = Looked("north", "link", What.LINK, ana.person.id, NOW + 9 * DAY)
    store.looks.note(own)
    assert store.looks.about(ana.person.id, most=2)[0] == own
    assert own not in store.looks.in_cohort("north", most=9, person=ana.person.id)
    lines = store.looks.in_cohort("north", most=2)
    assert [line.about for line in lines] == ["2", "1"]
    assert lines[0].at == NOW + 2 * DAY
