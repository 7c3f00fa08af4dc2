"""Files: whose they are, who may read them, and which are kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from io import BytesIO

import pytest
from PIL import Image

from tests.seat.photos import SECRETS, phone_photo
from tests.seat.room import READERS, Room, answer
from toolkit.errors import AnswerError, OutOfDateError, PermissionRefusedError
from toolkit.model import (
    LIMIT_DESCRIPTION,
    LIMIT_EVIDENCE,
    LIMIT_FILES,
    Evidence,
    Held,
    Quota,
    Sharing,
)
from toolkit.seat import Seat, pictures
from toolkit.seat.channel import SilentChannel
from toolkit.seat.checks import check_room, room_in_words
from toolkit.seat.holder import now
from toolkit.seat.pictures import SMALL

PDF = b"%PDF-1.7" + bytes(20)


def add(
    seat: Seat, *, activity: str = "hope", field: str = "", data: bytes = PDF
) -> Evidence:
    return seat.files.add("workshop1", activity, field=field, name="a.pdf", data=data)


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
    assert room.author.files.read(kept.id) == (kept, PDF)
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
        room.author.files.add(workshop, activity, field=field, name="a.pdf", data=PDF)


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


def seat_with(seat: Seat, quota: Quota) -> Seat:
    store = seat._holder.store
    return Seat(seat.seating, store=store, channel=SilentChannel(), quota=quota)


def test_of_many_files_added_at_one_moment_as_many_are_kept_as_there_is_room_for(
    room: Room,
) -> None:
    def add_one(_number: int) -> bool:
        try:
            add(room.author)
        except AnswerError:
            return False
        return True

    with ThreadPoolExecutor(10) as people:
        kept = list(people.map(add_one, range(LIMIT_FILES + 10)))
    assert kept.count(True) == LIMIT_FILES
    assert len(room.author.files.of("workshop1", "hope")) == LIMIT_FILES


def test_one_person_keeps_only_so_much_over_all_answers(room: Room) -> None:
    author, partner = (
        seat_with(seat, Quota(person=2 * len(PDF), cohort=10**6, reserve=0))
        for seat in (room.author, room.partner)
    )
    add(author)
    kept = add(author, activity="worries")
    with pytest.raises(AnswerError) as refused:
        add(author, activity="plans")
    assert str(refused.value) == (
        "Your files have 0 MB in all, and there is room for 0 MB. Take away one that "
        "you no longer need, then add this one."
    )
    add(partner)
    author.files.remove(kept.id)
    add(author, activity="plans")


def test_what_is_hidden_takes_room_and_a_cohort_has_only_so_much(room: Room) -> None:
    quota = Quota(person=10**6, cohort=2 * len(PDF), reserve=0)
    author, partner, visitor = (
        seat_with(seat, quota) for seat in (room.author, room.partner, room.visitor)
    )
    answer(author, "See file", Sharing.COHORT)
    add(author)
    (shared,) = room.facilitator.wall.shared("workshop1", "hope")
    room.facilitator.wall.hide(shared, reason="Not yet")
    add(partner)
    with pytest.raises(AnswerError, match="everybody here have filled the room"):
        add(partner)
    add(visitor)


@pytest.mark.parametrize(
    ("free", "words"),
    [
        (1_000 + 2 * len(PDF), None),
        (1_000 + 2 * len(PDF) - 1, "little space left, so no file can be added now"),
        (None, None),
    ],
    ids=["just enough", "too little", "nobody can see"],
)
def test_a_file_leaves_the_reserve_of_disk_to_answers(
    free: int | None, words: str | None
) -> None:
    held = Held(beside=0, person=0, cohort=0, free=free)
    refused = pytest.raises(AnswerError, match=words) if words else nullcontext()
    with refused:
        check_room(held, size=len(PDF), quota=Quota(reserve=1_000))


def test_a_kernel_is_told_the_quota() -> None:
    quota = Quota(person=1, cohort=2, reserve=3)
    assert Quota.told(quota.as_told()) == quota
    assert Quota.told({"seat": "x"}) == Quota()


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
        (b"", r"^This file is empty\. Save it again, then add it\.$"),
    ],
    ids=["too large", "program", "binary", "empty"],
)
def test_a_file_that_cannot_be_kept_says_what_to_do(
    room: Room, data: bytes, words: str
) -> None:
    with pytest.raises(AnswerError, match=words):
        add(room.author, data=data)


def test_a_file_of_just_the_limit_is_kept(room: Room) -> None:
    data = PDF.ljust(LIMIT_EVIDENCE, b"\0")
    kept = add(room.author, data=data)
    assert kept.size == LIMIT_EVIDENCE
    with pytest.raises(AnswerError, match="the limit is 5 MB"):
        add(room.author, data=data + b"\0")


# -- pictures ------------------------------------------------------------------


HEIC = phone_photo("HEIF", size=(800, 600))


def photo(seat: Seat, *, activity: str = "hope", field: str = "") -> Evidence:
    return seat.files.add(
        "workshop1", activity, field=field, name="IMG_1.HEIC", data=HEIC
    )


def test_a_photo_is_kept_as_what_one_sees_and_counts_as_that(room: Room) -> None:
    kept = photo(room.author)
    found = room.author.files.read(kept.id)
    assert found is not None
    evidence, data = found
    assert (evidence.name, evidence.media_type) == ("IMG_1.jpg", "image/jpeg")
    assert evidence.size == len(data)
    assert not [mark for mark in SECRETS if mark in data]


@pytest.mark.parametrize("sharing", Sharing)
def test_a_small_picture_is_for_who_may_read_the_file(
    room: Room, sharing: Sharing
) -> None:
    answer(room.author, "See photo", sharing)
    kept = photo(room.author)
    seats = vars(room).items()
    small = {name: seat.files.thumbnail(kept.id) for name, seat in seats}
    assert {n for n, data in small.items() if data} == READERS[sharing] | {"author"}
    assert max(Image.open(BytesIO(small["author"])).size) == SMALL  # type: ignore[arg-type]


def test_what_is_no_picture_has_no_small_one(room: Room) -> None:
    assert room.author.files.thumbnail(add(room.author).id) is None
    assert room.author.files.thumbnail("unheard-of") is None


def test_a_picture_that_was_kept_without_a_small_one_gets_one_for_good(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, key = room.author._holder.store, room.author._holder.key("workshop1", "hope")
    old, broken = (
        store.evidence.add(
            key, field="", name="a.jpg", media_type="image/jpeg", data=data, at=now()
        )
        for data in (phone_photo(size=(800, 600)), b"\xff\xd8\xff not whole")
    )
    mine, theirs = room.author.files, room.partner.files
    assert mine.thumbnail(old.id) is None
    assert theirs.make_thumbnail(old.id) is None
    small = mine.make_thumbnail(old.id)
    assert small
    assert Image.open(BytesIO(small)).size == (240, SMALL)
    assert mine.make_thumbnail(broken.id) == b""

    def never(*_given: object) -> None:
        raise AssertionError("it was read again")

    monkeypatch.setattr(pictures, "small_of", never)
    assert mine.thumbnail(old.id) == mine.make_thumbnail(old.id) == small
    assert mine.thumbnail(broken.id) == mine.make_thumbnail(broken.id) == b""
    assert mine.make_thumbnail(add(room.author).id) is None


def test_what_a_picture_shows_is_said_by_its_owner_alone(room: Room) -> None:
    answer(room.author, "See photo", Sharing.COHORT)
    kept = photo(room.author)
    room.author.files.describe(kept.id, "Three books, one with red marks")
    found = room.partner.files.find(kept.id)
    assert found is not None
    assert found.description == "Three books, one with red marks"
    for seat in (room.partner, room.facilitator):
        with pytest.raises(PermissionRefusedError):
            seat.files.describe(kept.id, "Something else")
    with pytest.raises(AnswerError, match="the limit is 1,000"):
        room.author.files.describe(kept.id, "x" * (LIMIT_DESCRIPTION + 1))
    with pytest.raises(OutOfDateError):
        room.author.files.describe(kept.id, 7)
    assert room.author.files.find(kept.id) == found


# -- room ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "cohort", "words"),
    [
        (159_000_000, 0, ""),
        (160_000_000, 0, "You have used 160 of 200 MB for files."),
        (1, 2_399_000_000, ""),
        (
            *(1, 2_400_000_000),
            "The files of everybody here have used 2,400 of 3,000 MB. Add what is "
            "needed.",
        ),
    ],
)
def test_how_much_room_is_left_is_said_before_there_is_none(
    person: int, cohort: int, words: str
) -> None:
    held = Held(beside=0, person=person, cohort=cohort, free=None)
    assert room_in_words(held, quota=Quota()) == words


def test_each_person_reads_of_the_room_that_is_theirs(room: Room) -> None:
    quota = Quota(person=len(PDF), cohort=10**6, reserve=0)
    author, partner = (seat_with(seat, quota) for seat in (room.author, room.partner))
    assert author.files.room_left("workshop1", "hope") == ""
    add(author)
    assert author.files.room_left("workshop1", "plans").startswith("You have used")
    assert partner.files.room_left("workshop1", "hope") == ""


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
