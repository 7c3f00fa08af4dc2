"""What a template goes through before its first visitor is nobody's."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from tests.forking.conftest import Make
from toolkit.forking.inside.program import A_FEW
from toolkit.forking.template import Template
from toolkit.forking.wire import frame, pack_json, receive

pytestmark = pytest.mark.slow

NOTES = """
import contextlib, json
from toolkit.forking import before_fork, on_bind

seen = []

@before_fork
@contextlib.contextmanager
def warm_up():
    seen.append("begin")
    yield
    seen.append("end")

@on_bind
def bind(binding):
    open(binding["file"], "w").write(json.dumps(seen))
"""
BROKEN = """
import contextlib
from toolkit.forking import before_fork, on_bind

@before_fork
@contextlib.contextmanager
def warm_up():
    raise RuntimeError("this warm-up is for nobody")
    yield

@on_bind
def bind(binding):
    open(binding["file"], "w").write("bound")
"""

WAITING = """
import contextlib, gc, json, os, time
from toolkit.forking import before_fork, on_bind

seen = []

def wait_for(file):
    for _ in range(6000):
        if os.path.exists(file):
            return
        time.sleep(0.02)  # between two looks at the state that is awaited

@before_fork
@contextlib.contextmanager
def warm_up():
    wait_for("bound" if seen else "asked")
    seen.append("begin")
    yield
    seen.append("end")

@on_bind
def bind(binding):
    with open(binding["file"], "w") as file:
        json.dump([seen, gc.get_freeze_count() > 0], file)
"""
"""Its first warm-up waits until it is asked for a kernel, its second for that one."""


async def _bound(template: Template, file: Path) -> str:
    """What a kernel of *template* wrote into *file* when it was bound."""
    process = await template.take(file.name)
    process.stream.setblocking(True)
    order = {"binding": {"file": str(file)}, "env": {}, "cwd": None}
    process.stream.sendall(frame(pack_json("bind", order)))
    answer = receive(process.stream)
    assert answer is not None
    assert answer.channel == "ready", json.loads(answer.parts[0])
    process.stream.close()
    return await asyncio.to_thread(file.read_text)


async def test_every_warm_up_ends_before_the_first_kernel_begins(
    make: Make, tmp_path: Path
) -> None:
    template = await make(NOTES).start()
    seen = json.loads(await _bound(template, tmp_path / "seen"))
    assert seen
    assert seen[::2] == ["begin"] * (len(seen) // 2)
    assert seen[1::2] == ["end"] * (len(seen) // 2)


async def test_a_few_who_wait_get_kernels_before_the_last_warm_up(
    make: Make, tmp_path: Path
) -> None:
    template = await make(WAITING).start()
    files = [tmp_path / name for name in ("bound", *map(str, range(A_FEW + 1)))]
    bound = asyncio.gather(*(_bound(template, file) for file in files))
    await asyncio.sleep(0)  # they ask as soon as they may run
    (tmp_path / "asked").touch()
    found = [json.loads(text) for text in await bound]
    assert [seen for seen, _ in found[:A_FEW]] == [["begin", "end"]] * A_FEW
    assert all(len(seen) > 2 for seen, _ in found[A_FEW:])  # there was no room
    assert all(is_frozen for _, is_frozen in found)


async def test_a_spawned_kernel_warms_nothing_up(make: Make, tmp_path: Path) -> None:
    template = await make(NOTES, mode="spawn").start()
    assert await _bound(template, tmp_path / "seen") == "[]"


async def test_a_warm_up_that_fails_keeps_nobody_out(
    make: Make, tmp_path: Path
) -> None:
    template = await make(BROKEN).start()
    assert await _bound(template, tmp_path / "bound") == "bound"
