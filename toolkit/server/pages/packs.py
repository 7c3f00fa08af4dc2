"""A meeting plan to take back to the department, as a document."""

from __future__ import annotations

import asyncio
import functools
from datetime import datetime

from nbformat.v4 import new_markdown_cell, new_notebook
from tornado.web import HTTPError

from toolkit.export import pdf_of
from toolkit.programme import Programme
from toolkit.programme.packs import Pack
from toolkit.server.handler import CalmHandler
from toolkit.server.pages.downloads import disposition
from toolkit.server.site import now


class PackHandler(CalmHandler):
    """GET: one meeting plan as an accessible PDF, the same for everybody."""

    async def get(self, name: str) -> None:
        """Print the plan; nobody's answers are in it."""
        programme = self.site.programme
        pack = next((one for one in programme.packs if one.name == name), None)
        if pack is None:
            raise HTTPError(404)
        pdf = await asyncio.to_thread(_printed, pack, programme, now())
        self.set_header("Content-Type", "application/pdf")
        self.set_header("Content-Disposition", disposition(f"{pack.title}.pdf"))
        self.finish(pdf)


def _printed(pack: Pack, programme: Programme, at: datetime) -> bytes:
    return _pdf(pack, programme.title, programme.local.day(at).isoformat())


@functools.lru_cache(maxsize=32)
def _pdf(pack: Pack, programme: str, day: str) -> bytes:
    """The document of one day: asking again costs nothing."""
    notebook = new_notebook(cells=[new_markdown_cell(pack.markdown())])
    notebook.metadata["workshop"] = {
        "title": f"Meeting plan {pack.number}: {pack.title}",
        "workshop": programme,
        "date": day,
        "lang": "en-GB",
    }
    return pdf_of(notebook)
