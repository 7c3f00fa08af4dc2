"""How much memory there is for more kernels."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psutil

_GROUPS = Path("/sys/fs/cgroup")
_OWN_GROUP = Path("/proc/self/cgroup")


def available() -> int:
    """Bytes that can be had without swapping, on this machine and in this container."""
    return min((int(psutil.virtual_memory().available), *_left_in_groups()))


def _left_in_groups() -> Iterator[int]:
    """What each limit on this process, as containers and services have, leaves."""
    for group in _groups():
        with suppress(OSError, ValueError):  # without a limit there is no number
            limit = int((group / "memory.max").read_text())
            used = int((group / "memory.current").read_text())
            yield limit - used + _reclaimable(group)


def _groups() -> Iterator[Path]:
    own = ""
    with suppress(OSError):
        for line in _OWN_GROUP.read_text().splitlines():
            if line.startswith("0::/"):
                own = line.removeprefix("0::/")
    group = _GROUPS / own
    yield from (
        each for each in (group, *group.parents) if _GROUPS in (each, *each.parents)
    )


def _reclaimable(group: Path) -> int:
    """Bytes of files that are kept in memory only because there is room."""
    for line in (group / "memory.stat").read_text().splitlines():
        name, _, size = line.partition(" ")
        if name == "inactive_file":
            return int(size)
    return 0
