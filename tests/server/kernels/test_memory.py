"""When memory is short, kernels of pages that were left go, and no others."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from toolkit.model import Cohort, Person, Role, Seating
from toolkit.model.quota import MEGABYTE
from toolkit.server.kernels.kernels import RETURNS_WITHIN, Kernels, Visit
from toolkit.server.kernels.memory import available
from toolkit.settings import Settings
from toolkit.store import Store

EACH = 12 * MEGABYTE
RESERVE = Settings().memory_reserve_mb * MEGABYTE


class Manager:
    """Kernels of which some have lost their page, and the memory they take."""

    def __init__(self, left: Mapping[str, timedelta | None], *, free: int) -> None:
        self.left = dict(left)
        self.free = free
        self.ended: list[str] = []

    def __contains__(self, kernel: str) -> bool:
        return kernel in self.left

    def deserted_since(self, kernel: str) -> datetime | None:
        ago = self.left[kernel]
        return None if ago is None else datetime.now(UTC) - ago

    async def shutdown_kernel(self, kernel: str, **_options: Any) -> None:
        del self.left[kernel]
        self.ended.append(kernel)
        self.free += EACH


LONG, LONGER = RETURNS_WITHIN * 10, RETURNS_WITHIN * 20
LEFT = {"open": None, "long": LONG, "longer": LONGER, "reloads": timedelta()}


@pytest.mark.parametrize(
    ("free", "ended"),
    [
        (RESERVE, []),
        (RESERVE - EACH, ["longer"]),
        (RESERVE - EACH - 1, ["longer", "long"]),
        (0, ["longer", "long"]),
    ],
)
async def test_pages_that_were_left_longest_make_room_first_until_there_is_enough(
    store: Store, caplog: pytest.LogCaptureFixture, free: int, ended: list[str]
) -> None:
    manager = Manager(LEFT, free=free)
    kernels = Kernels(
        manager,  # type: ignore[arg-type]
        settings=Settings(),
        store=store,
        memory=lambda: manager.free,
    )
    seating = Seating("1", Person("1", "P"), Cohort("a", "A"), Role.PARTICIPANT)
    kernels._visits = {name: Visit(name, seating, "workshop") for name in LEFT}
    with caplog.at_level(logging.WARNING):
        await kernels.relieve()
    assert manager.ended == ended
    told = [each.getMessage() for each in caplog.records]
    one = f"Memory is short: {len(ended)} pages that were left made room."
    assert told == ([one] if ended else [])


def test_some_memory_is_available_here() -> None:
    assert available() > 0
