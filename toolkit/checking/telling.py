"""What was found, for a terminal and for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from toolkit.checking.finding import Finding, named

SOUND = "No mistakes found."


def in_words(found: Sequence[Finding], root: Path) -> str:
    """A line for each, and how many there are."""
    if not found:
        return SOUND
    errors = sum(one.is_error for one in found)
    counts = (_counted(errors, "error"), _counted(len(found) - errors, "warning"))
    return "\n".join([*(line_of(one, root) for one in found), f"{', '.join(counts)}."])


def line_of(finding: Finding, root: Path) -> str:
    """One of them, with the name of its rule."""
    level = "Error" if finding.is_error else "Warning"
    return f"{level}: {finding.told(root)} [{finding.rule}]"


def as_json(found: Sequence[Finding], root: Path) -> str:
    """All of them as a JSON list; files are named from *root* on."""
    told = [{**asdict(one), "file": named(one.file, root)} for one in found]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
