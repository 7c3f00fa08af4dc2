"""Every setting, command, option and public method has its line."""

from __future__ import annotations

import pytest

from tests.docs.tables import TABLES, place_of, written

STALE = "The code says otherwise now. Write the tables anew: python -m tests.docs"


@pytest.mark.parametrize("name", TABLES)
def test_the_table_is_what_the_code_says(name: str) -> None:
    assert place_of(name)[1] == written(name), STALE
