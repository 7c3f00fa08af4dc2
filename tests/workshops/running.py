"""The programme's notebooks as they run, with the words a programme chooses."""

from __future__ import annotations

import ast
import json
import shutil
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

from tests.workshops.executed import ROOT
from toolkit.model.contents import ACTIVITY_MIME
from toolkit.programme import load_programme
from toolkit.server.page.modules import MODULE_MIME
from toolkit.server.reading import read_worded


def programme_with(folder: Path, *changes: tuple[str, str]) -> Path:
    """A copy of the whole programme in *folder*, with its `programme.toml` changed."""
    for name in ("notebooks", *(p.name for p in (_real()).workshops)):
        shutil.copytree(ROOT / name, folder / name)
    for written in ROOT.glob("*.toml"):
        shutil.copy(written, folder)
    path = folder / "programme.toml"
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")
    return path


def executed(notebook: Path) -> NotebookNode:
    """*notebook* with what its cells show; run here, where its folder is current."""
    programme = load_programme(notebook.parent.parent / "programme.toml")
    found = read_worded(notebook, programme.wording)
    names: dict[str, Any] = {"__name__": "__main__"}
    for cell in found.cells:
        if cell.cell_type == "code":
            cell.outputs = _outputs(_shown(cell.source, names))
    return found


def _real() -> Any:
    return load_programme(ROOT / "programme.toml")


def _shown(source: str, names: dict[str, Any]) -> Any:
    """What the cell's last expression is."""
    body = ast.parse(source).body
    last = body.pop() if body and isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), "cell", "exec"), names)  # noqa: S102
    if last is None:
        return None
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names)  # noqa: S307


def _outputs(shown: Any) -> list[NotebookNode]:
    if shown is None:
        return []
    bundle = shown._repr_mimebundle_()
    data = bundle[0] if isinstance(bundle, tuple) else bundle
    # As in a kernel of the server: the page need not load Voila's own front end.
    light = {MODULE_MIME: {"js": "0" * 64}} if ACTIVITY_MIME in data else {}
    return [new_output("display_data", data=json.loads(json.dumps(data | light)))]
