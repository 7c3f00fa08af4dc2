"""Who leaves ends their kernels; one that does not end keeps nothing else."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from toolkit.model import Cohort, Person, Role, Seating
from toolkit.server.kernels.kernels import Kernels, Visit
from toolkit.settings import Settings
from toolkit.store import Store

PAGES = ("first", "stuck", "last")


class Manager:
    """Kernels of which one does not end."""

    def __init__(self) -> None:
        self.ended: list[str] = []

    def __contains__(self, kernel: str) -> bool:
        return kernel in PAGES

    async def shutdown_kernel(self, kernel: str, **_options: Any) -> None:
        if kernel == "stuck":
            raise RuntimeError(kernel)
        self.ended.append(kernel)


async def test_a_kernel_that_does_not_end_keeps_neither_the_others_nor_who_leaves(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    manager = Manager()
    kernels = Kernels(manager, settings=Settings(), store=store)  # type: ignore[arg-type]
    seating = Seating("1", Person("1", "P"), Cohort("a", "A"), Role.PARTICIPANT)
    kernels._visits = {name: Visit(name, seating, "workshop") for name in PAGES}
    with caplog.at_level(logging.ERROR):
        await kernels.end_all_of("1")
    assert manager.ended == ["first", "last"]
    assert kernels.owner("stuck") is None
    assert len(caplog.records) == 1
