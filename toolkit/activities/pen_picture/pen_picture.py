"""The pen picture: who somebody is, in six short pieces."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from toolkit.activities.base.activity import Activity
from toolkit.activities.base.blocks import Block, Empty, passages
from toolkit.activities.base.checked import is_filled
from toolkit.activities.base.component import component
from toolkit.activities.pen_picture.shapes import PenPictureFace, PenPictureOwn
from toolkit.activities.task.kinds import Long
from toolkit.model import JSON, PROGRAMME, Sharing
from toolkit.written.shown import in_html

PROMPT = "My pen picture"
HELP = (
    "Six short pieces, for people who have not met you. Each is private until you say "
    "who may see it, and you can change that at any time."
)

WORDS = {
    "progress": "{answered} of {all} pieces written",
    "words": "{count} of {most} words",
    "words_over": "{count} words. About {most} is plenty; all of it is kept.",
}

FIELDS = (
    Long(
        name="lead",
        label="Where I lead",
        help="Kind of {school}, size of team. No {school} name needed.",
        words=40,
    ),
    Long(
        name="route",
        label="How I got here",
        help="Two or three turns in the road.",
        words=80,
    ),
    Long(
        name="shaped",
        label="What shaped how I lead",
        help="A person, a class, a mistake.",
        words=60,
    ),
    Long(
        name="care",
        label="What I care about in {subject}",
        help="Say it as you would to a friend.",
        words=40,
    ),
    Long(
        name="challenge",
        label="A challenge now",
        help="And what I have tried.",
        words=60,
    ),
    Long(
        name="ask",
        label="Ask me about",
        help="Something you could help others with.",
        words=20,
    ),
)
"""The pieces in their order; `words` is advice, as everywhere."""


class PenPicture(Activity):
    """Six pieces, each a part of its own: text, private at first."""

    kind = "pen_picture"
    is_long_form = True
    place_in_year = 1
    face: PenPictureFace
    workshop = PROGRAMME
    begins_another_year: ClassVar[Mapping[str, Sequence[str]]] = {
        name: [name] for name in (f"pen-picture.{field.name}" for field in FIELDS)
    }
    _esm = component("pen_picture/pen_picture", WORDS)

    def __init__(self, *, outcomes: Sequence[str] = ()) -> None:
        """Who the person is, in six short parts."""
        super().__init__(
            "pen-picture",
            PROMPT,
            help=HELP,
            outcomes=outcomes,
            **PenPictureOwn(fields=[field.face() for field in FIELDS]),
        )

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """Every piece, with its sharing level at first."""
        return {field.name: field.sharing for field in FIELDS}

    def check(self, value: JSON, *, part: str) -> str:
        """*value* as text, however many words it has."""
        (field,) = (field for field in FIELDS if field.name == part)
        return field.check(value)

    @staticmethod
    def part_labels(face: PenPictureFace) -> Mapping[str, str]:
        """Every piece's own."""
        return {field["name"]: field["label"] for field in face["fields"]}

    @staticmethod
    def printed(face: PenPictureFace, values: Mapping[str, JSON]) -> list[Block]:
        """The pieces that are written, in order."""
        if not any(is_filled(value) for value in values.values()):
            return [Empty()]
        return passages(
            (field["label"], values.get(field["name"])) for field in face["fields"]
        )

    @staticmethod
    def fallback(face: PenPictureFace) -> str:
        """Every piece with what it is for and how long it may be."""
        asked = "".join(
            f"<li><strong>{in_html(field['label'])}</strong> {in_html(field['help'])} "
            f"({field['words']} words)</li>"
            for field in face["fields"]
        )
        return f"<ol>{asked}</ol>"
