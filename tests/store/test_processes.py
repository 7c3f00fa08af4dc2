"""Many processes at once, as a room of kernels is."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from multiprocessing import get_context

import pytest

from toolkit.errors import StoreError
from toolkit.model import (
    Conflict,
    EventKind,
    Person,
    ResponseKey,
    Saved,
    Seating,
    Sharing,
)
from toolkit.model.lines import Change, Line, PageKey, Words
from toolkit.store import Store
from toolkit.store.events import append_event

PROCESSES = 8
SAVES = 40
TURNS = 5
starting = get_context("forkserver")
starting.set_forkserver_preload([__name__])
"""Each process begins afresh, and still none of them imports everything again."""


def write(
    store: Store, key: ResponseKey, name: str, *, based_on: int
) -> Saved | Conflict:
    return store.responses.save(
        key,
        name,
        sharing=Sharing.PRIVATE,
        based_on=based_on,
        write=name,
        prompt="?",
        at=datetime.now(UTC),
    )


def save_own_answers(url: str, key: ResponseKey, writer: int) -> list[str]:
    own = ResponseKey(key.cohort, key.person, key.workshop, f"own-{writer}")
    done = []
    with Store(url) as store:
        for turn in range(SAVES):
            outcome = write(store, own, f"{writer}-{turn}", based_on=turn)
            assert isinstance(outcome, Saved)
            done.append(outcome.response.write)
    return done


def save_the_same_answer(url: str, key: ResponseKey, writer: int) -> list[str]:
    done = []
    based_on = 0
    with Store(url) as store:
        for turn in range(SAVES):
            outcome = write(store, key, f"{writer}-{turn}", based_on=based_on)
            now = outcome.response if isinstance(outcome, Saved) else outcome.current
            based_on = now.version
            done.append(f"{writer}-{turn}")
    return done


def in_processes(
    job: Callable[[str, ResponseKey, int], list[str]], url: str, key: ResponseKey
) -> set[str]:
    with starting.Pool(PROCESSES) as pool:
        jobs = [(url, key, writer) for writer in range(PROCESSES)]
        acknowledged = pool.starmap(job, jobs, chunksize=1)
        pool.close()
        pool.join()
    return {name for names in acknowledged for name in names}


@pytest.mark.slow
def test_no_acknowledged_write_to_one_answer_is_lost(
    store: Store, key: ResponseKey
) -> None:
    acknowledged = in_processes(save_the_same_answer, store.url, key)
    history = store.responses.history(key)
    assert len(acknowledged) == PROCESSES * SAVES
    assert {kept.write for kept in history} == acknowledged
    assert [kept.version for kept in history] == list(range(1, len(history) + 1))


@pytest.mark.slow
def test_people_saving_at_once_never_disturb_each_other(
    store: Store, key: ResponseKey
) -> None:
    acknowledged = in_processes(save_own_answers, store.url, key)
    answers = store.responses.of(key.cohort, key.workshop, key.person)
    assert len(acknowledged) == PROCESSES * SAVES
    assert {answer.version for answer in answers.values()} == {SAVES}
    ids = [event.id for event in store.events.since(key.cohort, 0)]
    assert len(ids) == PROCESSES * SAVES
    assert ids == sorted(set(ids))


def send_one_write_twice(url: str, key: ResponseKey, writer: int) -> list[str]:
    with Store(url) as store:
        write(store, key, "the same write", based_on=0)
    return []


def test_one_write_sent_by_everybody_at_once_is_kept_once(
    store: Store, key: ResponseKey
) -> None:
    in_processes(send_one_write_twice, store.url, key)
    assert [kept.version for kept in store.responses.history(key)] == [1]


def write_line(
    store: Store, key: ResponseKey, line: str, text: str, *, based_on: int
) -> Line:
    page = PageKey(key.cohort, key.workshop, "causes", "one")
    return store.pages.write(
        page,
        Change(line, Words(text), based_on, write=text),
        person=Person(key.person, ""),
        at=datetime.now(UTC),
    )


def add_lines_and_change_one(url: str, key: ResponseKey, writer: int) -> list[str]:
    """Add lines of one's own; after each, write into the line that is everybody's."""
    done = []
    seen = 0
    with Store(url) as store:
        for turn in range(TURNS):
            own = write_line(
                store, key, f"l{writer}-{turn}", f"{writer}-{turn}", based_on=0
            )
            ours = write_line(
                store, key, "ours", f"ours {writer}-{turn}", based_on=seen
            )
            seen = ours.version if ours.id == "ours" else seen
            done += [own.words.text, f"ours {writer}-{turn}"]
    return done


@pytest.mark.slow
def test_lines_that_eight_people_write_at_once_are_all_there(
    store: Store, key: ResponseKey
) -> None:
    acknowledged = in_processes(add_lines_and_change_one, store.url, key)
    page = PageKey(key.cohort, key.workshop, "causes", "one")
    lines = store.pages.lines(page)
    history = store.pages.history(page)
    assert len(acknowledged) == 2 * PROCESSES * TURNS
    assert {old.words.text for old in history} == acknowledged
    assert acknowledged - {line.words.text for line in lines} <= {
        old.words.text for old in history if old.id == "ours"
    }
    places = [line.place for line in lines]
    assert places == sorted(set(places))
    assert store.checkup().problems == ()


def append_without_patience(store: Store) -> None:
    with store._database.changing() as connection:
        connection.exec_driver_sql("SET LOCAL lock_timeout = '50ms'")
        append_event(connection, EventKind.PACE, cohort="north", workshop="workshop3")


def test_an_event_is_never_seen_before_an_earlier_one_of_its_cohort(
    postgresql_url: str,
) -> None:
    """PostgreSQL gives out ids before the commit, so the second must wait its turn."""
    with Store(postgresql_url) as store:
        store.cohorts.add("north", "North 2023")
        with store._database.changing() as first:
            append_event(first, EventKind.PACE, cohort="north", workshop="workshop2")
            with pytest.raises(StoreError, match="busy"):
                append_without_patience(store)
        assert [event.workshop for event in store.events.since("north", 0)] == [
            "workshop2"
        ]


def open_new_store(url: str) -> int:
    with Store.open(url) as store:
        return len(store.cohorts.all())


def test_servers_that_start_together_prepare_the_database_once(
    new_sqlite_url: str,
) -> None:
    with starting.Pool(4) as pool:
        assert pool.map(open_new_store, [new_sqlite_url] * 4, chunksize=1) == [0] * 4
        pool.close()
        pool.join()


def in_fork(job: Callable[[], None]) -> int:
    """Run *job* in a child made by fork and return its exit status."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            job()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_store_made_before_a_fork_works_after_it(
    store: Store, key: ResponseKey, ana: Seating
) -> None:
    unused = Store(store.url)
    store.close()

    def visit() -> None:
        unused.after_fork()
        assert unused.people.seating(ana.id) == ana
        write(unused, key, "from the child", based_on=0)
        unused.close()

    assert in_fork(visit) == 0
    write(unused, key, "from the parent", based_on=1)
    assert [kept.write for kept in store.responses.history(key)] == [
        "from the child",
        "from the parent",
    ]
    unused.close()


def test_a_child_leaves_its_parents_postgresql_connection_alone(
    postgresql_url: str,
) -> None:
    with Store(postgresql_url) as store:
        store.cohorts.add("north", "North 2023")

        def visit() -> None:
            store.after_fork()
            store.cohorts.add("south", "South 2023")
            store.close()

        assert in_fork(visit) == 0
        assert len(store.cohorts.all()) == 2


def test_forking_with_an_open_sqlite_database_is_refused(sqlite_url: str) -> None:
    with Store.open(sqlite_url) as store:
        store.cohorts.all()
        with pytest.raises(StoreError, match="Close the store before forking"):
            store.after_fork()


def test_a_warm_store_has_touched_nothing(sqlite_url: str) -> None:
    with Store.open(sqlite_url) as store:
        store.warm()
        store.after_fork()
        assert store.cohorts.all() == ()
