"""Discussion: say your own, then read what the others share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.agreeing import agreed_words, groups_wish
from toolkit.activities.base.blocks import Block, Choice, Empty, passages
from toolkit.activities.base.checked import fields_of, index_of, text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.reveal import reveal
from toolkit.activities.base.shapes import Sent
from toolkit.activities.base.words import asked_briefly
from toolkit.activities.discussion.shapes import (
    Card,
    DiscussionAnswer,
    DiscussionFace,
    DiscussionOwn,
    DiscussionRoom,
    Sometimes,
)
from toolkit.errors import OutOfDateError
from toolkit.model import JSON, Shared, Sharing
from toolkit.model.dates import minutes_in_words
from toolkit.model.succession import PassedOn, Sort
from toolkit.seat import Seat
from toolkit.seat.others import called
from toolkit.written.shown import in_html

LIMIT_TEXT = 5_000
"""Longest contribution, in characters."""

LIMIT_CARDS = 60
"""Most contributions sent to one page; the newest are kept."""

WORDS = {
    **agreed_words(Sort.LIST),
    "contribution": "Your contribution",
    "choose": "Choose one",
    "wall_count": "{count} shared so far",
    "wall_one": "1 shared so far",
    "hide": "Hide them again",
    "reveal": "Show all together",
    "ready_none": "Nobody is ready yet.",
    "ready_one": "1 is ready.",
    "ready_count": "{count} are ready.",
    "together": "Everyone's words show together, once a facilitator says so.",
    "alike": "and {count} more say the same",
    "wall_more": "and {count} more, older than these",
}


class Discussion(Activity):
    """A contribution to a talk, and a wall of what others share, newest first.

    With *together* the wall stays empty, for facilitators too, until one of them
    shows it: the first voice does not set the tone.
    """

    kind = "discussion"
    shows_others = True
    face: DiscussionFace
    room: DiscussionRoom
    _esm = component("discussion/discussion", WORDS)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        help: str = "",  # noqa: A002 - the word authors expect
        grouping: str = "Pairs",
        minutes: int = 10,
        choices: Sequence[str] = (),
        together: bool = False,
        words: int = 0,
        for_next_cohort: bool = False,
        sharing: Sharing | str = Sharing.COHORT,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Talk, note what was said, and read what others share.

        With *together* nobody reads anything until a facilitator shows it to all. With
        *words* no more than so many are asked for: on the screen for the room equal
        answers are counted, and larger the more often they were given. With
        *for_next_cohort* a group may let what it writes go on to the next cohort.
        """
        super().__init__(
            name,
            prompt,
            help=asked_briefly(help, words),
            sharing=sharing,
            outcomes=outcomes,
            **DiscussionOwn(
                meta=f"{grouping} · {minutes_in_words(minutes)}",
                choices=list(choices),
                together=together,
                words=words,
                for_next_cohort=for_next_cohort,
            ),
        )

    @property
    def takes_comments(self) -> bool:
        """As soon as the cards can be read."""
        return self.room.get("revealed") is not False

    def check(self, value: JSON, *, part: str) -> DiscussionAnswer:  # noqa: ARG002 - one part
        """*value* as a text and, where there are choices, at most one of them."""
        fields = fields_of(value)
        choice = fields.get("choice")
        return {
            "choice": None
            if choice is None
            else index_of(choice, self.face["choices"]),
            "text": text_of(fields.get("text"), limit=LIMIT_TEXT),
        }

    def refresh_room(self) -> None:
        """Read again what others share; an empty contribution is no card."""
        if self.seat is None:
            return
        shared = self.seat.wall.shared(self.workshop, self.name)
        said = [one for one in shared if _text(one).strip()]
        together = self.face["together"]
        held = self._held(self.seat, len(said)) if together else Sometimes()
        seen = said if held.get("revealed", True) else []
        if wish := groups_wish(self):
            held["wish"] = wish
        self.room = {
            "cards": [self._card(one) for one in seen[:LIMIT_CARDS]],
            "more": max(0, len(seen) - LIMIT_CARDS),
            **held,
        }

    def _held(self, seat: Seat, ready: int) -> Sometimes:
        return {
            "facilitator": seat.is_facilitator,
            "revealed": self.name in seat.pace.of(self.workshop).revealed,
            "ready": ready,
        }

    def do_reveal(self, message: Sent, _buffers: list[Any]) -> None:
        """Show the wall to everybody at once, or hide it; for facilitators."""
        if not self.face["together"]:
            raise OutOfDateError
        reveal(self, message)

    def _card(self, shared: Shared) -> Card:
        author = shared.author
        choice = shared.response.value.get("choice")
        choices = self.face["choices"]
        known = choice is not None and choice < len(choices)
        return {
            "id": called(author.cohort.id, author.person.id),
            "name": author.person.name,
            "school": author.person.school,
            "choice": choices[choice] if known else "",
            "text": _text(shared),
            "saved": self.when(shared.response.saved_at),
            "alike": shared.alike,
        }

    @staticmethod
    def goes_on(face: DiscussionFace) -> Sort | None:
        """Where its author says so."""
        return Sort.LIST if face.get("for_next_cohort") else None

    @staticmethod
    def passed_on(value: DiscussionAnswer, face: JSON) -> PassedOn:  # noqa: ARG004
        """Its lines."""
        lines = (line.strip() for line in value["text"].split("\n"))
        return PassedOn(tuple(filter(None, lines)))

    @staticmethod
    def waits(face: DiscussionFace) -> bool:
        """Where everybody's words show together."""
        return face["together"]

    @staticmethod
    def printed(face: DiscussionFace, values: Mapping[str, JSON]) -> list[Block]:
        """What the person chose, then what they wrote."""
        value: DiscussionAnswer = values.get("") or {"choice": None, "text": ""}
        choice, text = value["choice"], value["text"]
        blocks: list[Block] = []
        if choice is not None and choice < len(face["choices"]):
            blocks.append(Choice(face["choices"], [choice]))
        blocks += passages([(None, text)])
        return blocks or [Empty()]

    @staticmethod
    def fallback(face: DiscussionFace) -> str:
        """How to sit, how long, and the choices."""
        items = "".join(f"<li>{in_html(choice)}</li>" for choice in face["choices"])
        listed = f"<ul>{items}</ul>" if items else ""
        return f'<p class="ws-meta">{in_html(face["meta"])}</p>{listed}'


def _text(shared: Shared) -> str:
    value = shared.response.value
    return str(value.get("text", "")) if isinstance(value, dict) else ""
