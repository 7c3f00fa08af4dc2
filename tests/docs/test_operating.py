"""The operator's files are those of the guide, and fit what they run."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, Block, blocks_of
from tests.docs.proxies import FILES, MISSING
from tests.docs.test_python import LANGUAGES
from toolkit.model.variables import PREFIX
from toolkit.settings import Settings

SERVICE = FILES / "workshops.service"
CONTAINER = (FILES / "Containerfile").read_text(encoding="utf-8")
GUIDE = ROOT / "docs" / "running.md"
TAKEN = [block for block in blocks_of(GUIDE) if block.says == "from"]
EXPOSED = re.compile(r"Overall exposure level for \S+: ([\d.]+)")


@pytest.mark.parametrize("block", TAKEN, ids=str)
def test_the_block_is_the_file_that_is_tried(block: Block) -> None:
    assert block.text == (ROOT / block.what).read_text(encoding="utf-8")


def test_each_file_stands_in_the_guide() -> None:
    there = {path.relative_to(ROOT) for path in FILES.iterdir()}
    assert {Path(block.what) for block in TAKEN} == there
    assert {block.language for block in TAKEN} <= LANGUAGES


def analysed(*arguments: str) -> subprocess.CompletedProcess[str]:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.fail(MISSING.format(program="systemd"))
    return subprocess.run(
        [program, *arguments], capture_output=True, text=True, check=False
    )


def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    unit = SERVICE.read_text(encoding="utf-8")
    program = "/srv/workshops/venv/bin/toolkit"
    assert unit.count(program) == 1
    here = tmp_path / SERVICE.name
    here.write_text(unit.replace(program, shutil.which("true") or ""))
    told = analysed("verify", "--man=no", str(here))
    assert (told.returncode, told.stderr) == (0, "")


def test_the_unit_gives_away_little() -> None:
    told = analysed("security", "--offline=yes", "--no-pager", str(SERVICE))
    found = EXPOSED.search(told.stdout)
    assert found, told.stdout + told.stderr
    assert float(found[1]) < 2


def test_unit_and_container_set_what_there_is() -> None:
    for text in (SERVICE.read_text(encoding="utf-8"), CONTAINER):
        named = re.findall(rf"{PREFIX}(\w+)=", text)
        assert named
        assert {name.lower() for name in named} <= set(Settings.__dataclass_fields__)


def test_the_container_copies_all_that_the_wheel_is_made_of() -> None:
    lines = re.findall(r"^COPY (.+) \S+$", CONTAINER, re.MULTILINE)
    copied = {name for line in lines for name in line.split()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    needed = {*packages, *project["project"]["license-files"], "pyproject.toml"}
    assert needed | {project["project"]["readme"]} <= copied
    assert [name for name in copied if not (ROOT / name).exists()] == []
    extra = re.search(r'"/toolkit\[(\w+)\]"', CONTAINER)
    assert extra
    assert extra[1] in project["project"]["optional-dependencies"]


def test_the_container_runs_as_somebody_with_few_rights_and_looks_after_itself() -> (
    None
):
    steps = re.findall(r"^([A-Z]+) (.+)", CONTAINER, re.MULTILINE)
    words = [name for name, _rest in steps]
    assert ("USER", "workshops") in steps
    assert words.index("USER") < words.index("CMD")
    assert ("VOLUME", "/data") in steps
    assert "/health" in CONTAINER
