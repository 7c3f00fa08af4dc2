"""Files people add to their answers."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tornado.web import HTTPError

from toolkit.activities import activity_kind
from toolkit.errors import AnswerError, PermissionRefusedError
from toolkit.files import content_type, is_picture, opens_on_page
from toolkit.model import JSON, Evidence, Role
from toolkit.model.looked import Looked, What
from toolkit.seat.looking import NOTHING_KEPT, look_key_of
from toolkit.server.handler import OTHER_SEAT, CalmHandler
from toolkit.server.headers import SHOWN_ALONE
from toolkit.server.kernels.outlines import Outline
from toolkit.server.pages.downloads import disposition
from toolkit.server.pages.stretch import stretch_of
from toolkit.server.site import now

_LONGEST_NAME = 200
_PDF = "application/pdf"


class AddEvidenceHandler(CalmHandler):
    """POST a file to a field of one's own answer."""

    speaks_json = True

    async def check_page(self) -> None:
        """Refuse what a page sends that is only looked at, or of another seat."""
        of = self.get_query_argument("page_of", "")
        if self.seated is not None and of == look_key_of(self.seated):
            raise PermissionRefusedError(NOTHING_KEPT)
        if await self.is_other_of_own(of):
            raise HTTPError(OTHER_SEAT)

    async def post(self, workshop: str, activity: str, field: str) -> None:
        """Keep the one uploaded file, judged by its bytes and never by its name."""
        outline = self.site.outlines.ready(workshop)
        face = _keeper(outline, activity, field=field) if outline else None
        if face is None:
            raise HTTPError(404)
        uploads = [each for files in self.request.files.values() for each in files]
        if len(uploads) != 1:
            raise AnswerError("Choose one file, then add it.")
        seat = await self.site.aside.read(self.site.seat, self.seating)
        evidence = await self.site.aside.keep_file(
            seat.files.add,
            face["workshop"],
            activity,
            field=field,
            name=_plain_name(uploads[0].filename),
            data=uploads[0].body,
        )
        self.set_status(201)
        self.set_header("Content-Type", "application/json")
        model = {"id": evidence.id, "name": evidence.name, "size": evidence.size}
        self.finish(json.dumps(model))


class EvidenceHandler(CalmHandler):
    """One file: its owner's, or somebody's who may read the answer."""

    speaks_json = True
    _etag: str | None = None

    async def get(self, evidence_id: str) -> None:
        """Give the file, or a stretch of it, to be shown, played or saved."""
        found = await self.site.aside.read(self._read, evidence_id)
        if found is None:
            raise HTTPError(404)
        evidence, data = found
        await self._note(evidence)
        self._describe(evidence)
        self.finish(stretch_of(data, self))

    async def _note(self, evidence: Evidence) -> None:
        """Keep in the log that a facilitator opened another's file, once."""
        seating, owner = self.seating, evidence.key.person
        begins = self.request.headers.get("Range", "bytes=0").startswith("bytes=0")
        leads = seating.role is Role.FACILITATOR and owner != seating.person.id
        if leads and begins:
            line = Looked(seating.cohort.id, seating.person.id, What.FILE, owner, now())
            await self.site.aside.write(self.site.store.looks.note, line)

    async def head(self, evidence_id: str) -> None:
        """Say what GET would give; nobody has to read a whole file for that."""
        evidence = await self._find(evidence_id)
        self._describe(evidence)
        self.set_header("Content-Length", str(evidence.size))
        self.finish()

    def compute_etag(self) -> str | None:
        """A file never changes, so its name in the store is enough."""
        return self._etag

    def _describe(self, evidence: Evidence) -> None:
        self._etag = f'"{evidence.id}"'
        shown = opens_on_page(evidence.media_type)
        self.set_header("Content-Type", content_type(evidence.media_type))
        self.set_header("Content-Disposition", disposition(evidence.name, inline=shown))
        if shown and evidence.media_type != _PDF:  # what shows a PDF is a program
            self.set_header("Content-Security-Policy", SHOWN_ALONE)
        self.set_header("Accept-Ranges", "bytes")

    async def _find(self, evidence_id: str) -> Evidence:
        evidence = await self.site.aside.read(self._look_up, evidence_id)
        if evidence is None:
            raise HTTPError(404)
        return evidence

    def _look_up(self, evidence_id: str) -> Evidence | None:
        return self.site.seat(self.seating).files.find(evidence_id)

    def _read(self, evidence_id: str) -> tuple[Evidence, bytes] | None:
        return self.site.seat(self.seating).files.read(evidence_id)

    async def delete(self, evidence_id: str) -> None:
        """Take one's own file away for good."""
        await self._find(evidence_id)
        await self.site.aside.keep_file(self._remove, evidence_id)
        self.set_status(204)
        self.finish()

    def _remove(self, evidence_id: str) -> None:
        self.site.seat(self.seating).files.remove(evidence_id)


class ThumbnailHandler(CalmHandler):
    """A small picture of a file that is one, for whoever may read the file."""

    speaks_json = True
    _etag: str | None = None

    async def get(self, evidence_id: str) -> None:
        """Give it as JPEG, whatever the file is."""
        picture, data = await self.site.aside.read(self._read, evidence_id)
        if picture and data is None:
            # Among those who keep files: who only reads does not wait for decoders.
            data = await self.site.aside.keep_file(self._make, evidence_id)
        if not data:
            raise HTTPError(404)
        self._etag = f'"{evidence_id}"'
        self.set_header("Content-Type", "image/jpeg")
        self.set_header("Content-Disposition", "inline")
        self.set_header("Content-Security-Policy", SHOWN_ALONE)
        self.finish(data)

    def compute_etag(self) -> str | None:
        """It never changes, so the name of its file in the store is enough."""
        return self._etag

    def _read(self, evidence_id: str) -> tuple[bool, bytes | None]:
        files = self.site.seat(self.seating).files
        evidence = files.find(evidence_id)
        picture = evidence is not None and is_picture(evidence.media_type)
        return picture, files.thumbnail(evidence_id) if picture else None

    def _make(self, evidence_id: str) -> bytes | None:
        return self.site.seat(self.seating).files.make_thumbnail(evidence_id)


def _keeper(
    outline: Outline, activity: str, *, field: str
) -> Mapping[str, JSON] | None:
    """What has a box for files that hang on *activity*, mostly itself; else None."""
    for face in outline.faces.values():
        if activity_kind(face["kind"]).takes_file(face, activity, field=field):
            return face
    return None


def _plain_name(name: str) -> str:
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c for c in last if c.isprintable()).strip()
    return shown[-_LONGEST_NAME:] or "file"
