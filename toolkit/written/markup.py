"""Light Markdown with $maths$, read into a tree of allowed things and nothing else."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import Literal

from toolkit.written.characters import clean
from toolkit.written.formulas import read_formula
from toolkit.written.nodes import (
    Formula,
    Inline,
    Paragraph,
    Text,
    Written,
)
from toolkit.written.ordinary import ordinary_paragraphs
from toolkit.written.tokens import Token, tokens_of

Tags = Literal["shown", "dropped"]

_LINK = re.compile(r"(?:https?://|mailto:)[^\s]{3,1500}$", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)


def read_markup(text: object, *, tags: Tags = "shown") -> list[Written]:
    """The paragraphs, lists, tables and formulas in *text*.

    HTML is never obeyed: its tags are shown as typed, or dropped on request.
    """
    written = clean(text)
    if tags == "dropped":
        written = _TAG.sub("", written)
    ordinary = ordinary_paragraphs(written)
    if ordinary is not None:
        return ordinary
    try:
        return _blocks(tokens_of(written))
    # Markdown readers were not written for hostile nesting; plain text always works.
    except (RecursionError, ValueError, KeyError, IndexError, TypeError):
        return [_paragraph([_text(part)]) for part in written.split("\n\n")]


@functools.lru_cache(maxsize=1024)
def read_programme(source: str) -> tuple[Written, ...]:
    """What the programme itself says in *source*, read once for everybody."""
    return tuple(read_markup(source, tags="dropped"))


def read_line(text: object) -> list[Inline]:
    """*text* as one line: emphasis, code, links and formulas, but no blocks."""
    written = " ".join(clean(text).split())
    blocks = read_markup(written)
    if not written:
        return []
    only = blocks[0] if len(blocks) == 1 else None
    if only and only["is"] == "paragraph":
        return list(only["inside"])
    if only and only["is"] == "formula":
        return [{**only, "displayed": False}]
    return [_text(written)]


def read_lines(text: object) -> list[Inline]:
    """*text* as `read_line` reads it, with its line breaks kept."""
    nodes: list[Inline] = []
    for line in clean(text).strip().split("\n"):
        nodes += [{"is": "break"}, *read_line(line)] if nodes else read_line(line)
    return nodes


def plain(nodes: Iterable[Inline]) -> str:
    """What *nodes* say, without their form."""
    return "".join(map(_plain, nodes))


def _plain(node: Inline) -> str:
    match node["is"]:
        case "text" | "code":
            return node["value"]
        case "break":
            return " "
        case "formula":
            return node["words"]
    return plain(node["inside"])


def _text(value: str) -> Text:
    return {"is": "text", "value": value}


def _paragraph(inside: list[Inline]) -> Paragraph:
    return {"is": "paragraph", "inside": inside}


def _formula(source: str, *, displayed: bool) -> Formula | None:
    formula = read_formula(source)
    if formula is None:
        return None
    return {
        "is": "formula",
        "displayed": displayed,
        "tree": formula.tree,
        "words": formula.words,
        "drawn": formula.drawn,
    }


def _inline(tokens: Iterable[Token] | None) -> list[Inline]:
    joined: list[Inline] = []
    for token in tokens or ():
        for node in _INLINE.get(token["type"], _other_inline)(token):
            before = joined[-1] if joined else None
            if before and before["is"] == "text" and node["is"] == "text":
                joined[-1] = _text(before["value"] + node["value"])
            else:
                joined.append(node)
    return joined


def _other_inline(token: Token) -> list[Inline]:
    if "children" in token:
        return _inline(token["children"])
    return [_text(token.get("raw", ""))]


def _marked(
    name: Literal["emphasis", "strong", "struck"],
) -> Callable[[Token], list[Inline]]:
    return lambda token: [{"is": name, "inside": _inline(token["children"])}]


def _link(token: Token) -> list[Inline]:
    url = str(token["attrs"].get("url", ""))
    inside = _inline(token["children"])
    if not _LINK.match(url):
        return [_text("["), *inside, _text(f"]({url})")]
    return [{"is": "link", "url": url, "inside": inside or [_text(url)]}]


def _inline_formula(token: Token) -> list[Inline]:
    return [_formula(token["raw"], displayed=False) or _text(token["typed"])]


def _picture(token: Token) -> list[Inline]:
    url, inside = str(token["attrs"].get("url", "")), _inline(token["children"])
    if not _LINK.match(url):
        return [_text("!["), *inside, _text(f"]({url})")]
    return [
        {"is": "link", "url": url, "inside": [_text("[picture: "), *inside, _text("]")]}
    ]


_INLINE: dict[str, Callable[[Token], list[Inline]]] = {
    "softbreak": lambda _: [{"is": "break"}],
    "linebreak": lambda _: [{"is": "break"}],
    "codespan": lambda token: [{"is": "code", "value": token["raw"]}],
    "formula": _inline_formula,
    "emphasis": _marked("emphasis"),
    "strong": _marked("strong"),
    "strikethrough": _marked("struck"),
    "link": _link,
    "image": _picture,
}


def _blocks(tokens: Iterable[Token] | None) -> list[Written]:
    return [
        node
        for token in tokens or ()
        for node in _BLOCKS.get(token["type"], _other_block)(token)
    ]


def _other_block(token: Token) -> list[Written]:
    if "children" in token:
        return _blocks(token["children"])
    return [_paragraph([_text(token["raw"].rstrip())])] if "raw" in token else []


def _spoken_paragraph(token: Token) -> list[Written]:
    return [_paragraph(_inline(token["children"]))]


def _displayed(token: Token) -> list[Written]:
    formula = _formula(token["raw"], displayed=True)
    return [formula or _paragraph([_text(token["typed"])])]


def _heading(token: Token) -> list[Written]:
    inside = _inline(token["children"])
    level = token["attrs"]["level"]
    if not plain(inside).strip():
        return []
    return [
        {
            "is": "heading",
            "role": "typed",
            "level": level,
            "inside": inside,
            "anchor": None,
        }
    ]


def _list(token: Token) -> list[Written]:
    items = [_blocks(item["children"]) for item in token["children"]]
    attributes = token["attrs"]
    if not attributes.get("ordered"):
        return [{"is": "bullets", "items": items}]
    start = min(attributes.get("start", 1), 1_000_000)
    return [{"is": "numbered", "start": start, "items": items}]


def _table(token: Token) -> list[Written]:
    head, *bodies = token["children"]
    columns = [_inline(cell["children"]) for cell in head["children"]]
    aligned = [cell["attrs"].get("align") for cell in head["children"]]
    rows = [
        [_inline(cell["children"]) for cell in row["children"]]
        for body in bodies
        for row in body["children"]
    ]
    return [
        {
            "is": "table",
            "columns": columns,
            "rows": rows,
            "widths": None,
            "align": aligned,
        }
    ]


_BLOCKS: dict[str, Callable[[Token], list[Written]]] = {
    "paragraph": _spoken_paragraph,
    "block_text": _spoken_paragraph,
    "heading": _heading,
    "displayed": _displayed,
    "block_code": lambda token: [{"is": "listing", "value": token["raw"].rstrip()}],
    "block_quote": lambda token: [
        {"is": "quotation", "inside": _blocks(token["children"])}
    ],
    "list": _list,
    "thematic_break": lambda _: [{"is": "rule"}],
    "table": _table,
    "blank_line": lambda _: [],
}
