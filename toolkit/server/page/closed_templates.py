"""Templates of ipyvue: what a page has Python make, set and call by their messages.

ipyvue makes an object of any class that a message names, sets any attribute of any
widget, and reads or calls any attribute of the template. Its own scripts ask for less:
they make the classes among the template's `components`, give these what Vue calls
props, and name in them objects of the template's traits that are tagged `sync_ref`.
"""

from __future__ import annotations

import sys
from typing import Any

from ipywidgets.widgets.widget import _instances as widgets_by_id

from toolkit.server.page.closed_traits import is_open

_MODULE = "ipyvue.VueTemplateWidget"


def check_template(widget: Any, sent: object) -> None:
    """A page makes, sets and calls what a template's author wrote for it.

    Raises:
        PermissionError: it asks for more.
    """
    template = getattr(sys.modules.get(_MODULE), "VueTemplate", None)
    if template is None or not isinstance(widget, template):
        return
    if not isinstance(sent, dict):
        return
    if "create_widget" in sent:
        _check_made(widget, sent)
    if "update_ref" in sent:
        target = widgets_by_id.get(sent.get("id"))
        if not isinstance(target, tuple(_components_of(widget))):
            raise PermissionError("A page sets nothing that its template lacks.")
        _check_given(widget, type(target), sent.get("prop"), sent["update_ref"])


def _components_of(widget: Any) -> list[type]:
    # A page may set this trait, but to no class: JSON has none.
    parts = getattr(widget, "components", None) or {}
    return [part for part in parts.values() if isinstance(part, type)]


def _check_made(widget: Any, sent: dict[str, Any]) -> None:
    for kind in _components_of(widget):
        if [kind.__module__, kind.__name__] == sent["create_widget"]:
            break
    else:
        raise PermissionError("A page makes no object that its template lacks.")
    if sent.get("id") in widgets_by_id:
        raise PermissionError("A page puts no object in another's place.")
    for name, value in dict(sent.get("props") or {}).items():
        _check_given(widget, kind, name, value)


def _check_given(widget: Any, kind: type, name: object, value: object) -> None:
    refers = isinstance(value, dict) and "objectRef" in value
    if not is_open(kind, name) and not (refers and _by_reference(kind, name)):
        raise PermissionError("A page sets no more of an object than of its state.")
    if not isinstance(value, dict):
        return
    if "objectRef" in value and not _by_reference(type(widget), value["objectRef"]):
        raise PermissionError("A page refers to no more than its author tagged so.")
    if "functionRef" in value and not _is_own(widget, value["functionRef"]):
        raise PermissionError("A page calls no method of a package.")


def _by_reference(kind: Any, name: object) -> bool:
    """Whether the author of *kind* lets templates hand the trait on."""
    trait = kind.class_traits().get(name) if isinstance(name, str) else None
    return trait is not None and "sync_ref" in trait.metadata


def _is_own(widget: Any, name: object) -> bool:
    """Whether the method is of the template's author, who wrote it for its page."""
    kinds = type(widget).__mro__
    ours = kinds[: kinds.index(sys.modules[_MODULE].VueTemplate)]
    is_name = isinstance(name, str) and not name.startswith("_")
    return is_name and any(name in vars(kind) for kind in ours)
