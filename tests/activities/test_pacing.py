"""What a participant sees of the pace of the room."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.talking import words_in
from toolkit.activities import Pacing
from toolkit.model import Sharing, Spotlit, Timer
from toolkit.model import pace as pacing
from toolkit.model.contents import ACTIVITY_MIME
from toolkit.seat import Seat

WHEN = "Monday 7 November 2022, 13:00 to 15:30. In person."
TITLES = {"section-1": "Welcome", "section-2": "Talking heads", "section-3": "Keynote"}
NOON = datetime(2022, 11, 7, 12, tzinfo=UTC)


def pacing_bar() -> Pacing:
    return Pacing(WHEN, title="Launch", titles=TITLES).at(WORKSHOP)


def steer(seat: Seat, **changes: Any) -> None:
    seat.pace.steer(WORKSHOP, lambda pace: replace(pace, **changes))


def hear(seat: Seat, activity: Pacing) -> None:
    for event in seat.changes():
        activity.on_event(event)


def say(seat: Seat, text: str, *, sharing: Sharing, name: str = "hope") -> None:
    now = seat.response(WORKSHOP, name)
    seat.save(
        WORKSHOP,
        name,
        {"text": text},
        sharing=sharing,
        based_on=now.version if now else 0,
        write=uuid4().hex,
        prompt="What do you hope for?",
    )


def test_nothing_is_led_until_a_facilitator_leads(people: People) -> None:
    room = attached(pacing_bar(), people.seat()).room
    assert room["section"] is None
    assert (room["timer"], room["notice"], room["spotlight"]) == (None, "", None)


def test_a_page_that_hears_of_the_pace_shows_where_the_room_is(people: People) -> None:
    me, facilitator = people.seat(), people.facilitator()
    bar = attached(pacing_bar(), me)
    facilitator.pace.steer(
        WORKSHOP, lambda p: pacing.open_section(p, "section-2", at=NOON)
    )
    facilitator.pace.steer(
        WORKSHOP, lambda p: pacing.start_timer(p, "Write", seconds=90, at=NOON)
    )
    hear(me, bar)
    assert bar.room["section"] == "section-2"
    assert bar.room["opened"] == ["section-2"]
    ends = int(NOON.timestamp() * 1000) + 90_000
    assert bar.room["timer"] == {"label": "Write", "ends": ends, "left": 0.0}


def test_a_change_of_pace_is_one_small_update(people: People) -> None:
    me, facilitator = people.seat(), people.facilitator()
    bar = attached(pacing_bar(), me)
    heard: list[Any] = []
    bar.observe(heard.append, names=["face", "answers", "room"])
    steer(facilitator, section="section-1", notice="Coffee at 14:25")
    hear(me, bar)
    assert [change["name"] for change in heard] == ["room"]


def test_what_concerns_the_pace_of_another_workshop_changes_nothing(
    people: People,
) -> None:
    me, facilitator = people.seat(), people.facilitator()
    bar = attached(pacing_bar(), me)
    facilitator.pace.steer("workshop2", lambda p: replace(p, section="section-1"))
    hear(me, bar)
    assert bar.room["section"] is None


def test_a_spotlit_answer_shows_with_its_authors_name(people: People) -> None:
    author, me, facilitator = people.seat(), people.seat(), people.facilitator()
    say(author, "More time together", sharing=Sharing.COHORT)
    bar = attached(pacing_bar(), me)
    one = Spotlit("one", "hope", person=author.person.id)
    steer(facilitator, section="section-1", spotlight=(one,), shown="one")
    hear(me, bar)
    shown = dict(bar.room["spotlight"])
    assert words_in(shown.pop("blocks")) == "More time together"
    assert shown == {
        "id": "one",
        "workshop": WORKSHOP,
        "activity": "hope",
        "name": author.person.name,
        "prompt": "What do you hope for?",
        "alike": 0,
    }


def test_it_vanishes_when_its_author_takes_it_back(people: People) -> None:
    author, me, facilitator = people.seat(), people.seat(), people.facilitator()
    say(author, "More time together", sharing=Sharing.COHORT)
    bar = attached(pacing_bar(), me)
    one = Spotlit("one", "hope", person=author.person.id)
    steer(facilitator, spotlight=(one,), shown="one")
    hear(me, bar)
    say(author, "More time together", sharing=Sharing.GROUP)
    hear(me, bar)
    assert bar.room["spotlight"] is None


@pytest.mark.parametrize(
    "level", [Sharing.PRIVATE, Sharing.FACILITATORS, Sharing.GROUP]
)
def test_no_narrower_answer_is_spotlit_even_to_those_who_may_read_it(
    people: People, level: Sharing
) -> None:
    author = people.seat(group="Group 1")
    mate, facilitator = people.seat(group="Group 1"), people.facilitator()
    say(author, "For fewer eyes", sharing=level)
    one = Spotlit("one", "hope", person=author.person.id)
    steer(facilitator, spotlight=(one,), shown="one")
    for seat in (author, mate, facilitator):
        assert attached(pacing_bar(), seat).room["spotlight"] is None


def test_what_is_hidden_from_the_walls_is_not_spotlit(people: People) -> None:
    author, facilitator = people.seat(), people.facilitator()
    say(author, "Hidden", sharing=Sharing.COHORT)
    one = Spotlit("one", "hope", person=author.person.id)
    hidden = frozenset({f"hope/{author.person.id}"})
    steer(facilitator, spotlight=(one,), shown="one", hidden=hidden)
    assert attached(pacing_bar(), people.seat()).room["spotlight"] is None


def test_without_a_name_the_copied_words_show_and_nobody_is_named(
    people: People,
) -> None:
    facilitator = people.facilitator()
    one = Spotlit("one", "hope", text="Somebody's words", alike=2)
    steer(facilitator, spotlight=(one,), shown="one")
    spotlight = attached(pacing_bar(), people.seat()).room["spotlight"]
    assert spotlight["name"] == ""
    assert words_in(spotlight["blocks"]) == "Somebody's words"
    assert spotlight["alike"] == 2


def test_the_clock_is_the_servers(people: People) -> None:
    bar = attached(pacing_bar(), people.seat())
    sent: list[Any] = []
    bar.send = sent.append
    before = datetime.now(UTC).timestamp() * 1000
    bar._receive(bar, {"do": "clock", "write": "w-1"}, [])
    after = datetime.now(UTC).timestamp() * 1000
    assert sent[0]["re"] == "w-1"
    assert before - 1 <= sent[0]["now"] <= after + 1


def test_a_pace_takes_no_answer(people: People) -> None:
    bar = attached(pacing_bar(), people.seat())
    sent: list[Any] = []
    bar.send = sent.append
    save = {"do": "save", "part": "", "value": "x", "sharing": "private"}
    bar._receive(bar, {**save, "based_on": 0, "write": "w-1"}, [])
    assert "refused" in sent[0]


def test_before_any_script_runs_the_opening_can_be_read() -> None:
    data, _metadata = pacing_bar()._repr_mimebundle_()
    assert WHEN in data["text/html"]
    assert data["text/plain"] == f"Launch: {WHEN}"
    assert ACTIVITY_MIME not in data


def test_a_timer_that_stands_says_what_is_left(people: People) -> None:
    facilitator = people.facilitator()
    steer(facilitator, section="section-1", timer=Timer("Write", left=61.5))
    timer = attached(pacing_bar(), people.seat()).room["timer"]
    assert timer == {"label": "Write", "ends": None, "left": 61.5}
