"""Who has said what they need for a task, in a word: for whoever writes to them."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.activities.task.task import MORE_TIME, REQUESTS
from toolkit.activities.to_do.everybody import TaskStanding, standings
from toolkit.model import ResponseKey
from toolkit.model.dates import typed_day
from toolkit.post.said import MESSAGES
from toolkit.server.site import Site, now


def says_of(site: Site, cohort: str, workshop: str, *, reads: bool) -> dict[str, str]:
    """What each has said who needs something for the task after *workshop*, by seat.

    Until which day they ask for time only who *reads* what is shared with facilitators
    is told. Asks the store.
    """
    found = standings(
        site.store,
        site.programme_of(cohort),
        cohort=cohort,
        contents=site.settings.contents,
        at=now(),
    )
    own = (one for one in found if one.workshop == workshop)
    said = {one.seating.id: "; ".join(_said(site, one, reads=reads)) for one in own}
    return {seat: words for seat, words in said.items() if words}


def _said(site: Site, one: TaskStanding, *, reads: bool) -> Iterator[str]:
    granted = one.later if one.later and one.later.day >= one.today else None
    if granted:
        yield MESSAGES["granted"].format(day=typed_day(granted.day.isoformat()))
    elif one.asks_time:
        day = _asked_day(site, one) if reads else ""
        yield MESSAGES["asks until"].format(day=day) if day else MESSAGES["asks"]
    if one.blocked:
        yield MESSAGES["blocked"]
    if (one.blocked or (one.asks_time and not granted)) and _is_answered(site, one):
        yield MESSAGES["answered"]


def _asked_day(site: Site, one: TaskStanding) -> str:
    response = site.store.responses.find(_key(one, MORE_TIME))
    day = response.value.get("day", "") if response and response.value else ""
    return typed_day(day) if day else ""


def _is_answered(site: Site, one: TaskStanding) -> bool:
    """Whether somebody else has said something beside what they need."""
    beside = site.store.comments.on(_key(one))
    own = one.seating.person.id
    return any(c.part in REQUESTS and c.by.id != own and not c.gone for c in beside)


def _key(one: TaskStanding, part: str = "") -> ResponseKey:
    seating, name = one.seating, f"{one.task}.{part}" if part else one.task
    return ResponseKey(seating.cohort.id, seating.person.id, one.workshop, name)
