"""Consent to a sentence or a recording: its day, and what goes with it."""

from __future__ import annotations

from typing import Any

from tests.activities.community import say
from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.talking_points import keep, points_of, record
from toolkit.activities import Story, Voices
from toolkit.activities.voices.voices import WORDS
from toolkit.model import PROGRAMME
from toolkit.model.consent import Purpose
from toolkit.seat import Seat

TOLD = {"transcript": "Ask one question first.", "consent": True}
SENTENCE = {"sentence": "We plan together now.", "role": 0, "consent": True}


def voices_of(seat: Seat) -> Voices:
    made = Voices("voices", "Say", topics={"one": "One", "two": "Two"}).at(WORKSHOP)
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
