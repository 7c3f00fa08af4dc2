"""Who may play a clip, and when it is gone."""

from __future__ import annotations

from typing import Any

import pytest

from tests.activities.community import hear, say
from tests.activities.conftest import WORKSHOP, People
from tests.activities.talking_points import (
    APPLE,
    PICTURE,
    SOUND,
    keep,
    points,
    points_of,
    record,
)
from toolkit.activities import printed_blocks
from toolkit.errors import AnswerError
from toolkit.files import media_type_of

TOLD = {"transcript": "Ask one question first.", "consent": True}


def test_words_are_shown_by_point(people: People) -> None:
    keep(points_of(people.seat()), "tip", "Ring somebody")
    said = points_of(people.seat()).room["said"]
    assert said["advice"] == []
    assert [(one["name"], one["text"]) for one in said["tip"]] == [
        ("Participant 1", "Ring somebody")
    ]


def test_all_four_points_are_kept(people: People) -> None:
    me = people.seat()
    mine = points_of(me)
    for part in ("advice", "tip"):
        assert "saved" in keep(mine, part, f"About {part}")
    assert me.responses(WORKSHOP).keys() == {"points.advice", "points.tip"}


def test_a_clip_is_played_by_those_its_owner_chose_and_nobody_else(
    people: People,
) -> None:
    owner, partner = people.seat(group="1"), people.seat(group="1")
    stranger = people.seat(group="2")
    mine = points_of(owner)
    clip = record(mine)
    everybody = (owner, partner, stranger, people.facilitator())

    def players() -> list[bool]:
        return [people.again(who).files.read(clip) is not None for who in everybody]

    assert players() == [True, False, False, False]
    keep(mine, "advice-clip", TOLD, "private")
    assert players() == [True, False, False, False]
    assert "saved" in keep(mine, "advice-clip", TOLD, "group")
    assert players() == [True, True, False, True]
    (said,) = points_of(people.again(partner)).room["said"]["advice"]
    assert (said["clip"], said["transcript"]) == (clip, TOLD["transcript"])
    keep(mine, "advice-clip", TOLD, "private")
    assert players() == [True, False, False, False]


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({**TOLD, "transcript": " "}, "write down what is said"),
        ({**TOLD, "consent": False}, "tick that you agree"),
        ({**TOLD, "consent": "yes"}, "tick that you agree"),
        (None, "write down what is said"),
    ],
)
def test_no_clip_is_shared_without_its_words_and_consent(
    people: People, told: Any, why: str
) -> None:
    mine = points_of(people.seat())
    record(mine)
    assert why in keep(mine, "advice-clip", told)["refused"]
    assert "saved" in keep(mine, "advice-clip", told, "private")


def test_words_for_a_clip_that_is_not_there_are_not_shared(people: People) -> None:
    mine = points_of(people.seat())
    assert "Record a clip first" in keep(mine, "advice-clip", TOLD)["refused"]


def test_a_new_clip_is_private_whatever_the_last_one_was(people: People) -> None:
    owner, other = people.seat(), people.seat()
    mine = points_of(owner)
    first = record(mine)
    keep(mine, "advice-clip", TOLD)
    second = record(mine)
    assert other.files.read(second) is None
    assert other.files.read(first) is None
    assert [file["id"] for file in mine.room["files"]["advice-clip"]] == [second]


def test_a_deleted_clip_is_gone_for_everybody_with_its_bytes(people: People) -> None:
    owner, other = people.seat(), people.seat()
    mine, theirs = points_of(owner), points_of(other)
    clip = record(mine)
    keep(mine, "advice-clip", TOLD)
    hear(theirs)
    assert theirs.room["said"]["advice"][0]["clip"] == clip
    assert say(mine, do="remove", part="advice-clip", file=clip)["done"]
    hear(theirs)
    assert theirs.room["said"]["advice"] == []
    assert people.store.evidence.find(clip) is None
    assert owner.files.read(clip) is None
    answer = mine.answers["advice-clip"]
    assert answer["sharing"] == "private"
    assert answer["value"]["consent"] is False
    assert answer["value"]["transcript"] == TOLD["transcript"]


def test_only_a_clip_is_kept_with_a_point(people: People) -> None:
    mine = points_of(people.seat())
    record(mine, b"%PDF-1.7 no clip")
    assert mine.room["files"] == {}


def test_nobody_deletes_anothers_clip(people: People) -> None:
    mine, other = points_of(people.seat()), points_of(people.seat())
    clip = record(mine)
    say(other, do="remove", part="advice-clip", file=clip)
    assert people.store.evidence.find(clip) is not None


@pytest.mark.parametrize("part", ["advice", "advice-note", "x-clip", "", None, ["x"]])
def test_a_file_belongs_to_a_clip_of_a_point_alone(people: People, part: Any) -> None:
    mine = points_of(people.seat(), notes=True)
    assert "refused" in say(mine, do="remove", part=part, file="x")


def test_what_one_would_have_said_is_for_oneself_alone(people: People) -> None:
    mine = points_of(people.seat(), notes=True)
    assert "for you alone" in keep(mine, "advice-note", "Listen")["refused"]
    assert "saved" in keep(mine, "advice-note", "Listen", "private")
    assert "Listen" not in str(points_of(people.seat(), notes=True).room)


def test_points_of_other_places_and_ones_earlier_words_come_along(
    people: People,
) -> None:
    me, other = people.seat(), people.seat()
    keep(points_of(other, name="november"), "tip", "Ring somebody")
    keep(points_of(me, name="november"), "tip", "Wait")
    june = points_of(
        me,
        name="june",
        also=[(WORKSHOP, "november")],
        before=(WORKSHOP, "november"),
    )
    assert [one["text"] for one in june.room["said"]["tip"]] == ["Ring somebody"]
    assert june.room["before"] == {"advice": "", "tip": "Wait"}


def test_what_is_said_in_a_clip_is_printed() -> None:
    values = {"tip": "Ring somebody", "advice-clip": TOLD, "tip-note": "Write"}
    blocks = printed_blocks(points(notes=True).face, values)
    assert [block.body for block in blocks] == [
        "Ask one question first.",
        "Ring somebody",
        "Write",
    ]


@pytest.mark.parametrize(
    ("data", "media_type"),
    [(SOUND, "audio/webm"), (PICTURE, "video/webm"), (APPLE, "audio/mp4")],
)
def test_a_clip_is_known_by_its_tracks(data: bytes, media_type: str) -> None:
    assert media_type_of(data) == media_type


@pytest.mark.parametrize(
    "data",
    [
        b"\x1aE\xdf\xa3\x9fB\x82\x84webm" + bytes(99),
        b"\x1aE\xdf\xa3matroska A_OPUS \xff",
        b"\x00\x00\x00\x18ftypmp42" + bytes(99),
        b"RIFF\x24\x00\x00\x00WAVEfmt \x10\x00\x00\x00",
    ],
)
def test_what_has_no_track_is_no_clip(data: bytes) -> None:
    with pytest.raises(AnswerError):
        media_type_of(data)
