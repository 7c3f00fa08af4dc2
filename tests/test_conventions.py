"""What linters cannot hold."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from toolkit import Workshop
from toolkit.activities.base.kind import ActivityKind, narrower_kinds
from toolkit.activities.task import fields

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = sorted(ROOT.glob("toolkit/**/*.js"))
SENT_TO_BROWSERS = [
    path
    for pattern in ("*.js", "*.css", "*.j2", "*.html")
    for path in sorted(ROOT.glob(f"toolkit/**/{pattern}"))
]
# A migration is a record, not a story.
MODULES = [
    path
    for path in sorted(ROOT.glob("toolkit/**/*.py"))
    if "migrations" not in str(path)
]
OF_BLOCKS = re.MULTILINE | re.DOTALL
SHEETS = sorted(ROOT.glob("toolkit/activities/**/*.css"))
OF_ALL_SHEETS = {"ws-activity", "ws-panel"}
"""What other rules stand below: the frames of activities and of panels."""
WORKSHOPS = tomllib.loads((ROOT / "programme.toml").read_text())["workshops"]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def read(path: Path) -> str:
    return path.read_text()


@cache
def parsed(module: Path) -> ast.Module:
    return ast.parse(read(module))


def test_a_script_is_short_enough_to_read_at_once() -> None:
    beside = re.compile(r"^import \{[^}]*\} from .*\n|^ */\*\*.*?\*/\n", OF_BLOCKS)
    lengths = {
        named(script): len(beside.sub("", read(script)).splitlines())
        for script in SCRIPTS
    }
    assert {name: lines for name, lines in lengths.items() if lines > 150} == {}


def test_a_module_is_short_enough_to_keep_in_mind() -> None:
    lengths = {named(module): len(read(module).splitlines()) for module in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > 300} == {}


def test_days_and_hours_are_spelled_in_one_place_and_for_no_zone_of_ours() -> None:
    spells = re.compile(r'\{[^{}"]*:%[HMBbAd]|ZoneInfo\("|\.toLocale\w*String')
    found = [path for path in (*MODULES, *SCRIPTS) if spells.search(read(path))]
    assert [named(path) for path in found] == ["toolkit/model/dates.py"]


def test_a_class_belongs_to_one_style_sheet() -> None:
    """All sheets stand on one page: a name used twice is drawn as both."""
    owners: dict[str, set[str]] = {}
    for sheet in SHEETS:
        rules = re.sub(r"/\*.*?\*/", "", read(sheet), flags=re.DOTALL)
        for found in re.findall(
            r"^ *\.(ws-[\w-]+)(?: *,$|[^{;]*\{)", rules, re.MULTILINE
        ):
            owners.setdefault(found, set()).add(sheet.name)
    shared = {name: sheets for name, sheets in owners.items() if len(sheets) > 1}
    assert {name: shared[name] for name in shared.keys() - OF_ALL_SHEETS} == {}


def test_a_function_tells_one_story() -> None:
    too_long = [
        f"{named(module)}: {node.name}: {length} lines of code"
        for module in MODULES
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := statement_lines(node)) > 25
    ]
    assert too_long == []


def test_other_packages_ask_an_activity_and_never_test_its_kind() -> None:
    places = [
        f"{named(module)}:{node.lineno}: {ast.unparse(node)}"
        for module in MODULES
        if "activities" not in module.parts
        for node in ast.walk(parsed(module))
        if isinstance(node, ast.expr | ast.Match) and decides_by_kind(node)
    ]
    assert places == []


@pytest.mark.parametrize(
    "planted",
    [
        'one.kind == "poll"',
        'face["kind"] in ("task", "pen_picture")',
        "ANSWERS[face['kind']]",
        'ANSWERS.get(face.get("kind"))',
        "ORDER.index(asked.kind)",
        'kind != "recall"',
        "one.kind not in SHOWN_AGAIN",
        "match asked.kind:\n    case 'poll': pass",
    ],
)
def test_a_test_of_an_activitys_kind_is_found(planted: str) -> None:
    assert any(decides_by_kind(node) for node in ast.walk(ast.parse(planted)))


def test_what_happened_may_be_told_by_its_kind() -> None:
    allowed = (
        "event.kind is EventKind.PACE",
        "activity_kind(one.kind).repeats",
        "match message.kind:\n    case MessageKind.WISH: pass",
    )
    for told in allowed:
        assert not any(decides_by_kind(node) for node in ast.walk(ast.parse(told)))


def test_whatever_asks_for_something_can_be_printed() -> None:
    unprinted = [
        kind.__name__
        for kind in narrower_kinds(ActivityKind)
        if hasattr(kind, "kind") and kind.is_asked
        if kind.printed is ActivityKind.printed
    ]
    assert unprinted == []


OF_NO_ACTIVITY = ("EventKind.", "MessageKind.")
"""Kinds of what happened, and of what is written to people."""

KINDS = {kind.kind for kind in narrower_kinds(ActivityKind) if hasattr(kind, "kind")}


def decides_by_kind(node: ast.AST) -> bool:
    """Whether *node* compares, or looks up, the kind of something."""
    match node:
        case ast.Compare():
            return compares_kind([node.left, *node.comparators])
        case ast.Match(subject=subject, cases=[first, *_]):
            told = ast.unparse(first.pattern).startswith(OF_NO_ACTIVITY)
            return is_kind(subject) and not told
        case ast.Subscript(slice=key):
            return is_kind(key)
        case ast.Call(func=ast.Attribute(attr="get" | "index"), args=[key, *_]):
            return is_kind(key)
    return False


def compares_kind(sides: list[ast.expr]) -> bool:
    if any(ast.unparse(side).startswith(OF_NO_ACTIVITY) for side in sides):
        return False
    inner = [part for side in sides for part in ast.walk(side)]
    named = any(isinstance(part, ast.Name) and part.id == "kind" for part in inner)
    known = any(isinstance(p, ast.Constant) and p.value in KINDS for p in inner)
    return any(map(is_kind, sides)) or (named and known)


def is_kind(node: ast.AST) -> bool:
    """Whether *node* reads the kind of something: `one.kind`, `face["kind"]`."""
    match node:
        case ast.Attribute(attr="kind"):
            return True
        case ast.Subscript(slice=ast.Constant("kind")):
            return True
        case ast.Call(func=ast.Attribute(attr="get"), args=[ast.Constant("kind"), *_]):
            return True
    return False


def statement_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


def found_in(paths: Iterable[Path], words: str) -> list[str]:
    """Where *words*, a regular expression, stands."""
    return [
        f"{named(path)}: {found}"
        for path in paths
        for found in re.findall(words, read(path))
    ]


def test_a_page_asks_no_other_host_for_anything() -> None:
    # What is named at w3.org is a namespace, and asks for nothing.
    host = r"(?:https?:)?//(?!www\.w3\.org/)[\w-]+\.[\w.-]+"
    assert found_in(SENT_TO_BROWSERS, host) == []


def test_a_script_never_turns_text_into_markup() -> None:
    markup = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b"
    assert found_in(SCRIPTS, markup) == []


def test_conda_and_pip_install_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    conda = yaml.safe_load((ROOT / "environment.yml").read_text())
    python, pip, packages = conda["dependencies"]
    assert project["requires-python"] == ">=" + python.removeprefix("python=")
    assert (pip, packages) == ("pip", {"pip": ["-r requirements.lock", "-e .[dev]"]})


def test_the_lock_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text()
    assert not re.search(r"https?://|--(extra-)?index|--trusted-host", lock)


def test_the_lock_of_the_scripts_tools_says_what_and_not_where_from() -> None:
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"].values()
    assert not [package for package in packages if "resolved" in package]


GALLERY = json.loads((ROOT / "notebooks" / "gallery.ipynb").read_text("utf-8"))["cells"]
PUBLIC = [name for name in dir(Workshop) if not name.startswith("_")]


def code_of_gallery() -> list[tuple[str, dict[str, Any]]]:
    code = [cell for cell in GALLERY if cell["cell_type"] == "code"]
    return [("".join(cell["source"]), cell) for cell in code]


MAKERS = ("fields", "questions")


@pytest.mark.parametrize("method", [name for name in PUBLIC if name not in MAKERS])
def test_every_method_of_an_author_is_shown_once_in_the_gallery(method: str) -> None:
    shown = [
        cell
        for source, cell in code_of_gallery()
        if re.search(rf"^(gallery|launch)\.{method}[.(]", source)
        and "show-code" in cell["metadata"].get("tags", ())
    ]
    assert len(shown) == 1, (
        f"Show `{method}` in notebooks/gallery.ipynb: a Markdown cell that says when "
        'to use it, then one code cell, tagged "show-code", that begins with '
        f"gallery.{method}(."
    )
    before = GALLERY[GALLERY.index(shown[0]) - 1]
    assert "".join(before["source"]).startswith(f"**`{method}`**: "), (
        f"Before the code of `{method}` in notebooks/gallery.ipynb, a Markdown cell "
        f"that begins with **`{method}`**: says when to use it."
    )


@pytest.mark.parametrize("kind", [n for n in fields.__all__ if n != "Field"])
def test_every_kind_of_field_is_shown_in_the_gallery(kind: str) -> None:
    sources = "".join(source for source, _cell in code_of_gallery())
    assert f"gallery.fields.{kind}(" in sources, (
        f"Add a field made with `fields.{kind}` to the task of notebooks/gallery.ipynb."
    )


def test_every_workshop_has_its_three_parts() -> None:
    # The folders of workshops that are not written yet are not there either.
    written = [ROOT / w["name"] for w in WORKSHOPS if (ROOT / w["name"]).exists()]
    assert written
    for folder in written:
        assert (folder / "workshop.ipynb").is_file()
        assert (folder / "facilitator.md").is_file()
        pictures = [*(folder / "assets").glob("*")]
        assert not pictures or (folder / "assets" / "CREDITS.md") in pictures
        assert list(folder.rglob("*.py")) == []
