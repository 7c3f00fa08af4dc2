"""A facilitator's own phrases: a bank to put into comments with one press."""

from __future__ import annotations

from toolkit.errors import AnswerError
from toolkit.server.pages.desk import DeskHandler
from toolkit.server.pages.tasks_words import PHRASES
from toolkit.server.site import now
from toolkit.store import Store

BANK = "phrases"
"""What the choice is called in which a seat keeps them."""

LONGEST, MOST = 300, 60


def phrases_of(store: Store, seat: str) -> list[str]:
    """The phrases of one seat, in the order in which they were kept."""
    return list(store.choices.of(seat).get(BANK, []))


class PhrasesHandler(DeskHandler):
    """GET: one's phrases. POST: one more, or one less."""

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("tasks", "phrases")

    async def get(self, cohort: str) -> None:  # noqa: ARG002
        """Show them."""
        await self._show()

    async def post(self, cohort: str) -> None:  # noqa: ARG002
        """Keep a new one, or remove one; what was typed stays if it is refused."""
        said = self.get_body_argument
        new, gone = said("new", "").strip(), said("remove", "")
        try:
            await self.site.aside.write(self._change, new, gone)
        except AnswerError as why:
            self.set_status(422)
            await self._show(problem=str(why), typed=new)
            return
        self.lead_to(self.stands_on())

    async def _show(self, *, problem: str = "", typed: str = "") -> None:
        mine = await self.site.aside.read(phrases_of, self.site.store, self.seating.id)
        self.desk_page(
            "phrases.html", phrases=mine, typed=typed, problem=problem, words=PHRASES
        )

    def _change(self, new: str, gone: str) -> None:
        store, seat = self.site.store, self.seating.id
        kept = phrases_of(store, seat)
        if gone:
            kept = [phrase for phrase in kept if phrase != gone]
        else:
            kept.append(_checked(new, kept))
        store.choices.choose(seat, BANK, kept, at=now())


def _checked(new: str, kept: list[str]) -> str:
    if not new:
        raise AnswerError(PHRASES["empty"])
    if len(new) > LONGEST:
        raise AnswerError(PHRASES["long"].format(count=len(new)))
    if new in kept:
        raise AnswerError(PHRASES["known"])
    if len(kept) >= MOST:
        raise AnswerError(PHRASES["many"])
    return new
