"""A real server that tests may stop, kill and start again on the same data."""

from __future__ import annotations

import contextlib
import itertools
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil

from tests.serving import (
    COHORT,
    NO_TLS,
    PATIENCE,
    STARTING,
    WORKSHOP,
    LiveServer,
    expect_nobody_kept_waiting,
)
from toolkit.model import Response, ResponseKey, Seating
from toolkit.store import Store

COMMAND = [sys.executable, "-m", "toolkit", "serve"]
ZYGOTE = "toolkit.forking.inside.zygote"
_numbers = itertools.count(1)


@dataclass
class Server:
    """`toolkit serve` on one port and one data folder, as often as it is started."""

    site: Path
    data: Path
    port: int
    settings: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._opened = contextlib.ExitStack()
        self.store = Store(f"sqlite:///{self.data / 'workshop.db'}")
        self.base = f"http://127.0.0.1:{self.port}"
        self.live = LiveServer(self.base, self.data, self.store, self._opened)

    @property
    def notebook(self) -> Path:
        return self.site / WORKSHOP / "workshop.ipynb"

    @property
    def log(self) -> str:
        return (self.data.parent / "server.log").read_text()

    @property
    def runs(self) -> bool:
        return self.process.poll() is None

    def start(self) -> None:
        """Start, and return once the workshop's page can be had."""
        self.launch()
        self._wait()

    def terminate(self) -> None:
        """Ask it to stop, as an operator does, and wait until it has."""
        self.process.terminate()
        assert self.process.wait(PATIENCE) == 0, self.log

    def kill(self) -> None:
        """End it without a chance to tidy up."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def close(self) -> None:
        """End it for good, and say what it said if a test has failed."""
        self.store.close()
        self._opened.close()
        if self.runs:
            self.terminate()
        print(self.log[-20_000:])  # noqa: T201 - pytest shows it when a test fails
        expect_nobody_kept_waiting(self.log)

    def person(self) -> Seating:
        """Somebody nobody else plays."""
        number = next(_numbers)
        name = f"Person {number}"
        return self.store.people.add(COHORT, name=name, school="Example School")

    def answer(self, seating: Seating, activity: str = "hope") -> str | None:
        """The words of somebody's standing answer."""
        found = self.store.responses.find(key(seating, activity))
        return text_of(found) if found else None

    def history(self, seating: Seating, activity: str = "hope") -> list[str]:
        """Everything somebody ever sent, oldest first."""
        return [
            text_of(each)
            for each in self.store.responses.history(key(seating, activity))
        ]

    def kernels(self) -> list[psutil.Process]:
        """Everything forked from a template, whether or not a page has it yet."""
        return [fork for template in self.templates() for fork in template.children()]

    def templates(self) -> list[psutil.Process]:
        """The processes that have run the notebook and wait to be forked."""
        return [fork for zygote in self.zygotes() for fork in zygote.children()]

    def zygotes(self) -> list[psutil.Process]:
        """The process that has imported everything and is forked into templates."""
        children = psutil.Process(self.process.pid).children()
        return [child for child in children if ZYGOTE in child.cmdline()]

    def has_kernel(self, seating: Seating, kernel: str) -> bool:
        """Whether this person's kernel still lives."""
        browser = self.live.signed_in(seating.person.name)
        return browser.get(f"/api/kernels/{kernel}").status_code == 200

    def launch(self) -> None:
        """Start, and return once it answers at all."""
        environment = {**os.environ, "TOOLKIT_DATA": str(self.data), **self.settings}
        with (self.data.parent / "server.log").open("ab") as output:
            self.process = subprocess.Popen(
                [*COMMAND, "--port", str(self.port)],
                cwd=self.site,
                env=environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self._until(
            lambda: httpx.get(f"{self.base}/health", verify=NO_TLS).status_code == 200
        )

    def _wait(self) -> None:
        visitor = self.live.signed_in("Facilitator 1")
        self._until(lambda: visitor.get(f"/workshop/{WORKSHOP}").status_code == 200)
        visitor.post("/sign-out")

    def _until(self, happens: Callable[[], bool]) -> None:
        give_up = time.monotonic() + STARTING
        while time.monotonic() < give_up:
            assert self.process.poll() is None, self.log
            with contextlib.suppress(httpx.TransportError):
                if happens():
                    return
            time.sleep(0.05)
        raise AssertionError(self.log)


def key(seating: Seating, activity: str) -> ResponseKey:
    return ResponseKey(seating.cohort.id, seating.person.id, WORKSHOP, activity)


def text_of(response: Response) -> str:
    """The words of a one-box reflection."""
    text: str = response.value["texts"][0]
    return text


def kill(processes: Iterable[psutil.Process]) -> None:
    """End these without a chance to tidy up; some may just have ended."""
    for process in processes:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.kill()
