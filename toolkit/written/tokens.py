"""Markdown with $maths$ in it, as the tokens that mistune makes of it."""

from __future__ import annotations

import re
from typing import Any

import mistune
from mistune.block_parser import BlockParser
from mistune.core import BlockState, InlineState
from mistune.inline_parser import InlineParser
from mistune.markdown import Markdown

from toolkit.written.marks import DISPLAYED, INLINE, displayed_in, source_in

Token = dict[str, Any]
"""What mistune says of a part of a text; which keys there are depends on its type."""

LIMIT_NESTING = 6

# 5*3*2 is arithmetic, not emphasis.
_TIMES = r"(?<=[\w)])\*(?=[\w(])"


def tokens_of(written: str) -> list[Token]:
    """The blocks of *written*, in order."""
    tokens, _ = _MARKDOWN.parse(written)
    return tokens if isinstance(tokens, list) else []


# No backslash and no bracket: a path, or a formula that was not closed, stays as typed.
_ESCAPED = r"(?:\\[*_`#$>~|+.\-])+"


def _read_inline(_: InlineParser, found: re.Match[str], state: InlineState) -> int:
    state.append_token({"type": "formula", "raw": source_in(found), "typed": found[0]})
    return found.end()


def _read_times(_: InlineParser, found: re.Match[str], state: InlineState) -> int:
    # As text it would be looked at again for emphasis.
    state.append_token({"type": "times", "raw": "*"})
    return found.end()


def _read_displayed(_: BlockParser, found: re.Match[str], state: BlockState) -> int:
    raw, typed = displayed_in(found), found[0].strip()
    state.append_token({"type": "displayed", "raw": raw, "typed": typed})
    return found.end() + 1


def _with_formulas(markdown: Markdown) -> None:
    inline, block = markdown.inline, markdown.block
    # Before escapes, because an escaped bracket is how a formula may begin.
    inline.register("formula", INLINE, _read_inline, before="escape")
    inline.specification["escape"] = _ESCAPED
    inline.register("times", _TIMES, _read_times, before="emphasis")
    block.register("displayed", DISPLAYED, _read_displayed, before="list")


def _markdown() -> Markdown:
    markdown = mistune.create_markdown(
        renderer=None,
        hard_wrap=True,
        plugins=["table", "strikethrough"],
    )
    _with_formulas(markdown)
    # What is defined for links elsewhere would not be seen at all.
    markdown.block.rules.remove("ref_link")
    markdown.block.max_nested_level = LIMIT_NESTING
    return markdown


_MARKDOWN = _markdown()
