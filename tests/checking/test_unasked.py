"""Answers that nothing asks for any more are listed with a cure, not just gone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.bare import bare_programme
from tests.commands.conftest import folder, kept, run
from toolkit.checking.record import Failed, Made, Ran, Run
from toolkit.checking.unasked import unasked_findings
from toolkit.export.ones_data import OnesData
from toolkit.model import JSON, PROGRAMME, ResponseKey, Seating, Sharing
from toolkit.model.contents import Asked, write_contents
from toolkit.model.lines import Change, PageKey, Words
from toolkit.programme import load_programme
from toolkit.settings import Settings
from toolkit.store import Store

__all__ = ["folder", "kept"]

NOW = datetime(2023, 1, 20, 10, 42, tzinfo=UTC)
NOTICE = "nothing asks for it any more"


@pytest.fixture
def programme(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small programme, in whose folder the commands are given."""
    site = folder / "site"
    site.mkdir()
    bare_programme(site)
    monkeypatch.chdir(site)
    return site / "programme.toml"


@pytest.fixture
def ana(kept: Store) -> Seating:
    return kept.people.add("north", name="Participant 7")


def answer(store: Store, of: Seating, workshop: str, name: str) -> None:
    store.responses.save(
        ResponseKey("north", of.person.id, workshop, name),
        {"texts": ["Words"]},
        sharing=Sharing.PRIVATE,
        based_on=0,
        write=name,
        prompt="Hope?",
        at=NOW,
    )


def asks(folder: Path, page: str, *asked: tuple[str, Mapping[str, JSON]]) -> None:
    """Let a page ask what the server would have read in its notebook."""
    found = []
    for name, own in asked:
        face = {"kind": "reflection", "name": name, "workshop": page, **own}
        parts = tuple(own.get("parts", ("",)))
        told = Asked(page, name, face["kind"], "Hope?", "", (), parts, face)
        found.append(told)
    write_contents(folder / "data" / "contents", page, tuple(found))


def notices() -> list[str]:
    found = run("doctor")
    assert found.exit_code == 0, found.output
    return [line for line in found.output.splitlines() if NOTICE in line]


def test_the_doctor_lists_what_nothing_asks_for_and_finds_no_fault_in_it(
    folder: Path, programme: Path, kept: Store, ana: Seating
) -> None:
    first = load_programme(programme).workshops[0].name
    ben = kept.people.add("north", name="Participant 8")
    for seating in (ana, ben):
        answer(kept, seating, first, "hope")
    for name in ("kept", "kept.why", "mark.kept", "task.gone", "task.there", "card.x1"):
        answer(kept, ana, first, name)
    answer(kept, ana, first, "mark.hope")
    answer(kept, ana, "taken-out", "anything")
    page = PageKey("north", first, "lines", "g1")
    change = Change("l1", Words("A line"), 0, write="w", after=None)
    kept.pages.write(page, change, person=ana.person, at=NOW)
    assert all("taken-out" in one for one in notices())  # of the rest nobody knows yet
    task = {"kind": "task", "finishes": "finished", "parts": ("there", "finished")}
    asks(folder, first, ("kept", {}), ("task", task), ("cards", {"kind": "board"}))
    found = notices()
    named = [line.split('"')[1] for line in found]
    assert named == ["hope", "lines", "mark.hope", "task.gone", "anything"]
    assert "answered by 2 people in “North”, last on 2023-01-20" in found[0]
    assert 'was="hope"' in found[0]
    assert 'was="gone"' in found[3]
    assert 'Put the workshop "taken-out" back' in found[4]


def test_what_is_asked_by_a_name_that_says_what_it_was_is_not_missed(
    folder: Path, programme: Path, kept: Store, ana: Seating
) -> None:
    first = load_programme(programme).workshops[0].name
    for name in ("hope", "hope.why", "mark.hope"):
        answer(kept, ana, first, name)
    asks(folder, first, ("aim", {"was": [["hope", "aim"]]}))
    assert notices() == []


def test_what_the_toolkit_keeps_of_a_person_is_asked_by_itself(
    folder: Path, programme: Path, kept: Store, ana: Seating
) -> None:
    read = load_programme(programme)
    first = read.workshops[0].name
    for place in ((PROGRAMME, "news-read"), (first, "facilitator-notes")):
        answer(kept, ana, *place)
    answer(kept, ana, PROGRAMME, "story-of-change")
    for served in read.served[1:]:
        asks(folder, served.name)
    assert notices() == []  # the first page is not known, and may ask for the story
    asks(folder, first)
    assert [line.split('"')[1] for line in notices()] == ["story-of-change"]


def test_they_are_still_among_all_that_is_ones_own(
    folder: Path, programme: Path, kept: Store, ana: Seating
) -> None:
    answer(kept, ana, "taken-out", "anything")
    read = load_programme(programme)
    data = OnesData(kept, read, folder / "data" / "contents")
    files = dict(data.files(ana.person, at=NOW))
    (found,) = json.loads(files["answers.json"])
    assert (found["activity"], found["value"]) == ("anything", {"texts": ["Words"]})
    assert b"also what is no longer asked" in files["README.txt"]


def test_check_warns_of_them_by_what_the_notebooks_ask_now(
    folder: Path, programme: Path, kept: Store, ana: Seating
) -> None:
    read, settings = load_programme(programme), Settings.load()
    first = read.workshops[0].name
    for name in ("hope", "aim"):
        answer(kept, ana, first, name)
    face = {"kind": "reflection", "name": "aim", "workshop": first}
    made = Made(
        *("reflection", first, 1, 1),
        name="aim",
        is_asked=True,
        stored=("aim",),
        face=face,
    )
    runs = {one.name: Run({}, (made,)) for one in read.served}
    (found,) = unasked_findings(programme, runs, settings)
    assert (found.rule, found.is_error) == ("unasked", False)
    assert '"hope" of' in found.message
    assert found.file == read.workshops[0].notebook
    failed = Run({1: Ran(1, (), Failed("E", "", 1), 0.0)}, ())
    assert [*unasked_findings(programme, {first: failed}, settings)] == []
    nowhere = Settings(data=folder / "no-data")
    assert [*unasked_findings(programme, runs, nowhere)] == []
