"""Widgets of others are used beside a reflection, and after their kernel was killed."""

from __future__ import annotations

import pytest

from tests.widgets.pages import PACKAGES, Package
from tests.widgets.visiting import TROUBLE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize("package", PACKAGES, ids=lambda package: package.name)
def test_a_package_is_used_beside_a_reflection_and_after_its_kernel_was_killed(
    visitor: Visitor, package: Package
) -> None:
    with visitor.at(package) as tab:
        assert ("/voila/" in tab.page.content()) == package.is_classic
        first = tab.use(0)
        tab.save("before")
        assert not [each for each in tab.statuses() if TROUBLE.search(each)]
        tab.end_kernel(first)
        tab.save("afterwards")
        if package.told_again:
            tab.answered(0, not_by=first)
        tab.use(1, not_by=first)
        tab.looks_as_ever()
        tab.calmly()
