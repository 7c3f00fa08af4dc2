"""A board on paper, and before any script runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.activities.base.blocks import Block, Empty, Files, Listing, Text
from toolkit.activities.base.checked import is_filled
from toolkit.activities.board.kinds import kind_of
from toolkit.activities.board.shapes import BoardFace, CardAnswer
from toolkit.activities.board.words import WORDS
from toolkit.model import JSON
from toolkit.written.shown import in_html

NOTHING = Empty("Nothing written yet.")


def printed_board(face: BoardFace, values: Mapping[str, JSON]) -> list[Block]:
    """A person's own cards, then their replies."""
    cards = [
        block
        for part, value in values.items()
        if part.startswith("card.")
        for block in _printed_card(value, face)
    ]
    replies = [
        str(value["text"])
        for part, value in values.items()
        if part.startswith("reply.") and is_filled((value or {}).get("text"))
    ]
    if replies:
        cards.append(Listing(replies, label="Replies"))
    return cards or [NOTHING]


def static_board(face: BoardFace) -> str:
    """The threads, what one can write, the rhythm and the programme's own cards."""
    return "".join(_lists(face))


def _lists(face: BoardFace) -> Iterator[str]:
    lists = (
        ("Threads", face["threads"].values()),
        ("What you can write", [f"{k['title']}: {k['about']}" for k in face["cards"]]),
        ("Between two workshops", face["rhythm"]),
        (WORDS["ready"], [_ready_line(boxes) for boxes in face["ready"]]),
    )
    for title, lines in lists:
        items = "".join(f"<li>{in_html(line)}</li>" for line in lines)
        if items:
            yield f'<p class="ws-label">{in_html(title)}</p><ul>{items}</ul>'


def _ready_line(boxes: Mapping[str, str]) -> str:
    return f"{boxes['responsibility']}: {boxes['title']}. {boxes['helped']}."


def _printed_card(value: CardAnswer | None, face: BoardFace) -> list[Block]:
    boxes = value.get("boxes") if value else None
    if not value or not boxes or not is_filled(boxes):
        return []
    kind = kind_of(value["kind"])
    title = boxes.get(kind.boxes[0].name) or WORDS["untitled"]
    label = f"{kind.title}: {title}"
    said = [
        f"{box.label}: {_words(boxes[box.name], face['choices'].get(box.choose, {}))}"
        for box in kind.boxes[1:]
        if boxes.get(box.name, "").strip()
    ]
    body = "\n\n".join(said) or title
    blocks: list[Block] = [Text(body, label=label)]
    if value.get("files"):
        blocks.append(Files.kept(value["files"], label=label))
    return blocks


def _words(text: str, choices: Mapping[str, str]) -> str:
    return choices.get(text, text)
