"""A real Voila, a line that can be cut, and a real browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import launched, patient
from tests.line import Line
from tests.server.page.notebook import write_workshop
from tests.serving import PATIENCE, STARTING, free_port
from toolkit.files import PACKAGE, SHARE_JUPYTER

START = """
from toolkit.__main__ import lighten
lighten()
from tests.server.page.voila_site import main
main()
"""


@dataclass(frozen=True)
class Site:
    """A running Voila behind a line."""

    line: Line
    folder: Path
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.line.port}/"


def _wait_for(port: int, process: subprocess.Popen[bytes], output: Path) -> None:
    url = f"http://127.0.0.1:{port}/voila/static/nothing"
    give_up = time.monotonic() + STARTING
    while time.monotonic() < give_up:
        assert process.poll() is None, output.read_text()
        try:
            urllib.request.urlopen(url, timeout=PATIENCE).close()
        except urllib.error.HTTPError as answer:
            answer.close()
            return
        except OSError:
            if process.poll() is None:
                _pause(process)
    raise AssertionError(output.read_text())


def _pause(process: subprocess.Popen[bytes]) -> None:
    try:
        process.wait(timeout=0.1)
    except subprocess.TimeoutExpired:
        return


@pytest.fixture(scope="package")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Site]]:
    """Starts Voila on a small workshop; everything ends with the tests."""
    endings: list[Callable[[], object]] = []

    def start(*options: str, extra: tuple[str, ...] = ()) -> Site:
        folder = tmp_path_factory.mktemp("site")
        notebook, output = write_workshop(folder, extra=extra), folder / "server.log"
        environment = {
            **os.environ,
            "JUPYTER_PATH": str(SHARE_JUPYTER),
            "PYTHONPATH": str(PACKAGE.parent),
            "IPYTHONDIR": str(folder / "ipython"),
            "JUPYTER_WIDGETS_ECHO": "1",
        }
        with free_port() as port, output.open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-c", START, str(notebook), str(port), *options],
                cwd=PACKAGE.parent,
                env=environment,
                stdout=log,
                stderr=log,
            )
            endings.append(lambda: (process.terminate(), process.wait(PATIENCE)))
            _wait_for(port, process, output)
        line = Line(port).start()
        endings.append(line.stop)
        return Site(line=line, folder=folder, process=process)

    yield start
    for end in reversed(endings):
        end()


@pytest.fixture(scope="package")
def site(serve: Callable[..., Site]) -> Site:
    """The small workshop."""
    return serve()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with launched() as browser:
        yield browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh window of somebody on a phone; a script's error fails the test."""
    context = patient(chromium.new_context(viewport={"width": 390, "height": 844}))
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert not errors
