"""Discussion: a wall of what others share, and words that wait for everybody."""

from __future__ import annotations

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.examples import discussion, waterfall
from tests.activities.talking import catch_up, save, say
from toolkit.activities import Discussion, printed_blocks


def test_the_wall_shows_what_others_share_newest_first(people: People) -> None:
    me = people.seat()
    wall = attached(discussion(), me)
    for text in ("first", "second"):
        save(
            attached(discussion(), people.seat()),
            {"choice": 1, "text": text},
            sharing="cohort",
        )
    catch_up(wall, me)
    cards = wall.room["cards"]
    assert [card["text"] for card in cards] == ["second", "first"]
    assert cards[0]["name"] == "Participant 3"
    assert cards[0]["choice"] == "Two"


def test_private_and_empty_contributions_are_not_on_the_wall(people: People) -> None:
    save(attached(discussion(), people.seat()), {"text": "mine"}, sharing="private")
    save(
        attached(discussion(), people.seat()),
        {"choice": 0, "text": "  \n"},
        sharing="cohort",
    )
    assert attached(discussion(), people.seat()).room == {"cards": [], "more": 0}


def test_ones_own_contribution_is_not_repeated_on_the_wall(people: People) -> None:
    me = people.seat()
    activity = attached(discussion(), me)
    save(activity, {"text": "mine"}, sharing="cohort")
    catch_up(activity, me)
    assert activity.room["cards"] == []


def test_a_full_wall_sends_sixty_and_counts_the_rest(people: People) -> None:
    for number in range(62):
        save(
            attached(discussion(), people.seat()),
            {"text": f"{number}"},
            sharing="cohort",
        )
    room = attached(discussion(), people.seat()).room
    assert (len(room["cards"]), room["more"]) == (60, 2)


def test_old_words_still_print_when_the_author_takes_their_choice_away() -> None:
    value = {"choice": 7, "text": "still here"}
    [text] = printed_blocks(discussion().face, {"": value})
    assert text.body == "still here"


def test_words_arrive_together_when_a_facilitator_says_so(people: People) -> None:
    me, facilitator = people.seat(), people.facilitator()
    for text in ("one", "two"):
        save(attached(waterfall(), people.seat()), {"text": text}, sharing="cohort")
    mine, steering = attached(waterfall(), me), attached(waterfall(), facilitator)
    for waiting in (mine, steering):
        assert waiting.room["cards"] == []
        assert waiting.room["ready"] == 2
    [reply] = say(steering, {"do": "reveal", "revealed": True, "write": "r"})
    assert reply == {"re": "r", "done": True}
    for event in me.changes():
        mine.on_event(event)
    assert [card["text"] for card in mine.room["cards"]] == ["two", "one"]


def test_a_participant_cannot_show_the_words(people: People) -> None:
    activity = attached(waterfall(), people.seat())
    [reply] = say(activity, {"do": "reveal", "revealed": True, "write": "r"})
    assert "Only a facilitator" in reply["refused"]


def test_an_open_wall_has_nothing_to_reveal(people: People) -> None:
    talk = Discussion("talk", "Talk?").at(WORKSHOP)
    [reply] = say(
        attached(talk, people.facilitator()),
        {"do": "reveal", "revealed": True, "write": "r"},
    )
    assert "refused" in reply
    assert set(talk.room) == {"cards", "more"}
