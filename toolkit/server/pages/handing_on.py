"""What goes on to the next cohort: what is chosen of what authors agree to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from tornado.web import HTTPError

from toolkit.model.consent import Purpose
from toolkit.model.looked import What
from toolkit.model.succession import Piece
from toolkit.model.suppression import HIDDEN, is_small
from toolkit.server.forms import FormHandler
from toolkit.server.pages.carried import KINDS, Carried
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.looks import FOR_NEXT
from toolkit.server.site import now


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
        await self.has_looked(What.ANSWER, FOR_NEXT)
        carried = Carried(self.site)
        next_cohort = await read(carried.agreed, cohort, Purpose.NEXT_COHORT)
        public = await read(
            carried.agreed, cohort, Purpose.QUOTE, more=Purpose.NEXT_COHORT
        )
        chosen = await read(store.succession.handed_on, cohort)
        counted = await read(carried.votes, cohort)
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
        store, carried = self.site.store, Carried(self.site)
        may = [w.piece for w in carried.agreed(cohort, Purpose.NEXT_COHORT)]
        shown = carried.agreed(cohort, Purpose.QUOTE, more=Purpose.NEXT_COHORT)
        own = [Piece("", "", text) for text in carried.votes(cohort)]
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
        carried = Carried(self.site)
        before = await read(store.succession.before, self.seating.cohort.id)
        found = await read(carried.handed_on, before.id) if before else ()
        listed = await read(carried.recommended, before.id) if before else ()
        programme = await read(self.site.programme_of, self.seating.cohort.id)
        self.page(
            "before.html",
            before=before,
            found=found,
            listed=listed,
            kinds=KINDS,
            on=programme.local.on,
        )


def _recommendations(counted: Mapping[str, int]) -> Iterator[Recommendation]:
    for text, count in counted.items():
        said = HIDDEN if is_small(count) else str(count)
        yield Recommendation(Piece("", "", text).ref, text, said)
