"""The cockpit: what each panel shows, changes and refuses."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.activities import cockpit
from tests.activities.cockpit import MAKERS, hear, led, press
from tests.activities.conftest import WORKSHOP, People
from tests.activities.talking import anything, say, words_in, writes
from toolkit.activities import Activity
from toolkit.activities.cockpit import Notes
from toolkit.activities.cockpit.words import NOTES, PANEL, PEOPLE, STEER
from toolkit.activities.group_pages.words import GROUP_PAGES
from toolkit.activities.walls.words import WALLS
from toolkit.model import Sharing
from toolkit.model.attendance import Attendance, Place
from toolkit.programme.runsheet import read_run_sheet
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel

START = datetime(2022, 11, 7, 13, 0, tzinfo=UTC)
START_OF_SECOND = datetime(2023, 1, 27, 13, 0, tzinfo=UTC)


class Clock:
    """The time of day in the room."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def pass_minutes(self, count: float) -> None:
        self.now += timedelta(minutes=count)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def facilitator(people: People, clock: Clock) -> Seat:
    return people.facilitator(clock=clock)


def answer(
    seat: Seat, text: str, sharing: Sharing = Sharing.COHORT, name: str = "talk"
) -> None:
    seat.save(
        WORKSHOP,
        name,
        {"choice": None, "text": text},
        sharing=sharing,
        based_on=0,
        write=uuid4().hex,
        prompt="",
    )


def key(seat: Seat, name: str = "talk") -> str:
    return f"{name}/{seat.person.id}"


# -- everybody's rights ----------------------------------------------------------

MESSAGES: dict[str, list[dict[str, Any]]] = {
    "steer": [
        {"do": "steer", "what": "open", "section": "section-1"},
        {"do": "steer", "what": "timer", "minutes": 5},
        {"do": "steer", "what": "notice", "words": "Hello"},
        {"do": "choose", "workshop": WORKSHOP},
    ],
    "people": [
        {"do": "room", "open": True},
        {"do": "room", "open": False},
        {"do": "link", "seat": "{other}"},
        {"do": "add", "name": "Participant 77", "school": "", "group": ""},
        {
            "do": "record",
            "person": "{other}",
            "mark": "absent",
            "mode": "",
            "caught_up": False,
            "note": "",
        },
    ],
    "pages": [
        {"do": "turn", "activity": "page"},
        {"do": "reveal", "activity": "page", "revealed": True},
        {"do": "put_up", "up": False},
        {"do": "page", "by": 1},
    ],
    "walls": [
        {"do": "page", "by": 1},
        {"do": "turn", "activity": "talk"},
        {"do": "reveal", "activity": "ready", "revealed": True},
        {"do": "put_up", "activity": "talk", "part": "", "up": True},
        {"do": "pick", "activity": "talk", "keys": ["{key}"], "named": True},
        {"do": "hide", "activity": "talk", "keys": ["{key}"]},
        {"do": "merge", "activity": "talk", "keys": ["{key}"]},
        {"do": "undo", "key": "{key}", "what": "hide"},
        {"do": "spotlight", "id": "x", "what": "show"},
    ],
}


@pytest.mark.parametrize(
    ("kind", "message"),
    [(kind, message) for kind, all_of in MESSAGES.items() for message in all_of],
)
def test_a_participant_can_do_nothing_in_any_panel(
    people: People, kind: str, message: dict[str, Any]
) -> None:
    participant, other = people.seat(), people.seat()
    answer(other, "Shared")
    panel = MAKERS[kind]()
    panel.attach(participant, {})
    # Even with everything about it turned by hand:
    panel.led = WORKSHOP
    filled = json.loads(
        json.dumps(message)
        .replace("{other}", other.seating.id)
        .replace("{key}", key(other))
    )
    reply = press(panel, **filled)
    assert "Only a facilitator" in reply["refused"]
    assert people.store.pace.of("example", WORKSHOP).version == 0
    assert len(people.store.people.roster("example")) == 2
    assert people.store.attendance.of("example", WORKSHOP) == {}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_participant_is_shown_nothing_in_any_panel(people: People, kind: str) -> None:
    panel = MAKERS[kind]()
    panel.attach(people.seat(), {})
    assert panel.room == {}


@pytest.mark.parametrize("kind", MAKERS)
@settings(max_examples=settings().max_examples // 4)
@given(data=st.data())
def test_nonsense_is_refused_calmly_and_changes_nothing(
    people: People, kind: str, data: st.DataObject
) -> None:
    seats = people.store.people.roster("example") or [people.facilitator().seating]
    panel = led(MAKERS[kind](), people.again(_seat(people, seats[0])))
    verbs = [name[3:] for name in dir(panel) if name.startswith("do_")]
    said = data.draw(
        st.fixed_dictionaries(
            {"do": st.sampled_from(verbs), "write": writes},
            optional={
                name: anything("keys", "key")
                for name in ("what", "section", "minutes", "words", "activity", "keys")
            }
            | {name: anything() for name in ("seat", "person", "mark", "note", "id")}
            | {name: anything() for name in ("revealed", "named", "open", "group")}
            | {name: anything() for name in ("part", "up", "by")},
        )
    )
    before = people.store.pace.of("example", WORKSHOP)
    replies = [r for r in say(panel, said) if "re" in r]
    assert all("again" not in reply for reply in replies), replies
    if not any("done" in reply for reply in replies):
        assert people.store.pace.of("example", WORKSHOP) == before


def _seat(people: People, seating: Any) -> Seat:
    return Seat(seating, store=people.store, channel=SilentChannel())


WORDS = {
    "steer": STEER,
    "people": PEOPLE,
    "walls": WALLS,
    "pages": GROUP_PAGES,
    "notes": NOTES,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_no_panel_says_something_else_with_a_word_of_every_panel(kind: str) -> None:
    assert {name: WORDS[kind][name] for name in PANEL} == PANEL


# -- steer -----------------------------------------------------------------------


def test_a_workshop_is_led_from_section_to_section(
    facilitator: Seat, clock: Clock
) -> None:
    panel = led(cockpit.steer(), facilitator)
    assert (panel.room["live"], panel.room["next"]) == (False, "section-1")
    press(panel, do="steer", what="open", section="section-1")
    clock.pass_minutes(10)
    press(panel, do="steer", what="open", section="section-2")
    room = panel.room
    assert (room["section"], room["next"], room["state"]) == (
        "section-2",
        "section-3",
        "On time",
    )
    assert [line["opened"] for line in room["agenda"]][:3] == ["13:00", "13:10", ""]
    press(panel, do="steer", what="end")
    assert not panel.room["live"]


def test_running_late_says_what_to_drop(facilitator: Seat, clock: Clock) -> None:
    panel = led(cockpit.steer(), facilitator, "workshop2")
    clock.now = START_OF_SECOND + timedelta(minutes=6)
    press(panel, do="steer", what="open", section="section-1")
    assert panel.room["state"] == "6 minutes behind"
    assert (
        panel.room["advice"][0]
        == "Drop “Taking people with you” and make it a community question."
    )


def test_a_keynote_that_overruns_says_where_the_time_comes_from(
    facilitator: Seat, clock: Clock
) -> None:
    panel = led(cockpit.steer(), facilitator)
    clock.pass_minutes(20)
    press(panel, do="steer", what="open", section="section-3")
    assert panel.room["advice"] == []
    clock.pass_minutes(41)
    say(panel, {"do": "look", "write": "w"})
    assert "keynote overruns" in panel.room["advice"][0]


def test_the_timer_runs_stands_grows_and_stops(facilitator: Seat, clock: Clock) -> None:
    panel = led(cockpit.steer(), facilitator)
    press(panel, do="steer", what="timer", minutes=5)
    press(panel, do="steer", what="minute")
    press(panel, do="steer", what="hold")
    assert panel.room["timer"] == {"label": "", "ends": None, "left": 360_000}
    press(panel, do="steer", what="run")
    assert panel.room["timer"]["ends"] == (START.timestamp() + 360) * 1000
    press(panel, do="steer", what="stop")
    assert panel.room["timer"] is None


def test_what_one_facilitator_does_shows_to_the_other(
    people: People, facilitator: Seat, clock: Clock
) -> None:
    one = led(cockpit.steer(), facilitator)
    two = led(cockpit.steer(), people.facilitator(clock=clock))
    press(one, do="steer", what="open", section="section-1")
    press(two, do="steer", what="notice", words="Two minutes")
    hear(one)
    hear(two)
    assert (one.room["notice"], two.room["section"]) == ("Two minutes", "section-1")
    # Nobody undid the other, though two had not heard of one's press.
    assert people.store.pace.of("example", WORKSHOP).section == "section-1"


def test_the_agenda_says_when_it_really_was_and_for_how_long(
    facilitator: Seat, clock: Clock
) -> None:
    panel = led(cockpit.steer(), facilitator)
    for section, minutes in (("1", 7), ("2", 2), ("1", 3), ("2", 4)):
        press(panel, do="steer", what="open", section=f"section-{section}")
        clock.pass_minutes(minutes)
    press(panel, do="steer", what="end")
    first, second, third = panel.room["agenda"][:3]
    assert (first["planned"], first["opened"], first["spent"]) == ("13:00", "13:00", 10)
    assert (second["planned"], second["opened"], second["spent"]) == (
        "13:10",
        "13:07",
        6,
    )
    assert (third["opened"], third["minutes"], third["spent"]) == ("", 40, 0)
    clock.pass_minutes(13 * 60)
    say(panel, {"do": "look", "write": "w"})
    assert {line["opened"] for line in panel.room["agenda"]} == {""}


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        (5, 300), ("8", 480), ("1:30", 90), (" 0:01 ", 1), ("2.5", 150), ("2,5", 150),
        ("180", 10_800), ("8 min", 480), ("0:45", 45),
    ],
)  # fmt: skip
def test_a_timer_is_as_long_as_somebody_types(
    facilitator: Seat, typed: object, seconds: int
) -> None:
    panel = led(cockpit.steer(), facilitator)
    press(panel, do="steer", what="timer", minutes=typed)
    assert panel.room["timer"]["ends"] == (START.timestamp() + seconds) * 1000


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "0", "0:00", "181", "180:01", "1:75", "-3", True, 10**9, None],
)
def test_what_is_no_length_of_time_starts_no_timer(
    facilitator: Seat, typed: object
) -> None:
    panel = led(cockpit.steer(), facilitator)
    reply = press(panel, do="steer", what="timer", minutes=typed)
    assert "such as 8 or 1:30" in reply["refused"]
    assert panel.room["timer"] is None


def test_the_run_sheets_lengths_are_offered_first(
    facilitator: Seat, clock: Clock
) -> None:
    panel = led(cockpit.steer(), facilitator, "workshop2")
    clock.now = START_OF_SECOND
    press(panel, do="steer", what="open", section="section-2")
    # The row says "3 x 8 min, then 6. Each story: tell 3, facts 1, ..."
    assert panel.room["presets"] == ["8", "6", "3", "1", "30"]
    press(panel, do="steer", what="open", section="section-6")
    assert panel.room["presets"] == ["15", "5", "2", "1"]


# -- what arrives later than it was pressed ----------------------------------------


def test_a_timer_that_waited_counts_from_its_press(facilitator: Seat) -> None:
    panel = led(cockpit.steer(), facilitator)
    press(panel, do="steer", what="timer", minutes="5", waited=40_000, was=None)
    assert panel.room["timer"]["ends"] == (START.timestamp() + 260) * 1000
    reply = press(panel, do="steer", what="timer", minutes="0:30", waited=40_000)
    assert reply["refused"] == PANEL["press_over"]


def test_a_press_of_more_than_two_minutes_ago_is_refused(facilitator: Seat) -> None:
    panel = led(cockpit.steer(), facilitator)
    for what in ("pens down", "timer", "end"):
        reply = press(panel, do="steer", what=what, minutes=5, waited=120_001)
        assert reply["refused"] == PANEL["press_old"]
    assert not panel.room["paused"]


@pytest.mark.parametrize("waited", ["long", None, -1, True, [], float("inf")])
def test_a_page_that_waited_for_nonsense_is_refused(
    facilitator: Seat, waited: object
) -> None:
    panel = led(cockpit.steer(), facilitator)
    assert "refused" in press(panel, do="steer", what="pens down", waited=waited)
    assert not panel.room["paused"]


def test_what_waited_moves_nobody_who_has_moved_on_meanwhile(
    people: People, facilitator: Seat, clock: Clock
) -> None:
    one = led(cockpit.steer(), facilitator)
    two = led(cockpit.steer(), people.facilitator(clock=clock))
    press(one, do="steer", what="open", section="section-1")
    press(two, do="steer", what="open", section="section-3")
    late = {"waited": 30_000, "was": "section-1"}
    for wanted in (
        {"what": "open", "section": "section-2"},
        {"what": "timer", "minutes": "8"},
        {"what": "end"},
    ):
        reply = press(one, do="steer", **wanted, **late)
        assert reply["refused"] == PANEL["press_moved"]
    assert people.store.pace.of("example", WORKSHOP).section == "section-3"
    # What is for everybody wherever they are is still done.
    assert press(one, do="steer", what="notice", words="Tea", **late)["done"]
    # So is what the other has done already.
    assert press(one, do="steer", what="open", section="section-3", **late)["done"]


def test_a_press_that_arrives_twice_is_done_once(facilitator: Seat) -> None:
    panel = led(cockpit.steer(), facilitator)
    press(panel, do="steer", what="timer", minutes=5)
    more = {"do": "steer", "what": "minute", "write": "once"}
    replies = [r for _ in range(2) for r in say(panel, more) if "re" in r]
    assert replies == [{"re": "once", "done": True}] * 2
    assert panel.room["timer"]["ends"] == (START.timestamp() + 360) * 1000


def test_a_notice_is_as_long_as_a_sentence_and_an_address(facilitator: Seat) -> None:
    panel = led(cockpit.steer(), facilitator)
    assert press(panel, do="steer", what="notice", words="a" * 300)["done"]
    assert (
        "1 character"
        in press(panel, do="steer", what="notice", words="a" * 301)["refused"]
    )


def test_only_what_changed_is_sent(facilitator: Seat) -> None:
    panel = led(cockpit.steer(), facilitator)
    heard = say(panel, {"do": "steer", "what": "pens down", "write": "w1"})
    (patch,) = [one["patch"] for one in heard if "patch" in one]
    assert patch == {"paused": {"all": True}}


# -- who is here -----------------------------------------------------------------


def arrived(people: People, seat: Seat, at: datetime) -> None:
    place = Place("example", seat.person.id, WORKSHOP)
    people.store.presence.keep("server", at=at, came=[place])


def test_everybody_is_here_away_or_not_yet_and_how_far(
    people: People, facilitator: Seat, clock: Clock
) -> None:
    writer, thinker, late = (people.seat(clock=clock) for _ in range(3))
    press(
        led(cockpit.steer(), facilitator), do="steer", what="open", section="section-1"
    )
    for seat in (writer, thinker):
        arrived(people, seat, clock.now)
    answer(writer, "A secret", Sharing.PRIVATE)
    panel = led(cockpit.people_panel(), facilitator)
    seen = {one["name"]: one for one in panel.room["people"].values()}
    states = [seen[s.person.name]["state"] for s in (writer, thinker, late)]
    assert states == ["here", "here", "never"]
    assert seen[writer.person.name]["done"] == [("writing", "")]
    assert panel.room["helps"] == 0
    clock.pass_minutes(5)
    people.store.presence.beat("server", at=clock.now)
    say(panel, {"do": "look", "write": "w"})
    seen = {one["name"]: one for one in panel.room["people"].values()}
    assert seen[writer.person.name]["done"] == [("saved", "13:00")]
    assert [n for n, one in seen.items() if one["help"]] == [thinker.person.name]
    assert "secret" not in json.dumps(panel.room)


def test_attendance_is_corrected_and_a_substitute_gets_a_link(
    people: People, facilitator: Seat
) -> None:
    someone = people.seat()
    panel = led(cockpit.people_panel(), facilitator)
    press(
        panel,
        do="record",
        person=someone.person.id,
        mark="apology",
        mode="online",
        caught_up=True,
        note="Train",
    )
    kept = panel.room["people"][someone.seating.id]
    assert (kept["mark"], kept["caught_up"], kept["note"]) == ("apology", True, "Train")
    reply = press(panel, do="add", name="Participant 77", school="", group="")
    assert reply["link"].startswith("http://127.0.0.1:8000/join/")
    assert reply["qr"].startswith("data:image/svg+xml")
    names = [one["name"] for one in panel.room["people"].values()]
    assert "Participant 77" in names
    assert reply["link"] not in json.dumps(panel.room)


def test_who_withdraws_is_listed_no_longer_and_was_there_all_the_same(
    people: People, facilitator: Seat, clock: Clock
) -> None:
    gone, other = people.seat(clock=clock), people.seat(clock=clock)
    record = Attendance(gone.person.id, joined=clock.now)
    people.store.attendance.add("example", WORKSHOP, [record])
    panel = led(cockpit.people_panel(), facilitator)
    people.store.people.withdraw(gone.seating, at=clock.now)
    hear(panel)
    assert gone.seating.id not in panel.room["people"]
    assert other.seating.id in panel.room["people"]
    assert people.store.attendance.of("example", WORKSHOP) == {gone.person.id: record}
    people.store.people.bring_back(gone.seating)
    hear(panel)
    assert gone.seating.id in panel.room["people"]


def test_a_room_is_opened_with_a_code_to_scan(facilitator: Seat) -> None:
    panel = led(cockpit.people_panel(), facilitator)
    press(panel, do="room", open=True)
    first = panel.room["door"]["code"]
    press(panel, do="room", open=True)
    assert panel.room["door"]["code"] not in ("", first)
    press(panel, do="room", open=False)
    assert panel.room["door"]["code"] == ""


# -- walls -----------------------------------------------------------------------


@pytest.fixture
def wall(people: People, facilitator: Seat) -> Any:
    press(
        led(cockpit.steer(), facilitator), do="steer", what="open", section="section-1"
    )
    return led(cockpit.walls(), facilitator)


def test_a_wall_says_who_sees_each_answer_and_counts_what_is_private(
    people: People, wall: Any
) -> None:
    for sharing in Sharing:
        answer(people.seat(), f"For {sharing}", sharing)
    hear(wall)
    cards = wall.room["cards"].values()
    parts = [part for card in cards for part in card["parts"]]
    seen = {words_in(part["blocks"]): part["seen_by"] for part in parts}
    assert seen == {
        "For facilitators": "Me and the facilitators",
        "For group": "My group and the facilitators",
        "For cohort": "Everyone in the cohort",
    }
    assert wall.room["kept"] == 1
    assert "For private" not in json.dumps(wall.room)


def test_only_what_everybody_may_read_goes_into_the_spotlight(
    people: People, wall: Any
) -> None:
    shy = people.seat()
    answer(shy, "Quietly", Sharing.FACILITATORS)
    for named in (True, False):
        reply = press(wall, do="pick", activity="talk", keys=[key(shy)], named=named)
        assert f"Ask {shy.person.name} to choose" in reply["refused"]
    assert people.store.pace.of("example", WORKSHOP).spotlight == ()


def test_a_spotlight_without_a_name_keeps_nothing_of_its_author(
    people: People, wall: Any
) -> None:
    author = people.seat()
    answer(author, "More time together")
    press(wall, do="pick", activity="talk", keys=[key(author)], named=False)
    (one,) = people.store.pace.of("example", WORKSHOP).spotlight
    assert one.person is None
    kept = repr(people.store.pace.of("example", WORKSHOP))
    assert author.person.id not in kept
    assert author.person.name not in kept
    press(wall, do="spotlight", id=one.id, what="show")
    shown = people.seat().wall.spotlit(WORKSHOP)
    assert shown is not None
    assert shown.author is None
    assert [block["body"] for block in shown.copied] == ["More time together"]


def test_a_named_spotlight_goes_when_its_author_takes_the_answer_back(
    people: People, wall: Any
) -> None:
    author = people.seat()
    answer(author, "Mine")
    press(wall, do="pick", activity="talk", keys=[key(author)], named=True)
    (one,) = wall.room["spotlight"]
    assert (one["name"], words_in(one["blocks"])) == (author.person.name, "Mine")
    author.save(
        WORKSHOP,
        "talk",
        {"choice": None, "text": "Mine"},
        sharing=Sharing.PRIVATE,
        based_on=1,
        write="back",
        prompt="",
    )
    hear(wall)
    assert wall.room["spotlight"][0]["gone"]
    assert "Mine" not in json.dumps(wall.room)


def test_hiding_and_merging_are_undone(people: People, wall: Any) -> None:
    one, two, three = (people.seat() for _ in range(3))
    for seat in (one, two, three):
        answer(seat, "The same")
    press(wall, do="merge", activity="talk", keys=[key(one), key(two)])
    press(wall, do="hide", activity="talk", keys=[key(three)])
    ((person, card),) = wall.room["cards"].items()
    assert person == one.person.id
    assert card["parts"][0]["alike"] == [two.person.name]
    (on_pages,) = people.seat().wall.shared(WORKSHOP, "talk")
    assert (on_pages.author, on_pages.alike) == (one.seating, 1)
    press(wall, do="undo", key=key(one), what="merge")
    press(wall, do="undo", key=key(three), what="hide")
    assert len(wall.room["cards"]) == 3
    assert len(people.seat().wall.shared(WORKSHOP, "talk")) == 3


def test_who_wrote_what_is_hidden_is_told_why_and_nobody_else(
    people: People, wall: Any
) -> None:
    author = people.seat()
    answer(author, "Set 4 and Kai in it")
    hiding = {"do": "hide", "activity": "talk", "keys": [key(author)]}
    press(wall, **hiding, reason="It names a pupil.")
    assert author.wall.why_hidden(WORKSHOP) == {key(author): "It names a pupil."}
    assert people.seat().wall.why_hidden(WORKSHOP) == {}
    press(wall, do="undo", key=key(author), what="hide")
    press(wall, **hiding)
    author.pace.look_again()
    assert author.wall.why_hidden(WORKSHOP) == {key(author): ""}


def test_words_that_wait_for_all_wait_here_too(people: People, wall: Any) -> None:
    answer(people.seat(), "Early", name="held")
    press(wall, do="turn", activity="held")
    assert (wall.room["ready"], wall.room["cards"]) == (1, {})
    press(wall, do="reveal", activity="held", revealed=True)
    (card,) = wall.room["cards"].values()
    assert words_in(card["parts"][0]["blocks"]) == "Early"
    press(wall, do="reveal", activity="held", revealed=False)
    assert wall.room["cards"] == {}


def test_a_poll_is_counted_and_revealed(people: People, wall: Any) -> None:
    voter = people.seat()
    voter.save(
        WORKSHOP,
        "ready",
        {"chosen": [1], "words": ["Ready"]},
        sharing=Sharing.PRIVATE,
        based_on=0,
        write="vote",
        prompt="",
    )
    press(wall, do="turn", activity="ready")
    assert wall.room["votes"] == [("Not yet", 0), ("Ready", 1)]
    assert voter.person.name not in json.dumps(wall.room)
    press(wall, do="reveal", activity="ready", revealed=True)
    assert people.store.pace.of("example", WORKSHOP).revealed == {"ready"}


def test_a_wall_follows_the_section_until_another_is_chosen(
    people: People, facilitator: Seat, wall: Any
) -> None:
    assert wall.room["activity"] == "talk"
    steer = led(cockpit.steer(), facilitator)
    press(steer, do="steer", what="open", section="section-2")
    hear(wall)
    assert wall.room["activity"] == "held"
    press(wall, do="turn", activity="talk")
    assert wall.room["activity"] == "talk"


# -- notes -----------------------------------------------------------------------


def test_the_run_sheet_leads_to_the_themes_of_the_task_that_is_taken_up(
    facilitator: Seat,
) -> None:
    panel = led(cockpit.notes(), facilitator, "workshop2")
    cohort, themes = facilitator.cohort.id, panel.room["themes"]
    assert themes["link"] == f"cohort/{cohort}/tasks/themes/workshop1_launch"
    assert "A shared picture" in themes["title"]
    shown = []
    for number in range(1, len(cockpit.PLANS["workshop2"].agenda) + 1):
        turn = {"what": "open", "section": f"section-{number}"}
        press(led(cockpit.steer(), facilitator, "workshop2"), do="steer", **turn)
        hear(panel)
        shown += [panel.room["section"]] if panel.room["themes"] else []
    assert shown == ["Task 1 stories: success analysis"]


def test_the_run_sheet_turns_with_the_section_and_notes_are_ones_own(
    people: People, facilitator: Seat, clock: Clock
) -> None:
    panel = led(cockpit.notes(), facilitator)
    assert panel.room["before"]
    assert panel.room["themes"] is None, "no task comes before the first workshop"
    press(
        led(cockpit.steer(), facilitator), do="steer", what="open", section="section-2"
    )
    hear(panel)
    assert panel.room["section"] == "Talking heads in pairs"
    assert panel.room["sheet"][0][0] == "Talk"
    saved = press(
        panel,
        do="save",
        part="",
        value={"text": "Ask Group 2 first"},
        sharing="facilitators",
        based_on=0,
    )
    assert saved["saved"]["version"] == 1
    colleague = led(cockpit.notes(), people.facilitator(clock=clock))
    (read,) = colleague.room["others"].values()
    assert read["text"] == "Ask Group 2 first"
    assert people.seat().wall.shared(WORKSHOP, "facilitator-notes") == ()
    refused = press(
        panel,
        do="save",
        part="",
        value={"text": "x"},
        sharing="cohort",
        based_on=1,
    )
    assert "Choose who will see" in refused["refused"]


def test_a_run_sheet_that_the_agenda_does_not_know_says_so(facilitator: Seat) -> None:
    wrong = read_run_sheet("### 07:00 Arrive\n\nStand up.")
    elsewhere = Notes("facilitator-notes", sheet=lambda _plan, _programme: wrong)
    panel = led(elsewhere.at("facilitate"), facilitator)
    ((label, words),) = panel.room["sheet"]
    assert label == ""
    assert "notes under 7:00, but no section of its agenda starts then" in words


def test_every_workshop_has_notes_of_its_own(facilitator: Seat) -> None:
    panel = led(cockpit.notes(), facilitator)
    press(
        panel,
        do="save",
        part="",
        value={"text": "First"},
        sharing="private",
        based_on=0,
    )
    panel.lead("workshop2")
    assert panel.answers[""]["value"] is None
    panel.lead(WORKSHOP)
    assert panel.answers[""]["value"] == {"text": "First"}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_panel_prints_nothing_and_has_a_static_face(kind: str) -> None:
    panel: Activity = MAKERS[kind]()
    assert panel.printed(panel.face, {}) == []
    assert panel.face["prompt"] in panel._repr_mimebundle_()[0]["text/html"]
