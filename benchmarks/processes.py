"""What the processes of one server have used."""

from __future__ import annotations

from pathlib import Path

import psutil


def tree(process: int) -> list[psutil.Process]:
    """A process and everything that lives from it."""
    top = psutil.Process(process)
    return [top, *top.children(recursive=True)]


def cpu_seconds(process: int) -> float:
    """Processor time of the whole tree, of those that have ended as well."""
    return sum(_seconds(each) for each in tree(process))


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
