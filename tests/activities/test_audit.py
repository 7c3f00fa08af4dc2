"""The self-audit: what is kept, compared and printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.activities.conftest import People, attached
from tests.activities.talking import anything, save, say, writes
from tests.first_year import YEAR
from toolkit.activities import Audit, printed_blocks
from toolkit.activities.audit.audit import audit_of
from toolkit.activities.base.blocks import Empty, Statement
from toolkit.activities.base.shared_here import Counts
from toolkit.errors import AuthoringError
from toolkit.model import PROGRAMME, Role
from toolkit.seat import Seat
from toolkit.store import Store


def test_there_are_twenty_statements_in_four_groups_of_five() -> None:
    statements = audit_of(YEAR)
    assert [len(group.statements) for group in statements.groups] == [5, 5, 5, 5]
    assert len(statements.titles) == 20


def test_every_statement_has_a_description_and_a_next_step_for_each_stage() -> None:
    statements = audit_of(YEAR)
    assert len(statements.stages) == 4
    for group in statements.groups:
        for statement in group.statements:
            assert len(statement.stages) == len(statement.move_on) == 4
            assert all((*statement.stages, *statement.move_on))
            assert statement.code.startswith(group.code)


def test_an_audit_belongs_to_the_programme_and_starts_private(people: People) -> None:
    seat = people.seat()
    audit = attached(Audit(YEAR), seat)
    assert audit.answers[""]["sharing"] == "private"
    save(audit, {"stages": {"B2": 3, "A1": 2}, "notes": {"first": "C1"}})
    (kept,) = seat.responses(PROGRAMME).values()
    assert kept.key.activity == "audit-baseline"
    assert list(kept.value["stages"].items()) == [("A1", 2), ("B2", 3)]
    assert kept.value["notes"]["first"] == "C1"


@pytest.mark.parametrize(
    "stages", [{"A1": 0}, {"A1": 5}, {"A1": True}, {"A1": "2"}, {"Z9": 1}, [1]]
)
def test_what_is_no_stage_of_a_statement_is_refused(
    people: People, stages: object
) -> None:
    seat = people.seat()
    reply = save(attached(Audit(YEAR), seat), {"stages": stages})
    assert "Reload" in reply["refused"]
    assert seat.responses(PROGRAMME) == {}


def test_the_end_shows_where_it_started_and_what_lay_between(people: People) -> None:
    seat = people.seat()
    save(attached(Audit(YEAR), seat), {"stages": {"A1": 1}})
    assert attached(Audit(YEAR, moment="end"), seat).face["before"] == {
        "moment": "At the start",
        "stages": {"A1": 1},
    }
    save(attached(Audit(YEAR, moment="middle"), seat), {"stages": {"A1": 2}})
    end = attached(Audit(YEAR, moment="end"), seat)
    assert end.face["before"] == {"moment": "At the start", "stages": {"A1": 1}}
    assert end.face["between"] == {"moment": "Halfway", "stages": {"A1": 2}}


def test_the_middle_is_where_it_started_for_who_came_later(people: People) -> None:
    seat = people.seat()
    save(attached(Audit(YEAR, moment="middle"), seat), {"stages": {"A1": 2}})
    end = attached(Audit(YEAR, moment="end"), seat)
    assert end.face["before"] == {"moment": "Halfway", "stages": {"A1": 2}}
    assert end.face["between"] == {}


def test_a_baseline_has_nothing_before_it(people: People) -> None:
    seat = people.seat()
    save(attached(Audit(YEAR, moment="end"), seat), {"stages": {"A1": 4}})
    assert attached(Audit(YEAR), seat).face["before"] == {}


def test_nobody_else_sees_a_private_audit(people: People) -> None:
    save(attached(Audit(YEAR), people.seat()), {"stages": {"A1": 1}})
    facilitator = people.seat(role=Role.FACILITATOR)
    assert facilitator.wall.shared(PROGRAMME, "audit-baseline") == ()


def test_print_shows_both_stages_of_a_statement(people: People) -> None:
    seat = people.seat()
    save(attached(Audit(YEAR), seat), {"stages": {"A1": 1}})
    audit = attached(Audit(YEAR, moment="end"), seat)
    save(audit, {"stages": {"A1": 3}, "notes": {"strongest": "A1, the draft"}})
    profile, note = printed_blocks(audit.face, {"": audit.answers[""]["value"]})
    assert profile.groups[0].statements[0] == Statement(
        "A1", "Our vision", stage=3, before=1
    )
    assert note.body == "A1, the draft"


def test_a_document_shows_what_changed_since_the_start() -> None:
    start, now = {"stages": {"A1": 1}}, {"stages": {"A1": 3}, "notes": {}}
    values = {"": now, "audit-baseline": start}
    (profile,) = printed_blocks(Audit(YEAR, moment="end").face, values)
    first = profile.groups[0].statements[0]
    assert (first.before, first.stage) == (1, 3)


def test_an_audit_not_taken_prints_as_not_answered() -> None:
    assert printed_blocks(Audit(YEAR).face, {"": None}) == [Empty()]


def test_authors_are_told_of_a_moment_that_does_not_exist() -> None:
    with pytest.raises(AuthoringError, match="baseline, middle, end"):
        Audit(YEAR, moment="later")


@pytest.fixture
def audit_on_sqlite(sqlite_url: str) -> Iterator[Audit]:
    with Store.open(sqlite_url) as store:
        yield attached(Audit(YEAR), People(store).seat())


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "stages": st.dictionaries(
            st.sampled_from(["A1", "D5"]) | st.text(max_size=3), st.integers(-1, 6)
        )
        | anything("A1"),
        "notes": anything("strongest", "first"),
    },
)


@given(value=VALUES | anything("stages", "notes"), write=writes)
def test_whatever_a_browser_sends_nothing_unchecked_is_kept(
    audit_on_sqlite: Audit, value: object, write: str
) -> None:
    audit = audit_on_sqlite
    base = audit.answers[""]["version"]
    message = {"do": "save", "value": value, "based_on": base, "write": write}
    say(audit, {**message, "sharing": "private"})
    assert audit.seat is not None
    for response in audit.seat.responses(PROGRAMME).values():
        assert audit.check(response.value, part="") == response.value
        printed_blocks(audit.face, {"": response.value})


def shared_with(reader: Seat, moment: str) -> list[Any]:
    page = attached(Audit(YEAR, moment=moment), reader)
    asked = {"do": "others", "scope": "cohort", "most": 9, "write": "ask"}
    (reply,) = say(page, asked)
    page.count_others(Counts.read(reader, PROGRAMME))
    counted = page.others.get("cohort", {"count": 0})["count"]
    assert len(reply["others"]["people"]) == reply["others"]["of"] == counted
    return list(reply["others"]["people"])


def place(seat: Seat, stage: int, *, moment: str, sharing: str) -> None:
    audit = attached(Audit(YEAR, moment=moment), seat)
    save(audit, {"stages": {"A1": stage}, "notes": {}}, sharing=sharing)


def test_nobodys_own_beginning_stands_under_somebody_elses_audit(
    people: People,
) -> None:
    author, reader = people.seat(), people.seat()
    place(reader, 1, moment="baseline", sharing="private")
    place(author, 4, moment="baseline", sharing="private")
    place(author, 3, moment="end", sharing="cohort")
    (shared,) = shared_with(reader, "end")
    (profile,) = shared["blocks"][0]["inside"]
    assert profile["compared"] is False
    place(author, 2, moment="baseline", sharing="cohort")
    (shared,) = shared_with(reader, "end")
    (profile,) = shared["blocks"][0]["inside"]
    assert profile["groups"][0]["statements"][0]["before"] == 2


def test_a_beginning_alone_makes_no_card_under_the_end(people: People) -> None:
    author, reader = people.seat(), people.seat()
    place(author, 4, moment="baseline", sharing="cohort")
    assert shared_with(reader, "end") == []
    assert len(shared_with(reader, "baseline")) == 1
