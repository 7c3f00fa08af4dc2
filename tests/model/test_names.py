"""Permanent names."""

from __future__ import annotations

import pytest

from toolkit.errors import AuthoringError, ToolkitError
from toolkit.model.names import (
    check_cohort,
    check_name,
    check_source,
    mark_of,
    marked_by,
)

LONGEST = "x" * 60


@pytest.mark.parametrize("name", ["w1-r4-hope", "x", "2023", LONGEST])
def test_a_plain_name_stays_as_it_is(name: str) -> None:
    assert check_name(name) == name
    assert check_cohort(name) == name


@pytest.mark.parametrize(
    ("name", "instead"),
    [
        ("Hope", "hope"),
        ("my hope", "my-hope"),
        ("X y!", "x-y"),
        ("", "hope"),
        ("?", "hope"),
        ("a.b", "a-b"),
        ("-a--b-", "a-b"),
        ("x" * 61, LONGEST),
        ("é", "hope"),
    ],
)
def test_a_name_that_could_not_last_is_refused_with_one_that_could(
    name: str, instead: str
) -> None:
    with pytest.raises(AuthoringError) as refused:
        check_name(name)
    assert str(refused.value) == (
        f'"{name}" cannot be the name of an activity. Use small letters, digits and '
        f'single hyphens, at most 60 characters, such as "{instead}".'
    )
    assert check_name(instead) == instead


@pytest.mark.parametrize(("name", "instead"), [("North 2023", "north-2023"), ("", "")])
def test_a_cohort_is_called_by_the_same_rule(name: str, instead: str) -> None:
    with pytest.raises(ToolkitError) as refused:
        check_cohort(name)
    assert str(refused.value) == (
        f'"{name}" cannot be the id of a cohort. Use small letters, digits and single '
        f'hyphens, at most 60 characters, such as "{instead or "north"}".'
    )


def test_no_activity_takes_the_name_of_bookmarks() -> None:
    with pytest.raises(AuthoringError) as refused:
        check_name("mark")
    assert str(refused.value) == (
        '"mark" is the name of people\'s bookmarks. Give the activity another name, '
        'such as "my-mark".'
    )


def test_a_bookmark_leads_back_to_its_activity() -> None:
    assert marked_by(mark_of("w1-r4-hope")) == "w1-r4-hope"
    assert marked_by("w1-r4-hope") is None
    assert marked_by("markings") is None


@pytest.mark.parametrize("name", ["w1-r4-hope", "t1-shared-picture.t1-6-gap"])
def test_an_answer_is_found_by_its_activity_or_by_its_field(name: str) -> None:
    assert check_source(name) == name


@pytest.mark.parametrize("name", ["", "a.", ".b", "a.b.c", "a.B", "mark.a"])
def test_a_source_that_nothing_is_kept_under_is_refused(name: str) -> None:
    with pytest.raises(AuthoringError):
        check_source(name)
