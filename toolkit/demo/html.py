"""What a page's HTML tells the script that runs in it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from toolkit.model import JSON

_CONFIG = re.compile(
    r'<script[^>]*\bid="(?:page-config|jupyter-config-data)"[^>]*>(.*?)</script>', re.S
)
_CARRIED = re.compile(r'<script[^>]*\bid="page-carried"[^>]*>(.*?)</script>', re.S)


@dataclass(frozen=True, slots=True)
class Told:
    """How the page is set up, its kernel, and what it carries: states by widget."""

    config: dict[str, JSON]
    kernel: str
    states: dict[str, JSON]


def told_in(html: str) -> Told:
    """What a page of ours, or of plain Voila, says.

    Raises:
        ConnectionError: it names no kernel.
    """
    found = _CONFIG.search(html)
    if found is None:
        raise ConnectionError(f"The page names no kernel: {html[:300]!r}")
    config = json.loads(found.group(1))
    carried = _CARRIED.search(html)
    said = carried.group(1) if carried else ""
    states = json.loads(said)["data"]["states"] if said else {}
    return Told(config, config.get("kernel") or config["kernelId"], states)
