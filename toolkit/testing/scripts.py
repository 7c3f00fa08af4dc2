"""Whether the scripts of a programme can be read at all, and give what is asked.

A parser comes with the packages for tests; nothing has to be installed beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from toolkit.activities.base.own import own_folders, own_kind, own_names
from toolkit.checking.markup import in_data
from toolkit.checking.parsing import Script, not_read
from toolkit.checking.record import Run
from toolkit.checking.scripts import script_of
from toolkit.checking.written import Cell
from toolkit.errors import AuthoringError
from toolkit.testing.wrong import NothingToTestError, WrongError

_DRAWS = re.compile(r"^export\b.*\brender\b|^export default\b", re.MULTILINE)
_SENDS = re.compile(r"\b(?:keeper|sender|send)\s*\(")
_MISSING = 'Nothing here can read JavaScript. Say: pip install "workshop-toolkit[test]"'


def unreadable(scripts: Iterable[Script]) -> list[str]:
    """Which of *scripts* cannot be read, and why, a line each.

    Raises:
        NothingToTestError: there is nothing that could read them.
    """
    found = not_read(list(scripts))
    if found is None:
        raise NothingToTestError(_MISSING)
    return [f"{one.place}: {one.what}{one.beside}" for one in found]


def own_scripts() -> Iterator[Script]:
    """The scripts of the programme's own activities.

    Raises:
        WrongError: one cannot be put together.
    """
    for name in own_names():
        try:
            kind = own_kind(name)
        except AuthoringError as mistake:
            raise WrongError([str(mistake)]) from None
        yield Script(f"activities/{name}/{name}.js", script_text(kind))


def script_text(kind: type) -> str:
    """What the pages of *kind* run, whole."""
    found = getattr(kind, "_esm", "")
    return str(getattr(found, "default_value", found))


def silent_scripts() -> list[str]:
    """What is wrong with those of them that draw nothing, or send no answer."""
    return [what for folder in _folders_of_own() for what in _silent(folder)]


def _silent(folder: Path) -> Iterator[str]:
    place = f"activities/{folder.name}/{folder.name}.js"
    texts = [file.read_text(encoding="utf-8") for file in folder.glob("*.js")]
    if not any(map(_DRAWS.search, texts)):
        yield f"{place} draws nothing: write export const render = (…) => …."
    if own_kind(folder.name).is_asked and not any(map(_SENDS.search, texts)):
        yield (
            f"{place} saves nothing: it calls neither keeper(model, …) nor "
            "model.send(…). Let it keep what people answer."
        )


def scripts_in(runs: Mapping[str, Run]) -> Iterator[Script]:
    """The scripts that cells show, by the notebooks they are in."""
    for notebook, run in runs.items():
        for number, ran in run.cells.items():
            for output in ran.outputs:
                place = f"{notebook}, cell {number}"
                data = output.get("data") or {}
                for mark in in_data(data, Cell(number, is_code=True, source="")):
                    if mark.is_script:
                        yield script_of(mark, place)


def _folders_of_own() -> Iterator[Path]:
    for name in own_names():
        folders = (place / name for place in own_folders())
        yield next(one for one in folders if (one / f"{name}.py").is_file())
