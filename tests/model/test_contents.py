"""What other notebooks can know of a notebook."""

from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from toolkit.model.contents import (
    ACTIVITY_MIME,
    SECTION_MIME,
    contents_of,
    read_contents,
    write_contents,
)

FACE = {
    "kind": "reflection",
    "name": "hope",
    "workshop": "workshop1_launch",
    "prompt": "What do you hope for?",
    "outcomes": ["PU1"],
}


def shown(mime: str, described: dict[str, object]) -> object:
    return new_code_cell("", outputs=[new_output("display_data", {mime: described})])


NOTEBOOK = new_notebook(
    cells=[
        new_markdown_cell("Welcome."),
        shown(ACTIVITY_MIME, {"face": {**FACE, "name": "early"}, "answers": {}}),
        shown(SECTION_MIME, {"name": "section-1", "title": "Arrive"}),
        shown(
            ACTIVITY_MIME,
            {"face": FACE, "answers": {"one": {"value": "a secret"}, "two": {}}},
        ),
    ]
)


def test_activities_are_told_with_their_sections_and_parts() -> None:
    early, hope = contents_of(NOTEBOOK)
    assert (early.name, early.section, early.parts) == ("early", "", ("",))
    assert (hope.name, hope.section) == ("hope", "section-1")
    assert (hope.parts, hope.outcomes) == (("one", "two"), ("PU1",))
    assert (hope.kind, hope.prompt) == ("reflection", "What do you hope for?")


def test_contents_come_back_as_they_were_written(tmp_path: Path) -> None:
    folder = tmp_path / "contents"
    write_contents(folder, "workshop1_launch", contents_of(NOTEBOOK))
    assert read_contents(folder, "workshop1_launch") == contents_of(NOTEBOOK)


def test_no_answer_is_in_what_is_kept(tmp_path: Path) -> None:
    write_contents(tmp_path, "workshop1_launch", contents_of(NOTEBOOK))
    assert "a secret" not in (tmp_path / "workshop1_launch.json").read_text()


def test_a_notebook_never_prepared_asks_nothing(tmp_path: Path) -> None:
    assert read_contents(tmp_path, "workshop4") == ()
