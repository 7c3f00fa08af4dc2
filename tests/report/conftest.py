"""A store for reports; what is counted does not depend on the database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from toolkit.store import Store


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    with Store.open(sqlite_url) as opened:
        yield opened
