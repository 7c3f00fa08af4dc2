"""Who may say something beside an answer, read what is said, and take it away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count

import pytest

from tests.seat.room import READERS, Room, answer
from toolkit.errors import AnswerError, OutOfDateError, PermissionRefusedError
from toolkit.model import Sharing, showing
from toolkit.model.comments import LIMIT_COMMENT, MOST_COMMENTS, Comment
from toolkit.seat import Seat
from toolkit.seat.comments import MINE, Place
from toolkit.seat.holder import now
from toolkit.seat.others import called

_writes = count(1)
HOPE = Place("workshop1", "hope", ["hope"])


def about(author: Seat, reader: Seat) -> str:
    mine = author.person.id == reader.person.id
    return MINE if mine else called(author.cohort.id, author.person.id)


def write(
    reader: Seat, author: Seat, text: str = "How?", *, write: str = "", **more: Place
) -> None:
    reader.comments.write(
        more.get("place", HOPE),
        about(author, reader),
        text=text,
        write=write or f"w{next(_writes)}",
    )


def read(reader: Seat, author: Seat) -> list[str]:
    return [one.text for one in reader.comments.on(HOPE, about(author, reader))]


def end(reader: Seat, author: Seat, comment: str) -> None:
    reader.comments.end(HOPE, about(author, reader), comment=comment)


def refused(action: Callable[[], object]) -> bool:
    try:
        action()
    except PermissionRefusedError:
        return True
    return False


def hide(room: Room, *, author: Seat) -> None:
    key = f"hope/{author.person.id}"
    room.facilitator.pace.steer(
        "workshop1", lambda pace: showing.hide(pace, key, reason=""), activity="hope"
    )
    for seat in vars(room).values():
        seat.changes()


@pytest.mark.parametrize("sharing", Sharing)
def test_exactly_those_who_may_read_an_answer_comment_on_it_and_read_what_is_said(
    room: Room, sharing: Sharing
) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    write(room.stranger, room.author, "First?")
    answer(room.author, "That they ask", sharing, based_on=1, write="narrowed")
    readers = READERS[sharing]
    for name, reader in vars(room).items():
        may = name in readers
        if name != "author":
            assert refused(lambda one=reader: write(one, room.author)) is not may, name
        may_read = may or name == "author"
        assert refused(lambda one=reader: read(one, room.author)) is not may_read, name
    said = read(room.author, room.author)
    assert said[0] == "First?"
    assert len(said) == 1 + len(readers)


def test_an_author_answers_only_where_somebody_reads_it(room: Room) -> None:
    assert refused(lambda: write(room.author, room.author))
    answer(room.author, "That they ask", Sharing.PRIVATE)
    assert refused(lambda: write(room.author, room.author))
    answer(room.author, "That they ask", Sharing.GROUP, based_on=1, write="shared")
    write(room.author, room.author, "With one question.")
    assert read(room.partner, room.author) == ["With one question."]


def test_any_part_that_is_shared_opens_the_whole_answer(room: Room) -> None:
    room.author.save(
        "workshop1", "hope.aim", "Talk", sharing=Sharing.GROUP, based_on=0,
        write="aim", prompt="",
    )  # fmt: skip
    whole = Place("workshop1", "hope", ["hope.aim", "hope.why"])
    write(room.partner, room.author, place=whole)
    assert refused(lambda: write(room.stranger, room.author, place=whole))
    assert refused(lambda: write(room.partner, room.author))
    empty = Place("workshop1", "hope", [])
    assert refused(lambda: write(room.partner, room.author, place=empty))


def test_an_answer_that_is_emptied_or_hidden_takes_its_comments_with_it(
    room: Room,
) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    write(room.partner, room.author)
    hide(room, author=room.author)
    for reader in (room.partner, room.stranger, room.facilitator):
        assert refused(lambda one=reader: read(one, room.author))
        assert refused(lambda one=reader: write(one, room.author, "More?"))
    assert read(room.author, room.author) == ["How?"]
    answer(room.author, "", Sharing.COHORT, based_on=1)
    assert refused(lambda: read(room.partner, room.author))


def test_who_wrote_it_whose_answer_it_is_and_facilitators_take_a_comment_away(
    room: Room,
) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    for number, name in enumerate(("partner", "author", "facilitator")):
        write(room.partner, room.author, "How?", write=f"w{number}")
        who, id_ = vars(room)[name], f"w{number}"
        assert refused(lambda one=id_: end(room.stranger, room.author, one))
        assert read(room.stranger, room.author) == ["How?"]
        end(who, room.author, id_)
        assert read(room.author, room.author) == []


def test_who_may_not_read_the_answer_any_more_takes_nothing_away(room: Room) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    write(room.stranger, room.author, "How?", write="mine")
    answer(room.author, "That they ask", Sharing.GROUP, based_on=1, write="narrowed")
    there = about(room.author, room.stranger)
    assert refused(lambda: room.stranger.comments.end(HOPE, there, comment="mine"))
    assert read(room.partner, room.author) == ["How?"]


def test_a_comment_is_taken_away_only_where_it_stands(room: Room) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    answer(room.partner, "That they tell", Sharing.COHORT)
    write(room.partner, room.author, "How?", write="there")
    for place, who in (
        (HOPE, about(room.partner, room.partner)),
        (Place("workshop1", "fear", ["hope"]), about(room.author, room.partner)),
    ):
        with pytest.raises(OutOfDateError):
            room.partner.comments.end(place, who, comment="there")
    with pytest.raises(OutOfDateError):
        room.partner.comments.end(
            HOPE, about(room.author, room.partner), comment="nowhere"
        )
    assert read(room.author, room.author) == ["How?"]


def test_somebody_elses_id_is_refused_and_ones_own_again_is_harmless(
    room: Room,
) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    answer(room.partner, "That they tell", Sharing.COHORT)
    write(room.partner, room.author, "How?", write="mine")
    write(room.partner, room.author, "How?", write="mine")
    with pytest.raises(OutOfDateError):
        write(room.stranger, room.author, "Other words", write="mine")
    with pytest.raises(OutOfDateError):
        write(room.stranger, room.partner, "Other words", write="mine")
    assert read(room.author, room.author) == ["How?"]
    assert read(room.partner, room.partner) == []


@pytest.mark.parametrize("odd", [None, 3, {}, "unknown", "", "mine ", ["mine"]])
def test_nobody_is_called_what_no_page_of_ours_calls_them(
    room: Room, odd: object
) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    with pytest.raises(PermissionRefusedError):
        room.partner.comments.on(HOPE, odd)


@pytest.mark.parametrize("odd", [None, 3, "", "two words", "x" * 65, {"a": 1}])
def test_a_comment_has_the_name_of_a_write(room: Room, odd: object) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    there = about(room.author, room.partner)
    with pytest.raises(OutOfDateError):
        room.partner.comments.write(HOPE, there, text="How?", write=odd)


def test_a_comment_is_as_long_as_it_may_be_and_says_something(room: Room) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    write(room.partner, room.author, f" {'x' * LIMIT_COMMENT}\n", write="longest")
    assert read(room.author, room.author) == ["x" * LIMIT_COMMENT]
    with pytest.raises(AnswerError, match="2,001 characters long; the limit is 2,000"):
        write(room.partner, room.author, "x" * (LIMIT_COMMENT + 1), write="longer")
    with pytest.raises(AnswerError, match="Write a few words first"):
        write(room.partner, room.author, " \n ", write="blank")
    with pytest.raises(OutOfDateError):
        write(room.partner, room.author, 3, write="number")


def test_beside_one_answer_there_is_room_for_so_many(room: Room) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    for number in range(MOST_COMMENTS):
        write(room.partner, room.author, write=f"w{number}")
    with pytest.raises(AnswerError, match="200 comments here already"):
        write(room.stranger, room.author, write="one-more")
    write(room.partner, room.author, write="w0")
    there = about(room.author, room.partner)
    room.partner.comments.end(HOPE, there, comment="w1")
    write(room.stranger, room.author, write="one-more")


def test_what_stands_where_is_counted_by_whose_answer_it_is(room: Room) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    write(room.partner, room.author)
    write(room.author, room.author, "So.")
    found = room.stranger.comments.counted("workshop1", "programme")
    (beside,) = found["workshop1", "hope"].items()
    assert (beside[0], beside[1].count) == (room.author.person.id, 2)
    assert room.visitor.comments.counted("workshop1") == {}


def test_what_is_new_to_somebody_ends_where_they_may_not_read(room: Room) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    since, parts = now(), {("workshop1", "hope"): ["hope"]}
    write(room.stranger, room.author, "How?")
    write(room.author, room.author, "Like this.")
    write(room.partner, room.author, "I see.")

    def news(seat: Seat) -> list[str]:
        return [one.text for one in seat.comments.to_me(since=since, parts=parts)]

    assert news(room.author) == ["I see.", "How?"]
    assert news(room.stranger) == ["I see.", "Like this."]
    assert news(room.partner) == []
    assert [*room.author.comments.to_me(since=since, parts={})] == []
    assert [*room.author.comments.to_me(since=now(), parts=parts)] == []
    answer(room.author, "That they ask", Sharing.GROUP, based_on=1, write="narrowed")
    assert news(room.author) == ["I see.", "How?"]
    assert news(room.stranger) == []


def test_who_came_after_the_page_was_opened_is_found(room: Room) -> None:
    answer(room.author, "That they ask", Sharing.COHORT)
    write(room.partner, room.author)
    store = room.partner._holder.store
    seating = store.people.add("here", name="Participant 4", school="Example School")
    late = Seat(seating, store=store, channel=room.partner._holder.channel)
    answer(late, "Late", Sharing.COHORT)
    write(room.partner, late, "Welcome", write="late")
    assert read(late, late) == ["Welcome"]


def part_of(room: Room) -> Place:
    """An answer of two parts: one for everybody, one for facilitators alone."""
    seat = room.author
    for name, level in (("hope.a", Sharing.COHORT), ("hope.b", Sharing.FACILITATORS)):
        seat.save(
            *("workshop1", name, name),
            sharing=level,
            based_on=0,
            write=name.replace(".", "-"),
            prompt="Why?",
        )
    return Place("workshop1", "hope", ["hope.a", "hope.b"])


def test_what_is_said_of_a_part_is_for_those_who_read_that_part(room: Room) -> None:
    place, whose = part_of(room), about(room.author, room.stranger)
    room.facilitator.comments.write(place, whose, text="Mine", write="1", part="b")
    room.stranger.comments.write(place, whose, text="Ours", write="2", part="a")

    def heard(texts: tuple[Comment, ...]) -> set[str]:
        return {one.text for one in texts}

    assert heard(room.stranger.comments.on(place, whose)) == {"Ours"}
    assert heard(room.facilitator.comments.on(place, whose)) == {"Mine", "Ours"}
    assert heard(room.author.comments.on(place, MINE)) == {"Mine", "Ours"}
    with pytest.raises(PermissionRefusedError):
        room.stranger.comments.write(place, whose, text="No", write="3", part="b")
    with pytest.raises(OutOfDateError):
        room.stranger.comments.write(place, whose, text="No", write="4", part="c")


def test_news_of_a_part_goes_only_to_who_reads_that_part(room: Room) -> None:
    place, whose = part_of(room), about(room.author, room.stranger)
    room.stranger.comments.write(place, whose, text="First", write="1")
    room.facilitator.comments.write(place, whose, text="Mine", write="2", part="b")
    parts = {("workshop1", "hope"): place.parts}
    since = datetime.min.replace(tzinfo=UTC)
    told = room.stranger.comments.to_me(since=since, parts=parts)
    assert [one.text for one in told] == []
    mine = room.author.comments.to_me(since=since, parts=parts)
    assert {one.text for one in mine} == {"First", "Mine"}


def test_thanks_are_given_once_and_nobody_thanks_themselves(room: Room) -> None:
    place, whose = part_of(room), about(room.author, room.stranger)
    for write in ("1", "2"):
        room.stranger.comments.thank(place, whose, write=write)
    (thanks,) = room.author.comments.on(place, MINE)
    assert thanks.thanks
    with pytest.raises(PermissionRefusedError):
        room.author.comments.thank(place, MINE, write="3")
    room.stranger.comments.end(place, whose, comment=thanks.id)
    room.stranger.comments.thank(place, whose, write="4")
    assert len(room.author.comments.on(place, MINE)) == 1
