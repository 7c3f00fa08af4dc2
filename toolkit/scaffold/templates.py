"""The files that are written, with what differs from one to the next filled in."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from toolkit.errors import ToolkitError
from toolkit.files import PACKAGE

TEMPLATES = PACKAGE / "scaffold"
LONGEST = 120
"""Characters of the longest title."""

_MARKER = re.compile(r"@([a-z_]+)@")
_CALLED = {"gitignore": ".gitignore"}
"""Names that a folder of templates must not bear itself."""


class Plain(str):
    """Words that stand in TOML as they are, without quotes."""

    __slots__ = ()


def read_template(path: Path, words: Mapping[str, str | int]) -> str:
    """What stands in the template at *path*; in TOML a text of *words* is quoted.

    In a notebook it stands within a text.
    """

    def chosen(found: re.Match[str]) -> str:
        word = words[found[1]]
        is_plain = isinstance(word, Plain) or path.suffix != ".toml"
        if path.suffix == ".ipynb":
            return quoted(word)[1:-1] if isinstance(word, str) else str(word)
        return str(word) if is_plain else quoted(word)

    return _MARKER.sub(chosen, path.read_text(encoding="utf-8"))


def quoted(word: str | int) -> str:
    """*word* as TOML has it."""
    return json.dumps(word, ensure_ascii=False)


def write_all(templates: Path, into: Path, words: Mapping[str, str | int]) -> None:
    """Write every file below *templates* into the folder *into*."""
    for path in sorted(templates.rglob("*")):
        if not path.is_file() or "__pycache__" in path.parts:
            continue
        place = into / path.relative_to(templates)
        place = place.with_name(_CALLED.get(place.name, place.name))
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(read_template(path, words), encoding="utf-8", newline="\n")


def checked_title(given: str) -> str:
    """*given* in one line.

    Raises:
        ToolkitError: nothing of it can be read, or it is too long for a heading.
    """
    title = " ".join(given.split())
    hidden = [c for c in title if unicodedata.category(c) in ("Cc", "Cs")]
    if hidden or not title:
        raise ToolkitError(
            "The title has to be words that can be read. Give one such as "
            '"Feedback that works".'
        )
    if len(title) > LONGEST:
        raise ToolkitError(
            f"The title has {len(title)} characters, and a heading has room for "
            f"{LONGEST}. Give a shorter one; it may be reworded at any time."
        )
    return title
