"""What is said before serving: who can come in, and by which links."""

from __future__ import annotations

from toolkit.clock import now
from toolkit.demo.material import material_of
from toolkit.demo.present import is_told
from toolkit.demo.year import show_demo
from toolkit.model import Role
from toolkit.programme import Programme
from toolkit.seat.links import LINK_KEPT_FOR
from toolkit.server.door.links import link_to
from toolkit.server.door.organisers import first_link, organisers
from toolkit.settings import Settings
from toolkit.store import Store

EMPTY = "The store was empty, so there is a demonstration cohort to try:"
LATER = "What they have written is there as soon as each notebook has been executed."
AGAIN = "The year of the demonstration cohort lies around today:"


def first_words(
    store: Store, *, programme: Programme, settings: Settings, demo: bool
) -> list[str]:
    """What to print before serving.

    An empty store gets an organiser and, with *demo*, a cohort to try, whose year moves
    along with every start.
    """
    there = store.cohorts.lasting()
    if demo and (found := store.cohorts.demonstration()):
        others = [each for each in there if each != found]
        own = [] if others else _organiser(_link(store, settings))
        told = _nobody(store) if others else []
        return [*told, AGAIN, *own, *_demo(store, programme, settings)]
    if store.cohorts.all():
        return _nobody(store)
    own = _organiser(first_link(store, settings))
    if demo:
        return [EMPTY, *own, *_demo(store, programme, settings)]
    begun = "There is no cohort yet. Who makes one comes in by this link:"
    return [begun, *own] if own else ["There is no cohort yet. An organiser makes one."]


def _nobody(store: Store) -> list[str]:
    is_led = bool(organisers(store))
    return [] if is_led else ["Nobody organises. Next: toolkit organiser add NAME"]


def _organiser(link: str) -> list[str]:
    return [f"  {Role.ORGANISER.title()}:   {link}"] if link else []


def _link(store: Store, settings: Settings) -> str:
    """A link for an organiser, also for who has come in before."""
    there = organisers(store)
    if not there:
        return first_link(store, settings)
    until = now() + LINK_KEPT_FOR
    return link_to(store.tokens.issue(there[0].id, "link", expires_at=until), settings)


def _demo(store: Store, programme: Programme, settings: Settings) -> list[str]:
    made = show_demo(store, programme=programme, settings=settings)
    links = {Role.FACILITATOR: made.facilitator, Role.PARTICIPANT: made.participant}
    return [
        *(f"  {role.title()}: {link}" for role, link in links.items() if link),
        f"  Room code:   {made.code} at {settings.here}/join",
        *([] if is_told(material_of(settings.programme), programme) else [LATER]),
    ]
