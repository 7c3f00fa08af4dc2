"""A server that is told to stop: at any moment, without a word too many."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from tests.serving import NO_TLS, PATIENCE, free_port


class Serving:
    """`toolkit serve` in a process of its own, whose output is kept."""

    def __init__(self, site: Path, folder: Path, port: int) -> None:
        self.data = folder / "data"
        self.log = folder / "server.log"
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        with self.log.open("wb") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "toolkit", "serve", f"--port={port}"],
                cwd=site,
                env={**os.environ, "TOOLKIT_DATA": str(self.data)},
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self._children: set[psutil.Process] = set()

    def begins(self) -> bool:
        """It has begun to prepare its store."""
        return self.data.exists()

    def answers(self) -> bool:
        try:
            return httpx.get(f"{self.address}/health", verify=NO_TLS).status_code == 200
        except httpx.TransportError:
            return False

    def imports(self) -> bool:
        """A process that imports what notebooks need has been begun."""
        self._children |= set(psutil.Process(self.process.pid).children())
        return len(self._children) == 1

    def runs_notebooks(self) -> bool:
        """A process that runs a notebook has been made from the one that imports."""
        server = psutil.Process(self.process.pid)
        assert len(server.children()) < 2, "It has begun to import, and once more."
        self._children |= set(server.children(recursive=True))
        return len(self._children) > len(server.children())

    def wait_until(self, happens: Callable[[], bool]) -> None:
        give_up = time.monotonic() + PATIENCE
        while not happens():
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < give_up
            time.sleep(0.01)

    def expect_calm_end(self, *statuses: int) -> None:
        assert self.process.wait(PATIENCE) in statuses, self.log.read_text()
        _gone, left = psutil.wait_procs(self._children, timeout=PATIENCE)
        assert left == []
        said = self.log.read_text()
        assert "Traceback" not in said
        assert '"level": "error"' not in said
        assert "never retrieved" not in said
        assert "pending" not in said


@pytest.fixture
def serving(workshop_path: Path, tmp_path: Path) -> Iterator[Serving]:
    with free_port() as port:
        started = Serving(workshop_path.parent.parent, tmp_path, port)
        yield started
        started.process.kill()
        started.process.wait()


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_server_that_is_told_to_stop_ends_calmly(
    serving: Serving, told: signal.Signals
) -> None:
    serving.wait_until(serving.answers)
    serving.wait_until(serving.runs_notebooks)
    serving.process.send_signal(told)
    serving.process.send_signal(told)
    serving.expect_calm_end(0)
    *_, last = serving.log.read_text().splitlines()
    assert last.startswith(f"Goodbye. Everything that was saved is in {serving.data}")
    assert f"toolkit serve --port {serving.port}" in last


def test_a_server_that_is_told_to_stop_before_it_serves_ends_calmly(
    serving: Serving,
) -> None:
    serving.wait_until(serving.begins)
    assert serving.imports()
    serving.process.send_signal(signal.SIGINT)
    serving.expect_calm_end(0, 130)


@pytest.mark.parametrize("state", ["imports", "begins", "runs_notebooks"])
def test_a_server_that_is_killed_leaves_nothing_behind(
    serving: Serving, state: str
) -> None:
    serving.wait_until(serving.imports)
    serving.wait_until(getattr(serving, state))
    serving.process.kill()
    serving.expect_calm_end(-signal.SIGKILL)
