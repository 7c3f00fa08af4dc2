"""What a shell offers: bash itself is asked, and each kind of name is looked up."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.commands.conftest import run
from tests.serving import PATIENCE
from toolkit.commands import completing
from toolkit.commands.shells import HOW
from toolkit.store import Store

ROOT = Path(__file__).resolve().parents[2]
ASK = """
source <(toolkit completion bash)
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_toolkit_completion toolkit
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.parametrize("shell", HOW)
def test_the_script_of_each_shell_says_how_to_put_it_in_place(shell: str):
    told = run("completion", shell)
    assert told.exit_code == 0
    assert "_TOOLKIT_COMPLETE" in told.stdout
    assert f"toolkit completion {shell}" in told.stdout.splitlines()[-1]


def test_no_other_shell_is_known():
    assert run("completion", "sh").exit_code == 2


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("bash") is None, reason="There is no bash.")
def test_bash_completes_a_name_of_two_words_as_one(kept: Store, tmp_path: Path):
    kept.people.add("north", name="Participant 7")
    commands = Path(sys.executable).parent

    def asked(*words: str) -> list[str]:
        told = subprocess.run(
            ["bash", "-c", ASK, "bash", *words],
            env={
                **os.environ,
                "PATH": f"{commands}:{os.environ['PATH']}",
                "PYTHONPATH": str(ROOT),
                "TOOLKIT_DATA": str(tmp_path / "data"),
            },
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
        assert told.stderr == ""
        return told.stdout.split("\n")[:-1]

    assert asked("toolkit", "mess") == ["message"]
    assert asked("toolkit", "person", "withdraw", "Part") == ["Participant\\ 7"]
    assert asked("toolkit", "message", "log", "n") == ["north"]


def offered(offer: completing.Offer, begun: str, **params: object) -> list[str]:
    context = click.Context(click.Command("any"))
    context.params = params
    found = offer(context, click.Argument(["any"]), begun)
    return [item.value for item in found]


def test_names_are_those_that_are_kept(kept: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TOOLKIT_PROGRAMME", str(ROOT / "programme.toml"))
    kept.cohorts.add("south", "South")
    kept.people.add("north", name="Participant 1")
    kept.people.add("south", name="Participant 2")
    assert offered(completing.cohorts, "") == ["north", "south"]
    assert offered(completing.cohorts, "so") == ["south"]
    both = ["Participant 1", "Participant 2"]
    assert offered(completing.people, "") == both
    assert offered(completing.people, "Pa", cohort="south") == both[1:]
    assert offered(completing.notebooks, "galle") == ["gallery"]
    kept.people.add("south", name="Participant 3", group="Group A")
    assert offered(completing.groups, "", cohort="south") == ["Group A"]
    assert offered(completing.groups, "", cohort="north") == []
    assert offered(completing.workshops, "workshop1") == ["workshop1_launch"]


def test_where_nothing_can_be_read_nothing_is_offered_or_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path / "none"))
    monkeypatch.setenv("TOOLKIT_PROGRAMME", str(tmp_path / "none.toml"))
    for offer in (completing.cohorts, completing.people, completing.workshops):
        assert offered(offer, "") == []
    assert not (tmp_path / "none").exists()
