"""What the server says of notebooks that it has executed before they were changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.checking.planting import code, sound, write_notebook, write_programme
from toolkit.checking.served import check_served
from toolkit.checking.written import Cell
from toolkit.model.contents import MODULE_MIME
from toolkit.programme import load_programme


def test_a_copy_that_was_executed_before_the_last_save_is_not_gone_by(
    tmp_path: Path,
) -> None:
    path = write_programme(tmp_path, [])
    older = json.loads((tmp_path / "sound" / "workshop.ipynb").read_text())
    shown = {"text/html": '<iframe src="https://films.example/tree"></iframe>'}
    frame = {"output_type": "display_data", "data": shown}
    older["cells"].append({**code("frame"), "outputs": [frame]})
    executed = {"sound": older, "gone": older}
    assert check_served(load_programme(path), tmp_path, executed=executed) == ()
    (tmp_path / "sound" / "workshop.ipynb").unlink()
    (tmp_path / "sound").rmdir()
    write_notebook(tmp_path / "sound", [*sound("sound"), code("frame")])
    found = check_served(load_programme(path), tmp_path, executed=executed)
    assert "request" in {one.rule for one in found}


@pytest.mark.parametrize(
    ("source", "first"),
    [
        ("w.poll(\n    1)", "w.poll(…)"),
        ("\nkept = [\n]", "kept = […]"),
        ("w.begin()", "w.begin()"),
        ("", ""),
    ],
)
def test_a_cell_is_called_by_its_first_line_with_its_brackets_closed(
    source: str, first: str
) -> None:
    assert Cell(1, is_code=True, source=source).first == first


@pytest.mark.parametrize("printed", ["Far(count=1)", "<far.drawn.Far object at 0x7f0>"])
def test_a_widget_that_asks_another_host_is_named_by_the_server_too(
    tmp_path: Path, printed: str
) -> None:
    path = write_programme(tmp_path, [])
    cells = [*sound("sound"), code("Far()")]
    (tmp_path / "sound" / "workshop.ipynb").unlink()
    (tmp_path / "sound").rmdir()
    write_notebook(tmp_path / "sound", cells)
    executed = json.loads((tmp_path / "sound" / "workshop.ipynb").read_text())
    data = {MODULE_MIME: {"js": "of-far", "css": ""}, "text/plain": printed}
    shown = {"output_type": "display_data", "data": data}
    executed["cells"][-1]["outputs"] = [shown, shown]
    texts = {("of-far", "js"): 'import x from "https://far.example/x.js";'}
    found = check_served(
        load_programme(path),
        tmp_path,
        executed={"sound": executed},
        text=lambda *which: texts.get(which, ""),
    )
    (asks,) = [one for one in found if one.rule == "request"]
    assert (asks.cell, asks.message.partition(" for ")[0]) == (
        10,
        "Far asks far.example",
    )
