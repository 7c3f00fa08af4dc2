"""Code that a visit runs lies close together, and does what it did."""

from __future__ import annotations

import subprocess
import sys

import pytest

PAGE = 4096
MODULE = """
def rarely_{n}(text):
    return [text.upper(), text.lower(), {n}, "{n} times"]

def often_{n}(value):
    return sum(one + {n} for one in (value, value))
"""
GATHERED = f"""
import sys
from toolkit.forking.inside.gathering import gather, noted
from toolkit.forking.inside.holes import fill_holes

space = {{}}
for n in range(300):
    exec({MODULE!r}.format(n=n), space)
often = [space[f"often_{{n}}"] for n in range(0, 300, 3)]
rarely = space["rarely_1"].__code__

def visit():
    return [one(7) for one in often]

def inner(code):
    return next(one for one in code.co_consts if hasattr(one, "co_code"))

before = visit()
with noted() as codes:
    visit()
if sys.argv[1] == "gathered":
    fill_holes()
    gather(codes)
assert visit() == before, "they do what they did"
assert space["rarely_1"].__code__ is rarely, "what is not called stays"
print(len({{id(one.__code__) // 4096 for one in often}}))
print(len({{id(inner(one.__code__)) // 4096 for one in often}}))
print(max(sys.getsizeof(one.__code__) for one in often))
"""


def pages(how: str) -> tuple[int, int, int]:
    """How many pages a hundred functions' code, and code in it, is on; its size."""
    ran = subprocess.run(
        [sys.executable, "-c", GATHERED, how],
        check=True,
        capture_output=True,
        text=True,
    )
    outer, inner, size = map(int, ran.stdout.split())
    return outer, inner, size


def test_code_that_is_called_is_scattered_by_its_import() -> None:
    outer, inner, size = pages("as it is")
    assert outer > 2 * 100 * size / PAGE
    assert inner > 2 * 100 * size / PAGE


@pytest.mark.skipif(sys.platform != "linux", reason="knows the memory of Linux only")
def test_code_that_is_called_is_gathered() -> None:
    outer, inner, size = pages("gathered")
    assert outer <= 100 * (size + 32) / PAGE + 4
    assert inner <= 100 * (size + 32) / PAGE + 4
