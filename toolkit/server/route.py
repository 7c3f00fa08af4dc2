"""One route: an address, who answers there, and who may ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tornado.web import RequestHandler

from toolkit.server.access import Access

NAME = r"[A-Za-z0-9_-]{1,80}"
WORKSHOP = rf"(?P<workshop>{NAME})"
COHORT = rf"(?P<cohort>{NAME})"
HELD = r"(?P<token>[A-Za-z0-9_-]{1,100})"
ACTIVITY = rf"(?P<activity>{NAME})"
SEAT = r"(?P<seat>[0-9a-f]{32})"


@dataclass(frozen=True, slots=True)
class Route:
    """One address below the base URL, who answers there, and whom."""

    path: str
    handler: type[RequestHandler]
    access: Access
    arguments: dict[str, Any] = field(default_factory=dict)
