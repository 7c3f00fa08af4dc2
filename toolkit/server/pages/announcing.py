"""What a cohort's public page shows: the programme's words and the cohort's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import segno

from toolkit.clock import now
from toolkit.model import Cohort
from toolkit.model.dates import stretch, weekday_in_words
from toolkit.model.interest import Interest, PublicPage, is_full, is_waited_for
from toolkit.programme import Plan, Programme, When
from toolkit.programme.about import METADATA, About, Leader
from toolkit.programme.meetings import MeetingPlan
from toolkit.server.pages.carried import Carried, Words
from toolkit.server.site import Site

TO_BE_ANNOUNCED = "To be announced"


@dataclass(frozen=True, slots=True)
class Meeting:
    """One workshop, as everybody may know it: never with its meeting link."""

    title: str
    aims: tuple[str, ...]
    day: str
    hours: str
    where: tuple[str, ...]
    is_draft: bool
    task: str
    due: str


@dataclass(frozen=True, slots=True)
class Between:
    """A meeting between workshops, as everybody may know it: not where, nor by whom."""

    title: str
    kind: str
    day: str
    hours: str
    mode: str


@dataclass(frozen=True, slots=True)
class Announcement:
    """Everything that a cohort's public page says."""

    cohort: Cohort
    about: About
    page: PublicPage
    meetings: tuple[Meeting, ...]
    outcomes: Mapping[str, tuple[str, ...]]
    zone: str
    is_full: bool
    is_waited_for: bool
    changed: str
    address: str
    past: tuple[Words, ...] = ()
    between: tuple[Between, ...] = ()

    @property
    def area(self) -> str:
        """Where schools may be."""
        return self.page.facts.get("area") or self.about.area

    @property
    def price(self) -> str:
        """What taking part costs."""
        return self.page.facts.get("price") or self.about.price

    @property
    def funding(self) -> str:
        """Who pays for that."""
        return self.page.facts.get("funding") or self.about.funding

    @property
    def metadata(self) -> dict[str, str]:
        """What is said of the cohort as a project, by what it is called."""
        said = {**self.about.metadata, **self.page.facts}
        return {label: said[name] for name, label in METADATA.items() if said.get(name)}

    @property
    def leaders(self) -> tuple[Leader, ...]:
        """Who leads it."""
        chosen = self.page.leaders
        everybody = self.about.leaders
        return tuple(one for one in everybody if not chosen or one.name in chosen)

    @property
    def is_dated(self) -> bool:
        """Whether any workshop has a day."""
        return any(one.day != TO_BE_ANNOUNCED for one in self.meetings)


def announce(site: Site, cohort: Cohort, about: About) -> Announcement:
    """What *cohort* says of itself now, published or not. Asks the store."""
    programme = site.programme_of(cohort.id)
    page = site.store.public_pages.of(cohort.id)
    interests = _interests(site, page, cohort)
    changed = site.store.public_pages.changed_at(cohort.id)
    return Announcement(
        cohort=cohort,
        about=about,
        page=page,
        meetings=tuple(_meeting(plan) for plan in programme.workshops),
        outcomes=about.grouped(programme.outcomes),
        zone=programme.local.named,
        is_full=is_full(interests, page.capacity, now=now()),
        is_waited_for=is_waited_for(interests, page.capacity, now=now()),
        changed=_day(changed, programme),
        address=address_of(site, cohort),
        past=Carried(site).voices_of_past(cohort.id),
        between=tuple(_between(programme.meetings)),
    )


def address_of(site: Site, cohort: Cohort) -> str:
    """Where the page is, for people who type it or point a phone at it."""
    return f"{site.settings.here}/register/{cohort.id}"


def picture_of(address: str) -> bytes:
    """A QR code of *address*, as SVG that can be printed at any size."""
    file = BytesIO()
    segno.make(address, error="m").save(file, kind="svg", scale=8)
    return file.getvalue()


def _interests(site: Site, page: PublicPage, cohort: Cohort) -> tuple[Interest, ...]:
    return () if page.capacity is None else site.store.interests.of(cohort.id)


def _meeting(plan: Plan) -> Meeting:
    when, due = plan.when, plan.due
    return Meeting(
        title=plan.title,
        aims=tuple(aim.text for aim in plan.aims),
        day=weekday_in_words(when.starts.date()) if when else TO_BE_ANNOUNCED,
        hours=stretch(when.starts, when.ends) if when else "",
        where=_where(when) if when else (),
        is_draft=when is not None and not when.confirmed,
        task=plan.task.title if plan.task else "",
        due=weekday_in_words(due) if due else "",
    )


def _between(meetings: Iterable[MeetingPlan]) -> Iterator[Between]:
    """Those whose day stands, and that are optional or of the network."""
    for one in meetings:
        met = one.meeting
        if met.confirmed and (met.optional or met.kind.is_of_the_network):
            kind, day = met.kind.value.capitalize(), weekday_in_words(met.day)
            yield Between(met.title, kind, day, one.hours, met.mode)


def _where(when: When) -> tuple[str, ...]:
    """How and where it is; the link is for those who have a place."""
    said = (when.mode, when.venue, when.address)
    return tuple(text for text in said if text)


def _day(moment: datetime | None, programme: Programme) -> str:
    return programme.local.on(moment) if moment else ""
