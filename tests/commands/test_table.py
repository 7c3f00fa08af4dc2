"""Which commands there are is known without reading them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import click
import pytest

from tests.serving import PATIENCE
from toolkit.cli import main
from toolkit.commands.lazy import LazyGroup
from toolkit.commands.table import COMMANDS, GROUP

HEAVY = ("voila", "tornado", "pandas", "sqlalchemy", "ipywidgets", "nbconvert")
SHOWN = f"print(sorted({{*sys.modules}} & {{*{HEAVY!r}}}), file=sys.stderr)"
RUN = f"""
import atexit, os, sys
atexit.register(lambda: {SHOWN})
os.environ.update(zip(sys.argv[1::2], sys.argv[2::2]))
sys.argv = ["toolkit", *os.environ.pop("TYPED").split()]
from toolkit.__main__ import main
main()
"""


def typed(words: str, **around: str) -> subprocess.CompletedProcess[str]:
    """What comes of typing *words*, and at the end which heavy packages were read."""
    told = [each for pair in {"TYPED": words, **around}.items() for each in pair]
    return subprocess.run(
        [sys.executable, "-c", RUN, *told],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def completed(words: str) -> tuple[list[str], str]:
    """What a shell would offer after *words*, and which heavy packages were read."""
    count = str(len(words.split(" ")) - 1)
    told = typed(
        "", _TOOLKIT_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=count
    )
    offered = [line.partition(",")[2] for line in told.stdout.splitlines()]
    return offered, told.stderr.strip()


def each_command(
    group: LazyGroup = main, under: str = ""
) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        found = group.get_command(context, name)
        assert found is not None
        yield f"{under}{name}", found
        if isinstance(found, LazyGroup):
            yield from each_command(found, f"{under}{name} ")


@pytest.mark.parametrize("words", ["--help", "cohort --help", "person --help"])
def test_help_reads_nothing_heavy(words: str):
    told = typed(words)
    assert "Commands:" in told.stdout
    assert told.stderr.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("toolkit co", ["cohort", "compact"]),
        ("toolkit person m", ["merge", "move"]),
        ("toolkit serve --p", ["--port"]),
        ("toolkit ready --w", ["--workshop"]),
    ],
)
def test_completion_reads_nothing_heavy(words: str, offered: list[str]):
    found, read = completed(words)
    assert [each for each in found if each in offered] == offered
    assert read == "[]"


@pytest.mark.slow
@pytest.mark.parametrize("command", ["person withdraw", "message log", "person data"])
def test_help_of_a_command_waits_for_no_page_and_no_document(command: str):
    told = typed(f"{command} --help")
    assert told.stdout.startswith(f"Usage: toolkit {command}")
    assert told.stderr.strip() in ("[]", "['sqlalchemy']")


def test_every_command_is_there_and_says_what_the_table_says():
    there = dict(each_command())
    assert [*there] == sorted(COMMANDS)
    for name, found in there.items():
        where, said = COMMANDS[name]
        assert (where == GROUP) == isinstance(found, LazyGroup), name
        assert str(found.help).partition("\n")[0] == said, name


def test_the_help_of_a_command_is_in_the_list_of_its_group():
    told = typed("--help").stdout
    assert " ".join(told.split()).count("Copy the database, even while") == 1


def test_a_command_that_there_is_not_is_named():
    told = typed("cohort ad")
    assert told.returncode == 2
    assert "No such command 'ad'" in told.stderr
