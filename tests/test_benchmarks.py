from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import psutil
import pytest

from benchmarks.figures import FIGURES, OURS, PLAIN, Results, percentile
from benchmarks.plain import PARTS, asks, kind_of, prompts, workshop_calls, write_plain
from benchmarks.servers import NOTEBOOK
from benchmarks.table import draw, save
from tests.serving import PATIENCE
from toolkit.demo.answers import answers_to

MEASURED = {"cpu": (0.9, 0.03), "room_30_p95": (20.0, 0.5), "keys_10_p50": (8.0, 24.0)}


def made_up_results() -> Results:
    results = Results()
    for figure, (plain, ours) in MEASURED.items():
        for change in (0.9, 1.0, 1.5):
            results.add(PLAIN, {figure: plain * change})
            results.add(OURS, {figure: ours * change})
    results.note(PLAIN, "room_200_p95", "not finished in 60 s")
    return results


def line_of(words: str) -> str:
    (found,) = (line for line in draw(made_up_results()).splitlines() if words in line)
    return found


def test_the_table_shows_the_middle_round_the_ratio_and_the_aim() -> None:
    cells = line_of("CPU per visitor").split()[-8:]
    assert cells == ["0.9", "s", "0.03", "s", "30x", "0.03", "s", "met"]


def test_the_table_says_where_ours_is_behind() -> None:
    line = line_of("10 typing, p50")
    assert "0.333x" in line
    assert line.endswith("20 ms missed")


def test_the_table_says_what_did_not_finish() -> None:
    assert "not finished in 60 s" in line_of("room of 200")


def test_the_columns_of_the_table_are_aligned() -> None:
    head, rule, *lines = draw(made_up_results()).splitlines()
    start = head.index("plain Voila") + len("plain Voila")
    assert set(rule) == {"-"}
    assert all(len(line) >= start and line[start : start + 1] == " " for line in lines)


def test_the_file_holds_every_figure_every_round_and_the_machine(
    tmp_path: Path,
) -> None:
    path = tmp_path / "results.json"
    save(made_up_results(), path, load=(0.5, 1.5))
    kept = json.loads(path.read_text())
    figures = {figure["name"]: figure for figure in kept["figures"]}
    assert list(figures) == [figure.name for figure in FIGURES]
    assert figures["cpu"][PLAIN] == {
        "median": 0.9,
        "rounds": [0.9 * 0.9, 0.9, 0.9 * 1.5],
        "note": "",
    }
    assert figures["room_200_p95"][PLAIN]["note"] == "not finished in 60 s"
    assert figures["room_200_p95"][OURS]["median"] is None
    assert kept["machine"]["load_average"] == [0.5, 1.5]
    assert {"cores", "memory_mb", "python", "chromium", "date"} <= set(kept["machine"])
    assert kept["failures"] == []


def test_a_percentile_is_one_of_the_values() -> None:
    values = [5.0, 1.0, 4.0, 2.0, 3.0]
    assert [percentile(values, p) for p in (0, 50, 95, 100)] == [1.0, 3.0, 5.0, 5.0]


def test_the_plain_notebook_has_a_box_for_every_activity(tmp_path: Path) -> None:
    write_plain(NOTEBOOK, tmp_path)
    plain = nbformat.read(tmp_path / "plain.ipynb", as_version=4)
    boxes = [cell.source for cell in plain.cells if cell.source.startswith("ask(")]
    workshop = nbformat.read(NOTEBOOK, as_version=4)
    kinds = [
        kind_of(call)
        for cell in workshop.cells
        if cell.cell_type == "code"
        for call in workshop_calls(cell.source)
        if asks(call)
    ]
    assert len(kinds) > 5
    assert len(boxes) == sum(PARTS.get(kind, 1) for kind in kinds)
    for name, prompt in prompts(NOTEBOOK).items():
        assert any(repr(prompt) in box and name in box for box in boxes)


def test_the_plain_notebook_is_python_from_start_to_end(tmp_path: Path) -> None:
    write_plain(NOTEBOOK, tmp_path, steered=True)
    plain = nbformat.read(tmp_path / "plain.ipynb", as_version=4)
    sources = [cell.source for cell in plain.cells if cell.cell_type == "code"]
    for source in sources:
        compile(source, "plain.ipynb", "exec")
    assert "reveal.on_click" in sources[-1]


def test_every_kind_of_activity_gets_an_answer_of_its_own() -> None:
    about = {"workshop": "workshop1_launch", "prompt": "What is it for?"}
    faces = [
        {"kind": "reflection", "name": "hope", "fields": [], **about},
        {"kind": "poll", "name": "ready", "options": ["No", "Yes"], **about},
        {"kind": "recall", "name": "earlier", **about},
    ]
    answers = answers_to(faces, person=1)
    assert set(answers) == {"hope", "ready"}
    assert answers["hope"].value != answers_to(faces, person=2)["hope"].value


@pytest.mark.slow
def test_a_benchmark_that_is_told_to_stop_ends_its_servers(tmp_path: Path) -> None:
    result = tmp_path / "results.json"
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks", "--only=typing", f"--json={result}"],
        cwd=NOTEBOOK.parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as measuring:
        give_up = time.monotonic() + PATIENCE
        while not (servers := psutil.Process(measuring.pid).children(recursive=True)):
            assert measuring.poll() is None
            assert time.monotonic() < give_up
            time.sleep(0.05)
        measuring.terminate()
        said, _nothing = measuring.communicate(timeout=PATIENCE)
    assert psutil.wait_procs(servers, timeout=PATIENCE)[1] == []
    assert measuring.returncode == 1
    assert said.endswith("Aborted!\n")
    assert "Traceback" not in said
    assert not result.exists()
