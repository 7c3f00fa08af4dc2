"""What has to be ready of the machine: the real disk, store, mail server and PDF."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.first_year import PROGRAMME
from tests.post.server import mail_server
from tests.readiness.conftest import NOON
from toolkit.clock import now
from toolkit.model.quota import MEGABYTE
from toolkit.post.words import NOBODY_THERE
from toolkit.readiness import machine
from toolkit.readiness.machine import Machine, Running
from toolkit.readiness.point import State
from toolkit.settings import Settings
from toolkit.store import Store
from toolkit.store.backups import Reason

OK, LOOK, WRONG = State
RUNNING = Running(
    "id", "ok", {"Launch": "ready"}, memory=10**9, open=0, here="http://127.0.0.1:8000"
)


@pytest.fixture
def of(store: Store, tmp_path: Path) -> Machine:
    settings = Settings(data=tmp_path, store=store.url)
    return Machine(settings, store, PROGRAMME.local, 30, RUNNING, now())


def test_an_answer_is_kept_read_and_leaves_nothing(of: Machine):
    of.store.cohorts.add("north", "North")
    assert machine.keeping(of).state is OK
    assert [each.id for each in of.store.cohorts.all()] == ["north"]
    assert of.store.cohorts.throwaways() == ()


def test_what_the_store_refuses_is_wrong(of: Machine):
    of.store.refuse_writes("Not now.")
    found = {point.name: point for point in machine.points(of)}
    assert found["keeping"].state is WRONG
    assert found["paper"].state is OK


def test_a_pdf_is_made():
    assert machine.paper().state is OK


@pytest.mark.parametrize(("reserve", "state"), [(1, OK), (10**9, WRONG)])
def test_the_disk_keeps_its_reserve(of: Machine, reserve: int, state: State):
    settings = replace(of.settings, disk_reserve_mb=reserve)
    assert machine.disk(replace(of, settings=settings)).state is state


def test_a_disk_that_is_nearly_at_its_reserve_is_to_be_looked_at(
    of: Machine, monkeypatch: pytest.MonkeyPatch
):
    free = of.settings.disk_reserve_mb * MEGABYTE * 3 // 2
    for total, advice in ((10 * free, "free some space"), (free, "smaller")):
        usage = SimpleNamespace(free=free, total=total)
        monkeypatch.setattr(machine.shutil, "disk_usage", lambda _, usage=usage: usage)
        assert machine.disk(of).state is LOOK
        assert advice in machine.disk(of).to_do


@pytest.fixture
def own(sqlite_url: str, tmp_path: Path) -> Machine:
    settings = Settings(data=tmp_path, store=sqlite_url)
    store = Store(sqlite_url)
    return Machine(settings, store, PROGRAMME.local, 30, RUNNING, NOON)


def test_a_backup_is_there_good_and_new(own: Machine):
    assert machine.backup(own).state is WRONG
    kept = own.store.backups(own.settings.backups)
    assert kept is not None
    kept.make_nightly(at=NOON, reserve=0, local=own.local)
    assert machine.backup(own).state is OK
    later = replace(own, at=NOON + timedelta(days=3))
    assert machine.backup(later).state is WRONG
    (made,) = kept.kept(Reason.NIGHTLY)
    made.file.write_bytes(b"not a database any more")
    assert machine.backup(own).state is WRONG


def test_mail_is_let_in_and_nothing_is_sent(of: Machine):
    assert machine.mail(of.settings).state is LOOK
    with mail_server() as taking:
        found = machine.mail(mailing(of, taking.port))
        assert found.state is OK
        assert taking.taken == []


def test_a_mail_server_that_is_away_is_wrong(of: Machine):
    with socket.create_server(("127.0.0.1", 0)) as there:
        port = there.getsockname()[1]
    found = machine.mail(mailing(of, port))
    assert found.state is WRONG
    assert found.said.endswith(f"port {port} cannot be reached: {NOBODY_THERE}")


def mailing(of: Machine, port: int) -> Settings:
    sender = "Workshops <workshops@example.org>"
    return replace(
        of.settings, smtp=f"smtp://127.0.0.1:{port}?tls=no", mail_from=sender
    )


@pytest.mark.parametrize(
    ("people", "memory", "made", "state"),
    [
        (30, 30 * machine.A_KERNEL, 0, OK),
        (30, 29 * machine.A_KERNEL, 0, WRONG),
        (30, 0, 30, OK),
        (251, 10**12, 0, WRONG),
    ],
)
def test_there_is_room_for_everybody(
    of: Machine, people: int, memory: int, made: int, state: State
):
    running = replace(RUNNING, memory=memory, open=made)
    found = machine.memory(replace(of, people=people, running=running))
    assert found.state is state


@pytest.mark.parametrize(
    ("pages", "state"),
    [
        ({"Launch": "ready", "Fifth": "unwritten"}, OK),
        ({"Launch": "preparing"}, WRONG),
        ({"Launch": "ready", "Home": "failing"}, WRONG),
    ],
)
def test_notebooks_are_ready(of: Machine, pages: dict[str, str], state: State):
    found = machine.pages(replace(of, running=replace(RUNNING, pages=pages)))
    assert found.state is state
    assert state is OK or [*pages][-1] in found.said


def test_a_programme_that_cannot_be_read_is_told(of: Machine):
    broken = replace(RUNNING, mistake=True)
    assert machine.pages(replace(of, running=broken)).state is WRONG


def test_a_server_that_is_away_or_ill_is_wrong(of: Machine):
    assert machine.server(of).state is OK
    assert "toolkit serve" in machine.server(replace(of, running=None)).to_do
    ill = replace(RUNNING, status="the disk is full")
    found = machine.server(replace(of, running=ill))
    assert found.state is WRONG
    assert "the disk is full" in found.said


def test_without_a_server_nothing_is_told_of_it_that_nobody_knows(of: Machine):
    away = replace(of, running=None)
    assert machine.memory(away).state is LOOK
    assert machine.pages(away).state is LOOK
