"""Which widgets a notebook made, and which of them are others'."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nbformat import NotebookNode

from toolkit.model.contents import ACTIVITY_MIME
from toolkit.server.page.outputs import VIEW_MIME

ANYWIDGET = "anywidget"
_BASE = "@jupyter-widgets/base"
_OURS = "toolkit"


@dataclass(frozen=True, slots=True)
class WidgetFacts:
    """One widget of a notebook.

    `module` is the front-end module that draws it ("anywidget", "bqplot"), `package`
    what its author would name: the Python package of an anywidget, else the module.
    """

    id: str
    module: str
    package: str
    is_ours: bool
    kind: str = ""
    """The name of its class, where that is known."""


def widgets_of(
    models: Iterable[Sequence[str]], notebook: NotebookNode
) -> tuple[WidgetFacts, ...]:
    """The widgets among *models* (see `Ready.models`) of an executed *notebook*.

    What every widget has, such as its layout, is left out.
    """
    activities = frozenset(_activities(notebook))
    return tuple(
        _facts(*model, activities=activities) for model in models if model[1] != _BASE
    )


def is_anywidget(facts: WidgetFacts) -> bool:
    """Whether our own page can draw it."""
    return facts.module == ANYWIDGET


def _facts(
    known_as: str,
    module: str,
    name: str,
    python: str,
    *,
    activities: frozenset[str],
) -> WidgetFacts:
    package = python.partition(".")[0] or module.rpartition("/")[2]
    is_ours = package == _OURS or known_as in activities
    kind = python.rpartition(".")[2] or name.removesuffix("Model")
    return WidgetFacts(
        id=known_as, module=module, package=package, is_ours=is_ours, kind=kind
    )


def _activities(notebook: NotebookNode) -> Iterable[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if ACTIVITY_MIME in data and VIEW_MIME in data:
                yield data[VIEW_MIME]["model_id"]
