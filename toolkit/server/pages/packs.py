"""A meeting plan to take back to one's team, as a document."""

from __future__ import annotations

from functools import partial

from tornado.web import HTTPError

from toolkit.export.packs import pdf_of_pack
from toolkit.server.handler import CalmHandler
from toolkit.server.pages.downloads import disposition
from toolkit.server.site import now


class PackHandler(CalmHandler):
    """GET: one meeting plan as an accessible PDF, the same for everybody."""

    async def get(self, name: str) -> None:
        """Print the plan; nobody's answers are in it."""
        cohort = self.seating.cohort.id
        programme = await self.site.aside.read(self.site.programme_of, cohort)
        pack = next((one for one in programme.packs if one.name == name), None)
        if pack is None:
            raise HTTPError(404)
        day = programme.local.day(now()).isoformat()
        pdf = await self.site.printer.print_once(
            partial(pdf_of_pack, pack, programme=programme, day=day),
            called=(pack, day),
        )
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", disposition(f"{pack.title}.pdf"))
        self.finish(pdf)
