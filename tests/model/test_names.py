"""Permanent names."""

from __future__ import annotations

import pytest

from toolkit.errors import AuthoringError
from toolkit.model.names import check_name, check_source


def test_a_plain_name_stays_as_it_is() -> None:
    assert check_name("w1-r4-hope") == "w1-r4-hope"


@pytest.mark.parametrize("name", ["Hope", "my hope", "", "a.b", "a--b", "x" * 61, "é"])
def test_a_name_that_could_not_last_is_refused_with_one_that_could(name: str) -> None:
    with pytest.raises(AuthoringError, match=r'such as "[a-z0-9-]+"'):
        check_name(name)


@pytest.mark.parametrize("name", ["w1-r4-hope", "t1-shared-picture.t1-6-gap"])
def test_an_answer_is_found_by_its_activity_or_by_its_field(name: str) -> None:
    assert check_source(name) == name


@pytest.mark.parametrize("name", ["", "a.", ".b", "a.b.c", "a.B"])
def test_a_source_that_nothing_is_kept_under_is_refused(name: str) -> None:
    with pytest.raises(AuthoringError):
        check_source(name)
