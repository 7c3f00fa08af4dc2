"""What an invented person does at an activity: what they write, and what they add."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import uuid4

from toolkit.activities import (
    Board,
    Discussion,
    Elements,
    GroupPage,
    Reflection,
    TalkingPoints,
    Task,
    Voices,
    activity_kind,
)
from toolkit.activities.base.kind import ActivityKind
from toolkit.activities.board.shapes import BoardFace, KindShown
from toolkit.activities.discussion.shapes import DiscussionFace
from toolkit.activities.elements.shapes import ElementsFace
from toolkit.activities.group_page.shapes import GroupPageRoom, LineShown
from toolkit.activities.reflection.shapes import ReflectionFace
from toolkit.activities.talking_points.shapes import TalkingFace
from toolkit.activities.talking_points.talking_points import CLIP, NOTE
from toolkit.activities.task.kinds import Files, field_kind
from toolkit.activities.task.shapes import TaskFace
from toolkit.activities.voices.shapes import VoicesFace
from toolkit.demo.answers import answer_to
from toolkit.demo.picture import picture
from toolkit.demo.speech import Speech, plain_speech
from toolkit.model import JSON, Sharing

Face = Mapping[str, JSON]
Room = Mapping[str, JSON]


@dataclass(frozen=True, slots=True)
class Write:
    """A part of an answer; without *sharing* the person chooses.

    *based_on* is the version it changes where the page's own answer does not say.
    """

    part: str
    value: JSON
    sharing: str = ""
    based_on: int | None = None


@dataclass(frozen=True, slots=True)
class Add:
    """A file beside a part of an answer; *shows* is said of a picture."""

    part: str
    name: str
    data: bytes
    shows: str = ""


Deed = Write | Add


def deeds(
    face: Face, room: Room, *, seed: int, speech: Speech | None = None
) -> list[Deed]:
    """What somebody does there; nothing where there is nothing to do, or not yet."""
    say = speech or plain_speech()
    own = DEEDS.get(activity_kind(face["kind"]))
    if own is not None:
        return list(own(face, room, seed, say))
    found = answer_to(face, seed=seed, speech=say)
    return [Write(part, value) for part, value in found.items()]


def _reflection(
    face: ReflectionFace, _room: Room, seed: int, say: Speech
) -> Iterator[Deed]:
    """Every box; the first, or the only one, as its prompt asks."""
    (value,) = answer_to(face, seed=seed, speech=say).values()
    said = say.fits(face["prompt"], seed=seed)
    texts = value["texts"] if said is None else [said, *value["texts"][1:]]
    yield Write("", {"texts": texts})


def _discussion(
    face: DiscussionFace, _room: Room, seed: int, say: Speech
) -> Iterator[Deed]:
    choice = seed % len(face["choices"]) if face["choices"] else None
    (value,) = answer_to(face, seed=seed, speech=say).values()
    said = say.fits(face["prompt"], seed=seed)
    yield Write("", {"choice": choice, "text": value["text"] if said is None else said})


def _task(face: TaskFace, _room: Room, seed: int, say: Speech) -> Iterator[Deed]:
    """Every field, the files first that it speaks of.

    Some say that they have done, some ask for time, some what is in the way.
    """
    answers = answer_to(face, seed=seed, speech=say)
    for number, field in enumerate(face["fields"]):
        if field_kind(field) is Files:
            yield _photo(field["name"], seed + number, say)
        yield Write(field["name"], answers[field["name"]])
    more_time, in_the_way = face["besides"]
    part, value = (
        (face["finishes"], {"finished": True}),
        (more_time, {"day": "", "why": say.words(seed, 1)}),
        (in_the_way, {"text": say.words(seed, 1)}),
    )[seed % 3]
    yield Write(part, value, Sharing.FACILITATORS.value)


def _photo(part: str, seed: int, say: Speech) -> Add:
    name = f"{say.picture}-{1 + seed % 6}.png"
    return Add(part, name, picture(seed), say.shows)


def _talking_points(
    face: TalkingFace, _room: Room, seed: int, say: Speech
) -> Iterator[Deed]:
    """Every point in words; half of all people record one of them, too."""
    for number, point in enumerate(face["points"]):
        yield Write(point["name"], say.words(seed + 2 * number, 2))
        if face["notes"]:
            note = say.words(seed + number)
            yield Write(f"{point['name']}{NOTE}", note, Sharing.PRIVATE.value)
    if seed % 2:
        chosen = face["points"][seed // 2 % len(face["points"])]
        part = f"{chosen['name']}{CLIP}"
        yield Add(part, "clip.webm", clip())
        said = {"transcript": say.words(seed, 2), "consent": True}
        yield Write(part, said, Sharing.COHORT.value)


def _group_page(
    face: Face, room: GroupPageRoom, seed: int, say: Speech
) -> Iterator[Deed]:
    """A line or a few of one's own; now and then one takes up somebody else's."""
    del face
    group = room.get("group")
    if group is None:
        return
    for number in range(1 + seed % 3):
        text = say.lines[(seed + 4 * number) % len(say.lines)]
        yield _line(group["id"], text)
    lines = room.get("lines", [])
    if lines and seed % 4 == 1:
        yield _line(group["id"], say.takes_up, after=lines[-1])


def _line(group: str, text: str, *, after: LineShown | None = None) -> Write:
    """A new line, or one of somebody's with more in it."""
    name = after["id"] if after else uuid4().hex
    whole = f"{after['text']}, {text}" if after else text
    value = {"group": group, "line": name, "text": whole, "gone": False}
    version = after["version"] if after else 0
    return Write("", value, Sharing.GROUP.value, based_on=version)


def _elements(
    face: ElementsFace, _room: Room, seed: int, say: Speech
) -> Iterator[Deed]:
    element = face["elements"][seed % len(face["elements"])]
    yield Write(element["name"], say.words(seed, 2), Sharing.PRIVATE.value)


def _voices(face: VoicesFace, _room: Room, seed: int, say: Speech) -> Iterator[Deed]:
    topic = face["topics"][seed % len(face["topics"])]
    role = seed % len(face["roles"])
    value = {"sentence": say.words(seed), "role": role, "consent": True}
    yield Write(topic["name"], value, Sharing.COHORT.value)


def _board(face: BoardFace, _room: Room, seed: int, say: Speech) -> Iterator[Deed]:
    value = {**card_on(face, seed, say), "consent": True}
    yield Write(f"card.{uuid4().hex}", value, Sharing.COHORT.value)


def card_on(face: BoardFace, seed: int, say: Speech) -> dict[str, JSON]:
    """A card for this board."""
    kind = face["cards"][seed % len(face["cards"])]
    threads = ["", *face["threads"]]
    return {
        "kind": kind["name"],
        "thread": threads[seed % len(threads)],
        "boxes": dict(_boxes(face, kind, seed, say)),
    }


def _boxes(
    face: BoardFace, kind: KindShown, seed: int, say: Speech
) -> Iterator[tuple[str, str]]:
    for number, box in enumerate(kind["boxes"]):
        choices = list(face["choices"].get(box["choose"], ()))
        if choices:
            yield box["name"], choices[(seed + number) % len(choices)]
        elif box["name"] != "link":
            yield box["name"], say.words(seed + number, 2 if box["lines"] > 2 else 1)


@cache
def clip() -> bytes:
    """Two seconds of three tones, recorded by a browser, in place of a voice."""
    return Path(__file__).with_name("clip.webm").read_bytes()


DEEDS: Mapping[
    type[ActivityKind], Callable[[JSON, JSON, int, Speech], Iterator[Deed]]
] = {
    Reflection: _reflection,
    Discussion: _discussion,
    Task: _task,
    TalkingPoints: _talking_points,
    GroupPage: _group_page,
    Elements: _elements,
    Voices: _voices,
    Board: _board,
}
"""By activity, where there is more to do than to answer once."""
