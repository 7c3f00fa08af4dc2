"""What the programme's table and its folders say of each other, and of agendas."""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from toolkit.checking.finding import Finding
from toolkit.checking.names import LEVELS
from toolkit.checking.written import Checked
from toolkit.programme import Plan, Programme

TABLES = "programme.toml"
_DEEP = 4
_PASSED_BY = frozenset({"node_modules", "__pycache__", "site-packages"})
_MADE = re.compile(r"\bWorkshop\(\s*[\"']([^\"']+)[\"']")
_QUOTED = re.compile(
    r"(?P<takes>\b(?:from|drop|cut|skip|shorten|lengthen)\s+)?"
    r"(?:“(?P<curly>[^”]+)”|\"(?P<straight>[^\"]+)\")",
    re.IGNORECASE,
)


def advised(known: Mapping[str, Checked]) -> Iterator[Finding]:
    """Advice that names a section of an agenda that does not have it."""
    for checked in list(known.values())[:1]:
        file = checked.root / TABLES
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        for plan in checked.programme.workshops:
            for name, cure in _unplanned(plan):
                at = [number for number, line in enumerate(lines, 1) if name in line]
                yield Finding(
                    file,
                    f'the advice of "{plan.name}" speaks of “{name}”, and its agenda '
                    "has no such section.",
                    cure,
                    line=at[0] if len(at) == 1 else None,
                    level=LEVELS["advice"],
                    rule="advice",
                )


def _unplanned(plan: Plan) -> Iterator[tuple[str, str]]:
    titles = [entry.title for entry in plan.agenda]
    for found in (m for one in plan.advice for m in _QUOTED.finditer(one.text)):
        name = found["curly"] or found["straight"]
        near = get_close_matches(name, titles, n=1, cutoff=0.75)
        is_known = any(title.startswith(name) for title in titles)
        if not is_known and (near or found["takes"]):
            there = f"It has: {'; '.join(titles)}."
            yield name, f"Write “{near[0]}”." if near else there


def unlisted(known: Mapping[str, Checked]) -> Iterator[Finding]:
    """Folders that no table lists, with the notebook of another folder's workshop."""
    for checked in list(known.values())[:1]:
        folders = _folders(checked.programme)
        for file in _unserved(checked.root, checked.programme):
            name = next((one for one in _made(file) if one in folders), None)
            if name is not None:
                yield _copied(file, name, folders[name])


def _folders(programme: Programme) -> dict[str, Path]:
    """Of each workshop; not where two are said to have one, which is told by itself."""
    count = Counter(plan.folder for plan in programme.workshops)
    plans = (plan for plan in programme.workshops if count[plan.folder] == 1)
    return {plan.name: plan.folder for plan in plans}


def _copied(file: Path, name: str, folder: Path) -> Finding:
    return Finding(
        file,
        f'no table of programme.toml has this folder, and it says Workshop("{name}"), '
        f"which is that of the folder {folder.name}.",
        "If it is to be served, write a table [[workshops]] for it, and its own name "
        "in the notebook; if not, take the folder away.",
        level=LEVELS["unlisted"],
        rule="unlisted",
    )


def _unserved(root: Path, programme: Programme) -> Iterator[Path]:
    """Notebooks in folders of the programme in which no page is."""
    served = {one.notebook.parent.resolve() for one in programme.served}
    for place, folders, files in os.walk(root):
        folder = Path(place)
        depth = len(folder.relative_to(root).parts)
        folders[:] = sorted(
            name
            for name in folders
            if depth < _DEEP
            and name not in _PASSED_BY
            and not name.startswith(".")
            and not (folder / name / TABLES).is_file()
        )
        if depth and folder.resolve() not in served:
            yield from (folder / f for f in sorted(files) if f.endswith(".ipynb"))


def _made(file: Path) -> list[str]:
    """What the notebook in *file* says that it is; nothing where it is none."""
    try:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
        code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    return _MADE.findall("\n".join(code))
