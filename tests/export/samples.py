"""Notebooks of answers from plainly invented people."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
)

from toolkit.activities.base.sharing import SHARING_LABELS
from toolkit.model.contents import ACTIVITY_MIME, SECTION_MIME

LEVELS = [{"value": str(k), "label": label} for k, label in SHARING_LABELS.items()]
ABOUT = {
    "participant": "Participant 7",
    "school": "Example School",
    "cohort": "Example cohort",
    "workshop": "Launch: what are we for?",
    "title": "A shared picture",
    "date": "2023-01-20",
    "lang": "en-GB",
}
STAGES = ["Starting", "Developing", "Established", "Leading"]
STATEMENTS = [
    {"code": "A1", "title": "Our vision is plain.", "stage": 3, "before": 1},
    {"code": "A2", "title": "Teachers know it.", "stage": 2, "before": 2},
    {"code": "A3", "title": "Pupils can tell.", "stage": None, "before": None},
]
EVERY_BLOCK: tuple[dict[str, Any], ...] = (
    {
        "kind": "text",
        "label": "Draft statement",
        "body": "Pupils **explain** why $\\frac{3}{4}$ is $0.75$.\n\n$$x^2 + 1$$",
    },
    {"kind": "list", "label": "Who took part", "items": ["Six teachers", "A governor"]},
    {
        "kind": "table",
        "label": "What pupils told us",
        "columns": ["Question", "Pattern"],
        "rows": [["What helps?", "A *picture* first"], ["Stuck?", "Worded questions"]],
        "widths": [1, 2],
    },
    {
        "kind": "choice",
        "label": "Most of my time",
        "options": ["Curriculum", "Logistics"],
        "selected": [1],
    },
    {
        "kind": "scale",
        "label": "How ready",
        "low": 1,
        "high": 5,
        "ends": ["not at all", "completely"],
        "value": 3,
    },
    {
        "kind": "diamond",
        "label": "Purpose",
        "rows": [
            ["Ambition"],
            ["Reasons", "Choice"],
            ["Fluency", "Images", "Wonder"],
            ["Grades", ""],
            ["Families"],
        ],
    },
    {
        "kind": "audit",
        "label": "Where we are",
        "stages": STAGES,
        "groups": [{"title": "Common purpose", "statements": STATEMENTS}],
    },
    {
        "kind": "files",
        "label": "Evidence",
        "files": [
            {"name": "pupils.pdf", "size": 182_004, "media_type": "application/pdf"},
            {
                "name": "wall.jpg",
                "size": 90_000,
                "media_type": "image/jpeg",
                "id": "f1",
                "description": "A <wall> of answers, in #four colours",
            },
        ],
    },
    {"kind": "empty", "label": "Gap I now see", "note": "Not answered yet."},
)


def activity(
    name: str,
    prompt: str,
    *blocks: dict[str, Any],
    sharing: str = "group",
    face: dict[str, Any] | None = None,
) -> NotebookNode:
    """A cell that holds one printed answer."""
    described = {
        "face": {
            "kind": "reflection",
            "name": name,
            "prompt": prompt,
            "sharing_levels": LEVELS,
            **(face or {}),
        },
        "answers": {
            "": {
                "value": {},
                "sharing": sharing,
                "version": 1 if blocks else 0,
                "saved": "20 January 2023, 10:42",
            }
        },
        "printed": list(blocks),
    }
    data = {ACTIVITY_MIME: described, "text/plain": prompt}
    return new_code_cell("", outputs=[new_output("display_data", data=data)])


def section(title: str) -> NotebookNode:
    """A cell that starts a section, as a workshop's page shows it."""
    data = {SECTION_MIME: {"name": "section-1", "title": title}, "text/plain": title}
    return new_code_cell("", outputs=[new_output("display_data", data=data)])


def notebook(*cells: NotebookNode, **about: str) -> NotebookNode:
    """A notebook of answers; *about* replaces facts on the title page."""
    made = new_notebook(cells=list(cells))
    made.metadata["workshop"] = {**ABOUT, **about}
    return made


def portfolio() -> NotebookNode:
    """Every kind of block once, below a heading and the programme's own words."""
    return notebook(
        new_markdown_cell("# What we found\n\nAsk *six* pupils."),
        activity("task", "A shared picture", *EVERY_BLOCK),
    )


def saying(text: str) -> NotebookNode:
    """One participant's words in every place where words can stand."""
    return notebook(
        new_markdown_cell("# What we found"),
        activity(
            "hope",
            "My hope",
            {"kind": "text", "label": None, "body": text},
            {"kind": "list", "label": None, "items": [text[:3000]]},
            {
                "kind": "table",
                "label": None,
                "columns": ["Action", "Who"],
                "rows": [[text[:3000], text[:50]]] * 2,
            },
            {"kind": "choice", "label": None, "options": [text[:99]], "selected": [0]},
            {"kind": "diamond", "label": None, "rows": [[text[:200]], ["", "b"]]},
            {
                "kind": "files",
                "label": None,
                "files": [{"name": text[:99], "size": 1, "media_type": "text/plain"}],
            },
        ),
        participant=text[:80],
        school=text[:80],
    )
