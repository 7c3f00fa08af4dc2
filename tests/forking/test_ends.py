"""Whatever ends, nothing is left behind and the next visitor is served."""

from __future__ import annotations

import signal
from pathlib import Path

import psutil
import pytest

from tests.forking.conftest import Probe, RunningSite, gone, probe
from tests.serving import PATIENCE

pytestmark = pytest.mark.slow


async def template_of(visitor: Probe) -> psutil.Process:
    """Return the template process of a visitor's kernel."""
    return psutil.Process(int(await visitor.ask("template")))


async def test_a_template_takes_its_kernels_along_and_is_replaced(
    tmp_path: Path,
) -> None:
    with RunningSite(tmp_path, "--spares=2") as site:
        async with probe("ana", site.base) as visitor:
            process, template = await visitor.process(), await template_of(visitor)
            template.kill()
            assert await gone(process)
            assert (await visitor.closed()).code == 4410
        async with probe("ben", site.base) as visitor:
            assert visitor.find(value="<b>ben</b>")
            process, template = await visitor.process(), await template_of(visitor)
            site.process.send_signal(signal.SIGKILL)
            assert await gone(template)
            assert await gone(process)


async def test_only_kernels_without_a_page_are_culled(tmp_path: Path) -> None:
    # A slow page, too, has to find its kernel when it connects.
    options = ("cull_idle_timeout=15", "cull_interval=1")
    options = tuple(f"--MappingKernelManager.{option}" for option in options)
    with RunningSite(tmp_path, *options) as site:
        async with probe("ana", site.base) as stays, probe("ben", site.base) as goes:
            process = await goes.process()
            await goes.close()
            assert await gone(process)
            assert await stays.ask("1 + 1") == "2"


async def test_an_orderly_stop_leaves_nothing_behind(tmp_path: Path) -> None:
    with RunningSite(tmp_path) as site:
        async with probe("ana", site.base) as visitor:
            process, template = await visitor.process(), await template_of(visitor)
            site.process.terminate()
            assert await gone(process)
            assert await gone(template)
            assert site.process.wait(PATIENCE) == 0


async def test_without_fork_visitors_get_processes_made_ahead(tmp_path: Path) -> None:
    with RunningSite(tmp_path, "--mode=spawn", "--spares=2") as site:
        async with probe("ana", site.base) as one, probe("ben", site.base) as other:
            assert one.find(value="<b>ana</b>")
            assert set(one.states) == set(other.states)
            assert await one.ask("random.random()") != await other.ask(
                "random.random()"
            )
            process = await one.process()
            site.process.terminate()
            assert await gone(process)
