"""Charts: counts that are right, and that point at nobody."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from toolkit.activities.charts.chart import (
    audit_chart,
    poll_chart,
    ranking_chart,
    ranks,
    stages,
    votes,
)

POLL = {
    "prompt": "Ready?",
    "options": ["Not yet", "Nearly", "Ready"],
    "mode": "single",
    "bands": [],
    "ends": ["", ""],
    "anonymous": False,
}
SCALE = {
    **POLL,
    "options": ["1", "2", "3", "4", "5"],
    "mode": "scale",
    "ends": ["Not at all", "Completely"],
    "anonymous": True,
}
LIST = {"prompt": "Order", "cards": ["a", "b", "c"], "rows": [1, 1, 1]}
DIAMOND = {"prompt": "Nine", "cards": list("abcdefghi"), "rows": [1, 2, 3, 2, 1]}
AUDIT = {
    "prompt": "Self-audit",
    "stages": ["Starting out", "Taking shape", "Established", "Sustained"],
    "groups": [
        {"statements": [{"code": "A1", "title": "One"}]},
        {"statements": [{"code": "B1", "title": "Two"}]},
    ],
}


def chose(*positions: int) -> dict[str, Any]:
    return {"chosen": list(positions)}


def placed(*places: int | None) -> dict[str, Any]:
    return {"places": list(places)}


def staged(**by_code: int) -> dict[str, Any]:
    return {"stages": by_code}


def test_votes_count_each_option_and_share_those_who_answered() -> None:
    table = votes([chose(0), chose(2, 0), chose(), None], POLL["options"])
    assert table["votes"].to_list() == [2, 0, 1]
    assert table["share"].to_list() == [1.0, 0.0, 0.5]


def test_an_option_that_is_gone_is_not_counted() -> None:
    assert votes([chose(7)], POLL["options"])["votes"].sum() == 0


def test_a_poll_says_the_same_in_its_picture_and_its_table() -> None:
    chart = poll_chart(POLL, [chose(0), chose(2), chose(2), chose(2)])
    assert chart is not None
    assert chart.rows[2] == ("Ready", "3", "75%")
    assert chart.drawn[2] == {"count": 3, "share": 0.75}


def test_a_scale_marks_its_mean() -> None:
    chart = poll_chart(SCALE, [chose(n) for n in (0, 2, 2, 4, 4)])
    assert chart is not None
    assert chart.note == "5 answered · average 3.4"
    assert chart.drawn[-1] == {"mean": pytest.approx(0.6)}


def test_a_long_scale_is_counted_in_bands() -> None:
    face = {
        **SCALE,
        "mode": "slider",
        "options": [str(n) for n in range(101)],
        "bands": [[0, 49], [50, 100]],
    }
    chart = poll_chart(face, [chose(n) for n in (0, 10, 49, 50, 100)])
    assert chart is not None
    assert [row[:2] for row in chart.rows] == [("0 to 49", "3"), ("50 to 100", "2")]


@pytest.mark.parametrize("count", [0, 1, 4])
def test_few_answers_make_no_anonymous_chart(count: int) -> None:
    assert poll_chart(SCALE, [chose(1)] * count) is None
    assert ranking_chart(LIST, [placed(0, 1, 2)] * count) is None
    assert audit_chart(AUDIT, {"At the start": [staged(A1=2)] * count}) is None


def test_a_ranking_orders_cards_by_their_mean_place() -> None:
    values = [placed(0, 1, 2)] * 3 + [placed(1, 0, 2)] * 2
    table = ranks(values, LIST)
    assert table["card"].to_list() == ["a", "b", "c"]
    assert table["mean"].to_list() == pytest.approx([1.4, 1.6, 3.0])
    assert table["people"].to_list() == [5, 5, 5]


def test_neighbours_in_a_row_of_a_diamond_stand_equal() -> None:
    table = ranks([placed(*range(9))] * 5, DIAMOND)
    by_card = dict(zip(table["card"], table["mean"], strict=True))
    assert by_card["a"] == 1
    assert by_card["b"] == by_card["c"] == 2
    assert by_card["i"] == 5


def test_cards_of_ones_own_and_free_places_are_not_ranked() -> None:
    assert ranks([placed(3, None, 0)], LIST)["card"].to_list() == ["a"]


def test_a_card_that_few_have_placed_is_left_out() -> None:
    values = [placed(0, 1, None)] * 4 + [placed(0, None, None)]
    chart = ranking_chart(LIST, values)
    assert chart is not None
    assert [row[0] for row in chart.rows] == ["a"]


def test_an_audit_counts_each_stage_by_statement() -> None:
    table = stages([staged(A1=1), staged(A1=4, B1=2)], ["A1", "B1"], of=4)
    assert table.loc["A1"].to_list() == [1, 0, 0, 1]
    assert table.loc["B1"].to_list() == [0, 1, 0, 0]


def test_start_and_end_stand_side_by_side_where_five_have_placed() -> None:
    chart = audit_chart(
        AUDIT,
        {"At the start": [staged(A1=1, B1=1)] * 5, "At the end": [staged(A1=3)] * 6},
    )
    assert chart is not None
    assert chart.rows == (
        ("A1 One", "At the start", "5", "0", "0", "0"),
        ("A1 One", "At the end", "0", "0", "6", "0"),
        ("B1 Two", "At the start", "5", "0", "0", "0"),
    )
    assert chart.drawn[1] == {"counts": (0, 0, 6, 0)}


def test_no_participants_kernel_loads_what_only_facilitators_need() -> None:
    asked = "import sys, toolkit.notebook.workshop; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "toolkit.activities.screen" in loaded
    assert not {"pandas", "numpy", "segno"} & set(loaded)
