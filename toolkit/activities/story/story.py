"""The story of change: what happened over a year, in four hundred words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.agreeing import agreed_days, agreed_words
from toolkit.activities.base.blocks import Block, Empty, passages
from toolkit.activities.base.checked import fields_of, is_filled, text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.consenting import follow_answer
from toolkit.activities.base.shapes import AgreedDays, Sent
from toolkit.activities.story.shapes import (
    Limits,
    StoryAnswer,
    StoryFace,
    StoryField,
    StoryOwn,
)
from toolkit.model import JSON, PROGRAMME
from toolkit.model.consent import Purpose
from toolkit.model.succession import PassedOn, Sort
from toolkit.model.words_of import texts_in
from toolkit.written.shown import in_html

LIMIT_LINE = 300
LIMIT_TEXT = 10_000
MOST_WORDS = 400
UNDER = "Somebody who took part"
"""Who tells it, where it is read without a name."""

PROMPT = "My story of change"
HELP = (
    "One story, the same wherever you open it: rough at first, finished by the end of "
    "the year. About 400 words in all."
)

WORDS = {
    **agreed_words(Sort.STORY),
    "consent": (
        "I agree that this story is used in a report on the programme, with my role "
        "and no name."
    ),
    "consent_about": (
        "It counts while the story is shared. You can take it back here or on “My "
        "data”, at any time."
    ),
    "words": "{count} of {most} words in all",
    "words_over": "{count} words in all. About {most} is plenty; all of it is kept.",
}

FIELDS: tuple[tuple[str, str, str, int], ...] = (
    ("title", "Title", "Something a tired colleague would open.", 0),
    (
        "responsibility",
        "Responsibility and stage",
        "From stage … to stage … on statement …",
        0,
    ),
    (
        "before",
        "What it was like before",
        "Concrete: a {lesson}, a meeting, a remark.",
        3,
    ),
    ("why", "Why change", "What you noticed, and who else noticed.", 3),
    ("did", "What we did", "In order, with who and how long.", 4),
    ("hindered", "What got in the way", "And what you tried.", 3),
    ("turning", "The turning point", "", 2),
    (
        "now",
        "What is different now",
        "For {learners}, {colleagues}, you. How do you know? How sure are you?",
        4,
    ),
    ("next", "What next, and advice", "One thing you would do sooner.", 3),
)
"""Name, label, help and height in lines; a height of 0 is a single line."""


class Story(Activity):
    """One story a person, for the whole year.

    Private until the person says who may see it.
    """

    kind = "story"
    is_long_form = True
    place_in_year = 4
    face: StoryFace
    room: AgreedDays
    workshop = PROGRAMME
    _esm = component("story/story", WORDS)

    def __init__(self, name: str = "story-of-change") -> None:
        """The person's story of change, 400 words in all; it grows all year."""
        super().__init__(
            name,
            PROMPT,
            help=HELP,
            **StoryOwn(
                most_words=MOST_WORDS,
                limits=Limits(line=LIMIT_LINE, text=LIMIT_TEXT),
                fields=[
                    StoryField(name=field, label=label, help=helped, lines=lines)
                    for field, label, helped, lines in FIELDS
                ],
            ),
        )

    def check(self, value: JSON, *, part: str) -> StoryAnswer:  # noqa: ARG002 - one part
        """*value* with a text for every field."""
        given = fields_of(value)
        texts: StoryAnswer = {
            field: text_of(given.get(field), limit=LIMIT_TEXT if lines else LIMIT_LINE)
            for field, _label, _help, lines in FIELDS
        }
        # It is there once it is ticked, so that a story without it is as it ever was.
        return {**texts, "consent": True} if given.get("consent") is True else texts

    def do_save(self, message: Sent, buffers: list[Any]) -> None:
        """Keep the story, and from when on a report may use it, while it is shared."""
        super().do_save(message, buffers)
        wording = WORDS["consent"]
        follow_answer(self, "", purpose=Purpose.STORY, wording=wording)

    def refresh_room(self) -> None:
        """Read again since when the next cohort may read it."""
        self.room = agreed_days(self)

    @staticmethod
    def goes_on(face: StoryFace) -> Sort:
        """Always, if its writer agrees."""
        del face
        return Sort.STORY

    @staticmethod
    def passed_on(value: StoryAnswer, face: JSON) -> PassedOn:  # noqa: ARG004
        """All that is written, in the order of its fields."""
        return PassedOn(tuple(t.strip() for t in texts_in(value)), UNDER)

    @staticmethod
    def printed(face: StoryFace, values: Mapping[str, JSON]) -> list[Block]:
        """The fields that are written, in order."""
        story: StoryAnswer = values.get("") or {}
        texts = {field["name"]: story.get(field["name"]) for field in face["fields"]}
        if not is_filled(texts):
            return [Empty()]
        return passages(
            (field["label"], texts[field["name"]]) for field in face["fields"]
        )

    @staticmethod
    def fallback(face: StoryFace) -> str:
        """Every field with what it is for."""
        asked = "".join(
            f"<li><strong>{in_html(field['label'])}</strong> "
            f"{in_html(field['help'])}</li>"
            for field in face["fields"]
        )
        return f"<ol>{asked}</ol>"
