"""What a shell offers for the names in a command: cohorts, people, notebooks.

It reads what is kept and makes nothing; where nothing can be read, nothing is offered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from toolkit.settings import Settings

if TYPE_CHECKING:
    from toolkit.model import Seating

Offer = Callable[[click.Context, click.Parameter, str], list[CompletionItem]]


def cohorts(
    _ctx: click.Context, _param: click.Parameter, begun: str
) -> list[CompletionItem]:
    """The ids of cohorts, with their titles."""
    return _offered(_cohorts, begun)


def people(
    ctx: click.Context, _param: click.Parameter, begun: str
) -> list[CompletionItem]:
    """The names of people, of the cohort that the command names if it does."""
    return _offered(lambda: _people(ctx.params.get("cohort") or ""), begun)


def workshops(
    _ctx: click.Context, _param: click.Parameter, begun: str
) -> list[CompletionItem]:
    """The names of workshops, with their titles."""
    return _offered(_workshops, begun)


def notebooks(
    _ctx: click.Context, _param: click.Parameter, begun: str
) -> list[CompletionItem]:
    """The names of workshops and of the other notebooks, with their titles."""
    return _offered(_notebooks, begun)


def groups(
    ctx: click.Context, _param: click.Parameter, begun: str
) -> list[CompletionItem]:
    """The groups for the year, of the cohort that the command names if it does."""
    return _offered(lambda: _groups(ctx.params.get("cohort") or ""), begun)


def _offered(
    find: Callable[[], Iterable[tuple[str, str]]], begun: str
) -> list[CompletionItem]:
    try:
        found = {name: said for name, said in find() if name.startswith(begun)}
    except Exception:  # whatever it is, a shell is no place to say so
        return []
    return [CompletionItem(name, help=said) for name, said in found.items()]


def _cohorts() -> list[tuple[str, str]]:
    from toolkit.store import Store

    with Store(Settings.load().store_url) as store:
        return [(each.id, each.title) for each in store.cohorts.lasting()]


def _people(cohort: str) -> list[tuple[str, str]]:
    return [
        (seating.person.name, seating.person.school) for seating in _seatings(cohort)
    ]


def _groups(cohort: str) -> list[tuple[str, str]]:
    found = {seating.group for seating in _seatings(cohort) if seating.group}
    return [(group, "") for group in sorted(found)]


def _seatings(cohort: str) -> list[Seating]:
    from toolkit.store import Store

    with Store(Settings.load().store_url) as store:
        among = [cohort] if cohort else [one.id for one in store.cohorts.lasting()]
        return [
            seating
            for one in among
            for seating in store.people.roster(one, withdrawn=True)
        ]


def _notebooks() -> list[tuple[str, str]]:
    from toolkit.programme import load_programme

    programme = load_programme(Settings.load().programme)
    return [(each.name, each.title) for each in programme.served]


def _workshops() -> list[tuple[str, str]]:
    from toolkit.programme import load_programme

    programme = load_programme(Settings.load().programme)
    return [(plan.name, plan.title) for plan in programme.workshops]
