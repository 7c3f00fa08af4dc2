"""How many small changes of the rules the tests notice: `make mutants` says it."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from mutmut.stats import status_by_exit_code

AIM = 90
"""Percent of all changes that the tests notice."""

UNNOTICED = {"survived", "no tests", "not checked", "check was interrupted by user"}


def main() -> int:
    """Say the score of each module and of all; 1 if all together miss the aim."""
    total: Counter[bool] = Counter()
    for file in sorted(Path("mutants").rglob("*.meta")):
        results = json.loads(file.read_text("utf-8"))["exit_code_by_key"]
        found = Counter(
            status_by_exit_code[code] not in UNNOTICED for code in results.values()
        )
        say(str(file.relative_to("mutants").with_suffix("")), found)
        total += found
    say("all", total)
    return int(percent(total) < AIM)


def say(what: str, found: Counter[bool]) -> None:
    """One line: how many changes of *what* were noticed."""
    if found.total():
        counted = f"{found[True]} of {found.total()}"
        sys.stdout.write(f"{percent(found):4.0f} %  {counted:>12}  {what}\n")


def percent(found: Counter[bool]) -> float:
    """How many of a hundred were noticed."""
    return 100 * found[True] / max(1, found.total())


if __name__ == "__main__":
    sys.exit(main())
