from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.store.conftest import NOW, Save, saved
from toolkit.errors import StoreError
from toolkit.model import (
    Conflict,
    Response,
    ResponseKey,
    Role,
    Saved,
    Seating,
    Sharing,
)
from toolkit.store import Store


def test_an_answer_comes_back_as_it_was_given(
    store: Store, save: Save, key: ResponseKey
) -> None:
    value = {"text": "Naïve café \x00 \ud800 ∑", "ranks": [3, 1, 2.5], "none": None}
    given = saved(save(value, sharing=Sharing.GROUP))
    assert store.responses.find(key) == given
    assert given.value == value
    assert given.sharing is Sharing.GROUP
    assert given.version == 1


def test_an_empty_answer_is_an_answer(
    store: Store, save: Save, key: ResponseKey
) -> None:
    save(None)
    found = store.responses.find(key)
    assert found is not None
    assert found.value is None


def test_nothing_is_there_before_the_first_answer(
    store: Store, key: ResponseKey
) -> None:
    assert store.responses.find(key) is None
    assert store.responses.history(key) == ()
    assert store.responses.of(key.cohort, key.workshop, key.person) == {}


def test_rewording_keeps_the_old_wording_with_old_answers(
    store: Store, save: Save, key: ResponseKey
) -> None:
    save("first", prompt="What do you hope for?")
    save("second", prompt="What do you hope to change?", based_on=1)
    assert [(kept.value, kept.prompt) for kept in store.responses.history(key)] == [
        ("first", "What do you hope for?"),
        ("second", "What do you hope to change?"),
    ]


def test_every_version_is_kept(store: Store, save: Save, key: ResponseKey) -> None:
    for version in range(20):
        save(f"answer {version}", based_on=version)
    assert [kept.value for kept in store.responses.history(key)] == [
        f"answer {version}" for version in range(20)
    ]
    assert [kept.version for kept in store.responses.history(key)] == list(range(1, 21))


def test_a_second_device_never_overwrites_the_first(
    store: Store, save: Save, key: ResponseKey
) -> None:
    first = saved(save("from the phone"))
    second = save("from the laptop")
    assert isinstance(second, Conflict)
    assert second.current == first == store.responses.find(key)
    assert second.yours.value == "from the laptop"
    assert store.responses.history(key) == (first, second.yours)


def test_after_a_conflict_the_person_may_choose_either(
    store: Store, save: Save, key: ResponseKey
) -> None:
    save("from the phone")
    conflict = save("from the laptop")
    assert isinstance(conflict, Conflict)
    chosen = saved(
        save("from the laptop", based_on=conflict.current.version, write="chosen")
    )
    assert store.responses.find(key) == chosen
    assert chosen.version == 3


def test_sending_the_same_write_again_is_harmless(
    store: Store, save: Save, key: ResponseKey
) -> None:
    first = save("hope", write="w-1")
    save("more hope", based_on=1)
    again = save("hope", write="w-1")
    assert isinstance(first, Saved)
    assert again == Saved(first.response, repeated=True)
    assert len(store.responses.history(key)) == 2
    assert store.events.last("north") == store.events.since("north", 0)[-1].id
    assert len(store.events.since("north", 0)) == 2


def test_sending_a_conflicting_write_again_is_the_same_conflict(
    store: Store, save: Save, key: ResponseKey
) -> None:
    save("from the phone")
    first = save("from the laptop")
    assert save("from the laptop") == first
    assert len(store.responses.history(key)) == 2


def test_the_same_write_id_may_be_used_for_another_answer(
    store: Store, save: Save, key: ResponseKey, now: datetime
) -> None:
    save("hope", write="w-1")
    other = ResponseKey(key.cohort, key.person, key.workshop, "worry")
    outcome = store.responses.save(
        other,
        "worry",
        sharing=Sharing.PRIVATE,
        based_on=0,
        write="w-1",
        prompt="?",
        at=now,
    )
    assert saved(outcome).version == 1


def test_an_answer_is_taken_even_if_its_browser_remembers_a_lost_version(
    save: Save,
) -> None:
    answer = saved(save("typed before the database was restored", based_on=7))
    assert answer.version == 1


def test_times_come_back_aware_and_in_utc(
    store: Store, save: Save, key: ResponseKey
) -> None:
    summer = timezone(timedelta(hours=1))
    save("hope", at=datetime(2023, 6, 1, 0, 30, 5, 99, tzinfo=summer))
    found = store.responses.find(key)
    assert found is not None
    assert found.saved_at == datetime(2023, 5, 31, 23, 30, 5, 99, tzinfo=UTC)
    assert found.saved_at.tzinfo is UTC


def test_a_time_without_a_zone_is_refused_and_nothing_is_kept(
    store: Store, save: Save, key: ResponseKey
) -> None:
    with pytest.raises(StoreError):
        save("hope", at=datetime(2023, 6, 1, 0, 30))  # noqa: DTZ001
    assert store.responses.history(key) == ()


def test_an_answer_by_nobody_is_refused_in_calm_words(
    store: Store, ana: Seating, now: datetime
) -> None:
    with pytest.raises(StoreError, match="Add it first"):
        store.responses.save(
            ResponseKey("north", "nobody", "workshop1_launch", "hope"),
            "hope",
            sharing=Sharing.PRIVATE,
            based_on=0,
            write="w",
            prompt="?",
            at=now,
        )


def test_a_failure_never_repeats_what_was_written(
    store: Store, save: Save, key: ResponseKey
) -> None:
    with pytest.raises(StoreError) as refused:
        save("my secret worry", at=datetime(2023, 6, 1))  # noqa: DTZ001
    assert "secret" not in str(refused.value)
    assert "secret" not in str(refused.value.__cause__)


def test_everybody_is_read_with_their_seat_newest_first(
    store: Store, save: Save, key: ResponseKey, ana: Seating, now: datetime
) -> None:
    ben = store.people.add("north", name="Participant 8")
    store.responses.save(
        ResponseKey("north", ben.person.id, key.workshop, key.activity),
        "ben's",
        sharing=Sharing.COHORT,
        based_on=0,
        write="b",
        prompt="?",
        at=now + timedelta(minutes=1),
    )
    save("ana's")
    save("ana's, again", based_on=1)
    save("ana's, in conflict", based_on=1)
    found = store.responses.to("north", key.workshop, key.activity)
    assert [(shared.author, shared.response.value) for shared in found] == [
        (ben, "ben's"),
        (ana, "ana's, again"),
    ]


def test_a_persons_answers_are_found_by_activity(
    store: Store, save: Save, key: ResponseKey
) -> None:
    save("one")
    two = saved(save("two", based_on=1))
    assert store.responses.of(key.cohort, key.workshop, key.person) == {"hope": two}
    assert store.responses.of(key.cohort, "workshop2", key.person) == {}


def test_cohorts_never_see_each_others_answers(
    store: Store, save: Save, key: ResponseKey
) -> None:
    save("hope")
    store.cohorts.add("south", "South 2023")
    assert store.responses.to("south", key.workshop, key.activity) == ()
    assert store.events.since("south", 0) == ()


def test_many_first_answers_are_kept_at_once_and_none_is_overwritten(
    store: Store, key: ResponseKey, save: Save
) -> None:
    saved(save("Mine"))
    other = replace(key, activity="worries")
    given = [
        Response(one, "Given", Sharing.COHORT, 1, NOW, "Why?", "demonstration")
        for one in (key, other)
    ]
    store.responses.add(given)
    store.responses.add(given)
    assert [one.value for one in store.responses.history(key)] == ["Mine"]
    assert [one.value for one in store.responses.history(other)] == ["Given"]


def test_votes_are_counted_without_names_and_without_facilitators(
    store: Store, save: Save, key: ResponseKey
) -> None:
    save({"chosen": [1]})
    for name, role in (("Second", Role.PARTICIPANT), ("Third", Role.FACILITATOR)):
        seat = store.people.add(key.cohort, name=name, role=role)
        store.responses.save(
            replace(key, person=seat.person.id),
            {"chosen": [1]},
            sharing=Sharing.PRIVATE,
            based_on=0,
            write=name,
            prompt="",
            at=datetime.now(UTC),
        )
    assert store.responses.counted(key.cohort, key.workshop, key.activity) == (
        ({"chosen": [1]}, 2),
    )


def test_what_is_read_at_once_is_from_one_moment(
    store: Store, save: Save, key: ResponseKey
) -> None:
    with store.at_once():
        before = store.responses.find(key), store.responses.of(*_where(key))
    assert before == (None, {})
    save("later")
    with store.at_once():
        assert store.responses.find(key) is not None
        assert set(store.responses.of(*_where(key))) == {key.activity}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_what_one_thread_reads_at_once_is_no_matter_of_another(
    store: Store, save: Save, key: ResponseKey
) -> None:
    elsewhere = ThreadPoolExecutor(1)
    with store.at_once(), elsewhere:
        assert store.responses.find(key) is None
        elsewhere.submit(save, "meanwhile").result()
        found = elsewhere.submit(store.responses.find, key).result()
        assert found is not None
        with store.at_once():
            assert store.responses.find(key) is None
        assert store.responses.find(key) is None


def _where(key: ResponseKey) -> tuple[str, str, str]:
    return key.cohort, key.workshop, key.person
