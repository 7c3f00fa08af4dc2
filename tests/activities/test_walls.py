"""Whatever is shared: read by facilitators, and shown to everybody if it may be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.activities.cockpit import hear, led, press
from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.talking import words_in
from tests.activities.test_pacing import TITLES, WHEN
from tests.activities.test_screen import screen
from tests.first_year import YEAR
from toolkit.activities import (
    Activity,
    Audit,
    Discussion,
    GroupPage,
    Pacing,
    Poll,
    Recall,
    Reflection,
    Story,
    Task,
    fields,
)
from toolkit.activities.base.printing import printers_of
from toolkit.activities.walls import Walls
from toolkit.model import PROGRAMME, Sharing
from toolkit.model import pace as pacing
from toolkit.model.contents import Asked
from toolkit.model.looked import What
from toolkit.seat import Seat

FORMULA = r"Three of four: $\frac{3}{4}$, said **plainly**"


def asked(activity: Activity, section: str = "section-1") -> Asked:
    return Asked(
        activity.workshop, activity.name, activity.kind, activity.prompt, section,
        outcomes=(), parts=tuple(activity.parts), face=activity.face,
    )  # fmt: skip


def task() -> Task:
    return Task(
        "task",
        "The work to do",
        fields=[
            fields.long("found", "What we found"),
            fields.lists("agreed", "What we agreed", parts=["Agreed"]),
            fields.evidence("photos", "Photos of it"),
        ],
    ).at(WORKSHOP)


def contents() -> list[Asked]:
    """One of each sort: words, form, held, all year, counted, repeated, a group's."""
    made: list[Activity] = [
        Reflection("think", "What do you think?").at(WORKSHOP),
        Discussion("held", "All at once", together=True).at(WORKSHOP),
        task(),
        Story("story").at(WORKSHOP),
        Poll("ready", "Ready?", options=["Not yet", "Ready"]).at(WORKSHOP),
        Recall("Again", source_workshop=WORKSHOP, source="think").at(WORKSHOP),
        GroupPage("page", "Ours").at(WORKSHOP),
    ]
    return [asked(one) for one in made]


def keep(
    seat: Seat,
    name: str,
    value: Any,
    sharing: Sharing = Sharing.COHORT,
    workshop: str = WORKSHOP,
) -> None:
    now = seat.response(workshop, name)
    seat.save(
        workshop,
        name,
        value,
        sharing=sharing,
        based_on=now.version if now else 0,
        write=uuid4().hex,
        prompt="Asked",
    )


def key(seat: Seat, name: str) -> str:
    return f"{name}/{seat.person.id}"


def bar(seat: Seat, listed: Sequence[Asked]) -> Pacing:
    """The top of a participant's page, which knows what the page asks."""
    find = printers_of(listed)
    made = Pacing(WHEN, title="Launch", titles=TITLES, find=find).at(WORKSHOP)
    attached(made, seat)
    return made


@pytest.fixture
def facilitator(people: People) -> Seat:
    return people.facilitator()


@pytest.fixture
def wall(facilitator: Seat) -> Any:
    listed = contents()
    made = Walls("walls", contents=lambda name: listed if name == WORKSHOP else ())
    return led(made.at("facilitate"), facilitator)


def show(wall: Any, name: str, part: str = "") -> None:
    reply = press(wall, do="turn", activity=name, part=part)
    assert reply.get("done"), reply


def pick(wall: Any, name: str, *keys: str, named: bool = True) -> dict[str, Any]:
    return press(wall, do="pick", activity=name, keys=list(keys), named=named)


def test_whatever_one_person_shares_or_votes_can_be_looked_at(wall: Any) -> None:
    names = [name for name, _prompt in wall.room["activities"]]
    assert names == ["think", "held", "task", "story", "ready"]


def test_a_task_is_read_whole_one_person_beside_the_other(
    people: People, wall: Any
) -> None:
    open_one, shy = people.seat(), people.seat()
    keep(open_one, "task.found", FORMULA)
    keep(open_one, "task.agreed", [["Draw it first"]], Sharing.GROUP)
    keep(shy, "task.found", "Only for me", Sharing.PRIVATE)
    keep(shy, "task.agreed", [["Say it first"]], Sharing.FACILITATORS)
    show(wall, "task")
    cards = {one["name"]: one["parts"] for one in wall.room["cards"].values()}
    labels = {name: [part["label"] for part in parts] for name, parts in cards.items()}
    assert labels == {
        open_one.person.name: ["What we found", "What we agreed"],
        shy.person.name: ["What we agreed"],
    }
    assert "Only for me" not in json.dumps(wall.room)
    found = cards[open_one.person.name][0]["blocks"]
    assert {"strong", "formula"} <= kinds_in(found)


def test_that_words_were_opened_is_noted_once_for_each_opening(
    people: People, facilitator: Seat
) -> None:
    listed = contents()

    def opened() -> Any:
        made = Walls("walls", contents=lambda name: listed if name == WORKSHOP else ())
        return led(made.at("facilitate"), facilitator)

    def noted() -> list[tuple[What, str]]:
        looks = people.store.looks.in_cohort("example", most=100)
        return [(one.what, one.about) for one in looks]

    show(opened(), "think")
    assert noted() == []
    keep(people.seat(), "think", {"texts": ["Formal proof"]})
    for panel in (opened(), opened()):
        for _ in range(2):
            show(panel, "think")
    assert noted() == [(What.ANSWER, WORKSHOP)] * 2


def test_what_was_said_another_day_says_so(people: People, wall: Any) -> None:
    then = datetime(2022, 11, 7, 14, 5, tzinfo=UTC)
    keep(people.seat(clock=lambda: then), "think", {"texts": ["Something"]})
    show(wall, "think")
    (card,) = wall.room["cards"].values()
    assert card["saved"] == "7 Nov 2022, 14:05"


def test_a_second_audit_says_from_where_it_moved_as_far_as_each_may_read(
    people: People, facilitator: Seat
) -> None:
    first, last = Audit(YEAR), Audit(YEAR, moment="end")
    listed = [asked(last)]
    made = Walls("walls", contents=lambda _name: listed).at("facilitate")
    panel = led(made, facilitator)
    author = people.seat()
    for one, stage in ((first, 1), (last, 3)):
        value = one.check({"stages": {"A1": stage}, "notes": {}}, part="")
        keep(author, one.name, value, workshop=PROGRAMME)
    show(panel, last.name)
    press(panel, do="put_up", activity=last.name, part="", up=True)
    room = screen(facilitator, listed)
    moved = "from Starting out to Established"
    assert moved in json.dumps(panel.room["cards"])
    assert moved in json.dumps(room.room["wall"])
    keep(author, first.name, value, Sharing.FACILITATORS, workshop=PROGRAMME)
    hear(room)
    assert moved not in json.dumps(room.room["wall"])
    assert '"moved": "Established"' in json.dumps(room.room["wall"])


def kinds_in(part: Any) -> set[str]:
    if isinstance(part, list):
        return set().union(*map(kinds_in, part))
    if not isinstance(part, dict):
        return set()
    return kinds_in(list(part.values())) | ({part["is"]} if "is" in part else set())


def test_one_field_is_a_wall_that_goes_up_on_the_screen(
    people: People, facilitator: Seat, wall: Any
) -> None:
    one, other = people.seat(), people.seat()
    keep(one, "task.found", "For everybody")
    keep(other, "task.found", "For fewer eyes", Sharing.GROUP)
    show(wall, "task", "found")
    assert [len(card["parts"]) for card in wall.room["cards"].values()] == [1, 1]
    shown = screen(facilitator, contents())
    assert shown.room["wall"] is None
    press(wall, do="put_up", activity="task", part="found", up=True)
    assert wall.room["is_up"]
    hear(shown)
    assert shown.room["wall"]["prompt"] == "What we found"
    (card,) = shown.room["wall"]["cards"]
    assert words_in(card["blocks"]) == "What we found For everybody"
    assert "fewer eyes" not in json.dumps(shown.room)
    keep(one, "task.found", "Rather not", Sharing.PRIVATE)
    hear(shown)
    assert shown.room["wall"]["cards"] == []
    press(wall, do="put_up", activity="task", part="found", up=False)
    hear(shown)
    assert shown.room["wall"] is None


def test_what_was_put_up_comes_down_when_the_next_section_opens(
    people: People, facilitator: Seat, wall: Any
) -> None:
    keep(people.seat(), "think", {"texts": ["Something"]})
    press(wall, do="put_up", activity="think", part="", up=True)
    facilitator.pace.steer(
        WORKSHOP,
        lambda pace: pacing.open_section(pace, "section-2", at=datetime.now(UTC)),
    )
    assert screen(facilitator, contents()).room["wall"] is None


def test_a_part_that_is_not_there_does_not_go_up(wall: Any) -> None:
    for part in ("nothing", None, ["found"], {}):
        reply = press(wall, do="put_up", activity="task", part=part, up=True)
        assert "refused" in reply


@pytest.mark.parametrize(
    ("name", "part", "words"),
    [
        ("think", "", "What do you think?"),
        ("task", "", "The work to do"),
        ("task", "agreed", "What we agreed"),
        ("ready", "", "Ready?"),
        ("story", "", "My story of change"),
    ],
)
def test_all_that_the_room_makes_goes_up_and_the_panel_says_what_is_up(
    facilitator: Seat, wall: Any, name: str, part: str, words: str
) -> None:
    show(wall, name, part)
    assert (wall.room["can_go_up"], wall.room["up"]) == (True, None)
    press(wall, do="put_up", activity=name, part=part, up=True)
    assert facilitator.pace.of(WORKSHOP).wall == (f"{name}.{part}" if part else name)
    assert (wall.room["is_up"], wall.room["can_go_up"]) == (True, True)
    assert wall.room["up"] == {"words": words, "behind": False}
    show(wall, "held")
    assert not wall.room["is_up"]
    assert wall.room["up"]["words"] == words
    press(wall, do="put_up", up=False)
    assert facilitator.pace.of(WORKSHOP).wall == ""
    assert wall.room["up"] is None


def test_a_page_of_a_group_that_is_up_is_named_too(
    facilitator: Seat, wall: Any
) -> None:
    facilitator.pace.steer(WORKSHOP, lambda pace: replace(pace, wall="page"))
    hear(wall)
    assert wall.room["up"]["words"] == "Ours"
    facilitator.pace.steer(WORKSHOP, lambda pace: replace(pace, wall="w2-p6"))
    hear(wall)
    assert wall.room["up"]["words"] == "something that is asked no longer"


def test_what_is_up_waits_behind_the_spotlight_and_the_panel_says_so(
    people: People, wall: Any
) -> None:
    author = people.seat()
    keep(author, "think", {"texts": ["Something"]})
    press(wall, do="put_up", activity="ready", part="", up=True)
    pick(wall, "think", key(author, "think"))
    assert wall.room["up"] == {"words": "Ready?", "behind": True}


def test_the_pages_of_the_screen_are_turned_one_by_one(
    facilitator: Seat, wall: Any
) -> None:
    for by in (1, 1, -1):
        assert press(wall, do="page", by=by).get("done")
    assert facilitator.pace.of(WORKSHOP).page == 1
    for by in (0, 2, "1", None, 1.5, [1]):
        assert "refused" in press(wall, do="page", by=by)
    assert facilitator.pace.of(WORKSHOP).page == 1


# -- the spotlight -----------------------------------------------------------------


def turns(wall: Any) -> list[tuple[bool, int]]:
    return [(one["shown"], one["turn"]) for one in wall.room["spotlight"]]


def test_what_is_picked_is_shown_at_once_and_more_waits_in_words(
    people: People, facilitator: Seat, wall: Any
) -> None:
    seats = [people.seat() for _ in range(4)]
    for seat in seats:
        keep(seat, "think", {"texts": ["Something"]})
    first, *others = (key(seat, "think") for seat in seats)
    pick(wall, "think", first)
    assert screen(facilitator, contents()).room["spotlight"]["name"] == (
        seats[0].person.name
    )
    pick(wall, "think", *others)
    assert turns(wall) == [(True, 0), (False, 1), (False, 2), (False, 3)]
    second = wall.room["spotlight"][1]["id"]
    for _ in range(2):  # a second press on "Next" asks for the same one
        press(wall, do="spotlight", id=second, what="show")
    assert turns(wall) == [(False, 0), (True, 0), (False, 1), (False, 2)]
    keep(seats[2], "think", {"texts": ["Something"]}, Sharing.PRIVATE)
    hear(wall)
    assert turns(wall) == [(False, 0), (True, 0), (False, 0), (False, 1)]


def test_several_that_are_chosen_at_once_are_shown_one_after_the_other(
    people: People, wall: Any
) -> None:
    seats = [people.seat() for _ in range(3)]
    for seat in seats:
        keep(seat, "think", {"texts": ["Something"]})
    pick(wall, "think", *(key(seat, "think") for seat in seats), named=False)
    assert turns(wall) == [(True, 0), (False, 1), (False, 2)]


def test_what_its_author_took_back_keeps_nobody_waiting(
    people: People, wall: Any
) -> None:
    first, second = people.seat(), people.seat()
    for seat in (first, second):
        keep(seat, "think", {"texts": ["Something"]})
    pick(wall, "think", key(first, "think"))
    keep(first, "think", {"texts": ["Something"]}, Sharing.PRIVATE)
    hear(wall)
    pick(wall, "think", key(second, "think"))
    assert turns(wall) == [(False, 0), (True, 0)]


# -- a section in which several things are asked -----------------------------------


LAST = "section-10"


def exit_section() -> list[Asked]:
    """What the last section asks, after a talk in the first one."""
    every = [asked(Discussion("talk", "Before").at(WORKSHOP))]
    made: list[Activity] = [
        Poll("use", "A good use of my time", options=["No", "Yes"]).at(WORKSHOP),
        Reflection("keep", "What should we keep?").at(WORKSHOP),
        Discussion("later", "In the community").at(WORKSHOP),
    ]
    return every + [asked(one, LAST) for one in made]


@pytest.fixture
def last(facilitator: Seat) -> Any:
    made = Walls("walls", contents=lambda _name: exit_section())
    panel = led(made.at("facilitate"), facilitator)
    go_to(facilitator, LAST)
    hear(panel)
    return panel


def go_to(facilitator: Seat, section: str) -> None:
    facilitator.pace.steer(
        WORKSHOP,
        lambda pace: pacing.open_section(pace, section, at=datetime.now(UTC)),
    )


def vote(seat: Seat, name: str, position: int) -> None:
    words = ["No", "Yes"][position]
    keep(seat, name, {"chosen": [position], "words": [words]}, Sharing.PRIVATE)


def test_the_last_section_shows_all_that_is_asked_in_it_without_private_words(
    people: People, last: Any
) -> None:
    open_one, shy = people.seat(), people.seat()
    for seat in (open_one, shy):
        vote(seat, "use", 1)
    hear(last)
    keep(open_one, "keep", {"texts": ["The stories"]})
    keep(shy, "keep", {"texts": ["Only for me"]}, Sharing.PRIVATE)
    hear(last)
    room = last.room
    assert (room["overview"], room["activity"], room["cards"]) == (True, "", {})
    assert [name for name, _prompt in room["here"]] == ["use", "keep", "later"]
    assert room["results"] == {"use": {"votes": [("No", 0), ("Yes", 2)], "answered": 2}}
    counted = {
        name: (t["answered"], t["shared"]) for name, t in room["tallies"].items()
    }
    assert counted == {"use": (2, 0), "keep": (2, 1), "later": (0, 0)}
    assert "Only for me" not in json.dumps(room)
    assert "The stories" not in json.dumps(room)


def test_one_of_what_is_asked_is_looked_at_until_the_section_is_over(
    people: People, facilitator: Seat, last: Any
) -> None:
    keep(people.seat(), "keep", {"texts": ["The stories"]})
    show(last, "keep")
    assert (last.room["overview"], last.room["has_overview"]) == (False, True)
    assert "The stories" in json.dumps(last.room["cards"])
    show(last, "")
    assert last.room["overview"]
    show(last, "keep")
    go_to(facilitator, "section-1")
    hear(last)
    assert (last.room["activity"], last.room["here"]) == ("talk", [])


def test_what_was_chosen_of_another_section_stays(facilitator: Seat, last: Any) -> None:
    show(last, "talk")
    go_to(facilitator, "section-1")
    go_to(facilitator, "section-2")
    hear(last)
    assert last.room["activity"] == "talk"


def test_who_has_answered_is_counted_without_those_who_lead(
    people: People, facilitator: Seat, last: Any
) -> None:
    colleague = people.facilitator()
    keep(colleague, "keep", {"texts": ["From a colleague"]})
    keep(people.seat(), "keep", {"texts": [""]})
    hear(last)
    assert last.room["tallies"]["keep"]["answered"] == 0


def test_a_vote_that_comes_in_is_counted_where_it_is_shown(
    people: People, wall: Any
) -> None:
    show(wall, "ready")
    seat = people.seat()
    keep(seat, "ready", {"chosen": [1], "words": ["Ready"]}, Sharing.PRIVATE)
    hear(wall)
    assert (wall.room["answered"], wall.room["votes"][1]) == (1, ("Ready", 1))


def test_a_field_is_spotlit_on_every_page_as_it_is_printed(
    people: People, facilitator: Seat, wall: Any
) -> None:
    author, me = people.seat(), people.seat()
    keep(author, "task.agreed", [["Draw it first", "Then write"]])
    assert pick(wall, "task", key(author, "task.agreed")).get("done")
    assert wall.room["spotlight"][0]["shown"]
    for shown in (bar(me, contents()), screen(facilitator, contents())):
        spotlight = shown.room["spotlight"]
        assert spotlight["name"] == author.person.name
        assert "bullets" in kinds_in(spotlight["blocks"])
        keep(author, "task.agreed", [["Draw it first"]], Sharing.PRIVATE)
        for event in shown.seat.changes():
            shown.on_event(event)
        shown.caught_up()
        assert shown.room["spotlight"] is None
        keep(author, "task.agreed", [["Draw it first", "Then write"]])


@pytest.mark.parametrize("named", [True, False])
def test_a_field_for_fewer_is_refused_with_whom_to_ask(
    people: People, wall: Any, *, named: bool
) -> None:
    author = people.seat()
    keep(author, "task.found", "Quietly", Sharing.FACILITATORS)
    reply = pick(wall, "task", key(author, "task.found"), named=named)
    assert f"Ask {author.person.name} to choose" in reply["refused"]
    assert people.store.pace.of("example", WORKSHOP).spotlight == ()


def test_a_copy_without_a_name_keeps_its_form_and_no_name_of_a_file(
    people: People, wall: Any
) -> None:
    author = people.seat()
    file = {"id": "f1", "name": "mine.pdf", "size": 9, "media_type": "application/pdf"}
    keep(author, "task.photos", {"note": "A note", "files": [file]})
    keep(author, "task.agreed", [["Draw it first"]])
    keys = [key(author, "task.photos"), key(author, "task.agreed")]
    assert pick(wall, "task", *keys, named=False).get("done")
    kept = people.store.pace.of("example", WORKSHOP)
    assert [one.person for one in kept.spotlight] == [None, None]
    assert "mine.pdf" not in repr(kept)
    assert author.person.id not in repr(kept)
    copied = wall.room["spotlight"][1]["blocks"]
    assert "bullets" in kinds_in(copied)
    keep(author, "task.photos", {"note": "", "files": [file]})
    reply = pick(wall, "task", keys[0], named=False)
    assert "nothing here but files" in reply["refused"]


# -- what has one answer all year --------------------------------------------------


def story(text: str) -> dict[str, Any]:
    empty = Story("story").check({}, part="")
    return {**empty, "title": text}


def test_what_has_one_answer_all_year_is_read_shown_and_hidden_here(
    people: People, facilitator: Seat, wall: Any
) -> None:
    author, me = people.seat(), people.seat()
    keep(author, "story", story("Ratio first"), workshop=PROGRAMME)
    show(wall, "story")
    (card,) = wall.room["cards"].values()
    assert "Ratio first" in words_in(card["parts"][0]["blocks"])
    assert pick(wall, "story", key(author, "story")).get("done")
    assert wall.room["spotlight"][0]["shown"]
    page = bar(me, contents())
    assert "Ratio first" in words_in(page.room["spotlight"]["blocks"])
    hide = {"do": "hide", "activity": "story", "keys": [key(author, "story")]}
    press(wall, **hide, reason="It names a pupil.")
    assert wall.room["spotlight"] == []
    for event in me.changes():
        page.on_event(event)
    assert page.room["spotlight"] is None
    assert me.others.answers(PROGRAMME, ["story"]) == ()
    assert me.others.counted(WORKSHOP, PROGRAMME) == {}
    assert author.wall.why_hidden(PROGRAMME) == {
        key(author, "story"): "It names a pupil."
    }
    press(wall, do="undo", key=key(author, "story"), what="hide")
    me.changes()
    assert len(me.others.answers(PROGRAMME, ["story"])) == 1


def test_two_facilitators_see_what_the_other_hides_of_it(
    people: People, wall: Any
) -> None:
    author, listed = people.seat(), contents()
    keep(author, "story", story("Ratio first"), workshop=PROGRAMME)
    other = led(Walls("walls", contents=lambda _name: listed), people.facilitator())
    show(other, "story")
    press(wall, do="hide", activity="story", keys=[key(author, "story")])
    hear(other)
    assert other.room["cards"] == {}
    assert [one["key"] for one in other.room["hidden"]] == [key(author, "story")]
    press(wall, do="undo", key=key(author, "story"), what="hide")
    hear(other)
    keep(author, "story", story("Rates second"), workshop=PROGRAMME)
    hear(other)
    assert other.room["hidden"] == []
    assert "Rates second" in words_in(list(other.room["cards"].values()))


# -- what waits until a facilitator shows it ---------------------------------------


@pytest.mark.parametrize("do", ["pick", "hide", "merge", "put_up"])
def test_what_waits_for_all_is_not_shown_alone(
    people: People, facilitator: Seat, wall: Any, do: str
) -> None:
    author = people.seat()
    keep(author, "held", {"choice": None, "text": "Early"})
    about = {"keys": [key(author, "held")], "named": True, "part": "", "up": True}
    reply = press(wall, do=do, activity="held", **about)
    assert "wait until all are shown together" in reply["refused"]
    facilitator.pace.steer(WORKSHOP, lambda pace: replace(pace, wall="held"))
    assert screen(facilitator, contents()).room["wall"] is None
    assert "Early" not in json.dumps(wall.room)


def test_what_waits_again_leaves_the_spotlight_everywhere(
    people: People, facilitator: Seat, wall: Any
) -> None:
    author = people.seat()
    keep(author, "held", {"choice": None, "text": "Early"})
    press(wall, do="reveal", activity="held", revealed=True)
    assert pick(wall, "held", key(author, "held")).get("done")
    assert wall.room["spotlight"][0]["shown"]
    assert screen(facilitator, contents()).room["spotlight"]
    press(wall, do="reveal", activity="held", revealed=False)
    assert "Early" not in json.dumps(wall.room)
    assert wall.room["spotlight"][0]["waits"]
    assert screen(facilitator, contents()).room["spotlight"] is None
    assert bar(people.seat(), contents()).room["spotlight"] is None


# -- what it costs -----------------------------------------------------------------


def test_words_are_read_only_where_they_are_shown(people: People, wall: Any) -> None:
    me = people.seat()
    show(wall, "task", "found")
    before = wall.room
    keep(me, "think", {"texts": ["Elsewhere"]})
    keep(me, "task.agreed", [["Another field"]])
    hear(wall)
    after = wall.room
    assert after["cards"] is before["cards"]
    assert after["tallies"]["think"]["answered"] == 1
    keep(me, "task.found", "Here")
    hear(wall)
    assert len(wall.room["cards"]) == 1


def test_what_has_not_changed_is_not_printed_again(people: People, wall: Any) -> None:
    quiet, busy = people.seat(), people.seat()
    for seat in (quiet, busy):
        keep(seat, "task.found", FORMULA)
    show(wall, "task")
    (before,) = wall.room["cards"][quiet.person.id]["parts"]
    keep(busy, "task.found", "Something else")
    hear(wall)
    (after,) = wall.room["cards"][quiet.person.id]["parts"]
    assert after["blocks"] is before["blocks"]


def test_only_answers_to_one_question_are_merged(people: People, wall: Any) -> None:
    me = people.seat()
    keep(me, "task.found", "One")
    keep(me, "task.agreed", [["Other"]])
    keys = [key(me, "task.found"), key(me, "task.agreed")]
    reply = press(wall, do="merge", activity="task", keys=keys)
    assert "the same question" in reply["refused"]


def test_long_answers_stand_on_the_screen_as_far_as_they_can_be_read(
    people: People, facilitator: Seat
) -> None:
    for _ in range(4):
        keep(people.seat(), "think", {"texts": ["Word " * 3000]})
    facilitator.pace.steer(WORKSHOP, lambda pace: replace(pace, wall="think"))
    wall = screen(facilitator, contents()).room["wall"]
    assert (len(wall["cards"]), wall["more"]) == (2, 2)


def test_an_answer_from_before_its_question_changed_shows_its_words(
    people: People, wall: Any
) -> None:
    keep(people.seat(), "think", "Words of another form")
    show(wall, "think")
    (card,) = wall.room["cards"].values()
    assert words_in(card["parts"][0]["blocks"]) == "Words of another form"
