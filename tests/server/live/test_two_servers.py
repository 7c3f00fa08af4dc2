"""Two servers on one database: what is done on one shows on the other's pages."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.serving import WORKSHOP, LiveServer, free_port, running
from toolkit.demo.visitor import Visitor

CELL = f"""
from toolkit import Workshop
Workshop("{WORKSHOP}").discussion("worry", "What could get in the way?")
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme with one discussion."""
    folder = tmp_path_factory.mktemp("site")
    programme = Path(__file__).resolve().parents[3] / "programme.toml"
    (folder / "programme.toml").write_bytes(programme.read_bytes())
    (folder / WORKSHOP).mkdir()
    notebook = new_notebook(cells=[new_code_cell(CELL)])
    nbformat.write(notebook, folder / WORKSHOP / "workshop.ipynb")
    return folder


@pytest.fixture
def servers(
    site: Path, database_url: str, tmp_path: Path
) -> Iterator[tuple[LiveServer, LiveServer]]:
    """Two of them, each in a process and a data folder of its own."""
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    with ExitStack() as stack:
        yield tuple(  # type: ignore[misc]
            stack.enter_context(
                running(
                    site,
                    data=tmp_path / name / "data",
                    port=stack.enter_context(free_port()),
                    settings={"TOOLKIT_STORE": database_url},
                )
            )
            for name in ("one", "other")
        )


async def test_what_is_said_on_one_is_read_on_the_other_and_back(
    servers: tuple[LiveServer, LiveServer],
) -> None:
    one, other = servers
    async with (
        one.signed_in("Participant 1").tab(one.base) as here,
        other.signed_in("Participant 2").tab(other.base) as there,
    ):
        await _say(here, "Time")
        assert await _heard(there) == ["Time"]
        await _say(there, "The exam")
        assert await _heard(here) == ["The exam"]


async def _say(tab: Visitor, text: str) -> None:
    message = {"do": "save", "part": "", "write": uuid.uuid4().hex, "based_on": 0}
    value = {"choice": None, "text": text}
    said = {**message, "sharing": "cohort", "value": value}
    await tab.send_custom(_discussion(tab), said)


async def _heard(tab: Visitor) -> list[str]:
    """The words on the wall, once there are any."""
    while True:
        state = await tab.update_of(_discussion(tab), "room")
        if state["room"]["cards"]:
            return [card["text"] for card in state["room"]["cards"]]


def _discussion(tab: Visitor) -> str:
    (model,) = tab.states
    return model
