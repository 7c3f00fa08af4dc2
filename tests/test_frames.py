"""A cohort's frames: tidy, typed, documented, and without a private word of anybody."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from datetime import datetime, time
from inspect import getdoc
from pathlib import Path
from typing import Any
from uuid import uuid4

import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.first_year import YEAR
from tests.report import leaky
from toolkit.activities.evaluation import Evaluation, questions
from toolkit.activities.task.task import IN_THE_WAY, MORE_TIME
from toolkit.cohort import Cohort
from toolkit.cohort.cohort import COMMAND
from toolkit.cohort.described import FRAMES
from toolkit.errors import ToolkitError
from toolkit.model import PROGRAMME, Role, Seating, Sharing
from toolkit.model.contents import Asked, write_contents
from toolkit.model.looked import What
from toolkit.model.names import mark_of
from toolkit.store import Store

NEEDS = {"group_page": ("workshop2", "causes")}
"""What a frame has to be asked for that is not of everything."""


@pytest.fixture
def kept(sqlite_url: str) -> Iterator[Store]:
    with Store.open(sqlite_url) as opened:
        yield opened


@pytest.fixture
def cohort(kept: Store, tmp_path: Path) -> Cohort:
    return leaky.fill(kept, tmp_path)


def frames_of(cohort: Cohort) -> dict[str, pd.DataFrame]:
    return {name: getattr(cohort, name)(*NEEDS.get(name, ())) for name in FRAMES}


def dtypes(frame: pd.DataFrame) -> list[str]:
    return [str(dtype) for dtype in frame.dtypes]


def test_every_column_has_its_type_also_where_there_is_no_row(
    cohort: Cohort, kept: Store, tmp_path: Path
) -> None:
    kept.cohorts.add("empty", "Empty")
    programme = leaky.YEAR
    empty = Cohort("empty", store=kept, contents=tmp_path, programme=programme)
    for name, frame in frames_of(cohort).items():
        columns = FRAMES[name]
        assert list(frame.columns) == [one.name for one in columns], name
        for one, dtype in zip(columns, dtypes(frame), strict=True):
            zoned = f"datetime64[us, {programme.zone}]"
            assert dtype == (zoned if one.dtype == "datetime64" else one.dtype), name
        nothing = frames_of(empty)[name]
        assert list(nothing.columns) == list(frame.columns)
        assert dtypes(nothing) == dtypes(frame), name
        for kind in (c for c in columns if c.dtype == "category"):
            known = nothing[kind.name].cat.categories
            assert len(known) > 0
            assert set(known) <= set(frame[kind.name].cat.categories)


def test_one_row_is_one_observation_and_people_join_them(cohort: Cohort) -> None:
    frames = frames_of(cohort)
    keys = {
        "people": ["person"],
        "attendance": ["person", "workshop"],
        "tasks": ["person", "task"],
        "audit": ["person", "when", "statement"],
        "audit_change": ["statement", "change"],
        "coverage": ["code"],
    }
    for name, key in keys.items():
        assert not frames[name].duplicated(key).any(), name
        assert not frames[name][key].isna().any(axis=None), name
    for name in ("attendance", "tasks", "audit"):
        known = set(frames["people"]["person"])
        assert set(frames[name]["person"]) <= known
        assert len(frames[name]) > 0, name


def test_what_is_saved_on_the_day_it_is_due_is_in_time(cohort: Cohort) -> None:
    tasks, zone = cohort.tasks(), leaky.YEAR.zone
    (day,) = {p.task.due for p in leaky.YEAR.workshops if p.name == "workshop2"}
    assert day is not None
    due = tasks.loc[tasks["workshop"] == "workshop2", "due"]
    assert not due.empty
    evening = pd.Timestamp(datetime.combine(day, time(23, 59), tzinfo=zone))
    assert (due > evening).all()
    assert (due < evening + pd.Timedelta(minutes=1)).all()


def test_only_one_frame_says_who_people_are(cohort: Cohort) -> None:
    frames = frames_of(cohort)
    assert "Participant 1," in frames["people"].to_csv()
    for name, frame in frames.items():
        if name != "people":
            assert "Participant " not in frame.to_csv(), name


def test_what_a_column_means_is_said_where_one_looks(cohort: Cohort) -> None:
    for name, columns in FRAMES.items():
        said, doc = Cohort.columns(name), getdoc(getattr(Cohort, name)) or ""
        assert list(said.index) == [one.name for one in columns]
        assert (said["meaning"].str.len() > 2).all()
        for one in columns:
            assert f"{one.name} ({one.dtype}): {one.meaning}" in doc
    assert Cohort.columns("tasks").loc["comments", "unit"] == "comments"
    with pytest.raises(ToolkitError, match="There is: people, attendance"):
        Cohort.columns("persons")


def test_that_frames_are_read_is_in_the_log_once(
    kept: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.cohorts.add("demo", "Demo")
    monkeypatch.setattr("toolkit.cohort.cohort._noted", set())
    for _again in range(2):
        cohort = Cohort("demo", store=kept, contents=tmp_path)
        assert kept.looks.in_cohort("demo", most=9)[1:] == ()
        cohort.people()
        cohort.tasks()
    (line,) = kept.looks.in_cohort("demo", most=9)
    assert (line.by, line.what) == (COMMAND, What.FRAMES)


def test_a_voice_stands_without_its_speaker(
    cohort: Cohort, kept: Store, tmp_path: Path
) -> None:
    voices = Asked("community", "voices", "voices", "Say", "", (), ("network",), {})
    write_contents(tmp_path, "community", (voices,))
    said = {"sentence": "Not alone.", "role": 0, "consent": True}
    for seating in leaky.people_of(kept)[:2]:
        place = ("community", "voices.network")
        leaky.answer(kept, seating, *place, said, sharing=Sharing.COHORT)
    found = cohort.responses("community", "voices")
    assert len(found) == 2
    assert found["person"].isna().all()
    assert found["saved"].isna().all()


def test_what_an_evaluation_asked_before_its_form_was_there_is_in_no_frame(
    cohort: Cohort, kept: Store, tmp_path: Path
) -> None:
    asked = questions.text("keep", "Keep?", level=1, earlier=[("workshop2", "w2-keep")])
    task = questions.elsewhere("t", "T?", level=4, asked=[("workshop2", "t2.did", "T")])
    made = Evaluation(YEAR, "end-2", "How was it?", questions=[asked, task])
    form = Asked("evaluation", "end-2", "evaluation", "", "", (), ("",), made.face)
    for seating in leaky.people_of(kept)[:6]:
        for name in ("w2-keep", "t2.did"):
            sharing = Sharing.FACILITATORS
            leaky.answer(kept, seating, "workshop2", name, "Words", sharing=sharing)
    known = leaky.cohort_of(kept, tmp_path).responses("workshop2")
    assert {"w2-keep", "t2"} <= set(known["activity"])
    write_contents(tmp_path, "workshop2", (form,))
    found = leaky.cohort_of(kept, tmp_path).responses("workshop2")
    assert "w2-keep" not in set(found["activity"])
    assert "t2" in set(found["activity"])


def secret(seating: Seating, store: Store, *, word: str) -> None:
    """Somebody writes *word* everywhere where it is theirs alone, or asked for."""
    story = {"title": word, "did": f"We {word}"}
    stages = {"stages": {leaky.CODES[0]: 4}, "notes": {"next": word}}
    private: list[tuple[str, str, Any]] = [
        ("workshop1_launch", "hope", {"texts": [word]}),
        ("workshop1_launch", mark_of("hope"), {"bookmarked": True, "note": word}),
        ("workshop1_launch", "t1-shared-picture.work", word),
        (PROGRAMME, "story-of-change", story),
        (PROGRAMME, "audit-middle", stages),
        (PROGRAMME, "pen-picture.challenge", word),
        (PROGRAMME, "action-plan", {"aims": [{"aim": word}]}),
        ("community", "voices.network", {"sentence": word, "role": 1}),
        ("evaluation", "end-1.keep", {"text": word}),
        ("elsewhere", "anything", [{"deep": [word]}]),
    ]
    for workshop, activity, value in private:
        leaky.answer(store, seating, workshop, activity, value)
    for part in (MORE_TIME, IN_THE_WAY):
        leaky.answer(
            store,
            seating,
            "workshop1_launch",
            f"t1-shared-picture.{part}",
            {"why": word},
            sharing=Sharing.FACILITATORS,
        )


@settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    word=st.text(st.characters(categories=["Ll", "Lo", "Nd", "So"]), min_size=3),
    number=st.integers(0, 29),
    facilitates=st.booleans(),
)
def test_no_private_word_of_anybody_is_in_any_frame(
    word: str, number: int, facilitates: bool, kept: Store, tmp_path: Path
) -> None:
    if kept.cohorts.find(leaky.ID) is None:
        leaky.fill(kept, tmp_path)
    seating = leaky.people_of(kept)[number]
    if facilitates:
        (seating,) = [
            s for s in kept.people.roster(leaky.ID) if s.role is Role.FACILITATOR
        ]
    word = f"{word}{uuid4().hex[:9]}"
    secret(seating, kept, word=word)
    for name, frame in frames_of(leaky.cohort_of(kept, tmp_path)).items():
        for text in (
            frame.to_csv(),
            frame.to_json(date_format="iso"),
            repr(frame.attrs),
        ):
            assert word not in text, name
            assert json.dumps(word).strip('"') not in text, name
        bytes_of = pickle.dumps(frame)
        assert word.encode() not in bytes_of, name
        assert word.encode("utf-16-le") not in bytes_of, name
    shared = {"texts": [word]}
    place = ("workshop1_launch", "hope")
    leaky.answer(kept, seating, *place, shared, sharing=Sharing.FACILITATORS)
    # And the search would find it.
    assert word in leaky.cohort_of(kept, tmp_path).responses().to_csv()
    leaky.answer(kept, seating, *place, {"texts": []})


def test_an_audit_without_stages_is_counted_as_none(
    cohort: Cohort, kept: Store
) -> None:
    before, author = cohort.audit(), leaky.people_of(kept)[20]
    for value in ({}, {"stages": None}, {"stages": {"A1": "2", "B1": 9}}, "x", None):
        place = (PROGRAMME, "audit-end")
        leaky.answer(kept, author, *place, value, sharing=Sharing.COHORT)
        pd.testing.assert_frame_equal(cohort.audit(), before)
        assert len(cohort.audit_change()) > 0
