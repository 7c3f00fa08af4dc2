"""What the processes of one server have used."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from pathlib import Path

import psutil

AT_REST, CALM, LONGEST_REST = 0.05, 6, 120.0
"""Processor time in a second that is rest, seconds of it in a row, at most so many."""


def tree(process: int) -> list[psutil.Process]:
    """A process and everything that lives from it."""
    top = psutil.Process(process)
    return [top, *top.children(recursive=True)]


def cpu_seconds(process: int) -> float:
    """Processor time of the whole tree, of those that have ended as well."""
    return sum(_seconds(each) for each in tree(process))


async def at_rest(process: int) -> None:
    """Wait until the tree does nothing any more: what it does ahead of need is done.

    Whoever is measured has this time, as between two visits; it is not long.
    """
    end, calm = time.monotonic() + LONGEST_REST, 0
    while calm < CALM and time.monotonic() < end:
        before = (cpu_seconds(process), len(tree(process)))
        await asyncio.sleep(1)
        now = (cpu_seconds(process), len(tree(process)))
        is_calm = now[0] - before[0] < AT_REST and now[1] == before[1]
        calm = calm + 1 if is_calm else 0


def leaves(process: int) -> list[int]:
    """Those below the top from which nothing lives: the kernels, if there are any."""
    every = tree(process)
    parents = {each.ppid() for each in every}
    return [each.pid for each in every[1:] if each.pid not in parents]


def run_of_each(process: int) -> dict[int, int]:
    """For how many nanoseconds the first thread of each of the tree has run."""
    run = {}
    for each in tree(process):
        with suppress(OSError):
            text = Path(f"/proc/{each.pid}/schedstat").read_text()
            run[each.pid] = int(text.split()[0])
    return run


def unique_megabytes(process: int) -> float:
    """Memory that would come free if this one process ended."""
    return _megabytes(process, "Private_Clean:", "Private_Dirty:")


def tree_megabytes(process: int) -> float:
    """Memory of a process and all that lives from it; what they share is one part."""
    return sum(_megabytes(each.pid, "Pss:") for each in tree(process))


def _megabytes(process: int, *kinds: str) -> float:
    kilobytes = 0
    for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
        if line.startswith(kinds):
            kilobytes += int(line.split()[1])
    return kilobytes / 1024


def end_tree(process: int, *, patience: float) -> None:
    """End a process and all that lives from it, calmly at first."""
    members = tree(process) if psutil.pid_exists(process) else []
    if members:
        members[0].terminate()
    _, living = psutil.wait_procs(members, timeout=patience)
    for each in living:
        each.kill()
    psutil.wait_procs(living, timeout=5)


def _seconds(process: psutil.Process) -> float:
    try:
        used = process.cpu_times()
    except psutil.NoSuchProcess:
        return 0.0
    own: float = used.user + used.system
    ended: float = used.children_user + used.children_system
    return own + ended
