"""Writing without a mark of Markdown or maths in it, which needs no reader of either.

Most of what people write is of this kind, and most of what a programme asks. Reading
it here gives what `toolkit.written.markup` would give, many times faster.
"""

from __future__ import annotations

import re

from toolkit.written.nodes import Inline, Paragraph, Written

# Each line begins with a letter or an opening quotation mark, so that it starts no
# list, heading, table or line of code, and holds nothing that could mean more than
# itself. It ends without a space, because two spaces there would.
_MEANINGFUL = r"\\`*_\[\]<>!$~&|\t"
_LINE = (
    rf"""(?:[^\W\d_]|["'(\u2018\u201c\xa3])(?:[^\n{_MEANINGFUL}]*[^\s{_MEANINGFUL}])?"""
)
_ORDINARY = re.compile(rf"\n*{_LINE}(?:\n+{_LINE})*\n*")
_APART = re.compile(r"\n{2,}")


def ordinary_paragraphs(text: str) -> list[Written] | None:
    """The paragraphs of *text*, or None when it has to be read with care."""
    if not _ORDINARY.fullmatch(text):
        return None
    return [_paragraph(part) for part in _APART.split(text.strip("\n"))]


def _paragraph(part: str) -> Paragraph:
    first, *others = part.split("\n")
    inside: list[Inline] = [{"is": "text", "value": first}]
    for line in others:
        inside += [{"is": "break"}, {"is": "text", "value": line}]
    return {"is": "paragraph", "inside": inside}
