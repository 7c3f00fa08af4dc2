"""Erasing a person: by themselves, or by who runs their cohort; and the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from tornado.web import HTTPError

from toolkit.errors import RosterError
from toolkit.export.receipt import receipt_pdf
from toolkit.model import Person, Seating
from toolkit.model.erasing import Counts, How, Receipt
from toolkit.post.erasing import erase_everywhere
from toolkit.post.receipt import (
    TITLE,
    WORD,
    Part,
    about,
    among_others,
    goes,
    parts_of,
    plain_receipt,
)
from toolkit.server.door.identity import forget, was_erased
from toolkit.server.forms import FormHandler, in_words
from toolkit.server.handed_on import ERASED, hand_on, take
from toolkit.server.handler import CalmHandler
from toolkit.server.pages.person import PersonHandler
from toolkit.server.site import now


class Erases(FormHandler):
    """What both pages do alike: they show what goes, and erase once that is typed."""

    async def goes(self, person: Person) -> tuple[Counts | None, str]:
        """How much there is of *person*, or why they cannot be erased now."""
        look = self.site.store.erasures.what_goes
        try:
            # It takes its turn among those who write, because it looks as if it did.
            return await self.site.aside.write(look, person.id, at=now()), ""
        except RosterError as why:
            return None, str(why)

    def told_of(self, counts: Counts | None, why: str) -> dict[str, object]:
        """What a page shows of that."""
        if counts is None:
            return {"refused": why, "goes": (), "others": ()}
        told = goes(counts, self.site.programme.wording)
        return {"refused": "", "goes": told, "others": among_others(counts)}

    async def erase(self, person: Person, how: How) -> str:
        """Erase *person* at once and end their pages; the address of the receipt.

        Raises:
            RosterError: they cannot be erased now.
        """
        site = self.site
        seats = await site.aside.read(site.store.people.seats_of, person.id)
        made = await site.aside.write(
            erase_everywhere,
            person,
            store=site.store,
            settings=site.settings,
            at=now(),
            how=how,
        )
        for seating in seats:
            await site.kernels.end_all_of(seating.id)
            site.kernels.tell(seating.cohort.id)
        site.compacting.soon()
        return self.at("erased", made.id)


class EraseMeHandler(Erases):
    """GET: what would go with the person who asks. POST: erase them, now."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.at("me", "erase")

    async def get(self) -> None:
        """Say what goes, what it does to others' work, and what to take along."""
        counts, why = await self.goes(self.seating.person)
        self.page(
            "erase_me.html",
            problem=in_words(self.told()),
            word=WORD,
            **self.told_of(counts, why),
        )

    async def post(self) -> None:
        """Erase them, if they typed the word; else say what is missing."""
        typed = self.get_body_argument("word", "").strip().casefold()
        if typed != WORD:
            self.lead_to(self.stands_on(), saying="erase not typed")
            return
        try:
            receipt = await self.erase(self.seating.person, How.PAGE)
        except RosterError:  # the page says why
            self.lead_to(self.stands_on())
            return
        await forget(self, for_good=True)
        hand_on(self, ERASED, "yes")
        self.lead_to(receipt)


class ErasePersonHandler(Erases, PersonHandler):
    """The same for who runs a cohort, asked by mail or by telephone."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("people", self.path_kwargs["seat"], "erase")

    async def get(self, **_at: str) -> None:
        """Say what goes, and what to ask first."""
        seating = await self._theirs()
        counts, why = await self.goes(seating.person)
        self.desk_page(
            "erase_person.html",
            one=seating,
            **self.notices(),
            **self.told_of(counts, why),
        )

    async def post(self, **_at: str) -> None:
        """Erase them, if their name was typed; else say what is missing."""
        seating = await self._theirs()
        typed = " ".join(self.get_body_argument("name", "").split()).casefold()
        if typed != " ".join(seating.person.name.split()).casefold():
            self.lead_to(self.stands_on(), saying="name not typed")
            return
        try:
            receipt = await self.erase(seating.person, How.DESK)
        except RosterError:
            receipt = self.stands_on()
        self.lead_to(receipt)

    async def _theirs(self) -> Seating:
        """Whom who asks may erase: nobody who leads, and nobody of other cohorts."""
        seating = await self.own()
        find = self.site.store.people.seats_of
        seats = await self.site.aside.read(find, seating.person.id)
        if not (self.may_change(seating) and self.may_correct(seats)):
            raise HTTPError(404)
        return seating


class ReceiptHandler(CalmHandler):
    """A receipt, behind an address that nobody can guess and that names nobody."""

    async def get(self, receipt: str, form: str = "") -> None:
        """Show it; right after the erasing this browser forgets what it keeps."""
        store, programme = self.site.store, self.site.programme
        made = await self.site.aside.read(store.erasures.receipt, receipt)
        if made is None:
            raise HTTPError(404)
        has_backups = store.backups(self.site.settings.backups) is not None
        local, say = programme.local, programme.wording
        if form == ".txt":
            plain = plain_receipt(made, local=local, say=say, has_backups=has_backups)
            self._hand_over(plain, "receipt.txt", "text/plain; charset=UTF-8")
            return
        parts = list(parts_of(made, local=local, say=say, has_backups=has_backups))
        if form:
            self._hand_over(
                await self._paper(made, parts), "receipt.pdf", "application/pdf"
            )
        else:
            self.page(
                "erased.html",
                title=TITLE,
                about=about(made, local=local),
                parts=parts,
                here=self.at("erased", receipt),
                own=take(self, ERASED) == "yes" and self.seated is None,
            )

    async def _paper(self, made: Receipt, parts: Sequence[Part]) -> bytes:
        programme, said = self.site.programme, [(one.title, one.lines) for one in parts]
        when, tag = about(made, local=programme.local), programme.language
        make = partial(receipt_pdf, said, title=TITLE, about=when, language=tag)
        return await self.site.printer.print(make)

    def _hand_over(self, file: str | bytes, name: str, kind: str) -> None:
        self.set_header("Content-Type", kind)
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(file)


class WasErasedHandler(CalmHandler):
    """What an open page asks that is not let in any more: was its person erased?"""

    speaks_json = True

    async def get(self) -> None:
        """Say so to this browser, of itself."""
        self.finish({"erased": await was_erased(self)})
