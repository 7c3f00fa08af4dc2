"""What is said when there is no cohort yet: who can come in, and by which links."""

from __future__ import annotations

from toolkit.clock import now
from toolkit.demo.calendar import calendar_around
from toolkit.demo.year import add_demo
from toolkit.model import Role
from toolkit.programme import Programme
from toolkit.server.door.organisers import first_link, organisers
from toolkit.settings import Settings
from toolkit.store import Store


def first_words(
    store: Store, *, programme: Programme, settings: Settings, demo: bool
) -> list[str]:
    """What to print before serving.

    An empty store gets an organiser and, with *demo*, a cohort to try.
    """
    if store.cohorts.all():
        is_led = bool(organisers(store))
        return [] if is_led else ["Nobody organises. Next: toolkit organiser add NAME"]
    link = first_link(store, settings)
    own = [f"  {Role.ORGANISER.title()}:   {link}"] if link else []
    if demo:
        begun = "The store was empty, so there is a demonstration cohort to try:"
        return [begun, *own, *_demo(store, programme, settings)]
    begun = "There is no cohort yet. Who makes one comes in by this link:"
    return [begun, *own] if own else ["There is no cohort yet. An organiser makes one."]


def _demo(store: Store, programme: Programme, settings: Settings) -> list[str]:
    calendar = calendar_around(now(), programme)
    made = add_demo(store, programme=programme, settings=settings, calendar=calendar)
    return [
        f"  {Role.FACILITATOR.title()}: {made.facilitator}",
        f"  {Role.PARTICIPANT.title()}: {made.participant}",
        f"  Room code:   {made.code} at {settings.here}/join",
    ]
