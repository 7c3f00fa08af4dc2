"""Six meeting plans to take back to the department."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.export.pdf import text_of
from toolkit.errors import AuthoringError, ProgrammeError
from toolkit.export.packs import pdf_of_pack
from toolkit.notebook.notebook import Notebook
from toolkit.programme import load_programme
from toolkit.programme.packs import load_packs

ROOT = Path(__file__).resolve().parents[2]
PROGRAMME = load_programme(ROOT / "programme.toml")
NAMES = [pack.name for pack in PROGRAMME.packs]


def test_there_are_six_meetings_of_four_steps_and_45_minutes() -> None:
    assert len(set(NAMES)) == 6
    for pack in PROGRAMME.packs:
        assert [len(pack.steps), sum(step.minutes for step in pack.steps)] == [4, 45]


def test_every_plan_is_on_the_page_for_the_department_once() -> None:
    notebook = json.loads((ROOT / "notebooks" / "department.ipynb").read_text("utf-8"))
    sources = ["".join(cell["source"]) for cell in notebook["cells"]]
    assert [s for s in sources if ".pack(" in s] == [
        f'department.pack("{name}")' for name in NAMES
    ]


def test_a_plan_prints_with_all_it_says() -> None:
    first = PROGRAMME.packs[0]
    printed = text_of(pdf_of_pack(first, programme=PROGRAMME, day="2023-01-20"))
    assert "Meeting plan 1: Nine cards of purpose" in printed
    for words in (first.aim, first.closing, *(step.what for step in first.steps)):
        assert words[:30] in printed


def test_a_page_shows_the_plan_and_where_to_take_it_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT / "notebooks")
    said = Notebook("department").pack("map-a-thread").words
    assert "../pack/map-a-thread.pdf" in said
    assert "{" not in said
    with pytest.raises(AuthoringError, match="It has: nine-cards-of-purpose"):
        Notebook("department").pack("map-a-tread")


def test_minutes_that_do_not_add_up_are_named_with_their_plan(tmp_path: Path) -> None:
    written = (ROOT / "packs.toml").read_text(encoding="utf-8")
    wrong = written.replace("minutes = 7", "minutes = 9", 1)
    (tmp_path / "packs.toml").write_text(wrong, encoding="utf-8")
    with pytest.raises(ProgrammeError, match=r'packs 1 "nine-cards.*47 minutes'):
        load_packs(tmp_path, fill=str)


def test_a_programme_need_not_have_meeting_plans(tmp_path: Path) -> None:
    assert load_packs(tmp_path, fill=str) == ()
