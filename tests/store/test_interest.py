import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from toolkit.errors import StaleError
from toolkit.model.interest import (
    Application,
    Interest,
    PublicPage,
    State,
    free_places,
    in_turn,
    place_in_turn,
)
from toolkit.store import Store
from toolkit.store.interest import LINKS

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=14)
PAGE = PublicPage(published=True, capacity=2, facts={"area": "North"}, leaders=("A",))


@pytest.fixture
def north(store: Store) -> str:
    store.cohorts.add("north", "North 2027")
    store.public_pages.save("north", PAGE, at=NOW)
    return "north"


def register(store: Store, number: int, *, minutes: int = 0, **more: str) -> Interest:
    wrote = Application(f"Person {number}", "A School", f"p{number}@one.example", more)
    at = NOW + timedelta(minutes=minutes or number)
    assert store.interests.register("north", wrote, at=at)
    return named(store, number)


def named(store: Store, number: int) -> Interest:
    name = f"Person {number}"
    return next(o for o in store.interests.of("north") if o.wrote.name == name)


def test_a_page_is_kept_whole_and_says_when_it_or_its_calendar_changed(
    store: Store, north: str
) -> None:
    assert store.public_pages.of("south") == PublicPage()
    assert store.public_pages.of(north) == replace(PAGE, changed_at=NOW)
    store.public_pages.save(north, PublicPage(), at=LATER)
    assert store.public_pages.of(north) == PublicPage(changed_at=LATER)
    assert store.public_pages.changed_at(north) == LATER


def test_who_comes_when_all_places_are_asked_for_waits_in_turn(
    store: Store, north: str
) -> None:
    people = [register(store, number) for number in (1, 2, 3, 4)]
    states = [State.NEW, State.NEW, State.WAITING, State.WAITING]
    assert [each.state for each in people] == states
    everybody = store.interests.of(north)
    assert [place_in_turn(each, everybody) for each in everybody] == [1, 2, 3, 4]


def test_the_same_address_is_one_interest_in_its_place(
    store: Store, north: str
) -> None:
    register(store, 1)
    register(store, 2)
    wrote = Application("Person 1", "Another", "P1@ONE.example", {"year": "Yes"})
    assert store.interests.register(north, wrote, at=LATER)
    first, _ = store.interests.of(north)
    assert (first.wrote.school, first.wrote.answers) == ("Another", {"year": "Yes"})
    assert first.written_at == NOW + timedelta(minutes=1)


def test_what_was_offered_is_not_rewritten_and_who_withdrew_comes_last(
    store: Store, north: str
) -> None:
    first, second = register(store, 1), register(store, 2)
    store.interests.offer(north, first.id, at=NOW, until=LATER)
    wrote = replace(first.wrote, school="Somewhere else")
    store.interests.register(north, wrote, at=LATER)
    assert named(store, 1).wrote.school == "A School"
    store.interests.answer(second, State.WITHDRAWN, at=NOW)
    register(store, 3)
    register(store, 2, minutes=60)
    everybody = store.interests.of(north)
    assert [each.wrote.name for each in in_turn(everybody)] == ["Person 3", "Person 2"]


def test_nothing_is_kept_of_a_cohort_without_a_public_page(
    store: Store, north: str
) -> None:
    store.public_pages.save(north, replace(PAGE, published=False), at=NOW)
    wrote = Application("Person 1", "A School", "p1@one.example")
    assert not store.interests.register(north, wrote, at=NOW)
    assert not store.interests.register("nowhere", wrote, at=NOW)
    assert store.interests.of(north) == ()


def test_once_the_list_is_at_its_end_nobody_is_told_apart(
    store: Store, north: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = register(store, 1)
    monkeypatch.setattr("toolkit.store.interest.MOST", 1)
    for wrote in (first.wrote, replace(first.wrote, email="new@one.example")):
        assert not store.interests.register(north, wrote, at=NOW)


def test_an_offer_is_accepted_by_its_link_and_becomes_a_seat(
    store: Store, north: str
) -> None:
    first = register(store, 1)
    link = store.interests.offer(north, first.id, at=NOW, until=LATER)
    offered = store.interests.behind(link)
    assert offered is not None
    assert (offered.state, offered.until) == (State.OFFERED, LATER)
    for _again in range(2):
        kept = store.interests.answer(offered, State.ACCEPTED, at=NOW)
        assert kept.state is State.ACCEPTED
    seat = store.people.add(north, name="Person 1", email="p1@one.example")
    store.interests.seated(first.id, seat.id)
    assert named(store, 1).seat == seat.id


def test_a_link_that_is_not_one_leads_nowhere(store: Store, north: str) -> None:
    first = register(store, 1)
    link = store.interests.link(north, first.id)
    assert store.interests.behind(link) is not None
    for guess in ("", first.id, link[:-1], "x" * 75, first.id + "\ud800"):
        assert store.interests.behind(guess) is None, guess
    with pytest.raises(StaleError):
        store.interests.link("south", first.id)
    for _more in range(LINKS):
        store.interests.link(north, first.id)
    assert store.interests.behind(link) is None


@pytest.mark.parametrize("ending", [State.DECLINED, State.WITHDRAWN, None])
def test_a_place_that_is_not_taken_is_free_for_the_next(
    store: Store, north: str, ending: State | None
) -> None:
    """Declined, withdrawn, or left until the offer has lapsed."""
    people = [register(store, number) for number in (1, 2, 3)]
    for each in people[:2]:
        store.interests.offer(north, each.id, at=NOW, until=LATER)
    with pytest.raises(StaleError, match="no place is free"):
        store.interests.offer(north, people[2].id, at=NOW, until=LATER)
    at = LATER if ending is None else NOW
    if ending is not None:
        store.interests.answer(people[0], ending, at=NOW)
    assert free_places(store.interests.of(north), 2, now=NOW) == (ending is not None)
    store.interests.offer(north, people[2].id, at=at, until=LATER + timedelta(days=1))
    assert named(store, 3).state is State.OFFERED


def test_what_has_lapsed_or_was_never_offered_cannot_be_accepted(
    store: Store, north: str
) -> None:
    first, second = register(store, 1), register(store, 2)
    store.interests.offer(north, first.id, at=NOW, until=LATER)
    for each in (first, second):
        with pytest.raises(StaleError):
            store.interests.answer(each, State.ACCEPTED, at=LATER)
    with pytest.raises(StaleError):
        store.interests.answer(second, State.DECLINED, at=NOW)


def test_of_two_who_offer_the_last_place_one_wins(store: Store, north: str) -> None:
    store.public_pages.save(north, replace(PAGE, capacity=1), at=NOW)
    people = [register(store, number) for number in range(1, 7)]
    begin, refused = threading.Barrier(len(people)), []

    def offer(of: str) -> None:
        begin.wait()
        try:
            store.interests.offer(north, of, at=NOW, until=LATER)
        except StaleError:
            refused.append(of)

    threads = [threading.Thread(target=offer, args=(each.id,)) for each in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == len(people) - 1


def test_an_interest_is_forgotten_whole_but_only_from_its_own_cohort(
    store: Store, north: str
) -> None:
    first = register(store, 1)
    store.interests.remove("south", first.id)
    assert store.interests.of(north) == (first,)
    store.interests.remove(north, first.id)
    assert store.interests.of(north) == ()
