"""Every key of a programme's files has its line, and every example has known keys."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, Block, blocks, first_column
from tests.docs.keys import Keys, watched
from toolkit.programme import load_programme
from toolkit.programme.calendars import load_calendar

GUIDE = "docs/writing.md"
HEADINGS = {
    "programme.toml": "Every key of `programme.toml`",
    "packs.toml": "Every key of `packs.toml`",
    "about.toml": "Every key of `about.toml`",
    "audit.toml": "Every key of `audit.toml`",
    "elements.toml": "Every key of `elements.toml`",
    "calendar.toml": "Every key of a calendar",
}
CALENDAR = """
zone = "Europe/London"

[workshop2]
date = 2027-01-20

[[breaks]]
name = "Half term"
first = 2027-02-15
last = 2027-02-19

[[meetings]]
title = "An evening"
kind = "seminar"
date = 2027-02-02
start = "17:00"
"""
FRAGMENTS = [block for block in blocks("toml") if not block.says]
WHOLE = [block for block in blocks("toml") if block.says == "file"]
FREE = {("outcomes",), ("wording",)}
"""Tables whose keys are the author's own."""

NAMES = frozenset(
    {"feedback", *(f"workshop{n}" for n in (2, 3, 4)), "workshop1_launch"}
)
"""Names of workshops in examples, which stand for anybody's."""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Keys:
    """What is read of the files of a programme and of a calendar."""
    calendar = tmp_path_factory.mktemp("dates") / "calendar.toml"
    calendar.write_text(CALENDAR, encoding="utf-8")
    with watched(NAMES) as found:
        load_calendar(calendar, load_programme(ROOT / "programme.toml"))
    return found


@pytest.mark.parametrize("file", HEADINGS)
def test_each_key_has_its_line(asked: Keys, file: str) -> None:
    assert set(first_column(GUIDE, HEADINGS[file])) == leaves(asked[file])


def test_each_file_has_its_table(asked: Keys) -> None:
    assert set(asked) == set(HEADINGS)


def leaves(keys: set[str]) -> set[str]:
    """The keys that hold something, not only further keys."""
    return {
        key for key in keys if not any(other.startswith(f"{key}.") for other in keys)
    }


@pytest.mark.parametrize("block", FRAGMENTS, ids=str)
def test_the_keys_of_an_example_are_known(block: Block, asked: Keys) -> None:
    known = {file: leaves(keys) for file, keys in asked.items()}
    used = set(used_in(tomllib.loads(block.text)))
    assert any(used <= keys for keys in known.values()), used


@pytest.mark.parametrize("block", WHOLE, ids=str)
def test_the_keys_of_a_whole_file_are_those_of_its_kind(block: Block) -> None:
    kind = ROOT / "toolkit" / "demo" / Path(block.what).name
    known = set(used_in(tomllib.loads(kind.read_text(encoding="utf-8"))))
    assert set(used_in(tomllib.loads(block.text))) <= known


def used_in(table: dict[str, object], path: tuple[str, ...] = ()) -> Iterator[str]:
    """Every key of an example, with the tables around it."""
    for key, value in table.items():
        name = "<name>" if key in NAMES or path in FREE else key
        inner = value if isinstance(value, list) else [value]
        if inner and isinstance(inner[0], dict):
            for each in inner:
                yield from used_in(each, (*path, name))
        else:
            yield ".".join((*path, name))


def test_the_watch_sees_a_key_that_is_not_there(tmp_path: Path) -> None:
    with watched() as found:
        load_programme(ROOT / "programme.toml")
    assert "workshops.folder" in found["programme.toml"]
    assert "outcomes.<name>" in found["programme.toml"]
