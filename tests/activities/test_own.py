"""A programme's own activities: found by name, kept and shown like any other."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.harness import Bench
from tests.activities.talking import printed, save
from tests.first_year import PROGRAMME
from toolkit.activities import Activity
from toolkit.activities.base import own
from toolkit.activities.base.blocks import Choice, Empty, Table, Text
from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.printing import Printer
from toolkit.errors import AuthoringError
from toolkit.notebook.own import OwnKinds
from toolkit.server.page.bundle import bundle
from toolkit.server.page.modules import ModuleFolder

EXAMPLE = PROGRAMME.workshops[0].folder.parent / "notebooks/activities/traffic_lights"
ITEMS = ("A shared curriculum", "Time to talk")
IS_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Author:
    """Somebody who writes activities for a programme of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        own.look_in(folder)
        self.methods = OwnKinds(lambda activity, **_was: activity.at(WORKSHOP))

    def writes(
        self, change: Callable[[str], str] = str, *, name: str = "lights"
    ) -> None:
        """A kind like the example, but for what *change* does to its Python."""
        place = self.folder / "activities" / name
        place.mkdir(parents=True, exist_ok=True)
        for suffix in ("py", "js", "css"):
            text = (EXAMPLE / f"traffic_lights.{suffix}").read_text(encoding="utf-8")
            text = change(text) if suffix == "py" else text
            text = text.replace('kind = "traffic_lights"', f'kind = "{name}"')
            (place / f"{name}.{suffix}").write_text(text, encoding="utf-8")

    def asks(self, **said: Any) -> Activity:
        return self.methods.lights("here", "Where are we?", items=ITEMS, **said)


@pytest.fixture
def author(tmp_path: Path) -> Iterator[Author]:
    before = own._chosen[:]
    yield Author(tmp_path)
    own._chosen[:] = before


def refused(author: Author) -> str:
    with pytest.raises(AuthoringError) as refusal:
        author.asks()
    return str(refusal.value)


@IS_SQLITE
def test_what_somebody_answers_is_checked_kept_and_printed(
    author: Author, people: People
) -> None:
    author.writes()
    asked = attached(author.asks(), people.seat())
    assert printed(asked) == [Empty()]
    assert "saved" in save(asked, {"lights": [2]}, sharing="cohort")
    assert asked.answers[""]["value"] == {"lights": [2, None]}
    (table,) = printed(asked)
    assert isinstance(table, Table)
    assert table.rows == [["A shared curriculum", "Green: sure"]]
    assert "out of date" in save(asked, {"lights": [3]})["refused"]


def test_before_any_script_it_can_be_read(author: Author) -> None:
    author.writes()
    html = author.asks()._repr_mimebundle_()[0]["text/html"]
    assert all(item in html for item in ITEMS)


def test_tab_lists_the_kinds_and_their_words(author: Author) -> None:
    author.writes()
    author.writes(name="moods")
    assert dir(author.methods) == ["lights", "moods"]
    assert "Choose red, amber or green" in str(author.methods.lights.__doc__)


def test_what_its_files_say_now_counts(author: Author) -> None:
    author.writes()
    first = author.asks()
    author.writes(lambda text: text.replace("Green: sure", "Green: certain"))
    assert author.asks().face != first.face
    script = author.folder / "activities/lights/lights.js"
    script.write_text(script.read_text(encoding="utf-8") + "// new\nconst added = 1;\n")
    assert "const added = 1;" in author.asks()._esm
    assert activity_kind("lights") is type(author.asks())


def test_its_script_stands_apart_so_that_a_mistake_in_it_harms_no_other(
    author: Author, tmp_path: Path
) -> None:
    author.writes()
    folder = ModuleFolder(tmp_path / "modules")
    ours = folder.add(activity_kind("poll")._esm.default_value, "js")  # type: ignore[attr-defined]
    theirs = folder.add(author.asks()._esm, "js")
    joined = bundle([ours, theirs], folder)
    assert joined is not None
    assert joined.holds == {ours}


MISTAKES: dict[str, tuple[Callable[[str], str], str]] = {
    "syntax": (
        lambda text: text.replace("class TrafficLights(Activity):", "class Traffic Li"),
        "activities/lights/lights.py, line 28: ",
    ),
    "a name that is nowhere": (
        lambda text: text.replace("look(__file__)", "looks(__file__)"),
        "activities/lights/lights.py, line 33: name 'looks' is not defined (NameError)",
    ),
    "no class": (
        lambda text: text.replace("traffic_lights", "another"),
        'no class that says kind = "lights"',
    ),
    "no check": (lambda text: text.replace("def check", "def chek"), "has no check"),
    "no printed": (
        lambda text: text.replace("def printed", "def prinntet"),
        "has no printed",
    ),
    "printed fails": (
        lambda text: text.replace('(values.get("") or {})', 'values[""]'),
        '"printed" of TrafficLights fails where nothing is answered',
    ),
    "no script": (
        lambda text: text.replace("script(__file__, WORDS)", 'script("other.py")'),
        "There is no script other.js",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_in_its_python_is_named_with_its_place(
    author: Author, mistake: str
) -> None:
    change, named = MISTAKES[mistake]
    author.writes(change)
    assert named in refused(author)


def test_a_mistake_in_how_its_script_takes_others_is_named(author: Author) -> None:
    author.writes()
    script = author.folder / "activities/lights/lights.js"
    text = script.read_text(encoding="utf-8")
    script.write_text(text.replace("{ frame }", "{ frames }"), encoding="utf-8")
    assert "lights.js takes frames from activities/base/frame.js" in refused(author)


def test_what_there_is_not_is_named_with_where_it_would_be(author: Author) -> None:
    assert "activities/lights/lights.py, beside programme.toml" in refused(author)


def test_a_name_of_the_toolkits_is_refused(author: Author) -> None:
    author.writes(name="poll")
    with pytest.raises(AuthoringError, match='another name, such as "our_poll"'):
        _ = author.methods.poll


def test_answers_remain_in_words_when_their_kind_cannot_be_read(
    author: Author, caplog: pytest.LogCaptureFixture
) -> None:
    author.writes()
    face = author.asks().face
    author.writes(lambda text: text.replace("import annotations", "import"))
    with caplog.at_level(logging.WARNING):
        blocks = [Printer(face, "").blocks({"note": "Stuck on ratio"}) for _ in "ab"]
    assert blocks == [[Text("Stuck on ratio")]] * 2
    assert caplog.text.count("activities/lights/lights.py, line ") == 1


WRITTEN = re.compile(r"```(?:python|js)\n(?:#|//) (activities/\S+)\n(.*?)```", re.S)
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "writing.md"


@IS_SQLITE
def test_the_one_that_the_guide_goes_through_works(
    bench: Bench, author: Author, people: People
) -> None:
    for place, text in WRITTEN.findall(GUIDE.read_text(encoding="utf-8")):
        file = author.folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    mood = author.methods.mood("weather", "How is the weather?", sharing="group")
    bench.show(attached(mood, people.seat()))
    bench.page.get_by_label("Sunny").check()
    expect(bench.page.get_by_text("Saved", exact=False).first).to_be_visible()
    (chosen,) = printed(mood)
    assert chosen == Choice(("Stormy", "Cloudy", "Sunny"), [2])
    assert "out of date" in save(mood, {"chosen": "Sunny"})["refused"]


@IS_SQLITE
def test_a_person_answers_it_on_a_page(
    bench: Bench, author: Author, people: People
) -> None:
    author.writes()
    asked = attached(author.asks(), people.seat())
    bench.show(asked)
    row = bench.page.get_by_role("group", name="Time to talk")
    row.get_by_label("Amber: on the way").check()
    expect(bench.page.get_by_text("1 of 2 answered")).to_be_visible()
    expect(bench.page.get_by_text("Saved", exact=False).first).to_be_visible()
    assert asked.answers[""]["value"] == {"lights": [None, 1]}
