"""What a page shows, as far as its author decides it: taken down, and compared."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from toolkit.activities.base import blocks
from toolkit.activities.base.component import SHARED_ABOVE
from toolkit.activities.base.kind import activity_kind
from toolkit.activities.base.printing import printed_blocks
from toolkit.checking.record import Run
from toolkit.demo.answers import answer_to
from toolkit.model import JSON
from toolkit.model.contents import ACTIVITY_MIME, SECTION_MIME
from toolkit.testing.scripts import script_text
from toolkit.testing.wrong import NothingToTestError, WrongError

Entry = dict[str, JSON]

_MOST = 20
"""Differences that are told; who has more reads them in the file."""

_DERIVED = ("sharing_levels", "kind", "workshop", "name")
_IDS = re.compile(r'(?<=[="\'#-])[0-9a-f]{8,}(?:-[0-9a-f]{4,})*')
_TEXTS = ("text/markdown", "text/html", "text/latex", "text/plain")
_PICTURES = "image/"
_OURS = re.compile(r'<\w+ class="ws-')
_TEXTUAL = ("section", "part", "say", "agreement", "pack", "statements")
"""Calls of an author's that show words of theirs."""

_SEED = 1
_WORDS = "Some words."


def entries_of(run: Run) -> list[Entry]:
    """What the cells of *run* show, in order."""
    return [entry for number in sorted(run.cells) for entry in _of_cell(run, number)]


def hold_still(first: Run, again: Run) -> None:
    """See that a page shows the same on another day, and with other dice.

    Raises:
        WrongError: it does not; says what changes.
    """
    if found := list(differences(entries_of(first), entries_of(again))):
        raise WrongError(
            [
                "The page shows something else each time it is run, and is run once "
                "for everybody:",
                *(f"  {line}" for line in found[:_MOST]),
                "Say what stays, or let each person's own page work it out.",
            ]
        )


def compare(entries: list[Entry], file: Path, *, write: bool) -> bool:
    """Hold *entries* against what *file* holds; with *write*, take them down instead.

    Returns whether the file has changed.

    Raises:
        NothingToTestError: nothing has been taken down yet.
        WrongError: they differ; says where, and what to do.
    """
    text = json.dumps(entries, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    there = file.read_text(encoding="utf-8") if file.is_file() else None
    if write:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        return text != there
    if there is None:
        raise NothingToTestError(
            "What this page shows is not taken down yet: pytest --write-shown, read "
            f"{file.name}, and commit it."
        )
    if found := list(differences(json.loads(there), json.loads(text))):
        raise WrongError(_told(found, file))
    return False


def differences(before: list[Entry], now: list[Entry]) -> Iterator[str]:
    """How what is shown *now* differs from what was shown *before*, a line each."""
    old, new = _by_name(before), _by_name(now)
    for name in old:
        if name not in new:
            yield f"{name} is not shown any more.{_of_answers(name)}"
    for name in new:
        if name not in old:
            yield f"{name} is new."
    both = [name for name in old if name in new]
    if [name for name in new if name in old] != both:
        yield "The order has changed: " + _moved(both, [n for n in new if n in old])
    for name in both:
        for place, was, is_ in _changes(old[name], new[name]):
            yield f"{name}, {place}: {_short(was)} has become {_short(is_)}."


def _told(found: list[str], file: Path) -> list[str]:
    more = [f"… and {len(found) - _MOST} more."] if len(found) > _MOST else []
    return [
        f"The page does not show what {file.name} holds:",
        *(f"  {line}" for line in found[:_MOST]),
        *more,
        "If you meant that: pytest --write-shown, read the difference, commit it.",
    ]


def _of_answers(name: str) -> str:
    if not name.startswith("activity"):
        return ""
    return (
        " What people answered to it is read nowhere else: if it has another name now, "
        'say the earlier one with was="…".'
    )


def _of_cell(run: Run, number: int) -> Iterator[Entry]:
    for output in run.cells[number].outputs:
        if (entry := _entry(output)) is not None:
            yield entry
    for made in run.made:
        # What the toolkit says in their place follows from the whole programme.
        is_here = made.cell == number and made.shown
        if is_here and not made.is_asked and made.verb not in _TEXTUAL:
            yield {"call": made.verb}


def _entry(output: Mapping[str, JSON]) -> Entry | None:
    data: Mapping[str, JSON] = output.get("data") or {}
    if SECTION_MIME in data:
        return {"section": _pruned(data[SECTION_MIME])}
    if ACTIVITY_MIME in data:
        return _activity(data[ACTIVITY_MIME]["face"])
    if not data:
        said = output.get("text", "")
        return {"says": said} if said else None
    shown = next((data[mime] for mime in _TEXTS if mime in data), "")
    pictures = sorted(mime for mime in data if mime.startswith(_PICTURES))
    if pictures:
        return {"pictures": pictures}
    is_ours = bool(_OURS.match(shown))
    return {"shows": _IDS.sub("id", shown)} if shown and not is_ours else None


def _activity(face: Mapping[str, JSON]) -> Entry:
    kind = activity_kind(face["kind"])
    address = f"{face.get('workshop', '')}/{face['name']}"
    entry: Entry = {"activity": address, "kind": face["kind"], "face": _face(face)}
    if example := answer_to(face, seed=_SEED):
        made = printed_blocks(face, _plain(example))
        entry["printed"] = [_pruned(blocks.to_json(one)) for one in made]
    if is_of_programme(kind):
        entry["fallback"] = _IDS.sub("id", kind.fallback(face))
        entry["script"] = _digest(own_script(kind))
    return entry


def is_of_programme(kind: type) -> bool:
    """Whether a programme brings *kind* along."""
    return kind.__module__.partition(".")[0] != "toolkit"


def _plain(example: JSON) -> JSON:
    """*example* in words that never change: only its form is held."""
    if isinstance(example, Mapping):
        return {key: _plain(each) for key, each in example.items()}
    if isinstance(example, list | tuple):
        return [_plain(each) for each in example]
    is_sentence = isinstance(example, str) and " " in example
    return _WORDS if is_sentence else example


def _face(face: Mapping[str, JSON]) -> JSON:
    return _pruned({key: face[key] for key in face if key not in _DERIVED})


def _pruned(value: JSON) -> JSON:
    """*value* without what is empty, so that what is taken down is what is said."""
    if isinstance(value, Mapping):
        inner = {key: _pruned(each) for key, each in value.items()}
        return {key: each for key, each in inner.items() if not _is_empty(each)}
    if isinstance(value, list | tuple):
        return [_pruned(each) for each in value]
    return value


def _is_empty(value: JSON) -> bool:
    return value is None or value is False or value in ("", [], {})


def own_script(kind: type) -> str:
    """The part of its script that the programme brings along."""
    return script_text(kind).partition(SHARED_ABOVE)[2]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _by_name(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Each entry by what it is called; two of one name are counted."""
    found: dict[str, Entry] = {}
    for entry in entries:
        name = title = _name(entry)
        number = 1
        while name in found:
            number += 1
            name = f"{title} ({number})"
        found[name] = entry
    return found


def _name(entry: Entry) -> str:
    if "activity" in entry:
        return f'activity "{entry["activity"].partition("/")[2]}"'
    if "section" in entry:
        return f'section "{entry["section"].get("title", "")}"'
    if "call" in entry:
        return f"{entry['call']}()"
    return "what a cell shows"


def _moved(before: list[str], now: list[str]) -> str:
    at = next(
        n for n, (old, new) in enumerate(zip(before, now, strict=True)) if old != new
    )
    return f"{now[at]} stands where {before[at]} did."


def _changes(was: JSON, now: JSON, place: str = "") -> Iterator[tuple[str, JSON, JSON]]:
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        for key in {**was, **now}:
            inner = f"{place} {key}".strip()
            yield from _changes(was.get(key), now.get(key), inner)
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for number, (old, new) in enumerate(zip(was, now, strict=True), start=1):
            yield from _changes(old, new, f"{place} {number}".strip())
    elif was != now:
        yield place, was, now


def _short(value: JSON) -> str:
    if value is None:
        return "nothing"
    said = json.dumps(value, ensure_ascii=False)
    return said if len(said) <= 80 else f"{said[:77]}…"
