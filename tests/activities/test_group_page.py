"""A group's page: who writes it, who reads it, and that nothing on it is lost."""

from __future__ import annotations

from typing import Any

import pytest

from tests.activities.conftest import WORKSHOP, People
from tests.activities.shared import (
    PAGE,
    arrange,
    catch_up,
    group_of,
    open_page,
    page,
    tell,
    texts,
    write,
)
from toolkit.activities import printed_blocks
from toolkit.activities.base.blocks import Empty
from toolkit.errors import AnswerError, PermissionRefusedError, StaleError
from toolkit.model import PROGRAMME
from toolkit.model.lines import Change, Words
from toolkit.model.regrouping import moved


def test_everybody_in_the_group_reads_what_one_writes(people: People) -> None:
    first, second = people.seat(group="Group 1"), people.seat(group="Group 1")
    mine, theirs = open_page(first), open_page(second)
    group = mine.room["group"]["id"]
    saved = write(mine, "a", "  Time\nfor it ", group=group)["saved"]
    assert (saved["line"], saved["version"]) == ("a", 1)
    catch_up(theirs)
    (line,) = theirs.room["lines"]
    assert (line["text"], line["author"]) == ("Time for it", "Participant 1")
    assert theirs.room["group"]["members"] == ["Participant 1", "Participant 2"]


def test_the_group_is_that_of_the_activity_else_the_workshop_else_the_year(
    people: People,
) -> None:
    me, facilitator = people.seat(group="Group 7"), people.facilitator()
    mine = open_page(me)
    assert mine.room["group"]["name"] == "Group 7"
    arrange(facilitator, group_of("one", me, place="Table 4"))
    catch_up(mine)
    assert mine.room["group"]["name"] == "Group 1"
    assert (mine.room["group"]["place"], mine.room["group"]["link"]) == (
        "Table 4",
        "",
    )
    arrange(facilitator, group_of("two", me), activity=PAGE)
    catch_up(mine)
    assert mine.room["group"]["name"] == "Group 2"


def test_my_group_still_means_the_year_while_rooms_are_reshuffled(
    people: People,
) -> None:
    me, facilitator = people.seat(group="Group 7"), people.facilitator()
    arrange(facilitator, group_of("one", me))
    me.changes()
    assert me.seating.group == "Group 7"


def test_two_who_add_at_the_same_moment_keep_both(people: People) -> None:
    first, second, facilitator = people.seat(), people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", first, second))
    mine, theirs = open_page(first), open_page(second)
    write(mine, "a", "One")
    write(theirs, "b", "Two")
    catch_up(mine, theirs)
    assert texts(mine) == texts(theirs) == ["One", "Two"]


def test_two_who_change_one_line_keep_both_and_are_told(people: People) -> None:
    first, second, facilitator = people.seat(), people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", first, second))
    mine, theirs = open_page(first), open_page(second)
    write(mine, "a", "Cover")
    write(mine, "a", "Cover for two", based_on=1)
    saved = write(theirs, "a", "Cover, and a date", based_on=1)["saved"]
    assert saved["line"] != "a"
    catch_up(mine)
    assert texts(mine) == ["Cover for two", "Cover, and a date"]


def test_a_write_sent_again_is_harmless(people: People) -> None:
    me, facilitator = people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", me))
    mine = open_page(me)
    once = write(mine, "a", "One", write="same")
    assert write(mine, "a", "One", write="same") == once
    assert texts(mine) == ["One"]


def test_every_version_can_be_read(people: People) -> None:
    first, second, facilitator = people.seat(), people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", first, second))
    mine, theirs = open_page(first), open_page(second)
    write(mine, "a", "One")
    write(theirs, "a", "Two", based_on=1)
    write(theirs, "a", "Two", based_on=2, gone=True)
    (reply,) = tell(mine, "history")
    assert [(v["text"], v["gone"], v["by"]) for v in reply["history"]] == [
        ("Two", True, "Participant 2"),
        ("Two", False, "Participant 2"),
        ("One", False, "Participant 1"),
    ]
    catch_up(mine)
    assert [line["text"] for line in mine.room["gone"]] == ["Two"]


def test_whoever_is_moved_sees_the_new_page_and_loses_the_old(people: People) -> None:
    first, second, facilitator = people.seat(), people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", first), group_of("two", second))
    mine, theirs = open_page(first), open_page(second)
    write(mine, "a", "Ours")
    write(theirs, "b", "Theirs", group="two")
    person = first.person.id
    facilitator.groups.rearrange(WORKSHOP, "", lambda now: moved(now, person, to="two"))
    refused = write(mine, "a", "Still here", based_on=1)["refused"]
    assert "another group" in refused
    catch_up(mine)
    assert texts(mine) == ["Theirs"]
    assert "Ours" not in str(mine.room)


def test_a_page_that_was_begun_keeps_its_group_when_rooms_are_reshuffled(
    people: People,
) -> None:
    first, second, facilitator = people.seat(), people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", first, second))
    mine = open_page(first)
    write(mine, "a", "Ours")
    arrange(facilitator, group_of("two", first), group_of("three", second))
    catch_up(mine)
    assert texts(mine) == ["Ours"]
    assert (
        first.groups.used_in(WORKSHOP, "another").of(first.person.id).name == "Group 2"
    )


def test_a_facilitator_reads_every_page_and_writes_none(people: People) -> None:
    first, second, facilitator = people.seat(), people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", first), group_of("two", second))
    write(open_page(first), "a", "Ours")
    theirs = open_page(facilitator)
    assert [(p["name"], len(p["lines"])) for p in theirs.room["pages"]] == [
        ("Group 1", 1),
        ("Group 2", 0),
    ]
    assert "refused" in write(theirs, "b", "Mine")


def test_the_room_sees_every_page_once_a_facilitator_shows_them(
    people: People,
) -> None:
    first, second, facilitator = people.seat(), people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", first), group_of("two", second))
    mine, theirs, steering = map(open_page, (first, second, facilitator))
    write(mine, "a", "Ours")
    catch_up(theirs)
    assert theirs.room["pages"] == []
    (refused,) = tell(theirs, "reveal", revealed=True)
    assert "facilitator" in refused["refused"]
    tell(steering, "reveal", revealed=True)
    catch_up(theirs)
    (shown,) = theirs.room["pages"]
    assert (shown["name"], shown["lines"][0]["text"]) == ("Group 1", "Ours")
    tell(steering, "reveal", revealed=False)
    catch_up(theirs)
    assert theirs.room["pages"] == []


def test_who_is_writing_is_said_to_the_others_of_the_group(people: People) -> None:
    first, second, third = (people.seat() for _ in range(3))
    arrange(
        people.facilitator(), group_of("one", first, second), group_of("two", third)
    )
    mine, theirs, others = map(open_page, (first, second, third))
    tell(mine, "here", group="one", line="a")
    catch_up(theirs, others)
    (writer,) = theirs.room["writing"]
    assert (writer["name"], writer["line"]) == ("Participant 1", "a")
    assert others.room["writing"] == mine.room["writing"] == []
    tell(mine, "here", group="one", line=None)
    catch_up(theirs)
    assert theirs.room["writing"] == []


def test_nobody_without_a_group_has_a_page(people: People) -> None:
    me = people.seat()
    mine = open_page(me)
    assert mine.room["group"] is None
    assert "refused" in write(mine, "a", "Hello")
    assert me.pages.as_response(WORKSHOP, PAGE) is None


WRONG: dict[str, dict[str, Any]] = {
    "no line": {"line": None},
    "a line that is no name": {"line": "../a"},
    "a long name": {"line": "a" * 65},
    "text that is no text": {"text": ["x"]},
    "nothing": {"text": " \n "},
    "too long": {"text": "x" * 501},
    "gone that is no truth": {"gone": "yes"},
    "after that is no name": {"after": ["a"]},
    "another group": {"group": "two"},
    "a group that is no text": {"group": {"id": "one"}},
    "a version of its own": {"based_on": -1},
    "a version that is text": {"based_on": "1"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_line_is_refused_in_words_and_keeps_nothing(
    people: People, wrong: dict[str, Any]
) -> None:
    me, other = people.seat(), people.seat()
    arrange(people.facilitator(), group_of("one", me), group_of("two", other))
    mine = open_page(me)
    asked = {"line": "a", "text": "Hello", **wrong}
    reply = write(mine, asked.pop("line"), asked.pop("text"), **asked)
    assert "refused" in reply
    assert "again" not in reply
    assert me.pages.mine(WORKSHOP, PAGE).lines == ()


def test_a_page_is_printed_in_each_members_document(people: People) -> None:
    first, second, facilitator = people.seat(), people.seat(), people.facilitator()
    arrange(facilitator, group_of("one", first, second))
    write(open_page(first), "a", "One")
    write(open_page(second), "b", "Two")
    for seat in (first, second):
        response = seat.pages.as_response(WORKSHOP, PAGE)
        assert response is not None
        (block,) = printed_blocks(page().face, {"": response.value})
        assert block.items == ["One", "Two"]
        assert block.label == "Group 1: Participant 1, Participant 2"
    (empty,) = printed_blocks(page().face, {"": None})
    assert isinstance(empty, Empty)


# -- making groups -----------------------------------------------------------------


def test_only_facilitators_make_groups(people: People) -> None:
    me = people.seat()
    with pytest.raises(PermissionRefusedError):
        arrange(me, group_of("one", me))
    with pytest.raises(PermissionRefusedError):
        me.groups.rearrange(WORKSHOP, "", lambda now: now)
    with pytest.raises(PermissionRefusedError):
        me.groups.undo(WORKSHOP, "", based_on=0)
    with pytest.raises(PermissionRefusedError):
        me.pages.all(WORKSHOP, PAGE)


def test_two_facilitators_never_undo_each_other(people: People) -> None:
    me, other = people.seat(), people.seat()
    first, second = people.facilitator(), people.facilitator()
    arrange(first, group_of("one", me, other), group_of("two"))
    seen = first.groups.made_for(WORKSHOP).version
    second.groups.rearrange(
        WORKSHOP, "", lambda now: moved(now, me.person.id, to="two")
    )
    with pytest.raises(StaleError, match="Theirs are shown"):
        first.groups.arrange(WORKSHOP, "", (group_of("three", me),), based_on=seen)
    with pytest.raises(StaleError):
        first.groups.undo(WORKSHOP, "", based_on=seen)
    first.groups.rearrange(
        WORKSHOP, "", lambda now: moved(now, other.person.id, to="two")
    )
    assert len(first.groups.made_for(WORKSHOP).called("two").members) == 2


def test_an_arrangement_is_undone(people: People) -> None:
    me, facilitator = people.seat(group="Group 7"), people.facilitator()
    with pytest.raises(AnswerError, match="nothing to undo"):
        facilitator.groups.undo(WORKSHOP, "", based_on=0)
    arrange(facilitator, group_of("one", me))
    arrange(facilitator, group_of("two", me))
    facilitator.groups.undo(WORKSHOP, "", based_on=3)
    assert me.groups.mine(WORKSHOP, "").name == "Group 1"


def test_the_first_arrangement_of_the_year_can_be_undone_too(people: People) -> None:
    me, facilitator = people.seat(group="Group 7"), people.facilitator()
    arrange(facilitator, group_of("one", me), workshop=PROGRAMME)
    me.changes()
    assert me.seating.group == "Group 1"
    now = facilitator.groups.made_for(PROGRAMME).version
    facilitator.groups.undo(PROGRAMME, "", based_on=now)
    me.changes()
    assert me.seating.group == "Group 7"


@pytest.mark.parametrize(
    "change",
    [
        Change("a", Words("x"), 0, ""),
        Change("a", Words("x"), 0, "\x00"),
        Change("a", Words("x"), True, "w"),
        Change("a/b", Words("x"), 0, "w"),
        Change("a", Words("x" * 501), 0, "w"),
        Change("a", Words(1), 0, "w"),  # type: ignore[arg-type]
        Change("a", Words("x"), 0, "w", after="\n"),
    ],
)
def test_the_seat_checks_a_line_again_whoever_calls_it(
    people: People, change: Change
) -> None:
    me = people.seat()
    arrange(people.facilitator(), group_of("one", me))
    with pytest.raises(AnswerError):
        me.pages.write(WORKSHOP, PAGE, group="one", change=change)
