"""The panel for groups: who may, what it does, and that nobody is undone."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.shared import (
    arrange,
    catch_up,
    group_of,
    heard,
    open_page,
    page,
    write,
)
from toolkit.activities import Activity, MakingGroups, Protocol
from toolkit.activities.making_groups.groups_shown import sizes_in_words
from toolkit.model import PROGRAMME
from toolkit.model import pace as pacing
from toolkit.model.attendance import Place
from toolkit.model.contents import Asked
from toolkit.seat import Seat

ROLES = ("Presenter", "Responder", "Second responder", "Timekeeper")
PROTOCOL = "w3-a-tuning"


def protocol() -> Protocol:
    steps = ((4, "Silent reading", "Nobody"),)
    return Protocol(PROTOCOL, "Tune", steps=steps, roles=ROLES).at(WORKSHOP)


def contents(workshop: str) -> tuple[Asked, ...]:
    shown: tuple[Activity, ...] = (page(), protocol()) if workshop == WORKSHOP else ()
    return tuple(
        Asked(WORKSHOP, one.name, one.kind, one.prompt, "", (), ("",), one.face)
        for one in shown
    )


def panel(seat: Seat, *, lead: str = WORKSHOP) -> MakingGroups:
    made = MakingGroups(
        "groups",
        titles={WORKSHOP: "Launch"},
        contents=contents,
    ).at("facilitate")
    attached(made, seat)
    made.lead(lead)
    return made


def ask(asked: Activity, do: str, **more: Any) -> dict[str, Any]:
    said = heard(asked)
    asked._receive(asked, {"do": do, "write": "w1", **more}, [])
    return said[-1]


def make(asked: MakingGroups, *, size: int = 3, **more: Any) -> dict[str, Any]:
    version = asked.room["version"]
    given = {"size": size, "mixed": True, "who": "all", "version": version}
    return ask(asked, "make", **{**given, **more})


def come(people: People, *seats: Seat) -> None:
    places = [Place("example", seat.person.id, WORKSHOP) for seat in seats]
    people.store.presence.keep("here", at=datetime.now(UTC), came=places)


def named(asked: MakingGroups, people: list[str]) -> list[str]:
    return [asked.room["people"][one]["name"] for one in people]


def members(asked: MakingGroups) -> list[list[str]]:
    return [named(asked, group["members"]) for group in asked.room["groups"]]


def scoped(asked: MakingGroups, label: str) -> None:
    labels = asked.room["scopes"]
    chosen = next(at for at, said in enumerate(labels) if label in said)
    assert ask(asked, "scope", scope=chosen)["done"]


def test_everybody_is_put_in_a_group_and_told(people: People) -> None:
    seats = [people.seat() for _ in range(7)]
    steering = panel(people.facilitator())
    mine = open_page(seats[0])
    said = make(steering, size=4)["said"]
    assert said == "7 people in 2 groups: 1 four and 1 three. Everybody sees their own."
    assert Counter(map(len, members(steering))) == {3: 1, 4: 1}
    catch_up(mine)
    assert mine.room["group"]["name"] in {"Group 1", "Group 2"}
    assert "Facilitator" not in str(members(steering))


def test_only_those_who_are_here_are_put_in_groups(people: People) -> None:
    seats = [people.seat() for _ in range(5)]
    steering = panel(people.facilitator())
    assert "Nobody's page is open" in make(steering, who="here")["refused"]
    come(people, *seats[:4])
    make(steering, size=2, who="here")
    assert sorted(one for group in members(steering) for one in group) == [
        f"Participant {number}" for number in range(1, 5)
    ]
    (left,) = steering.room["free"]
    assert steering.room["people"][left]["name"] == "Participant 5"
    assert not steering.room["people"][left]["here"]
    come(people, seats[4])
    assert "1 placed" in ask(steering, "latecomers")["said"]
    assert Counter(map(len, members(steering))) == {2: 1, 3: 1}


def test_a_participant_sees_no_panel_and_makes_no_groups(people: People) -> None:
    me = people.seat()
    steering = panel(people.facilitator())
    make(steering)
    mine = panel(me)
    assert mine.room == {}
    verbs = ("make", "drop", "undo", "move", "latecomers", "first", "pair", "describe")
    more = ("add", "remove", "zoom", "teams", "scope", "pass_on")
    for do in (*verbs, *more):
        reply = ask(mine, do, size=2, version=0, person=me.person.id, to="")
        assert set(reply) == {"re", "refused"}
        assert "facilitator" in reply["refused"]


def test_an_arrangement_for_one_activity_leaves_the_workshops_alone(
    people: People,
) -> None:
    for _ in range(6):
        people.seat()
    steering = panel(people.facilitator())
    make(steering, size=3)
    before = members(steering)
    scoped(steering, "Which causes appear twice?")
    assert "workshop's groups" in steering.room["source"]
    make(steering, size=2, version=0)
    assert [len(group) for group in members(steering)] == [2, 2, 2]
    scoped(steering, "All of this workshop")
    assert members(steering) == before


def test_moving_somebody_gives_a_workshop_groups_of_its_own(people: People) -> None:
    first, second = people.seat(group="Group 1"), people.seat(group="Group 2")
    steering = panel(people.facilitator())
    assert "fours for the year" in steering.room["source"]
    to = steering.room["groups"][1]["id"]
    said = ask(steering, "move", person=first.person.id, to=to)["said"]
    assert said == "Participant 1: Group 2."
    assert members(steering) == [[], ["Participant 2", "Participant 1"]]
    assert people.store.people.seating(first.seating.id).group == "Group 1"
    assert ask(steering, "move", person=second.person.id, to="")["done"]
    assert named(steering, steering.room["free"]) == ["Participant 2"]


def test_fours_for_the_year_have_coach_pairs(people: People) -> None:
    seats = [people.seat() for _ in range(8)]
    steering = panel(people.facilitator())
    scoped(steering, "The year")
    make(steering, size=4, version=0)
    groups = {people.store.people.seating(seat.seating.id).group for seat in seats}
    assert groups == {"Group 1", "Group 2"}
    group = steering.room["groups"][0]
    one, other = group["members"][0], group["members"][2]
    assert other not in steering.room["people"][one]["coaches"]
    ask(steering, "pair", person=one, by=other)
    assert steering.room["people"][one]["coaches"] == [other]
    assert ask(steering, "undo", version=steering.room["version"])["done"]


def test_the_years_fours_come_back_and_begun_pages_stay(people: People) -> None:
    me, other = people.seat(group="Group 7"), people.seat(group="Group 7")
    steering = panel(people.facilitator())
    make(steering, size=2)
    mine = open_page(me)
    write(mine, "a", "Begun in twos", group=mine.room["group"]["id"])
    assert steering.room["drop"] == "Use the year's fours again"
    assert ask(steering, "drop", version=steering.room["version"])["done"]
    assert [group["name"] for group in steering.room["groups"]] == ["Group 7"]
    catch_up(mine)
    assert mine.room["group"]["name"] == "Group 1"
    assert [line["text"] for line in mine.room["lines"]] == ["Begun in twos"]
    assert other.groups.mine(WORKSHOP, "another").name == "Group 7"


def test_the_second_of_two_facilitators_is_told_and_undoes_nothing(
    people: People,
) -> None:
    for _ in range(4):
        people.seat()
    first, second = panel(people.facilitator()), panel(people.facilitator())
    make(first, size=2)
    reply = make(second, size=4)
    assert "Theirs are shown now" in reply["refused"]
    assert members(second) == members(first)


def test_the_last_arrangement_is_undone(people: People) -> None:
    for _ in range(4):
        people.seat()
    steering = panel(people.facilitator())
    make(steering, size=2)
    before = members(steering)
    make(steering, size=4)
    ask(steering, "undo", version=steering.room["version"])
    assert members(steering) == before


def test_a_group_meets_at_a_table_and_in_a_call_behind_an_https_link(
    people: People,
) -> None:
    me = people.seat()
    mine, steering = open_page(me), panel(people.facilitator())
    make(steering)
    group = steering.room["groups"][0]["id"]
    link = "https://rooms.example.org/4?pwd=x"
    ask(steering, "describe", group=group, place="Table 4", link=link)
    shown = steering.room["groups"][0]
    assert (shown["place"], shown["link"]) == ("Table 4", link)
    catch_up(mine)
    told = mine.room["group"]
    assert (told["place"], told["link"], told["host"]) == (
        *("Table 4", link),
        "rooms.example.org",
    )
    # What was not said stays, and of what is refused nothing is kept.
    assert ask(steering, "describe", group=group, name="The window")["done"]
    assert steering.room["groups"][0] == {**shown, "name": "The window"}
    refused = ask(
        steering, "describe", group=group, name="Another", link="javascript://x%0aalert"
    )
    assert "https" in refused["refused"]
    assert steering.room["groups"][0]["name"] == "The window"
    assert "gone" in ask(steering, "describe", group="nothing", place="x")["refused"]


def test_a_group_made_by_hand_is_filled_or_removed(people: People) -> None:
    me, other = people.seat(), people.seat()
    steering = panel(people.facilitator())
    make(steering, size=2)
    assert ask(steering, "add", name="")["said"] == "Group 2 is there, and empty."
    assert members(steering)[1] == []
    first, second = (group["id"] for group in steering.room["groups"])
    assert ask(steering, "move", person=me.person.id, to=second)["done"]
    assert "not empty" in ask(steering, "remove", group=second)["refused"]
    assert ask(steering, "move", person=me.person.id, to=first)["done"]
    assert ask(steering, "remove", group=second)["done"]
    assert [group["id"] for group in steering.room["groups"]] == [first]
    assert other.groups.mine(WORKSHOP, "") is not None


def test_a_group_for_the_year_made_by_hand_waits_for_people(people: People) -> None:
    me = people.seat(group="Group 1")
    steering = panel(people.facilitator())
    scoped(steering, "The year")
    assert ask(steering, "add", name="Newcomers")["done"]
    assert [group["name"] for group in steering.room["groups"]] == [
        *("Group 1", "Newcomers")
    ]
    assert people.store.people.seating(me.seating.id).group == "Group 1"
    to = steering.room["groups"][1]["id"]
    assert ask(steering, "move", person=me.person.id, to=to)["done"]
    assert people.store.people.seating(me.seating.id).group == "Newcomers"


def test_who_has_withdrawn_keeps_the_group_that_looks_empty(people: People) -> None:
    first, second = people.seat(), people.seat()
    facilitator = people.facilitator()
    arrange(facilitator, group_of("one", first), group_of("two", second))
    leave(people, second)
    steering = panel(facilitator)
    reply = ask(steering, "remove", group="two")
    assert "finds it again" in reply["said"]
    come_back(people, second)
    catch_up(steering)
    assert members(steering) == [["Participant 1"], ["Participant 2"]]


def start(seat: Seat) -> None:
    seat.pace.steer(
        WORKSHOP,
        lambda pace: pacing.open_section(pace, "section-1", at=datetime.now(UTC)),
    )


def test_who_is_alone_is_said_and_moved_by_one_press(people: People) -> None:
    seats = [people.seat() for _ in range(5)]
    facilitator = people.facilitator()
    steering = panel(facilitator)
    arrange(facilitator, group_of("one", *seats[:3]), group_of("two", *seats[3:]))
    come(people, *seats[:4])
    catch_up(steering)
    assert steering.room["alone"] == []  # nobody is expected to be here yet
    start(facilitator)
    catch_up(steering)
    (one,) = steering.room["alone"]
    assert one["said"] == "Only Participant 4 is here in Group 2."
    assert one["press"] == "Move Participant 4 to Group 1"
    assert ask(steering, "move", person=one["person"], to=one["to"])["done"]
    (left,) = steering.room["alone"]
    assert left["said"] == "Participant 5 is alone in Group 2."


def test_those_who_are_here_are_offered_once_it_is_live(people: People) -> None:
    seats = [people.seat() for _ in range(9)]
    facilitator = people.facilitator()
    steering = panel(facilitator)
    come(people, *seats[:6])
    catch_up(steering)
    assert not steering.room["live"]
    assert steering.room["makes"] == {"all": [4, 3, 2, 2, 2], "here": [3, 2, 2, 1, 1]}
    start(facilitator)
    catch_up(steering)
    assert steering.room["live"]


# -- for a call elsewhere --------------------------------------------------------------


def rows(taken: dict[str, str]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(taken["text"])))


def test_the_file_for_zoom_has_a_row_for_everybody_with_an_address(
    people: People,
) -> None:
    first, second, third = people.seat(), people.seat(), people.seat(email="")
    facilitator = people.facilitator()
    arrange(facilitator, group_of("one", first, third), group_of("two", second))
    taken = ask(panel(facilitator), "zoom")["taken"]
    assert rows(taken) == [
        ["Pre-assign Room Name", "Email Address"],
        ["Group 1", "participant1@example.org"],
        ["Group 2", "participant2@example.org"],
    ]
    assert "Participant 3 (Group 1)" in taken["without"]


def test_nothing_in_the_file_for_zoom_is_a_formula(people: People) -> None:
    me = people.seat()
    facilitator = people.facilitator()
    steering = panel(facilitator)
    arrange(facilitator, group_of("one", me))
    assert ask(steering, "describe", group="one", name="=1+1,-2")["done"]
    taken = ask(steering, "zoom")["taken"]
    assert rows(taken)[1] == ["'=1+1,'-2", "participant1@example.org"]


def test_the_text_for_teams_has_names_and_no_address(people: People) -> None:
    seats = [people.seat() for _ in range(3)]
    facilitator = people.facilitator()
    arrange(facilitator, group_of("one", *seats[:2]), group_of("two", seats[2]))
    taken = ask(panel(facilitator), "teams")["taken"]
    assert taken["text"] == (
        "Group 1\nParticipant 1\nParticipant 2\n\nGroup 2\nParticipant 3"
    )


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ([], ""),
        ([2, 2], "2 pairs"),
        ([3], "1 three"),
        ([4, 3, 4, 4], "4 groups: 3 fours and 1 three"),
        (
            [2, 1, 0, 7],
            "4 groups: 1 group of 7, 1 pair, 1 group of one and 1 empty group",
        ),
    ],
)
def test_groups_are_counted_in_words_that_fit_their_size(
    sizes: list[int], said: str
) -> None:
    assert sizes_in_words(sizes) == said


def test_no_scope_is_called_by_a_name_of_the_authors(people: People) -> None:
    steering = panel(people.facilitator())
    assert steering.room["scopes"] == [
        "The year: fours and coach pairs",
        "All of this workshop: Launch",
        "Only: Which causes appear twice?",
        "Only: Tune",
    ]


def test_each_person_reads_their_own_role(people: People) -> None:
    seats = [people.seat() for _ in range(4)]
    steering = panel(people.facilitator())
    shown = {seat.person.id: attached(protocol(), seat) for seat in seats}
    make(steering, size=4)
    catch_up(*shown.values())
    order = steering.room["groups"][0]["members"]
    assert [shown[one].room["mine"] for one in order] == [[role] for role in ROLES]
    assert ask(steering, "first", person=order[2])["done"]
    catch_up(*shown.values())
    assert shown[order[2]].room["mine"] == ["Presenter"]
    assert ask(steering, "pass_on", activity=PROTOCOL)["done"]
    catch_up(*shown.values())
    assert shown[order[0]].room["mine"] == ["Presenter"]
    assert "Presenter" in str(steering.room["roles"])


def test_a_protocol_without_groups_says_nothing_of_them(people: People) -> None:
    assert attached(protocol(), people.seat()).room == {}


# -- who has withdrawn ---------------------------------------------------------------


def leave(people: People, seat: Seat) -> None:
    people.store.people.withdraw(seat.seating, at=datetime.now(UTC))


def come_back(people: People, seat: Seat) -> None:
    people.store.people.bring_back(seat.seating)


def test_who_has_withdrawn_is_in_no_group_of_a_workshop_until_brought_back(
    people: People,
) -> None:
    first, second, third = (people.seat() for _ in range(3))
    facilitator = people.facilitator()
    arrange(facilitator, group_of("one", first, second, third))
    steering, mine = panel(facilitator), open_page(first)
    write(open_page(second), "a", "Written before")
    leave(people, second)
    catch_up(steering, mine)
    assert members(steering) == [["Participant 1", "Participant 3"]]
    assert steering.room["free"] == []
    assert mine.room["group"]["members"] == ["Participant 1", "Participant 3"]
    (line,) = mine.room["lines"]
    assert (line["text"], line["author"]) == ("Written before", "Participant 2")
    printed = first.pages.as_response(WORKSHOP, page().name)
    assert printed is not None
    assert printed.value["members"] == ["Participant 1", "Participant 3"]
    come_back(people, second)
    catch_up(steering, mine)
    everybody = ["Participant 1", "Participant 2", "Participant 3"]
    assert members(steering) == [everybody]
    assert mine.room["group"]["members"] == everybody


@pytest.mark.parametrize("label", ["The year", "All of this workshop"])
def test_groups_that_change_meanwhile_still_have_who_comes_back(
    people: People, label: str
) -> None:
    first, second = people.seat(group="Group 1"), people.seat(group="Group 1")
    steering = panel(people.facilitator())
    scoped(steering, label)
    leave(people, second)
    catch_up(steering)
    assert members(steering) == [["Participant 1"]]
    assert ask(steering, "first", person=first.person.id)["done"]
    assert members(steering) == [["Participant 1"]]
    come_back(people, second)
    catch_up(steering)
    assert members(steering) == [["Participant 1", "Participant 2"]]


def test_a_latecomer_goes_where_somebody_has_left(people: People) -> None:
    seats = [people.seat() for _ in range(5)]
    facilitator = people.facilitator()
    small, large = group_of("one", *seats[:2]), group_of("two", *seats[2:4])
    arrange(facilitator, large, small)
    leave(people, seats[0])
    steering = panel(facilitator)
    come(people, seats[4])
    assert ask(steering, "latecomers")["done"]
    assert members(steering)[1] == ["Participant 2", "Participant 5"]


def test_the_role_of_who_has_withdrawn_is_another_members(people: People) -> None:
    first, second = people.seat(), people.seat()
    facilitator = people.facilitator()
    arrange(facilitator, group_of("one", first, second))
    shown = attached(protocol(), second)
    leave(people, first)
    catch_up(shown)
    assert shown.room["mine"] == list(ROLES)


WRONG: dict[str, dict[str, Any]] = {
    "make": {"size": 1},
    "make one": {"size": True},
    "make many": {"size": 10**9},
    "make words": {"size": "4"},
    "make a version": {"version": -1},
    "make text": {"version": "0"},
    "scope": {"scope": 99},
    "scope below": {"scope": -1},
    "scope text": {"scope": "x"},
    "move nobody": {"person": "nobody"},
    "move a list": {"person": ["x"]},
    "first nobody": {"person": None},
    "pair nobody": {"person": "x", "by": "y"},
    "describe nowhere": {"group": 1, "place": "x"},
    "describe a list": {"group": "x", "place": ["x"]},
    "describe nothing": {"group": "x"},
    "add a list": {"name": ["x"]},
    "add a book": {"name": "x" * 999},
    "remove a list": {"group": ["x"]},
    "remove nothing": {"group": "x"},
    "pass_on nothing": {"activity": "nothing"},
    "pass_on a page": {"activity": "causes-twice"},
    "pass_on a list": {"activity": ["x"]},
}


@pytest.mark.parametrize(("do", "wrong"), WRONG.items(), ids=WRONG)
def test_what_no_page_of_ours_asks_is_refused_in_words(
    people: People, do: str, wrong: dict[str, Any]
) -> None:
    people.seat()
    steering = panel(people.facilitator())
    given = {"size": 3, "mixed": True, "who": "all", "version": 0}
    reply = ask(steering, do.split()[0], **{**given, **wrong})
    assert "refused" in reply
    assert "again" not in reply
    assert people.store.groups.all("example") == ()
    assert PROGRAMME not in str(reply)
