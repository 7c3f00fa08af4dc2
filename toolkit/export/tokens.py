"""Markdown with $maths$ in it, as the tokens that mistune makes of it."""

from __future__ import annotations

import re
from typing import Any

import mistune
from mistune.block_parser import BlockParser
from mistune.core import BlockState, InlineState
from mistune.inline_parser import InlineParser
from mistune.markdown import Markdown

Token = dict[str, Any]
"""What mistune says of a part of a text; which keys there are depends on its type."""

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


def tokens_of(written: str) -> list[Token]:
    """The blocks of *written*, in order."""
    tokens, _ = _MARKDOWN.parse(written)
    return tokens if isinstance(tokens, list) else []


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
