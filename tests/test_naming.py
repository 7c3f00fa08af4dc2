"""Permanent names."""

from __future__ import annotations

import pytest

from toolkit.errors import AuthoringError
from toolkit.naming import check_name


def test_a_plain_name_stays_as_it_is() -> None:
    assert check_name("w1-r4-hope") == "w1-r4-hope"


@pytest.mark.parametrize("name", ["Hope", "my hope", "", "a.b", "a--b", "x" * 61, "é"])
def test_a_name_that_could_not_last_is_refused_with_one_that_could(name: str) -> None:
    with pytest.raises(AuthoringError, match=r'such as "[a-z0-9-]+"'):
        check_name(name)
