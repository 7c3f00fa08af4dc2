"""What goes on to the next cohort: what authors agree to, and what is chosen of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from tornado.web import HTTPError

from toolkit.model.consent import Consent, Purpose
from toolkit.model.looked import What
from toolkit.model.succession import Piece
from toolkit.model.suppression import HIDDEN, is_small
from toolkit.server.forms import FormHandler
from toolkit.server.pages.carried import (
    WORDING,
    agreed,
    handed_on,
    own_words,
    recommended,
    votes,
)
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.site import now
from toolkit.store import Store

KINDS = {
    "list": "What groups recommend",
    "voice": "Voices",
    "story": "Stories of change",
}
"""The kinds of words, in the order in which pages show them."""


class MyWordsHandler(FormHandler):
    """GET: one's own voices, story and list. POST: what may become of them."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("me", "words")

    async def get(self) -> None:
        """Show each with what may be agreed to, ticked where it is."""
        read, store = self.site.aside.read, self.site.store
        mine = await read(own_words, store, self.seating)
        self.page(
            "my_words.html",
            **self.notices(),
            mine=mine,
            kinds=KINDS,
            wording=WORDING,
            standing=await read(_standing, store, self.seating.person.id),
        )

    async def post(self) -> None:
        """Keep what is ticked, with its day; what is not ticked is taken back."""
        ticked = set(self.get_body_arguments("agree"))
        await self.site.aside.write(self._keep, ticked)
        self.lead_to(self.stands_on(), saying="agreed")

    def _keep(self, ticked: set[str]) -> None:
        store = self.site.store
        standing = _standing(store, self.seating.person.id)
        for words in own_words(store, self.seating):
            for purpose in words.asked:
                name = f"{purpose} {words.piece.ref}"
                consent = _consent(self.seating.cohort.id, words.piece, purpose)
                if name in ticked and name not in standing:
                    store.consents.give(consent)
                elif name not in ticked and name in standing:
                    store.consents.take_back(consent, at=now())


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One of the programme's recommendations, with how many voted for it."""

    ref: str
    text: str
    votes: str


class CarryHandler(DeskHandler):
    """GET: what authors agree to. POST: what of it goes on. Facilitators only."""

    async def prepare(self, **options: object) -> None:
        """Organisers read no answers, so this is not there for them."""
        await super().prepare(**options)
        if not self._finished and self.organises:
            raise HTTPError(404)

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("carry")

    async def get(self, cohort: str) -> None:
        """Show what may go on, ticked where it was chosen."""
        read, store = self.site.aside.read, self.site.store
        await self.has_looked(What.ANSWER)
        next_cohort = await read(agreed, store, cohort, Purpose.NEXT_COHORT)
        public = await read(
            agreed, store, cohort, Purpose.QUOTE, more=Purpose.NEXT_COHORT
        )
        chosen = await read(store.succession.handed_on, cohort)
        counted = await read(votes, store, cohort)
        self.desk_page(
            "carry.html",
            **self.notices(),
            kinds=KINDS,
            next_cohort=next_cohort,
            voices=[each for each in public if each.sort == "voice"],
            recommendations=list(_recommendations(counted)),
            chosen=chosen,
            chosen_refs={piece.ref for piece in chosen.next_cohort},
            public_refs={piece.ref for piece in chosen.public},
            followers=await read(store.succession.after, cohort),
        )

    async def post(self, cohort: str) -> None:
        """Keep what is ticked, of what authors agree to at this moment."""
        ticked = set(self.get_body_arguments("next"))
        public = set(self.get_body_arguments("public"))
        await self.site.aside.write(self._choose, cohort, ticked, public)
        self.lead_to(self.stands_on(), saying="handed on")

    def _choose(self, cohort: str, ticked: set[str], public: set[str]) -> None:
        store = self.site.store
        may = [w.piece for w in agreed(store, cohort, Purpose.NEXT_COHORT)]
        shown = agreed(store, cohort, Purpose.QUOTE, more=Purpose.NEXT_COHORT)
        own = [Piece("", "", text) for text in votes(store, cohort)]
        chosen = replace(
            store.succession.handed_on(cohort),
            next_cohort=tuple(p for p in (*own, *may) if p.ref in ticked),
            public=tuple(w.piece for w in shown if w.piece.ref in public),
        )
        store.succession.hand_on(cohort, chosen, at=now())


class BeforeHandler(FormHandler):
    """GET: what the cohort before this one recommends, by role and without a name."""

    async def get(self) -> None:
        """Show it, or say that there is nothing yet."""
        read, store = self.site.aside.read, self.site.store
        before = await read(store.succession.before, self.seating.cohort.id)
        found = await read(handed_on, store, before.id) if before else ()
        listed = await read(recommended, store, before.id) if before else ()
        programme = await read(self.site.programme_of, self.seating.cohort.id)
        self.page(
            "before.html",
            before=before,
            found=found,
            listed=listed,
            kinds=KINDS,
            on=programme.local.on,
        )


def _standing(store: Store, person: str) -> set[str]:
    return {
        f"{one.purpose} {Piece(one.person, one.workshop, one.activity).ref}"
        for one in store.consents.of_person(person)
        if one.stands
    }


def _consent(cohort: str, piece: Piece, purpose: Purpose) -> Consent:
    return Consent(
        id=uuid4().hex,
        cohort=cohort,
        person=piece.person,
        purpose=purpose,
        workshop=piece.workshop,
        activity=piece.activity,
        wording=WORDING[purpose],
        given_at=now(),
    )


def _recommendations(counted: Mapping[str, int]) -> Iterator[Recommendation]:
    for text, count in counted.items():
        said = HIDDEN if is_small(count) else str(count)
        yield Recommendation(Piece("", "", text).ref, text, said)
