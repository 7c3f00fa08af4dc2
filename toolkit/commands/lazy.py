"""Groups of commands that are named, and helped with, before anything is imported.

A command's module is read when it is run, or asked what its options are.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click
from click.shell_completion import CompletionItem

from toolkit.commands.table import GROUP


class LazyGroup(click.Group):
    """The commands of a *table* that begin with the words *under*, fetched singly."""

    def __init__(
        self,
        said: str,
        *,
        table: Mapping[str, tuple[str, str]],
        under: str = "",
        **more: Any,
    ) -> None:
        super().__init__(under or None, help=said, **more)
        self._table, self._under = table, under

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of the alphabet."""
        return [*self.lines()]

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        """The command of that name, whose module is imported; None if there is none."""
        if name not in self.lines():
            return None
        key = f"{self._under} {name}".strip()
        where, said = self._table[key]
        if where == GROUP:
            return LazyGroup(said, table=self._table, under=key)
        return fetch(where)

    def format_commands(
        self, _ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write what the commands are for, as the table says it."""
        with formatter.section("Commands"):
            formatter.write_dl([*self.lines().items()])

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        """What may follow: a command, or what every command takes."""
        named = [
            CompletionItem(name, help=said)
            for name, said in self.lines().items()
            if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def lines(self) -> dict[str, str]:
        """What each command of this group is for."""
        start = f"{self._under} " if self._under else ""
        found = {
            key.removeprefix(start): said.removesuffix(".")
            for key, (_, said) in sorted(self._table.items())
            if key.startswith(start)
        }
        return {name: said for name, said in found.items() if " " not in name}


def fetch(where: str) -> click.Command:
    """The command that is at *where*, written `module:attribute`."""
    module, _, attribute = where.partition(":")
    found = getattr(importlib.import_module(module), attribute)
    if not isinstance(found, click.Command):
        raise TypeError(f"{where} is no command.")
    return found
