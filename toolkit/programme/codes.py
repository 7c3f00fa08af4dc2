"""The codes by which authors name what is asked: never what people are shown."""

from __future__ import annotations

import re
from collections.abc import Collection

_CODE = r"\bW(?P<workshop>\d)-(?P<letter>[A-Z])\d*\b"
_ALONE = re.compile(_CODE)
_BEFORE_COLON = re.compile(rf",\s*{_CODE}(?=:)")
_INTRODUCES = re.compile(rf"(?P<before>^|[.:·]\s+){_CODE}[:,]\s+(?P<next>\w)")
_ENDS_SENTENCE = re.compile(r"(?:^|[.?!]\s)$")

LABELS = {"P": "Talk", "Q": "Poll", "R": "Write"}
_NAMES = {"P": "the talk", "Q": "the poll", "R": "the notes"}


def label_without_codes(label: str) -> str:
    """*label* of a run sheet; what was only a code says what kind of thing it is."""
    alone = _ALONE.fullmatch(label)
    if alone:
        return LABELS.get(alone["letter"], f"Activity {alone['letter']}")
    said = _INTRODUCES.sub(_introduced, _BEFORE_COLON.sub("", label))
    return _ALONE.sub("", said).strip()


def text_without_codes(
    text: str, *, workshop: int, outcomes: Collection[str] = ()
) -> str:
    """*text* of this workshop as one says it, without *outcomes* at its end."""
    named = "|".join(map(re.escape, outcomes))
    if named:
        text = re.sub(rf"(?:[\s,]*\b(?:{named})\b)+\.?\s*$", "", text)
    said = _INTRODUCES.sub(_introduced, _BEFORE_COLON.sub("", text))
    return _ALONE.sub(lambda found: _name(found, workshop), said).strip()


def _introduced(found: re.Match[str]) -> str:
    before = found["before"]
    return before + (found["next"] if before.startswith(":") else found["next"].upper())


def _name(found: re.Match[str], workshop: int) -> str:
    name = _NAMES.get(found["letter"], f"Activity {found['letter']}")
    if int(found["workshop"]) != workshop:
        name = f"{name} of Workshop {found['workshop']}"
    begins = _ENDS_SENTENCE.search(found.string[: found.start()])
    return name[0].upper() + name[1:] if begins else name
