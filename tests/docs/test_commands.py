"""Every shell line of the guides is one that works, and every command has its line."""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

import click
import pytest

from tests.docs.blocks import GUIDES, ROOT, Block, blocks
from tests.docs.commands import all_commands, lines_of, understand, wrong_in, wrong_with

SHELL = blocks("sh")
COMMANDS = dict(all_commands())
INLINE = re.compile(r"`toolkit ([a-z][^`]*)`")


@pytest.mark.parametrize("block", SHELL, ids=str)
def test_each_line_is_understood(block: Block) -> None:
    assert wrong_in(block) == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_command_in_a_sentence_is_there(guide: Path) -> None:
    for said in INLINE.findall(guide.read_text(encoding="utf-8")):
        words = said.replace("\n", " ").split()
        assert named_by(words), f"{guide.name}: toolkit {said}"


def named_by(words: list[str]) -> bool:
    """Whether the words begin with a command, or are a group of them."""
    bare = list(takewhile(re.compile(r"[a-z-]+$").match, words))
    names = [" ".join(words[:n]) for n in range(1, len(bare) + 1)]
    groups = {" ".join(bare), " ".join(word for word in bare if word[0] != "-")}
    return any(name in COMMANDS for name in names) or any(
        command.startswith(f"{group} ") for command in COMMANDS for group in groups
    )


def test_what_is_wrong_is_found() -> None:
    for slip, said in (
        ("toolkit serv", "no command serv"),
        ("toolkit serve --prot 80", "--prot"),
        ("toolkit restore", "missing"),
        ("TOOLKIT_PROT=80 toolkit serve", "TOOLKIT_PROT"),
        ("make serv", "no target"),
        ("tolkit serve", "nobody knows"),
        ("python -m tests.nowhere", "no module"),
    ):
        (words,) = lines_of(slip)
        assert any(said in wrong for wrong in wrong_with(words)), slip


def test_what_is_right_is_not() -> None:
    understand(["serve", "--port", "8000", "--no-demo"])
    with pytest.raises(click.UsageError):
        understand(["person", "erase", "a", "b"])
