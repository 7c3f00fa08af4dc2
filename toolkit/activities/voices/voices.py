"""A wall of voices: one sentence each, under the writer's role and never a name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.agreeing import agreed_days, agreed_words
from toolkit.activities.base.blocks import Block, Empty, passages
from toolkit.activities.base.checked import fields_of, index_of, text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.consenting import follow_answer
from toolkit.activities.base.shapes import Sent
from toolkit.activities.voices.shapes import (
    Topic,
    VoiceAnswer,
    VoicesFace,
    VoiceShown,
    VoicesOwn,
    VoicesRoom,
)
from toolkit.errors import AnswerError
from toolkit.model import JSON, Event, EventKind, Shared, Sharing
from toolkit.model.consent import Purpose
from toolkit.model.in_school import offered
from toolkit.model.names import check_name
from toolkit.model.succession import PassedOn, Sort
from toolkit.model.wall import wall_key
from toolkit.programme import Programme
from toolkit.written.shown import in_html

LIMIT_SENTENCE = 300
MOST_SHOWN = 200
WORDS = {
    **agreed_words(Sort.VOICE),
    "sentence": "One sentence",
    "role": "Shown as",
    "nothing_chosen": "Not chosen",
    "consent": "I agree that this sentence is shown under my role, without my name.",
    "need_consent": "Before others read it, tick that you agree to it being shown.",
    "need_role": "Before others read it, choose the role it is shown as.",
    "say_yours": "Say yours",
    "yours_of": "Say yours: {topic}",
    "voices_none": "Nobody has said anything here yet.",
    "hide": "Hide it from others",
    "hide_of": "Hide it from others: {sentence}",
}


class Voices(Activity):
    """One sentence on each topic, private at first; `topics` are its parts.

    Nothing that leads to a writer is sent to a page: no name, school, day or order.
    """

    kind = "voices"
    shows_others = True
    is_unnamed = True
    face: VoicesFace
    room: VoicesRoom
    levels = (Sharing.PRIVATE, Sharing.FACILITATORS, Sharing.COHORT)
    follows_pace = True
    _esm = component("voices/voices", WORDS)

    def __init__(
        self,
        programme: Programme,
        name: str,
        prompt: str,
        *,
        topics: Mapping[str, str],
        help: str = "",  # noqa: A002 - the word authors expect
        outcomes: Sequence[str] = (),
    ) -> None:
        """One sentence on each topic, read under the writer's role without a name."""
        self._topics = tuple(map(check_name, topics))
        super().__init__(
            name,
            prompt,
            help=help,
            outcomes=outcomes,
            **VoicesOwn(
                topics=[Topic(name=t, label=label) for t, label in topics.items()],
                roles=list(offered(programme.roles)),
            ),
        )

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """A sentence for each topic."""
        return dict.fromkeys(self._topics, Sharing.PRIVATE)

    def check(self, value: JSON, *, part: str) -> VoiceAnswer:  # noqa: ARG002 - all alike
        """*value* as one sentence, a role and the consent."""
        given = fields_of(value)
        role = given.get("role")
        text = text_of(given.get("sentence"), limit=LIMIT_SENTENCE)
        return {
            "sentence": " ".join(text.split("\n")),
            "role": None if role is None else index_of(role, self.face["roles"]),
            "consent": given.get("consent") is True,
        }

    def do_save(self, message: Sent, buffers: list[Any]) -> None:
        """Keep a sentence; others read it only with its role and consent."""
        given = fields_of(message.get("value"))
        if message.get("sharing") != Sharing.PRIVATE.value:
            if given.get("role") is None:
                raise AnswerError(WORDS["need_role"])
            if given.get("consent") is not True:
                raise AnswerError(WORDS["need_consent"])
        super().do_save(message, buffers)
        part, wording = str(message.get("part", "")), WORDS["consent"]
        follow_answer(self, part, purpose=Purpose.QUOTE, wording=wording)

    def on_event(self, event: Event) -> None:
        """Read again what *event* may have changed."""
        super().on_event(event)
        if event.workshop == self.workshop and event.kind is EventKind.PACE:
            self.refresh_room()

    def refresh_room(self) -> None:
        """Read again what others say, in an order that says nothing of when."""
        if self.seat is None:
            return
        self.room = {
            "facilitator": self.seat.is_facilitator,
            "voices": {topic: self._voices(topic) for topic in self._topics},
            **agreed_days(self),
        }

    def do_hide(self, message: Sent, _buffers: list[Any]) -> None:
        """Take a sentence off the wall; facilitators only."""
        seat = self._at_seat
        seat.facilitators_only("hide what others write")
        for topic in self._topics:
            for shared in seat.wall.shared(self.workshop, self.stored_name(topic)):
                if _ref(shared) == message.get("ref"):
                    seat.wall.hide(shared, reason="")
        self.refresh_room()
        self.send({"re": message["write"], "done": True})

    def _voices(self, topic: str) -> list[VoiceShown]:
        shared = self._at_seat.wall.shared(self.workshop, self.stored_name(topic))
        found: list[VoiceShown] = [
            {
                "id": _ref(one),
                "sentence": value["sentence"],
                "role": _role(self.face, value),
            }
            for one in shared
            if (value := one.response.value)["sentence"].strip()
        ]
        return sorted(found, key=lambda voice: voice["id"])[:MOST_SHOWN]

    @staticmethod
    def goes_on(face: VoicesFace) -> Sort:
        """Always, if its writer agrees."""
        del face
        return Sort.VOICE

    @staticmethod
    def passed_on(value: VoiceAnswer, face: VoicesFace) -> PassedOn:
        """The sentence, while it may be shown under its writer's role."""
        sentence, role = value["sentence"].strip(), value["role"]
        if not sentence or role is None or not value["consent"]:
            return PassedOn()
        return PassedOn((sentence,), _role(face, value))

    @staticmethod
    def printed(face: VoicesFace, values: Mapping[str, JSON]) -> list[Block]:
        """The sentences, topic by topic."""
        said = passages(
            (topic["label"], (values.get(topic["name"]) or {}).get("sentence"))
            for topic in face["topics"]
        )
        return said or [Empty()]

    @staticmethod
    def fallback(face: VoicesFace) -> str:
        """The topics, with room to write."""
        return "".join(
            f'<p class="ws-label">{in_html(topic["label"])}</p>'
            '<div class="ws-paper"></div>'
            for topic in face["topics"]
        )


def _role(face: VoicesFace, value: VoiceAnswer) -> str:
    """The role under which it is read; "" for one that is offered no more."""
    role, roles = value["role"], face["roles"]
    return roles[role] if role is not None and role < len(roles) else ""


def _ref(shared: Shared) -> str:
    place = f"{shared.author.id}/{wall_key(shared)}"
    return hashlib.sha256(place.encode()).hexdigest()[:16]
