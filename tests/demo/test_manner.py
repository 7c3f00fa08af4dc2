"""Invented people do not all write alike."""

from __future__ import annotations

from collections import Counter
from random import Random

from tests.first_year import ROOT
from toolkit.activities import Discussion, Reflection
from toolkit.demo.deeds import Write, deeds
from toolkit.demo.manner import Manner, manner_of
from toolkit.demo.speech import speech_in
from toolkit.demo.tally import Tally
from toolkit.demo.visitor import Visitor
from toolkit.demo.writer import Writer
from toolkit.model import Sharing

SPEECH = speech_in(ROOT / "demo")
THIRTY = [manner_of(number, speech=SPEECH) for number in range(1, 31)]
PASSAGE = SPEECH.words(3, 3)


def test_some_are_brief_some_write_long_and_one_in_ten_calculates() -> None:
    lengths = {len(manner.written(PASSAGE, seed=0)) for manner in THIRTY}
    assert len(lengths) > 3
    assert min(lengths) < len(PASSAGE) < max(lengths)
    calculating = [
        m for m in THIRTY if SPEECH.calculation in m.written(PASSAGE, seed=0)
    ]
    assert len(calculating) == 3


def test_some_leave_something_empty_and_nobody_everything() -> None:
    left = [sum(m.leaves_out(seed) for seed in range(60)) for m in THIRTY]
    assert Counter(count > 0 for count in left) == {False: 26, True: 4}
    assert max(left) < 30


def test_what_people_did_not_type_stays_as_it_is() -> None:
    brief = Manner(SPEECH, sentences=1)
    value = {"words": ["A card. It has two sentences."], "text": PASSAGE, "chosen": 2}
    written = brief.written(value, seed=0)
    assert written == {**value, "text": SPEECH.sentences[3]}


def test_a_prompt_that_asks_for_one_thing_is_answered_with_one() -> None:
    phrase = Discussion("image", "Post the image or phrase your team will use.")
    hope = Reflection("hope", "My hope for June in one sentence.")
    for activity, asked in ((phrase, "image or phrase"), (hope, "hope")):
        (deed,) = deeds(activity.at("workshop2").face, {}, seed=4, speech=SPEECH)
        assert isinstance(deed, Write)
        said = dict(SPEECH.fitting)[asked]
        assert deed.value.get("text") in said or deed.value["texts"][0] in said
        activity.close()


def test_everybody_may_read_much_of_what_is_written_so_that_walls_fill() -> None:
    visitor = Visitor("http://127.0.0.1:9")
    levels = [{"value": level.value} for level in Sharing]
    face = {"name": "hope", "sharing_levels": levels}
    visitor.states = {"one": {"state": {"face": face}}}
    writer = Writer(
        visitor,
        manner=Manner(SPEECH),
        chance=Random(1),  # noqa: S311 - nobody's secret hangs on it
        pause=0,
        tally=Tally(),
    )
    chosen = Counter(writer._sharing("one", "private") for _ in range(300))
    assert set(chosen) == {level.value for level in Sharing}
    assert chosen["cohort"] > 100
