from tests.store.conftest import Save
from toolkit.model import Pace, Seating
from toolkit.store import Store


def test_a_page_catches_up_from_where_it_was(
    store: Store, save: Save, ana: Seating
) -> None:
    save("hope")
    seen = store.events.last("north")
    save("more hope", based_on=1)
    store.pace.save(Pace("north", "workshop2"))
    later = store.events.since("north", seen)
    assert [(event.kind, event.workshop, event.person) for event in later] == [
        ("response", "workshop1_launch", ana.person.id),
        ("pace", "workshop2", None),
    ]
    assert seen < later[0].id < later[1].id == store.events.last("north")


def test_a_conflict_announces_nothing_because_nothing_changed(
    store: Store, save: Save
) -> None:
    save("from the phone")
    seen = store.events.last("north")
    save("from the laptop")
    assert store.events.last("north") == seen


def test_a_quiet_cohort_has_no_events(store: Store, ana: Seating) -> None:
    assert store.events.last("north") == 0
    assert store.events.since("north", 0) == ()
