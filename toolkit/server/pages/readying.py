"""What this server knows of itself, for who looks whether all is ready."""

from __future__ import annotations

from functools import partial

from toolkit.model.quota import MEGABYTE
from toolkit.readiness.before import MOST_TOLD
from toolkit.readiness.machine import Machine, Running, points
from toolkit.readiness.point import Part
from toolkit.readiness.words import PARTS
from toolkit.server.kernels.memory import available
from toolkit.server.pages.refusals import refused_everywhere
from toolkit.server.site import Site, now


def running(site: Site, status: str) -> Running:
    """How the server stands, whose health is *status*."""
    reserve = site.settings.memory_reserve_mb * MEGABYTE
    spares = sum(each.spares for each in site.outlines.templates().values())
    return Running(
        id=site.serving.id,
        status=status,
        pages={
            each.title: page_stands(site, each.name) for each in site.programme.served
        },
        memory=available() - reserve,
        open=site.kernels.number + spares,
        here=site.settings.here,
        mistake=bool(site.accepted.mistake),
        refused={
            title: [(one.said, one.to_do) for one in found[: MOST_TOLD + 1]]
            for title, found in refused_everywhere(site).items()
        },
    )


def page_stands(site: Site, name: str) -> str:
    """How the page of the notebook *name* stands."""
    if site.outlines.failure(name) is not None:
        return "failing"
    if site.outlines.ready(name) is not None:
        return "ready"
    found = next((each for each in site.programme.served if each.name == name), None)
    is_there = found is not None and found.notebook.exists()
    return "preparing" if is_there else "unwritten"


async def machine(site: Site, *, people: int, again: bool) -> Part:
    """The points of the machine, as they were found a moment ago or *again*."""
    troubles = await site.condition.now()
    stopping = [each.status for each in troubles if each.stops]
    of = Machine(
        site.settings,
        site.store,
        site.programme.local,
        people,
        running(site, stopping[0] if stopping else "ok"),
        now(),
    )
    return await site.lookout.found(partial(_look, of), people=people, again=again)


def _look(of: Machine) -> Part:
    return Part(PARTS["server"], points(of), of.at)
