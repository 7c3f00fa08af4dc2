"""Who may read what, by facts alone: the last word, whatever the store hands over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from toolkit.model import (
    JSON,
    Cohort,
    Evidence,
    Person,
    Response,
    ResponseKey,
    Role,
    Seating,
    Shared,
    Sharing,
)
from toolkit.seat.rights import may_read, shows

NOW = datetime(2023, 1, 27, 12, tzinfo=UTC)
LEVELS = st.sampled_from(Sharing)
SEATINGS = st.builds(
    lambda person, cohort, role, group: Seating(
        f"{person}-{cohort}", Person(person, person), Cohort(cohort, ""), role, group
    ),
    st.sampled_from(["ana", "bo"]),
    st.sampled_from(["north", "south"]),
    st.sampled_from(Role),
    st.sampled_from([None, "Group 1", "Group 2"]),
)


def shared(author: Seating, sharing: Sharing, *, value: JSON = "A hope") -> Shared:
    key = ResponseKey(author.cohort.id, author.person.id, "workshop1", "hope")
    return Shared(author, Response(key, value, sharing, 1, NOW, "", ""))


@given(SEATINGS, SEATINGS, LEVELS)
def test_nobody_reads_what_was_written_in_another_cohort(
    reader: Seating, author: Seating, sharing: Sharing
) -> None:
    elsewhere = replace(author, cohort=Cohort("elsewhere", ""))
    assert not may_read(reader, shared(elsewhere, sharing))


@given(SEATINGS, LEVELS)
def test_everybody_reads_their_own(author: Seating, sharing: Sharing) -> None:
    assert may_read(author, shared(author, sharing))


@given(SEATINGS, SEATINGS)
def test_each_level_lets_more_people_read_than_the_one_before(
    reader: Seating, author: Seating
) -> None:
    levels = (Sharing.PRIVATE, Sharing.FACILITATORS, Sharing.GROUP, Sharing.COHORT)
    allowed = [may_read(reader, shared(author, level)) for level in levels]
    assert allowed == sorted(allowed)


def evidence(name: str) -> Evidence:
    key = ResponseKey("north", "ana", "workshop1", "hope")
    return Evidence(name, key, "", f"{name}.webm", "video/webm", 1, NOW)


def test_an_answer_that_names_its_clip_shows_no_other() -> None:
    ana = Seating("a", Person("ana", ""), Cohort("north", ""), Role.PARTICIPANT, None)
    named = shared(ana, Sharing.COHORT, value={"clip": "second"})
    assert [shows(named, evidence(name)) for name in ("first", "second")] == [
        False,
        True,
    ]
    for value in ("A hope", {"texts": ["A hope"]}, {"clip": None}, None):
        assert shows(shared(ana, Sharing.COHORT, value=value), evidence("first"))
