"""Errors at which cells stop, each under the rule that says the most of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from toolkit.checking.finding import Finding
from toolkit.checking.record import Failed
from toolkit.checking.written import Checked

_OURS = ("AuthoringError", "NoSuchCallError", "ProgrammeError")
_KNOWN = {
    "twice": re.compile(
        r"^Two (activities|fields of the task .*) are named|stands in two cells"
    ),
    "section-minutes": re.compile(r"minutes here and \d+ in programme\.toml"),
    "section-unknown": re.compile(r"^The agenda of .* has no entry"),
    "list": re.compile(r"is one text where a list|as a list, such as"),
    "empty": re.compile(r"has no words"),
    "no-workshop": re.compile(r"there is no such workshop"),
    "outcome": re.compile(r"is not registered under\s+\[outcomes\]"),
    "task-name": re.compile(r"^The task of .* is called"),
    "placeholder": re.compile(r"nothing is called \{"),
}
"""What our own errors say, by the rule that they break."""


def failing(checked: Checked) -> Iterator[Finding]:
    """Every cell that stops, with its line and what to do."""
    if checked.run is None:
        return
    for number, failed in checked.run.failed:
        cell = checked.written.cell(number)
        if "raises-exception" in cell.metadata.get("tags", ()):
            continue
        yield checked.finding(
            _rule(failed),
            _said(failed),
            _cure(failed),
            cell=cell,
            line=failed.line,
        )


def _rule(failed: Failed) -> str:
    if failed.name in _OURS:
        for rule, words in _KNOWN.items():
            if words.search(failed.message):
                return rule
    return "fails"


def _said(failed: Failed) -> str:
    if failed.name in _OURS:
        return failed.message
    first = failed.message.splitlines()[0] if failed.message else ""
    return f"it stops at {failed.name}{f': {first}' if first else ''}."


def _cure(failed: Failed) -> str:
    if failed.name in _OURS:
        return ""  # our errors say what to do
    if failed.name == "ModuleNotFoundError":
        return "Install that package where the server runs, or do without it."
    return "Correct that line, restart the kernel, and run all cells."
