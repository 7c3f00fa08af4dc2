"""What pages were refused of what their widgets tried: for facilitators and the log."""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass

REASONS = {
    "private": "it set a trait that only its own code may set, such as _esm",
    "large": "it sent more at once than one message may hold",
    "many": "it sent more than the line of one person may carry",
    "comm": "it opened a line of its own to the kernel",
    "shape": "it sent what no widget's message looks like",
    "type": "it asked the kernel for more than widgets may",
    "script": "its script stopped at an error",
    "policy": "the browser was not allowed to load or run something",
}
"""Why something is refused, by the word for it; what each means, for facilitators."""

ERRORS = (
    "Error",
    *("TypeError", "ReferenceError", "SyntaxError", "RangeError", "EvalError"),
    *("URIError", "AggregateError", "DOMException"),
)
"""By which names an error of a script is told; by the first, if it has another."""

MOST = 50
"""Kinds of a notebook that are remembered; further ones are not noted."""

ELSEWHERE = "a widget"
"""What a widget is called whose package is not known."""

NOBODYS = "something on the page"
"""What is called what no widget is known to have tried, such as HTML of a cell."""

_PACKAGE = re.compile(r"@?[A-Za-z0-9][A-Za-z0-9 ._/-]{0,60}")
_DETAIL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9 .:_-]{0,90}")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refused:
    """One kind of thing that was refused on the pages of a notebook."""

    widget: str
    """The package that the widget is of, such as "ipyniivue"."""

    reason: str
    """One of `REASONS`."""

    detail: str = ""
    """What it was about, such as the host or the kind that the policy blocked."""

    @property
    def told(self) -> str:
        """It in a sentence."""
        about = f" ({self.detail})" if self.detail else ""
        return f"{self.widget}: {REASONS[self.reason]}{about}."


class RefusedByPages:
    """Each kind once, by notebook. As long as the server.

    It holds no words of people: packages are the notebook's, reasons are ours, and a
    detail is a name of a host, of a trait or of a kind of content, or nothing.
    """

    def __init__(self) -> None:
        self._noted: dict[str, dict[Refused, int]] = {}

    def note(
        self, workshop: str, widget: str, reason: str, *, detail: str = ""
    ) -> None:
        """Remember it; the first of its kind is told in the log."""
        refused = Refused(
            widget if _PACKAGE.fullmatch(widget) else ELSEWHERE,
            reason if reason in REASONS else "shape",
            detail if _DETAIL.fullmatch(detail) else "",
        )
        noted = self._noted.setdefault(workshop, {})
        if refused in noted:
            noted[refused] += 1
        if refused in noted or len(noted) >= MOST:
            return
        noted[refused] = 1
        log.warning("On a page of %s something was refused: %s", workshop, refused.told)

    def of(self, workshop: str) -> tuple[Refused, ...]:
        """What was refused on pages of *workshop*, the first of each kind first."""
        return tuple(self._noted.get(workshop, ()))

    def times(self, workshop: str) -> Mapping[Refused, int]:
        """How often each was, the first of each kind first."""
        return dict(self._noted.get(workshop, {}))

    def forget(self, workshop: str) -> None:
        """The notebook has changed: what is refused now is noted anew."""
        self._noted.pop(workshop, None)
