"""A renamed activity keeps all that hangs on its name, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from toolkit.model import PROGRAMME, Response, ResponseKey, Seating, Sharing
from toolkit.model.comments import Comment
from toolkit.model.consent import Consent, Purpose
from toolkit.model.groups import Group, Grouping
from toolkit.model.later import later_name
from toolkit.model.lines import Change, PageKey, Words
from toolkit.model.pace import Pace, Spotlit
from toolkit.model.renames import Rename, now_called
from toolkit.store import Store
from toolkit.store.choices import Wish
from toolkit.store.renaming import MANY, ONCE
from toolkit.store.tables import metadata

WORKSHOP = "workshop1_launch"
LATER = timedelta(hours=1)


def renamed(store: Store, old: str, new: str, *, at: datetime) -> int:
    one = Rename(WORKSHOP, old, new)
    return store.renames.take_over([one], asked={(WORKSHOP, new)}, at=at)


def write(
    store: Store, of: Seating, name: str, words: str, *, at: datetime, based_on: int = 0
) -> object:
    return store.responses.save(
        ResponseKey(of.cohort.id, of.person.id, WORKSHOP, name),
        words,
        sharing=Sharing.COHORT,
        based_on=based_on,
        write=f"write of {words}",
        prompt="Hope?",
        at=at,
    )


def stands(store: Store, of: Seating) -> dict[str, object]:
    found = store.responses.of(of.cohort.id, WORKSHOP, of.person.id)
    return {name: response.value for name, response in found.items()}


def test_every_table_that_speaks_of_an_activity_is_renamed() -> None:
    named = {t.name for t in metadata.sorted_tables if "activity" in t.columns}
    assert named == {table.name for table in (*MANY, *ONCE)}


def test_answers_their_parts_and_marks_hang_on_the_new_name(
    store: Store, ana: Seating, now: datetime
) -> None:
    for name in ("hope", "hope.why", "mark.hope", "hope-2", "hopeful"):
        write(store, ana, name, name, at=now)
    assert renamed(store, "hope", "hope-for-july", at=now) == 3
    assert stands(store, ana) == {
        "hope-for-july": "hope",
        "hope-for-july.why": "hope.why",
        "mark.hope-for-july": "mark.hope",
        "hope-2": "hope-2",
        "hopeful": "hopeful",
    }
    assert renamed(store, "hope", "hope-for-july", at=now) == 0
    assert store.checkup().problems == ()


def test_a_part_of_a_task_is_renamed_alone(
    store: Store, ana: Seating, now: datetime
) -> None:
    key = ResponseKey("north", ana.person.id, WORKSHOP, "task")
    for name in ("task.why", "task.how"):
        write(store, ana, name, name, at=now)
    store.evidence.add(
        key, field="why", name="a.txt", media_type="text/plain", data=b"a", at=now
    )
    store.comments.add(Comment("c1", key, ana.person, "Yes", now, part="why"))
    renamed(store, "task.why", "task.reason", at=now)
    assert stands(store, ana) == {"task.reason": "task.why", "task.how": "task.how"}
    (kept,), (said,) = store.evidence.of(key), store.comments.on(key)
    assert (kept.field, said.part) == ("reason", "reason")
    late = store.evidence.add(
        key, field="why", name="b.txt", media_type="text/plain", data=b"b", at=now
    )
    assert {one.field for one in store.evidence.of(key)} == {"reason"}
    assert late.name == "b.txt"


def test_what_others_said_made_and_agreed_to_goes_along(
    store: Store, ana: Seating, now: datetime
) -> None:
    old, new = (
        ResponseKey("north", ana.person.id, WORKSHOP, n) for n in ("old", "new")
    )
    write(store, ana, "old", "words", at=now)
    store.evidence.add(
        old, field="", name="a.txt", media_type="text/plain", data=b"a", at=now
    )
    store.comments.add(Comment("c1", old, ana.person, "Yes", now))
    group = Group("g1", "Group 1", (ana.person.id,))
    store.groups.save(
        Grouping("north", WORKSHOP, "old", (group,)), person=ana.person.id, at=now
    )
    page = PageKey("north", WORKSHOP, "old", "g1")
    change = Change("l1", Words("A line"), 0, write="w1", after=None)
    store.pages.write(page, change, person=ana.person, at=now)
    store.choices.wish(Wish(ana.id, WORKSHOP, "old", date(2023, 2, 1)))
    store.choices.choose(ana.id, later_name(WORKSHOP, "old"), {"day": "x"}, at=now)
    given = Consent(
        *("k1", "north", ana.person.id, Purpose.QUOTE, WORKSHOP, "old", "I agree", now)
    )
    store.consents.give(given)
    renamed(store, "old", "new", at=now)
    assert store.evidence.of(old) == ()
    assert len(store.evidence.of(new)) == 1
    assert [one.text for one in store.comments.on(new)] == ["Yes"]
    assert store.groups.made_for("north", WORKSHOP, "new").groups == (group,)
    (line,) = store.pages.lines(replace(page, activity="new"))
    assert line.words.text == "A line"
    assert [wish.activity for wish in store.choices.wishes(ana.id)] == ["new"]
    assert list(store.choices.of(ana.id)) == [later_name(WORKSHOP, "new")]
    assert [one.activity for one in store.consents.of_person(ana.person.id)] == ["new"]
    events = store.events.since("north", 0)
    assert {e.activity for e in events if e.activity} == {"new"}


def test_walls_votes_and_what_somebody_chose_say_the_new_name(
    store: Store, ana: Seating, now: datetime
) -> None:
    pace = Pace(
        "north",
        WORKSHOP,
        revealed=frozenset({"old", "other"}),
        spotlight=(
            Spotlit("s1", "old", person="p"),
            Spotlit("s2", "old", workshop="w"),
        ),
        hidden=frozenset({"old.why/p"}),
        reasons={"old/p": "Twice"},
        merged={"old/p": "old/q"},
        wall="old.why",
    )
    store.pace.save(pace)
    mine = ResponseKey("north", ana.person.id, "portfolio", "portfolio")
    chosen = [f"{WORKSHOP}/old", "workshop2/old", WORKSHOP]
    store.responses.save(
        mine,
        {"include": chosen},
        sharing=Sharing.PRIVATE,
        based_on=0,
        write="w",
        prompt="",
        at=now,
    )
    value = {"whom": "Head", "parts": chosen, "private": [], "comments": False}
    store.readers.make(ana.id, value=value, made_at=now, expires_at=now + LATER)
    renamed(store, "old", "new", at=now)
    kept = store.pace.of("north", WORKSHOP)
    assert kept.revealed == {"new", "other"}
    assert [one.activity for one in kept.spotlight] == ["new", "old"]
    assert (kept.hidden, kept.wall) == ({"new.why/p"}, "new.why")
    assert (kept.reasons, kept.merged) == ({"new/p": "Twice"}, {"new/p": "new/q"})
    assert kept.version == 2
    wanted = [f"{WORKSHOP}/new", "workshop2/old", WORKSHOP]
    portfolio = store.responses.find(mine)
    assert portfolio is not None
    assert portfolio.value == {"include": wanted}
    (link,) = store.readers.of(ana.id)
    assert link.parts == tuple(wanted)


@pytest.mark.parametrize("newer", ["old", "new"])
def test_of_two_answers_the_newer_stands_and_the_other_is_an_earlier_version(
    store: Store, ana: Seating, now: datetime, newer: str
) -> None:
    older = {"old": "new", "new": "old"}[newer]
    write(store, ana, older, "Written first", at=now)
    write(store, ana, newer, "Written last", at=now + LATER)
    renamed(store, "old", "new", at=now)
    assert stands(store, ana) == {"new": "Written last"}
    key = ResponseKey("north", ana.person.id, WORKSHOP, "new")
    assert {one.value for one in store.responses.history(key)} == {
        "Written first",
        "Written last",
    }
    assert store.checkup().problems == ()


def test_two_pages_of_a_group_become_one_with_every_line(
    store: Store, ana: Seating, now: datetime
) -> None:
    for name, words in (("new", "Below the new"), ("old", "Below the old")):
        page = PageKey("north", WORKSHOP, name, "g1")
        change = Change("l1", Words(words), 0, write=words, after=None)
        store.pages.write(page, change, person=ana.person, at=now)
    store.pages.be_writing(page, person=ana.person.id, line="l1", at=now)
    renamed(store, "old", "new", at=now)
    lines = store.pages.lines(PageKey("north", WORKSHOP, "new", "g1"))
    assert [one.words.text for one in lines] == ["Below the new", "Below the old"]
    assert store.checkup().problems == ()


def test_a_page_that_was_open_writes_by_the_old_name_and_is_found_by_the_new(
    store: Store, ana: Seating, now: datetime
) -> None:
    first = write(store, ana, "old", "Before", at=now)
    renamed(store, "old", "new", at=now)
    late = write(store, ana, "old", "After", at=now + LATER, based_on=1)
    assert type(late) is type(first)
    assert stands(store, ana) == {"new": "After"}
    ben = store.people.add("north", name="Participant 8")
    write(store, ben, "old", "My first", at=now)
    write(store, ben, "mark.old", "A mark", at=now)
    assert stands(store, ben) == {"new": "My first", "mark.new": "A mark"}
    found = store.responses.find(ResponseKey("north", ben.person.id, WORKSHOP, "old"))
    assert isinstance(found, Response)
    assert {one.response.value for one in store.responses.to("north", WORKSHOP, "old")}
    comment = Comment("c1", replace(found.key, activity="old"), ana.person, "Yes", now)
    assert store.comments.add(comment) == comment
    assert len(store.comments.on(found.key)) == 1


def test_one_that_is_renamed_again_and_again_is_found_by_every_name_it_had(
    store: Store, ana: Seating, now: datetime
) -> None:
    write(store, ana, "a.x", "Words", at=now)
    for old, new in (("a", "b"), ("b.x", "b.y"), ("b", "c"), ("c.y", "c.z")):
        renamed(store, old, new, at=now)
    assert stands(store, ana) == {"c.z": "Words"}
    for number, name in enumerate(("a.x", "b.x", "b.y", "c.y"), start=1):
        write(store, ana, name, f"By {name}", at=now, based_on=number)
        assert stands(store, ana) == {"c.z": f"By {name}"}


def test_a_name_that_is_used_again_is_another_activitys(
    store: Store, ana: Seating, now: datetime
) -> None:
    write(store, ana, "old", "Once", at=now)
    renamed(store, "old", "new", at=now)
    asked = {(WORKSHOP, "new"), (WORKSHOP, "old")}
    store.renames.take_over([], asked=asked, at=now)
    assert store.renames.all() == ()
    write(store, ana, "old", "Anew", at=now)
    assert stands(store, ana) == {"new": "Once", "old": "Anew"}


def test_another_workshops_names_are_left_alone(
    store: Store, ana: Seating, now: datetime
) -> None:
    key = ResponseKey("north", ana.person.id, PROGRAMME, "old")
    store.responses.save(
        key, 1, sharing=Sharing.PRIVATE, based_on=0, write="w", prompt="", at=now
    )
    renamed(store, "old", "new", at=now)
    assert list(store.responses.of("north", PROGRAMME, ana.person.id)) == ["old"]


@pytest.mark.parametrize(
    ("name", "became"),
    [
        ("a", "b"),
        ("a.x", "b.y"),
        ("a.z", "b.z"),
        ("mark.a", "mark.b"),
        ("mark.ab", "mark.ab"),
        ("ab", "ab"),
        ("ab.a", "ab.a"),
    ],
)
def test_a_name_becomes_what_its_activity_and_its_part_are_called(
    name: str, became: str
) -> None:
    assert now_called(name, {"a": "b", "b.x": "b.y"}) == became
