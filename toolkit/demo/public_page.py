"""The invented cohort's public page, and invented people who would like to join it."""

from __future__ import annotations

from datetime import timedelta

from toolkit.clock import now
from toolkit.demo.material import Material
from toolkit.model.interest import Application, PublicPage, State
from toolkit.programme import Programme
from toolkit.programme.about import About
from toolkit.store import Store

PLACES = 4
VISITORS = 4


def add_public_page(
    store: Store, programme: Programme, *, cohort: str, material: Material
) -> None:
    """Publish the page; of four who registered one is offered a place, one declines."""
    page = PublicPage(published=True, capacity=PLACES)
    store.public_pages.save(cohort, page, at=now())
    about = programme.about
    if about is None:
        return
    for number in range(1, VISITORS + 1):
        at = now() - timedelta(days=VISITORS - number, hours=1)
        store.interests.register(cohort, _visitor(number, about, material), at=at)
    offered, declined, *_ = store.interests.of(cohort)
    until = now() + timedelta(days=about.offer_days)
    for each in (offered, declined):
        store.interests.offer(cohort, each.id, at=now(), until=until)
    store.interests.answer(declined, State.DECLINED, at=now())


def _visitor(number: int, about: About, material: Material) -> Application:
    return Application(
        name=f"Visitor {number}",
        school=f"{material.speech.place} {number + 20}",
        email=f"visitor{number}@school.example",
        in_school=material.visitor(number),
        answers={one.name: one.eligible[0] for one in about.questions},
    )
