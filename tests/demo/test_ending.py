"""A rehearsal that is told to stop: whoever says so and when, nothing of it stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

import pytest

from tests.serving import PATIENCE, LiveServer

TROUBLE = ("Traceback", "Exception", "Error", "Task")


@contextmanager
def rehearsing(live: LiveServer) -> Iterator[subprocess.Popen[str]]:
    """Three invented people at the running server."""
    port = str(urlsplit(live.base).port)
    with subprocess.Popen(
        [sys.executable, "-m", "toolkit", "rehearse", "--people=3", f"--port={port}"],
        cwd=live.data.parent,
        env={**os.environ, "TOOLKIT_DATA": str(live.data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def wait_until(happens: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    give_up = time.monotonic() + PATIENCE
    while not happens():
        assert process.poll() is None, process.communicate()[0]
        assert time.monotonic() < give_up
        time.sleep(0.01)


def room_is_there(live: LiveServer) -> bool:
    """A room has been made, and nobody has come in."""
    return live.store.cohorts.throwaways() != ()


def somebody_is_in(live: LiveServer) -> bool:
    return any(
        live.store.tokens.has_signed_in(seating.id)
        for cohort in live.store.cohorts.throwaways()
        for seating in live.store.people.roster(cohort)
    )


def calm_end(live: LiveServer, process: subprocess.Popen[str]) -> str:
    """What it has said at its end."""
    said, _nothing = process.communicate(timeout=PATIENCE)
    assert live.store.cohorts.throwaways() == ()
    assert not any(word in said for word in TROUBLE), said
    return said


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (room_is_there, signal.SIGINT),
        (room_is_there, signal.SIGTERM),
        (somebody_is_in, signal.SIGTERM),
        (somebody_is_in, signal.SIGHUP),
    ],
)
def test_a_rehearsal_that_is_told_to_stop_takes_everything_of_it_away(
    live_server: LiveServer,
    state: Callable[[LiveServer], bool],
    told: signal.Signals,
) -> None:
    with rehearsing(live_server) as process:
        wait_until(lambda: state(live_server), process)
        process.send_signal(told)
        said = calm_end(live_server, process)
    assert said.endswith("Everything of it is removed.\n")
    assert process.returncode == 0


def test_who_says_stop_again_and_again_does_not_disturb_the_end(
    live_server: LiveServer,
) -> None:
    with rehearsing(live_server) as process:
        wait_until(lambda: somebody_is_in(live_server), process)
        give_up = time.monotonic() + PATIENCE
        while process.poll() is None:
            assert time.monotonic() < give_up
            process.send_signal(signal.SIGINT)
            process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):  # nobody hears without a pause
                process.wait(0.01)
        calm_end(live_server, process)
