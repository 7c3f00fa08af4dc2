"""A person's stored answers, set into the outline of a workshop."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from nbformat import NotebookNode, validate
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tests.export.pdf import text_of
from tests.export.samples import LEVELS, section
from tests.first_year import YEAR
from toolkit.activities import Audit, Task
from toolkit.activities.base.blocks import Block, Empty, Text
from toolkit.activities.task import fields
from toolkit.export import notebook_of_answers, pdf_of
from toolkit.model import (
    JSON,
    Cohort,
    LocalTime,
    Person,
    Response,
    ResponseKey,
    Role,
    Seating,
    Sharing,
)
from toolkit.model.contents import ACTIVITY_MIME

SEATING = Seating(
    id="seat-7",
    person=Person("p7", "Participant 7", "Example School"),
    cohort=Cohort("north", "Example cohort"),
    role=Role.PARTICIPANT,
)
WINTER = datetime(2023, 1, 20, 10, 42, tzinfo=UTC)
LONDON = LocalTime(ZoneInfo("Europe/London"))
HERE: dict[str, Any] = {"at": WINTER, "local": LONDON, "language": "en-GB"}
SUMMER = datetime(2023, 6, 15, 23, 30, tzinfo=UTC)


def described(name: str, prompt: str, *parts: str) -> NotebookNode:
    """A cell as an executed workshop has it, before anybody has answered."""
    face = {
        "kind": "reflection",
        "name": name,
        "prompt": prompt,
        "sharing_levels": LEVELS,
        "fields": [{"name": part, "label": part.title()} for part in parts],
    }
    nobody = {"value": None, "sharing": "private", "version": 0, "saved": ""}
    data = {
        ACTIVITY_MIME: {
            "face": face,
            "answers": dict.fromkeys(parts or ("",), nobody),
            "printed": [],
        },
        "application/vnd.jupyter.widget-view+json": {"model_id": "1"},
        "text/html": "<p>fallback</p>",
    }
    return new_code_cell("...", outputs=[new_output("display_data", data=data)])


def outline() -> NotebookNode:
    return new_notebook(
        cells=[
            new_markdown_cell("# Launch\n\nWelcome."),
            section("Arrive"),
            new_markdown_cell("Think of a lesson."),
            described("memory", "What stays with you?"),
            section("Look ahead"),
            described("hope", "My hope for June"),
            described("shared-picture", "A shared picture", "agree", "gap"),
            section("Close"),
            described("exit", "One person I will talk to"),
        ]
    )


def response(
    activity: str,
    value: JSON,
    *,
    sharing: Sharing = Sharing.PRIVATE,
    prompt: str = "",
    at: datetime = WINTER,
) -> Response:
    key = ResponseKey("north", "p7", "workshop1_launch", activity)
    return Response(key, value, sharing, 1, at, prompt, "write")


def printed(face: Mapping[str, Any], values: Mapping[str, JSON]) -> list[Block]:
    labels = {field["name"]: field["label"] for field in face["fields"]}
    return [
        Text(value, label=labels.get(part)) if value else Empty(label=labels.get(part))
        for part, value in values.items()
    ]


def made(*responses: Response, **options: Any) -> NotebookNode:
    told = {"title": "My answers", **HERE}
    chosen = {**told, "printed": printed, **options}
    answers = {found.key.activity: found for found in responses}
    return notebook_of_answers(outline(), seating=SEATING, answers=answers, **chosen)


def test_answers_stand_under_their_questions_in_the_workshops_order() -> None:
    notebook = made(
        response("hope", "Pupils explain."), response("memory", "The folded paper.")
    )
    text = text_of(pdf_of(notebook))
    order = ["Arrive", "What stays", "folded", "Look ahead", "My hope", "explain"]
    assert [text.index(words) for words in order] == sorted(map(text.index, order))
    assert "One person I will talk to Not answered yet." in text


def test_the_notebook_is_valid_and_holds_no_widget() -> None:
    notebook = made(response("hope", "Pupils explain."))
    validate(notebook)
    assert "widget-view" not in str(notebook)


def test_a_document_of_one_activity_starts_with_it() -> None:
    notebook = made(response("hope", "Pupils explain."), activities=["hope"])
    assert [cell.cell_type for cell in notebook.cells] == ["code"]
    text = text_of(pdf_of(notebook))
    assert "Pupils explain." in text
    around = ("Launch", "Welcome", "Look ahead", "Arrive", "Close")
    for left_out in (*around, "What stays", "A shared picture"):
        assert left_out not in text


def test_an_answer_says_when_it_was_saved_and_who_will_see_it() -> None:
    notebook = made(response("hope", "x", sharing=Sharing.GROUP), activities=["hope"])
    text = text_of(pdf_of(notebook))
    assert "Saved 20 January 2023, 10:42" in text
    assert "Who will see this: My group and the facilitators" in text


def test_each_part_says_who_will_see_it_when_parts_differ() -> None:
    notebook = made(
        response("shared-picture.agree", "Ambition", sharing=Sharing.COHORT),
        response("shared-picture.gap", "Reasons", sharing=Sharing.PRIVATE),
        activities=["shared-picture"],
    )
    text = text_of(pdf_of(notebook))
    assert "Agree Who will see this: Everyone in the cohort Ambition" in text
    assert "Gap Who will see this: Only me Reasons" in text


def test_the_latest_saving_of_several_parts_is_told() -> None:
    notebook = made(
        response("shared-picture.agree", "a", at=SUMMER),
        response("shared-picture.gap", "b"),
        activities=["shared-picture"],
    )
    assert "Saved 16 June 2023, 00:30" in text_of(pdf_of(notebook))


@pytest.mark.parametrize(
    ("zone", "day", "saved"),
    [
        ("Europe/London", "2023-06-16", "16 June 2023, 00:30"),
        ("America/New_York", "2023-06-15", "15 June 2023, 19:30"),
        ("Pacific/Auckland", "2023-06-16", "16 June 2023, 11:30"),
    ],
)
def test_days_and_hours_are_those_on_the_programmes_clocks(
    zone: str, day: str, saved: str
) -> None:
    notebook = made(
        response("hope", "x", at=SUMMER), at=SUMMER, local=LocalTime(ZoneInfo(zone))
    )
    assert notebook.metadata.workshop.date == day
    assert f"Saved {saved}" in text_of(pdf_of(notebook))


def test_the_latest_of_two_parts_is_told_through_the_hour_that_comes_twice() -> None:
    first = datetime(2022, 10, 30, 0, 50, tzinfo=UTC)
    notebook = made(
        response("shared-picture.agree", "a", at=first),
        response("shared-picture.gap", "b", at=first + timedelta(minutes=20)),
        activities=["shared-picture"],
    )
    assert "Saved 30 October 2022, 01:10" in text_of(pdf_of(notebook))


def test_a_reworded_question_keeps_its_old_wording_beside_the_answer() -> None:
    old = text_of(pdf_of(made(response("hope", "x", prompt="What do you hope?"))))
    same = text_of(pdf_of(made(response("hope", "x", prompt="My hope for June"))))
    assert "Asked as: \u201cWhat do you hope?\u201d" in old
    assert "Asked as" not in same


def test_real_activities_are_printed_with_what_was_stored() -> None:
    task = Task(
        "shared-picture",
        "A shared picture",
        fields=[
            fields.lists("agree", "What we think", parts=("Same", "Different")),
            fields.long("statement", "Draft statement"),
            fields.short("gap", "Gap I now see"),
        ],
    ).at("workshop1_launch")
    data, _ = task._repr_mimebundle_()
    cell = new_code_cell("", outputs=[new_output("display_data", data=data)])
    stored = [
        response("shared-picture.agree", [["Ambition"], ["Setting"]]),
        response("shared-picture.statement", "We **ask**.", sharing=Sharing.COHORT),
    ]
    notebook = notebook_of_answers(
        new_notebook(cells=[cell]),
        seating=SEATING,
        answers={found.key.activity: found for found in stored},
        title="A shared picture",
        **HERE,
    )
    text = text_of(pdf_of(notebook))
    only_me = "Who will see this: Only me"
    everyone = "Who will see this: Everyone in the cohort"
    assert f"What we think: Same {only_me} \u2022 Ambition" in text
    assert f"Draft statement {everyone} We ask." in text
    assert "Gap I now see Not answered yet." in text


def test_the_title_page_names_person_school_workshop_and_day() -> None:
    about = made(workshop_title="Launch", title="A shared picture").metadata.workshop
    assert about == {
        "participant": "Participant 7",
        "school": "Example School",
        "cohort": "Example cohort",
        "workshop": "Launch",
        "title": "A shared picture",
        "date": "2023-01-20",
        "lang": "en-GB",
    }


def test_markdown_that_a_cell_shows_is_in_the_document() -> None:
    said = new_output("display_data", data={"text/markdown": "What pupils said."})
    spoken = new_notebook(cells=[new_code_cell("...", outputs=[said])])
    made = notebook_of_answers(
        spoken, seating=SEATING, answers={}, title="Mine", **HERE
    )
    assert [cell.source for cell in made.cells] == ["What pupils said."]


def test_the_audit_at_the_end_is_printed_beside_the_one_at_the_start() -> None:
    audit = Audit(YEAR, moment="end")
    shown = new_output("display_data", data=audit._repr_mimebundle_()[0])
    end = new_notebook(cells=[new_code_cell("...", outputs=[shown])])
    answers = {
        "audit-baseline": response("audit-baseline", {"stages": {"A1": 1}}),
        "audit-end": response("audit-end", {"stages": {"A1": 3}, "notes": {}}),
    }
    made = notebook_of_answers(
        end, seating=SEATING, answers=answers, title="Mine", **HERE
    )
    assert "A1 Our vision Starting out Established" in text_of(pdf_of(made))


def test_headings_for_whoever_reads_the_notebook_are_in_no_document() -> None:
    title = new_markdown_cell("# Launch\n\nAs its author writes it.")
    cells = [title, new_code_cell("begin()"), new_markdown_cell("## Arrive")]
    written = new_notebook(cells=[*cells, section("Arrive")])
    made = notebook_of_answers(
        written, seating=SEATING, answers={}, title="Mine", **HERE
    )
    assert [cell.source for cell in made.cells] == ["## Arrive"]
