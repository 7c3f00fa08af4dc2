"""Answers that an invented person might give to whatever a notebook asks."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from toolkit.activities import PenPicture, Task, activity_kind
from toolkit.activities.base.kind import ActivityKind
from toolkit.activities.task.kinds import field_kind
from toolkit.demo.fields import FIELDS
from toolkit.demo.forms import ANSWERS
from toolkit.demo.speech import Speech, plain_speech
from toolkit.model import JSON, Response, ResponseKey, Sharing

AT = datetime(2023, 1, 12, 16, 20, tzinfo=UTC)

EMPTY = "Nobody of the invented people answers an activity."

Face = Mapping[str, JSON]

log = logging.getLogger(__name__)


def answer_to(
    face: Face, *, seed: int, speech: Speech | None = None
) -> dict[str, JSON]:
    """An answer to one activity, by part; empty where there is nothing to answer.

    A kind that is not known here answers for itself, by its `example`.
    """
    return dict(_parts(face, seed, speech or plain_speech()))


def answers_to(
    faces: Sequence[Face], *, person: int, speech: Speech | None = None
) -> dict[str, Response]:
    """An answer to every activity, by stored name; different for each *person*."""
    return {
        name: _response(face, name, value)
        for number, face in enumerate(faces)
        for part, value in _parts(face, person + number, speech or plain_speech())
        for name in [f"{face['name']}.{part}" if part else face["name"]]
    }


def _parts(face: Face, seed: int, speech: Speech) -> Iterator[tuple[str, JSON]]:
    activity = activity_kind(face["kind"])
    if issubclass(activity, Task | PenPicture):
        for number, field in enumerate(face["fields"]):
            answer = FIELDS[field_kind(field)]
            yield field["name"], answer(field, seed + number, speech)
    elif activity in ANSWERS:
        yield "", ANSWERS[activity](face, seed, speech)
    else:
        yield from _example(activity, face, seed).items()


def _example(kind: type[ActivityKind], face: Face, seed: int) -> Mapping[str, JSON]:
    """What an author says that somebody answers; nothing where that does not work."""
    try:
        found = kind.example(face, seed=seed)
        # What cannot be printed would not be shown either.
        kind.printed(face, found)
    except Exception as mistake:
        log.warning("%s Its example: %s: %s", EMPTY, face["kind"], mistake)
        return {}
    return found


def _response(face: Face, name: str, value: JSON) -> Response:
    key = ResponseKey("bench", "person", face["workshop"], name)
    prompt = face["prompt"]
    return Response(key, value, Sharing.GROUP, 3, AT, prompt, "0" * 32)
