"""Files: whose they are, who may read them, and which are kept."""

from __future__ import annotations

import pytest

from tests.seat.room import READERS, Room, answer
from toolkit.errors import AnswerError, OutOfDateError, PermissionRefusedError
from toolkit.model import LIMIT_EVIDENCE, LIMIT_FILES, Evidence, Sharing
from toolkit.seat import Seat

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)


def add(
    seat: Seat, *, activity: str = "hope", field: str = "", data: bytes = PNG
) -> Evidence:
    return seat.files.add("workshop1", activity, field=field, name="a.png", data=data)


# -- who may read --------------------------------------------------------------


@pytest.mark.parametrize("sharing", Sharing)
def test_evidence_is_read_by_the_readers_of_its_answer(
    room: Room, sharing: Sharing
) -> None:
    answer(room.author, "See file", sharing)
    kept = add(room.author)
    assert room.readers(kept.id) == READERS[sharing] | {"author"}


def test_a_file_is_given_with_its_bytes(room: Room) -> None:
    kept = add(room.author)
    assert room.author.files.read(kept.id) == (kept, PNG)
    assert room.author.files.read("unheard-of") is None


def test_a_file_goes_by_the_sharing_of_the_part_that_it_belongs_to(room: Room) -> None:
    for activity, sharing in (
        ("task", Sharing.PRIVATE),
        ("task.photo", Sharing.COHORT),
        ("task.plan", Sharing.FACILITATORS),
    ):
        room.author.save(
            *("workshop1", activity, "See file"),
            sharing=sharing,
            based_on=0,
            write="w",
            prompt="",
        )
    readers = {
        field: room.readers(add(room.author, activity="task", field=field).id)
        for field in ("", "photo", "plan")
    }
    assert readers == {
        "": {"author"},
        "photo": READERS[Sharing.COHORT] | {"author"},
        "plan": {"author", "facilitator"},
    }


def test_what_others_share_opens_nobodys_file(room: Room) -> None:
    answer(room.author, "For me", Sharing.PRIVATE)
    answer(room.partner, "For all", Sharing.COHORT)
    assert room.readers(add(room.author).id) == {"author"}


def test_of_two_clips_others_get_the_one_that_the_answer_names(room: Room) -> None:
    old, new = add(room.author), add(room.author)
    room.author.save(
        *("workshop1", "hope", {"clip": new.id}),
        sharing=Sharing.COHORT,
        based_on=0,
        write="w",
        prompt="",
    )
    assert room.readers(old.id) == {"author"}
    assert room.readers(new.id) == READERS[Sharing.COHORT] | {"author"}


def test_the_file_of_a_hidden_answer_is_for_its_author_and_facilitators(
    room: Room,
) -> None:
    answer(room.author, "See file", Sharing.COHORT)
    kept = add(room.author)
    (shared,) = room.facilitator.wall.shared("workshop1", "hope")
    room.facilitator.wall.hide(shared, reason="Not yet")
    assert room.readers(kept.id) == {"author", "facilitator"}


# -- what is kept --------------------------------------------------------------


@pytest.mark.parametrize(
    ("workshop", "activity", "field"),
    [("../x", "hope", ""), ("workshop1", "../x", ""), ("workshop1", "hope", "../x")],
)
def test_a_file_belongs_to_something_that_can_have_an_answer(
    room: Room, workshop: str, activity: str, field: str
) -> None:
    with pytest.raises(OutOfDateError):
        room.author.files.add(workshop, activity, field=field, name="a.png", data=PNG)


def test_there_is_room_for_so_many_files_beside_one_answer(room: Room) -> None:
    for _ in range(LIMIT_FILES):
        add(room.author)
    with pytest.raises(AnswerError) as refused:
        add(room.author)
    assert str(refused.value) == (
        "There are 20 files here already. Take one away first."
    )
    add(room.author, activity="worries")
    add(room.partner)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            bytes(6_000_000),
            r"^This file has 6\.0 MB; the limit is 5 MB\. Save a smaller copy and try "
            r"again\.$",
        ),
        (b"MZ\x90\x00" + bytes(60), "This kind of file cannot be kept"),
        (b"<svg onload='x'>\x00", "This kind of file cannot be kept"),
        (b"", "This kind of file cannot be kept"),
    ],
    ids=["too large", "program", "binary", "empty"],
)
def test_a_file_that_cannot_be_kept_says_what_to_do(
    room: Room, data: bytes, words: str
) -> None:
    with pytest.raises(AnswerError, match=words):
        add(room.author, data=data)


def test_a_file_of_just_the_limit_is_kept(room: Room) -> None:
    data = PNG.ljust(LIMIT_EVIDENCE, b"\0")
    kept = add(room.author, data=data)
    assert kept.size == LIMIT_EVIDENCE
    with pytest.raises(AnswerError, match="the limit is 5 MB"):
        add(room.author, data=data + b"\0")


def test_nobody_removes_anothers_file(room: Room) -> None:
    answer(room.author, "See file", Sharing.COHORT)
    kept = add(room.author)
    for file in (kept.id, "unheard-of"):
        with pytest.raises(PermissionRefusedError) as refused:
            room.facilitator.files.remove(file)
        assert str(refused.value) == "Only the person who added a file removes it."
    assert room.author.files.of("workshop1", "hope") == (kept,)
    room.author.files.remove(kept.id)
    assert room.author.files.of("workshop1", "hope") == ()
    assert room.author.files.read(kept.id) is None
