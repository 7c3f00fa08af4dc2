"""What a person sees meanwhile, and how a command says goodbye."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from tests.commands.conftest import run
from tests.serving import PATIENCE
from toolkit.cli import NOT_DONE, STOPPED, CalmGroup
from toolkit.commands import progress
from toolkit.store import Store

ROOT = Path(__file__).resolve().parents[2]


def commands(folder: Path) -> list[tuple[str, tuple[object, ...]]]:
    roster = folder / "roster.csv"
    roster.write_text("name\nParticipant 1\n")
    return [
        ("Copying", ("backup", folder / "copy.db")),
        ("Importing", ("roster", "import", "north", roster, "--yes")),
        ("Checking", ("doctor",)),
        ("Writing it anew", ("compact",)),
        ("Writing", ("person", "data", "Participant 1", folder / "one.zip")),
        ("Restoring", ("restore", folder / "copy.db")),
    ]


@pytest.mark.parametrize("watched", [True, False])
def test_what_takes_a_while_has_a_bar_where_somebody_looks(
    kept: Store, folder: Path, monkeypatch: pytest.MonkeyPatch, *, watched: bool
):
    monkeypatch.setenv("TOOLKIT_PROGRAMME", str(ROOT / "programme.toml"))
    monkeypatch.setattr(progress, "is_watched", lambda: watched)
    kept.close()
    for label, command in commands(folder):
        found = run(*command)
        assert found.exit_code == 0, (command, found.output)
        assert (label in found.stderr.splitlines()) == watched, command
        assert label not in found.stdout.splitlines()


@pytest.mark.slow
def test_a_bar_fills_on_a_terminal_and_leaves_what_is_told_alone(
    kept: Store, folder: Path
):
    ours, its = pty.openpty()
    copied = subprocess.run(
        [sys.executable, "-m", "toolkit", "backup", str(folder / "copy.db")],
        env={**os.environ, "TOOLKIT_DATA": str(folder / "data")},
        stdout=subprocess.PIPE,
        stderr=its,
        text=True,
        timeout=PATIENCE,
    )
    os.close(its)
    seen = os.read(ours, 100_000).decode()
    os.close(ours)
    assert copied.stdout == f"Copied to {folder / 'copy.db'}.\n"
    assert "Copying" in seen
    assert "100%" in seen


@click.command()
def interrupted() -> None:
    """Be stopped by hand."""
    raise KeyboardInterrupt


@click.command()
def asked() -> None:
    """Ask, and go no further without a yes."""
    click.confirm("Do it?", abort=True)


@pytest.mark.parametrize(
    ("name", "typed", "said", "status"),
    [
        ("interrupted", None, STOPPED, 130),
        ("asked", "n\n", NOT_DONE, 1),
    ],
)
def test_a_command_that_is_stopped_says_so_in_one_line(
    name: str, typed: str | None, said: str, status: int
):
    table = {name: (f"{__name__}:{name}", "")}
    found = CliRunner().invoke(CalmGroup("", table=table), [name], input=typed)
    assert found.exit_code == status
    assert found.stderr.strip().splitlines()[-1] == said
    assert "Traceback" not in found.output
    assert "Aborted" not in found.output


def test_control_c_at_a_question_stops_as_anywhere(monkeypatch: pytest.MonkeyPatch):
    def pressed(*_given: object, **_named: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("click.termui.visible_prompt_func", pressed)
    table = {"asked": (f"{__name__}:asked", "")}
    assert CalmGroup("", table=table).main(["asked"], standalone_mode=False) == 130
