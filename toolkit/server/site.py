"""What the handlers share."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field

import jinja2
from markupsafe import Markup

from toolkit.clock import now
from toolkit.files import PACKAGE
from toolkit.model import Seating
from toolkit.programme import Programme
from toolkit.readiness.serving import Serving
from toolkit.seat import Seat
from toolkit.server.accepted import Accepted
from toolkit.server.aside import Aside
from toolkit.server.bodies import LargeBodies
from toolkit.server.compacting import Compacting
from toolkit.server.condition import Condition
from toolkit.server.gate import Gate
from toolkit.server.kernels.ahead import Ahead
from toolkit.server.kernels.allowance import Allowances
from toolkit.server.kernels.carrying import Carrying
from toolkit.server.kernels.connected import Connected
from toolkit.server.kernels.kernels import Kernels
from toolkit.server.kernels.outlines import Outlines
from toolkit.server.live.presence import Attendants
from toolkit.server.lookout import Lookout
from toolkit.server.nightly import NightlyBackups
from toolkit.server.page.assets import too_old_script
from toolkit.server.page.dated_pages import DatedPages
from toolkit.server.posting import Posting
from toolkit.server.printing import Printer
from toolkit.server.refused import RefusedByPages
from toolkit.server.retiring import Retiring
from toolkit.server.shelf import Shelf
from toolkit.server.throttle import Throttle
from toolkit.server.tickets import Tickets
from toolkit.server.words import TOO_OLD
from toolkit.server.years import Years
from toolkit.settings import Settings
from toolkit.store import Store

__all__ = ["Site", "html_templates", "now"]


def html_templates() -> jinja2.Environment:
    """The server's own pages, with everything escaped."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(PACKAGE / "server" / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.globals["too_old"] = Markup(too_old_script())  # noqa: S704 - our own
    environment.globals["too_old_words"] = json.dumps(TOO_OLD)
    return environment


@dataclass(frozen=True, slots=True)
class Site:
    """One server's collaborators, as long as the server runs."""

    settings: Settings
    store: Store
    accepted: Accepted
    outlines: Outlines
    kernels: Kernels
    ahead: Ahead
    attendants: Attendants
    condition: Condition
    nightly: NightlyBackups
    compacting: Compacting
    years: Years
    dated_pages: DatedPages
    posting: Posting
    retiring: Retiring
    tickets: Tickets = field(default_factory=Tickets)
    aside: Aside = field(default_factory=Aside)
    bodies: LargeBodies = field(default_factory=LargeBodies)
    shelf: Shelf = field(default_factory=Shelf)
    printer: Printer = field(default_factory=Printer)
    carrying: Carrying = field(default_factory=Carrying)
    throttle: Throttle = field(default_factory=Throttle)
    gate: Gate = field(default_factory=Gate)
    lost_links: Throttle = field(default_factory=Throttle)
    reading: Throttle = field(default_factory=Throttle)
    looking: set[asyncio.Future[None]] = field(default_factory=set)
    allowances: Allowances = field(default_factory=Allowances)
    refused: RefusedByPages = field(default_factory=RefusedByPages)
    connected: Connected = field(default_factory=Connected)
    serving: Serving = field(default_factory=Serving)
    lookout: Lookout = field(default_factory=Lookout)
    templates: jinja2.Environment = field(default_factory=html_templates)

    @property
    def programme(self) -> Programme:
        """The programme as it is served now, without dates."""
        return self.accepted.programme

    def programme_of(self, cohort: str) -> Programme:
        """The programme with the dates of *cohort*; asks the store."""
        return self.years.of(cohort)

    def archived(self, cohort: str) -> str:
        """In words since when a year is archived, and its days; else nothing."""
        closed = self.store.succession.handed_on(cohort).closed_at
        if closed is None:
            return ""
        programme = self.programme_of(cohort)
        held = sorted(plan.when.starts for plan in programme.workshops if plan.when)
        told = programme.local.on
        span = f"{told(held[0])} to {told(held[-1])}, " if held else ""
        return f"{span}archived {told(closed)}"

    def seat(self, seating: Seating) -> Seat:
        """The door to what this person may read and write, for one request."""
        quota = self.settings.quota
        return Seat(seating, store=self.store, channel=self.kernels, quota=quota)
