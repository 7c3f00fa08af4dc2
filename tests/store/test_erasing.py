"""Erasing a person: nothing of theirs is left, and others' work stays."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Date, LargeBinary, String, Table, Text, insert, select
from sqlalchemy.types import Boolean, Float, Integer

from tests.postgresql import PostgreSQL
from tests.serving import until
from toolkit.errors import RosterError, StoreError
from toolkit.model import Pace, ResponseKey, Role, Seating, Sharing, Spotlit
from toolkit.model.comments import Comment
from toolkit.model.erasing import NOBODY, REMOVED, Counts, How, reference
from toolkit.model.groups import Group, Grouping
from toolkit.model.interest import Application, PublicPage
from toolkit.model.lines import Change, PageKey, Words
from toolkit.model.looked import Looked, What
from toolkit.store import Store, restore_backup
from toolkit.store.erased_people import ERASED
from toolkit.store.erasing import CONSIDERED
from toolkit.store.tables import Json, Moment, metadata

STAYING = {
    "calendar",
    "cohort",
    "group_page",
    "grouping",
    "looked",
    "pace",
    "public_page",
    "receipt",
    "renamed",
    "room",
}
"""What is the programme's, or the log's; what it may repeat has tests of its own."""

HERS = "Zebrafinch counted on a rekenrek in Example School, every single morning"
"""Words that nobody else writes."""


def of_text(table: Table) -> Iterator[str]:
    for column in table.c:
        kind = column.type
        if not isinstance(kind, Moment | Boolean | Integer | Float | Date):
            yield column.name


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda t: str(t.name))
def test_what_becomes_of_every_column_that_may_name_somebody_is_considered(
    table: Table,
) -> None:
    assert set(CONSIDERED[table.name].split()) == {*of_text(table)}


def everything(store: Store) -> str:
    """All that is in every table."""
    with store._database.reading() as connection:
        rows = [
            (table.name, *row)
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
        ]
    return "\n".join(map(repr, rows))


def problems(store: Store, now: datetime) -> tuple[str, ...]:
    """What the doctor finds once what is owed is done."""
    assert store.erasures.compact(at=now)
    return store.checkup().problems


def fill_every_table(store: Store, of: Seating, at: datetime) -> None:
    """A row of hers in every table that is not the programme's, with words of hers."""
    known: dict[str, Any] = {
        "cohort.id": of.cohort.id,
        "person.id": of.person.id,
        "seat.id": of.id,
    }
    with store._database.changing() as connection:
        for table in metadata.sorted_tables:
            if table.name in STAYING - {"group_page"} | {"person", "seat"}:
                continue
            row = {each.name: _filled(each, known, at) for each in table.c}
            row = {name: value for name, value in row.items() if value is not None}
            connection.execute(insert(table), row)
            for key in table.primary_key:
                known.setdefault(f"{table.name}.{key.name}", row.get(key.name))


def _filled(column: Any, known: dict[str, Any], at: datetime) -> Any:
    for key in column.foreign_keys:
        return known[key.target_fullname]
    marker = f"{HERS} {column.table.name}.{column.name}"
    if column.table.name == "grouping_version" and column.name == "state":
        return {"groups": [], "turns": {}}
    is_named = column.name in {"workshop", "activity"}
    if is_named or (column.table.name == "group_page" and column.name != "id"):
        return column.name  # by authors, and by who makes groups
    if column.name == "person":  # an event's
        return known["person.id"]
    given: tuple[tuple[type, Any], ...] = (
        (Moment, at),
        (Json, {"said": [marker]}),
        (Date, date(2026, 1, 1)),
        (LargeBinary, marker.encode()),
        (Boolean, False),
        (Integer, 1),
        (Float, 1.0),
        (Text, marker),
        (String, marker),
    )
    return next(value for kind, value in given if isinstance(column.type, kind))


def test_nothing_of_any_table_is_left_but_ids_that_stand_for_nobody(
    store: Store, ana: Seating, now: datetime
) -> None:
    store.cohorts.add("south", "South")
    store.people.add("south", name="Somebody else")
    fill_every_table(store, ana, now)
    assert everything(store).count(HERS) > 40
    looked = Looked("north", ana.person.id, What.ANSWER, ana.person.id, now)
    store.looks.note(looked)
    expected = store.erasures.what_goes(ana.person.id, at=now)
    assert everything(store).count(HERS) > 40
    made = store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
    assert made.counts == expected
    assert (made.counts.answers, made.counts.files, made.counts.messages) == (1, 1, 1)
    left = everything(store)
    for hers in (HERS, ana.person.name, ana.person.school, ana.id):
        assert hers not in left, hers
    assert store.looks.in_cohort("north", most=9) == (looked,)
    assert left.count(ana.person.id) == 2
    assert store.people.roster("north", withdrawn=True) == ()
    assert store.erasures.receipt(made.id) == made
    with pytest.raises(RosterError, match="already"):
        store.erasures.erase(ana.person.id, at=now, how=How.PAGE)


# -- what others' work hangs on --------------------------------------------------------


@pytest.fixture
def ben(store: Store, ana: Seating) -> Seating:
    return store.people.add(ana.cohort.id, name="Participant 8")


def say(
    store: Store,
    of: Seating,
    activity: str,
    value: object,
    *,
    at: datetime,
    workshop: str = "community",
) -> ResponseKey:
    key = ResponseKey(of.cohort.id, of.person.id, workshop, activity)
    store.responses.save(
        key,
        value,
        sharing=Sharing.COHORT,
        based_on=0,
        write="w",
        prompt="?",
        at=at,
    )
    return key


def card(title: str) -> dict[str, object]:
    return {"kind": "post", "thread": "t", "boxes": {"title": title}, "files": []}


def test_a_card_stands_without_its_words_where_somebody_replied_to_it(
    store: Store, ana: Seating, ben: Seating, now: datetime
) -> None:
    answered, alone = f"card.{'a' * 12}", f"card.{'b' * 12}"
    for name in (answered, alone):
        say(store, ana, name, card(HERS), at=now)
    ref = reference(ana.id, answered)
    say(store, ben, f"reply.{ref}.{'c' * 12}", {"text": "I tried it"}, at=now)
    made = store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
    assert (made.counts.answers, made.counts.kept) == (2, 1)
    found = store.shared.answers("north", "community", [answered, alone])
    (left,) = found
    assert left.response.value == {
        "kind": "post",
        "thread": "t",
        "boxes": {"title": REMOVED},
        "files": [],
    }
    assert left.author.person.name == NOBODY
    assert reference(left.author.id, answered) == ref
    assert store.people.roster("north", withdrawn=True) == (ben,)
    assert HERS not in everything(store)
    assert problems(store, now) == ()


def test_lines_that_others_changed_stay_without_what_she_wrote(
    store: Store, ana: Seating, ben: Seating, now: datetime
) -> None:
    page = PageKey("north", "workshop2", "causes", "one")
    written = (
        (ana, "alone", HERS, 0, "a1"),
        (ana, "both", f"{HERS} red", 0, "a2"),
        (ben, "both", f"{HERS} blue", 1, "b1"),
        (ben, "his", "Ben began", 0, "b2"),
        (ana, "his", f"Ben began {HERS}", 1, "a3"),
    )
    for who, name, words, based_on, write in written:
        change = Change(name, Words(words), based_on=based_on, write=write)
        store.pages.write(page, change, person=who.person, at=now)
    made = store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
    assert (made.counts.lines, made.counts.kept) == (1, 2)
    lines = {line.id: line for line in store.pages.lines(page)}
    assert {name: one.words.text for name, one in lines.items()} == {
        "both": f"{REMOVED} blue",
        "his": f"Ben began {REMOVED}",
    }
    assert lines["both"].author.name == NOBODY
    assert lines["both"].changed_by.name == ben.person.name
    assert lines["his"].author.name == ben.person.name
    assert HERS not in everything(store)
    assert problems(store, now) == ()


def test_what_she_said_beside_others_goes_or_loses_its_words_where_they_went_on(
    store: Store, ana: Seating, ben: Seating, now: datetime
) -> None:
    his = say(store, ben, "hope", "His", at=now)
    hers = say(store, ana, "hope", HERS, at=now)
    said = (
        ("first", his, ana, now),
        ("answered", his, ben, now + timedelta(minutes=1)),
        ("last", his, ana, now + timedelta(minutes=2)),
        ("beside", hers, ben, now),
    )
    for name, about, by, when in said:
        text = HERS if by is ana else "Ben says"
        store.comments.add(Comment(name, about, by.person, text, written_at=when))
    made = store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
    assert (made.counts.comments, made.counts.beside, made.counts.kept) == (2, 1, 1)
    left = store.comments.on(his)
    assert [(c.text, c.by.name) for c in left] == [
        (REMOVED, NOBODY),
        ("Ben says", ben.person.name),
    ]
    assert HERS not in everything(store)


def test_what_a_room_was_shown_of_hers_is_shown_no_more(
    store: Store, ana: Seating, ben: Seating, now: datetime
) -> None:
    say(store, ana, "hope", {"text": "Abacus"}, at=now, workshop="workshop2")
    mine, other = (f"hope/{who.person.id}" for who in (ana, ben))
    store.pace.save(
        Pace(
            "north",
            "workshop2",
            spotlight=(
                Spotlit("1", "hope", person=ana.person.id),
                Spotlit("2", "hope", copied=({"words": "abacus"},)),
                Spotlit("3", "hope", copied=({"words": "Counters"},)),
            ),
            shown="2",
            hidden=frozenset({mine, other}),
            reasons={mine: "Not hers to say", other: "Twice"},
            merged={other: mine},
        )
    )
    store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
    left = store.pace.of("north", "workshop2")
    assert [one.id for one in left.spotlight] == ["3"]
    assert (left.shown, left.hidden) == (None, frozenset({other}))
    assert (dict(left.reasons), dict(left.merged)) == ({other: "Twice"}, {})
    assert ana.person.id not in everything(store)


def test_groups_are_without_her_in_every_version_and_made_by_nobody(
    store: Store, ana: Seating, ben: Seating, now: datetime
) -> None:
    both, him = (ana.person.id, ben.person.id), (ben.person.id,)
    groups = (Group("g", "One", both, pairs=(both,)),)
    one = Grouping("north", "workshop2", groups=groups)
    store.groups.save(one, person=ana.person.id, at=now)
    store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
    left = store.groups.made_for("north", "workshop2")
    assert left.groups == (Group("g", "One", him),)
    assert ana.person.id not in everything(store)
    assert problems(store, now) == ()


def test_her_words_go_from_what_was_carried_on_to_other_cohorts(
    store: Store, ana: Seating, now: datetime
) -> None:
    store.cohorts.add("south", "Next year")
    other = store.people.add("south", name="Somebody else")
    say(store, ana, "voice", {"text": HERS}, at=now)
    store.public_pages.save("south", PublicPage(facts={"voice": f"“{HERS}”"}), at=now)
    carried = [{"text": HERS}, {"text": "Another voice"}]
    store.choices.choose(other.id, "carried", carried, at=now)
    made = store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
    assert made.counts.others == 2
    assert HERS not in everything(store)
    left = store.choices.of(other.id)["carried"]
    assert left == [{"text": REMOVED}, {"text": "Another voice"}]


def test_what_she_wrote_before_she_had_a_place_goes_and_nobody_elses_with_it(
    store: Store, now: datetime
) -> None:
    store.cohorts.add("north", "North")
    store.public_pages.save("north", PublicPage(published=True), at=now)
    for number in (7, 8):
        address = f"f{number}@example.org"
        wrote = Application(f"Finch {number}", "Hill", address, {}, "m")
        store.interests.register("north", wrote, at=now)
    ana = store.people.add("north", name="Finch 7", email="f7@example.org")
    made = store.erasures.erase(ana.person.id, at=now, how=How.COMMAND)
    assert made.counts.interests == 1
    assert [one.wrote.name for one in store.interests.of("north")] == ["Finch 8"]
    assert "f7@example.org" not in everything(store)


def test_a_person_goes_from_every_cohort_and_also_after_they_withdrew(
    store: Store, now: datetime
) -> None:
    for name in ("north", "south"):
        store.cohorts.add(name, name.title())
    one, two = (
        store.people.add(name, name="Zebrafinch", email="z@example.org")
        for name in ("north", "south")
    )
    say(store, one, "hope", HERS, at=now)
    say(store, two, "hope", HERS, at=now)
    store.people.withdraw(two, at=now)
    made = store.erasures.erase(one.person.id, at=now, how=How.DESK)
    assert made.counts.answers == 2
    assert "Zebrafinch" not in everything(store)


def test_who_alone_leads_others_is_refused_with_what_to_do_and_then_may_go(
    store: Store, ana: Seating, now: datetime
) -> None:
    lead = store.people.add("north", name="Finch", role=Role.FACILITATOR)
    his = say(store, ana, "hope", "His", at=now)
    told = Comment("c", his, lead.person, HERS, written_at=now)
    store.comments.add(told)
    for ask in (store.erasures.what_goes, erase_by_command(store)):
        with pytest.raises(RosterError, match="only facilitator of North 2023"):
            ask(lead.person.id, at=now)
    store.people.add("north", name="Another", role=Role.FACILITATOR)
    store.erasures.erase(lead.person.id, at=now, how=How.COMMAND)
    assert [one.text for one in store.comments.on(his)] == [REMOVED]
    assert "Finch" not in everything(store)


def erase_by_command(store: Store) -> Any:
    def erase(person: str, *, at: datetime) -> object:
        return store.erasures.erase(person, at=at, how=How.COMMAND)

    return erase


# -- bytes -----------------------------------------------------------------------------


def files_with(words: str, folder: Path) -> list[str]:
    """In which files below *folder* these words are, as bytes."""
    sought = words.encode()
    found = (each for each in folder.rglob("*") if each.is_file())
    return [each.name for each in found if sought in each.read_bytes()]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_no_byte_is_left_in_the_file_or_its_log_once_it_is_compacted(
    store: Store, ana: Seating, now: datetime, tmp_path: Path
) -> None:
    for number in range(40):
        say(store, ana, f"a{number}", f"{HERS} {number}" * 40, at=now)
    key = ResponseKey("north", ana.person.id, "workshop2", "file")
    file = {"field": "f", "name": HERS, "media_type": "text/plain"}
    store.evidence.add(key, **file, data=HERS.encode() * 900, at=now)  # type: ignore[arg-type]
    assert files_with(HERS, tmp_path)
    data = tmp_path / "data"
    with closing(sqlite3.connect(data / "workshop.db")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM response").fetchone()
        made = store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
        assert not compacts_beside_a_reader(store, now)
        assert [each.id for each in store.erasures.owed()] == [made.id]
    assert store.erasures.compact(at=now)
    assert store.erasures.owed() == ()
    assert store.erasures.receipt(made.id).compacted == now  # type: ignore[union-attr]
    for hers in (HERS, "Participant 7"):
        assert files_with(hers, data) == []
    store.backup(data / "after.db")
    assert files_with(HERS, data) == []


def test_nothing_is_left_in_what_postgresql_backs_up(
    postgresql: PostgreSQL, own_database: str, postgresql_url: str, now: datetime
) -> None:
    with Store(postgresql_url) as store:
        store.cohorts.add("north", "North 2023")
        ana = store.people.add("north", name="Participant 7", school="Example School")
        fill_every_table(store, ana, now)
        hers = (HERS, HERS.encode().hex(), ana.person.name, ana.person.school, ana.id)
        before = postgresql.dump(own_database)
        for words in hers:
            assert words in before, words
        store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
        assert store.erasures.compact(at=now)
        after = postgresql.dump(own_database)
        for words in hers:
            assert words not in after, words


def compacts_beside_a_reader(store: Store, now: datetime) -> bool:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("toolkit.store.backup.BUSY_SECONDS", 0.1)
        return store.erasures.compact(at=now)


def test_a_compaction_keeps_what_others_wrote_and_is_done_once(
    store: Store, ana: Seating, ben: Seating, now: datetime
) -> None:
    key = say(store, ben, "hope", "His", at=now)
    store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
    assert store.erasures.compact(at=now)
    assert store.erasures.compact(at=now + timedelta(hours=1))
    assert store.responses.find(key).value == "His"  # type: ignore[union-attr]
    assert problems(store, now) == ()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_was_erased_is_erased_again_in_a_backup_that_is_put_back(
    database_url: str, now: datetime, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    with Store.open(database_url) as store:
        store.cohorts.add("north", "North")
        ana = store.people.add("north", name="Zebrafinch")
        ben = store.people.add("north", name="Participant 8")
        say(store, ana, "hope", HERS, at=now)
        store.backup(tmp_path / "before.db")
        store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
        store.erasures.compact(at=now)
    assert (data / ERASED).read_text() == f"{ana.person.id}\n"
    restore_backup(database_url, tmp_path / "before.db", backups=data / "backups")
    assert files_with(HERS, data) == files_with("Zebrafinch", data) == []
    # Put there by hand, it is found when the server begins.
    for end in ("", "-wal", "-shm"):
        (data / f"workshop.db{end}").unlink(missing_ok=True)
    shutil.copy(tmp_path / "before.db", data / "workshop.db")
    with Store.open(database_url) as store:
        assert store.people.roster("north") == (ben,)
    assert files_with(HERS, data) == files_with("Zebrafinch", data) == []


def test_what_is_written_while_somebody_is_erased_is_erased_or_refused(
    store: Store, ana: Seating, now: datetime
) -> None:
    begun, refused = threading.Event(), threading.Event()

    def write() -> None:
        for number in range(2000):
            try:
                say(store, ana, f"a{number}", f"{HERS} {number}", at=now)
            except StoreError:
                refused.set()
                return
            begun.set()

    writers = [threading.Thread(target=write) for _ in range(2)]
    for each in writers:
        each.start()
    until(begun.is_set)
    made = store.erasures.erase(ana.person.id, at=now, how=How.PAGE)
    for each in writers:
        each.join()
    assert refused.is_set()
    assert made.counts != Counts()
    assert HERS not in everything(store)
