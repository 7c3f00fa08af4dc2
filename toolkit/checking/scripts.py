"""Scripts, of the programme's own activities and of cells: read, but never run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from toolkit.activities.base.component import module
from toolkit.activities.base.javascript import ModuleError
from toolkit.activities.base.own import own_folders, own_names
from toolkit.checking.finding import Finding
from toolkit.checking.markup import Mark, marks
from toolkit.checking.names import LEVELS
from toolkit.checking.parsing import NotRead, Script, not_read
from toolkit.checking.record import Drawn
from toolkit.checking.written import Checked

_RULE = "script"


def scripts(known: Mapping[str, Checked]) -> Iterator[Finding]:
    """What keeps them from being joined, or from being read by a browser."""
    shown = {f"{number}": of for number, of in enumerate(_in_cells(known))}
    drawn = {f"of widget {n}": of for n, of in enumerate(_of_widgets(known))}
    joined: list[Script] = []
    for file in _own_files():
        try:
            joined.append(Script(str(file), _text(file)))
        except ModuleError as mistake:
            yield _finding(file, str(mistake))
    joined += [script_of(mark, place) for place, (_, mark) in shown.items()]
    joined += [Script(place, one.script) for place, (_, one) in drawn.items()]
    unread = not_read(joined)
    if unread is None:
        yield from _nobody_read(known)
    for wrong in unread or ():
        if wrong.place in shown:
            yield _in_cell(*shown[wrong.place], wrong)
            continue
        if wrong.place in drawn:
            yield _of_widget(*drawn[wrong.place], wrong)
            continue
        file, line = _place(wrong)
        message = f"no browser can read it: {wrong.what}{wrong.beside}"
        yield _finding(file, message, "Correct that line.", line=line)


def script_of(mark: Mark, place: str) -> Script:
    """What stands in a cell, as *place* has it."""
    return Script(place, mark.address, is_module=mark.what == "module")


def _in_cells(known: Mapping[str, Checked]) -> Iterator[tuple[Checked, Mark]]:
    for checked in known.values():
        for mark in marks(checked):
            if mark.is_script:
                yield checked, mark


def _in_cell(checked: Checked, mark: Mark, wrong: NotRead) -> Finding:
    near = wrong.near or mark.address.strip().partition("\n")[0]
    return checked.finding(
        _RULE,
        f"no browser can read its script: {wrong.what}{wrong.beside}",
        "Correct that line.",
        cell=mark.cell,
        line=mark.cell.line_of(near.strip()),
    )


def _of_widgets(known: Mapping[str, Checked]) -> Iterator[tuple[Checked, Drawn]]:
    for checked in known.values():
        for one in checked.run.drawn if checked.run else ():
            yield checked, one


def _of_widget(checked: Checked, one: Drawn, wrong: NotRead) -> Finding:
    cell = checked.written.cell(one.cell)
    near = cell.line_of(wrong.near.strip()) if wrong.near else None
    return checked.finding(
        _RULE,
        f"no browser can read the script of {one.name}: {wrong.what}{wrong.beside}",
        "Correct that line.",
        cell=cell,
        line=near or one.line,
    )


def _nobody_read(known: Mapping[str, Checked]) -> Iterator[Finding]:
    """Of scripts that there are, and that nothing here can read."""
    for checked in list(known.values())[:1]:
        yield Finding(
            checked.root / "programme.toml",
            "nothing here can read the scripts of its activities and cells.",
            'Say: pip install "workshop-toolkit[test]", and check again.',
            level=LEVELS["script-unread"],
            rule="script-unread",
        )


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
