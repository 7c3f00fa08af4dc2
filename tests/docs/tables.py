"""Tables of the guides that are made from the code: `python -m tests.docs` writes them.

Each stands between `<!-- table: NAME -->` and `<!-- end of table -->`.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from functools import partial
from pathlib import Path
from types import ModuleType

import click

from tests.docs.blocks import ROOT
from tests.docs.commands import all_commands
from tests.widgets.pages import PACKAGES
from toolkit import Cohort, Notebook, Workshop
from toolkit.model.variables import PREFIX
from toolkit.settings import Settings

END = "<!-- end of table -->"


def settings() -> Iterator[tuple[str, ...]]:
    yield "setting", "at first", "what it says"
    for each in fields(Settings):
        at_first = str(each.default)
        shown = f"`{at_first}`" if at_first else "empty"
        yield f"`{PREFIX}{each.name.upper()}`", shown, each.metadata["sentence"]


def commands() -> Iterator[tuple[str, ...]]:
    yield "command", "what it does", "options"
    for name, command in all_commands():
        arguments = "".join(f" {word}" for word in _arguments(command))
        options = ", ".join(f"`{option}`" for option in options_of(command))
        yield f"`toolkit {name}{arguments}`", _short(command), options


def methods() -> Iterator[tuple[str, ...]]:
    yield "in a notebook", "what it shows"
    for name, member in _public(Workshop, Notebook):
        yield f"`workshop.{name}`", _sentence(member)


def makers(of: ModuleType) -> Iterator[tuple[str, ...]]:
    """The functions that *of* defines, as authors reach them by `workshop`."""
    kind = of.__name__.rpartition(".")[2]
    yield f"in `workshop.{kind}`", "what it makes"
    for name, made in vars(of).items():
        is_own = inspect.isfunction(made) and made.__module__ == of.__name__
        if is_own and not name.startswith("_"):
            yield f"`{kind}.{name}`", _sentence(made)


def frames() -> Iterator[tuple[str, ...]]:
    yield "of a cohort", "what it gives"
    for name, member in _public(Cohort):
        yield f"`cohort.{name}`", _sentence(member)


def widgets() -> Iterator[tuple[str, ...]]:
    yield "package", "release", "what draws it", "to name in `evaluate`", "to know"
    for each in PACKAGES:
        drawn = "Voila's scripts" if each.is_classic else "the page itself"
        named = f"`{each.evaluates}`" if each.evaluates else ""
        yield each.name, each.release, drawn, named, each.limits


TABLES: dict[str, Callable[[], Iterable[tuple[str, ...]]]] = {
    "settings": settings,
    "commands": commands,
    "methods": methods,
    "fields": partial(makers, Notebook.fields),
    "questions": partial(makers, Notebook.questions),
    "frames": frames,
    "widgets": widgets,
}
PLACES = {
    "settings": "docs/running.md",
    "commands": "docs/running.md",
    "methods": "docs/writing.md",
    "fields": "docs/writing.md",
    "questions": "docs/writing.md",
    "frames": "docs/facilitating.md",
    "widgets": "docs/writing.md",
}


def written(name: str) -> str:
    """The table as Markdown."""
    heading, *rows = (
        [cell.replace("|", "\\|") for cell in row] for row in TABLES[name]()
    )
    lines = [heading, ["---"] * len(heading), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines) + "\n"


def place_of(name: str) -> re.Match[str]:
    """Where the guide has this table.

    Raises:
        AssertionError: it has none.
    """
    text = (ROOT / PLACES[name]).read_text(encoding="utf-8")
    found = re.search(
        rf"(?<=<!-- table: {name} -->\n\n)(.*?)(?={END})", text, re.DOTALL
    )
    assert found, f"{PLACES[name]} has no place for the table “{name}”."
    return found


def write_all() -> None:
    """Write each table anew into its guide."""
    for name, guide in PLACES.items():
        place, path = place_of(name), Path(ROOT / guide)
        text = place.string[: place.start()] + written(name)
        path.write_text(text + place.string[place.end() :], encoding="utf-8")


def options_of(command: click.Command) -> list[str]:
    """The long names of all that can be said to *command*."""
    return [
        name
        for each in command.params
        if isinstance(each, click.Option) and not each.hidden
        for name in (*each.opts, *each.secondary_opts)
        if name.startswith("--")
    ]


def _arguments(command: click.Command) -> Iterator[str]:
    for each in command.params:
        if isinstance(each, click.Argument):
            word = each.human_readable_name.upper() + ("..." if each.nargs < 0 else "")
            yield word if each.required else f"[{word}]"


def _short(command: click.Command) -> str:
    return " ".join((command.help or "").split("\n\n")[0].split())


def _public(*classes: type) -> Iterator[tuple[str, object]]:
    members = {name: member for each in classes for name, member in vars(each).items()}
    return ((name, it) for name, it in members.items() if not name.startswith("_"))


def _sentence(member: object) -> str:
    text = inspect.getdoc(member)
    assert text, f"{member} says nothing of itself."
    first = " ".join(text.split("\n\n")[0].split())
    return re.split(r"(?<=\.) (?=[A-Z*`])", first)[0]
