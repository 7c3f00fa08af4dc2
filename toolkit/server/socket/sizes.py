"""How many bytes somebody who is signed in may send to an address."""

from __future__ import annotations

import re
from typing import Any

from toolkit.model import LIMIT_EVIDENCE, Seating
from toolkit.server.kernels.kernels import Kernels
from toolkit.server.socket.guards import most_at_once

LARGEST_BODY = 2 * LIMIT_EVIDENCE
"""Bytes. A file a little too large still arrives, to be refused in calm words."""

_FILES = re.compile(r"evidence/.*|cohort/[^/]+/people/import")
_EXCHANGE = re.compile(r"exchange/([^/?]+)(\?.*)?")


def most_sent(path: str, seating: Seating, *, kernels: Kernels, manager: Any) -> int:
    """Bytes of *seating* that are read at *path*, below the base URL; 0: as a form."""
    if _FILES.fullmatch(path):
        return LARGEST_BODY
    found = _EXCHANGE.fullmatch(path)
    if found is None or not kernels.is_for(found[1], seating):
        return 0
    return most_at_once(manager.get_kernel(found[1]))


def may_be_large(path: str) -> bool:
    """Whether anything larger than a form is ever sent to *path*."""
    return bool(_FILES.fullmatch(path) or _EXCHANGE.fullmatch(path))
