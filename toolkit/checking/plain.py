"""Markdown where there is none: people see its signs there, letter by letter."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from toolkit.checking.asking import makes_part
from toolkit.checking.finding import Finding
from toolkit.checking.shown import is_authors
from toolkit.checking.written import Call, Checked

_MARKED = re.compile(
    r"\$[^$\n]+\$|(!?\[[^\]\n]*\]\([^)\n]*\)|\*\*(?=\S)[^*\n]*[^*\s]\*\*)"
)
"""A link, a picture or something bold, but not in a formula."""


def plain(checked: Checked) -> Iterator[Finding]:
    """Links, pictures and bold words in prompts, help, options and labels."""
    for call in checked.written.calls:
        if call.verb != "say" and (is_authors(call) or makes_part(call)):
            yield from _in_call(checked, call)


def _in_call(checked: Checked, call: Call) -> Iterator[Finding]:
    for node in _own_words(call.node):
        for found in _MARKED.finditer(str(node.value)):
            if found[1]:
                yield checked.finding(
                    "plain",
                    f'people see "{found[1]}" as it is typed: this text is plain.',
                    "Say it in plain words, or put it into a Markdown cell above, or "
                    "into workshop.say(), which read Markdown.",
                    cell=call.cell,
                    line=node.lineno,
                )
                return


def _own_words(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts in *node*, but for those of calls in it, which come by themselves."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child
        elif not isinstance(child, ast.Call):
            yield from _own_words(child)
