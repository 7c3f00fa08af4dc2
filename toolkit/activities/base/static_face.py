"""The face of an activity before any script runs, and how it describes itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from toolkit.activities.base import blocks
from toolkit.activities.base.blocks import Block
from toolkit.activities.base.kind import ActivityKind
from toolkit.activities.base.shapes import Answer, Described, Face
from toolkit.model.contents import ACTIVITY_MIME
from toolkit.written.shown import in_html


def static_face(face: Face, inside: str) -> str:
    """Prompt, help, and the HTML *inside*."""
    told = in_html(face["help"])
    helped = f'<p class="ws-help">{told}</p>' if told else ""
    title = f'<h3 class="ws-prompt">{in_html(face["prompt"])}</h3>'
    return f'<section class="ws-activity ws-static">{title}{helped}{inside}</section>'


def described(
    face: Face,
    answers: dict[str, Answer],
    printed: Iterable[Block],
    kind: ActivityKind,
) -> dict[str, Described]:
    """What exporters and other notebooks find in the notebook."""
    shown = [blocks.to_json(one) for one in printed]
    return {
        ACTIVITY_MIME: {
            "face": face,
            "answers": answers,
            "printed": shown,
            "outline": kind.outlined(face, list(answers)),
        }
    }


def displayed(activity: Any) -> dict[str, object]:
    """What a cell that shows *activity* leaves in its notebook beside the widget.

    Where JupyterLab may save it, that is nobody's answer.
    """
    is_kept, face, answers = activity._apart, activity.face, activity.answers
    if is_kept:
        face, answers = activity.of_anybody(face), activity._shown({})
    html = {"text/html": activity._static(face), "text/plain": activity.prompt}
    if not activity.is_asked:
        return {**html}
    values = {part: answer["value"] for part, answer in answers.items()}
    printed = activity.printed(face, values)
    return {**html, **described(face, answers, printed, activity)}
