"""Why a mail was not taken: not now, never, or nobody knows."""

from __future__ import annotations

from toolkit.errors import ToolkitError


class PutOffError(ToolkitError):
    """It was not taken now; it can be handed over again later."""


class RefusedError(ToolkitError):
    """It will never be taken as it is."""


class CutOffError(ToolkitError):
    """The line was cut while it was handed over; perhaps it was taken."""
