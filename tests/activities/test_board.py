"""Who reads what on a board, and what happens to it."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.activities.community import (
    COMMUNITY,
    READY,
    answer,
    board,
    board_of,
    hear,
    new_card,
    post,
    say,
    shown,
    titles,
    write,
)
from tests.activities.conftest import People, attached
from toolkit.activities import PenPicture, printed_blocks
from toolkit.activities.board.words import RHYTHM, rhythm_on
from toolkit.model import Sharing
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store

PDF = b"%PDF-1.7 invented"


# -- who reads a card --------------------------------------------------------------


@pytest.mark.parametrize(
    ("sharing", "readers"),
    [
        ("private", set()),
        ("facilitators", {"facilitator"}),
        ("group", {"partner", "facilitator"}),
        ("cohort", {"partner", "stranger", "facilitator"}),
    ],
)
def test_a_card_is_read_by_those_its_author_chose(
    people: People, sharing: str, readers: set[str]
) -> None:
    author = people.seat(group="1")
    others = {
        "partner": people.seat(group="1"),
        "stranger": people.seat(group="2"),
        "facilitator": people.facilitator(),
    }
    post(author, "Half made", sharing=sharing)
    reading = {who for who, seat in others.items() if titles(board_of(seat))}
    assert reading == readers
    assert titles(board_of(author)) == ["Half made"]


def test_a_card_says_who_when_and_for_whom(people: People) -> None:
    author = people.seat()
    post(author, "Half made")
    card = shown(board_of(people.seat()), "Half made")
    assert (card["by"], card["school"]) == ("Participant 1", "Example School")
    assert card["sharing"] == "Everyone in the cohort"
    assert str(datetime.now(UTC).year) in card["when"]


def test_a_card_that_is_taken_away_is_seen_by_nobody_else(people: People) -> None:
    author, other = people.seat(), people.seat()
    mine, theirs = board_of(author), board_of(other)
    part = write(mine, new_card(title="Too early"))
    hear(theirs)
    assert titles(theirs) == ["Too early"]
    assert say(mine, do="withdraw", part=part)["done"]
    hear(theirs)
    assert titles(theirs) == titles(mine) == []
    assert "Too early" not in str(theirs.room)
    kept = author.response(COMMUNITY, part)
    assert kept is not None
    assert (kept.value, kept.sharing) == ({"withdrawn": True}, Sharing.PRIVATE)


def test_an_empty_card_is_no_card(people: People) -> None:
    write(board_of(people.seat()), new_card(title="  "))
    assert titles(board_of(people.seat())) == []


def test_nobody_opens_or_takes_away_what_another_wrote(people: People) -> None:
    part = post(people.seat(), "Mine")
    other = board_of(people.seat())
    assert "refused" in say(other, do="withdraw", part=part)
    say(other, do="open", part=part)
    assert other.answers[part]["value"] is None
    assert titles(other) == ["Mine"]


def test_two_people_may_use_one_id_and_neither_sees_the_others_words(
    people: People,
) -> None:
    first, second = board_of(people.seat()), board_of(people.seat())
    part = write(first, new_card(title="First"))
    write(second, new_card(title="Second"), part=part)
    everybody = board_of(people.seat())
    assert set(titles(everybody)) == {"First", "Second"}
    refs = {card["ref"] for card in everybody.room["cards"]}
    assert len(refs) == len(everybody.room["cards"])


def test_two_devices_in_conflict_keep_both_versions(people: People) -> None:
    me = people.seat()
    laptop, phone = board_of(me), board_of(people.again(me))
    part = write(laptop, new_card(title="First"))
    write(laptop, new_card(title="Laptop"), part=part, based_on=1)
    sent = {"part": part, "value": new_card(title="Phone"), "sharing": "cohort"}
    reply = say(phone, do="save", based_on=1, **sent)
    assert reply["conflict"]["theirs"]["value"]["boxes"]["title"] == "Laptop"
    assert titles(board_of(me)) == ["Laptop"]


def test_recommendations_are_published_under_the_groups_name_alone(
    people: People,
) -> None:
    value = {
        **new_card("list", title="For newer leaders", group="The Primes", one="Ring"),
        "consent": True,
    }
    write(board_of(people.seat()), value)
    seen = board_of(people.seat())
    card = shown(seen, "For newer leaders")
    assert (card["by"], card["school"]) == ("The Primes", "")
    assert "Participant 1" not in str(seen.room)


def test_a_card_that_needs_consent_is_not_shared_without(people: People) -> None:
    mine = board_of(people.seat())
    value = new_card("case", title="Ratio in Year 8")
    sent = {"do": "save", "part": "card.a1b2c3d4e5f6", "based_on": 0}
    reply = say(mine, **sent, value=value, sharing="cohort")
    assert "My colleagues agree" in reply["refused"]
    assert "saved" in say(mine, **sent, value=value, sharing="private")


# -- replies and thanks ------------------------------------------------------------


def test_a_reply_is_private_until_it_is_shared(people: People) -> None:
    author, other = people.seat(), people.seat()
    post(author, "Half made")
    theirs = board_of(other)
    ref = shown(theirs, "Half made")["ref"]
    part = answer(theirs, ref, "I tried it", sharing="private")
    assert shown(board_of(author), "Half made")["replies"] == []
    write(theirs, {"starter": 0, "text": "I tried it"}, part=part, based_on=1)
    (reply,) = shown(board_of(author), "Half made")["replies"]
    assert reply["starter"] == "I tried this and …"
    assert (reply["text"], reply["by"]) == ("I tried it", "Participant 2")


def test_whoever_cannot_read_a_card_reads_no_reply_to_it(people: People) -> None:
    author, partner = people.seat(group="1"), people.seat(group="1")
    post(author, "For us", sharing="group")
    theirs = board_of(partner)
    answer(theirs, shown(theirs, "For us")["ref"], "Between us")
    assert "Between us" in str(board_of(author).room)
    assert "Between us" not in str(board_of(people.seat(group="2")).room)


def test_a_facilitators_reply_reaches_a_card_that_a_group_shares(
    people: People,
) -> None:
    author, facilitator = people.seat(group="1"), board_of(people.facilitator())
    post(author, "For us", sharing="group")
    hear(facilitator)
    answer(facilitator, shown(facilitator, "For us")["ref"], "Well asked")
    assert "Well asked" in str(board_of(author).room)


def test_nobody_replies_to_or_thanks_for_what_they_may_not_read(
    people: People,
) -> None:
    author = people.seat(group="1")
    post(author, "For us", sharing="group")
    ref = shown(board_of(author), "For us")["ref"]
    other = board_of(people.seat(group="2"))
    sent = {"value": {"text": "Hello"}, "sharing": "cohort", "based_on": 0}
    reply = say(other, do="save", part=f"reply.{ref}.a1b2c3d4e5f6", **sent)
    assert "not shown any more" in reply["refused"]
    assert "refused" in say(other, do="thank", ref=ref, thanks=True)
    assert shown(board_of(author), "For us")["thanks"] == 0


def test_thanks_are_counted_once_a_person_and_can_be_taken_back(
    people: People,
) -> None:
    author = people.seat()
    post(author, "Half made")
    readers = [board_of(people.seat()) for _ in range(3)]
    ref = shown(readers[0], "Half made")["ref"]
    for reader in readers * 2:
        assert say(reader, do="thank", ref=ref, thanks=True)["done"]
    assert shown(board_of(author), "Half made")["thanks"] == 3
    say(readers[0], do="thank", ref=ref, thanks=False)
    assert shown(readers[0], "Half made")["thanked"] is False
    assert shown(board_of(author), "Half made")["thanks"] == 2


def test_nobody_thanks_themselves(people: People) -> None:
    mine = board_of(people.seat())
    write(mine, new_card(title="Mine"))
    reply = say(mine, do="thank", ref=shown(mine, "Mine")["ref"], thanks=True)
    assert "Thanks come from others" in reply["refused"]


def test_one_can_reply_to_a_card_of_the_programme(people: People) -> None:
    mine = board_of(people.seat())
    ref = shown(mine, READY[0][1])["ref"]
    answer(mine, ref, "We did that")
    theirs = shown(board_of(people.seat()), READY[0][1])
    assert theirs["ready"]
    assert theirs["replies"][0]["text"] == "We did that"


# -- moderation --------------------------------------------------------------------


def test_what_a_facilitator_hides_goes_from_every_page_but_the_authors(
    people: People,
) -> None:
    author, other, steering = people.seat(), people.seat(), people.facilitator()
    post(author, "Names a colleague")
    theirs, facilitator = board_of(other), board_of(steering)
    mine = board_of(author)
    ref = shown(facilitator, "Names a colleague")["ref"]
    assert say(facilitator, do="hide", ref=ref, reason="Please use a role.")["done"]
    hear(theirs)
    hear(mine)
    assert titles(theirs) == []
    assert "Please use a role." not in str(theirs.room)
    assert shown(mine, "Names a colleague")["hidden"] == "Please use a role."
    assert shown(facilitator, "Names a colleague")["hidden"] == "Please use a role."
    assert say(facilitator, do="show", ref=ref)["done"]
    hear(theirs)
    assert titles(theirs) == ["Names a colleague"]


def test_a_reply_is_hidden_and_the_card_stays(people: People) -> None:
    author, other = people.seat(), board_of(people.seat())
    post(author, "Half made")
    hear(other)
    answer(other, shown(other, "Half made")["ref"], "Unkind")
    facilitator = board_of(people.facilitator())
    (reply,) = shown(facilitator, "Half made")["replies"]
    say(facilitator, do="hide", ref=reply["ref"], reason="")
    assert shown(board_of(people.again(author)), "Half made")["replies"] == []


@pytest.mark.parametrize("verb", ["hide", "show"])
def test_participants_hide_nothing(people: People, verb: str) -> None:
    post(people.seat(), "Half made")
    other = board_of(people.seat())
    ref = shown(other, "Half made")["ref"]
    assert "Only a facilitator" in say(other, do=verb, ref=ref, reason="x")["refused"]
    assert titles(board_of(people.seat())) == ["Half made"]


def later(people: People, seat: Seat, days: int) -> Seat:
    """The same person, so many days from now."""
    clock = lambda: datetime.now(UTC) + timedelta(days=days)  # noqa: E731
    return Seat(seat.seating, store=people.store, channel=SilentChannel(), clock=clock)


def test_facilitators_see_what_has_waited_a_working_week_for_a_reply(
    people: People,
) -> None:
    author, steering = people.seat(), people.facilitator()
    post(author, "Anybody?")
    assert not shown(board_of(steering), "Anybody?")["waits"]
    assert shown(board_of(later(people, steering, 7)), "Anybody?")["waits"]
    assert not shown(board_of(later(people, people.seat(), 7)), "Anybody?")["waits"]
    reader = board_of(people.seat())
    answer(reader, shown(reader, "Anybody?")["ref"], "Yes")
    assert not shown(board_of(later(people, steering, 7)), "Anybody?")["waits"]


def test_ones_own_reply_is_no_answer_to_ones_own_card(people: People) -> None:
    author = people.seat()
    post(author, "Anybody?")
    mine = board_of(author)
    answer(mine, shown(mine, "Anybody?")["ref"], "It is urgent")
    steering = later(people, people.facilitator(), 8)
    assert shown(board_of(steering), "Anybody?")["waits"]


# -- finding -----------------------------------------------------------------------


def test_the_newest_activity_comes_first(people: People) -> None:
    author, other = people.seat(), board_of(people.seat())
    for title in ("First", "Second", "Third"):
        post(author, title)
    hear(other)
    assert titles(other) == ["Third", "Second", "First"]
    answer(other, shown(other, "First")["ref"], "And then?")
    assert titles(other) == ["First", "Third", "Second"]


def test_cards_are_found_by_thread_kind_letter_and_words(people: People) -> None:
    on = board_of(people.seat())
    write(on, new_card("strategy", "materials", title="Ratio tables", statement="D1"))
    write(on, new_card("question", title="Who buys calculators?"))

    def found(**view: Any) -> list[str]:
        assert say(on, do="look", **view)["done"]
        return titles(on)

    assert found(thread="materials") == ["Ratio tables"]
    assert found(kind="question") == ["Who buys calculators?"]
    assert found(responsibility="D") == ["Ratio tables"]
    assert found(words="CALC who") == ["Who buys calculators?"]
    assert found(words="calc ratio") == []
    assert found(waiting=True) == []
    assert len(found()) == 2


def test_three_hundred_cards_are_paged_and_all_are_searched(people: People) -> None:
    author = people.seat()
    on = board_of(author)
    for number in range(300):
        value = {**new_card(title=f"Card {number}"), "files": []}
        author.save(
            COMMUNITY,
            f"card.{number:012d}",
            value,
            sharing=Sharing.COHORT,
            based_on=0,
            write=f"w{number}",
            prompt="",
        )
    other = board_of(people.seat())
    assert (len(other.room["cards"]), other.room["found"]) == (10, 302)
    say(other, do="look", count=40)
    assert len(other.room["cards"]) == 40
    say(other, do="look", words="card 7")
    assert other.room["found"] == 57
    assert all("7" in title for title in titles(other))
    assert on.answers == {}


# -- what is brought from elsewhere ------------------------------------------------


def test_pen_pictures_shared_with_the_cohort_are_introductions(people: People) -> None:
    author, other = people.seat(), board_of(people.seat())
    pen = attached(PenPicture(), author)
    for part, text, sharing in (
        ("lead", "A coastal school", "cohort"),
        ("ask", "Non-specialists", "cohort"),
        ("route", "Not for everybody", "private"),
    ):
        sent = {"value": text, "sharing": sharing, "based_on": 0}
        say(pen, do="save", part=part, **sent)
    hear(other)
    (card,) = (c for c in other.room["cards"] if c["thread"] == "Introductions")
    said = {one["label"]: one["text"] for one in card["said"]}
    assert said == {
        "Where I lead": "A coastal school",
        "Ask me about": "Non-specialists",
    }
    assert card["by"] == "Participant 1"
    sent = {"value": "A coastal school", "sharing": "private", "based_on": 1}
    say(pen, do="save", part="lead", **sent)
    hear(other)
    assert "coastal" not in str(other.room)


# -- files -------------------------------------------------------------------------


def test_a_file_goes_by_the_sharing_of_its_card(people: People) -> None:
    author, other = people.seat(), people.seat()
    mine = board_of(author)
    part = write(mine, new_card(title="With a map"), sharing="private")
    sent = {"do": "evidence", "part": part.removeprefix("card."), "name": "map.pdf"}
    mine._receive(mine, {"write": "w-1", **sent}, [memoryview(PDF)])
    (file,) = mine.room["files"][part.removeprefix("card.")]
    assert other.files.read(file["id"]) is None
    write(mine, new_card(title="With a map"), part=part, based_on=1)
    assert shown(board_of(other), "With a map")["files"][0]["name"] == "map.pdf"
    assert other.files.read(file["id"]) is not None
    facilitator = board_of(people.facilitator())
    ref = shown(facilitator, "With a map")["ref"]
    say(facilitator, do="hide", ref=ref, reason="")
    fresh = people.again(other)
    assert fresh.files.read(file["id"]) is None
    say(mine, do="withdraw", part=part)
    assert author.files.read(file["id"]) is None


# -- what cannot be kept -----------------------------------------------------------


WRONG: dict[str, dict[str, Any]] = {
    "part of no kind": {"part": "card"},
    "thanks by hand": {"part": "thanks.0123456789abcdef"},
    "another's name": {"part": "card.0123456789ab/x"},
    "part that is no text": {"part": ["card.0123456789ab"]},
    "unknown kind": {"value": new_card("poem", title="x")},
    "unknown thread": {"value": new_card("post", "secrets", title="x")},
    "unknown statement": {"value": new_card("strategy", statement="E9")},
    "value that is a list": {"value": []},
    "boxes that are a list": {"value": {"kind": "post", "boxes": []}},
    "too long": {"value": new_card("post", text="x" * 5_001)},
    "too long a line": {"value": new_card("post", title="x" * 201)},
    "sharing": {"sharing": "everyone"},
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_wrong_save_is_refused_in_words(
    people: People, wrong: dict[str, Any]
) -> None:
    me = people.seat()
    sent = {
        "part": "card.0123456789ab",
        "value": new_card(title="x"),
        "sharing": "cohort",
        "based_on": 0,
        **wrong,
    }
    assert "refused" in say(board_of(me), do="save", **sent)
    assert me.responses(COMMUNITY) == {}


@pytest.mark.parametrize(
    "view",
    [{"words": 1}, {"thread": ["x"]}, {"count": "9"}, {"count": True}, {"waiting": 1}],
)
def test_a_view_no_page_asks_for_is_refused(people: People, view: Any) -> None:
    assert "refused" in say(board_of(people.seat()), do="look", **view)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["kind", "boxes", "text", "title"]), inner)
    ),
    max_leaves=8,
)


@given(
    st.sampled_from(["save", "open", "withdraw", "thank", "look", "hide", "show"]),
    st.dictionaries(
        st.sampled_from(["part", "value", "ref", "reason", "words", "sharing"]), JSON
    ),
)
@settings(max_examples=settings().max_examples // 2)
def test_nothing_a_browser_says_breaks_the_board(
    store: Store, verb: str, message: dict[str, Any]
) -> None:
    cohort = uuid.uuid4().hex
    store.cohorts.add(cohort, "Example")
    seating = store.people.add(cohort, name="Participant 1", school="", email="")
    on = board_of(Seat(seating, store=store, channel=SilentChannel()))
    reply = say(on, do=verb, **message)
    assert "again" not in reply
    on.refresh_room()
    assert on.room["all"]  # a search may find none


# -- on paper and between workshops ------------------------------------------------


def test_ones_own_cards_and_replies_are_printed() -> None:
    values = {
        "card.a": {
            **new_card(
                "strategy", title="Ratio tables", did="We planned", statement="D1"
            ),
            "files": [],
        },
        "card.b": {"withdrawn": True},
        "reply.x.c": {"starter": None, "text": "We tried it"},
    }
    blocks = printed_blocks(board().face, values)
    assert [block.label for block in blocks] == ["Strategy: Ratio tables", "Replies"]
    assert "Audit statement: D1 The scheme of work" in blocks[0].body
    assert blocks[1].items == ["We tried it"]


def test_before_any_script_runs_the_threads_and_ready_cards_are_there() -> None:
    html = board()._repr_mimebundle_()[0]["text/html"]
    for words in ("Introductions", READY[0][1], "Thank a partner"):
        assert words in html


@pytest.mark.parametrize(
    ("day", "step"),
    [(1, None), (7, 0), (20, 0), (21, 1), (60, 2), (80, 3), (90, 0)],
)
def test_the_rhythm_follows_the_workshops(day: int, step: int | None) -> None:
    start = datetime(2023, 1, 1, tzinfo=UTC).date()
    days = [start + timedelta(days=n) for n in (6, 86)]
    now = rhythm_on(start + timedelta(days=day - 1), days=days)
    assert (now and now["what"]) == (None if step is None else RHYTHM[step][1])
