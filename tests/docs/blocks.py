"""The fenced blocks of the guides, and what a comment above one says of it.

`<!-- file: calendars/mine.toml -->` above a block: it is the whole of that file, which
the tests write into the folder that the guide's Python runs in. `<!-- from: PATH -->`:
it is a part of that file here. `<!-- not run: REASON -->`: nothing runs it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDES = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "toolkit").rglob("README.md")),
)
FENCED = re.compile(
    r"(?:^<!-- (?P<says>file|from|not run): (?P<what>[^\n]+) -->\n+)?"
    r"^```(?P<language>[^\n]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """One fenced block."""

    guide: Path
    line: int
    language: str
    says: str
    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.guide.relative_to(ROOT)}:{self.line}"


def blocks_of(guide: Path) -> list[Block]:
    text = guide.read_text(encoding="utf-8")
    return [
        Block(
            guide,
            line=text.count("\n", 0, found.start("language")) + 1,
            language=found["language"],
            says=found["says"] or "",
            what=found["what"] or "",
            text=found["text"],
        )
        for found in FENCED.finditer(text)
    ]


def blocks(*languages: str) -> list[Block]:
    """All blocks in one of these languages, of all guides."""
    return [
        block
        for guide in GUIDES
        for block in blocks_of(guide)
        if block.language in languages
    ]


def prose() -> str:
    """All that the guides say, one after the other."""
    return "\n".join(guide.read_text(encoding="utf-8") for guide in GUIDES)


def section(guide: str, heading: str) -> str:
    """What stands below a heading of a guide, up to the next one of its kind."""
    text = (ROOT / guide).read_text(encoding="utf-8")
    level = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert level, f"{guide} has no heading “{heading}”."
    below = text[level.end() :]
    return re.split(rf"^#{{1,{len(level[1])}}} ", below, flags=re.MULTILINE)[0]


def first_column(guide: str, heading: str) -> list[str]:
    """The names in the first column of the tables below a heading, as they stand."""
    rows = re.findall(r"^\| (`[^|]*) \|", section(guide, heading), re.MULTILINE)
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row)]
