"""The command `toolkit message`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.conftest import run
from tests.first_year import ROOT
from toolkit.settings import Settings
from toolkit.store import Store

HERE = "https://workshops.example"


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A cohort of two, one of whom has an address."""
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("TOOLKIT_PUBLIC_URL", HERE)
    monkeypatch.chdir(ROOT)
    with Store.open(Settings.load().store_url) as opened:
        opened.cohorts.add("north", "North")
        opened.people.add("north", name="Ana Example", email="ana@school.example")
        opened.people.add("north", name="Ben Example")
        yield opened


@pytest.fixture(autouse=True)
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def test_a_message_is_looked_at_before_it_goes_and_is_in_the_log(
    store: Store, data: Path
) -> None:
    shown = run("message", "preview", "north", "invitation", "--line", "Welcome.")
    assert "Dear Ana Example,\n\nWelcome.\n" in shown.output
    assert f"{HERE}/join/only-in-the-message-itself" in shown.output
    sent = run("message", "send", "north", "invitation", "--all", "--yes")
    assert (sent.exit_code, "Ana Example" in sent.output) == (0, True)
    assert "Ben Example" not in sent.output
    assert [file.suffix for file in sorted((data / "mail").iterdir())] == [
        ".eml",
        ".csv",
    ]
    assert "— sent." in run("message", "log", "north").output


def test_what_was_made_cannot_be_shown_before_its_workshop_is_over(
    store: Store,
) -> None:
    shown = run("message", "preview", "north", "wrap-up", "workshop2")
    assert shown.exit_code == 1
    assert "The workshop is not over yet" in shown.output


def test_links_to_this_computer_go_only_when_that_is_said(
    store: Store, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TOOLKIT_PUBLIC_URL")
    sending = ("message", "send", "north", "invitation", "--all", "--yes")
    refused = run(*sending)
    assert refused.exit_code == 1
    assert "TOOLKIT_PUBLIC_URL" in refused.output
    assert not (data / "mail").exists()
    assert run(*sending, "--anyway").exit_code == 0


@pytest.mark.parametrize(
    "wrong",
    [
        ("preview", "south", "invitation"),
        ("send", "north", "invitation", "--to", "Nobody", "--yes"),
        ("send", "north", "invitation", "--yes"),
        ("send", "north", "joining", "nowhere", "--all", "--yes"),
        ("log", "south"),
    ],
)
def test_what_cannot_be_is_said(store: Store, wrong: tuple[str, ...]) -> None:
    refused = run("message", *wrong)
    assert (refused.exit_code, store.messages.log("north")) == (1, ())
    assert refused.output.startswith("Error: ")
