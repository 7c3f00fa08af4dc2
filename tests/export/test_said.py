"""What was said beside an answer goes with it onto paper."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output

from toolkit.export.said import with_comments
from toolkit.model import LocalTime, Person, ResponseKey
from toolkit.model.comments import THANKS, Comment
from toolkit.model.contents import ACTIVITY_MIME

AT = datetime(2026, 12, 3, 16, 20, tzinfo=UTC)
LOCAL = LocalTime(ZoneInfo("Europe/London"))
READER = Person("r", "Facilitator 1", "Example School")


def said(activity: str, text: str, *, part: str = "", kind: str = "") -> Comment:
    key = ResponseKey("demo", "p", "workshop1", activity)
    return Comment(f"{activity}{text}", key, READER, text, AT, part=part, kind=kind)


def notebook(**face: object) -> NotebookNode:
    shown = {
        "face": {
            **{"kind": "task", "name": "picture", "workshop": "workshop1"},
            **{"fields": [{"name": "see", "label": "What we see"}]},
            **face,
        },
        "printed": [],
    }
    output = new_output("display_data", data={ACTIVITY_MIME: shown})
    return new_notebook(cells=[new_code_cell("", outputs=[output])])


def printed(made: NotebookNode) -> list[tuple[str, str]]:
    blocks = made.cells[0].outputs[0].data[ACTIVITY_MIME]["printed"]
    return [(block["label"], block["body"]) for block in blocks]


def test_a_comment_is_printed_below_its_answer_with_name_and_part() -> None:
    found = [said("picture", "Which bars?", part="see"), said("other", "Elsewhere")]
    made = with_comments(notebook(), found, local=LOCAL)
    ((label, body),) = printed(made)
    assert label.startswith("Comment by Facilitator 1, Example School, 3 December 2026")
    assert label.endswith("on “What we see”")
    assert body == "Which bars?"


def test_thanks_are_printed_in_words() -> None:
    made = with_comments(notebook(), [said("picture", "", kind=THANKS)], local=LOCAL)
    assert [body for _label, body in printed(made)] == ["Thank you."]


def test_what_only_shows_an_answer_again_repeats_no_comment() -> None:
    found = [said("picture", "Which bars?")]
    made = with_comments(notebook(source="picture"), found, local=LOCAL)
    assert printed(made) == []
