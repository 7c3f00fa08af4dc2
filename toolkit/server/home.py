"""The start page, and whether the server is well."""

from __future__ import annotations

import json

from toolkit.display import day
from toolkit.server.handler import CalmHandler


class HomeHandler(CalmHandler):
    """The programme's workshops, and what there is to take away."""

    def get(self) -> None:
        """Show the start page."""
        self.page("home.html", day=day)


class HealthHandler(CalmHandler):
    """For whoever watches the server: one word, and no detail."""

    speaks_json = True

    def get(self) -> None:
        """Say "ok" once the store has answered."""
        self.site.store.cohorts()
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"status": "ok"}))
