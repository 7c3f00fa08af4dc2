"""The widgets that a notebook made, by the classes that made them."""

from __future__ import annotations

import sys
from collections.abc import Sequence

_OWN = "__main__"


def with_classes(models: Sequence[list[str]]) -> list[list[str]]:
    """*models* (see `Ready.models`), with the class of each where none is told.

    Only an anywidget tells a browser which it is; of others the kernel knows.
    """
    kept = getattr(sys.modules.get("ipywidgets.widgets.widget"), "_instances", {})
    return [
        [*model[:3], model[3] or _class_of(kept.get(model[0]))]
        for model in map(list, models)
    ]


def _class_of(widget: object) -> str:
    """The class by its module; of one that the notebook derives, what that is from."""
    if widget is None:
        return ""
    found = next(kind for kind in type(widget).__mro__ if kind.__module__ != _OWN)
    return f"{found.__module__}.{found.__qualname__}"
