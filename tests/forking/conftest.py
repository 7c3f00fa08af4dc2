"""Real sites in processes of their own, and visitors for them."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, Self

import nbformat
import psutil
import pytest

from tests.forking.notebooks import PROBE, notebook
from tests.serving import PATIENCE, free_port
from toolkit.demo.visitor import Visitor
from toolkit.forking.template import Template

Make = Callable[..., Template]

ROOT = Path(__file__).resolve().parents[2]
START = """
from toolkit.__main__ import lighten
lighten()
from tests.forking.site import Site
Site.launch_instance()
"""


class RunningSite:
    """The site of `tests.forking.site` in a process; its output is kept."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.log = folder / "site.log"
        self._options = options

    def __enter__(self) -> Self:
        path = self.folder / "probe.ipynb"
        nbformat.write(PROBE, path)
        with free_port() as port:
            self._start(path, port)
            self._wait_for(port)
        return self

    def _start(self, path: Path, port: int) -> None:
        self.base = f"http://127.0.0.1:{port}"
        command = [sys.executable, "-c", START, str(path)]
        fixed = ["--no-browser", "--Voila.ip=127.0.0.1", "--Voila.port_retries=0"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [*command, *fixed, f"--port={port}", *self._options],
                cwd=ROOT,
                env={**os.environ, "SITE_SECRET": "nobody's business"},
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def __exit__(self, kind: type[BaseException] | None, *_error: object) -> None:
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise
        if kind is not None:
            sys.stdout.write(self.log.read_text())

    def _wait_for(self, port: int) -> None:
        until = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            time.sleep(0.05)  # between two looks at the state that is awaited
        raise AssertionError(f"The site did not start:\n{self.log.read_text()}")


class Probe(Visitor):
    """A visitor of the probe notebook, which evaluates what it is asked."""

    _asked = 0

    async def ask(self, code: str) -> str:
        """Return the repr of an expression in this visitor's kernel."""
        self._asked += 1
        number = f"{self._asked}:"
        await self.set_state(self.find(description="ask"), value=number + code)
        told = self.find(description="told")
        message = await self.receive(
            lambda message: (
                message["content"].get("comm_id") == told
                and message["content"]["data"]
                .get("state", {})
                .get("value", "")
                .startswith(number)
            )
        )
        answer: str = message["content"]["data"]["state"]["value"]
        return answer.removeprefix(number)

    async def process(self) -> psutil.Process:
        """Return the process of this visitor's kernel."""
        return psutil.Process(int(await self.ask("os.getpid()")))


def probe(who: str, base: str) -> Probe:
    """A visitor who may also use Voila's own routes."""
    xsrf = {"headers": {"X-XSRFToken": "1"}, "cookies": {"_xsrf": "1"}}
    return Probe(base, page=f"/?who={who}", timeout=PATIENCE, **xsrf)


Visit = Callable[..., Awaitable[Probe]]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """One site for the tests that do it no harm."""
    # A slow kernel, too, finishes what it is doing when it is shut down.
    patient = "--ForkedKernelManager.shutdown_wait_time=5"
    with RunningSite(tmp_path_factory.mktemp("site"), patient) as running:
        yield running


@pytest.fixture
async def visit(site: RunningSite) -> AsyncIterator[Visit]:
    """Open pages of the shared site: `await visit("ana")`."""
    async with contextlib.AsyncExitStack() as stack:

        async def open_page(who: str, base: str = site.base) -> Probe:
            return await stack.enter_async_context(probe(who, base))

        yield open_page


async def gone(process: psutil.Process) -> bool:
    """Wait until a process has ended and been reaped; False if that takes long."""
    try:
        process.wait(timeout=PATIENCE)
    except psutil.TimeoutExpired:
        return False
    return not process.is_running()


@pytest.fixture
async def make(tmp_path: Path) -> AsyncIterator[Make]:
    """Make templates that are stopped after the test."""
    with contextlib.ExitStack() as stack:

        def new(*cells: str | nbformat.NotebookNode, **options: Any) -> Template:
            env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
            made = Template(notebook(*cells), cwd=tmp_path, env=env, **options)
            stack.callback(made.stop)
            return made

        yield new
