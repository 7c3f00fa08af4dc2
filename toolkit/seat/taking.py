"""How a notebook finds out whose page it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache

from toolkit.errors import PermissionRefusedError, StoreError
from toolkit.forking import after_fork
from toolkit.model import Cohort, Person, Quota, Role, Seating
from toolkit.programme import find_programme
from toolkit.seat import Seat
from toolkit.seat.channel import KernelChannel, SilentChannel
from toolkit.seat.looking import LOOKS, LookingSeat
from toolkit.settings import Settings
from toolkit.store import Store

_PREVIEW = "preview"
_WARMING = "warming"
GONE = "This seat is gone. Ask for a new personal link."


def take_seat(binding: Mapping[str, str]) -> Seat:
    """The seat that *binding* names, or a preview seat where there is no server.

    Raises:
        PermissionRefusedError: the seat is gone.
    """
    if "seat" not in binding:
        return _preview_seat()
    store = _store(binding["store"])
    with store.at_once():
        seating = store.people.seating(binding["seat"])
        if seating is None or seating.withdrawn_at is not None:
            raise PermissionRefusedError(GONE)
        if LOOKS not in binding:
            quota, channel = Quota.told(binding), KernelChannel()
            return Seat(
                seating, store=store, channel=channel, quota=quota, is_served=True
            )
    return LookingSeat(
        seating, kept=store, workshop=binding["workshop"], channel=KernelChannel()
    )


def settings_of_notebook() -> Settings:
    """The settings, with the data folder beside `programme.toml`.

    A notebook runs in its own folder, and a server in the programme's.
    """
    settings = Settings.load()
    return replace(settings, data=find_programme().parent / settings.data)


def prepare_store(url: str) -> None:
    """In a template: compile what its kernels will ask of the store at *url*."""
    store = _store(url)
    store.warm()
    after_fork(store.after_fork)
    _prepared.append(url)


@contextmanager
def warming_seats() -> Iterator[tuple[Seat, Seat] | None]:
    """In a template: a participant's seat and a facilitator's, of nobody's.

    Nothing that is kept knows of them. There are none where no store was prepared.
    """
    if not _prepared:
        yield None
        return
    with _store(_prepared[-1]).in_memory() as store:
        store.cohorts.add(_WARMING, _WARMING)
        participant, facilitator = (
            Seat(
                store.people.add(_WARMING, name=role, role=role, group=_WARMING),
                store=store,
                channel=SilentChannel(),
            )
            for role in (Role.PARTICIPANT, Role.FACILITATOR)
        )
        yield participant, facilitator


@contextmanager
def vacant_seat() -> Iterator[Seat | None]:
    """In a kernel that waits for its person: a seat of nobody's, in no cohort.

    Whoever reads by it has the store open when the person comes, and finds nothing in
    it. There is none where no store was prepared; where that is not there, as with
    PostgreSQL, whose address only a person's binding says, it reads one in memory.
    """
    if not _prepared:
        yield None
        return
    try:
        nobody = Seating("", Person("", ""), Cohort("", ""), Role.PARTICIPANT)
        channel = SilentChannel()
        seat = Seat(nobody, store=_store(_prepared[-1]), channel=channel)
    except StoreError:
        with warming_seats() as seats:
            yield seats[0] if seats else None
    else:
        yield seat


_prepared: list[str] = []


@cache
def _store(url: str) -> Store:
    return Store(url)


def _preview_seat() -> Seat:
    """A seat in a store of one's own: the notebook works before there is a server."""
    settings = settings_of_notebook()
    store = Store.open(settings.preview_store)
    cohort = store.cohorts.find(_PREVIEW) or store.cohorts.add(_PREVIEW, "Preview")
    seats = store.people.roster(cohort.id)
    seating = seats[0] if seats else _first_seat(store, cohort.id)
    quota = settings.quota
    return Seat(seating, store=store, channel=SilentChannel(), quota=quota)


def _first_seat(store: Store, cohort: str) -> Seating:
    # A group, so that an author sees what groups share.
    return store.people.add(
        cohort, name="Preview", role=Role.PARTICIPANT, group="Preview"
    )
