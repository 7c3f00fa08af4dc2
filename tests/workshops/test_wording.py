"""The words a programme chooses reach every page and every document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook

from tests.workshops.executed import ROOT
from tests.workshops.running import executed, programme_with
from toolkit.errors import AuthoringError
from toolkit.export import html_of, notebook_of_answers
from toolkit.forking.template import TemplateError
from toolkit.model import Cohort, Person, Role, Seating
from toolkit.model.contents import ACTIVITY_MIME
from toolkit.notebook.notebook import Notebook
from toolkit.programme import Programme, load_programme
from toolkit.programme.wording import Wording
from toolkit.server.page.render import PageContext, render_page
from toolkit.server.reading import read_worded

Run = Callable[[str], NotebookNode]

STUDENTS = ('learners = "pupils"', 'learners = "students"')
STUDENT = ('learner = "pupil"', 'learner = "student"')
DEEP = (
    'approach = "teaching for mastery"',
    'approach = "deep, secure and connected understanding"',
)
WORDS = Wording(
    {
        "pupils": "students",
        "pupil": "student",
        "approach": "deep, secure and connected understanding",
    }
)
BARE = re.compile(r"(?<![-\w{])[Pp]upils?(?![-\w])")
ROOM = re.compile(r"\{(?:pupil|student|approach)", re.IGNORECASE)
CODE = re.compile(r"<code>.*?</code>|`[^`]*`", re.DOTALL)
READ = ("py", "js", "css", "toml", "html", "j2", "typ")
SEATING = Seating(
    "seat",
    Person("person", "Participant 7", school="Example School"),
    Cohort("example", "Example cohort"),
    Role.PARTICIPANT,
)
WRITTEN = tuple(
    one.name
    for one in load_programme(ROOT / "programme.toml").served
    if one.notebook.exists()
)
SHEETS = sorted(ROOT.glob("workshop*/facilitator.md"))


@pytest.fixture(scope="module")
def students(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """The real programme for a school that says "students"."""
    folder = tmp_path_factory.mktemp("students")
    return load_programme(programme_with(folder, STUDENTS, STUDENT, DEEP))


@pytest.fixture
def run(students: Programme, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs one of its notebooks."""
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path / "data"))

    def run_one(name: str) -> NotebookNode:
        served = students.notebook(name)
        monkeypatch.chdir(served.folder)
        return executed(served.notebook)

    return run_one


@pytest.mark.parametrize("name", WRITTEN)
def test_a_programme_that_says_students_says_so_everywhere(
    name: str, students: Programme, run: Run
) -> None:
    notebook = run(name)
    title, language = students.notebook(name).title, students.language
    context = PageContext(students.title, title, name, language)
    page = render_page(notebook, context=context)
    at = datetime(2023, 1, 20, 12, tzinfo=UTC)
    document = notebook_of_answers(
        notebook,
        seating=SEATING,
        answers={},
        title="Mine",
        at=at,
        local=students.local,
        language=language,
    )
    texts = (
        page.fill(kernel="", person_name="", nonce="", xsrf="").decode(),
        html_of(document).decode(),
        json.dumps([cell.get("outputs", []) for cell in notebook.cells]),
    )
    for text in texts:
        assert BARE.findall(text) == []
        # The gallery shows code, which says how to leave room for a word.
        assert ROOM.findall(CODE.sub("", text)) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.parent.name)
def test_a_run_sheet_speaks_as_the_programme_does(sheet: Path) -> None:
    said = WORDS.apply(sheet.read_text(encoding="utf-8"))
    assert BARE.findall(said) == []


def test_the_toolkit_itself_never_decides_how_learners_are_called() -> None:
    deciding = [
        path.relative_to(ROOT)
        for suffix in READ
        for path in ROOT.glob(f"toolkit/**/*.{suffix}")
        if BARE.search(path.read_text(encoding="utf-8"))
    ]
    assert list(map(str, deciding)) == ["toolkit/programme/wording.py"]


def test_a_script_says_what_the_programme_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT / "notebooks")
    script = Notebook("home").action_plan()._esm
    assert ROOM.findall(script) == []
    assert "Two sources, one of them pupils." in script


def test_a_word_the_programme_does_not_have_is_named_with_its_activity(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT / "notebooks")
    author = Notebook("home")
    with pytest.raises(AuthoringError, match=r'activity "hope" nothing.*\{pupls\}'):
        author.reflection("hope", "What would your {pupls} say?")


def test_a_markdown_cell_that_asks_for_no_word_is_named(tmp_path: Path) -> None:
    path = tmp_path / "workshop.ipynb"
    cells = [new_markdown_cell("Fine."), new_markdown_cell("Ask {pupls}.")]
    nbformat.write(new_notebook(cells=cells), path)
    with pytest.raises(TemplateError, match=r"\{pupls\}.*\(cell 2 of") as failed:
        read_worded(path, WORDS)
    assert failed.value.source == "Ask {pupls}."


@pytest.mark.parametrize(
    "text",
    [
        r"$\frac{a}{b}$ and $x^{n}$",
        r"\begin{aligned} y &= kx \end{aligned}",
        '`f"{name}"`',
        "{ }, {1} and {}",
    ],
)
def test_formulas_and_code_keep_their_braces(text: str) -> None:
    assert WORDS.apply(text) == text


def test_words_take_the_place_that_is_left_for_them() -> None:
    said = WORDS.apply("{Pupils}, one {pupil}, {pupils}' work: {approach}.")
    assert said == (
        "Students, one student, students' work: deep, secure and connected "
        "understanding."
    )


def test_answers_hang_where_they_did_whatever_learners_are_called(run: Run) -> None:
    names = {
        face["name"]
        for cell in run("workshop1_launch").cells
        for output in cell.get("outputs", ())
        if (face := output.data.get(ACTIVITY_MIME, {}).get("face"))
    }
    assert {"w1-r4-hope", "t1-shared-picture"} <= names
