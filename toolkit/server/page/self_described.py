"""Widgets that are no ipywidgets: objects of any class, which anywidget describes.

`anywidget.experimental` gives each of them a comm of its own, of which ipywidgets knows
nothing: whoever wants to say how all widgets are must ask for them here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from weakref import WeakValueDictionary

import anywidget._descriptor
from anywidget._version import _ANYWIDGET_SEMVER_VERSION

from toolkit.model import JSON

State = dict[str, JSON]

_anywidgets: Any = anywidget._descriptor

_KIND: Mapping[str, JSON] = {
    "_model_module": "anywidget",
    "_model_name": "AnyModel",
    "_model_module_version": _ANYWIDGET_SEMVER_VERSION,
    "_view_module": "anywidget",
    "_view_name": "AnyView",
    "_view_module_version": _ANYWIDGET_SEMVER_VERSION,
    "_view_count": None,
}
"""What anywidget says of each when it opens its comm."""


class SelfDescribed:
    """Those of one kernel, from the moment that `find_from_now_on` was called."""

    def __init__(self) -> None:
        self._made: WeakValueDictionary[str, Any] = WeakValueDictionary()

    def find_from_now_on(self, named: Callable[[State], State]) -> None:
        """Have anywidget tell of each, and send its state as *named* gives it back."""
        refer, begin = _anywidgets._replace_widget_refs, _anywidgets.ReprMimeBundle
        described = begin.__init__

        def refer_and_name(state: State) -> State:
            return named(refer(state))

        def describe(bundle: Any, *details: object, **options: object) -> None:
            described(bundle, *details, **options)
            self._made[bundle.model_id] = bundle

        _anywidgets._replace_widget_refs = refer_and_name
        begin.__init__ = describe

    def states(self) -> Iterator[tuple[str, State]]:
        """Each one that is there, by its model's id, with its state."""
        for model, bundle in list(self._made.items()):
            described = bundle._obj()
            if described is not None:
                state = bundle._get_state(described, include=None)
                told = {**_KIND, **state, **bundle._extra_state}
                yield model, _anywidgets._replace_widget_refs(told)
