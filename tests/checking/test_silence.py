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
    monkeypatch.setattr(runs, "PATIENCE", 8.0)

    def plant(cells: list[Any]) -> None:
        cells.insert(0, code("while True:", "    pass"))

    path = write_programme(tmp_path, [Mistake("one", "", plant, None, None, "")])
    (finding,) = check_programme(path, only=["one"])
    assert (finding.rule, finding.cell) == ("stuck", 1)
