"""Templates that are forked from one process with everything imported."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psutil
import pytest

from tests.forking.conftest import gone
from tests.forking.notebooks import notebook
from tests.serving import PATIENCE
from toolkit.forking.orders import ZygoteOrder
from toolkit.forking.template import Template, TemplateError
from toolkit.forking.wire import frame, pack_json
from toolkit.forking.zygote import Imports, Zygote

pytestmark = pytest.mark.slow

Make = Callable[..., Any]


def environment(folder: Path) -> dict[str, str]:
    """Of a process that imports what is in *folder*."""
    known = {"HOME": str(folder), "PYTHONPATH": str(folder)}
    return {**known, "PATH": "/usr/bin:/bin", "HALL": "one"}


@pytest.fixture
async def zygote(tmp_path: Path) -> AsyncIterator[Make]:
    """Make zygotes that are stopped after the test."""
    with ExitStack() as stack:

        def new(**options: Any) -> Zygote:
            made = Zygote(Imports(environment(tmp_path), **options))
            stack.callback(made.stop)
            return made

        yield new


@pytest.fixture
async def template(tmp_path: Path) -> AsyncIterator[Make]:
    """Make templates that are stopped after the test."""
    with ExitStack() as stack:

        def new(zygote: Zygote, *cells: str, **options: Any) -> Template:
            made = Template(notebook(*cells), cwd=tmp_path, zygote=zygote, **options)
            stack.callback(made.stop)
            return made

        yield new


def said_by(template: Template) -> list[str]:
    """What each cell of the notebook has printed."""
    return ["".join(o.text for o in cell.outputs) for cell in template.notebook.cells]


WHO = "import os; print(os.getpid(), os.getppid(), os.environ['HALL'])"


async def test_what_a_zygote_imports_is_imported_once(
    zygote: Make, template: Make, tmp_path: Path
) -> None:
    counted = tmp_path / "counted.txt"
    source = f"with open({str(counted)!r}, 'a') as f:\n    f.write('once ')\n"
    (tmp_path / "slow_to_import.py").write_text(source)
    origin = await zygote(modules=["slow_to_import"]).start()
    cells = (WHO, "import slow_to_import; print(slow_to_import.__name__)")
    made = [await template(origin, *cells).start() for _ in range(2)]
    (one, imported), (other, _) = (said_by(each) for each in made)
    assert imported == "slow_to_import\n"
    assert counted.read_text() == "once "
    process, parent, hall = one.split()
    assert hall == "one"
    assert other.split()[0] != process
    assert other.split()[1] == parent


async def test_templates_of_one_zygote_share_nothing_that_a_cell_makes(
    zygote: Make, template: Make
) -> None:
    origin = await zygote().start()
    first = template(origin, "mark = 7; import random; print(random.random())")
    await first.start()
    second = template(
        origin, "import random; print(random.random())", "print('mark' in globals())"
    )
    await second.start()
    drawn, marked = said_by(second)
    assert marked == "False\n"
    assert said_by(first) != [drawn]


async def test_kernels_come_from_a_template_of_a_zygote(
    zygote: Make, template: Make
) -> None:
    made = await template(await zygote().start(), WHO).start()
    own = psutil.Process(int(said_by(made)[0].split()[0]))
    kernel = await made.take("a")
    assert psutil.Process(kernel.number).ppid() == own.pid
    made.stop()
    kernel.stream.close()
    assert await gone(own)
    assert await kernel.exited != 0


async def test_what_cannot_be_imported_is_said(zygote: Make, template: Make) -> None:
    origin = zygote(modules=["no_such_module_anywhere"])
    with pytest.raises(TemplateError, match="no_such_module_anywhere"):
        await origin.start()
    assert not origin.alive
    with pytest.raises(TemplateError, match="any more"):
        await template(origin, "1").start()


async def test_a_cell_that_fails_in_a_fork_is_named_too(
    zygote: Make, template: Make
) -> None:
    origin = await zygote().start()
    with pytest.raises(TemplateError, match="cell 1 of the notebook"):
        await template(origin, "1 / 0").start()
    assert said_by(await template(origin, "print(1)").start()) == ["1\n"]


async def test_templates_end_with_their_zygote_and_are_stale(
    zygote: Make, template: Make
) -> None:
    origin = await zygote().start()
    dead: list[Template] = []
    made = await template(origin, WHO, on_death=dead.append).start()
    assert not made.is_stale()
    process, parent = (psutil.Process(int(n)) for n in said_by(made)[0].split()[:2])
    kernel = await made.take("a")
    parent.kill()
    await kernel.exited
    kernel.stream.close()
    assert await gone(process)
    assert dead == [made]
    assert not origin.alive
    assert made.is_stale()


async def test_a_retired_zygote_ends_with_its_last_template(
    zygote: Make, template: Make
) -> None:
    origin = await zygote().start()
    made = await template(origin, WHO).start()
    process = psutil.Process(int(said_by(made)[0].split()[1]))
    origin.retire()
    assert origin.alive
    with pytest.raises(TemplateError, match="any more"):
        await template(origin, "1").start()
    made.stop()
    # It is told of the end of its last template meanwhile.
    await asyncio.to_thread(process.wait, PATIENCE)
    assert not origin.alive


async def test_a_zygote_notices_that_a_watched_file_has_changed(
    zygote: Make, tmp_path: Path
) -> None:
    watched = tmp_path / "watched.py"
    watched.write_text("1")
    origin = await zygote(watched=[watched]).start()
    assert not origin.is_stale()
    watched.write_text("22")
    assert origin.is_stale()


async def test_a_template_stuck_in_a_cell_is_stopped(
    zygote: Make, template: Make
) -> None:
    origin = await zygote().start()
    stuck = template(origin, "while True: pass", timeout=1.0)
    with pytest.raises(TemplateError, match="did not finish"):
        await stuck.start()
    assert said_by(await template(origin, "print(1)").start()) == ["1\n"]


async def test_a_template_is_stale_when_what_its_zygote_watches_has_changed(
    zygote: Make, template: Make, tmp_path: Path
) -> None:
    watched = tmp_path / "watched.py"
    watched.write_text("1")
    made = await template(await zygote(watched=[watched]).start(), "1").start()
    assert not made.is_stale()
    watched.write_text("22")
    assert made.is_stale()


async def test_who_stops_waiting_for_a_process_keeps_nobody_else_waiting(
    zygote: Make,
) -> None:
    origin = await zygote().start()
    given_up, patient = (asyncio.create_task(origin.launch()) for _ in range(2))
    await asyncio.sleep(0)  # one turn: both have asked, none has been answered
    given_up.cancel()
    (await patient).stop()
    (await origin.launch()).stop()


async def test_a_retired_zygote_still_gives_what_it_was_asked_for(zygote: Make) -> None:
    origin = await zygote().start()
    first = await origin.launch()
    asked = asyncio.create_task(origin.launch())
    await asyncio.sleep(0)  # one turn: it has asked, and has not been answered
    origin.retire()
    origin._left(first)  # as when the first one ends just then
    (await asked).stop()
    first.stop()


async def test_a_retired_zygote_that_nobody_waits_for_any_more_ends(
    zygote: Make,
) -> None:
    origin = await zygote().start()
    asked = asyncio.create_task(origin.launch())
    await asyncio.sleep(0)  # one turn: it has asked, and has not been answered
    origin.retire()
    assert origin.alive
    asked.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asked
    assert not origin.alive


async def test_where_no_process_can_be_made_the_next_one_is_tried(
    zygote: Make, template: Make, tmp_path: Path
) -> None:
    refusing = (
        "import os\n"
        "fork = os.fork\n"
        "def refuse():\n"
        "    os.fork = fork\n"
        "    raise BlockingIOError('too many processes')\n"
        "os.fork = refuse\n"
    )
    (tmp_path / "full_house.py").write_text(refusing)
    origin = await zygote(modules=["full_house"]).start()
    with pytest.raises(TemplateError, match="no more processes"):
        await template(origin, "1").start()
    assert said_by(await template(origin, "print(1)").start()) == ["1\n"]


async def test_a_thread_that_an_import_leaves_is_refused(
    zygote: Make, tmp_path: Path
) -> None:
    ticking = (
        "import threading, time\n"
        "threading.Thread(target=time.sleep, args=(60,), daemon=True, name='ticker')"
        ".start()\n"
    )
    (tmp_path / "ticking.py").write_text(ticking)
    with pytest.raises(TemplateError, match="ticker"):
        await zygote(modules=["ticking"]).start()


def test_one_that_was_begun_before_there_was_a_loop_makes_templates(
    tmp_path: Path,
) -> None:
    imports = Imports(environment(tmp_path))
    begun = imports.begin()

    async def parent_of_a_template() -> str:
        zygote = await Zygote(imports, begun=begun).start()
        template = Template(notebook(WHO), cwd=tmp_path, zygote=zygote)
        try:
            return said_by(await template.start())[0].split()[1]
        finally:
            template.stop()
            zygote.stop()

    try:
        assert asyncio.run(parent_of_a_template()) == str(begun.process.process.pid)
    finally:
        begun.process.stop()
    assert begun.process.process.returncode is not None


async def test_what_changes_after_it_was_begun_makes_it_stale(tmp_path: Path) -> None:
    watched = tmp_path / "watched.txt"
    watched.write_text("before")
    imports = Imports(environment(tmp_path), watched=[watched])
    begun = imports.begin()
    watched.write_text("after it")
    zygote = await Zygote(imports, begun=begun).start()
    try:
        assert zygote.is_stale()
    finally:
        zygote.stop()


def test_one_whose_server_has_gone_ends_without_a_word() -> None:
    ours, theirs = socket.socketpair()
    ordered: ZygoteOrder = {"imports": ["json"], "parent": os.getpid()}
    with theirs:
        ours.sendall(frame(pack_json("order", ordered)))
        ours.close()
        done = subprocess.run(
            [
                sys.executable,
                "-m",
                "toolkit.forking.inside.zygote",
                f"{theirs.fileno()}",
            ],
            pass_fds=(theirs.fileno(),),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (0, "")
