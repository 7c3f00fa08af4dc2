"""An author's method in one line: `poll = asks(Poll)`."""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import (
    TYPE_CHECKING,
    Any,
    Concatenate,
    ParamSpec,
    Protocol,
    TypeVar,
    overload,
)

from toolkit.activities import Activity
from toolkit.notebook.authoring import insist_on_lists
from toolkit.notebook.bound import A, Bound
from toolkit.notebook.calling import insist_on_arguments
from toolkit.programme import Programme

P = ParamSpec("P")
Names = str | Sequence[str]
"""One name, or several."""

COMMON = {
    "name": "*name* is permanent: answers hang on it.",
    "help": "*help* stands below the prompt, a plain sentence or two.",
    "sharing": "*sharing* is who reads an answer until its author says otherwise: "
    '"private", "facilitators", "group" or "cohort".',
    "outcomes": "*outcomes* has codes of the programme's outcomes.",
    "was": "*was* is what the activity was called before, or all its earlier names: "
    "answers that were given to them go along to the name it has now.",
}
"""What is said of an argument, wherever one has this name."""

if TYPE_CHECKING:
    Made = TypeVar("Made", bound=Activity, covariant=True)

    class Call(Protocol[P, Made]):
        """What an author writes; a type checker cannot say `was` beside the others."""

        @overload
        def __call__(self, *args: P.args, **words: P.kwargs) -> Made: ...
        @overload
        def __call__(self, *args: Any, was: Names, **words: Any) -> Made: ...

    class Method(Protocol[P, Made]):
        """The same, not yet of any notebook."""

        def __get__(self, bound: Bound, owner: type[Bound]) -> Call[P, Made]: ...


def asks(kind: Callable[P, A]) -> Method[P, A]:
    """The author's method for *kind*: makes one, gives it its place, and shows it.

    Authors read the signature and the docstring of the constructor of *kind*.
    """
    signature = inspect.signature(kind)

    def method(self: Bound, /, *args: Any, was: Names = (), **words: Any) -> A:
        _insist(self, method, args, words, is_renamed=bool(was))
        insist_on_lists(method.__name__, signature, args, words)
        return self._add(kind(*args, **words), was=was)

    return _as_authors_read_it(method, kind, given=0)


def asks_with_programme(
    kind: Callable[Concatenate[Programme, P], A],
) -> Method[P, A]:
    """As `asks`, for a constructor whose first argument is the whole programme."""

    def method(self: Bound, /, *args: Any, was: Names = (), **words: Any) -> A:
        _insist(self, method, args, words, is_renamed=bool(was))
        return self._add(kind(self._programme, *args, **words), was=was)

    return _as_authors_read_it(method, kind, given=1)


def _insist(
    bound: Bound,
    method: Callable[..., Activity],
    args: Sequence[object],
    words: Mapping[str, object],
    *,
    is_renamed: bool,
) -> None:
    """Refuse arguments that the author's *method* has not."""
    call = f"{type(bound).__name__.lower()}.{method.__name__}"
    named = {**words, "was": ""} if is_renamed else words
    insist_on_arguments(call, inspect.signature(method), args, named)


def _as_authors_read_it(method: Any, kind: Any, *, given: int) -> Any:
    own = list(inspect.signature(kind).parameters.values())[given:]
    me = inspect.Parameter("self", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    named = any(parameter.name == "name" for parameter in own)
    was = inspect.Parameter(
        "was",
        inspect.Parameter.KEYWORD_ONLY,
        default=(),
        annotation="str | Sequence[str]",
    )
    method.__name__ = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
    method.__qualname__ = f"Notebook.{method.__name__}"
    takes = [me, *own, *([was] if named else [])]
    method.__doc__ = _said(kind.__init__, {each.name for each in takes})
    method.__signature__ = inspect.Signature(takes, return_annotation=kind.__name__)
    return method


def _said(constructor: Any, takes: Collection[str]) -> str:
    own = inspect.getdoc(constructor) or ""
    said = " ".join(line for of, line in COMMON.items() if of in takes)
    return f"{own}\n\n{textwrap.fill(said, 80)}".rstrip()
