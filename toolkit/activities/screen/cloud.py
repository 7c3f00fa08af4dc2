"""Short answers counted: what is the same but for capitals and punctuation is one."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from toolkit.activities.screen.shapes import CloudWord
from toolkit.model import JSON, Shared
from toolkit.model.words_of import texts_in


def is_short(face: Mapping[str, JSON]) -> bool:
    """Whether the author asks for no more than a few words."""
    return bool(face.get("words"))


def cloud(shared: Iterable[Shared]) -> list[CloudWord]:
    """Each answer once, with how many gave it: the most first, else by the alphabet."""
    counts: Counter[str] = Counter()
    written: dict[str, Counter[str]] = defaultdict(Counter)
    for one in shared:
        # Who says something twice says it once.
        for key, text in {_key(text): text for text in _said(one)}.items():
            counts[key] += 1 + one.alike
            written[key][text] += 1
    ordered = sorted(counts, key=lambda key: (-counts[key], key))
    return [{"text": _usual(written[key]), "count": counts[key]} for key in ordered]


def _said(one: Shared) -> list[str]:
    return [" ".join(text.split()) for text in texts_in(one.response.value)]


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    kept = (c for c in plain if not unicodedata.category(c).startswith("P"))
    return " ".join("".join(kept).split()) or plain


def _usual(written: Counter[str]) -> str:
    """How most have written it; of equals, the first of the alphabet."""
    return min(written, key=lambda text: (-written[text], text)).strip(" .,;:!?")
