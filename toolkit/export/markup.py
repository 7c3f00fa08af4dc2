"""Light Markdown with $maths$, read into a tree of allowed things and nothing else."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from typing import Any, Literal

import mistune
from mistune.block_parser import BlockParser
from mistune.core import BlockState, InlineState
from mistune.inline_parser import InlineParser
from mistune.markdown import Markdown

from toolkit.export.characters import clean
from toolkit.export.formulas import read_formula
from toolkit.export.ordinary import ordinary_paragraphs

Node = dict[str, Any]
Token = dict[str, Any]
Tags = Literal["shown", "dropped"]

LIMIT_NESTING = 6

# mistune joins its rules into one pattern, so the name of a group is used only once.
_INLINE_FORMULA = (
    r"(?<![\\\w$])\$(?=[^\s$])(?P<formula_source>(?:\\.|[^\\$\n]){1,2000}?)"
    r"(?<=[^\s\\])\$(?![\d$])"
)
_DISPLAYED_FORMULA = (
    r"^ {0,3}\$\$[ \t]*(?P<displayed_source>(?:[^$]|\\\$){1,4000}?)\$\$[ \t]*$"
)
# 5*3*2 is arithmetic, not emphasis.
_TIMES = r"(?<=[\w)])\*(?=[\w(])"
_LINK = re.compile(r"(?:https?://|mailto:)[^\s]{3,1500}$", re.IGNORECASE)
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*>", re.DOTALL)


def read_markup(text: object, *, tags: Tags = "shown") -> list[Node]:
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
        return _blocks(_tokens(written))
    # Markdown readers were not written for hostile nesting; plain text always works.
    except (RecursionError, ValueError, KeyError, IndexError, TypeError):
        return [_paragraph([_text(part)]) for part in written.split("\n\n")]


@functools.lru_cache(maxsize=1024)
def read_programme(source: str) -> tuple[Node, ...]:
    """What the programme itself says in *source*, read once for everybody."""
    return tuple(read_markup(source, tags="dropped"))


def read_line(text: object) -> list[Node]:
    """*text* as one line: emphasis, code, links and formulas, but no blocks."""
    written = " ".join(clean(text).split())
    blocks = read_markup(written)
    if not written:
        return []
    if len(blocks) == 1 and blocks[0]["is"] == "paragraph":
        return list(blocks[0]["inside"])
    if len(blocks) == 1 and blocks[0]["is"] == "formula":
        return [{**blocks[0], "displayed": False}]
    return [_text(written)]


def read_lines(text: object) -> list[Node]:
    """*text* as `read_line` reads it, with its line breaks kept."""
    nodes: list[Node] = []
    for line in clean(text).strip().split("\n"):
        nodes += [{"is": "break"}, *read_line(line)] if nodes else read_line(line)
    return nodes


def plain(nodes: Iterable[Node]) -> str:
    """What *nodes* say, without their form."""
    return "".join(map(_plain, nodes))


def _plain(node: Node) -> str:
    if node["is"] == "formula":
        return str(node["words"])
    if node["is"] == "break":
        return " "
    return str(node.get("value", "")) + plain(node.get("inside", ()))


def _tokens(written: str) -> list[Token]:
    tokens, _ = _MARKDOWN.parse(written)
    return tokens if isinstance(tokens, list) else []


def _text(value: str) -> Node:
    return {"is": "text", "value": value}


def _paragraph(inside: list[Node]) -> Node:
    return {"is": "paragraph", "inside": inside}


def _formula(source: str, *, displayed: bool) -> Node:
    formula = read_formula(source)
    if formula is None:
        mark = "$$" if displayed else "$"
        shown: Node = {"is": "code", "value": f"{mark}{source}{mark}"}
        return _paragraph([shown]) if displayed else shown
    return {
        "is": "formula",
        "displayed": displayed,
        "tree": formula.tree,
        "words": formula.words,
        "mathml": formula.mathml,
    }


def _inline(tokens: Iterable[Token] | None) -> list[Node]:
    joined: list[Node] = []
    for token in tokens or ():
        for node in _INLINE.get(token["type"], _other_inline)(token):
            if node["is"] == "text" and joined and joined[-1]["is"] == "text":
                joined[-1] = _text(joined[-1]["value"] + node["value"])
            else:
                joined.append(node)
    return joined


def _other_inline(token: Token) -> list[Node]:
    if "children" in token:
        return _inline(token["children"])
    return [_text(token.get("raw", ""))]


def _marked(name: str) -> Callable[[Token], list[Node]]:
    return lambda token: [{"is": name, "inside": _inline(token["children"])}]


def _link(token: Token) -> list[Node]:
    url = str(token["attrs"].get("url", ""))
    inside = _inline(token["children"])
    if not _LINK.match(url):
        return inside
    return [{"is": "link", "url": url, "inside": inside or [_text(url)]}]


def _picture(token: Token) -> list[Node]:
    inside = [_text("[picture: "), *_inline(token["children"]), _text("]")]
    return [{"is": "emphasis", "inside": inside}]


_INLINE: dict[str, Callable[[Token], list[Node]]] = {
    "softbreak": lambda _: [{"is": "break"}],
    "linebreak": lambda _: [{"is": "break"}],
    "codespan": lambda token: [{"is": "code", "value": token["raw"]}],
    "formula": lambda token: [_formula(token["raw"], displayed=False)],
    "emphasis": _marked("emphasis"),
    "strong": _marked("strong"),
    "strikethrough": _marked("struck"),
    "link": _link,
    "image": _picture,
}


def _blocks(tokens: Iterable[Token] | None) -> list[Node]:
    return [
        node
        for token in tokens or ()
        for node in _BLOCKS.get(token["type"], _other_block)(token)
    ]


def _other_block(token: Token) -> list[Node]:
    if "children" in token:
        return _blocks(token["children"])
    return [_paragraph([_text(token["raw"].rstrip())])] if "raw" in token else []


def _spoken_paragraph(token: Token) -> list[Node]:
    return [_paragraph(_inline(token["children"]))]


def _heading(token: Token) -> list[Node]:
    inside = _inline(token["children"])
    level = token["attrs"]["level"]
    said = plain(inside).strip()
    return [{"is": "heading", "level": level, "inside": inside}] if said else []


def _list(token: Token) -> list[Node]:
    items = [_blocks(item["children"]) for item in token["children"]]
    attributes = token["attrs"]
    if not attributes.get("ordered"):
        return [{"is": "bullets", "items": items}]
    start = min(attributes.get("start", 1), 1_000_000)
    return [{"is": "numbered", "start": start, "items": items}]


def _table(token: Token) -> list[Node]:
    head, *bodies = token["children"]
    columns = [_inline(cell["children"]) for cell in head["children"]]
    aligned = [cell["attrs"].get("align") for cell in head["children"]]
    rows = [
        [_inline(cell["children"]) for cell in row["children"]]
        for body in bodies
        for row in body["children"]
    ]
    table = {"is": "table", "columns": columns, "rows": rows, "widths": None}
    return [{**table, "align": aligned}]


_BLOCKS: dict[str, Callable[[Token], list[Node]]] = {
    "paragraph": _spoken_paragraph,
    "block_text": _spoken_paragraph,
    "heading": _heading,
    "displayed": lambda token: [_formula(token["raw"], displayed=True)],
    "block_code": lambda token: [{"is": "listing", "value": token["raw"].rstrip()}],
    "block_quote": lambda token: [
        {"is": "quotation", "inside": _blocks(token["children"])}
    ],
    "list": _list,
    "thematic_break": lambda _: [{"is": "rule"}],
    "table": _table,
    "blank_line": lambda _: [],
}


def _read_inline(_: InlineParser, found: re.Match[str], state: InlineState) -> int:
    state.append_token({"type": "formula", "raw": found["formula_source"]})
    return found.end()


def _read_times(_: InlineParser, found: re.Match[str], state: InlineState) -> int:
    # As text it would be looked at again for emphasis.
    state.append_token({"type": "times", "raw": "*"})
    return found.end()


def _read_displayed(_: BlockParser, found: re.Match[str], state: BlockState) -> int:
    state.append_token({"type": "displayed", "raw": found["displayed_source"]})
    return found.end() + 1


def _with_formulas(markdown: Markdown) -> None:
    inline, block = markdown.inline, markdown.block
    inline.register("formula", _INLINE_FORMULA, _read_inline, before="link")
    inline.register("times", _TIMES, _read_times, before="emphasis")
    block.register("displayed", _DISPLAYED_FORMULA, _read_displayed, before="list")


def _markdown() -> Markdown:
    markdown = mistune.create_markdown(
        renderer=None,
        hard_wrap=True,
        plugins=["table", "strikethrough"],
    )
    _with_formulas(markdown)
    markdown.block.max_nested_level = LIMIT_NESTING
    return markdown


_MARKDOWN = _markdown()
