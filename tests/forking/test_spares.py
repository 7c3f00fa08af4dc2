"""Kernels that are made ahead of need: nobody's, until somebody comes."""

from __future__ import annotations

import asyncio
import json
import socket
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.forking.conftest import Make, gone
from tests.forking.notebooks import notebook
from tests.serving import PATIENCE
from toolkit.forking.kernel import ForkedKernelManager
from toolkit.forking.processes import KILLED, Child
from toolkit.forking.template import Template, TemplateError
from toolkit.forking.wire import frame, pack, pack_json, receive
from toolkit.forking.zygote import Imports, Zygote

pytestmark = pytest.mark.slow

NOTES = """
import contextlib, json, os, random, sys
from toolkit.forking import after_fork, before_bind, on_bind

seen = []
after_fork(lambda: seen.append("renewed"))

@before_bind
@contextlib.contextmanager
def get_ready():
    seen.append("begin")
    yield
    seen.append("end")

@on_bind
def bind(binding):
    seen.append(binding["person"])
    told = {"seen": seen, "drawn": random.random(), "said": os.environ.get("SAID")}
    open(binding["file"], "w").write(json.dumps(told))
"""
BROKEN = """
import contextlib
from toolkit.forking import before_bind, on_bind

@before_bind
@contextlib.contextmanager
def get_ready():
    raise RuntimeError("not ready, ever")
    yield

on_bind(lambda binding: open(binding["file"], "w").write('"bound"'))
"""


async def bound(process: Child, person: str, file: Path) -> Any:
    """What the kernel in *process* wrote into *file* when it was given its visitor."""
    process.stream.settimeout(PATIENCE)
    binding = {"person": person, "file": str(file)}
    order = {"binding": binding, "env": {"SAID": person}, "cwd": None}
    process.stream.sendall(frame(pack_json("bind", order)))
    answer = await asyncio.to_thread(receive, process.stream)
    assert answer is not None
    assert answer.channel == "ready", answer
    process.stream.close()
    return json.loads(await asyncio.to_thread(file.read_text))


async def test_a_visitor_gets_one_that_got_ready_before_they_came(
    make: Make, tmp_path: Path
) -> None:
    template = await make(NOTES).start()
    await template.add_spare()
    assert template.spares == 1
    process = await template.take("k")
    assert (process.is_spare, template.spares) == (True, 0)
    told = await bound(process, "ana", tmp_path / "ana")
    assert told["seen"] == ["renewed", "begin", "end", "ana"]
    assert told["said"] == "ana"


async def test_two_of_them_draw_different_numbers(make: Make, tmp_path: Path) -> None:
    template = await make(NOTES).start()
    for _ in range(2):
        await template.add_spare()
    drawn = [
        (await bound(await template.take(who), who, tmp_path / who))["drawn"]
        for who in ("ana", "ben")
    ]
    assert drawn[0] != drawn[1]


async def test_where_there_is_none_one_is_made_that_got_nothing_ready(
    make: Make, tmp_path: Path
) -> None:
    template = await make(NOTES).start()
    process = await template.take("k")
    assert not process.is_spare
    told = await bound(process, "ana", tmp_path / "ana")
    assert told["seen"] == ["renewed", "ana"]


async def test_a_spawned_kernel_gets_ready_too(make: Make, tmp_path: Path) -> None:
    template = await make(NOTES, mode="spawn").start()
    template.drop_spares(template.spares)
    await template.add_spare()
    process = await template.take("k")
    told = await bound(process, "ana", tmp_path / "ana")
    assert told["seen"] == ["renewed", "begin", "end", "ana"]


@pytest.mark.parametrize("channel", ["shell", "control", "notice", "prepare"])
async def test_it_answers_nothing_until_it_is_somebodys(
    make: Make, channel: str
) -> None:
    template = await make(NOTES).start()
    await template.add_spare()
    process = await template.take("k")
    process.stream.settimeout(PATIENCE)
    header = json.dumps({"msg_id": "1", "msg_type": "kernel_info_request"}).encode()
    process.stream.sendall(frame(pack(channel, [header, b"{}", b"{}", b"{}"])))
    assert await asyncio.to_thread(receive, process.stream) is None
    process.stream.close()
    assert await process.exited == 0


async def test_one_that_has_ended_is_forgotten_at_once(make: Make) -> None:
    template = await make(NOTES).start()
    await template.add_spare()
    (waiting,) = template._spares._waiting
    psutil.Process(waiting.number).kill()
    await waiting.exited
    await asyncio.sleep(0)  # one turn: it is told in the loop
    assert template.spares == 0
    process = await template.take("k")
    assert not process.is_spare
    process.stream.close()


async def test_those_of_a_template_that_makes_room_for_another_are_used_no_more(
    make: Make,
) -> None:
    template = await make(NOTES).start()
    for _ in range(2):
        await template.add_spare()
    kernel = await template.take("k")
    (waiting,) = template._spares._waiting
    process = psutil.Process(waiting.number)
    template.retire()
    assert template.alive
    assert template.spares == 0
    assert await gone(process)
    with pytest.raises(TemplateError):
        await template.add_spare()
    kernel.stream.close()
    await kernel.exited
    assert not template.alive


async def test_one_that_is_just_getting_ready_then_is_not_kept(make: Make) -> None:
    template = await make(NOTES).start()
    kernel = await template.take("k")
    getting_ready = asyncio.create_task(template.add_spare())
    await asyncio.sleep(0)  # one turn: it has been asked for, and is not there yet
    template.retire()
    await asyncio.wait([getting_ready])
    assert getting_ready.exception() is None
    assert template.spares == 0
    assert template.kernel_ids == {"k"}
    kernel.stream.close()


async def test_as_many_end_as_are_too_many(make: Make) -> None:
    template = await make(NOTES).start()
    for _ in range(3):
        await template.add_spare()
    processes = [psutil.Process(one.number) for one in template._spares._waiting]
    assert template.drop_spares(-1) == 0
    assert template.drop_spares(2) == 2
    assert template.spares == 1
    assert all([await gone(each) for each in processes[1:]])
    assert processes[0].is_running()
    assert template.drop_spares(2) == 1


async def test_they_end_with_their_template(make: Make) -> None:
    template = await make(NOTES).start()
    await template.add_spare()
    process = psutil.Process(template._spares._waiting[0].number)
    template.stop()
    assert template.spares == 0
    assert await gone(process)


async def test_they_end_with_a_zygote_that_is_killed(tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    zygote = await Zygote(Imports(env)).start()
    died = asyncio.Event()
    template = Template(
        notebook(NOTES), cwd=tmp_path, zygote=zygote, on_death=lambda _: died.set()
    )
    await template.start()
    await template.add_spare()
    spare = psutil.Process(template._spares._waiting[0].number)
    parent = spare.parent()
    assert parent is not None
    origin = parent.parent()
    assert origin is not None
    origin.kill()
    assert await gone(spare)
    assert await gone(parent)
    await died.wait()
    assert template.spares == 0


async def test_one_that_cannot_get_ready_is_no_use_and_keeps_nobody_out(
    make: Make, tmp_path: Path
) -> None:
    template = await make(BROKEN).start()
    with pytest.raises(TemplateError, match="ahead of need"):
        await template.add_spare()
    assert template.spares == 0
    process = await template.take("k")
    assert await bound(process, "ana", tmp_path / "ana") == "bound"


class Unheard:
    """A template whose spare has ended without a word, and which can make another."""

    alive = True

    def __init__(self, *, is_spare: bool) -> None:
        self._is_spare = is_spare
        self.asked: list[bool] = []

    async def take(self, _kernel_id: str, *, fresh: bool = False) -> Child:
        self.asked.append(fresh)
        ours, theirs = socket.socketpair()
        ours.settimeout(0)
        if fresh:
            theirs.sendall(frame(pack_json("ready", {})))
            self.other_end = theirs
        else:
            theirs.close()
        return child_at(ours, is_spare=self._is_spare and not fresh)


def child_at(stream: socket.socket, *, is_spare: bool) -> Child:
    exited: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    def signal(number: int) -> None:
        assert number == -KILLED
        exited.set_result(KILLED)

    return Child(1, stream, signal, exited, bool, is_spare=is_spare)


class Parent:
    """As much of the manager of all kernels as one of them asks for."""

    kernel_info_timeout = PATIENCE

    def __init__(self) -> None:
        self.ended: list[object] = []

    def notice_end(self, kernel: object) -> None:
        self.ended.append(kernel)


async def test_a_visitor_whose_spare_is_dead_gets_a_fresh_one() -> None:
    template, kernel, parent = Unheard(is_spare=True), ForkedKernelManager(), Parent()
    kernel._trait_values["parent"] = parent
    await kernel.start_kernel(kernel_id="k", template=template, binding={})
    assert template.asked == [False, True]
    assert kernel.ready.result() is None
    assert parent.ended == []
    kernel.end_at_once()
    template.other_end.close()


async def test_a_fresh_kernel_that_ends_is_not_made_again() -> None:
    template, kernel, parent = Unheard(is_spare=False), ForkedKernelManager(), Parent()
    kernel._trait_values["parent"] = parent
    with pytest.raises(TemplateError, match="before it was ready"):
        await kernel.start_kernel(kernel_id="k", template=template, binding={})
    assert template.asked == [False]
    assert parent.ended == [kernel]
