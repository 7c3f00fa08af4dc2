"""One's own words after the year: what may become of them, all in one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import uuid4

from toolkit.activities.base.agreeing import OBJECTS, RULE
from toolkit.model.consent import Consent, Purpose
from toolkit.model.succession import Sort
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.seat.consents import GroupsConsent
from toolkit.server.forms import FormHandler
from toolkit.server.pages.agreeing import give, take_back
from toolkit.server.pages.carried import KINDS, Carried, Words, wording_of
from toolkit.server.site import now

OBJECT = "objects"
WITHOUT = {
    (Sort.VOICE, Purpose.QUOTE): "Without this tick the sentence is private again.",
}
"""What else becomes of the words if a tick is taken back."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to agree to, or to object to; `since` is in words, if it is ticked."""

    name: str
    wording: str
    since: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Own:
    """Words of one's own, or of one's group, and what may be ticked beside them."""

    words: Words
    ticks: tuple[Tick, ...]
    others: str = ""


class MyWordsHandler(FormHandler):
    """GET: one's own voices, story and list. POST: what may become of them."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("me", "words")

    async def get(self) -> None:
        """Show each with what may be agreed to, ticked where it is."""
        mine = await self.site.aside.read(self._mine)
        self.page("my_words.html", **self.notices(), mine=mine, kinds=KINDS, rule=RULE)

    async def post(self) -> None:
        """Keep what is ticked, with its day; what is not ticked is taken back."""
        ticked = set(self.get_body_arguments("agree"))
        await self.site.aside.write(self._keep, ticked)
        self.site.kernels.tell(self.seating.cohort.id)
        self.lead_to(self.stands_on(), saying="agreed")

    def _seat(self) -> Seat:
        # On another thread than the server's own nobody can be told.
        return Seat(self.seating, store=self.site.store, channel=SilentChannel())

    def _all(self) -> tuple[Words, ...]:
        carried = Carried(self.site)
        return (*carried.of_group(self.seating), *carried.own(self.seating))

    def _mine(self) -> list[Own]:
        seat = self._seat()
        on = self.site.programme_of(self.seating.cohort.id).local.on
        standing = _standing(seat)
        since = {name: f"Agreed on {on(c.given_at)}." for name, c in standing.items()}
        found = []
        for words in self._all():
            ticks, others = list(_ticks(words, since)), ""
            if words.sort is Sort.LIST:
                group = _of_group(seat, words)
                day = group.objecting.get(seat.person.id)
                told = f"You objected on {on(day)}." if day else ""
                ticks.append(Tick(_name(OBJECT, words), OBJECTS, told))
                others = _others(group, seat.person.id)
            found.append(Own(words, tuple(ticks), others))
        return found

    def _keep(self, ticked: set[str]) -> None:
        seat = self._seat()
        standing = _standing(seat)
        for words in self._all():
            if words.sort is Sort.LIST:
                _object(seat, words, ticked)
            for purpose in words.asked:
                name = _name(purpose, words)
                if name in ticked and name not in standing:
                    give(self.site, self._consent(words, purpose))
                elif name not in ticked and name in standing:
                    take_back(self.site, standing[name])

    def _consent(self, words: Words, purpose: Purpose) -> Consent:
        return Consent(
            id=uuid4().hex,
            cohort=self.seating.cohort.id,
            person=self.seating.person.id,
            purpose=purpose,
            workshop=words.piece.workshop,
            activity=words.piece.activity,
            wording=wording_of(words.sort, purpose),
            given_at=now(),
        )


def _name(what: str, words: Words) -> str:
    return f"{what} {words.piece.ref}"


def _ticks(words: Words, since: Mapping[str, str]) -> Iterator[Tick]:
    for purpose in words.asked:
        name, wording = _name(purpose, words), wording_of(words.sort, purpose)
        about = WITHOUT.get((words.sort, purpose), "")
        yield Tick(name, wording, since.get(name, ""), about)


def _standing(seat: Seat) -> dict[str, Consent]:
    """What holds now, by the name of its tick."""
    return {
        f"{one.purpose} {one.person}/{one.workshop}/{one.activity}": one
        for one in seat.consents.ever()
        if one.stands
    }


def _of_group(seat: Seat, words: Words) -> GroupsConsent:
    piece = words.piece
    return seat.consents.of_group(Purpose.NEXT_COHORT, piece.workshop, piece.activity)


def _object(seat: Seat, words: Words, ticked: set[str]) -> None:
    """Keep an objection; who agrees in the same breath objects, to be careful."""
    piece, objects = words.piece, _name(OBJECT, words) in ticked
    seat.consents.object_to(piece.workshop, piece.activity, objects=objects)
    if objects:
        ticked.discard(_name(Purpose.NEXT_COHORT, words))


def _others(group: GroupsConsent, me: str) -> str:
    """How the others of a group stand to their list; nobody is named."""
    if group.objecting.keys() - {me}:
        return "Somebody of your group objects, so it does not go on."
    agreeing = len(group.agreed.keys() - {me})
    if agreeing == 0:
        return ""
    return f"Others of your group who agree: {agreeing}."
