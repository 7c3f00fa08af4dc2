"""Somebody who comes to a programme that is served, and answers something."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from tests.serving import COHORT, LiveServer, wait_for_page
from toolkit.model import Role, Seating
from toolkit.programme import Programme


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


def opened(
    live: LiveServer, programme: Programme, asked: str, value: dict[str, object]
) -> Site:
    """The site, once the page of its first workshop is ready."""
    newcomer = live.store.people.add(
        COHORT, name="Participant 99", role=Role.PARTICIPANT, group="Group 1"
    )
    site = Site(live, programme, asked, value, newcomer)
    wait_for_page(live.signed_in("Facilitator 1"), site.page)
    return site


async def answer(site: Site) -> object:
    """Join, answer, and say what is kept of it."""
    name, live = site.programme.workshops[0].name, site.live
    async with live.entered(site.newcomer).tab(live.base, workshop=name) as tab:
        (model,) = (
            key
            for key, kept in tab.states.items()
            if kept["state"].get("face", {}).get("name") == site.asked
        )
        version = tab.states[model]["state"]["answers"][""]["version"]
        message = {
            **{"do": "save", "part": "", "value": site.value, "sharing": "group"},
            **{"based_on": version, "write": uuid4().hex},
        }
        await tab.send_custom(model, message)
        reply = await tab.custom_from(model)
        assert "saved" in reply, reply
    kept = live.store.responses.of(COHORT, name, site.newcomer.person.id)
    return kept[site.asked].value
