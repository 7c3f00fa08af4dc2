"""What readers said beside answers, printed below the answers that it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from nbformat import NotebookNode

from toolkit.activities import activity_kind
from toolkit.activities.base import blocks
from toolkit.activities.base.blocks import Text
from toolkit.model import JSON, LocalTime
from toolkit.model.comments import Comment
from toolkit.model.contents import ACTIVITY_MIME

BY, ABOUT, THANKS = "Comment by {by}, {when}", " on “{part}”", "Thank you."


def with_comments(
    notebook: NotebookNode, found: Iterable[Comment], *, local: LocalTime
) -> NotebookNode:
    """*notebook*, made of one person's answers, with what was said beside each.

    Which of it its reader may read is decided before.
    """
    beside: dict[tuple[str, str], list[Comment]] = defaultdict(list)
    for comment in found:
        beside[comment.about.workshop, comment.about.activity].append(comment)
    for described in _activities(notebook):
        face = described["face"]
        said = beside.get((face.get("workshop", ""), face.get("name", "")), ())
        printed = [blocks.to_json(_printed(one, face, local)) for one in said]
        described["printed"] = [*described["printed"], *printed]
    return notebook


def _activities(notebook: NotebookNode) -> Iterator[dict[str, JSON]]:
    """Every activity in it, but what only shows again an answer of another place."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            described = output.get("data", {}).get(ACTIVITY_MIME)
            if described and "source" not in described["face"]:
                yield described


def _printed(comment: Comment, face: Mapping[str, JSON], local: LocalTime) -> Text:
    labels = activity_kind(face["kind"]).part_labels(face)
    part = labels.get(comment.part, "") if comment.part else ""
    by = ", ".join(filter(None, (comment.by.name, comment.by.school)))
    label = BY.format(by=by, when=local.on_paper(comment.written_at))
    label += ABOUT.format(part=part) if part else ""
    return Text(comment.text or THANKS, label=label)
