"""The mistakes that authors make: each is planted alone, and named."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.checking.planting import Mistake, code, write_programme
from toolkit.checking import Finding, check_programme
from toolkit.checking.names import RULES

pytestmark = pytest.mark.slow


def replaced(number: int, *lines: str) -> Callable[[list[Any]], Any]:
    """Another source for the cell of this number."""
    return lambda cells: cells[number - 1].update(source="\n".join(lines))


def without(*numbers: int) -> Callable[[list[Any]], Any]:
    def take_away(cells: list[Any]) -> None:
        cells[:] = [cell for n, cell in enumerate(cells, 1) if n not in numbers]

    return take_away


def after(number: int, *cells: Any) -> Callable[[list[Any]], Any]:
    """More cells after the one of this number."""
    return lambda found: found.__setitem__(slice(number, number), cells)


def swapped(one: int, other: int) -> Callable[[list[Any]], Any]:
    def swap(cells: list[Any]) -> None:
        cells[one - 1], cells[other - 1] = cells[other - 1], cells[one - 1]

    return swap


def stored(cells: list[Any]) -> None:
    cells[3]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "me"}]


R = {"kernelspec": {"name": "ir", "display_name": "R", "language": "R"}}

MISTAKES = [
    Mistake(
        "order", "section-order", swapped(2, 5), 5, 1, "Move its cells, or the agenda's"
    ),
    Mistake(
        "missing",
        "section-missing",
        without(5),
        2,
        None,
        'section("Try it", minutes=20)',
    ),
    Mistake(
        "again",
        "section-twice",
        after(6, code("", 'w.section("Try it", minutes=20)')),
        7,
        2,
        "Take one of the two away",
    ),
    Mistake(
        "invented",
        "section-unknown",
        after(6, code('w.section("Rest", minutes=20)')),
        7,
        1,
        "It has: Arrive; Try it; Leave",
    ),
    Mistake(
        "length",
        "section-minutes",
        replaced(5, 'w.section("Try it", minutes=25)'),
        5,
        1,
        "Make the two agree",
    ),
    Mistake(
        "beginless",
        "no-begin",
        replaced(1, "from toolkit import Workshop", 'w = Workshop("beginless")'),
        None,
        None,
        "workshop.begin()",
    ),
    Mistake("endless", "no-finish", without(9), None, None, "workshop.finish()"),
    Mistake(
        "lost",
        "lost",
        replaced(
            4, 'w.reflection("hope", "A hope?")', 'w.reflection("fear", "A fear?")'
        ),
        4,
        1,
        "a cell of its own",
    ),
    Mistake(
        "unshown",
        "unshown",
        replaced(4, 'hope = w.reflection("hope", "A hope?")'),
        4,
        1,
        "stand alone as the last line",
    ),
    Mistake(
        "semicolon",
        "unshown",
        replaced(4, 'w.reflection("hope", "A hope?");'),
        4,
        1,
        "“;” after it",
    ),
    Mistake(
        "twice",
        "twice",
        after(4, code('w.reflection("hope", "Again?")')),
        5,
        1,
        'such as "hope-2"',
    ),
    Mistake("fails", "fails", replaced(4, "", "1 / 0"), 4, 2, "Correct that line"),
    Mistake("python", "fails", replaced(4, "w.reflection("), 4, 1, "Correct that line"),
    Mistake("stored", "stored", stored, 4, None, "Clear Outputs of All Cells"),
    Mistake(
        "kernel",
        "language",
        lambda _cells: None,
        None,
        None,
        "Change Kernel",
        metadata=R,
    ),
    Mistake(
        "slow",
        "slow",
        after(
            3,
            code(
                "import time",
                "real = time.perf_counter",
                "time.perf_counter = lambda: real() + 11",
            ),
        ),
        4,
        None,
        "Compute it once beside the notebook",
    ),
]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """What is found in each workshop of one programme, by its name."""
    path = write_programme(tmp_path_factory.mktemp("growing"), MISTAKES)
    every: dict[str, list[Finding]] = {one.name: [] for one in MISTAKES} | {"sound": []}
    for finding in check_programme(path):
        every[finding.file.parent.name].append(finding)
    return every


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_named_with_its_place_and_its_cure(
    mistake: Mistake, found: dict[str, list[Finding]]
) -> None:
    (finding,) = found[mistake.name]
    assert (finding.rule, finding.cell, finding.line) == (
        mistake.rule,
        mistake.cell,
        mistake.line,
    )
    assert finding.level == RULES[mistake.rule].level
    assert mistake.cure in f"{finding.message} {finding.cure}"


def test_nothing_is_found_where_there_is_nothing(
    found: dict[str, list[Finding]],
) -> None:
    assert found["sound"] == []
