"""The start page, and whether the server is well."""

from __future__ import annotations

import json
from dataclasses import dataclass

from toolkit.display import day
from toolkit.errors import StoreError
from toolkit.forking.template import TemplateError
from toolkit.model import Role
from toolkit.programme import Plan
from toolkit.server.handler import CalmHandler


@dataclass(frozen=True, slots=True)
class HomeLine:
    """One workshop, as the start page shows it; `failure` for facilitators only."""

    plan: Plan
    ready: bool
    failure: TemplateError | None


class HomeHandler(CalmHandler):
    """The programme's workshops, and what there is to take away."""

    def get(self) -> None:
        """Show the start page."""
        outlines = self.site.outlines
        lines = [
            HomeLine(plan, outlines.ready(plan.name) is not None, self._failure(plan))
            for plan in self.site.programme.workshops
        ]
        self.page("home.html", lines=lines, day=day)

    def _failure(self, plan: Plan) -> TemplateError | None:
        steers = self.seating.role is Role.FACILITATOR
        return self.site.outlines.failure(plan.name) if steers else None


class HealthHandler(CalmHandler):
    """For whoever watches the server: one word, and no detail."""

    speaks_json = True

    def get(self) -> None:
        """Say "ok" once the store has answered, or 503 if it does not."""
        try:
            self.site.store.answers_now()
            status = "ok"
        except StoreError:
            self.set_status(503)
            status = "the store does not answer"
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"status": status}))
