"""What a notebook says between its activities."""

from __future__ import annotations

from pathlib import Path

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from toolkit.model.contents import ACTIVITY_MIME, SECTION_MIME
from toolkit.model.points import points_of, read_points, write_points


def shown(data: dict[str, object]) -> object:
    return new_code_cell("", outputs=[new_output("display_data", data)])


def section(name: str) -> object:
    html = {"text/html": f"<h2>{name}</h2>", "text/plain": name}
    return shown({SECTION_MIME: {"name": name, "title": name}, **html})


def activity(*, long_form: bool) -> object:
    described = {"face": {"name": "one"}, "outline": {"long_form": long_form}}
    return shown({ACTIVITY_MIME: described, "text/html": "<p>One</p>"})


NOTEBOOK = new_notebook(
    cells=[
        new_markdown_cell("Welcome."),
        section("section-1"),
        new_markdown_cell("Talk **first**."),
        activity(long_form=False),
        shown({"text/markdown": "1. Say why.", "text/plain": "1. Say why."}),
        new_markdown_cell("Your plan starts small."),
        activity(long_form=True),
        section("section-2"),
        new_markdown_cell("  "),
        activity(long_form=False),
    ]
)
SAID = {"": ("Welcome.",), "section-1": ("Talk **first**.", "1. Say why.")}


def test_words_are_told_by_section_without_what_leads_to_a_long_form() -> None:
    assert points_of(NOTEBOOK) == SAID


def test_words_come_back_as_they_were_written(tmp_path: Path) -> None:
    folder = tmp_path / "contents"
    write_points(folder, "workshop1_launch", points_of(NOTEBOOK))
    assert read_points(folder, "workshop1_launch") == SAID


def test_a_notebook_never_prepared_says_nothing(tmp_path: Path) -> None:
    assert read_points(tmp_path, "workshop4") == {}
