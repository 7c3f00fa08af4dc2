"""All that is sent to browsers, held against the oldest of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tests.floor.harmless import is_harmless
from tests.floor.markup import uses_of_markup
from tests.floor.scripts import OVER_HTTPS, uses_of_script
from tests.floor.sheets import uses_of_sheet
from tests.floor.support import FLOOR, ROOT, Known, known
from tests.floor.uses import Use, is_excused

READERS: dict[str, Callable[[str, Known], Iterable[Use]]] = {
    ".js": uses_of_script,
    ".css": lambda text, _: uses_of_sheet(text),
    ".html": uses_of_markup,
    ".j2": uses_of_markup,
}
PLAIN_HTTP = "a page that a school serves on its own network over plain http"
ADVICE = "Do without it, or write a fallback and beside it a comment, floor: why"


def complaints() -> list[str]:
    """A line for everything that is too new and has no reason beside it."""
    return [
        said
        for file in sent_to_browsers()
        for said in complaints_about(file.read_text(encoding="utf-8"), file)
    ]


def sent_to_browsers() -> Iterator[Path]:
    """Every script, style sheet and template of the toolkit."""
    files = (file for file in (ROOT / "toolkit").rglob("*") if file.suffix in READERS)
    yield from sorted(files)


def complaints_about(text: str, file: Path) -> Iterator[str]:
    """What is too new in the *text* of *file*."""
    for use in newer_uses(text, file.suffix):
        if not is_harmless(use.path) and not is_excused(text, use.line):
            lacking = ", ".join(map(_named, known().lacking(use.path))) or PLAIN_HTTP
            where = file.relative_to(ROOT) if file.is_absolute() else file
            yield f"{where}:{use.line}: {use.path} is not in {lacking}. {ADVICE}"


def newer_uses(text: str, suffix: str) -> list[Use]:
    """What *text* uses that some browser of the floor does not know."""
    uses = set(READERS[suffix](text, known()))
    newer = (
        use
        for use in uses
        if use.path.startswith(OVER_HTTPS) or known().lacking(use.path)
    )
    return sorted(newer, key=lambda use: (use.line, use.path))


def _named(browser: str) -> str:
    major, minor = FLOOR[browser]
    return f"{browser} {major}.{minor}" if minor else f"{browser} {major}"
