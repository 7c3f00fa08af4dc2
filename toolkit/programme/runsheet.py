"""A facilitator's own notes, from `facilitator.md`: what to do and say in a section."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.errors import AuthoringError
from toolkit.model.counting import NUMBERS
from toolkit.model.dates import elapsed
from toolkit.programme.plan import Entry, Plan
from toolkit.programme.programme import Programme

NOT_TEXT = ("It is no text in UTF-8.", "Save it again as such.")
NOWHERE = ""
"""Under it stands, in a run sheet, why there is none."""

_HEADING = re.compile(r"###\s+(\d{1,2})[:.](\d{2})\b")
_MARKS = re.compile(r"\*\*|(?<!\w)\*|\*(?!\w)")
_RULE = re.compile(r"\|[\s|:-]+")
_NUMBERS = {word: str(number) for number, word in enumerate(NUMBERS, start=1)}
_NUMBER = rf"(?:\d{{1,3}}(?::[0-5]\d)?|{'|'.join(_NUMBERS)})"
_MINUTES = re.compile(
    rf"\b({_NUMBER})(?:(?: and | or |, | to )({_NUMBER}))?[ -]min(?:ute)?s?\b", re.I
)
# Not how many times something is done, as in "3 x 8".
_TIMING = re.compile("(?<![:\\w])(\\d{1,3}(?::[0-5]\\d)?)(?!\\s*[\u00d7x:\\w-])")


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the run sheet; `label` is "" for plain words."""

    label: str
    text: str


def run_sheet(plan: Plan, programme: Programme) -> Mapping[str, tuple[Note, ...]]:
    """The notes of each section, by how long after the start it begins ("0:10").

    They are in the words of *programme* and say its dates.

    Nothing, where the workshop has no `facilitator.md`. Why one cannot be read says
    `not_in_agenda`: it keeps back neither the page nor another workshop's.
    """
    try:
        written = (plan.folder / "facilitator.md").read_text(encoding="utf-8")
    except OSError:
        return {}
    except UnicodeDecodeError:
        return _unread(plan, " ".join(NOT_TEXT))
    try:
        worded = programme.wording.apply(written)
    except AuthoringError as mistake:
        return _unread(plan, str(mistake))
    return read_run_sheet(programme.in_words(worded, workshop=plan.name))


def _unread(plan: Plan, why: str) -> dict[str, tuple[Note, ...]]:
    said = f'facilitator.md of "{plan.name}" cannot be shown. {why}'
    return {NOWHERE: (Note("", said),)}


def read_run_sheet(written: str) -> dict[str, tuple[Note, ...]]:
    """The notes below each heading that begins with a time since the start."""
    sheet: dict[str, list[str]] = {}
    lines: list[str] | None = None
    for line in written.splitlines():
        if at := heading_at(line):
            lines = sheet.setdefault(at, [])
        elif line.startswith("#"):
            lines = None
        elif lines is not None:
            lines.append(line)
    return {at: tuple(_notes(below)) for at, below in sheet.items()}


def heading_at(line: str) -> str:
    """The time since the start that a heading begins with, as "0:10"; else ""."""
    heading = _HEADING.match(line)
    return f"{int(heading[1])}:{heading[2]}" if heading else ""


def notes_of(entry: Entry, sheet: Mapping[str, tuple[Note, ...]]) -> tuple[Note, ...]:
    """The notes of this stretch of the agenda."""
    return sheet.get(elapsed(entry.after), ())


def first_naming(
    names: Collection[str], plan: Plan, sheet: Mapping[str, tuple[Note, ...]]
) -> Entry:
    """The first section whose title says one of *names*; else whose notes do.

    The first of all, where none does.
    """
    said = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})(?!\w)", re.I)
    titled = [entry for entry in plan.agenda if said.search(entry.title)]
    noted = [
        entry
        for entry in plan.agenda
        if any(said.search(f"{one.label} {one.text}") for one in notes_of(entry, sheet))
    ]
    return next(iter([*titled, *noted, *plan.agenda]))


def lengths_in(notes: Sequence[Note]) -> tuple[str, ...]:
    """The lengths of time that *notes* speak of, as "8" or "1:30", in minutes.

    Those of a row labelled "Timing" come first, where every number is minutes.
    """
    found = []
    for note in sorted(notes, key=lambda note: note.label != "Timing"):
        text = f"{note.label} {note.text}"
        found += [one for pair in _MINUTES.findall(text) for one in pair if one]
        found += _TIMING.findall(note.text) if note.label == "Timing" else []
    return tuple(dict.fromkeys(_NUMBERS.get(one.lower(), one) for one in found))


def not_in_agenda(plan: Plan, sheet: Mapping[str, tuple[Note, ...]]) -> str:
    """What is wrong with the headings of *sheet*, in a sentence; "" if nothing is."""
    if NOWHERE in sheet:
        return sheet[NOWHERE][0].text
    if not plan.is_read:
        return ""
    starts = {elapsed(entry.after) for entry in plan.agenda}
    unknown = [at for at in sheet if at not in starts]
    if not unknown:
        return ""
    return (
        f'facilitator.md of "{plan.name}" has notes under {", ".join(unknown)}, but no '
        "section of its agenda starts then, so nobody is shown them. Correct these "
        "headings, or the agenda in programme.toml."
    )


def _notes(lines: Sequence[str]) -> Iterator[Note]:
    paragraph: list[str] = []
    for number, line in enumerate([*lines, ""]):
        if line.strip() and not line.startswith("|"):
            starts = re.match(r"\s*(\d+\.|[-*])\s", line)
            if starts and paragraph:
                yield _plain(paragraph)
                paragraph = []
            paragraph.append(line.strip())
            continue
        if paragraph:
            yield _plain(paragraph)
            paragraph = []
        is_heading = number + 1 < len(lines) and bool(
            _RULE.fullmatch(lines[number + 1])
        )
        if line.startswith("|") and not is_heading and not _RULE.fullmatch(line):
            yield _row(line)


def _plain(paragraph: Sequence[str]) -> Note:
    words = " ".join(paragraph)
    labelled = re.match(r"\*\*(.+?)[.,:]?\*\*[.,:]?\s*", words)
    if labelled:
        return Note(_bare(labelled[1]), _bare(words[labelled.end() :]))
    return Note("", _bare(words))


def _row(line: str) -> Note:
    cells = [_bare(cell) for cell in line.strip().strip("|").split("|")]
    if cells[0].isdigit():
        cells = [f"{cells[0]} min · {cells[1]}", *cells[2:]]
    return Note(cells[0], " ".join(cell for cell in cells[1:] if cell))


def _bare(text: str) -> str:
    return _MARKS.sub("", text).strip()
