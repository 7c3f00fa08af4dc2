"""How a kernel tells the others that something changed, and hears of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from toolkit.forking import notify_server, on_notice

Listener = Callable[[], None]


class Channel(Protocol):
    """Carries hints; a lost one is made good by the next, for readers re-read."""

    def tell(self, cohort: str, *, at_once: bool = False) -> None:
        """Say that something of *cohort* changed; *at_once* if a room waits for it."""

    def listen(self, listener: Listener) -> None:
        """Call *listener*, in this process's event loop, when a hint arrives."""


class SilentChannel:
    """No one else is listening: JupyterLab, tests, exports."""

    def tell(self, cohort: str, *, at_once: bool = False) -> None:
        """Tell nobody."""

    def listen(self, listener: Listener) -> None:
        """Never call *listener*."""


class KernelChannel:
    """Hints over the kernel's own connection to its server."""

    def tell(self, cohort: str, *, at_once: bool = False) -> None:
        """Ask the server to pass the hint to the cohort's kernels."""
        notify_server({"changed": cohort, "at_once": at_once})

    def listen(self, listener: Listener) -> None:
        """Call *listener* whenever the server passes a hint on."""
        on_notice(lambda _hint: listener())
