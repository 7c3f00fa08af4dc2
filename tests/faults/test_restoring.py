"""A backup is put in place of a damaged database; beside a server it never is."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from tests.faults.crowd import Member, lost, make_crowd
from tests.faults.server import Server
from tests.serving import command

pytestmark = pytest.mark.slow

PEOPLE = 5


async def save_until(enough: asyncio.Event, member: Member) -> None:
    """Save one answer after the other."""
    while not enough.is_set():
        await member.save(f"answer {len(member.acknowledged) + 1}")


async def test_no_acknowledged_answer_is_lost_to_a_restore_beside_the_server(
    server: Server, tmp_path: Path
) -> None:
    assert command(server.data, "backup", tmp_path / "copy.db").returncode == 0
    crowd = make_crowd(server, PEOPLE)
    enough = asyncio.Event()

    async def try_to_restore() -> None:
        for _ in range(3):
            tried = await asyncio.to_thread(
                command, server.data, "restore", tmp_path / "copy.db"
            )
            assert "Stop the server first" in tried.stderr
        enough.set()

    await asyncio.gather(
        try_to_restore(), *(save_until(enough, member) for member in crowd)
    )
    await asyncio.gather(*(member.leave() for member in crowd))
    assert sum(len(member.acknowledged) for member in crowd) > PEOPLE
    assert lost(crowd) == []


def bytes_of(file: Path) -> dict[str, bytes]:
    """Every byte of a database and of what lies beside it, by the end of its name."""
    found = file.parent.glob(f"{file.name}*")
    return {
        each.name.removeprefix(file.name): each.read_bytes()
        for each in found
        if not each.name.endswith(".lock")
    }


async def test_a_database_cut_short_under_a_killed_server_comes_back(
    server: Server, tmp_path: Path
) -> None:
    member = make_crowd(server, 1)[0]
    await member.save("in the backup")
    assert command(server.data, "backup", tmp_path / "copy.db").returncode == 0
    await member.save("since the backup")
    await member.leave()
    server.store.close()
    server.kill()
    file = server.data / "workshop.db"
    os.truncate(file, 10_000)
    ill = command(server.data, "doctor")
    assert (ill.returncode, "estore a backup" in ill.stderr) == (1, True)
    assert ill.stdout.startswith("Last backup: ")
    damaged = bytes_of(file)
    restored = command(server.data, "restore", tmp_path / "copy.db")
    assert restored.returncode == 0, restored.stderr
    (aside,) = (server.data / "backups").glob("*before-restore*.db")
    assert str(aside) in restored.stdout
    assert bytes_of(aside) == damaged
    assert command(server.data, "doctor").returncode == 0

    server.start()
    assert server.history(member.seating) == ["in the backup"]
    await member.reload()
    assert member.shown() == {"texts": ["in the backup"]}
    await member.leave()
