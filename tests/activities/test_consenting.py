"""Consent to a sentence or a recording: its day, and what goes with it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.activities.community import say
from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.talking_points import keep, points_of, record
from tests.first_year import YEAR
from toolkit.activities import Activity, Discussion, Story, Voices
from toolkit.activities.base.agreeing import WORDING
from toolkit.activities.base.kind import begun_with
from toolkit.activities.voices.voices import WORDS
from toolkit.model import PROGRAMME
from toolkit.model.consent import Purpose
from toolkit.model.dates import day_in_words
from toolkit.model.succession import Sort, is_the_groups_wish
from toolkit.seat import Seat

TOLD = {"transcript": "Ask one question first.", "consent": True}
SENTENCE = {"sentence": "We plan together now.", "role": 0, "consent": True}


def voices_of(seat: Seat) -> Voices:
    made = Voices(YEAR, "voices", "Say", topics={"one": "One", "two": "Two"}).at(
        WORKSHOP
    )
    shown = attached(made, seat)
    assert isinstance(shown, Voices)
    return shown


def speak(voices: Voices, value: dict[str, Any], sharing: str) -> dict[str, Any]:
    stands = voices.answers["one"]
    return say(
        voices,
        do="save",
        part="one",
        value=value,
        sharing=sharing,
        based_on=stands["version"],
    )


def standing(seat: Seat, purpose: Purpose) -> set[str]:
    return set(seat.consents.standing(purpose, WORKSHOP))


def test_a_sentence_that_is_shared_keeps_what_was_agreed_to_and_when(
    people: People,
) -> None:
    me = people.seat()
    voices = voices_of(me)
    assert "saved" in speak(voices, SENTENCE, "private")
    assert standing(me, Purpose.QUOTE) == set()
    assert "saved" in speak(voices, SENTENCE, "cohort")
    (consent,) = me.consents.ever()
    assert consent.activity == "voices.one"
    assert consent.wording == WORDS["consent"]
    assert "saved" in speak(voices, {**SENTENCE, "sentence": "Reworded."}, "cohort")
    assert me.consents.ever() == (consent,)


def test_a_sentence_that_is_private_again_has_no_consent_but_its_days(
    people: People,
) -> None:
    me = people.seat()
    voices = voices_of(me)
    speak(voices, SENTENCE, "cohort")
    speak(voices, SENTENCE, "private")
    assert standing(me, Purpose.QUOTE) == set()
    (consent,) = me.consents.ever()
    assert consent.taken_back_at is not None


def test_a_clip_asks_consent_with_its_day_and_loses_it_with_the_clip(
    people: People,
) -> None:
    me = people.seat()
    mine = points_of(me)
    record(mine)
    assert "saved" in keep(mine, "advice-clip", TOLD, "cohort")
    assert standing(me, Purpose.RECORDING) == {"points.advice-clip"}
    (file,) = mine.files("advice-clip")
    assert say(mine, do="remove", part="advice-clip", file=file["id"])["done"]
    assert standing(me, Purpose.RECORDING) == set()


def test_words_of_a_point_ask_for_no_consent(people: People) -> None:
    me = people.seat()
    keep(points_of(me), "tip", "Ring somebody")
    assert me.consents.ever() == ()


def test_a_story_is_in_a_report_only_while_it_is_shared_and_says_so(
    people: People,
) -> None:
    me = people.seat()
    story = attached(Story(), me)

    def keeps(value: dict[str, Any], sharing: str) -> set[str]:
        based_on = story.answers[""]["version"]
        sent = {"value": value, "sharing": sharing, "based_on": based_on}
        assert "saved" in say(story, do="save", part="", **sent)
        return set(me.consents.standing(Purpose.STORY, PROGRAMME))

    told = {"title": "Twenty minutes", "consent": True}
    assert keeps(told, "private") == set()
    assert keeps(told, "facilitators") == {"story-of-change"}
    assert keeps({"title": "Twenty minutes"}, "facilitators") == set()
    assert "consent" not in story.answers[""]["value"]


# -- that those who come next read it ------------------------------------------------


def agreed(activity: Activity, part: str = "") -> str:
    return str(activity.room.get("agreed", {}).get(part, ""))  # type: ignore[attr-defined]


def test_that_the_next_cohort_reads_a_voice_is_ticked_beside_it_and_taken_back(
    people: People,
) -> None:
    me = people.seat()
    voices = voices_of(me)
    speak(voices, SENTENCE, "cohort")
    assert agreed(voices, "one") == ""
    assert say(voices, do="agree", part="one", agreed=True)["done"]
    (consent,) = me.consents.standing(Purpose.NEXT_COHORT, WORKSHOP).values()
    assert consent.activity == "voices.one"
    assert consent.wording == WORDING[Sort.VOICE]
    assert agreed(voices, "one") == day_in_words(voices.local.day(consent.given_at))
    assert agreed(voices, "two") == ""
    assert say(voices, do="agree", part="one", agreed=False)["done"]
    assert agreed(voices, "one") == ""
    assert standing(me, Purpose.NEXT_COHORT) == set()
    assert standing(me, Purpose.QUOTE) == {"voices.one"}, "the wall is another matter"


def test_nothing_is_agreed_to_where_nothing_goes_on(people: People) -> None:
    plain = attached(Discussion("talk", "Talk?").at(WORKSHOP), people.seat())
    assert "refused" in say(plain, do="agree", agreed=True)
    voices = voices_of(people.seat())
    assert "refused" in say(voices, do="agree", part="three", agreed=True)
    assert "agreed" not in attached(Story(), people.facilitator()).room


def list_of(seat: Seat) -> Discussion:
    made = Discussion("list", "Our list", for_next_cohort=True).at(WORKSHOP)
    shown = attached(made, seat)
    assert isinstance(shown, Discussion)
    return shown


def test_each_of_a_group_agrees_or_objects_and_nobody_is_named(people: People) -> None:
    me, other = people.seat(group="Group 1"), people.seat(group="Group 1")
    people.seat(group="Group 2")
    mine, theirs = list_of(me), list_of(other)
    assert say(mine, do="agree", agreed=True)["done"]
    assert mine.room["wish"]["agreed"]
    theirs.refresh_room()
    wish = theirs.room["wish"]
    assert (wish["group"], wish["agreed"], wish["others"]) == ("Group 1", "", 1)
    assert say(theirs, do="agree", objects=True)["done"]
    assert theirs.room["wish"]["objects"]
    mine.refresh_room()
    assert mine.room["wish"]["objected"]
    assert mine.room["wish"]["objects"] == ""
    assert say(theirs, do="agree", agreed=True, objects=True)["done"]
    mine.refresh_room()
    assert not mine.room["wish"]["objected"], "who agrees objects no more"
    alone = list_of(people.seat())
    assert alone.room["wish"] == {
        "group": "",
        "agreed": "",
        "objects": "",
        "others": 0,
        "objected": False,
    }
    assert "wish" not in list_of(people.facilitator()).room


@pytest.mark.parametrize(
    ("agreed", "objecting", "goes"),
    [("", "", False), ("a", "", True), ("ab", "c", False), ("x", "", False)],
)
def test_a_groups_words_go_on_once_one_agrees_and_while_nobody_objects(
    agreed: str, objecting: str, *, goes: bool
) -> None:
    assert is_the_groups_wish("abc", agreed, objecting) is goes


def test_people_begin_another_year_with_what_their_activities_say() -> None:
    begun = begun_with()
    assert begun["audit-baseline"] == ["audit-end", "audit-middle", "audit-baseline"]
    assert begun["action-plan"] == ["action-plan"]
    assert begun["pen-picture.ask"] == ["pen-picture.ask"]
    assert "story-of-change" not in begun
