"""The panel for groups: who may, what it does, and that nobody is undone."""

from __future__ import annotations

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
from toolkit.model import PROGRAMME
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


def members(asked: MakingGroups) -> list[list[str]]:
    return [[one["name"] for one in group["members"]] for group in asked.room["groups"]]


def scoped(asked: MakingGroups, label: str) -> None:
    labels = asked.room["scopes"]
    chosen = next(at for at, said in enumerate(labels) if label in said)
    assert ask(asked, "scope", scope=chosen)["done"]


def test_everybody_is_put_in_a_group_and_told(people: People) -> None:
    seats = [people.seat() for _ in range(7)]
    steering = panel(people.facilitator())
    mine = open_page(seats[0])
    assert "7 people in 2 groups" in make(steering, size=4)["said"]
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
    assert (left["name"], left["here"]) == ("Participant 5", False)
    come(people, seats[4])
    assert "1 placed" in ask(steering, "latecomers")["said"]
    assert Counter(map(len, members(steering))) == {2: 1, 3: 1}


def test_a_participant_sees_no_panel_and_makes_no_groups(people: People) -> None:
    me = people.seat()
    steering = panel(people.facilitator())
    make(steering)
    mine = panel(me)
    assert mine.room == {}
    verbs = ("make", "drop", "undo", "move", "latecomers", "first", "pair", "place")
    for do in (*verbs, "scope", "pass_on"):
        reply = ask(mine, do, size=2, version=0, person=me.person.id, to="")
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
    assert [one["name"] for one in steering.room["free"]] == ["Participant 2"]


def test_fours_for_the_year_have_coach_pairs(people: People) -> None:
    seats = [people.seat() for _ in range(8)]
    steering = panel(people.facilitator())
    scoped(steering, "The year")
    make(steering, size=4, version=0)
    groups = {people.store.people.seating(seat.seating.id).group for seat in seats}
    assert groups == {"Group 1", "Group 2"}
    group = steering.room["groups"][0]
    one, other = group["members"][0], group["members"][2]
    assert other["id"] not in one["coaches"]
    ask(steering, "pair", person=one["id"], by=other["id"])
    assert steering.room["groups"][0]["members"][0]["coaches"] == [other["id"]]
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


def test_a_group_meets_at_a_table_or_behind_an_https_link(people: People) -> None:
    people.seat()
    steering = panel(people.facilitator())
    make(steering)
    (group,) = steering.room["groups"]
    for place in ("Table 4", "https://rooms.example.org/4"):
        ask(steering, "place", group=group["id"], place=place)
        assert steering.room["groups"][0]["place"] == place
    refused = ask(steering, "place", group=group["id"], place="javascript://x%0aalert")
    assert "https" in refused["refused"]
    assert "gone" in ask(steering, "place", group="nothing", place="x")["refused"]


def test_each_person_reads_their_own_role(people: People) -> None:
    seats = [people.seat() for _ in range(4)]
    steering = panel(people.facilitator())
    shown = {seat.person.id: attached(protocol(), seat) for seat in seats}
    make(steering, size=4)
    catch_up(*shown.values())
    order = [one["id"] for one in steering.room["groups"][0]["members"]]
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
    "place nowhere": {"group": 1, "place": "x"},
    "place list": {"group": "x", "place": ["x"]},
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
