"""Puts the code that a visit runs side by side.

Whoever calls a function writes to its code: that it is in use, and what the interpreter
learns of it. A kernel copies each page of memory that it writes to, and code lies where
its import has put it: of each module a visit runs a little, so nearly every function
would cost a page. Copied in a row, many share one.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType, FrameType, FunctionType

Codes = dict[int, CodeType]
"""Each code by its own id: codes are equal where they say the same."""

_known: dict[int, list[FunctionType]] = {}
"""The functions that there are, by the id of their code."""


def know_functions() -> None:
    """Note which functions there are, for `gather`.

    To look through all objects is to write to each of them, so a zygote does, once for
    all its templates.
    """
    for one in gc.get_objects():
        if type(one) is FunctionType:
            _known.setdefault(id(one.__code__), []).append(one)


@contextmanager
def noted() -> Iterator[Codes]:
    """All that is called in this block."""
    codes: Codes = {}

    def note(frame: FrameType, event: str, _given: object) -> None:
        if event == "call":
            codes[id(frame.f_code)] = frame.f_code

    sys.setprofile(note)
    try:
        yield codes
    finally:
        sys.setprofile(None)


def gather(codes: Codes) -> None:
    """Let the functions that *codes* are of go by copies, made one after the other.

    What is free among older objects has to be filled first, or the copies would be put
    there.
    """
    if not _known:
        know_functions()
    copies: Codes = {}
    for number in codes:
        for function in _known.get(number, ()):
            function.__code__ = _copy(function.__code__, codes, copies)


def _copy(code: CodeType, codes: Codes, copies: Codes) -> CodeType:
    """A copy of *code*, and of what it makes functions of, if it is one of *codes*."""
    if id(code) in codes and id(code) not in copies:
        constants = (
            _copy(one, codes, copies) if isinstance(one, CodeType) else one
            for one in code.co_consts
        )
        copies[id(code)] = code.replace(co_consts=tuple(constants))
    return copies.get(id(code), code)
