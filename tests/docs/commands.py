"""Shell lines of the guides, read as a shell and the commands themselves read them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path

import click

from tests.docs.blocks import ROOT, Block
from toolkit.cli import main
from toolkit.model.variables import PREFIX
from toolkit.settings import Settings

SETTINGS = {PREFIX + name.upper() for name in Settings.__dataclass_fields__}
AROUND = frozenset(
    {
        *("cd", "cp", "curl", "git", "jupyter", "mkdir", "nginx", "pip", "podman"),
        *("pg_dump", "pg_restore", "psql", "createdb", "pytest", "sqlite3", "sudo"),
        *("systemctl", "systemd-analyze", "useradd", "install", "apt-get", "su"),
        *("source", "openssl", "conda", "python3", "createuser", "py", "rsync"),
        "journalctl",
    }
)
"""Programs of others that a guide may name; a word that is not here is a slip."""

ASSIGNED = re.compile(r"[A-Za-z_]\w*=")
ASKING = frozenset({"--help", "--version"})
AS_WHOM = frozenset({"-u", "workshops", "postgres"})
TARGETS = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE)


def lines_of(text: str) -> Iterator[list[str]]:
    """Each command of a block as its words, without comments."""
    for line in text.replace("\\\n", " ").splitlines():
        for part in re.split(r" (?:&&|\||;) ", line):
            if words := shlex.split(part, comments=True):
                yield words


def wrong_in(block: Block) -> list[str]:
    """What is wrong with the commands of *block*, each with its line."""
    found = (
        (words, wrong) for words in lines_of(block.text) for wrong in wrong_with(words)
    )
    return [f"{block}: {shlex.join(words)}: {wrong}" for words, wrong in found]


def wrong_with(words: list[str]) -> Iterator[str]:
    """What is wrong with one command."""
    given = list(takewhile(ASSIGNED.match, words))
    for word in given:
        name = word.split("=")[0]
        if name.startswith(PREFIX) and name not in SETTINGS:
            yield f"there is no setting {name}"
    if rest := words[len(given) :]:
        yield from wrong_with_program(rest)


def wrong_with_program(words: list[str]) -> Iterator[str]:
    """What is wrong with one program and what it is told."""
    program = Path(words[0]).name
    if program == "sudo":
        yield from wrong_with([w for w in words[1:] if w not in AS_WHOM])
    elif program == "toolkit":
        yield from wrong_with_toolkit(words[1:])
    elif program == "make":
        yield from (f"no target {w}" for w in words[1:] if w not in TARGETS)
    elif program == "python" and words[1:2] == ["-m"] and not find_spec(words[2]):
        yield f"there is no module {words[2]}"
    elif program not in AROUND and not (ROOT / words[0]).exists():
        yield f"nobody knows {words[0]}"


def wrong_with_toolkit(words: list[str]) -> Iterator[str]:
    """What the command itself would not understand; nothing is run."""
    try:
        understand(words)
    except click.UsageError as wrong:
        yield wrong.format_message()


def understand(words: list[str]) -> None:
    """Read *words* as the command does, to the end.

    Raises:
        click.UsageError: there is no such command or option, or an argument is missing.
    """
    if ASKING & set(words):
        chosen(list(takewhile(lambda word: word not in ASKING, words)))
        return
    context, words = chosen(words)
    command = context.command
    if isinstance(command, click.Group):
        raise click.UsageError("a command is missing")
    given, rest, _order = command.make_parser(context).parse_args(args=list(words))
    if rest:
        raise click.UsageError(f"{rest[0]} is too much")
    for each in command.params:
        told = given.get(each.name)
        if told is None or not isinstance(told, str | tuple | list):
            _expect_optional(each)
        elif isinstance(each.type, click.Choice | click.IntRange):
            each.type.convert(told, each, context)


def chosen(words: list[str]) -> tuple[click.Context, list[str]]:
    """The command that *words* begin with, and what follows it.

    Raises:
        click.UsageError: there is no such command.
    """
    context = click.Context(main, info_name="toolkit")
    while words and isinstance(context.command, click.Group):
        found = context.command.get_command(context, words[0])
        if found is None:
            raise click.UsageError(f"there is no command {words[0]}")
        context = click.Context(found, info_name=words[0], parent=context)
        words = words[1:]
    return context, words


def _expect_optional(each: click.Parameter) -> None:
    if each.required:
        raise click.UsageError(f"{each.human_readable_name} is missing")


def all_commands(
    group: click.Group = main, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, click.Command]]:
    """Every command that does something, by its whole name."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from all_commands(command, (*path, name))
        elif not command.hidden:
            yield " ".join((*path, name)), command
