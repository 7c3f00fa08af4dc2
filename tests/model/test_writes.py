"""What a page may send with a write."""

from __future__ import annotations

from typing import Any

import pytest

from toolkit.model.writes import (
    DEEPEST,
    LIMIT_VERSION,
    is_too_deep,
    is_version,
    is_write,
)


def nested(levels: int) -> Any:
    return [nested(levels - 1)] if levels else 1


@pytest.mark.parametrize("name", ["w", "0b3d-4F", "x" * 64])
def test_a_write_is_called_by_letters_digits_and_hyphens(name: str) -> None:
    assert is_write(name)


@pytest.mark.parametrize("name", ["", "x" * 65, "a b", "a.b", "\u00e9", "a\n", None, 1])
def test_nothing_else_is_the_name_of_a_write(name: object) -> None:
    assert not is_write(name)


@pytest.mark.parametrize("number", [-1, LIMIT_VERSION, True, 1.0, "1", None])
def test_a_version_is_a_count_that_a_database_can_keep(number: object) -> None:
    assert is_version(0)
    assert is_version(LIMIT_VERSION - 1)
    assert not is_version(number)


@pytest.mark.parametrize("wrap", [lambda value: value, lambda value: {"a": value}])
def test_a_value_has_at_most_so_many_levels(wrap: Any) -> None:
    deepest = DEEPEST - 1 - (wrap(1) != 1)
    assert not is_too_deep(wrap(nested(deepest)))
    assert is_too_deep(wrap(nested(deepest + 1)))
