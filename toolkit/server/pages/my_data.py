"""All that is kept of one person: their own page of it, and all of it as a zip."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from typing import IO

from tornado.iostream import StreamClosedError
from tornado.web import HTTPError

from toolkit.export.ones_data import OnesData
from toolkit.export.zipping import zipped
from toolkit.model import Person
from toolkit.model.looked import What
from toolkit.server.forms import FormHandler
from toolkit.server.pages.agreeing import AgreedLine, agreed_line, take_back
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.downloads import DocumentHandler, disposition
from toolkit.server.pages.looks import LookLine, lines_of
from toolkit.server.site import now

SHOWN = 50
"""How many lines of who looked a person sees; the zip has them all."""

_PIECE = 256 * 1024


class MyDataHandler(FormHandler):
    """What is kept of me, who looked, and what I have agreed to."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("me", "data")

    async def get(self) -> None:
        """Show it."""
        looks = await self.site.aside.read(self._looks)
        agreed = await self.site.aside.read(self._agreed)
        self.page("my_data.html", **self.notices(), looks=looks, agreed=agreed)

    async def post(self) -> None:
        """Take back the consent that the form names: one's own, whatever its cohort."""
        id, person = self.get_body_argument("consent", ""), self.seating.person  # noqa: A001
        of_person = self.site.store.consents.of_person
        own = await self.site.aside.read(of_person, person.id)
        named = next((one for one in own if one.id == id), None)
        if named is None:
            raise HTTPError(404)
        await self.site.aside.write(take_back, self.site, named)
        self.site.kernels.tell(named.cohort)
        self.lead_to(self.stands_on(), saying="taken back")

    def _agreed(self) -> list[AgreedLine]:
        """All that one ever agreed to, what stands first."""
        site, person = self.site, self.seating.person.id
        consents = site.store.consents.of_person(person)
        newest = sorted(consents, key=lambda one: one.given_at, reverse=True)
        found = sorted(newest, key=lambda one: not one.stands)
        return [agreed_line(site, one) for one in found]

    def _looks(self) -> list[LookLine]:
        """Who else has looked."""
        person = self.seating.person.id
        found = self.site.store.looks.about(person, most=SHOWN)
        return lines_of(self.site, found)


class ZipHandler(DocumentHandler):
    """Packs everything of one person beside the server's own thread, and sends it."""

    async def send_all(self, person: Person, *, seen_in: str = "") -> None:
        """Answer with the zip, in pieces; whoever goes away meanwhile is let go."""
        self.set_header("Content-Type", "application/zip")
        name = f"All data, {person.name}.zip"
        self.set_header("Content-Disposition", disposition(name))
        if self.request.method == "HEAD":  # nothing is packed for that
            await self.finish()
            return
        with self.turn():
            packed = await self.site.printer.print(
                self._packed, person, seen_in=seen_in, at=now()
            )
            with closing(packed):
                await self._send(packed)

    def compute_etag(self) -> None:
        """None: what is sent in pieces is not known before it is gone."""

    def _packed(self, person: Person, *, seen_in: str, at: datetime) -> IO[bytes]:
        data = OnesData(
            self.site.store, self.site.programme, self.site.settings.contents, seen_in
        )
        return zipped(data.files(person, at=at))

    async def _send(self, packed: IO[bytes]) -> None:
        try:
            while piece := await self.site.printer.print(packed.read, _PIECE):
                self.write(piece)
                await self.flush()
        except StreamClosedError:
            return
        await self.finish()


class MyZipHandler(ZipHandler):
    """GET: everything of whoever asks."""

    async def get(self) -> None:
        """Send it."""
        await self.send_all(self.seating.person)


class OnesZipHandler(DeskHandler, ZipHandler):
    """GET: what facilitators may see of one person, for them to be given on request."""

    def stands_on(self) -> str:
        """The person's page."""
        return self.here("people", self.path_kwargs["seat"])

    async def get(self, cohort: str, seat: str) -> None:
        """Send it, and note who had it made."""
        find = self.site.store.people.seating
        seating = await self.site.aside.read(find, seat)
        if seating is None or seating.cohort != self.cohort:
            raise HTTPError(404)
        if self.request.method == "GET":
            await self.has_looked(What.DATA, seating.person.id)
        await self.send_all(seating.person, seen_in=cohort)
