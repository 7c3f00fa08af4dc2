"""After the holes are filled, what is made next lies close together."""

from __future__ import annotations

import subprocess
import sys

import pytest

PAGE = 4096
HOLES = """
import ctypes, sys
from toolkit.forking.inside.holes import fill_holes

library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
library.malloc.argtypes = (ctypes.c_size_t,)
library.free.argtypes = (ctypes.c_void_p,)

made = [bytes(200) for _ in range(20_000)]
chunks = [library.malloc(900) for _ in range(4_000)]
del made[::20]
for chunk in chunks[::20]:
    library.free(chunk)
if sys.argv[1] == "filled":
    fill_holes()
new = [bytes(200) for _ in range(100)]
print(len({id(one) // 4096 for one in new}))
print(len({library.malloc(900) // 4096 for _ in range(100)}))
"""


def pages(how: str) -> tuple[int, int]:
    """How many pages a hundred objects, and a hundred chunks, are spread over."""
    ran = subprocess.run(
        [sys.executable, "-c", HOLES, how], check=True, capture_output=True, text=True
    )
    objects, chunks = map(int, ran.stdout.split())
    return objects, chunks


def test_without_it_new_memory_is_scattered() -> None:
    objects, chunks = pages("as they are")
    assert objects > 30
    assert chunks > 30


@pytest.mark.skipif(sys.platform != "linux", reason="knows the memory of Linux only")
def test_new_memory_lies_close_together() -> None:
    objects, chunks = pages("filled")
    assert objects <= 100 * 240 // PAGE + 3
    assert chunks <= 100 * 912 // PAGE + 3
