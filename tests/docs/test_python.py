"""Every Python block of the guides runs, in the order in which it stands there."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.docs.blocks import GUIDES, ROOT, Block, blocks, blocks_of
from toolkit.scaffold import Wanted, make_programme
from toolkit.settings import kernel_environment

RUN = """
import json, sys
space = {"__name__": "guide"}
for place, text in json.load(sys.stdin):
    exec(compile(text, place, "exec"), space)
"""
READ = [block for block in blocks("python") if block.says == "not run"]
LANGUAGES = {"python", "toml", "sh", "text", "nginx", "ini", "dockerfile", "yaml"}
LANGUAGES |= {"caddyfile", "haproxy", "js", "markdown"}


def running(guide: Path) -> list[tuple[str, str]]:
    return [
        (str(block), block.text)
        for block in blocks_of(guide)
        if block.language == "python" and not block.says
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    "guide",
    [g for g in GUIDES if running(g)],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_the_blocks_run(guide: Path, tmp_path: Path) -> None:
    year = tmp_path / "year"
    make_programme(year, Wanted("Our year", "UTC"), today=date(2027, 2, 1))
    for block in blocks_of(guide):
        if block.says == "file":
            (year / block.what).parent.mkdir(parents=True, exist_ok=True)
            (year / block.what).write_text(block.text, encoding="utf-8")
    told = subprocess.run(
        [sys.executable, "-c", RUN],
        cwd=year,
        env={**kernel_environment(), "KERNEL_BINDING_PERSON": "7"},
        input=json.dumps(running(guide)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr


def test_every_block_says_what_it_is() -> None:
    for guide in GUIDES:
        for block in blocks_of(guide):
            assert block.language in LANGUAGES, f"{block}: {block.language!r}"


@pytest.mark.parametrize("block", READ, ids=str)
def test_a_block_that_only_shows_how_names_what_there_is(block: Block) -> None:
    assert len(block.what) > 20, "Say why it cannot run."
    tree = compile(
        block.text,
        str(block),
        "exec",
        ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT,
    )
    known = dict(imported(block.guide))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            expect_known(call, known)


def imported(guide: Path) -> Iterator[tuple[str, object]]:
    """What the guide's blocks import, by the name that they use for it."""
    for block in blocks_of(guide):
        if block.language == "python":
            for each in ast.walk(ast.parse(block.text)):
                if isinstance(each, ast.ImportFrom) and each.module:
                    module = importlib.import_module(each.module)
                    for name in each.names:
                        yield name.name, getattr(module, name.name)


def expect_known(call: ast.Call, known: dict[str, object]) -> None:
    """Whatever is called by a name that was imported takes what it is given."""
    found = known.get(call.func.id)  # type: ignore[attr-defined]
    if callable(found):
        named = {each.arg: ... for each in call.keywords if each.arg}
        inspect.signature(found).bind_partial(*[... for _ in call.args], **named)
