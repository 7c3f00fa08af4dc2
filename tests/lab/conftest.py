"""Chromium, for JupyterLab."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import launched


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser program; each test has a profile of its own."""
    with launched() as browser:
        yield browser
