"""Correcting, merging, moving and withdrawing people, and bringing them back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.corrected import put_right
from toolkit.errors import RosterError, StaleError
from toolkit.model import (
    PROGRAMME,
    Person,
    ResponseKey,
    Role,
    Seating,
    Sharing,
)
from toolkit.model.attendance import Attendance, Mark
from toolkit.model.comments import Comment
from toolkit.model.groups import Group, Grouping
from toolkit.model.pace import Pace
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store
from toolkit.store.after_tables import reader_link
from toolkit.store.merging import PASSING, WROTE
from toolkit.store.tables import attendance, metadata, person, response, seat, token
from toolkit.store.year_tables import choice, interest, message, wish

LATER = timedelta(hours=1)


@pytest.fixture
def ben(store: Store, ana: Seating) -> Seating:
    return store.people.add("north", name="Particpant 7", email="seven@example.org")


def answer(store: Store, of: Seating, words: str, *, at: datetime) -> ResponseKey:
    key = ResponseKey(of.cohort.id, of.person.id, "workshop1_launch", "hope")
    store.responses.save(
        key,
        words,
        sharing=Sharing.COHORT,
        based_on=0,
        write="the same write",
        prompt="Hope?",
        at=at,
    )
    return key


def test_what_is_corrected_is_told_everywhere_and_an_address_is_nobody_elses(
    store: Store, ana: Seating, ben: Seating
) -> None:
    better = replace(ben.person, name="Participant 8", mailbox="both@example.org")
    store.people.correct(better)
    assert store.people.seating(ben.id).person == better  # type: ignore[union-attr]
    assert better.address == "seven@example.org"
    assert Person("", "Nobody", mailbox="both@example.org").address
    with pytest.raises(RosterError, match="Somebody else"):
        store.people.correct(replace(ana.person, email=" Seven@example.org"))
    assert store.people.seating(ana.id) == ana


def test_who_has_withdrawn_comes_in_by_no_door_until_they_return(
    store: Store, ana: Seating, now: datetime
) -> None:
    until = now + LATER
    link, signed_in = (
        store.tokens.issue(ana.id, purpose, expires_at=until)
        for purpose in ("link", "sign-in")
    )
    store.people.withdraw(ana, at=now)
    assert store.people.roster("north") == ()
    (gone,) = store.people.roster("north", withdrawn=True)
    assert gone == replace(ana, withdrawn_at=now)
    assert store.tokens.holder(link, "link", now=now) is None
    assert store.tokens.withdrawn(link, now=now) == gone
    assert store.tokens.take(ana.id, expires_at=until) is None
    store.people.bring_back(gone)
    assert store.tokens.holder(link, "link", now=now) == ana
    assert store.tokens.withdrawn(link, now=now) is None
    assert store.tokens.holder(signed_in, "sign-in", now=now) is None


def test_who_has_withdrawn_keeps_their_name_beside_what_they_wrote(
    store: Store, ana: Seating, now: datetime
) -> None:
    ben = store.people.add("north", name="Participant 8", group="Blue")
    store.people.join_group(ana, "Blue")
    answer(store, ana, "A word", at=now)
    store.people.withdraw(ana, at=now)
    seat = Seat(ben, store=store, channel=SilentChannel())
    (shared,) = seat.others.answers("workshop1_launch", ["hope"])
    assert shared.author.person == ana.person
    assert seat.people.names()[ana.person.id] == ana.person
    mine = seat.groups.mine("workshop1_launch", "hope")
    assert mine is not None
    assert mine.members == (ben.person.id,)


def test_of_two_who_are_one_the_newer_answer_stands_and_the_other_is_kept(
    store: Store, ana: Seating, ben: Seating, now: datetime
) -> None:
    key = answer(store, ana, "older", at=now)
    theirs = answer(store, ben, "newer", at=now + timedelta(minutes=1))
    store.people.merge(ana.person.id, ben.person.id)
    assert store.responses.find(key).value == "newer"  # type: ignore[union-attr]
    earlier = store.earlier.of(key, before=None)
    assert [one.response.value for one in earlier.versions] == ["older"]
    assert store.responses.find(theirs) is None
    assert store.people.roster("north") == (
        replace(ana, person=replace(ana.person, email="seven@example.org")),
    )


def test_the_answer_that_stands_may_be_that_of_who_stays(
    store: Store, ana: Seating, ben: Seating, now: datetime
) -> None:
    key = answer(store, ana, "newer", at=now + timedelta(minutes=1))
    answer(store, ben, "older", at=now)
    store.people.merge(ana.person.id, ben.person.id)
    assert store.responses.find(key).value == "newer"  # type: ignore[union-attr]
    earlier = store.earlier.of(key, before=None)
    assert [one.response.value for one in earlier.versions] == ["older"]


def test_merging_keeps_all_that_either_had(
    store: Store, ana: Seating, ben: Seating, now: datetime
) -> None:
    store.cohorts.add("south", "South")
    elsewhere = store.people.add("south", name="x", email="seven@example.org")
    until, (kept, gone) = now + LATER, (ana.person.id, ben.person.id)
    links = [store.tokens.issue(s.id, "link", expires_at=until) for s in (ana, ben)]
    key = answer(store, ben, "alone", at=now)
    store.comments.add(
        Comment("c", key, ben.person, "Said", written_at=now), check=lambda _: None
    )
    file = store.evidence.add(
        key, field="file", name="a.png", media_type="image/png", data=b"abc", at=now
    )
    mark = Attendance(gone, mode="online", mark=Mark.PRESENT, note="late")
    put_right(store, "north", "workshop2", mark)
    put_right(store, "north", "workshop3", mark)
    put_right(store, "north", "workshop3", replace(mark, person=kept, note=""))
    group = Group("g", "Blue", (gone, kept), pairs=((gone, kept),))
    groups = Grouping("north", "workshop2", groups=(group,))
    store.groups.save(groups, person=gone, at=now)
    store.pace.save(Pace("north", "workshop2", hidden=frozenset({f"hope/{gone}"})))

    store.people.merge(kept, gone)

    for link in links:
        holder = store.tokens.holder(link, "link", now=now)
        assert holder is not None
        assert holder.id == ana.id
    mine = replace(key, person=kept)
    assert store.responses.find(mine) is not None
    assert [each.by.id for each in store.comments.on(mine)] == [kept]
    assert [each.id for each in store.evidence.of(mine)] == [file.id]
    assert store.attendance.of("north", "workshop2")[kept].mode == "online"
    assert store.attendance.of("north", "workshop3")[kept].note == "late"
    (made,) = store.groups.made_for("north", "workshop2").groups
    assert (made.members, made.pairs) == ((kept,), ())
    assert store.pace.of("north", "workshop2").hidden == {f"hope/{kept}"}
    assert store.people.seating(elsewhere.id).person.id == kept  # type: ignore[union-attr]
    assert store.checkup().problems == ()


def test_merging_gives_no_link_to_a_higher_role(store: Store, ana: Seating) -> None:
    lead = store.people.add("north", name="Lead", role=Role.FACILITATOR)
    with pytest.raises(RosterError, match="different roles"):
        store.people.merge(lead.person.id, ana.person.id)
    assert len(store.people.roster("north")) == 2


def test_merging_knows_every_place_where_a_person_or_a_seat_stands() -> None:
    places = {
        key.parent
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column in {person.c.id, seat.c.id}
    }
    passing = {table.c.person for table in PASSING}
    merged = {seat.c.person, response.c.person, attendance.c.person}
    of_seats = (token, interest, message, choice, wish, reader_link)
    seats = {table.c.seat for table in of_seats}
    free_text = {column for column in WROTE if not column.foreign_keys}
    assert places == ({*WROTE} - free_text) | passing | merged | seats


def test_who_moves_takes_their_answers_along_and_shares_them_with_fewer(
    store: Store, ana: Seating, now: datetime
) -> None:
    store.cohorts.add("south", "South")
    key = answer(store, ana, "A word", at=now)
    link = store.tokens.issue(ana.id, "link", expires_at=now + LATER)
    store.people.move(ana, "south", at=now)
    holder = store.tokens.holder(link, "link", now=now)
    assert holder is not None
    assert (holder.id, holder.cohort.id) == (ana.id, "south")
    moved = store.responses.find(replace(key, cohort="south"))
    assert moved is not None
    assert (moved.value, moved.sharing) == ("A word", Sharing.FACILITATORS)
    assert store.responses.find(key) is None
    store.people.add("north", name="again", email="seven@example.org")
    assert store.checkup().problems == ()


def test_nobody_moves_to_where_they_sit(store: Store, ben: Seating, now: datetime):
    store.cohorts.add("south", "South")
    store.people.add("south", name="x", email="seven@example.org")
    with pytest.raises(RosterError, match="already"):
        store.people.move(ben, "south", at=now)


def test_a_change_of_people_is_told_to_open_pages(store: Store, ana: Seating) -> None:
    before = store.events.last("north")
    store.people.give_role(ana, Role.FACILITATOR)
    (event,) = store.events.since("north", before)
    assert event.workshop == PROGRAMME
    assert store.people.seating(ana.id).role is Role.FACILITATOR  # type: ignore[union-attr]


def test_a_roster_is_put_whole_or_not_at_all(
    store: Store, ana: Seating, now: datetime
) -> None:
    seen = store.people.roster("north", withdrawn=True)
    new = replace(ana, id="", person=Person("", "New", email="New@example.org"))
    taken = replace(new, person=Person("", "Other", email="new@example.org"))
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever the database says
        store.people.put("north", [new, taken], seen=seen, at=now)
    assert store.people.roster("north") == (ana,)
    better = replace(ana, group="Blue", in_school="Head of mathematics")
    put = store.people.put("north", [new, better], seen=seen, at=now)
    assert put[0].person.email == "new@example.org"
    assert put[1] == better
    with pytest.raises(StaleError):
        store.people.put("north", [], seen=seen, at=now)
