"""Sending the words of an offer, with the link that answers it."""

from __future__ import annotations

import hashlib
from uuid import uuid4

from tornado.web import HTTPError

from toolkit.model import Person
from toolkit.model.interest import Interest
from toolkit.model.message import Message, MessageKind
from toolkit.post.letter import Letter, Way, Words
from toolkit.programme.offering import Letter as Offer
from toolkit.programme.offering import letter_to
from toolkit.server.forms import FormRefusedError
from toolkit.server.pages.messages import TAB
from toolkit.server.pages.public import PublicDesk
from toolkit.server.site import now


class OfferMailHandler(PublicDesk):
    """POST: send what the page has shown; each link goes out once."""

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Refuse: looking sends nothing."""
        raise HTTPError(405)

    async def post(self, cohort: str) -> None:
        """Send it to the address that was registered, and lead to the log."""
        link = self.get_body_argument("link")
        one = await self.site.aside.read(self.site.store.interests.behind, link)
        if one is None or one.cohort != cohort or self.about is None:
            raise HTTPError(404)
        if self.site.posting.warning and self.get_body_argument("anyway", "") != "yes":
            raise FormRefusedError(422, "say yes first")
        offer = letter_to(
            one,
            link,
            cohort=self.cohort,
            about=self.about,
            here=self.site.settings.here,
            local=self.site.programme.local,
        )
        await self.site.aside.keep_file(self._send, one, offer)
        self.lead_to(self.here(TAB), saying="on its way")

    def _send(self, one: Interest, offer: Offer) -> None:
        wrote = one.wrote
        to = Person("", wrote.name, wrote.school, wrote.email)
        # Of the link only this is kept, so that a form sent twice sends it once.
        mark = hashlib.sha256(offer.address.encode()).hexdigest()
        message = Message(
            id=uuid4().hex,
            cohort=one.cohort,
            seat=None,
            kind=MessageKind.OFFER,
            about=one.id,
            once=f"{MessageKind.OFFER}/{one.cohort}/{one.id}/{mark}",
            queued_at=now(),
            address=wrote.email,
        )
        letter = _letter(
            offer, self.cohort.title, language=self.site.programme.language
        )
        self.site.posting.outbox.send(message, lambda: letter, to=to, at=now())


def _letter(offer: Offer, cohort: str, *, language: str) -> Letter:
    greeting, *paragraphs = offer.text.strip().split("\n\n")
    parts = tuple(
        Way(offer.subject, offer.address, secret=True)
        if paragraph.strip() == offer.address
        else Words(paragraph)
        for paragraph in paragraphs
    )
    return Letter(offer.subject, greeting, parts, cohort, language)
