"""ES modules joined into one text: no build, and nothing to install for serving.

The files say what they take (`import { h } from "../base/dom.js";`) and what they give
(`export const frame = ...`), so that editors, linters and type checkers follow them.
Here they lose both, and their comments, and share one scope: each once, after those it
takes from. A script of a programme's own takes what stands here by the package's name:
`import { h } from "toolkit/base/dom.js";`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.files import ACTIVITIES, PACKAGE

_NOTES = re.compile(
    r"^[ \t]*//[^\n]*\n|^[ \t]*/\*\*.*?\*/[ \t]*\n|/\*\*.*?\*/ ?", re.M | re.S
)
"""Comments on lines of their own, and types: for who reads the file."""
_TAKES = re.compile(
    r"^import \{(?P<names>[\w$\s,]*)\} from "
    r'"(?P<path>(?:\.\.?|toolkit)/[\w./-]+\.js)";\n',
    re.M,
)
_PACKAGED = "toolkit/"
_NAMED = re.compile(
    r"^(?P<given>export )?"
    r"(?:(?:const|let) (?P<value>[\w$]+) =|let (?P<later>[\w$]+);"
    r"|(?:class|(?:async )?function\*?) (?P<block>[\w$]+)\b)",
    re.M,
)
_TOP = re.compile(r"^(?:export |const |let |var |class |function\b|async ).*", re.M)
_LEFT = re.compile(r"^[ \t]*(?:import|export)\b(?! *\().*", re.M)


class ModuleError(ToolkitError):
    """Scripts that cannot be joined; for who wrote them."""


@dataclass(frozen=True)
class Source:
    """One file: its code alone, what it takes from which file, names and gives."""

    path: Path
    code: str
    takes: Mapping[Path, tuple[str, ...]]
    names: tuple[str, ...]
    gives: frozenset[str]


def in_order(*tops: Path) -> tuple[Source, ...]:
    """The files of *tops* and of all they take from, each once and after its needs.

    Raises:
        ModuleError: a file uses a form that is not known here, takes what another does
            not give, takes from itself by a detour, or names what another names.
    """
    done: dict[Path, Source] = {}
    for top in tops:
        _add(top.resolve(), done, ())
    _refuse_clashes(done.values())
    return tuple(done.values())


def joined(sources: Iterable[Source]) -> str:
    """The code of *sources*, to stand in one scope."""
    return "\n".join(source.code for source in sources)


def _add(path: Path, done: dict[Path, Source], waiting: tuple[Path, ...]) -> None:
    if path in done:
        return
    if path in waiting:
        circle = " -> ".join(map(_named, (*waiting[waiting.index(path) :], path)))
        raise ModuleError(
            f"These scripts take from each other in a circle: {circle}. "
            "Move what both need into a file of its own."
        )
    source = read(path)
    for other, names in source.takes.items():
        _add(other, done, (*waiting, path))
        for name in names:
            if name not in done[other].gives:
                raise ModuleError(
                    f"{_named(path)} takes {name} from {_named(other)}, which does not "
                    f'give it. Write "export" before {name} there, or mend the name.'
                )
    done[path] = source


def read(path: Path) -> Source:
    """The file at *path*, taken apart; once, if it came with the package.

    Raises:
        ModuleError: it is not there, or uses a form that is not known here.
    """
    return _kept(path) if path.is_relative_to(PACKAGE) else _read(path)


@functools.cache
def _kept(path: Path) -> Source:
    return _read(path)


def _read(path: Path) -> Source:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ModuleError(
            f"There is no script {_named(path)}. Mend the path of what takes from it."
        ) from None
    text = _NOTES.sub("", text)
    takes: dict[Path, tuple[str, ...]] = {}
    for found in _TAKES.finditer(text):
        other = _taken(found["path"], path)
        takes[other] = (*takes.get(other, ()), *_listed(found["names"], path))
    rest = _TAKES.sub("", text)
    named = {found.start(): found for found in _NAMED.finditer(rest)}
    _refuse_unknown(rest, set(named), path)
    code = _NAMED.sub(lambda found: found[0].removeprefix("export "), rest)
    names = {
        found["value"] or found["later"] or found["block"]: bool(found["given"])
        for found in named.values()
    }
    gives = frozenset(name for name, given in names.items() if given)
    return Source(path, f"{code.strip()}\n", takes, tuple(names), gives)


def _taken(named: str, path: Path) -> Path:
    """The file that *path* calls *named*."""
    if named.startswith(_PACKAGED):
        return ACTIVITIES / named.removeprefix(_PACKAGED)
    return (path.parent / named).resolve()


def _listed(names: str, path: Path) -> list[str]:
    listed = [name.strip() for name in names.split(",") if name.strip()]
    for name in listed:
        if not re.fullmatch(r"[\w$]+", name):
            raise _unknown(path, f"import {{ {name} }}")
    return listed


def _refuse_unknown(text: str, known: set[int], path: Path) -> None:
    """What begins a line like a name, an import or an export has to be a known one."""
    for pattern in (_TOP, _LEFT):
        for found in pattern.finditer(text):
            if found.start() not in known:
                raise _unknown(path, found[0].strip())


def _unknown(path: Path, form: str) -> ModuleError:
    return ModuleError(
        f'{_named(path)} says "{form}", which cannot be joined. Write '
        'import { name } from "./file.js"; and "export" before a const, let, function '
        "or class, each with one name and at the beginning of its line."
    )


def _refuse_clashes(sources: Iterable[Source]) -> None:
    owners: dict[str, Path] = {}
    for source in sources:
        for name in source.names:
            if name in owners:
                raise ModuleError(
                    f"{_named(owners[name])} and {_named(source.path)} both name "
                    f"{name}, and stand in one script. Let one take it from the other, "
                    "or give one of them another name."
                )
            owners[name] = source.path


def _named(path: Path) -> str:
    inside = path.is_relative_to(PACKAGE)
    return path.relative_to(PACKAGE).as_posix() if inside else path.name
