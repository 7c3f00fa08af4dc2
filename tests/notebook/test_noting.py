"""What JupyterLab says below a cell, in a real kernel that is told which cell runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jupyter_client.manager import start_new_kernel

from tests.checking.planting import write_programme
from toolkit.notebook.noting import has_several

Run = Callable[..., str]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """Runs one cell, and returns the plain text of what it shows."""
    folder: Path = write_programme(tmp_path_factory.mktemp("growing"), []).parent
    manager, client = start_new_kernel(cwd=str(folder / "sound"))

    def shown(source: str, cell: str | None) -> str:
        content = {"code": source, "silent": False, "store_history": True}
        told = {"cellId": cell} if cell else {}
        message = client.session.msg("execute_request", content, metadata=told)
        client.shell_channel.send(message)
        said = []
        while True:
            heard = client.get_iopub_msg(timeout=120)
            if heard["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue
            said.append(str(heard["content"].get("data", {}).get("text/plain", "")))
            said.extend(heard["content"].get("traceback", ()))
            if heard["content"].get("execution_state") == "idle":
                return "\n".join(said)

    shown('from toolkit import Workshop\nw = Workshop("sound")', "first")
    yield shown
    client.stop_channels()
    manager.shutdown_kernel(now=True)


TWO = 'w.reflection("{}", "Hope?")\nw.reflection("{}", "Fear?")'


@pytest.mark.slow
def test_what_a_cell_loses_is_told_below_it(run: Run) -> None:
    assert "“hope” is lost" in run(TWO.format("hope", "fear"), "two")
    assert "is lost" not in run(TWO.format("hope-2", "fear-2"), None)
    assert "is lost" not in run('w.reflection("joy", "Joy?")', "one")
    assert "is lost" not in run('kept = w.reflection("kept", "Kept?")', "kept")


@pytest.mark.slow
def test_a_recall_of_what_nobody_asks_is_told_below_it(run: Run) -> None:
    assert "called “dread”" in run('w.recall("sound", "dread", "Dread")', "dread")
    assert "asks for nothing" not in run('w.recall("sound", "hope", "H")', "recall")


@pytest.mark.slow
def test_a_section_out_of_order_is_told_below_it(run: Run) -> None:
    assert "agenda" not in run('w.section("Try it", minutes=20)', "try")
    assert "before “Try it”" in run('w.section("Arrive", minutes=10)', "arrive")
    assert "before “Try it”" not in run('w.section("Arrive", minutes=10)', "arrive")
    assert "in another cell" in run('w.section("Try it", minutes=20)', "again")


@pytest.mark.parametrize(
    ("source", "several"),
    [
        ("a()\nb()", True),
        ("a()", False),
        ("x = a()\nb()", False),
        ("a(\n", False),
    ],
)
def test_a_cell_with_several_calls_is_known(source: str, *, several: bool) -> None:
    assert has_several(source) is several


@pytest.mark.slow
def test_of_an_authors_mistake_only_its_sentence_is_shown(run: Run) -> None:
    said = run('1\nw.poll("alone", "?", options=["Yes"])', "alone")
    assert said.strip() == (
        'AuthoringError (line 2 of this cell): The poll "alone" needs at least two '
        "options, or a scale such as (1, 5)."
    )
    assert "Did you mean poll?" in run('w.pol("alone", "?")', "pol")
    assert "Traceback" in run("1 / 0", "own")
