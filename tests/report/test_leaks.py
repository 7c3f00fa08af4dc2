"""Whoever subtracts everything from everything finds no count of fewer than five.

The reader knows every published number, and that the parts in a row are everybody. What
is hidden they try in every way that fits: where only one number fits, or none of five
or more, a small count has leaked.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.report import leaky
from toolkit.model.attendance import Mark
from toolkit.model.suppression import FEWEST, is_small, number_of_all, parts_in_groups
from toolkit.programme.wording import PLAIN
from toolkit.report import report_of
from toolkit.report.handing_out import hand_out
from toolkit.report.keeping import last_issue
from toolkit.report.report import HIDDEN, Report
from toolkit.report.words import ROLES_FIRST
from toolkit.store import Store

Row = Mapping[str, int | None]


def rows_of(report: Report) -> Iterator[tuple[str, str, Row]]:
    """Every row that is published: of which table, its name, and its parts."""
    for part in report.parts:
        for table in part.tables:
            if table.first == PLAIN.plainly(ROLES_FIRST):
                yield table.caption, "all", _row(table.frame["people"])
            elif "people" in table.frame.columns:
                shown = table.frame["people"]
                pairs = zip(shown.index[::2], shown.index[1::2], strict=True)
                for yes, no in pairs:
                    yield table.caption, str(yes), _row(shown[[yes, no]])
            else:
                for name, row in table.frame.iterrows():
                    yield table.caption, str(name), _row(row)


def _row(row: pd.Series) -> Row:
    return {str(k): None if pd.isna(n) else int(n) for k, n in row.items()}


def feasible(row: Row, whole: int) -> Iterator[dict[str, int]]:
    """Every way in which the hidden parts of *row* can be filled, up to *whole*."""
    hidden = [part for part, count in row.items() if count is None]
    left = whole - sum(count for count in row.values() if count is not None)
    for fill in itertools.product(range(left + 1), repeat=max(0, len(hidden) - 1)):
        if hidden and sum(fill) <= left:
            values = [*fill, left - sum(fill)]
            yield dict(zip(hidden, values, strict=True))


def leaks_of(row: Row, whole: int) -> list[str]:
    """The parts of *row* that whoever reads it can tell to be few."""
    found = [part for part, count in row.items() if count and is_small(count)]
    ways = list(feasible(row, whole))
    for part in (part for part, count in row.items() if count is None):
        can_be = {way[part] for way in ways}
        if len(can_be) == 1 or max(can_be) < FEWEST:
            found.append(part)
    return found


def test_the_reader_finds_what_leaks() -> None:
    assert leaks_of({"a": 28, "b": 2}, 30) == ["b"]
    assert leaks_of({"a": 20, "b": None, "c": 8}, 30) == ["b"]
    assert leaks_of({"a": 28, "b": None, "c": None}, 30) == ["b", "c"]
    assert leaks_of({"a": 20, "b": None, "c": None}, 30) == []


@pytest.mark.parametrize("twice", [4, 12])
def test_nobody_is_found_in_a_cohort_built_to_leak(
    twice: int, store: Store, tmp_path: Path
) -> None:
    report = report_of(leaky.fill(store, tmp_path, twice=twice))
    rows = list(rows_of(report))
    assert len({caption for caption, *_ in rows}) == 5
    for caption, name, row in rows:
        assert not leaks_of(row, 30), (caption, name, row)
    published = {n for *_, row in rows for n in row.values() if n is not None}
    assert not {n for n in published if is_small(n)}
    assert {"28", "29", "27", "26"}.isdisjoint(map(str, published)), published


def test_a_reader_who_joins_any_rows_finds_no_set_of_a_few(
    store: Store, tmp_path: Path
) -> None:
    """Sums and differences of up to four numbers, of one table or of several.

    A difference says something of people where one set lies in the other, whatever
    people do: a part in everybody, or parts of one row beside each other. That is so
    within rows only, for two rows say two things of everybody; so every combination
    within a row is tried.
    """
    report = report_of(leaky.fill(store, tmp_path))
    for caption, name, row in rows_of(report):
        shown = {part: n for part, n in row.items() if n is not None}
        hidden = len(row) - len(shown)
        for size in range(len(shown) + 1):
            for some in itertools.combinations(shown, size):
                left = 30 - sum(shown[part] for part in some)
                others = len(shown) - size + hidden
                # What is left is the sum of the other parts: it must not be a few.
                assert not (others and is_small(left)), (caption, name, some)


def test_words_beside_a_table_say_no_more_than_the_table_may(
    store: Store, tmp_path: Path
) -> None:
    report = report_of(leaky.fill(store, tmp_path))
    attendance = next(p for p in report.parts if p.title == "Attendance").tables[0]
    assert attendance.beside is not None
    assert list(attendance.beside) == [
        "more than 25 of 30",
        "more than 25 of 30",
        "22 of 30",
        "more than 25 of 30",
    ]
    for words, (_, *cells) in zip(attendance.beside, attendance.rows, strict=True):
        if words == "22 of 30":
            assert cells[0] == "22"
            assert "8" in cells
        else:
            assert HIDDEN in cells[0]


@given(
    st.lists(st.integers(0, 12), min_size=2, max_size=2),
    st.lists(st.integers(0, 12), min_size=3, max_size=3),
)
def test_parts_of_groups_whose_sums_are_told_give_no_few_away(
    there: list[int], others: list[int]
) -> None:
    groups = [
        {f"there {n}": count for n, count in enumerate(there)},
        {f"other {n}": count for n, count in enumerate(others)},
    ]
    shown, whole = parts_in_groups(groups), sum(there) + sum(others)
    sums = [number_of_all(sum(one.values()), whole) for one in groups]
    for group, known in zip(groups, sums, strict=True):
        own = {part: shown[part] for part in group}
        assert not [n for n in own.values() if n and is_small(n)]
        if known is not None and known >= FEWEST:
            assert not leaks_of(own, known)
    if whole >= FEWEST and None in sums:
        assert not leaks_of(shown, whole)


def all_rows(report: Report) -> dict[tuple[str, str, str], int | None]:
    return {
        (caption, name, part): count
        for caption, name, row in rows_of(report)
        for part, count in row.items()
    }


def near(first: Report, second: Report) -> list[object]:
    """Where the second report, less the first, is a count of fewer than five."""
    before, after = all_rows(first), all_rows(second)
    both = before.keys() & after.keys()
    assert both
    return [
        (key, before[key], after[key])
        for key in both
        if (before[key] is None) != (after[key] is None)
        or is_small(abs((after[key] or 0) - (before[key] or 0)))
    ]


def test_a_report_made_twice_says_the_same_and_of_one_change_nothing(
    store: Store, tmp_path: Path
) -> None:
    cohort = leaky.fill(store, tmp_path)
    hand_out(cohort, store, at=leaky.AT)
    first = report_of(cohort)
    again = report_of(leaky.cohort_of(store, tmp_path))
    assert all_rows(first) == all_rows(again)
    away = leaky.people_of(store)[7]
    leaky.mark(store, "workshop3", away, Mark.PRESENT)
    leaky.finish(store, "workshop2", "t2-one-thread-one-unit", away)
    store.people.say_in_school(away, "Second in department", at=leaky.AT)
    late = store.people.add(leaky.ID, name="Participant 31", school="School of two")
    leaky.mark(store, "workshop3", late, Mark.ABSENT)
    second = report_of(leaky.cohort_of(store, tmp_path))
    assert not near(first, second)
    assert second.key_figures[0] == ("30", "people take part")


def test_what_five_or_more_have_changed_is_said_in_the_next_report(
    store: Store, tmp_path: Path
) -> None:
    cohort = leaky.fill(store, tmp_path)
    hand_out(cohort, store, at=leaky.AT)
    first = report_of(cohort)
    for seating in leaky.people_of(store)[:8]:
        leaky.mark(store, "workshop3", seating, Mark.PRESENT)
    second = report_of(leaky.cohort_of(store, tmp_path))
    assert all_rows(first) != all_rows(second)
    for number in range(31, 36):
        store.people.add(leaky.ID, name=f"Participant {number}", school="School 1")
    third = report_of(leaky.cohort_of(store, tmp_path))
    assert third.key_figures[0] == ("35", "people take part")


def test_what_was_counted_for_the_next_report_names_nobody(
    store: Store, tmp_path: Path
) -> None:
    cohort = leaky.fill(store, tmp_path)
    hand_out(cohort, store, at=leaky.AT)
    told = str(last_issue(store, leaky.ID).told())
    for seating in leaky.people_of(store):
        for known in (seating.id, seating.person.id, f"{seating.person.name}'"):
            assert known not in told


def test_of_fewer_than_five_people_nothing_is_said(
    store: Store, tmp_path: Path
) -> None:
    report = report_of(leaky.fill(store, tmp_path, people=4))
    assert report.key_figures[0] == ("fewer than 5", "people take part")
    assert report.summary.startswith("Fewer than 5 people from")
    said = [line for part in report.parts for line in part.lead]
    assert all(line[0].isupper() for line in said)
    captions = [table.caption for part in report.parts for table in part.tables]
    assert "How a few people took part in each workshop" in captions
    assert not [one for one in captions if "fewer than" in one]
    assert not {n for n in all_rows(report).values() if n}
