"""The tests that anywidget releases, of anywidget as our kernels have it."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RELEASED = Path(sys.prefix) / "released"

NOT_RUN = {
    "test_widget.py::test_version": "reads a file that is not in the release",
    "test_descriptor.py::test_infer_file_contents": (
        "expects a script's text in a message, where ours has its name"
    ),
}


def test_what_anywidget_promises_in_python_holds_in_our_kernels(tmp_path: Path) -> None:
    archives = list(RELEASED.glob("anywidget-*.tar.gz"))
    if not archives:
        pytest.skip("`make .venv/.released` fetches what anywidget releases.")
    with tarfile.open(archives[0]) as archive:
        archive.extractall(tmp_path, filter="data")
    (tests,) = tmp_path.glob("anywidget-*/tests")
    ran = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"),
            *("-p", "tests.contract.in_our_kernels", "--rootdir", str(tests)),
            *(part for name in NOT_RUN for part in ("--deselect", name)),
            *("-c", os.devnull, str(tests)),
        ],
        cwd=tests,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert f"{len(NOT_RUN)} deselected" in ran.stdout
