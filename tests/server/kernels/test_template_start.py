"""What is imported and changed before any notebook runs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

START = """
import os, sys
from toolkit.forking.inside.kernel import make_app
app = make_app()
import toolkit.server.kernels.template_start
from ipywidgets import Widget
"""
NOTEBOOK = f"""{START}
before = set(sys.modules)
from toolkit import Notebook, Workshop
os.write(1, " ".join(set(sys.modules) - before).encode())
"""
PAGE = f"""{START}
from toolkit.activities import Reflection
activity, said = Reflection("hope", "What for?"), []
manager = app.kernel.comm_manager
manager.comm_open(None, "", {{"content": {{
    "comm_id": "line", "target_name": "jupyter.widget.control"}}}})
line = manager.get_comm("line")
line.send = lambda data, **_: said.append(list(data["states"]))
line.handle_msg({{"content": {{"data": {{"method": "request_states"}}}}}})
assert said == [[activity.model_id]], said
assert Widget._control_comm is None, "no class has changed"
"""


def ran(program: str, folder: Path) -> str:
    """What *program* says, in a process of its own with its data in *folder*."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "TOOLKIT_DATA": str(folder)},
    )
    return done.stdout


def test_a_notebook_has_nothing_left_to_import(tmp_path: Path) -> None:
    assert ran(NOTEBOOK, tmp_path) == ""


def test_a_page_is_told_its_states_and_no_class_changes(tmp_path: Path) -> None:
    ran(PAGE, tmp_path)
