"""A widget of anywidget's that stays of the class that was written for it."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets


class Widget(anywidget.AnyWidget):
    """Left alone, anywidget makes a class for each widget, to add its name to it.

    Python notes in a class how attributes are found, and kernels share what is noted
    before they are forked; of a class for each activity it would be too much to keep.
    """

    _anywidget_id = traitlets.Unicode().tag(sync=True)

    @traitlets.default("_anywidget_id")
    def _name_of_class(self) -> str:
        return f"{type(self).__module__}.{type(self).__name__}"

    def add_traits(self, **traits: Any) -> None:
        """Add those of *traits* that the class has not; only for them is another."""
        new = {name: one for name, one in traits.items() if not self.has_trait(name)}
        if new:
            super().add_traits(**new)
