"""`toolkit ready` where no server runs; with one, see tests/server/pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.conftest import run
from toolkit.store import Store

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def programme(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOOLKIT_PROGRAMME", str(ROOT / "programme.toml"))


def test_what_is_known_without_a_server_is_told_and_what_to_do(kept: Store):
    found = run("ready")
    assert found.exit_code == 1
    assert "✗ To do  Server: No server answers" in found.stdout
    assert "Start it: toolkit serve" in found.stdout
    assert "✗ To do  People: Nobody is on the roster." in found.stdout
    assert "✓ Ready  Writing and reading" in found.stdout
    assert [each.id for each in kept.cohorts.all()] == ["north"]


def test_of_several_cohorts_one_has_to_be_named(kept: Store):
    kept.cohorts.add("south", "South")
    found = run("ready")
    assert "name the cohort: north, south." in found.stdout
    assert "Room code" not in found.stdout
    assert "Room code" in run("ready", "south").stdout


def test_its_names_and_states_are_for_programs(kept: Store):
    found = json.loads(
        run("ready", "north", "--workshop", "workshop2", "--json").stdout
    )
    own, server = found["parts"]
    assert [*own["points"][0]] == ["name", "state", "said", "to_do"]
    states = {each["state"] for part in found["parts"] for each in part["points"]}
    assert states == {"ok", "look", "wrong"}
    assert {each["name"] for each in server["points"]} >= {"server", "disk", "mail"}


@pytest.mark.parametrize("wrong", [("nowhere",), ("north", "--workshop", "nowhere")])
def test_what_there_is_not_is_named(kept: Store, wrong: tuple[str, ...]):
    found = run("ready", *wrong)
    assert (found.exit_code, found.stdout) == (1, "")
    assert "nowhere" in found.stderr
