"""A programme's own activities, as an author's methods: `workshop.own.lights(...)`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from toolkit.activities import Activity
from toolkit.activities.base.kind import ActivityKind, narrower_kinds
from toolkit.activities.base.own import own_kind, own_names, script_of
from toolkit.errors import AuthoringError


class OwnKinds:
    """A method for each kind in the programme's folder; Tab lists them."""

    def __init__(self, add: Callable[..., Activity]) -> None:
        self._add = add

    def __dir__(self) -> list[str]:
        return list(own_names())

    def __getattr__(self, name: str) -> Callable[..., Activity]:
        if name.startswith("_"):
            raise AttributeError(name)
        _refuse_known(name)
        kind = own_kind(name)

        @wraps(kind.__init__)
        def method(*args: Any, was: str | Sequence[str] = (), **words: Any) -> Activity:
            return self._add(_tried(kind(*args, **words)), was=was)

        own = list(inspect.signature(kind.__init__).parameters.values())[1:]
        made: Any = method
        made.__name__ = name
        made.__signature__ = inspect.Signature(own, return_annotation=Activity)
        return method


def _tried(made: Activity) -> Activity:
    """*made*, once it has shown that it can be read without a script, and printed."""
    made.face = {**made.face, "script": script_of(made.kind)}
    for face in ("fallback", "printed"):
        try:
            made.fallback(made.face) if face == "fallback" else made.printed(
                made.face, dict.fromkeys(made.parts)
            )
        except Exception as error:
            raise AuthoringError(
                f'"{face}" of {type(made).__name__} fails where nothing is answered '
                f"yet: {error} ({type(error).__name__}). Let it give what it would "
                "show then."
            ) from error
    return made


def _refuse_known(name: str) -> None:
    ours = narrower_kinds(ActivityKind)
    if any(getattr(one, "kind", None) == name for one in ours):
        raise AuthoringError(
            f'"{name}" is an activity of the toolkit\'s. Give the folder and the kind '
            f'of your own another name, such as "our_{name}".'
        )
