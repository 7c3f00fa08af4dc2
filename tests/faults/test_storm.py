"""Thirty people save once a second while the server is ended under them.

Where a disk of 100 MB can be had, the database is on one, and somebody fills it with
files meanwhile. STORM_SECONDS=60 runs it for a minute.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.faults.crowd import Member, lost, make_crowd
from tests.faults.server import Server
from tests.faults.site import CELLS, write_site
from tests.serving import NO_TLS, PATIENCE, WORKSHOP, free_port
from toolkit.model.quota import MEGABYTE

pytestmark = pytest.mark.slow

PEOPLE = 30
SECONDS = float(os.environ.get("STORM_SECONDS", "12"))
SIZE, RESERVE = 100, 40
"""Megabytes of the disk, and those of it that are left to answers."""

FILE = b"%PDF-1.7 invented".ljust(4 * MEGABYTE, b"x")
PICTURE = """
workshop.task(
    "picture", "A picture",
    fields=[workshop.fields.evidence("file", "File")],
)
"""

End = Callable[[Server], None]


@contextlib.contextmanager
def small_disk(place: Path) -> Iterator[Path | None]:
    """A disk of 100 MB at *place*; None where this account may not make one."""
    options = ("-t", "tmpfs", "-o", f"size={SIZE}m,mode=0700", "tmpfs", str(place))
    try:
        made = subprocess.run(["mount", *options], capture_output=True, check=False)
        is_there = made.returncode == 0
    except OSError:
        is_there = False
    try:
        yield place if is_there else None
    finally:
        if is_there:
            subprocess.run(["umount", str(place)], check=True)


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path | None]:
    """Where the database of the storm is; None if that is no disk of its own."""
    with small_disk(tmp_path_factory.mktemp("disk")) as disk:
        yield disk


@pytest.fixture(scope="module")
def server(
    disk: Path | None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The server of a small workshop, with its database on the small disk."""
    site = tmp_path_factory.mktemp("storm")
    write_site(site, cells=(*CELLS, PICTURE))
    with free_port() as port:
        settings = {"TOOLKIT_DISK_RESERVE_MB": str(RESERVE)}
        server = Server(site, (disk or site) / "data", port, settings)
        server.start()
        yield server
        server.close()


@dataclass
class Collector:
    """Somebody who adds files without end, and counts what becomes of them."""

    server: Server
    added: int = 0
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        name = self.server.person().person.name
        self._browser = self.server.live.signed_in(name)

    async def add(self, *, until: float) -> None:
        """Add one file after another, *until* then and until one is refused."""
        give_up = until + PATIENCE
        while time.monotonic() < until or not self.refused:
            assert time.monotonic() < give_up
            # While the server is away, the same again.
            with contextlib.suppress(httpx.TransportError):
                await asyncio.to_thread(self._add_one)
            await asyncio.sleep(0.2)  # how often a file is added: the load, no wait

    def _add_one(self) -> None:
        path = f"/evidence/{WORKSHOP}/picture/file"
        answer = self._browser.post(path, files={"file": ("a.pdf", FILE)})
        if answer.status_code == 201:
            self.added += 1
        elif answer.status_code == 422:
            self.refused.append(answer.json()["message"])


async def save_another(member: Member) -> None:
    await member.save(f"answer {len(member.acknowledged) + 1}")


async def save_every_second(member: Member, *, until: float) -> None:
    """Save a new answer each second, or as soon as the one before is acknowledged."""
    while time.monotonic() < until:
        began = time.monotonic()
        await save_another(member)
        await asyncio.sleep(max(0.0, 1 - time.monotonic() + began))


async def end_again_and_again(server: Server, ends: Sequence[End]) -> None:
    """End the server and start it on the same data, spread over the time there is."""
    for end in ends:
        await asyncio.sleep(SECONDS / (len(ends) + 1))
        await asyncio.to_thread(end, server)
        await asyncio.to_thread(server.launch)


@pytest.mark.parametrize(
    "ends",
    [(Server.kill, Server.kill), (Server.terminate,)],
    ids=["killed twice", "stopped"],
)
async def test_no_acknowledged_answer_is_lost_in_a_storm(
    server: Server, disk: Path | None, ends: Sequence[End]
) -> None:
    crowd = make_crowd(server, PEOPLE)
    collector = Collector(server)
    # The server may have just been started again: by the test before, for one.
    await asyncio.gather(*(member.reload() for member in crowd))
    until = time.monotonic() + SECONDS
    await asyncio.gather(
        end_again_and_again(server, ends),
        collector.add(until=until),
        *(save_every_second(member, until=until) for member in crowd),
    )
    # Files are refused by now, and answers are not.
    await asyncio.gather(*map(save_another, crowd))
    await asyncio.gather(*(member.leave() for member in crowd))
    acknowledged = sum(len(member.acknowledged) for member in crowd)
    resent = sum(member.resent for member in crowd)
    print(  # noqa: T201 - the summary this run is for
        f"{PEOPLE} people, {SECONDS:.0f} s, server ended {len(ends)} times, "
        f"{f'a disk of {SIZE} MB' if disk else 'an ordinary disk'}: "
        f"{acknowledged} answers acknowledged, {resent} sends repeated, "
        f"{len(lost(crowd))} acknowledged answers lost; {collector.added} files "
        f"added, {len(collector.refused)} refused."
    )
    assert lost(crowd) == []
    assert resent > 0
    for member in crowd:
        assert server.answer(member.seating) == member.acknowledged[-1]
    if disk:
        expect_reserve_kept(server, collector)


def expect_reserve_kept(server: Server, collector: Collector) -> None:
    """Files were refused in words while there was space, and the server is well."""
    assert collector.refused
    assert all("little space left" in words for words in collector.refused)
    free = server.store._database.free
    assert free is not None
    assert free > RESERVE // 2 * MEGABYTE
    health = httpx.get(f"{server.base}/health", verify=NO_TLS)
    assert health.status_code == 200
    assert server.store.checkup().problems == ()


def test_the_storm_is_on_a_disk_of_100_mb(disk: Path | None) -> None:
    if disk is None:
        pytest.skip("This account may mount no disk: no file met the reserve.")
    assert os.statvfs(disk).f_blocks * os.statvfs(disk).f_frsize <= SIZE * 2**20
