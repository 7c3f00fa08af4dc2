"""Recall: one's own earlier answer, shown again where it is needed."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, passages
from toolkit.activities.base.component import component
from toolkit.activities.base.shown import as_shown
from toolkit.activities.recall.shapes import RecallFace, RecallOwn, RecallRoom
from toolkit.model import JSON, Event, Response, Sharing
from toolkit.model.names import check_source
from toolkit.model.words_of import texts_in
from toolkit.seat import Seat

WORDS = {
    "empty_recall": "You have not answered that yet",
    "answered_on": "Answered {on}",
}


class Recall(Activity):
    """What this person answered before, read-only, with its date.

    *source_workshop* and *source* name the earlier activity; *title* says what it was
    called, for somebody who has not answered it.
    """

    kind = "recall"
    repeats = True
    face: RecallFace
    room: RecallRoom
    levels = ()
    is_named = False
    _esm = component("recall/recall", WORDS)

    def __init__(
        self,
        prompt: str,
        *,
        source_workshop: str,
        source: str,
        title: str = "",
    ) -> None:
        super().__init__(
            f"recall-{source_workshop}-{source}",
            prompt,
            **RecallOwn(
                source_workshop=source_workshop,
                source=check_source(source),
                title=title,
            ),
        )

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """None: there is nothing to save here."""
        return {}

    def attach(self, seat: Seat, responses: Mapping[str, Response]) -> None:
        """Show the earlier answer of the person on *seat*."""
        super().attach(seat, responses)
        self._read(seat)

    def on_event(self, event: Event) -> None:
        """Read the earlier answer again when its author changed it."""
        seat = self.seat
        about = (event.workshop, event.activity)
        source = (self.face["source_workshop"], self.face["source"])
        if seat is not None and about == source and event.person == seat.person.id:
            self._read(seat)

    def _read(self, seat: Seat) -> None:
        found = seat.response(self.face["source_workshop"], self.face["source"])
        self.answers = {"": as_shown(found, default=Sharing.PRIVATE, when=self.when)}
        self.room = {
            "texts": list(texts_in(found.value)) if found else [],
            "asked": found.prompt if found else "",
            "on": self.local.on(found.saved_at) if found else "",
        }

    @staticmethod
    def printed(face: RecallFace, values: Mapping[str, JSON]) -> list[Block]:
        """The earlier answer's words; *values* holds the earlier value itself."""
        body = "\n\n".join(texts_in(values.get("")))
        return passages([(face["title"] or None, body)]) or [Empty()]
