"""Packages that `programme.toml` names, and that nothing here can import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from importlib.metadata import packages_distributions
from importlib.util import find_spec

from toolkit.checking.around import TABLES
from toolkit.checking.finding import Finding
from toolkit.checking.names import LEVELS
from toolkit.checking.written import Checked
from toolkit.programme.evaluating import OF_NOTEBOOK

_RULE = "package"


def packages(known: Mapping[str, Checked]) -> Iterator[Finding]:
    """Those that may make code from text, and are not there."""
    for checked in list(known.values())[:1]:
        for name in checked.programme.evaluate:
            if name != OF_NOTEBOOK and not _is_there(name, known):
                yield _missing(checked, name)


def _is_there(name: str, known: Mapping[str, Checked]) -> bool:
    folders = {checked.written.served.folder for checked in known.values()}
    folders |= {checked.root for checked in known.values()}
    beside = (folder / each for folder in folders for each in (name, f"{name}.py"))
    return find_spec(name) is not None or any(place.exists() for place in beside)


def _missing(checked: Checked, name: str) -> Finding:
    file = checked.root / TABLES
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    at = [number for number, line in enumerate(lines, 1) if f'"{name}"' in line]
    near = get_close_matches(name, _names_of(name) or [*packages_distributions()], n=1)
    cure = f'Write "{near[0]}".' if near else "Correct its spelling, or take it out."
    return Finding(
        file,
        f'"evaluate" names "{name}", and no such package is installed.',
        cure,
        line=at[0] if len(at) == 1 else None,
        level=LEVELS[_RULE],
        rule=_RULE,
    )


def _names_of(name: str) -> list[str]:
    """As what Python imports what is installed by the name of *name*."""
    wanted = name.replace("_", "-").lower()
    return [
        imported
        for imported, installed in packages_distributions().items()
        if any(each.replace("_", "-").lower() == wanted for each in installed)
    ]
