"""The scripts of the programme's own activities: joined, and read, but never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.activities.base.component import module
from toolkit.activities.base.javascript import ModuleError
from toolkit.activities.base.own import own_folders, own_names
from toolkit.checking.finding import Finding
from toolkit.checking.names import LEVELS
from toolkit.checking.parsing import NotRead, Script, not_read
from toolkit.checking.written import Checked

_RULE = "script"


def scripts(_known: Mapping[str, Checked]) -> Iterator[Finding]:
    """What keeps them from being joined, or from being read by a browser."""
    joined: list[Script] = []
    for file in _own_files():
        try:
            joined.append(Script(str(file), _text(file)))
        except ModuleError as mistake:
            yield _finding(file, str(mistake))
    for wrong in not_read(joined) or ():
        file, line = _place(wrong)
        message = f"no browser can read it: {wrong.what}{wrong.beside}"
        yield _finding(file, message, "Correct that line.", line=line)


def _text(file: Path) -> str:
    """What the browser is given, if the class beside says so by `script`."""
    if "script(" not in file.with_suffix(".py").read_text(encoding="utf-8"):
        return file.read_text(encoding="utf-8")
    return module(str(file.with_suffix("")))


def _own_files() -> Iterator[Path]:
    for name in own_names():
        folders = [place / name for place in own_folders()]
        folder = next(one for one in folders if (one / f"{name}.py").is_file())
        if (folder / f"{name}.js").is_file():
            yield folder / f"{name}.js"


def _place(wrong: NotRead) -> tuple[Path, int | None]:
    """The file of the script, or one beside it, and the line that is wrong."""
    own = Path(wrong.place)
    for file in (own, *sorted(own.parent.glob("*.js"))):
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        found = [n for n, line in enumerate(lines, 1) if _has(line, wrong.near)]
        if len(found) == 1:
            return file, found[0]
    return own, None


def _has(line: str, near: str) -> bool:
    """Whether *line* is the one; joined, it has lost the word `export`."""
    return bool(near) and line.strip().removeprefix("export ").startswith(near)


def _finding(
    file: Path, message: str, cure: str = "", *, line: int | None = None
) -> Finding:
    return Finding(file, message, cure, line=line, level=LEVELS[_RULE], rule=_RULE)
