"""What a board says to the browser, and what it keeps."""

from __future__ import annotations

from typing import TypedDict

from toolkit.activities.base.shapes import Face, FileBox, OwnFile


class BoxShown(TypedDict):
    """One box of a card; see `kinds.Asked`."""

    name: str
    label: str
    help: str
    lines: int
    choose: str


class KindShown(TypedDict):
    """One kind of card; see `kinds.Kind`."""

    name: str
    title: str
    about: str
    boxes: tuple[BoxShown, ...]
    starters: tuple[str, ...]
    consent: str
    by: str
    files: bool


Choices = dict[str, dict[str, str]]
"""What the boxes of cards choose from, each by its code, in words."""


class BoardOwn(TypedDict):
    """What a board's face has of its own."""

    collects: list[str]
    threads: dict[str, str]
    """The title of each thread by its name."""

    cards: list[KindShown]
    choices: Choices
    ready: list[dict[str, str]]
    """The boxes of the programme's own cards."""

    file_box: FileBox
    rhythm: list[str]


class BoardFace(Face, BoardOwn):
    """All that a board says of itself."""


class SaidShown(TypedDict):
    """A box of a card with what is in it."""

    label: str
    text: str


class Signed(TypedDict):
    """Who wrote something, when and for whom."""

    by: str
    school: str
    when: str
    sharing: str
    private: bool


class KindOfCard(TypedDict):
    """What a card is about, by its kind."""

    kind: str
    kind_title: str
    title: str
    responsibility: str
    about: str
    starters: list[str]


class Plain(KindOfCard, Signed):
    """What every card and reply says, whoever wrote it; `PLAIN` has it all empty."""

    yours: bool
    hidden: str | None
    """Why it is off the board; None while it is on it."""

    hideable: bool
    thread: str
    files: list[OwnFile]
    waits: bool
    """Whether a facilitator should answer it."""

    ready: bool
    """Whether it is the programme's own."""

    part: str
    """What its own author writes it as; empty for others."""


class Told(Plain):
    """A card or a reply, with what pages call it."""

    ref: str


class ReplyShown(Told):
    """A reply to a card."""

    starter: str
    text: str


class CardAlone(Told):
    """A card before replies and thanks."""

    thread_name: str
    said: list[SaidShown]


class CardShown(CardAlone):
    """A card with what belongs to it."""

    replies: list[ReplyShown]
    older: int
    thanks: int
    thanked: bool


class CardSaid(KindOfCard):
    """The words of a card."""

    said: list[SaidShown]


class Rhythm(TypedDict):
    """What to do between two workshops."""

    when: str
    what: str
    how: str


class BoardShown(TypedDict):
    """The cards that a page asks for."""

    facilitator: bool
    cards: list[CardShown]
    found: int
    all: int
    rhythm: Rhythm | None
    files: dict[str, list[OwnFile]]
    """The person's own files, by card."""

    files_room: str


class CheckedCard(TypedDict):
    """What is kept of a card, but for its files."""

    kind: str
    thread: str
    boxes: dict[str, str]
    consent: bool


class CardAnswer(CheckedCard):
    """A card as its author keeps it."""

    files: list[OwnFile]


class ReplyAnswer(TypedDict):
    """A reply as its author keeps it; the starter is a position."""

    starter: int | None
    text: str
