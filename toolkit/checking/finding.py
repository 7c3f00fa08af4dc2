"""One mistake: where it is, what it is, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A mistake of an author's; `cell` counts every cell of the notebook from 1.

    `first` is the first line of that cell. `line` is one of the cell where there is
    one, else one of the file.
    """

    file: Path
    message: str
    cure: str
    cell: int | None = None
    line: int | None = None
    level: Level = "error"
    rule: str = ""
    first: str = ""

    @property
    def is_error(self) -> bool:
        """Whether it keeps the programme from being served as it is meant."""
        return self.level == "error"

    @property
    def where(self) -> str:
        """Its place in the file, in words; "" where the whole file is meant."""
        parts = []
        if self.cell is not None:
            first = f" ({self.first})" if self.first else ""
            parts.append(f"cell {self.cell}{first}")
        if self.line is not None:
            parts.append(f"line {self.line}")
        return ", ".join(parts)

    def told(self, root: Path) -> str:
        """All of it in a sentence or three; files are named from *root* on."""
        place = ", ".join(part for part in (named(self.file, root), self.where) if part)
        return f"{place}: {self.message} {self.cure}".rstrip()


def named(file: Path, root: Path) -> str:
    """*file* as it is called from the folder *root* on."""
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return str(file)


def in_order(finding: Finding) -> tuple[bool, str, int, int, str]:
    """Errors before warnings, then by their places."""
    place = (finding.cell or 0, finding.line or 0)
    return (not finding.is_error, str(finding.file), *place, finding.rule)
