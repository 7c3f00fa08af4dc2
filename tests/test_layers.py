"""What CONTRIBUTING and README say of layers and folders, and fences without holes."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "toolkit"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
LAYERS = {
    contract["containers"][0]: contract["layers"]
    for contract in CONTRACTS["contracts"]
    if contract["type"] == "layers"
}
SQL = next(c for c in CONTRACTS["contracts"] if "SQL" in c["name"])
ROW = re.compile(r"^\| (`[^|]+`) \| ([^|]+) \|$", re.MULTILINE)


def table_below(heading: str, file: str) -> list[list[str]]:
    """The names in the first column of the table below *heading*, row by row."""
    text = (ROOT / file).read_text()
    below = text.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return [re.findall(r"`([^`]+)`", names) for names, _what in ROW.findall(below)]


def in_contract(container: str) -> list[list[str]]:
    return [layer.split(" | ") for layer in LAYERS[container]]


@pytest.mark.parametrize(
    ("heading", "container"),
    [("Layers", "toolkit"), ("Layers of the server", "toolkit.server")],
)
def test_the_table_of_layers_is_the_contract(heading: str, container: str) -> None:
    told = [sorted(names) for names in table_below(heading, "CONTRIBUTING.md")]
    assert told == [sorted(names) for names in in_contract(container)]


@pytest.mark.parametrize("container", LAYERS)
def test_every_module_has_a_layer(container: str) -> None:
    folder = ROOT / container.replace(".", "/")
    there = {path.parent.name for path in folder.glob("*/__init__.py")}
    there |= {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert there == {name for names in in_contract(container) for name in names}


def test_every_folder_is_named_where_people_look() -> None:
    told = {
        name
        for heading, file in (
            ("Where things are", "README.md"),
            ("Where the code is", "CONTRIBUTING.md"),
        )
        for names in table_below(heading, file)
        for name in names
    }
    folders = {
        f"{path.relative_to(ROOT)}/"
        for path in [*PACKAGE.glob("*/"), *PACKAGE.glob("server/*/")]
        if path.name != "__pycache__"
    }
    assert folders <= told
    assert {name for name in told if not (ROOT / name).exists()} == set()


def test_an_import_of_sql_is_caught_wherever_it_is_planted(tmp_path: Path) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(
        PACKAGE, tmp_path / "toolkit", ignore=shutil.ignore_patterns("__pycache__")
    )
    planted = set()
    for path in sorted(tmp_path.glob("toolkit/**/*.py")):
        module = ".".join(path.relative_to(tmp_path).with_suffix("").parts)
        module = module.removesuffix(".__init__")
        if f"{module}.".startswith("toolkit.store."):
            continue
        path.write_text(f"{path.read_text()}\nimport sqlalchemy\n")
        planted.add(module)
    caught = found_by_linter(tmp_path, contract=SQL["id"])
    assert planted - caught == set()
    assert "toolkit.cohort" in planted


def found_by_linter(folder: Path, *, contract: str) -> set[str]:
    """The modules that import what they should not, as the linter tells them."""
    linter = Path(sys.executable).with_name("lint-imports")
    told = subprocess.run(
        [linter, "--no-cache", "--contract", contract],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 1, told.stdout + told.stderr
    return set(
        re.findall(r"^- +(toolkit[\w.]*) -> sqlalchemy", told.stdout, re.MULTILINE)
    )
