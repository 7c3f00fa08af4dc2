"""Programmes of other subjects are served as they are: an example, and a new one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.plugin.visiting import Site, answer, opened
from tests.serving import free_port, started, wait_for_page
from toolkit.programme import load_programme
from toolkit.scaffold import Wanted, make_programme

EXAMPLE = Path(__file__).resolve().parents[1] / "example"
LINES = {"lines": ["What makes you think so?", "The first word", "The answer"]}


@pytest.fixture(scope="module", params=["example", "new"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Each of them, with its demonstration."""
    folder, asked, value = EXAMPLE, "plan", dict[str, object](LINES)
    if request.param == "new":
        folder = tmp_path_factory.mktemp("new") / "my-year"
        make_programme(folder, Wanted("Our year", "UTC"), today=date.today())  # noqa: DTZ011
        asked, value = "hope", {"texts": ["More time"]}
    data = tmp_path_factory.mktemp("served") / "data"
    programme = load_programme(folder / "programme.toml")
    with (
        free_port() as port,
        started(folder, data=data, port=port, settings={}) as live,
    ):
        yield opened(live, programme, asked, value)


async def test_somebody_joins_answers_and_is_saved(site: Site) -> None:
    assert await answer(site) == site.value


def test_every_page_of_it_opens_and_leads_nowhere_that_is_not_there(site: Site) -> None:
    facilitator = site.live.signed_in("Facilitator 1")
    for served in site.programme.served:
        kind = "workshop" if served in site.programme.workshops else "page"
        if served.name != "home":
            wait_for_page(facilitator, f"/{kind}/{served.name}")
            page = facilitator.get(f"/{kind}/{served.name}")
            assert (served.name, page.status_code) == (served.name, 200)
    workshop = facilitator.get(site.page).text
    assert site.programme.title in workshop
    names = {one.name for one in site.programme.notebooks}
    for known in {"portfolio", "community", "evaluation", "statements"} - names:
        assert f"page/{known}" not in workshop


def test_its_documents_are_made_of_what_was_answered(site: Site) -> None:
    name = site.programme.workshops[0].name
    answer = site.live.entered(site.newcomer).get(f"/download/{name}.pdf")
    assert answer.content.startswith(b"%PDF-")
