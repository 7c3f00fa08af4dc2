"""A notebook in JupyterLab: dates and words as on the page, and nobody's answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.activities.talking import save
from tests.export.pdf import text_of
from toolkit import Workshop
from toolkit.errors import AuthoringError, ExportError
from toolkit.notebook.beside import Beside
from toolkit.programme import find_programme, load_programme
from toolkit.programme.calendars import newest_calendar

SECRET = "Stuck on ratio"
ROOT = find_programme().parent


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """A workshop's notebook in a kernel that no server stands behind."""
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path))
    return Workshop("workshop2")


def answered(workshop: Workshop) -> Any:
    """A question that somebody has answered, in a cell that ran again since."""
    ask = {"name": "secret", "prompt": "What do {pupils} say?"}
    first = workshop.reflection(**ask)
    assert "saved" in save(first, {"texts": [SECRET]})
    workshop._activities.clear()
    return workshop.reflection(**ask)


def told(activity: Any) -> Any:
    """What a page that asks is told."""
    heard: list[Any] = []
    activity.send = lambda content, _buffers=None: heard.append(content)
    for listener in activity._msg_callbacks.callbacks:
        listener(activity, {"do": "tell"}, [])
    return heard


def test_no_answer_is_in_what_a_notebook_keeps(workshop: Workshop) -> None:
    activity = answered(workshop)
    assert activity.answers[""]["value"]["texts"] == [SECRET]
    displayed, _metadata = activity._repr_mimebundle_()
    for kept in (activity.get_state(), displayed):
        assert SECRET not in json.dumps(kept, default=str)
    assert activity.get_state()["_apart"] is True


def test_a_page_that_asks_is_told_all_of_it(workshop: Workshop) -> None:
    [message] = told(answered(workshop))
    assert message["kept"]["answers"][""]["value"]["texts"] == [SECRET]
    assert message["kept"]["face"]["prompt"] == "What do pupils say?"


def test_what_changes_is_told_in_a_message(workshop: Workshop) -> None:
    activity = workshop.reflection("secret", "Why?")
    heard: list[Any] = []
    activity.send = lambda content, _buffers=None: heard.append(content)
    activity.room = {"hello": "there"}
    assert {"kept": {"room": {"hello": "there"}}} in heard


def test_dates_are_those_of_the_newest_calendar(workshop: Workshop) -> None:
    assert workshop._worded("{end month}, {workshop 2 date}") == "June, 27 January"


def test_of_several_calendars_the_one_that_ends_last_counts(tmp_path: Path) -> None:
    programme = load_programme(ROOT / "programme.toml")
    folder = tmp_path / "calendars"
    folder.mkdir()
    assert newest_calendar(tmp_path, programme) is None
    for name, day in (("a", "2024-01-12"), ("b", "2023-01-12")):
        text = f"[workshop1_launch]\ndate = {day}\n"
        (folder / f"{name}.toml").write_text(text)
    (folder / "c.toml").write_text("[workshop1_launch]\nday = 1\n")
    file, calendar = newest_calendar(tmp_path, programme) or ("", None)
    assert file == "calendars/a.toml"
    assert calendar is not None


def test_words_in_braces_are_filled_and_a_misspelt_one_is_named(
    workshop: Workshop,
) -> None:
    beside = Beside("", fill=workshop._worded, make=workshop._document)
    said = beside._words(["{pupils}", "{pupls}", "{task due}"])
    assert said["words"] == {"{pupils}": "pupils", "{task due}": "Tuesday 21 March"}
    [mistake] = said["mistakes"]  # type: ignore[misc]
    assert "{pupls}" in mistake


def test_links_to_documents_make_them(workshop: Workshop) -> None:
    answered(workshop)
    file, pdf = workshop._document("download", "workshop2")
    assert file == "A curriculum that joins up.pdf"
    assert SECRET in text_of(pdf)
    file, pdf = workshop._document("pack", "nine-cards-of-purpose")
    assert pdf.startswith(b"%PDF-")
    with pytest.raises(ExportError, match='notebook of "workshop1_launch"'):
        workshop._document("download", "workshop1_launch")


def test_what_cannot_be_made_is_refused_in_words(workshop: Workshop) -> None:
    beside = Beside("", fill=workshop._worded, make=workshop._document)
    heard: list[Any] = []
    beside.send = lambda content, **_buffers: heard.append(content)
    beside._hear(beside, {"do": "document", "of": "pack", "name": "none"}, [])
    beside._hear(beside, {"do": "document", "of": 3}, [])
    [message] = heard
    assert message["made"] == "pack/none"
    assert "no meeting plan" in message["refused"]


def test_a_misspelt_word_is_still_refused_where_python_says_it(
    workshop: Workshop,
) -> None:
    with pytest.raises(AuthoringError):
        workshop.say("{pupls}")
