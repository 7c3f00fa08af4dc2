"""No failure fills the log, and none is lost from sight."""

from __future__ import annotations

import asyncio
import io
import json
import logging
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from jupyter_server.services.kernels.kernelmanager import MappingKernelManager
from tornado.log import gen_log

from toolkit.server.logs import (
    MOST_OF_ONE_PLACE,
    QUIET_FOR,
    OnceAMinute,
    PlainFacts,
    Routine,
)

THE_LOG = logging.getLogger("tests.log")


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Log:
    """What an operator reads, with a clock of its own."""

    def __init__(self) -> None:
        self.clock, self.text = Clock(), io.StringIO()
        self.handler = logging.StreamHandler(self.text)
        self.handler.setFormatter(PlainFacts())
        self.handler.addFilter(Routine())
        self.handler.addFilter(OnceAMinute(clock=self.clock))

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.text.getvalue().splitlines()]


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Log:
    opened = Log()
    root = logging.getLogger()
    monkeypatch.setattr(root, "handlers", [opened.handler])
    monkeypatch.setattr(THE_LOG, "level", logging.DEBUG)
    return opened


def fail(words: str = "x") -> None:
    THE_LOG.warning("It failed: %s", words)


def stumble(*, elsewhere: bool = False) -> None:
    try:
        if elsewhere:
            int("words")
        int("more words")
    except ValueError:
        THE_LOG.exception("A page failed")


def test_a_failure_is_noted_once_a_minute_and_then_says_how_many_were_held_back(
    log: Log,
):
    for _ in range(500):
        fail()
    assert len(log.lines()) == 1
    log.clock.now += QUIET_FOR - 1
    fail()
    assert len(log.lines()) == 1
    log.clock.now += 1
    fail()
    first, second = log.lines()
    assert "held_back" not in first
    assert second["held_back"] == 500


def test_what_is_no_failure_is_always_noted(log: Log):
    for _ in range(30):
        THE_LOG.info("request")
    assert len(log.lines()) == 30


def test_different_failures_of_one_place_are_told_apart(log: Log):
    for _ in range(3):
        fail("one")
        fail("two")
        stumble()
        stumble(elsewhere=True)
    assert len(log.lines()) == 4


def test_failed_requests_are_told_apart_by_their_handler_and_status(log: Log):
    for _ in range(3):
        for handler in ("HomeHandler", "JoinHandler"):
            for status in (500, 507):
                facts = {"status": status, "handler": handler, "milliseconds": 7}
                THE_LOG.error("request", extra={"facts": facts})
    assert len(log.lines()) == 4


def test_whoever_chooses_the_words_of_a_failure_does_not_fill_the_log(log: Log):
    for number in range(5_000):
        fail(f"word {number}")
    assert len(log.lines()) == MOST_OF_ONE_PLACE
    log.clock.now += QUIET_FOR
    fail("word")
    assert log.lines()[-1]["held_back"] == 5_000 - MOST_OF_ONE_PLACE


async def test_what_asyncio_and_tornado_note_themselves_is_held_back_too(log: Log):
    loop, seen = asyncio.get_running_loop(), asyncio.Event()

    def break_down() -> None:
        raise OSError(24, "Too many open files")

    for _ in range(50):
        loop.call_soon(break_down)
        gen_log.error("Uncaught exception")
    loop.call_soon(seen.set)
    await seen.wait()
    assert sorted(str(line["from"]) for line in log.lines()) == [
        "asyncio",
        "tornado.general",
    ]


async def _ends_idle(kernel: object) -> None:
    """Let Jupyter end *kernel*, at whose page nobody has been for an hour."""

    class Kernels(MappingKernelManager):
        async def shutdown_kernel(self, kernel_id: str) -> None:  # type: ignore[override]
            del self._kernels[kernel_id]

    kernels = Kernels(log=THE_LOG, cull_idle_timeout=60)
    kernels._kernels["k"] = kernel  # type: ignore[assignment]
    await kernels.cull_kernel_if_idle("k")
    assert not kernels._kernels


@pytest.mark.parametrize(
    ("level", "noted"), [(logging.WARNING, []), (logging.INFO, ["info"])]
)
def test_a_kernel_that_ends_because_its_page_was_closed_is_no_warning(
    log: Log, monkeypatch: pytest.MonkeyPatch, level: int, noted: list[str]
) -> None:
    monkeypatch.setattr(THE_LOG, "level", level)
    THE_LOG.manager._clear_cache()  # type: ignore[attr-defined]
    kernel = SimpleNamespace(
        execution_state="idle",
        kernel_name="python3",
        kernel_spec=SimpleNamespace(metadata={}),
        last_activity=datetime.now(UTC) - timedelta(hours=1),
    )
    asyncio.run(_ends_idle(kernel))
    assert [line["level"] for line in log.lines()] == noted
