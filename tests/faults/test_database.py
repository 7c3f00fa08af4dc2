"""The database is locked, full or gone: people are told calmly, and nothing is lost."""

from __future__ import annotations

import contextlib
import os
import re
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager

import psutil
import pytest
from playwright.sync_api import expect

from tests.faults.people import (
    House,
    box,
    expect_back,
    expect_saved,
    status,
)
from tests.faults.server import Server
from tests.serving import WORKSHOP, wait_for_health

pytestmark = [pytest.mark.browser, pytest.mark.slow]

Trouble = Callable[[Server], AbstractContextManager[None]]
LOCKED = "the database is locked"
CALM = re.compile("[Kk]ept on this device")


@contextlib.contextmanager
def locked(server: Server) -> Iterator[None]:
    """Another program is writing, and does not come to an end."""
    other = sqlite3.connect(server.data / "workshop.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.execute("ROLLBACK")
    other.close()


@contextlib.contextmanager
def full(server: Server) -> Iterator[None]:
    """No file of the server's can grow."""
    limit_files(server, 4096)
    yield
    limit_files(server, resource.RLIM_INFINITY)


def limit_files(server: Server, size: int) -> None:
    """Limit files to *size* bytes, for the server and all that it has started."""
    whole = psutil.Process(server.process.pid)
    for process in (whole, *whole.children(recursive=True)):
        with contextlib.suppress(ProcessLookupError):
            _, hard = resource.prlimit(process.pid, resource.RLIMIT_FSIZE)
            resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (size, hard))


@contextlib.contextmanager
def gone(server: Server) -> Iterator[None]:
    """The database is not where it was."""
    aside = server.data / "aside"
    aside.mkdir()
    files = [server.data / f"workshop.db{end}" for end in ("", "-wal", "-shm")]
    for file in files:
        file.rename(aside / file.name)
    yield
    for file in files:
        (aside / file.name).rename(file)
    aside.rmdir()


@pytest.mark.parametrize("trouble", [locked, full, gone])
def test_an_answer_that_cannot_be_kept_is_kept_in_the_page(
    house: House, trouble: Trouble
) -> None:
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    with trouble(house.server):
        box(someone.page).fill("before, and in trouble")
        expect(status(someone.page)).to_have_text(CALM)
        expect(box(someone.page)).to_have_value("before, and in trouble")
        assert len(someone.drafts()) == 1
        assert "Error" not in someone.page.inner_text("body")
    expect_back(someone, "before, and in trouble")
    assert house.server.history(someone.seating) == ["before", "before, and in trouble"]


def test_whoever_waits_for_a_lock_waits_alone_and_is_told_when(server: Server) -> None:
    joining, other = (server.live.browser() for _ in range(2))
    names = [server.person().person.name for _ in range(2)]
    link = server.live.link(names[0])
    joining.xsrf()
    seated = server.live.signed_in(names[1])
    with ThreadPoolExecutor() as elsewhere, locked(server):
        waiting = elsewhere.submit(joining.post, link)
        assert seated.get(f"/workshop/{WORKSHOP}").status_code == 200
        assert seated.get("/").status_code == 200
        assert other.get(link).status_code == 200
        assert not waiting.done(), "It has to wait for its turn, and nobody else."
        refused = waiting.result()
        assert wait_for_health(other, LOCKED).status_code == 503
    assert refused.status_code == 503
    assert int(refused.headers["Retry-After"]) > 0
    assert "Wait a moment, then try again" in refused.text
    assert "sqlite" not in refused.text
    assert wait_for_health(other, "ok").json() == {"status": "ok"}
    for words in ("is locked: something else has been writing", f"over that {LOCKED}"):
        assert words in server.log
    assert joining.post(link).status_code == 303


def doctor(server: Server) -> str:
    asked = subprocess.run(
        [sys.executable, "-m", "toolkit", "doctor"],
        cwd=server.site,
        env={**os.environ, "TOOLKIT_DATA": str(server.data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert asked.returncode == 1
    return asked.stdout


def test_nothing_that_was_saved_goes_with_the_databases_log(house: House) -> None:
    server, someone = house.server, house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    server.store.close()
    (server.data / "workshop.db-wal").unlink()
    box(someone.page).fill("before, and without it")
    expect(status(someone.page)).to_have_text(CALM)
    ill = wait_for_health(server.live.browser(), "the log is gone")
    assert ill.status_code == 503
    assert "All that was saved has been brought into the database" in server.log
    assert f"Process {server.process.pid} still has a log" in doctor(server)
    server.kill()
    assert server.answer(someone.seating) == "before"
    server.store.close()
    server.start()
    expect_back(someone, "before, and without it")
    assert server.history(someone.seating) == ["before", "before, and without it"]


def test_a_page_asked_for_while_the_database_is_gone_says_so_calmly(
    house: House,
) -> None:
    someone = house.someone()
    with gone(house.server):
        someone.page.reload()
        expect(someone.page.get_by_role("heading")).to_contain_text("cannot be reached")
        assert "sqlite" not in someone.page.content()
    someone.page.reload()
    expect(box(someone.page)).to_be_visible()
