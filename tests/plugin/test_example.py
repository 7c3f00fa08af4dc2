"""Programmes of other subjects are served as they are: an example, and a new one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from tests.serving import (
    COHORT,
    LiveServer,
    free_port,
    started,
    wait_for_page,
)
from toolkit.model import Role, Seating
from toolkit.programme import Programme, load_programme
from toolkit.scaffold import Wanted, make_programme

EXAMPLE = Path(__file__).resolve().parents[1] / "example"
LINES = {"lines": ["What makes you think so?", "The first word", "The answer"]}


@dataclass(frozen=True)
class Site:
    """A programme that is served, and something to answer in its first workshop."""

    live: LiveServer
    programme: Programme
    asked: str
    value: dict[str, object]
    newcomer: Seating
    """Somebody of whom the demonstration invents nothing."""

    @property
    def page(self) -> str:
        return f"/workshop/{self.programme.workshops[0].name}"


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
        wait_for_page(
            live.signed_in("Facilitator 1"), f"/workshop/{programme.workshops[0].name}"
        )
        newcomer = live.store.people.add(
            COHORT, name="Participant 99", role=Role.PARTICIPANT, group="Group 1"
        )
        yield Site(live, programme, asked, value, newcomer)


async def test_somebody_joins_answers_and_is_saved(site: Site) -> None:
    live = site.live
    participant = live.entered(site.newcomer)
    async with participant.tab(
        live.base, workshop=site.programme.workshops[0].name
    ) as tab:
        (model,) = (
            key
            for key, kept in tab.states.items()
            if kept["state"].get("face", {}).get("name") == site.asked
        )
        message = {
            **{"do": "save", "part": "", "value": site.value, "sharing": "group"},
            **{"based_on": _version(tab.states[model]), "write": uuid4().hex},
        }
        await tab.send_custom(model, message)
        reply = await tab.custom_from(model)
        assert "saved" in reply, reply
    name, person = site.programme.workshops[0].name, site.newcomer.person.id
    kept = live.store.responses.of(COHORT, name, person)
    assert kept[site.asked].value == site.value


def _version(state: dict[str, dict[str, dict[str, dict[str, int]]]]) -> int:
    return state["state"]["answers"][""]["version"]


def test_every_page_of_it_opens_and_leads_nowhere_that_is_not_there(site: Site) -> None:
    facilitator = site.live.signed_in("Facilitator 1")
    for served in site.programme.served:
        kind = "workshop" if served in site.programme.workshops else "page"
        if served.name != "home":
            wait_for_page(facilitator, f"/{kind}/{served.name}")
    workshop = facilitator.get(site.page).text
    assert site.programme.title in workshop
    names = {one.name for one in site.programme.notebooks}
    for known in {"portfolio", "community", "evaluation", "statements"} - names:
        assert f"page/{known}" not in workshop


def test_its_documents_are_made_of_what_was_answered(site: Site) -> None:
    name = site.programme.workshops[0].name
    answer = site.live.entered(site.newcomer).get(f"/download/{name}.pdf")
    assert answer.content.startswith(b"%PDF-")
