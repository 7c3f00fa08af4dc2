"""Printed blocks, as activities make them, turned into the parts of a document."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from toolkit.activities.base.blocks import (
    Block,
    Choice,
    Diamond,
    Empty,
    File,
    Files,
    Listing,
    Profile,
    Scale,
    Statement,
    StatementGroup,
    Table,
    Text,
)
from toolkit.activities.base.shapes import PrintedShown
from toolkit.files import is_picture
from toolkit.written import nodes
from toolkit.written.characters import clean
from toolkit.written.markup import read_line, read_lines, read_markup
from toolkit.written.nodes import Node, Option, Prepared, Said, Step
from toolkit.written.shown import for_page

NOT_PLACED = "not placed yet"
BLANK_CARD = "Blank card"
_DIAMOND_ROWS = ("Top", "Second row", "Third row", "Fourth row", "Fifth row")
_FILE_KINDS = {"application/pdf": "PDF", "text/plain": "text"}


def prepare(block: Block) -> Prepared:
    """*block* with its words read: a label, and what comes under it."""
    label = read_line(block.label)
    return {"label": label or None, "inside": _inside(block) or _inside(Empty())}


def printed_shown(blocks: Iterable[Block]) -> list[PrintedShown]:
    """*blocks* as a page draws them; those that only say that there is nothing, not."""
    said = (block for block in blocks if not isinstance(block, Empty))
    shown: list[PrintedShown] = for_page([prepare(block) for block in said])
    return shown


@singledispatch
def _inside(block: Block) -> list[Node]:
    """What comes under the label; nothing where the block says nothing."""
    raise NotImplementedError(f"A printed block is missing here: {block}")


@_inside.register(Text)
def _text(block: Text) -> list[Node]:
    return [*read_markup(block.body)]


@_inside.register(Listing)
def _listing(block: Listing) -> list[Node]:
    items = [read_markup(item) for item in block.items if clean(item).strip()]
    if not items:
        return []
    if block.ordered:
        return [{"is": "numbered", "start": 1, "items": items}]
    return [{"is": "bullets", "items": items}]


@_inside.register(Table)
def _table(block: Table) -> list[Node]:
    columns = [read_line(column) for column in block.columns]
    rows = [[read_lines(cell) for cell in row] for row in block.rows]
    filled = [(row + [[]] * len(columns))[: len(columns)] for row in rows if any(row)]
    if not filled:
        return []
    widths = block.widths or [1] * len(columns)
    return [
        {
            "is": "table",
            "columns": columns,
            "rows": filled,
            "widths": list(widths),
            "align": ["left"] * len(columns),
        }
    ]


@_inside.register(Choice)
def _choice(block: Choice) -> list[Node]:
    selected = set(block.selected)
    options: list[Option] = [
        {"chosen": index in selected, "inside": read_line(option)}
        for index, option in enumerate(block.options)
    ]
    return [{"is": "choice", "options": options}]


@_inside.register(Scale)
def _scale(block: Scale) -> list[Node]:
    low, high, value = block.low, block.high, block.value
    first, last = (clean(end) for end in block.ends)
    if value is None:
        return []
    described = f"{value} on a scale from {low} ({first}) to {high} ({last})"
    steps: list[Step] = [
        {"step": step, "chosen": step == value} for step in range(low, high + 1)
    ]
    ends: list[Said] = [{"value": first}, {"value": last}]
    return [{"is": "scale", "steps": steps, "ends": ends, "described": described}]


@_inside.register(Diamond)
def _diamond(block: Diamond) -> list[Node]:
    rows = [[clean(card).strip() for card in row] for row in block.rows]
    if not any(card for row in rows for card in row):
        return []
    said = (
        f"{name}: " + "; ".join((card or BLANK_CARD).rstrip(".") for card in row)
        for name, row in zip(_DIAMOND_ROWS, rows, strict=False)
    )
    described = "Cards from most to least important. " + ". ".join(said) + "."
    cards: list[list[Said]] = [
        [{"value": card or BLANK_CARD} for card in row] for row in rows
    ]
    return [{"is": "diamond", "rows": cards, "described": described}]


@_inside.register(Profile)
def _profile(block: Profile) -> list[Node]:
    stages = [clean(stage) for stage in block.stages]
    groups = [_statement_group(group, stages) for group in block.groups]
    statements = [row for group in groups for row in group["statements"]]
    if not any(row["stage"] or row["before"] for row in statements):
        return []
    return [
        {
            "is": "audit",
            "stages": [{"value": stage} for stage in stages],
            "groups": groups,
            "compared": any(row["before"] for row in statements),
        }
    ]


def _statement_group(group: StatementGroup, stages: list[str]) -> nodes.StatementGroup:
    rows = [_statement(statement, stages) for statement in group.statements]
    title = clean(group.title)
    said = "; ".join(f"{row['code']} {row['moved']}".strip() for row in rows)
    return {
        "title": {"value": title},
        "statements": rows,
        "described": f"{title}. {said}.",
    }


def _statement(statement: Statement, stages: list[str]) -> nodes.Statement:
    stage, before = statement.stage, statement.before
    now = stages[stage - 1] if stage else NOT_PLACED
    start = stages[before - 1] if before else NOT_PLACED
    return {
        "code": clean(statement.code),
        "inside": read_line(statement.title),
        "stage": stage,
        "before": before,
        "now": {"value": now},
        "start": {"value": start},
        "moved": f"from {start} to {now}" if before else now,
    }


@_inside.register(Files)
def _files(block: Files) -> list[Node]:
    files: list[nodes.File] = [
        {
            "value": clean(file.name),
            "about": _about(file),
            "described": clean(file.description).strip(),
            "id": file.id,
            "media_type": file.media_type,
            "size": file.size,
        }
        for file in block.files
    ]
    return [{"is": "files", "files": files}] if files else []


def _about(file: File) -> str:
    kind = _FILE_KINDS.get(file.media_type.partition(";")[0], "document")
    kind = "picture" if is_picture(file.media_type) else kind
    return f"{kind}, {_readable_size(file.size)}"


def _readable_size(size: int) -> str:
    if size < 1000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{round(size / 1000)} kB"
    return f"{size / 1_000_000:.1f} MB"


@_inside.register(Empty)
def _empty(block: Empty) -> list[Node]:
    return [{"is": "empty", "value": clean(block.note)}]
