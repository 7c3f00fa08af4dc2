"""An author's methods read and complete as if each had been written out."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import jedi
import pytest
from mypy import api

from toolkit import Notebook, Workshop
from toolkit.activities import Poll
from toolkit.errors import AuthoringError

ROOT = Path(__file__).resolve().parents[2]

NAMES = """
    action_plan agreement audit begin board coverage cycle discussion elements
    evaluation fields finish group_page group_pages groups growth ladder marks
    meetings notes own pack part pen_picture people poll portfolio protocol questions
    ranking recall recommendations reflection say scale screen section sorting
    statements steer story talking_points task thread to_do voices walls year
"""

ON_POLL = (
    "poll(name: 'str', prompt: 'str', *, options: 'Sequence[str]', help: 'str'='', "
    "multiple: 'bool'=False, anonymous: 'bool'=False, "
    "for_next_cohort: 'bool'=False, outcomes: 'Sequence[str]'=(), "
    "was: 'str | Sequence[str]'=())"
)

METHODS = [name for name in NAMES.split() if name not in ("fields", "own", "questions")]


@pytest.fixture
def workshop() -> Workshop:
    return Workshop("workshop1_launch")


def completer(typed: str, workshop: Workshop) -> jedi.Interpreter:
    """What JupyterLab asks when somebody has typed so far."""
    return jedi.Interpreter(typed, [{"workshop": workshop}])


def test_tab_lists_what_an_author_may_call_and_nothing_else(workshop: Workshop) -> None:
    listed = [one.name for one in completer("workshop.", workshop).complete()]
    assert [name for name in listed if not name.startswith("_")] == NAMES.split()


def test_inside_a_call_the_completer_knows_its_parameters(workshop: Workshop) -> None:
    [signature] = completer("workshop.poll(", workshop).get_signatures()
    assert signature.to_string() == ON_POLL
    assert "results show when a facilitator says so" in signature.docstring()
    [option] = completer("workshop.poll('ready', 'Ready?', opt", workshop).complete()
    assert option.name == "options="


def test_help_is_what_the_activity_tells_its_author(workshop: Workshop) -> None:
    [about] = completer("workshop.board", workshop).help()
    assert "programme: " not in about.docstring()
    assert "*brought* names what is written" in about.docstring()


@pytest.mark.parametrize("name", METHODS)
def test_every_method_is_called_as_authors_call_it_and_says_what_it_does(
    workshop: Workshop, name: str
) -> None:
    method = getattr(workshop, name)
    assert method.__name__ == name
    assert inspect.getdoc(method)
    parameters = inspect.signature(method).parameters
    assert not {"self", "programme"} & set(parameters)
    for one in parameters.values():
        assert one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD)
        assert one.annotation is not inspect.Parameter.empty


def test_an_activity_takes_the_place_of_its_notebook() -> None:
    portfolio = Notebook("portfolio")
    asked = portfolio.poll("ready", "Ready?", options=["No", "Yes"])
    assert isinstance(asked, Poll)
    assert asked.address == "portfolio/ready"
    assert asked.face["workshop"] == "portfolio"
    assert portfolio.story().address == "programme/story-of-change"


@pytest.mark.parametrize(
    "ask",
    [
        lambda it: it.poll("Ready?", "Ready?", options=["No", "Yes"]),
        lambda it: it.voices("v", "V", topics={"Not a name": "Topic"}),
        lambda it: it.board("b", "B", threads={"Not a name": "Thread"}),
        lambda it: it.talking_points("t", "T", points={"Not a name": "Point"}),
        lambda it: it.recall("workshop1_launch", "Not a name", "Then"),
    ],
)
def test_a_name_that_no_answer_can_hang_on_is_refused(
    workshop: Workshop, ask: Any
) -> None:
    with pytest.raises(AuthoringError, match="cannot be the name of an activity"):
        ask(workshop)


WRONG = """
from toolkit import Workshop

workshop = Workshop("workshop1_launch")
workshop.poll("ready", "Ready?", options=["No", "Yes"])
workshop.poll("ready", "Ready?", option=[])
workshop.board("board", "Board", threads=3)
workshop.poll("ready", "Ready?", options=["No", "Yes"], was=["willing", "able"])
workshop.poll("ready", "Ready?", options=["No", "Yes"], was=3)
"""


def test_mypy_finds_a_wrong_keyword_and_a_wrong_type(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    written = tmp_path / "wrong.py"
    written.write_text(WRONG.lstrip(), encoding="utf-8")
    monkeypatch.chdir(ROOT)  # where `make check` keeps what it has read
    said, _, _ = api.run(["--strict", "--no-error-summary", str(written)])
    found = [line.split(":")[1] for line in said.splitlines() if ": error:" in line]
    assert found == ["5", "6", "8"], said
    assert "option: Sequence[str]" not in said
    assert "options: Sequence[str]" in said


def test_an_activity_says_what_it_was_called_before(workshop: Workshop) -> None:
    asked = workshop.task(
        "t1-shared-picture",
        "A picture",
        fields=[
            workshop.fields.short("who", "Who?", was="whom"),
            workshop.fields.long("why", "Why?"),
        ],
        was=["image", "photo"],
    )
    assert asked.face["was"] == [
        ["image", "t1-shared-picture"],
        ["photo", "t1-shared-picture"],
        ["t1-shared-picture.whom", "t1-shared-picture.who"],
    ]
    assert "was" not in workshop.reflection("hope", "Hope?").face


ASKING = [
    name
    for name in METHODS
    if "was" in inspect.signature(getattr(Workshop, name)).parameters
]


@pytest.mark.parametrize("name", ASKING)
def test_shift_tab_says_what_every_activity_takes_alike(name: str) -> None:
    method = getattr(Workshop, name)
    said = inspect.getdoc(method) or ""
    takes = {"name", "help", "sharing", "outcomes", "was"}
    for each in takes & set(inspect.signature(method).parameters):
        assert f"*{each}* " in said


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda it: it.reflection("b", "B", was="b"), 'such as was="my-b"'),
        (lambda it: it.reflection("b", "B", was=[3]), "says that it was 3 before"),
        (lambda it: it.reflection("b", "B", was="No name"), "cannot be the name"),
        (lambda it: it.reflection("b", "B", was="a"), 'Take was="a" out'),
        (
            lambda it: (
                it.reflection("b", "B", was="c"),
                it.reflection("c", "C"),
            ),
            '"b" says that it was "c"',
        ),
        (
            lambda it: it.task(
                "t",
                "T",
                fields=[it.fields.short("x", "X", was="y"), it.fields.short("y", "Y")],
            ),
            'a field that says it was "y"',
        ),
    ],
)
def test_an_earlier_name_that_cannot_be_one_is_refused_with_the_cure(
    workshop: Workshop, ask: Any, said: str
) -> None:
    workshop.reflection("a", "A")
    with pytest.raises(AuthoringError, match=re.escape(said)):
        ask(workshop)
