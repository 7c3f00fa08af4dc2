"""Which keys are read from the TOML files of a programme, and where: by watching."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from toolkit.programme.toml import TomlTable

Keys = dict[str, set[str]]
"""By the name of the file: each key with the tables around it, as `workshops.title`."""


@contextmanager
def watched(chosen: frozenset[str] = frozenset()) -> Iterator[Keys]:
    """What is asked for while this lasts; names that authors choose are `<name>`.

    *chosen* are names of tables that are somebody's own choice.
    """
    found: Keys = defaultdict(set)

    def asked(table: TomlTable, key: str) -> None:
        whole = ".".join((*_path(table._place), key))
        for name in chosen:
            whole = re.sub(rf"(?<![^.]){re.escape(name)}(?![^.])", "<name>", whole)
        found[table._file].add(whole)

    def watching(method: Callable[..., Any]) -> Callable[..., Any]:
        def watch(table: TomlTable, key: str, *rest: Any, **options: Any) -> Any:
            asked(table, key)
            return method(table, key, *rest, **options)

        return watch

    plain = TomlTable.names

    def names(table: TomlTable, key: str) -> dict[str, str]:
        given = plain(table, key)
        inner = ".".join((*_path(table._place), key))
        found[table._file] -= {f"{inner}.{name}" for name in given}
        asked(table, f"{key}.<name>")
        return given

    with (
        patch.object(TomlTable, "_of_kind", watching(TomlTable._of_kind)),
        patch.object(TomlTable, "has", watching(TomlTable.has)),
        patch.object(TomlTable, "names", names),
    ):
        yield found


def _path(place: str) -> list[str]:
    """The tables around, without their numbers and titles."""
    bare = re.sub(r' \d+( "(?:[^"]|"(?!, |$))*")?(?=, |$)', "", place)
    return bare.split(", ") if bare else []
