"""Where content may lead: what `toolkit check` takes for a page is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from toolkit.checking.links import PAGES
from toolkit.server.page.modules import ModuleFolder
from toolkit.server.routes import our_routes

PATTERNS = [route.path for route in our_routes(ModuleFolder(Path("modules")))]


@pytest.mark.parametrize("page", sorted(PAGES))
def test_a_page_that_links_may_lead_to_is_served(page: str) -> None:
    assert any(re.fullmatch(pattern, page) for pattern in PATTERNS)


def test_every_page_of_a_fixed_address_may_be_linked_to() -> None:
    fixed = {each.replace("\\.", ".") for each in PATTERNS if "(" not in each}
    assert fixed - PAGES == {
        "cohorts",
        "cohorts/organisers",
        "health",
        "kernel",
        "people",
    }
