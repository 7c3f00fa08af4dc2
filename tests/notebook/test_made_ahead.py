"""A kernel that was made ahead of need is no other than a fresh one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
import pytest

from tests.first_year import CALENDAR, PROGRAMME
from tests.serving import PATIENCE
from toolkit.clock import INVENTED, now
from toolkit.demo.year import add_demo
from toolkit.forking.processes import Child
from toolkit.forking.template import Template
from toolkit.forking.wire import Message, frame, pack_json, receive
from toolkit.model import Role, Seating
from toolkit.seat.taking import GONE
from toolkit.server.kernels.first_question import first_question
from toolkit.server.reading import read_worded
from toolkit.settings import Settings, kernel_environment
from toolkit.store import Store

pytestmark = pytest.mark.slow

QUIET = "2024-01-10T06:00+00:00"
"""A moment at which nothing changes for hours: two kernels count the same to it."""

NOTEBOOKS = ("workshop1_launch", "workshop2", "home", "portfolio")


class House:
    """A store with the invented year, and templates of real notebooks."""

    def __init__(self, data: Path) -> None:
        self.settings = Settings(data=data)
        data.mkdir()
        self.store = Store.open(self.settings.store_url)
        add_demo(
            self.store, programme=PROGRAMME, settings=self.settings, calendar=CALENDAR
        )
        self.templates: dict[str, Template] = {}

    async def template(self, name: str) -> Template:
        served = PROGRAMME.notebook(name)
        template = self.templates[name] = Template(
            read_worded(served.notebook, PROGRAMME.wording),
            cwd=served.folder,
            env={
                **kernel_environment(),
                "TOOLKIT_DATA": str(self.settings.data),
                INVENTED: QUIET,
            },
            imports=("toolkit.server.kernels.template_start",),
        )
        return await template.start()

    def seating(self, role: Role) -> Seating:
        cohort = self.store.cohorts.all()[0].id
        return next(s for s in self.store.people.roster(cohort) if s.role is role)

    def order(self, seating: Seating, name: str) -> object:
        binding = {
            "seat": seating.id,
            "store": self.settings.store_url,
            "cohort": seating.cohort.id,
            "workshop": name,
            "here": self.settings.here,
            **self.settings.quota.as_told(),
        }
        return {"binding": binding, "env": {}, "cwd": None}

    def stop(self) -> None:
        for template in self.templates.values():
            template.stop()
        self.store.close()


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    built = House(tmp_path / "data")
    yield built
    built.stop()


async def told(kernel: Child, order: object) -> dict[str, Any]:
    """The state of every widget, once the kernel is somebody's."""
    kernel.stream.settimeout(PATIENCE)
    comm = uuid4().hex
    for message in (pack_json("bind", order), *first_question(uuid4().hex, comm)):
        kernel.stream.sendall(frame(message))
    while (heard := await asyncio.to_thread(receive, kernel.stream)) is not None:
        assert heard.channel != "failed", heard
        if b"update_states" in heard.parts[-1]:
            states: dict[str, Any] = heard.json(3)["data"]["states"]
            return states
    raise AssertionError("The kernel has ended.")


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.FACILITATOR])
@pytest.mark.parametrize("name", NOTEBOOKS)
async def test_it_shows_its_person_what_a_fresh_one_shows(
    house: House, name: str, role: Role
) -> None:
    template = await house.template(name)
    order = house.order(house.seating(role), name)
    await template.add_spare()
    spare, fresh = await template.take("a"), await template.take("b")
    assert (spare.is_spare, fresh.is_spare) == (True, False)
    with spare.stream, fresh.stream:
        shown, expected = await told(spare, order), await told(fresh, order)
    assert shown == expected
    assert shown


async def test_while_it_waits_it_has_the_store_open_and_holds_no_word_of_anybody(
    house: House,
) -> None:
    template = await house.template("workshop1_launch")
    await template.add_spare()
    kernel = await template.take("a")
    with kernel.stream:
        process = psutil.Process(kernel.number)
        opened = {Path(each.path).name for each in process.open_files()}
        assert "workshop.db" in opened
        assert "TOOLKIT_STORE" not in process.environ()


async def test_rights_are_looked_at_when_somebody_comes(house: House) -> None:
    template = await house.template("workshop1_launch")
    seating = house.seating(Role.PARTICIPANT)
    await template.add_spare()
    house.store.people.withdraw(seating, at=now())
    kernel = await template.take("a")
    assert kernel.is_spare
    with kernel.stream:
        answer = await answered(kernel, house.order(seating, "workshop1_launch"))
    assert answer.channel == "failed"
    assert GONE in answer.json()["traceback"]


async def answered(kernel: Child, order: object) -> Message:
    kernel.stream.settimeout(PATIENCE)
    kernel.stream.sendall(frame(pack_json("bind", order)))
    answer = await asyncio.to_thread(receive, kernel.stream)
    assert answer is not None
    return answer
