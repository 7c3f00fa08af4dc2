"""What an evaluation says to the browser, and what it keeps."""

from __future__ import annotations

from typing import Literal, TypedDict

from toolkit.activities.base.shapes import Face

Form = Literal["scale", "ticks", "count", "list", "text", "elsewhere"]
"""How a question is answered; what is asked elsewhere has no box here."""


class Source(TypedDict):
    """An answer that is kept elsewhere; `box` is which of its texts, from 0."""

    workshop: str
    name: str
    label: str
    """When it was asked, in words: "Workshop 1"."""

    box: int | None


class Question(TypedDict):
    """One question of an evaluation; its name is permanent, as an activity's is."""

    name: str
    form: Form
    label: str
    help: str
    level: int
    """Which of the five it asks about, from 1."""

    options: list[str]
    """The points of a scale, or what may be ticked."""

    ends: list[str]
    """What the two ends of a scale mean."""

    sure: bool
    """Whether it asks how sure one is of the text."""

    sources: list[Source]
    """Where it was asked earlier, or is asked instead."""


class EvaluationOwn(TypedDict):
    """What the face of an evaluation has of its own."""

    questions: list[Question]
    levels: list[str]
    """What the five levels are called."""

    roles: list[str]
    sureness: list[str]
    after: str
    """The workshop that has to be over first; none, if it is always open."""

    weeks: int
    """How many weeks later it opens."""

    early: int
    """How many minutes before the end of the workshop it opens."""

    minutes: int
    """About how long it takes."""


class EvaluationFace(Face, EvaluationOwn):
    """All that an evaluation says of itself."""


class EvaluationRoom(TypedDict):
    """Whether it is open yet, and what this person has said before and agreed to."""

    open: bool
    opens: str
    """When it opens, in words."""

    agreed: dict[str, str]
    """When one agreed to be quoted, in words, by question."""

    before: dict[str, str]
    """What one answered where it was asked earlier, by question."""

    again: int
    """Seconds until it should be looked at again; 0 for never."""


class Given(TypedDict):
    """What somebody gives to one question; which of it counts, its form says."""

    chosen: list[int]
    """Positions of options."""

    text: str
    number: int | None
    sure: int | None
    """The position of how sure they are."""


class EvaluationGiven(TypedDict):
    """The answers by question, and the role under which one may be quoted."""

    given: dict[str, Given]
    role: int | None


class EvaluationAnswer(EvaluationGiven):
    """The same as it is kept, with the words of what was chosen."""

    words: dict[str, list[str]]
