"""The server of the page beside JupyterLab: the real one, and an address for both.

It is reached from this machine alone, has a store of its own, and nothing in that is
anybody's.
"""

from __future__ import annotations

import hmac
import html
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template
from typing import Any

from tornado.httputil import HTTPHeaders
from tornado.web import HTTPError, OutputTransform

from toolkit.forking.template import TemplateError
from toolkit.model import Seating
from toolkit.server.access import Access
from toolkit.server.app import WorkshopApp
from toolkit.server.door.identity import sign_in
from toolkit.server.handler import CalmHandler
from toolkit.server.kernels.outlines import Outlines
from toolkit.server.site import Site

HERE = Path(__file__).parent

WORDS = {
    "title": "Edit {notebook}",
    "notebook": "The notebook, in JupyterLab",
    "page": "The page, as people see it",
    "divider": "Width of the notebook",
    "making": "Making the page ready …",
    "shown": "The page shows the notebook as it was saved last.",
    "stopped": "The notebook stops at an error. Below is the page as it was before.",
    "programme": "The programme cannot be taken over as it is.",
    "whole": "All of the error",
    "lost": "The preview has ended. Start toolkit edit again.",
    "phone": "As on a phone",
}


@dataclass(frozen=True, slots=True)
class Edited:
    """What is edited, by whom, and where both halves of the page are."""

    notebook: str
    author: Seating
    token: str
    lab: str
    page: str

    @property
    def lab_origin(self) -> str:
        """Scheme, host and port of JupyterLab."""
        return "/".join(self.lab.split("/")[:3])


class Framed(OutputTransform):
    """Lets our own page show the others in a frame, and nobody else's."""

    def transform_first_chunk(
        self,
        status_code: int,
        headers: HTTPHeaders,
        chunk: bytes,
        finishing: bool,  # noqa: ARG002, FBT001 - as Tornado calls it
    ) -> tuple[int, HTTPHeaders, bytes]:
        """Say so in what every response carries."""
        policy = headers.get("Content-Security-Policy", "")
        headers["X-Frame-Options"] = "SAMEORIGIN"
        headers["Content-Security-Policy"] = policy.replace(
            "frame-ancestors 'none'", "frame-ancestors 'self'"
        )
        return status_code, headers, chunk


class EditHandler(CalmHandler):
    """GET: both halves; whoever has the address is the author."""

    @property
    def edited(self) -> Edited:
        """What this server is for."""
        edited: Edited = self.settings["edited"]
        return edited

    async def get(self, token: str) -> None:
        """Seat this browser, and show the page."""
        if not hmac.compare_digest(token, self.edited.token):
            raise HTTPError(404)
        await sign_in(self, self.edited.author)
        self.set_header("Content-Type", "text/html; charset=UTF-8")
        self.finish(self._page())

    def protect(self) -> None:
        """Allow what stands in the page, and two frames."""
        policy = {
            "default-src": "'none'",
            "script-src": f"'nonce-{self.nonce}'",
            "style-src": f"'nonce-{self.nonce}'",
            "img-src": "data:",
            "connect-src": "'self'",
            "frame-src": f"'self' {self.edited.lab_origin}",
            **dict.fromkeys(("frame-ancestors", "base-uri", "form-action"), "'none'"),
        }
        said = "; ".join(f"{name} {value}" for name, value in policy.items())
        self.set_header("Content-Security-Policy", said)

    def _page(self) -> str:
        edited = self.edited
        words = {name: html.escape(said) for name, said in WORDS.items()}
        words["title"] = words["title"].format(notebook=html.escape(edited.notebook))
        told = {"state": self.at("edit-state"), "words": WORDS}
        return _template().substitute(
            words,
            nonce=self.nonce,
            lab=html.escape(edited.lab),
            shows=html.escape(self.at(edited.page)),
            style=(HERE / "edit.css").read_text(encoding="utf-8"),
            script=(HERE / "edit.js").read_text(encoding="utf-8"),
            told=json.dumps(told).replace("<", "\\u003c"),
        )


class StateHandler(CalmHandler):
    """GET: which form of the page there is, and what is wrong with a newer one."""

    speaks_json = True

    def get(self) -> None:
        """Say it."""
        self.set_header("Content-Type", "application/json")
        name = self.settings["edited"].notebook
        self.finish(json.dumps(state_of(self.site, name)))


class PreviewApp(WorkshopApp):
    """The real server, and two addresses more."""

    edited: Edited

    def init_settings(self) -> dict[str, Any]:
        """What the two addresses need."""
        return {**super().init_settings(), "edited": self.edited}

    def init_handlers(self) -> list[Any]:
        """The real routes, after the two."""
        routes, base = super().init_handlers(), self.chosen.base_url
        self.app.settings["access"].update(
            {EditHandler: Access.ANYONE, StateHandler: Access.FACILITATOR}
        )
        self.app.add_transform(Framed)
        own = [
            (f"{base}edit/([A-Za-z0-9_-]+)$", EditHandler),
            (f"{base}edit-state$", StateHandler),
        ]
        return [*own, *routes]

    def _outlines(self, *given: Any) -> Outlines:
        outlines = super()._outlines(*given)
        outlines.first = (self.edited.notebook,)
        return outlines


def state_of(site: Site, name: str) -> dict[str, object]:
    """What of the notebook called *name* is shown, and what of it cannot be."""
    outline, failure = site.outlines.ready(name), site.outlines.failure(name)
    version = f"{outline.page.version}.{id(outline.template):x}" if outline else ""
    return {
        "version": version,
        "failure": _told(failure) if failure else None,
        "mistake": site.accepted.mistake,
    }


def _told(failure: TemplateError) -> dict[str, str]:
    return {
        "message": str(failure),
        "source": failure.source,
        "traceback": failure.traceback,
    }


@cache
def _template() -> Template:
    return Template((HERE / "edit.html").read_text(encoding="utf-8"))
