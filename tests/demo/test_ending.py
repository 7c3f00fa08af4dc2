"""A rehearsal that is told to stop: whoever says so, nothing of it stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from urllib.parse import urlsplit

import pytest

from tests.serving import PATIENCE, LiveServer

REHEARSE = """
import signal
from toolkit.cli import main
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # these tests may run under nohup
main()
"""


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGHUP])
def test_a_rehearsal_that_is_told_to_stop_takes_everything_of_it_away(
    live_server: LiveServer, told: signal.Signals
) -> None:
    port = str(urlsplit(live_server.base).port)
    rehearsing = subprocess.Popen(
        [sys.executable, "-c", REHEARSE, "rehearse", "--people=3", f"--port={port}"],
        cwd=live_server.data.parent,
        env={**os.environ, "TOOLKIT_DATA": str(live_server.data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        wait_for_somebody(live_server, rehearsing)
        rehearsing.send_signal(told)
        said, _nothing = rehearsing.communicate(timeout=PATIENCE)
    finally:
        rehearsing.kill()
    assert live_server.store.throwaways() == ()
    assert rehearsing.returncode == 0, said
    assert "answers were kept" in said
    assert "Traceback" not in said


def wait_for_somebody(live: LiveServer, rehearsing: subprocess.Popen[str]) -> None:
    """Wait until an invented person has come in."""
    give_up = time.monotonic() + PATIENCE
    while time.monotonic() < give_up:
        for cohort in live.store.throwaways():
            people = live.store.roster(cohort)
            if any(live.store.has_signed_in(seating.id) for seating in people):
                return
        assert rehearsing.poll() is None, rehearsing.communicate()[0]
        time.sleep(0.05)
    raise AssertionError("Nobody has come in.")
