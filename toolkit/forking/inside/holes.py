"""Fills the free memory that lies scattered among a template's objects.

A fork copies every page of memory that it writes to. What a kernel makes for its
visitor would be put wherever the template has freed something small, each piece into
a page of its own. With the holes filled it lies close together, at the end.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator

BLOCK = 16
"""Bytes: both allocators give out multiples of it."""

LARGEST_SMALL = 512
"""Bytes that Python's own allocator gives at most; more comes from the C library."""

POOL, POOL_HEADER = 16 * 1024, 48
"""Bytes of memory that Python's allocator cuts into blocks of one size."""

MOST_KEPT = 4 * 2**20
"""Bytes to fill at most for one size, should the allocator be another than we know."""

CACHED = 8
"""Chunks of a size that the C library may keep apart, not counting them as free."""

HOLE_SIZES = (
    *(2**exponent for exponent in range(20, 10, -1)),
    *range(1024, BLOCK, -BLOCK),
)

_kept: list[object] = []


def fill_holes() -> None:
    """Fill what is free now, for as long as the process lives."""
    for size in range(BLOCK, LARGEST_SMALL + 1, BLOCK):
        _kept.extend(_blocks(size))
    _fill_c_library()


def _blocks(size: int) -> Iterator[object]:
    """Objects of *size* bytes, until they come from a pool that nothing else uses."""
    whole = (POOL - POOL_HEADER) // size
    in_a_row = last = 0
    for number in range(MOST_KEPT // size):
        block = _object(size, number)
        in_a_row = in_a_row + 1 if id(block) == last + size else 0
        last = id(block)
        yield block
        if in_a_row >= whole - 1:
            return


def _object(size: int, number: int) -> object:
    if size == BLOCK:
        return object()
    if size == 2 * BLOCK:
        return complex(number, 1)
    return bytes(size - b"".__sizeof__())


class _MallInfo(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    ]


def _fill_c_library() -> None:
    library = ctypes.CDLL(None)
    if not hasattr(library, "mallinfo2"):  # another C library than glibc, or an old one
        return
    library.mallinfo2.restype = _MallInfo
    library.malloc.restype = ctypes.c_void_p
    library.malloc.argtypes = (ctypes.c_size_t,)

    def free() -> int:
        """Bytes free anywhere but at the end of the heap."""
        found = library.mallinfo2()
        return int(found.fordblks - found.keepcost)

    for size in HOLE_SIZES:
        _fill(size, malloc=library.malloc, free=free)


def _fill(size: int, *, malloc: Callable[[int], int], free: Callable[[], int]) -> None:
    misses = 0
    while misses < (CACHED if size <= 1024 else 1):
        before = free()
        malloc(size)
        misses = misses + 1 if free() >= before else 0
