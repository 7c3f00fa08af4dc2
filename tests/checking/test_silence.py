"""What an author means is silenced where it stands, and an error never is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.checking.planting import Mistake, code, write_programme
from toolkit.checking import check_programme, runs

SHOWN = [{"output_type": "stream", "name": "stdout", "text": "me"}]
WARNED = "stored"


def found_with(
    folder: Path, *, metadata: dict[str, Any], **of_notebook: Any
) -> list[str]:
    def plant(cells: list[Any]) -> None:
        cells[3].update(outputs=SHOWN, metadata=metadata)
        cells[4].update(source='w.section("Try it", minutes=20)', metadata=metadata)
        cells[2].update(source="{pupls}", metadata=metadata)

    mistake = Mistake("one", "", plant, None, None, "", metadata=of_notebook)
    path = write_programme(folder, [mistake])
    return [finding.rule for finding in check_programme(path, run=False)]


@pytest.mark.parametrize(
    "metadata",
    [
        {"tags": ["show-code", "toolkit: allow stored"]},
        {"tags": ["toolkit: allow slack, stored"]},
        {"toolkit": {"allow": ["stored"]}},
        {"toolkit": {"allow": "stored"}},
    ],
)
def test_a_warning_is_silenced_in_its_cell(
    tmp_path: Path, metadata: dict[str, Any]
) -> None:
    assert found_with(tmp_path, metadata=metadata) == ["placeholder"]


def test_a_warning_is_silenced_for_a_whole_notebook(tmp_path: Path) -> None:
    allowed = {"allow": ["no-title", "stored", "placeholder"]}
    assert found_with(tmp_path, metadata={}, toolkit=allowed) == ["placeholder"]


@pytest.mark.parametrize("tag", ["toolkit: allow slack", "allow stored", "stored"])
def test_another_word_silences_nothing(tmp_path: Path, tag: str) -> None:
    found = found_with(tmp_path, metadata={"tags": [tag]})
    assert found == ["placeholder", "stored"]


@pytest.mark.slow
def test_a_cell_that_comes_to_no_end_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runs, "ENOUGH", 5.0)

    def plant(cells: list[Any]) -> None:
        lost = 'early = w.say("Not shown")\nw.begin()'
        cells[0]["source"] = cells[0]["source"].replace("w.begin()", lost)
        cells[2].update(source="[A hope](#activity-hope)")
        cells[3].update(source='w.reflection("hope", "Hope?", outcomes=["GR7"])')
        cells.insert(4, code("while True:", "    pass"))
        cells[7].update(source='w.section("{pupls}", minutes=10)')
        cells[8].update(source='w.task("other", "Look", fields=[], outcomes=["GR8"])')
        cells.insert(9, code("%%javascript", "", "var = ;"))
        cells.insert(10, code('w.reflection("a", "A?")', 'w.reflection("b", "B?")'))

    def recalls(cells: list[Any]) -> None:
        cells.insert(4, code('w.recall("one", "ready", "Were you?")'))

    path = write_programme(
        tmp_path,
        [
            Mistake("one", "", plant, None, None, ""),
            Mistake("two", "", recalls, None, None, ""),
        ],
    )
    found = check_programme(path)
    assert {one.file.parent.name for one in found} == {"one"}
    stuck = next(one for one in found if one.rule == "stuck")
    assert stuck.cell == 5
    assert "nothing below it was run" in stuck.message
    assert {(one.rule, one.cell, one.line) for one in found} == {
        ("stuck", 5, None),
        ("lost", 1, 4),
        ("outcome", 4, 1),
        ("section-missing", 6, None),
        ("placeholder", 8, 1),
        ("task-name", 9, 1),
        ("outcome", 9, 1),
        ("empty", 9, 1),
        ("script", 10, 3),
        ("lost", 11, 1),
    }
