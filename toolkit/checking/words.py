"""What authors write between activities: words in braces, and dates."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from toolkit.checking.finding import Finding
from toolkit.checking.sheets import sheet_cell
from toolkit.checking.shown import is_authors
from toolkit.checking.written import Cell, Checked
from toolkit.errors import AuthoringError
from toolkit.programme import Plan, Programme
from toolkit.programme.placeholders import is_placeholder

_BRACED = re.compile(
    r"```.*?```|`[^`\n]*`|\$\$.*?\$\$|\$(?!\s)[^$\n]+(?<!\s)\$(?!\d)"
    r"|(?<![\w\\^}\]{])\{([ \t]*[A-Za-z][A-Za-z0-9 ]*?[ \t]*)\}",
    re.DOTALL,
)
_NUMBERED = re.compile(r"(?:workshop|task) (\d+) [a-z]+")
_OWN = re.compile(r"(?:workshop|task) [a-z]+|doors|clock \d+")
_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November"
    "|December"
)
_DATED = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:{_MONTHS})\b(?: \d{{4}})?"
    rf"|\b(?:{_MONTHS}) \d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\b20\d\d-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.]20\d\d\b"
)
_WHEN = re.compile(
    r"\b(?:due|deadline|by|until|task|workshop|session|hand|meet|see you|next|bring)\b",
    re.I,
)

Line = tuple[Cell, int, str]


def placeholders(checked: Checked) -> Iterator[Finding]:
    """Words in braces that mean nothing here."""
    for cell, first, text in _texts(checked):
        for braced in _BRACED.finditer(text):
            name = braced[1]
            if name is not None and (wrong := _wrong(checked, name)):
                line = first + text[: braced.start()].count("\n")
                yield checked.finding("placeholder", *wrong, cell=cell, line=line)


def dates(checked: Checked) -> Iterator[Finding]:
    """Dates that are typed, where they are a cohort's."""
    for cell, line, text in _lines(checked):
        if (found := _DATED.search(text)) and _WHEN.search(text):
            yield checked.finding(
                "typed-date",
                f"“{found[0]}” is typed here, and each cohort has days of its own.",
                "Write {task due}, {workshop day} or {workshop 2 day}: the calendar "
                "fills it in.",
                cell=cell,
                line=line,
            )


def _wrong(checked: Checked, name: str) -> tuple[str, str] | None:
    """What is wrong with {*name*}, and what to do; None if nothing is."""
    programme, plan = checked.programme, checked.plan
    plain = " ".join(name.split())
    if _means(plain, programme):
        if plain != name:
            return f"{{{name}}} stays as it is typed.", f"Write {{{plain}}}."
        return _wrong_workshop(plain, programme, plan)
    if _means(plain.lower(), programme):
        return f"{{{name}}} means nothing here.", f"Write {{{plain.lower()}}}."
    try:
        programme.wording.apply(f"{{{plain}}}")
    except AuthoringError as mistake:
        return f"{mistake}", ""
    return None


def _means(name: str, programme: Programme) -> bool:
    return name in programme.wording.words or is_placeholder(name)


def _wrong_workshop(
    name: str, programme: Programme, plan: Plan | None
) -> tuple[str, str] | None:
    """Dates of a workshop that there is not, or of nobody knows which."""
    count = len(programme.workshops)
    numbered = _NUMBERED.fullmatch(name)
    if numbered and not 1 <= int(numbered[1]) <= count:
        cure = f"The programme has {count} workshops: use a number up to {count}."
        return f"{{{name}}} is of a workshop that there is not.", cure
    if plan is None and not numbered and _OWN.fullmatch(name):
        first, _, rest = name.partition(" ")
        cure = f"Give it a number, such as {{{first} 1 {rest}}}." if rest else ""
        return f"{{{name}}} is of no workshop on this page.", cure
    return None


def _lines(checked: Checked) -> Iterator[Line]:
    """What is written, line by line."""
    for cell, first, text in _texts(checked):
        for number, line in enumerate(text.splitlines(), start=first):
            yield cell, number, line


def _texts(checked: Checked) -> Iterator[Line]:
    """What is written, with its first line: Markdown, texts of calls, the run sheet."""
    for cell in checked.written.cells:
        if not cell.is_code:
            yield cell, 1, cell.source
            continue
        for call in cell.calls:
            if is_authors(call):
                for node in ast.walk(call.node):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str):
                        yield cell, node.lineno, node.value
    yield (sheet := sheet_cell(checked)), 1, sheet.source
