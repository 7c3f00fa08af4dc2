"""What Voila's own front end is told, on the pages that need it."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from voila.configuration import VoilaConfiguration
from voila.utils import get_page_config

_MATHS = ("fullMathjaxUrl", "mathjaxConfig")
"""Null keeps the front end from asking another host; our maths needs no script."""


def bundle_settings(
    *,
    base_url: str,
    settings: Mapping[str, Any],
    configuration: VoilaConfiguration,
    log: logging.Logger,
) -> dict[str, Any]:
    """Where Voila's front end finds its parts: all of them on this server."""
    found: dict[str, Any] = get_page_config(
        base_url, dict(settings), log, configuration
    )
    without = dict.fromkeys(_MATHS)
    return {**found, **without, "themesUrl": f"{base_url}voila/api/themes"}
