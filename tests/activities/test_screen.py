"""The screen for the room: what everybody may see, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.talking import words_in
from tests.activities.test_pacing import hear, say
from tests.first_year import YEAR
from toolkit.activities import Activity, Audit, Discussion, Poll, Ranking, Scale
from toolkit.activities.screen import Screen
from toolkit.model import PROGRAMME, Sharing, Spotlit, showing
from toolkit.model import pace as pacing
from toolkit.model.contents import Asked
from toolkit.programme.agenda import section_titles
from toolkit.seat import Seat

NOON = datetime(2022, 11, 7, 12, tzinfo=UTC)
HERE = "https://workshops.example"


def poll() -> Poll:
    return Poll("ready", "Ready?", options=["No", "Yes"]).at(WORKSHOP)


def scale() -> Scale:
    return Scale("ready", "Ready?").at(WORKSHOP)


def wall() -> Discussion:
    return Discussion("wall", "What would you keep?").at(WORKSHOP)


def ranking() -> Ranking:
    cards = ("One", "Two", "Three")
    return Ranking("order", "Order", cards=cards, shape="list").at(WORKSHOP)


def asked(activity: Activity, section: str = "section-2") -> Asked:
    return Asked(
        activity.workshop, activity.name, activity.kind, activity.prompt, section,
        outcomes=(), parts=("",), face=activity.face,
    )  # fmt: skip


def screen(seat: Seat, contents: Sequence[Asked] = ()) -> Screen:
    shown = Screen(
        "screen",
        titles=section_titles,
        contents=lambda name: contents if name == WORKSHOP else (),
    ).at("screen")
    shown.here = HERE
    shown.dated(YEAR)
    attached(shown, seat)
    shown.lead(WORKSHOP)
    return shown


def lead(seat: Seat, *revealed: str, section: str = "section-2") -> None:
    seat.pace.steer(WORKSHOP, lambda p: pacing.open_section(p, section, at=NOON))
    seat.pace.steer(WORKSHOP, lambda p: replace(p, revealed=frozenset(revealed)))


def answer(seat: Seat, name: str, value: Any, *, sharing: Sharing, **at: str) -> None:
    write = f"w-{name.replace('.', '-')}"
    seat.save(
        at.get("workshop", WORKSHOP), name, value,
        sharing=sharing, based_on=0, write=write, prompt="Asked",
    )  # fmt: skip


def test_a_participant_sees_nothing_on_it(people: People) -> None:
    assert screen(people.seat(), [asked(wall())]).room == {}


def test_before_it_begins_the_code_and_the_address_show(people: People) -> None:
    facilitator = people.facilitator()
    until = datetime.now(UTC) + timedelta(hours=1)
    people.store.rooms.open("example", WORKSHOP, code="K7M-2QX", expires_at=until)
    room = screen(facilitator).room
    assert room["section"] is None
    assert (room["door"]["code"], room["door"]["address"]) == (
        "K7M-2QX",
        "workshops.example/join",
    )
    assert room["door"]["qr"].startswith("data:image/svg+xml")


def test_the_section_that_is_on_shows_with_its_prompts(people: People) -> None:
    facilitator = people.facilitator()
    lead(facilitator)
    room = screen(facilitator, [asked(wall()), asked(poll(), "section-9")]).room
    assert room["title"] == YEAR.workshops[0].agenda[1].title
    assert room["prompts"] == ["What would you keep?"]


def test_a_poll_shows_once_it_is_revealed(people: People) -> None:
    facilitator, me = people.facilitator(), people.seat()
    answer(me, "ready", {"chosen": [1], "words": ["Yes"]}, sharing=Sharing.PRIVATE)
    lead(facilitator)
    shown = screen(facilitator, [asked(poll())])
    assert shown.room["results"] == []
    facilitator.pace.reveal(WORKSHOP, "ready", revealed=True)
    hear(facilitator, shown)
    shown.caught_up()
    (result,) = shown.room["results"]
    assert [list(row) for row in result["rows"]] == [
        ["No", "0", "0%"],
        ["Yes", "1", "100%"],
    ]


def test_few_anonymous_answers_show_no_count_at_all(people: People) -> None:
    facilitator, me = people.facilitator(), people.seat()
    answer(me, "ready", {"chosen": [1], "words": ["Yes"]}, sharing=Sharing.PRIVATE)
    lead(facilitator, "ready")
    (result,) = screen(facilitator, [asked(scale())]).room["results"]
    assert result == {"title": "Ready?", "kind": ""}


@pytest.mark.parametrize(
    "level", [Sharing.PRIVATE, Sharing.FACILITATORS, Sharing.GROUP]
)
def test_what_a_facilitator_may_read_and_others_not_stays_off_the_wall(
    people: People, level: Sharing
) -> None:
    facilitator, me, other = people.facilitator(), people.seat(), people.seat()
    say(me, "For fewer eyes", sharing=level, name="wall")
    say(other, "For everybody", sharing=Sharing.COHORT, name="wall")
    lead(facilitator, "wall")
    shown = screen(facilitator, [asked(wall())])
    (card,) = shown.room["wall"]["cards"]
    assert words_in(card["blocks"]) == "For everybody"
    assert "fewer eyes" not in json.dumps(shown.room)
    assert me.person.name not in json.dumps(shown.room)


def test_a_wall_shows_only_while_it_is_shown(people: People) -> None:
    facilitator, me = people.facilitator(), people.seat()
    say(me, "For everybody", sharing=Sharing.COHORT, name="wall")
    lead(facilitator)
    assert screen(facilitator, [asked(wall())]).room["wall"] is None


def test_an_answer_taken_back_leaves_the_wall(people: People) -> None:
    facilitator, me = people.facilitator(), people.seat()
    say(me, "For everybody", sharing=Sharing.COHORT, name="wall")
    lead(facilitator, "wall")
    shown = screen(facilitator, [asked(wall())])
    say(me, "For me", sharing=Sharing.PRIVATE, name="wall")
    hear(facilitator, shown)
    shown.caught_up()
    assert shown.room["wall"]["cards"] == []


def test_a_spotlit_answer_that_is_not_the_cohorts_does_not_show(people: People) -> None:
    facilitator, me = people.facilitator(), people.seat()
    say(me, "For the facilitators", sharing=Sharing.FACILITATORS)
    one = Spotlit("one", "hope", person=me.person.id)
    facilitator.pace.steer(
        WORKSHOP, lambda p: showing.show(showing.pick(p, one), "one")
    )
    assert screen(facilitator).room["spotlight"] is None


def test_private_rankings_and_audits_are_not_even_counted(people: People) -> None:
    facilitator = people.facilitator()
    for number in range(6):
        me = people.seat()
        level = Sharing.PRIVATE if number > 3 else Sharing.FACILITATORS
        answer(me, "order", {"places": [0, 1, 2]}, sharing=level)
        staged = {"stages": {"A1": 2}, "notes": {}}
        answer(me, "audit-baseline", staged, sharing=level, workshop=PROGRAMME)
    lead(facilitator, "order", "audit-baseline")
    contents = [asked(ranking()), asked(Audit(YEAR))]
    for result in screen(facilitator, contents).room["results"]:
        assert result["kind"] == ""


def test_the_rooms_ranking_shows_from_five_on(people: People) -> None:
    facilitator = people.facilitator()
    for _ in range(5):
        answer(people.seat(), "order", {"places": [2, 0, 1]}, sharing=Sharing.GROUP)
    lead(facilitator, "order")
    (result,) = screen(facilitator, [asked(ranking())]).room["results"]
    assert [row[0] for row in result["rows"]] == ["Three", "One", "Two"]


def test_what_a_facilitator_wrote_for_themselves_never_shows(people: People) -> None:
    facilitator = people.facilitator()
    say(facilitator, "A note of my own", sharing=Sharing.PRIVATE, name="wall")
    lead(facilitator, "wall")
    room = screen(facilitator, [asked(wall())]).room
    assert "note of my own" not in json.dumps(room)


def test_a_facilitator_shows_what_the_room_answered_from_here(people: People) -> None:
    facilitator = people.facilitator()
    lead(facilitator)
    shown = screen(facilitator, [asked(poll())])
    sent: list[Any] = []
    shown.send = sent.append
    reveal = {"do": "reveal", "activity": "ready", "revealed": True, "write": "w-1"}
    shown._receive(shown, reveal, [])
    assert sent[-1] == {"re": "w-1", "done": True}
    assert "ready" in facilitator.pace.of(WORKSHOP).revealed


@pytest.mark.parametrize("name", ["hope", "wall", "", None, 1, ["ready"], {"a": 1}])
def test_nothing_else_can_be_revealed_from_here(people: People, name: Any) -> None:
    facilitator = people.facilitator()
    lead(facilitator)
    shown = screen(facilitator, [asked(poll()), asked(wall())])
    sent: list[Any] = []
    shown.send = sent.append
    reveal = {"do": "reveal", "activity": name, "revealed": True, "write": "w-1"}
    shown._receive(shown, reveal, [])
    assert "refused" in sent[-1]
    assert facilitator.pace.of(WORKSHOP).revealed == frozenset()


def test_a_participant_reveals_nothing_from_here(people: People) -> None:
    facilitator, me = people.facilitator(), people.seat()
    lead(facilitator)
    shown = screen(me, [asked(poll())])
    sent: list[Any] = []
    shown.send = sent.append
    reveal = {"do": "reveal", "activity": "ready", "revealed": True, "write": "w-1"}
    shown._receive(shown, reveal, [])
    assert "refused" in sent[-1]
    assert facilitator.pace.of(WORKSHOP).revealed == frozenset()
