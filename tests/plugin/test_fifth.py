"""A workshop that is added needs no more than to be added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.workshops.executed import ROOT
from tests.workshops.running import programme_with
from toolkit.checking import examine_programme
from toolkit.scaffold import add_workshop
from toolkit.testing.shown import differences, entries_of

pytestmark = pytest.mark.slow

SHOWN = ROOT / "tests" / "leadership" / "shown"
BESIDE = ("workshop4", "home")
"""Pages that speak of the workshop after them, or of all."""


def test_a_fifth_workshop_is_sound_and_changes_what_no_other_page_shows(
    tmp_path: Path,
) -> None:
    programme = programme_with(tmp_path)
    added = add_workshop(programme, "Feedback that works")
    assert added.number == 5
    found = examine_programme(programme, only=(added.plan.name, *BESIDE))
    assert [one.told(tmp_path) for one in found.findings if one.is_error] == []
    assert entries_of(found.runs[added.plan.name])
    for name in BESIDE:
        before = json.loads((SHOWN / f"{name}.json").read_text(encoding="utf-8"))
        now = json.loads(json.dumps(entries_of(found.runs[name])))
        assert list(differences(before, now)) == []


def test_the_programme_with_it_can_be_read_whole(tmp_path: Path) -> None:
    programme = programme_with(tmp_path)
    add_workshop(programme, "Feedback that works", after="workshop2")
    found = examine_programme(programme, run=False)
    assert [one.told(tmp_path) for one in found.findings if one.is_error] == []
