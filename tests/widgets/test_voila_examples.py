"""The notebooks that Voila releases as its examples are pages that do what they do."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.serving import LiveServer
from tests.widgets.examples import (
    EXAMPLES,
    NOT_SHOWN,
    Example,
    released,
    write_examples,
)
from tests.widgets.site import serving
from tests.widgets.visiting import Visitor, Watched

RELEASED = Path(sys.prefix) / "released"


@pytest.fixture(scope="module")
def archive() -> Path:
    """What Voila releases as its source."""
    found = next(RELEASED.glob("voila-*.tar.gz"), None)
    if found is None:
        pytest.skip("`make .venv/.released` fetches what Voila releases.")
    return found


@pytest.fixture(scope="module")
def live_server(
    archive: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LiveServer]:
    write = partial(write_examples, archive=archive)
    with serving(tmp_path_factory.mktemp("examples"), write) as live:
        yield live


def test_every_example_is_a_page_or_has_a_reason_why_it_is_none(archive: Path) -> None:
    pages = [each.name for each in EXAMPLES]
    assert sorted([*pages, *NOT_SHOWN]) == sorted(released(archive))
    assert all(reason.endswith(".") for reason in NOT_SHOWN.values())


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_shows_what_its_author_meant(
    visitor: Visitor, example: Example
) -> None:
    tab = Watched(visitor.context.new_page(), visitor.live, example.complains)
    with visitor.visiting(tab, example.page):
        example.seen(tab.page)
        tab.calmly()
