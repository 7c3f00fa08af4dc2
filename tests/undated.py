"""Finds a month, weekday, year or hour that an author typed."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]

DATED = re.compile(
    r"""
    \b(?:January|February|March|April|June|July|August|September|October|November
        |December|Easter|Christmas)\b
    | \b(?i:in|by|since|until|before|after|from|of|to|and|or|\d+)\ May\b
    | \bMay\b(?!\ (?:I|we|you|they|one|it|this|that|the|all|every|each|your|our)\b)
    | \b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b
    | \b\d{1,2}(?:st|nd|rd|th)?\ (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b
    | \b(?:19|20)\d\d\b
    | \b(?:0?[6-9]|1\d|2[0-3]):[0-5]\d\b
    | \bo.clock\b | \bhalf\ past\b | \bquarter\ (?:past|to)\b
    """,
    re.VERBOSE,
)


def content(paths: Iterable[Path]) -> Iterator[tuple[str, str, str]]:
    """Everything authors wrote there: its file, the place in it, and the words."""
    read = {".ipynb": _cells, ".md": _lines, ".toml": _values, ".py": _said}
    for path in paths:
        for place, text in read[path.suffix](path.read_text(encoding="utf-8")):
            yield path.relative_to(ROOT).as_posix(), place, text


def _cells(written: str) -> Iterator[tuple[str, str]]:
    for cell in json.loads(written)["cells"]:
        yield f'cell "{cell["id"]}"', "".join(cell["source"])


def _lines(written: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(written.splitlines(), start=1):
        yield f"line {number}", line


def _values(written: str) -> Iterator[tuple[str, str]]:
    return _texts(tomllib.loads(written))


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text and day in *value*, with the keys that lead to it."""
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _texts(below, f"{key}.{name}".strip("."))
    elif isinstance(value, list):
        for number, below in enumerate(value, start=1):
            yield from _texts(below, f"{key}.{number}")
    else:
        yield key, str(value)


def _said(written: str) -> Iterator[tuple[str, str]]:
    """The texts of a script, docstrings excepted."""
    nodes = list(ast.walk(ast.parse(written)))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if not isinstance(node, ast.Constant) or id(node) in told:
            continue
        if isinstance(node.value, str):
            yield f"line {node.lineno}", node.value
