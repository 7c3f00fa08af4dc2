"""The guard of one page: what its person may send, and who hears what is refused."""

from __future__ import annotations

from functools import partial
from typing import Any

from toolkit.model import Role, Seating
from toolkit.server.page.widgets import widgets_of
from toolkit.server.site import Site
from toolkit.server.socket.guard import LARGEST, LARGEST_OF_OTHERS, Guard
from toolkit.server.socket.whose import Whose

_BEYOND = LARGEST_OF_OTHERS // 4
"""Bytes too many that are read all the same, to be refused alone."""

_SURELY_OURS = frozenset(
    f"{kind}-src{part}"
    for kind in ("script", "style", "img", "font", "connect", "media", "worker")
    for part in ("", "-elem", "-attr")
) | {
    *("child-src", "default-src", "frame-src", "manifest-src", "object-src"),
    *("base-uri", "form-action", "frame-ancestors"),
    *("eval", "wasm-eval", "inline", "data", "blob"),
    *("_esm", "_css", "_anywidget_id"),
    *("_model_name", "_model_module", "_model_module_version"),
    *("_view_name", "_view_module", "_view_module_version"),
}
"""Words of policies and traits: what else a participant sends may be anything."""


def guard_of(site: Site, seating: Seating, kernel: Any) -> Guard:
    """What judges the messages of a page of *seating* to *kernel*."""
    workshop = site.kernels.workshop_of(kernel.kernel_id)
    is_trusted = seating.role is not Role.PARTICIPANT
    tell = partial(_note, site, workshop, is_trusted=is_trusted)
    return Guard(site.allowances.of(seating.id), whose_are(kernel), tell)


def most_at_once(kernel: Any) -> int:
    """Bytes that a page of *kernel* may send in one message or request."""
    has_others = whose_are(kernel).has_others
    return LARGEST_OF_OTHERS + _BEYOND if has_others else 2 * LARGEST


def whose_are(kernel: Any) -> Whose:
    """Whose the widgets are that *kernel* began with; ours, if it is gone."""
    template = getattr(kernel, "template", None)
    if template is None:
        return Whose()
    return Whose.of(widgets_of(template.models, template.notebook))


def _note(
    site: Site, workshop: str, widget: str, reason: str, about: str, *, is_trusted: bool
) -> None:
    # A host is a text that whoever sends it may choose.
    word = about.partition(" ")[0]
    is_ours = is_trusted or reason == "script"  # its words are the guard's
    detail = about if is_ours else word if word in _SURELY_OURS else ""
    site.refused.note(workshop, widget, reason, detail=detail)
