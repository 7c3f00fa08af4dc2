from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from toolkit.errors import StoreError
from toolkit.model import JSON, Pace, ResponseKey, Role, Seating, Sharing
from toolkit.model.groups import Group, Grouping
from toolkit.model.lines import Change, PageKey, Words
from toolkit.store import Store
from toolkit.store.cohorts import THROWAWAY, Progress
from toolkit.store.tables import metadata

NOW = datetime(2023, 1, 27, 13, 0, tzinfo=UTC)


def fill(store: Store, cohort: str, *, email: str) -> None:
    """Somebody in *cohort* does everything that leaves a trace."""
    seating = store.people.add(cohort, name="Participant 7", email=email)
    store.tokens.issue(seating.id, "link", expires_at=NOW + timedelta(days=1))
    store.rooms.open(cohort, "workshop2", code=f"AB-{cohort}", expires_at=NOW)
    key = ResponseKey(cohort, seating.person.id, "workshop2", "hope")
    store.responses.save(
        key, "A hope", sharing=Sharing.COHORT, based_on=0, write="w", prompt="", at=NOW
    )
    store.evidence.add(
        key, field="", name="a.pdf", media_type="application/pdf", data=b"%PDF", at=NOW
    )
    store.pace.save(Pace(cohort, "workshop2"))
    made = Grouping(cohort, "workshop2", groups=(Group("one", "Group 1", ()),))
    store.groups.save(made, person=seating.person.id, at=NOW)
    page = PageKey(cohort, "workshop2", "causes", "one")
    change = Change("first", Words("A line"), based_on=0, write="w")
    store.pages.write(page, change, person=seating.person, at=NOW)
    store.pages.be_writing(page, person=seating.person.id, line="", at=NOW)


def rows(store: Store) -> dict[str, int]:
    with store._database.reading() as connection:
        return {
            table.name: connection.execute(
                select(func.count()).select_from(table)
            ).scalar_one()
            for table in metadata.sorted_tables
        }


def test_nothing_is_left_of_a_throwaway_cohort_and_everything_of_the_others(
    store: Store,
) -> None:
    store.cohorts.add("real", "Real")
    fill(store, "real", email="participant7@example.org")
    before = rows(store)
    store.cohorts.add("passing", "Passing", programme=THROWAWAY)
    fill(store, "passing", email="participant8@example.org")
    assert store.cohorts.throwaways() == ("passing",)
    store.cohorts.remove_throwaway("passing")
    assert rows(store) == before
    assert store.cohorts.throwaways() == ()


def test_a_person_who_also_sits_elsewhere_stays(store: Store) -> None:
    store.cohorts.add("real", "Real")
    fill(store, "real", email="participant7@example.org")
    store.cohorts.add("passing", "Passing", programme=THROWAWAY)
    fill(store, "passing", email="participant7@example.org")
    store.cohorts.remove_throwaway("passing")
    (seating,) = store.people.roster("real")
    assert store.responses.of("real", "workshop2", seating.person.id)["hope"].value


def test_a_real_cohort_is_never_removed(store: Store) -> None:
    store.cohorts.add("real", "Real")
    fill(store, "real", email="participant7@example.org")
    before = rows(store)
    for name in ("real", "unknown"):
        with pytest.raises(StoreError, match="stays as it is"):
            store.cohorts.remove_throwaway(name)
    assert rows(store) == before


def test_organisers_have_a_cohort_that_no_list_has(store: Store) -> None:
    store.cohorts.add("organisers", "Somebody's cohort")
    office = store.cohorts.office()
    assert store.cohorts.office() == office
    assert [each.id for each in store.cohorts.all()] == ["organisers"]
    store.cohorts.rename(office.id, "Renamed")
    assert store.cohorts.office().title == "Organisers"
    store.cohorts.add("passing", "Passing", programme=THROWAWAY)
    assert [each.id for each in store.cohorts.lasting()] == ["organisers"]


def test_progress_counts_people_who_take_part_and_tells_no_answer(store: Store) -> None:
    store.cohorts.add("north", "North")

    def answers(name: str, value: JSON, *, of: Seating) -> None:
        key = ResponseKey("north", of.person.id, "workshop2", name)
        private = Sharing.PRIVATE
        store.responses.save(
            key, value, sharing=private, based_on=0, write=name, prompt="", at=NOW
        )

    ana, ben, eve = (store.people.add("north", name=name) for name in "ABC")
    led = store.people.add("north", name="F", role=Role.FACILITATOR)
    for each in (ana, ben, led):
        answers("hope", "A hope", of=each)
    answers("task.finished", {"finished": "2023-03-01"}, of=ana)
    answers("task.finished", {"finished": ""}, of=ben)
    answers("mark.hope", {"note": "For myself"}, of=eve)
    assert store.cohorts.progress("north") == {"workshop2": Progress(2, 1)}
