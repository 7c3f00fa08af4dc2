"""Libraries that work in threads of their own, which no fork would have.

Such a library, used by a cell, would wait for ever for its threads when a visitor's
kernel uses it again. So each call of a cell is made in a process that ends with it: the
threads never begin in the template, and each kernel begins its own.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from functools import wraps
from types import BuiltinFunctionType, ModuleType
from typing import Any, NoReturn

from toolkit.forking.importing import after_import
from toolkit.forking.system import end_with

APART = ("vl_convert",)
"""Those whose functions can be called so: they give plain values, and keep nothing."""

_KEPT = frozenset({"register_font_directory"})
"""Functions that change the process itself; they begin no thread."""


def keep_apart() -> None:
    """From now on, calls of such libraries in this process are made in another."""
    for name in APART:
        after_import(name, _keep_apart)


def _keep_apart(module: ModuleType) -> None:
    template = os.getpid()
    for name, found in tuple(vars(module).items()):
        if isinstance(found, BuiltinFunctionType) and name not in _KEPT:
            setattr(module, name, _apart(found, template))


def _apart(call: Callable[..., Any], template: int) -> Callable[..., Any]:
    @wraps(call)
    def called(*given: Any, **options: Any) -> Any:
        if os.getpid() != template:  # in a visitor's kernel
            return call(*given, **options)
        return _in_a_process(lambda: call(*given, **options))

    return called


def _in_a_process(call: Callable[[], Any]) -> Any:
    reading, writing = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if not child:
        _answer(call, writing, parent)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        told = answer.read()
    os.waitpid(child, 0)
    if not told:
        raise RuntimeError("The process that was to work this out has ended.")
    value, error = pickle.loads(told)  # noqa: S301  what our own fork has written
    if error is not None:
        raise error
    return value


def _answer(call: Callable[[], Any], writing: int, parent: int) -> NoReturn:
    try:
        end_with(parent)
        with os.fdopen(writing, "wb") as answer:
            answer.write(pickle.dumps(_outcome(call)))
    finally:
        os._exit(0)


def _outcome(call: Callable[[], Any]) -> tuple[Any, Exception | None]:
    try:
        return call(), None
    except Exception as error:
        return None, error
