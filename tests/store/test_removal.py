"""Removing a cohort that was made by mistake, never one that was used."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.store.test_cohorts import NOW, fill, rows
from toolkit.errors import StaleError
from toolkit.model import Pace, ResponseKey, Seating, Sharing
from toolkit.model.attendance import Attendance
from toolkit.model.calendar import Calendar
from toolkit.model.comments import Comment
from toolkit.model.groups import Group, Grouping
from toolkit.model.interest import Application, PublicPage
from toolkit.model.lines import Change, PageKey, Words
from toolkit.model.message import Message, MessageKind, MessageState
from toolkit.store import Store
from toolkit.store.cohorts import THROWAWAY


def begun(store: Store, cohort: str) -> Seating:
    """Somebody on a roster, with all that people get before they do anything."""
    store.cohorts.add(cohort, cohort.title())
    seating = store.people.add(
        cohort, name="Participant 7", email=f"7@{cohort}.example"
    )
    store.tokens.issue(seating.id, "sign-in", expires_at=NOW + timedelta(days=1))
    store.rooms.open(cohort, "workshop2", code=f"AB-{cohort}", expires_at=NOW)
    store.calendars.save(cohort, Calendar("Europe/London"), at=NOW)
    store.public_pages.save(cohort, PublicPage(published=True), at=NOW)
    store.pace.save(Pace(cohort, "workshop2"))
    made = Grouping(cohort, "workshop2", groups=(Group("one", "Group 1", ()),))
    store.groups.save(made, person=seating.person.id, at=NOW)
    store.choices.choose(seating.id, "weekly", value=True, at=NOW)
    store.messages.add([message(seating, MessageState.QUEUED)])
    return seating


def message(seating: Seating, state: MessageState) -> Message:
    """One about the first workshop, which stands like this."""
    kind, id_ = MessageKind.JOINING, f"{state}-{seating.id}"
    at = NOW if state is MessageState.SENT else None
    return Message(
        id_, seating.cohort.id, seating.id, kind, "w", id_, NOW, state=state, at=at
    )


def test_nothing_is_left_of_a_cohort_in_which_nobody_did_anything(
    store: Store,
) -> None:
    store.cohorts.add("real", "Real")
    fill(store, "real", email="participant7@example.org")
    before = rows(store)
    begun(store, "mistaken")
    found = store.cohorts.belongings("mistaken")
    assert found.keep_it == ()
    assert found.go_with_it == (
        "1 person on its roster, with their links",
        "its calendar",
        "its public page",
        "1 message that has not gone",
    )
    store.cohorts.remove("mistaken")
    assert rows(store) == before
    assert store.cohorts.find("mistaken") is None


def _answers(store: Store, seating: Seating) -> None:
    of = ResponseKey(seating.cohort.id, seating.person.id, "workshop2", "hope")
    sharing = Sharing.PRIVATE
    store.responses.save(
        of, "", sharing=sharing, based_on=0, write="w", prompt="", at=NOW
    )


def _writes(store: Store, seating: Seating) -> None:
    page = PageKey(seating.cohort.id, "workshop2", "causes", "one")
    change = Change("first", Words("A line"), based_on=0, write="w")
    store.pages.write(page, change, person=seating.person, at=NOW)


def _adds_file(store: Store, seating: Seating) -> None:
    of = ResponseKey(seating.cohort.id, seating.person.id, "workshop2", "hope")
    pdf = "application/pdf"
    store.evidence.add(of, field="", name="a", media_type=pdf, data=b"%PDF", at=NOW)


def _comments(store: Store, seating: Seating) -> None:
    of, person = seating.cohort.id, seating.person
    key = ResponseKey(of, person.id, "workshop2", "hope")
    store.comments.add(Comment("c", key, person, "Kept", NOW))


def _registers(store: Store, seating: Seating) -> None:
    wrote = Application("Participant 8", "Example School", "8@example.org")
    store.interests.register(seating.cohort.id, wrote, at=NOW)


def _is_written_to(store: Store, seating: Seating) -> None:
    store.messages.add([message(seating, MessageState.SENT)])


def _comes(store: Store, seating: Seating) -> None:
    came = Attendance(seating.person.id, joined=NOW)
    store.attendance.add(seating.cohort.id, "workshop2", [came])


DOES = {
    "1 answer": (_answers, _writes, _adds_file),
    "1 comment": (_comments,),
    "1 message that went out": (_is_written_to,),
    "1 person who has registered interest": (_registers,),
    "the record of who came": (_comes,),
}


@pytest.mark.parametrize(
    ("does", "why"), [(do, why) for why, each in DOES.items() for do in each]
)
def test_a_cohort_stays_in_which_anybody_did_anything(
    store: Store, does: Callable[[Store, Seating], None], why: str
) -> None:
    seating = begun(store, "mistaken")
    does(store, seating)
    assert store.cohorts.belongings("mistaken").keep_it == (why,)
    before = rows(store)
    with pytest.raises(StaleError, match="stays as it is"):
        store.cohorts.remove("mistaken")
    assert rows(store) == before


def test_who_wrote_in_another_cohort_and_moved_stays_the_author(store: Store) -> None:
    store.cohorts.add("real", "Real")
    seating = store.people.add("real", name="Participant 7")
    _writes(store, seating)
    store.cohorts.add("mistaken", "Mistaken")
    store.people.move(seating, "mistaken", at=NOW)
    before = rows(store)
    store.cohorts.remove("mistaken")
    after = rows(store)
    assert (after["person"], after["line"]) == (before["person"], before["line"])
    assert store.cohorts.find("mistaken") is None


def test_neither_organisers_nor_a_rehearsal_are_removed_like_a_cohort(
    store: Store,
) -> None:
    office = store.cohorts.office()
    store.cohorts.add("passing", "Passing", programme=THROWAWAY)
    for id_ in (office.id, "passing", "unknown"):
        with pytest.raises(StaleError):
            store.cohorts.remove(id_)
    assert store.cohorts.find(office.id)
    assert store.cohorts.find("passing")
