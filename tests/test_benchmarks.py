from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
import time
from contextlib import AsyncExitStack
from pathlib import Path

import nbformat
import psutil
import pytest
from playwright.async_api import Route, expect

from benchmarks.browser import chromium, measure_browser
from benchmarks.contender import ACTIVITY, FIRST, Tab
from benchmarks.contenders import ready
from benchmarks.figures import (
    FIGURES,
    FLOOR,
    NICEGUI,
    OURS,
    PLAIN,
    SHINY,
    Results,
    percentile,
)
from benchmarks.peers.beside import OTHERS, WIDTH, beside, with_peers
from benchmarks.peers.environment import REQUIREMENTS, are_installed, version_of
from benchmarks.peers.page import items_of, write_floor
from benchmarks.plain import PARTS, asks, kind_of, prompts, workshop_calls, write_plain
from benchmarks.rooms import measure_room
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


def results_of_everybody() -> Results:
    results = Results(contenders=(*OTHERS, OURS))
    for contender, seconds in (
        (PLAIN, 20.0),
        (SHINY, 4.0),
        (NICEGUI, 2.0),
        (FLOOR, 0.1),
        (OURS, 0.5),
    ):
        results.add(contender, {"room_30_p95": seconds})
    results.add(OURS, {"memory": 12.0, "portfolios": 4.0})
    results.add(PLAIN, {"memory": 41.0})
    return results


def test_the_table_with_peers_names_releases_and_how_many_times_ours_each_needs() -> (
    None
):
    values, ratios, _reasons, _less = beside(results_of_everybody()).split("\n\n")
    shiny, nicegui = version_of("shiny"), version_of("nicegui")
    for table in (values, ratios):
        assert f"Shiny {shiny}  NiceGUI {nicegui}  floor" in table
    (line,) = (line for line in values.splitlines() if "p95" in line)
    assert " ".join(line.split()[-13:-2]) == "20 s 4 s 2 s 0.1 s 0.5 s 1"
    (line,) = (line for line in ratios.splitlines() if "p95" in line)
    assert line.split()[-4:] == ["40x", "8x", "4x", "0.2x"]


def test_the_table_with_peers_says_why_there_is_a_dash() -> None:
    _values, _ratios, reasons, less = beside(results_of_everybody()).split("\n\n")
    memory, portfolios = " ".join(reasons.split()).split("memory. ")
    assert memory.startswith("unique memory per visitor's kernel, Shiny")
    assert "one process serves everybody" in memory
    assert "plain Voila" not in memory
    assert portfolios.endswith("floor: it prints nothing.")
    assert "rights" in less
    assert max(map(len, [*reasons.splitlines(), *less.splitlines()])) <= WIDTH


def test_a_figure_of_ours_alone_is_said_to_be_that() -> None:
    results = Results(contenders=(PLAIN, FLOOR, OURS))
    results.add(OURS, {"second_saved": 300.0})
    said = " ".join(beside(results).split())
    assert "second visit: typed answer saved, plain Voila" in said
    assert "floor: only ours has been measured." in said


def test_the_peers_ask_what_plain_voila_asks_in_the_same_order(tmp_path: Path) -> None:
    write_plain(NOTEBOOK, tmp_path)
    plain = nbformat.read(tmp_path / "plain.ipynb", as_version=4)
    boxes = [cell.source for cell in plain.cells if cell.source.startswith("ask(")]
    words = [cell.source for cell in plain.cells if cell.cell_type == "markdown"]
    items = list(items_of(NOTEBOOK))
    asked = [item for item in items if "name" in item]
    assert [f"ask({i['name']!r}, {i['prompt']!r})" for i in asked] == boxes
    assert [item["words"] for item in items if "words" in item] == words
    assert sum(bool(item["options"]) for item in asked) >= 3


def test_the_floor_is_static_html_with_a_box_for_every_activity(tmp_path: Path) -> None:
    write_floor(NOTEBOOK, tmp_path)
    page = (tmp_path / "page.html").read_text()
    asked = [item for item in items_of(NOTEBOOK) if "name" in item]
    assert page.count("<textarea") == sum(not item["options"] for item in asked)
    assert page.count("type=radio") == sum(len(item["options"]) for item in asked)


def test_what_the_peers_install_is_pinned_and_names_no_host() -> None:
    lines = REQUIREMENTS.read_text().splitlines()
    pinned = [line for line in lines if line and not line.startswith("#")]
    assert {"shiny", "nicegui"} < {line.partition("==")[0] for line in pinned}
    assert all(line.count("==") == 1 and "/" not in line for line in pinned)


NOT_THERE = pytest.mark.skipif(
    not are_installed(), reason="only `python -m benchmarks --peers` installs it"
)


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        FLOOR,
        pytest.param(SHINY, marks=NOT_THERE),
        pytest.param(NICEGUI, marks=NOT_THERE),
    ],
)
async def test_a_peer_keeps_each_answer_and_shows_everybody_the_results(
    name: str,
) -> None:
    async with ready(name) as served:
        first, second = await served.visitor(1), await served.visitor(2)
        for visitor in (first, second):
            await served.open(visitor)
        await served.write(first, "one")
        await served.write(second, "two")
        await served.write(first, "one and more")
        await served.write(second, "")
        with sqlite3.connect(served.server.folder / "answers.db") as database:
            asked = "select person, value from answer where name = ? order by person"
            kept = database.execute(asked, (ACTIVITY,)).fetchall()
        database.close()
        assert kept == [
            ("participant0", "first"),
            ("participant1", "one and more"),
            ("participant2", ""),
        ]
        for shown in (True, False):
            await served.reveal(second, shown=shown)
            for visitor in (first, second):
                await served.see(visitor, shown=shown)
        for visitor in (first, second):
            await visitor.close()


@pytest.mark.slow
async def test_a_room_at_the_floor_has_no_kernels_to_weigh(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with ready(FLOOR) as served, AsyncExitStack() as leaving:
        let_in = served.visitor

        async def visitor(number: int, *, patience: float) -> Tab:
            came = await let_in(number, patience=patience)
            leaving.push_async_callback(came.close)
            return came

        monkeypatch.setattr(served, "visitor", visitor)
        figures = await measure_room(served, 3, limit=PATIENCE)
    assert figures["memory_all"] > 1
    assert "memory" not in figures


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(
    "name",
    [
        FLOOR,
        pytest.param(SHINY, marks=NOT_THERE),
        pytest.param(NICEGUI, marks=NOT_THERE),
    ],
)
async def test_a_browser_reads_writes_and_finds_again_at_a_peer(name: str) -> None:
    async with ready(name) as served:
        (figures,) = await measure_browser(served, times=1)
        with sqlite3.connect(served.server.folder / "answers.db") as database:
            asked = "select value from answer where name = ?"
            ((kept,),) = database.execute(asked, (FIRST,)).fetchall()
        database.close()
    assert 0 < figures["first_readable"] <= figures["first_saved"]
    assert 0 < figures["second_weight"] < figures["first_weight"]
    assert "typed on the first visit" in kept
    assert "typed on the second visit" in kept


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("box", ["textarea", "input"])
async def test_the_floor_keeps_what_is_said_before_its_script_is_there(
    box: str,
) -> None:
    is_said = asyncio.Event()

    async def late(script: Route) -> None:
        await is_said.wait()
        await script.continue_()

    async with ready(FLOOR) as served, chromium() as browser:
        visitor = await served.visitor(1)
        page = await browser.new_page()
        page.set_default_timeout(1_000 * PATIENCE)
        await page.route("**/floor.js", late)
        await page.goto(served.server.base + visitor.page, wait_until="commit")
        asked = page.locator(".asked").filter(has=page.locator(box)).first
        first = asked.locator(box).first
        await (first.check() if box == "input" else first.fill("Quick"))
        is_said.set()
        saved = expect(asked.locator("output"))
        await saved.to_contain_text("Saved", timeout=1_000 * PATIENCE)


@pytest.mark.slow
def test_who_cannot_install_the_peers_is_told_so_calmly_and_measures_the_rest(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path / "nothing"))
    assert not are_installed()
    for _again in range(2):
        results = with_peers()
        assert results.contenders == (PLAIN, FLOOR, OURS)
        assert results.failures == ["Shiny and NiceGUI: not installed"]
    said = capsys.readouterr().err
    assert "left out; all else is measured" in said
    assert "Traceback" not in said
    assert not are_installed()
