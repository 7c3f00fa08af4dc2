"""An author's method in one line: `poll = asks(Poll)`."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec

from toolkit.notebook.bound import A, Bound
from toolkit.programme import Programme

P = ParamSpec("P")


def asks(kind: Callable[P, A]) -> Callable[Concatenate[Bound, P], A]:
    """The author's method for *kind*: makes one, gives it its place, and shows it.

    Authors read the signature and the docstring of the constructor of *kind*.
    """

    def method(self: Bound, /, *args: P.args, **words: P.kwargs) -> A:
        return self._add(kind(*args, **words))

    return _as_authors_read_it(method, kind, given=0)


def asks_with_programme(
    kind: Callable[Concatenate[Programme, P], A],
) -> Callable[Concatenate[Bound, P], A]:
    """As `asks`, for a constructor whose first argument is the whole programme."""

    def method(self: Bound, /, *args: P.args, **words: P.kwargs) -> A:
        return self._add(kind(self._programme, *args, **words))

    return _as_authors_read_it(method, kind, given=1)


def _as_authors_read_it(method: Any, kind: Any, *, given: int) -> Any:
    own = list(inspect.signature(kind).parameters.values())[given:]
    me = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    method.__name__ = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
    method.__qualname__ = f"Notebook.{method.__name__}"
    method.__doc__ = kind.__init__.__doc__
    method.__signature__ = inspect.Signature(
        [me, *own], return_annotation=kind.__name__
    )
    return method
