"""JupyterLab as an author has it: in a browser, on a programme of two notebooks."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import nbformat
import psutil
from playwright.sync_api import FrameLocator, Page, expect

from tests.bare import bare_programme
from tests.serving import PATIENCE, until

READY = "Python 3 (ipykernel) | Idle"
"""What the bar below says of a kernel that has started and has nothing to do."""

STATE_IS_SAVED = {
    "@jupyter-widgets/jupyterlab-manager/plugin": '{"saveState": true}',
    "@jupyterlab/apputils-extension/notification": '{"fetchNews": "false"}',
}
"""As whoever wants all of a notebook saved sets it, and without questions."""


@dataclass(frozen=True)
class Running:
    """A program that was started, and what it has said."""

    process: subprocess.Popen[bytes]
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def has_said(self, words: str) -> str:
        """All it has said, once *words* are among it."""
        until(lambda: words in self.said or self.process.poll() is not None)
        assert words in self.said, self.said
        return self.said

    def family(self) -> list[psutil.Process]:
        """The process and all that it has started, and these."""
        whole = psutil.Process(self.process.pid)
        return [whole, *whole.children(recursive=True)]

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(PATIENCE)


@contextmanager
def started(
    command: Sequence[str], *, folder: Path, passing: Path, **more: str
) -> Iterator[Running]:
    """Run *command* in *folder*; what JupyterLab remembers goes to *passing*."""
    log = passing / "said.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=folder,
            env={**os.environ, **places(passing), "PYTHONUNBUFFERED": "1", **more},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Running(process, log)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(PATIENCE)


def listens(port: int) -> bool:
    """Whether somebody can call at *port*; JupyterLab says so a moment too early."""
    with socket.socket() as wire:
        return wire.connect_ex(("127.0.0.1", port)) == 0


def places(passing: Path) -> Mapping[str, str]:
    """Where JupyterLab keeps an author's settings, which say that all is saved."""
    settings = passing / "settings"
    for name, text in STATE_IS_SAVED.items():
        file = settings / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return {
        "JUPYTER_CONFIG_DIR": str(passing / "config"),
        "JUPYTERLAB_SETTINGS_DIR": str(settings),
        "JUPYTERLAB_WORKSPACES_DIR": str(passing / "workspaces"),
        "JUPYTER_RUNTIME_DIR": str(passing / "runtime"),
    }


def bare(folder: Path) -> Path:
    """The smallest programme in *folder*; its notebook says which kernel runs it."""
    folder.mkdir()
    file = bare_programme(folder)
    notebook = nbformat.read(file, as_version=4)
    python = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook.metadata["kernelspec"] = python
    nbformat.write(notebook, file)
    return file


def rewrite_cell(page: Page, lab: Page | FrameLocator, *, has: str, to: str) -> None:
    """Let the cell that *has* these words say *to*, and save the notebook."""
    editor = lab.locator(".jp-CodeCell").filter(has_text=has).locator(".cm-content")
    editor.first.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(to)
    page.keyboard.press("Control+s")


def run_all(page: Page) -> None:
    """Run every cell, once the kernel is there; asked twice, it would be begun anew."""
    expect(page.get_by_text(READY, exact=True)).to_be_visible()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.locator(".ws-beside").first).to_be_visible()
