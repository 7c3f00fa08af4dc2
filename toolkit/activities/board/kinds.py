"""The kinds of card that a community writes: what each asks, and what replies begin."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import cast

from toolkit.activities.base.checked import fields_of, text_of
from toolkit.activities.base.shapes import Sent
from toolkit.activities.base.unnamed import reminded
from toolkit.activities.board.shapes import CheckedCard, Choices, KindShown, ReplyAnswer
from toolkit.errors import OutOfDateError
from toolkit.model import JSON
from toolkit.programme import Programme
from toolkit.programme.audit import NO_AUDIT

LIMIT_LINE = 200
LIMIT_TEXT = 5_000

STARTERS = ("I tried this and …", "A question …", "This connects with …")
FEEDBACK_STARTERS = ("Warm: what works is …", "Cool: I wonder …")


@dataclass(frozen=True, slots=True)
class Asked:
    """One box of a card: one line when `lines` is 0, one of `choose` where it names."""

    name: str
    label: str
    help: str = ""
    lines: int = 0
    choose: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of card. Its first box is its title.

    `consent` is a sentence to agree to before anybody else sees the card; `by` names
    the box whose words stand in place of the author's name.
    """

    name: str
    title: str
    about: str
    boxes: tuple[Asked, ...]
    starters: tuple[str, ...] = STARTERS
    consent: str = ""
    by: str = ""
    files: bool = True

    def check(self, value: JSON, *, choices: Choices) -> dict[str, str]:
        """*value* with a text for every box, and only choices there are."""
        given = fields_of(value)
        return {
            box.name: _checked(box, given.get(box.name), choices) for box in self.boxes
        }

    def face(self, choices: Choices) -> KindShown:
        """What the browser draws: no box to choose in where there is no choice."""
        boxes = [one for one in self.boxes if not one.choose or choices[one.choose]]
        about = reminded(self.about, always=self.files)
        shown = replace(self, boxes=tuple(boxes), about=about)
        return cast("KindShown", asdict(shown))


def _checked(box: Asked, value: JSON, choices: Choices) -> str:
    text = text_of(value, limit=LIMIT_TEXT if box.lines else LIMIT_LINE)
    if not box.lines:
        text = text.replace("\n", " ")
    if box.choose and text and text not in choices[box.choose]:
        raise OutOfDateError
    return text


KINDS = (
    Kind(
        "strategy",
        "Strategy",
        "Something you did, told so that a colleague elsewhere could try it.",
        (
            Asked("title", "Title"),
            Asked("wanted", "What we wanted", lines=2),
            Asked("did", "What we did", lines=3),
            Asked("happened", "What happened", lines=3),
            Asked("time", "Time it took"),
            Asked("best", "Works best when", lines=2),
            Asked("link", "Link", help="Or add a file below."),
            Asked("statement", "Audit statement", choose="statements"),
        ),
    ),
    Kind(
        "case",
        "Case study",
        "One piece of work told whole, with what others could copy.",
        (
            Asked("title", "Title"),
            Asked("context", "Context", help="No {school} name needed.", lines=2),
            Asked("element", "Focus element", choose="elements"),
            Asked("done", "What was done", lines=4),
            Asked(
                "materials", "Materials used", help="Links, or files below.", lines=2
            ),
            Asked("changed", "What changed", lines=3),
            Asked("copy", "What others could copy", lines=2),
        ),
        consent="My colleagues agree to this being shared, and it names nobody.",
    ),
    Kind(
        "challenge",
        "Challenge",
        "Something hard, and what you have tried so far.",
        (
            Asked("title", "Challenge"),
            Asked("responsibility", "Responsibility", choose="responsibilities"),
            Asked("tried", "What we tried", lines=3),
            Asked("helped", "What helped", lines=2),
            Asked("hindered", "What did not", lines=2),
            Asked("wondering", "Still wondering", lines=2),
        ),
    ),
    Kind(
        "question",
        "Question",
        "One question to people who do the same job.",
        (
            Asked("title", "My question"),
            Asked("more", "What others need to know to answer it", lines=3),
            Asked("responsibility", "Responsibility", choose="responsibilities"),
        ),
    ),
    Kind(
        "post",
        "Post",
        "A half-made thing, an issue, a resource, an image or a phrase.",
        (
            Asked("title", "Title"),
            Asked("text", "What I would like to share", lines=4),
            Asked("link", "Link", help="Or add a file below."),
        ),
    ),
    Kind(
        "work",
        "Work for feedback",
        "A piece of work and one question about it. Replies are warm or cool.",
        (
            Asked("title", "The work"),
            Asked("question", "My question", lines=2),
            Asked("context", "What others need to know", lines=3),
            Asked("link", "Link", help="Or add a file below."),
        ),
        starters=FEEDBACK_STARTERS,
    ),
    Kind(
        "list",
        "Published recommendations",
        "Your group's list, shown under the group's name and nobody's own.",
        (
            Asked("title", "What the list is about"),
            Asked("group", "The group's name"),
            Asked("one", "First", lines=2),
            Asked("two", "Second", lines=2),
            Asked("three", "Third", lines=2),
            Asked("four", "Fourth", lines=2),
            Asked("five", "Fifth", lines=2),
        ),
        consent="Everyone in the group agrees to this list.",
        by="group",
        files=False,
    ),
)


def choices_of_boxes(programme: Programme) -> Choices:
    """What the boxes of cards choose from, each by its code, in words."""
    audit, elements = programme.audit or NO_AUDIT, programme.elements
    feeding = elements.responsibilities if elements else audit.groups
    return {
        "responsibilities": {one.code: f"{one.code} {one.title}" for one in feeding},
        "statements": {code: f"{code} {title}" for code, title in audit.titles.items()},
        "elements": {e.title: e.title for e in elements.elements} if elements else {},
    }


def kind_of(name: object) -> Kind:
    """The kind called *name*."""
    found = next((kind for kind in KINDS if kind.name == name), None)
    if found is None:
        raise OutOfDateError
    return found


def responsibility_of(boxes: Mapping[str, str]) -> str:
    """The letter a card is about: said, or that of its audit statement."""
    return boxes.get("responsibility") or boxes.get("statement", "")[:1]


def checked_card(
    given: Sent,
    *,
    threads: Mapping[str, str],
    choices: Choices,
) -> CheckedCard:
    """What a browser sent of a card, as it is kept; its files are known otherwise."""
    kind, thread = kind_of(given.get("kind")), given.get("thread") or ""
    if not isinstance(thread, str) or thread not in {"", *threads}:
        raise OutOfDateError
    return {
        "kind": kind.name,
        "thread": thread,
        "boxes": kind.check(given.get("boxes"), choices=choices),
        "consent": given.get("consent") is True,
    }


def checked_reply(given: Sent) -> ReplyAnswer:
    """What a browser sent of a reply, as it is kept."""
    starter = given.get("starter")
    if type(starter) is not int or not 0 <= starter < len(STARTERS):
        starter = None
    return {
        "starter": starter,
        "text": text_of(given.get("text"), limit=LIMIT_TEXT),
    }
