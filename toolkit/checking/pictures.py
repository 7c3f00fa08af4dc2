"""Pictures: there, beside the notebook, and with words for who does not see them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from toolkit.checking.finding import Finding
from toolkit.checking.markup import Mark, marks
from toolkit.checking.sheets import is_beside
from toolkit.checking.written import Checked
from toolkit.files import may_show

ASSETS = "assets"
_NO_WORDS = frozenset({"image", "picture", "img", "photo", "alt text", "figure"})


def pictures(checked: Checked) -> Iterator[Finding]:
    """Every picture of its Markdown, its HTML and its outputs."""
    for mark in marks(checked):
        if mark.what == "picture":
            yield from _place(checked, mark)
            yield from _described(checked, mark)


def _place(checked: Checked, mark: Mark) -> Iterator[Finding]:
    parts = urlsplit(mark.address)
    name = unquote(parts.path)
    if parts.scheme in ("data", "attachment") or is_beside(checked, mark.cell, name):
        return
    if parts.scheme or parts.netloc:
        rule, message = "picture-elsewhere", f"{parts.netloc} is asked for a picture."
        cure = "Keep a copy in the folder assets and show that."
    elif (wrong := wrong_file(checked, mark.address)) is not None:
        rule, message, cure = wrong
    else:
        return
    yield checked.finding(rule, message, cure, cell=mark.cell, line=mark.line)


def wrong_file(checked: Checked, address: str) -> tuple[str, str, str] | None:
    """What is wrong with the file at *address*, if it is not one that is served."""
    folder = checked.written.served.folder
    name = unquote(urlsplit(address).path)
    file = (folder / name).resolve()
    if may_show(folder, name) is not None:
        return None
    if not name or not file.is_relative_to((folder / ASSETS).resolve()):
        return (
            "picture-outside",
            f'"{address}" is no file beside the notebook that a page may show.',
            f'Move it there and write "{ASSETS}/{Path(name).name}".',
        )
    if not file.is_file():
        near = sorted(one.name for one in (folder / ASSETS).glob("*"))[:4]
        there = f" It has: {', '.join(near)}." if near else ""
        return (
            "picture-missing",
            f'there is no file "{name}".',
            f"Add it, or correct its name.{there}",
        )
    return None


def _described(checked: Checked, mark: Mark) -> Iterator[Finding]:
    words = (mark.words or "").strip()
    is_file = words and words.lower() == Path(urlsplit(mark.address).path).name.lower()
    if (
        mark.words is not None
        and words
        and words.lower() not in _NO_WORDS
        and not is_file
    ):
        return
    yield checked.finding(
        "picture-words",
        "a picture has no words for people who do not see it.",
        "Say in its brackets, or in alt, what it shows.",
        cell=mark.cell,
        line=mark.line,
    )
