"""What the room makes, as far as the screen may show it; and its end."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.activities.conftest import WORKSHOP, People
from tests.activities.screens import Room, open_section, poll, state, talk
from tests.activities.talking import words_in
from tests.activities.test_pacing import hear
from tests.activities.test_screen import answer, asked, screen
from tests.first_year import YEAR
from toolkit.activities import Evaluation, Reflection, Task, questions
from toolkit.activities.screen.cloud import cloud
from toolkit.activities.screen.farewell import farewell, is_over
from toolkit.activities.task import fields
from toolkit.model import Pace, Sharing, showing
from toolkit.model import pace as pacing
from toolkit.model.contents import Asked
from toolkit.seat import Seat

PLAN = YEAR.workshops[0]
assert PLAN.when
STARTS, ENDS = PLAN.when.starts, PLAN.when.ends
HOUR = timedelta(hours=1)


def put_up(room: Room, name: str) -> Any:
    room.does(lambda pace: showing.put_up(pace, name))
    return room.screen().room


# -- counted -------------------------------------------------------------------


def test_while_people_vote_only_how_many_have_is_said(people: People) -> None:
    room = state(people, "voting").screen().room
    (vote,) = room["voting"]
    assert (len(vote["options"]), vote["answered"]) == (5, 16)
    assert room["results"] == []
    assert '"6"' not in json.dumps(room)


def test_a_vote_taken_back_is_counted_no_longer(people: People) -> None:
    room, me = Room(people), people.seat()
    room.asks(poll())
    answer(me, "time", {"chosen": [], "words": []}, sharing=Sharing.PRIVATE)
    room.does(open_section)
    assert put_up(room, "time")["voting"][0]["answered"] == 0


@pytest.mark.parametrize("section", ["section-2", "section-5"])
def test_results_put_up_show_whatever_section_is_on(
    people: People, section: str
) -> None:
    room = state(people, "results")
    room.does(lambda pace: open_section(pace, section))
    shown = put_up(room, "time")
    assert shown["results"][0]["note"] == "16 answered"
    assert [one["name"] for one in shown["countable"]] == ["time"]


def test_results_of_another_section_show_only_once_put_up(people: People) -> None:
    room = state(people, "results")
    room.does(lambda pace: open_section(pace, "section-5"))
    assert room.screen().room["results"] == []


def test_a_vote_that_is_cast_while_its_count_shows_is_counted(people: People) -> None:
    room, me = state(people, "voting"), people.seat()
    shown = room.screen()
    value = {"chosen": [1], "words": ["-"]}
    answer(me, "time", value, sharing=Sharing.PRIVATE)
    hear(room.leader, shown)
    shown.caught_up()
    assert shown.room["voting"][0]["answered"] == 17


def test_putting_up_a_ranking_shows_what_the_room_thinks(people: People) -> None:
    room = state(people, "ranking").screen().room
    assert room["results"][0]["kind"] == "ranges"
    assert room["voting"] == []


# -- written together ------------------------------------------------------------


def test_group_pages_wait_until_everybody_may_read_them(people: People) -> None:
    room = state(people, "group_pages")
    shown = room.screen()
    assert shown.room["groups"]["groups"] == []
    assert "We agreed" not in json.dumps(shown.room)
    room.does(lambda pace: showing.reveal(pace, "ours", revealed=True))
    hear(room.leader, shown)
    shown.caught_up()
    names = [one["name"] for one in shown.room["groups"]["groups"]]
    assert names == [f"Group {number}" for number in range(1, 7)]


def test_what_a_group_wrote_that_is_no_more_is_not_shown(people: People) -> None:
    room = state(people, "shown_group_pages")
    now = room.leader.groups.used_in(WORKSHOP, "ours")
    fewer = now.groups[:4]
    room.leader.groups.arrange(WORKSHOP, "", fewer, based_on=now.version)
    pages = room.screen().room["groups"]["groups"]
    of_page = room.leader.groups.used_in(WORKSHOP, "ours").groups
    assert {one["name"] for one in pages} <= {group.name for group in of_page}


# -- words ----------------------------------------------------------------------


def test_short_answers_are_counted_without_capitals_and_punctuation(
    people: People,
) -> None:
    room = state(people, "cloud").screen().room
    told = [(one["text"], one["count"]) for one in room["wall"]["cloud"]]
    assert told[:3] == [("Calm", 6), ("Hopeful", 4), ("a bit lost", 2)]
    assert told[3:5] == [("busy", 2), ("curious", 2)]
    assert told[-2:] == [("$x^2$", 1), ("proud", 1)]
    assert room["wall"]["cards"] == []


def test_only_what_is_shared_with_everybody_is_in_a_cloud(people: People) -> None:
    room = Room(people)
    room.asks(Reflection("word", "In a word", words=1))
    for level in (Sharing.PRIVATE, Sharing.FACILITATORS, Sharing.GROUP):
        room.says("word", [{"texts": [f"kept {level}"]}], sharing=level)
    room.says("word", [{"texts": ["open"]}])
    room.does(open_section)
    assert put_up(room, "word")["wall"]["cloud"] == [{"text": "open", "count": 1}]


def test_what_was_merged_counts_with_what_it_says_the_same_as(people: People) -> None:
    room = Room(people)
    room.asks(Reflection("word", "In a word", words=1))
    one, other = room.says("word", [{"texts": ["calm"]}, {"texts": ["peaceful"]}])
    first, second = (f"word/{seat.person.id}" for seat in (one, other))
    room.does(open_section, lambda pace: showing.merge(pace, first, others=[second]))
    assert put_up(room, "word")["wall"]["cloud"] == [{"text": "calm", "count": 2}]


def test_nothing_makes_no_cloud() -> None:
    assert cloud([]) == []


def test_a_wall_that_waits_says_how_many_are_ready_and_no_word(people: People) -> None:
    room = state(people, "held_wall").screen().room
    assert room["waiting"]["ready"] == 4
    assert "We agreed" not in json.dumps(room)


def test_a_whole_form_goes_up_with_what_each_shares_of_it(people: People) -> None:
    both = [fields.short("one", "One"), fields.short("two", "Two")]
    room, me = Room(people), people.seat()
    room.asks(Task("task", "A task", intro="Do it.", fields=both))
    answer(me, "task.one", "For everybody", sharing=Sharing.COHORT)
    answer(me, "task.two", "For fewer", sharing=Sharing.FACILITATORS)
    room.does(open_section)
    (card,) = put_up(room, "task")["wall"]["cards"]
    assert "For everybody" in words_in(card["blocks"])
    assert "For fewer" not in json.dumps(card)


def test_a_wall_says_how_many_more_there_are_than_it_has(people: People) -> None:
    room = Room(people)
    room.asks(talk())
    room.says("wall", [{"choice": None, "text": f"{n}"} for n in range(63)])
    room.does(open_section)
    wall = put_up(room, "wall")["wall"]
    assert (len(wall["cards"]), wall["more"]) == (60, 3)


def test_what_a_section_teaches_shows_while_it_is_on(people: People) -> None:
    room = state(people, "points")
    assert "nearer signs" in json.dumps(room.screen().room["points"])
    room.does(lambda pace: open_section(pace, "section-5"))
    assert room.screen().room["points"] == []


# -- who has come ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "said"), [(0, "few"), (2, "few"), (3, "half"), (5, "half"), (6, "all")]
)
def test_the_way_in_goes_by_how_many_have_come(
    people: People, here: int, said: str
) -> None:
    room = Room(people)
    room.arrive(here=here, of=6)
    assert room.screen().room["arrived"] == said


def test_facilitators_do_not_count_among_those_who_come(people: People) -> None:
    room = Room(people)
    for _ in range(4):
        people.facilitator()
    room.arrive(here=2, of=2)
    assert room.screen().room["arrived"] == "all"


def test_who_comes_while_it_shows_is_counted(people: People) -> None:
    room = Room(people)
    room.arrive(here=0, of=1)
    shown = room.screen()
    room.arrive(here=3, of=3)
    hear(room.leader, shown)
    shown.caught_up()
    assert shown.room["arrived"] == "half"


# -- turning -----------------------------------------------------------------------


def press(seat: Seat, message: dict[str, object]) -> tuple[Any, Pace]:
    shown = screen(seat, [asked(talk().at(WORKSHOP))])
    sent: list[Any] = []
    shown.send = sent.append
    shown._receive(shown, {"write": "w-1", **message}, [])
    return sent[-1], seat.pace.of(WORKSHOP)


def test_an_arrow_turns_every_screen(people: People) -> None:
    facilitator = people.facilitator()
    other = screen(people.facilitator(), [])
    reply, pace = press(facilitator, {"do": "turn", "by": 1})
    assert (reply, pace.page) == ({"re": "w-1", "done": True}, 1)
    hear(other.seat, other)
    other.caught_up()
    assert other.room["page"] == 1
    assert press(facilitator, {"do": "turn", "by": -1})[1].page == 0


@pytest.mark.parametrize("by", [None, True, 0, 2, "1", 1.5, [1], {}])
def test_nothing_else_turns_a_page(people: People, by: Any) -> None:
    reply, pace = press(people.facilitator(), {"do": "turn", "by": by})
    assert "refused" in reply
    assert pace.page == 0


def test_a_participant_turns_nothing(people: People) -> None:
    reply, pace = press(people.seat(), {"do": "turn", "by": 1})
    assert "refused" in reply
    assert pace.page == 0


def test_turning_draws_nobodys_page_again(people: People) -> None:
    me = people.seat()
    press(people.facilitator(), {"do": "turn", "by": 1})
    kinds = {event.activity for event in me.changes() if event.kind.value == "pace"}
    assert kinds == {"screen"}


@pytest.mark.parametrize(
    "change",
    [
        lambda pace: showing.show(pace, "one"),
        showing.show_none,
        lambda pace: showing.reveal(pace, "wall", revealed=True),
    ],
)
def test_what_is_shown_anew_begins_at_its_first_page(change: Any) -> None:
    pace = showing.pick(Pace("demo", WORKSHOP), showing.Spotlit("one", "wall"))
    assert change(showing.turn(pace, by=3)).page == 0


# -- the end -----------------------------------------------------------------------


def led(*moments: datetime, until: datetime) -> Pace:
    pace = Pace("demo", WORKSHOP)
    for number, at in enumerate(moments, 1):
        pace = pacing.open_section(pace, f"section-{number}", at=at)
    return pacing.end_live(pace, at=until)


def test_after_the_end_it_says_the_task_and_the_next_day(people: People) -> None:
    farewell = state(people, "goodbye").screen().room["farewell"]
    assert farewell == {
        "task": "Task 1: A shared picture",
        "due": "Due Friday 20 January",
        "next": "A curriculum that joins up",
        "when": "Friday 27 January 2023, 13:00 to 16:00",
        "evaluation": "",
    }


def test_before_and_during_a_workshop_nobody_says_goodbye(people: People) -> None:
    assert state(people, "waiting").screen().room["farewell"] is None
    room = state(people, "goodbye")
    room.does(open_section)
    assert room.screen().room["farewell"] is None


@pytest.mark.parametrize(
    ("pace", "at", "over"),
    [
        (led(STARTS, until=ENDS), ENDS, True),
        (led(STARTS, until=ENDS), ENDS + 10 * HOUR, True),
        (led(STARTS, until=ENDS), ENDS + 20 * HOUR, False),
        (led(STARTS - 4 * HOUR, until=STARTS - 3 * HOUR), STARTS - HOUR, False),
        (led(STARTS, until=ENDS - HOUR), ENDS - HOUR, True),
        (led(STARTS - 40 * HOUR, until=STARTS - 39 * HOUR), STARTS - HOUR, False),
        (Pace("demo", WORKSHOP), ENDS, False),
    ],
)
def test_it_is_over_for_the_rest_of_the_day_it_was_led_on(
    pace: Pace, at: datetime, *, over: bool
) -> None:
    assert is_over(PLAN, pace, at=at) is over


def test_led_again_it_ends_again(people: People) -> None:
    again = pacing.open_section(
        led(STARTS, until=ENDS), "section-1", at=ENDS + 72 * HOUR
    )
    assert not is_over(PLAN, again, at=ENDS + 73 * HOUR)
    ended = pacing.end_live(again, at=ENDS + 74 * HOUR)
    assert is_over(PLAN, ended, at=ENDS + 75 * HOUR)


def test_the_last_workshop_names_no_next_one(people: People) -> None:
    last = YEAR.workshops[-1]
    plans = {plan.name: plan for plan in YEAR.workshops}
    now = datetime.now(UTC)
    pace = pacing.open_section(Pace("demo", last.name), "section-1", at=now)
    said = farewell(last, plans, pacing.end_live(pace, at=now), at=now)
    assert said is not None
    assert (said["next"], said["when"]) == ("", "")


@pytest.mark.parametrize(
    ("after", "weeks", "says"),
    [
        (YEAR.workshops[0].name, 0, "Two minutes, on your start page"),
        (YEAR.workshops[1].name, 0, ""),
        (YEAR.workshops[0].name, 12, ""),
    ],
)
def test_it_names_the_evaluation_that_is_asked_after_this_workshop(
    after: str, weeks: int, says: str
) -> None:
    keep = questions.text("keep", "Keep?", level=1)
    made = Evaluation(YEAR, "end", "End", questions=[keep], after=after, weeks=weeks)
    face = made.at("evaluation").face
    found = Asked("evaluation", "end", made.kind, "", "", (), ("",), face)
    plans = {plan.name: plan for plan in YEAR.workshops}
    pace = led(STARTS, until=ENDS)
    said = farewell(PLAN, plans, pace, at=ENDS, asked=lambda: [found])
    assert said is not None
    assert said["evaluation"] == says
