"""Who is here, who came, and how far everybody has got."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from tests.corrected import put_right
from tests.store.conftest import NOW, Save
from toolkit.model import Seating
from toolkit.model.attendance import Attendance, Mark, Place, Presence, Progress
from toolkit.store import Store
from toolkit.store.connect import file_of, read_url
from toolkit.store.presence import STALE
from toolkit.store.standing import SCRIPTS

W = "workshop1_launch"


def later(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


@pytest.fixture
def place(ana: Seating) -> Place:
    return Place("north", ana.person.id, W)


def test_whose_page_is_open_is_here_until_it_closes(store: Store, place: Place) -> None:
    store.presence.keep("one", at=NOW, came=[place])
    found = store.presence.here("north", W, now=later(40))
    assert found == {place.person: Presence(place.person, here=True, since=NOW)}
    store.presence.keep("one", at=later(61), went=[place])
    assert store.presence.here("north", W, now=later(62)) == {}


def test_a_page_of_somebody_who_is_gone_holds_up_nobody_else(
    store: Store, place: Place
) -> None:
    gone = Place("thrown away", "nobody", W)
    store.presence.keep("one", at=NOW, came=[gone, place])
    store.presence.keep("one", at=later(1), went=[gone])
    assert set(store.presence.here("north", W, now=later(2))) == {place.person}


def test_a_page_whose_server_has_gone_counts_as_away(
    store: Store, place: Place
) -> None:
    store.presence.keep("one", at=NOW, came=[place])
    store.presence.beat("one", at=later(30))
    gone = later(30) + STALE + timedelta(seconds=1)
    seen = store.presence.here("north", W, now=gone)[place.person]
    assert seen == Presence(place.person, here=False, since=later(30))


def test_another_server_clears_away_what_a_lost_one_held(
    store: Store, place: Place
) -> None:
    store.presence.keep("one", at=NOW, came=[place])
    store.presence.record_joined(
        "one", cohort="north", workshop=W, mode="online", since=NOW
    )
    assert store.presence.beat("two", at=later(10)) == frozenset()
    gone = NOW + STALE + timedelta(seconds=1)
    assert store.presence.beat("two", at=gone) == {place}
    assert store.presence.here("north", W, now=gone) == {}
    assert store.attendance.of("north", W)[place.person].left == NOW


def test_somebody_with_a_page_on_two_servers_leaves_with_the_last(
    store: Store, place: Place
) -> None:
    store.presence.keep("one", at=NOW, came=[place])
    store.presence.keep("two", at=later(5), came=[place])
    store.presence.record_joined(
        "one", cohort="north", workshop=W, mode="online", since=NOW
    )
    store.presence.keep("one", at=later(9), went=[place])
    assert store.presence.here("north", W, now=later(9))[place.person].here
    assert store.attendance.of("north", W)[place.person].left is None
    store.presence.keep("two", at=later(20), went=[place])
    assert store.attendance.of("north", W)[place.person].left == later(20)


def test_attendance_keeps_the_first_arrival_and_the_last_departure(
    store: Store, place: Place
) -> None:
    for start in (0, 100):
        store.presence.keep("one", at=later(start), came=[place])
        store.presence.record_joined(
            "one", cohort="north", workshop=W, mode="online", since=NOW
        )
        store.presence.keep("one", at=later(start + 50), went=[place])
    (kept,) = store.attendance.of("north", W).values()
    assert kept == Attendance(place.person, NOW, later(150), "online")


def test_who_was_early_attends_from_when_it_counts(store: Store, place: Place) -> None:
    store.presence.keep("one", at=NOW, came=[place])
    start = later(600)
    store.presence.record_joined(
        "one", cohort="north", workshop=W, mode="online", since=start
    )
    assert store.attendance.of("north", W)[place.person].joined == start


def test_looking_in_outside_live_time_is_no_attendance(
    store: Store, place: Place
) -> None:
    store.presence.keep("one", at=NOW, came=[place])
    store.presence.keep("one", at=later(9), went=[place])
    assert store.attendance.of("north", W) == {}


def test_a_facilitators_word_stands_beside_what_was_recorded(
    store: Store, place: Place
) -> None:
    said = Attendance(
        place.person,
        mode="in person",
        mark=Mark.APOLOGY,
        caught_up=True,
        note="Train. Caught up on Friday.",
    )
    put_right(store, "north", W, said)
    assert store.attendance.of("north", W) == {place.person: said}
    store.presence.keep("one", at=NOW, came=[place])
    store.presence.record_joined(
        "one", cohort="north", workshop=W, mode="online", since=NOW
    )
    (kept,) = store.attendance.of("north", W).values()
    assert (kept.joined, kept.mode, kept.mark) == (NOW, "in person", Mark.APOLOGY)
    put_right(store, "north", W, Attendance(place.person))
    (kept,) = store.attendance.of("north", W).values()
    assert (kept.joined, kept.mark, kept.note) == (NOW, None, "")


def test_presence_and_corrections_are_heard_of_without_a_name(
    store: Store, place: Place
) -> None:
    store.presence.keep("one", at=NOW, came=[place])
    put_right(store, "north", W, Attendance(place.person))
    heard = store.events.since("north", 0)
    assert {(e.kind, e.workshop, e.activity, e.person) for e in heard} == {
        ("presence", W, None, None)
    }


@pytest.mark.parametrize(
    ("value", "filled"),
    [
        ({"texts": ["Every pupil explains"]}, True),
        ({"texts": ["", "  "]}, False),
        ({"chosen": [0], "words": ["Ready"]}, True),
        ({"chosen": [], "words": []}, False),
        ({"ticked": [False, False], "note": ""}, False),
        (None, False),
    ],
)
def test_progress_says_whether_there_are_words_and_never_which(
    store: Store, ana: Seating, save: Save, value: object, filled: bool
) -> None:
    save(value)
    (progress,) = store.attendance.progress(
        "north", [W, "programme"], activities=["hope"]
    )
    assert progress == Progress(ana.person.id, W, "hope", NOW, filled)
    assert "explains" not in json.dumps(asdict(progress), default=str)


def test_progress_is_of_the_answer_that_stands(
    store: Store, ana: Seating, save: Save
) -> None:
    save("A hope")
    save("Another device's", based_on=0, write="late")
    save("", based_on=1, write="taken back")
    (progress,) = store.attendance.progress("north", [W], activities=["hope"])
    assert not progress.filled


def test_answers_of_the_first_release_have_progress_too(
    new_sqlite_url: str, tmp_path: Path
) -> None:
    file = older_database(new_sqlite_url)
    store = Store.open(new_sqlite_url, backups=tmp_path / "copies")
    found = {
        p.activity: p.filled
        for p in store.attendance.progress("north", [W], activities=["hope", "fear"])
    }
    store.close()
    assert found == {"hope": True, "fear": False}
    assert file.exists()


PEOPLE = """
INSERT INTO cohort VALUES ('north', 'North', '');
INSERT INTO person VALUES ('p', 'Participant 7', '', NULL);
INSERT INTO seat VALUES ('s', 'north', 'p', 'participant', NULL);
"""


def older_database(url: str) -> Path:
    """A database as the first release left it, with two answers."""
    file = file_of(read_url(url))
    assert file is not None
    file.parent.mkdir()
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", SCRIPTS)
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    with closing(sqlite3.connect(file)) as older:
        older.executescript(PEOPLE)
        for number, name, text in ((1, "hope", "More talk"), (2, "fear", "")):
            older.execute(
                "INSERT INTO response VALUES (?, 'north', 'p', ?, ?, 1, 1)",
                (number, W, name),
            )
            older.execute(
                "INSERT INTO response_version VALUES "
                "(?, 1, 'a', ?, 'private', '', '2023-01-20 10:42:07', 0)",
                (number, json.dumps({"texts": [text]})),
            )
        older.commit()
    return file
