"""How somebody writes: briefly, at length, with a formula, or not everything."""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.demo.speech import Speech
from toolkit.model import JSON

BRIEFLY, AS_ASKED, AT_LENGTH = 1, 3, 7
"""Most sentences of one text."""

_MORE = 4


@dataclass(frozen=True, slots=True)
class Manner:
    """`sentences` is how many there are in a text at most; `skips` is every so many."""

    speech: Speech
    sentences: int = AS_ASKED
    calculates: bool = False
    skips: int = 0

    def leaves_out(self, seed: int) -> bool:
        """Whether what has this *seed* stays empty."""
        return bool(self.skips) and seed % self.skips == 0

    def written(self, value: JSON, *, seed: int) -> JSON:
        """*value* with the texts in it as this person would write them.

        What is no text of ours, such as the words of a card, stays as it is.
        """
        if isinstance(value, dict):
            return {k: self.written(inner, seed=seed) for k, inner in value.items()}
        if isinstance(value, list):
            return [self.written(inner, seed=seed) for inner in value]
        return self._text(value, seed) if self._is_ours(value) else value

    def _text(self, text: str, seed: int) -> str:
        speech = self.speech
        if self.sentences == BRIEFLY:
            return next(one for one in speech.own if text.startswith(one))
        if not self._has_room(text):
            return text
        more = [speech.words(seed, _MORE)] if self.sentences == AT_LENGTH else []
        added = [speech.calculation] if self.calculates and speech.calculation else []
        return " ".join([text, *more, *added])

    def _is_ours(self, value: JSON) -> bool:
        return isinstance(value, str) and value.startswith(self.speech.own)

    def _has_room(self, text: str) -> bool:
        """Whether it is longer than a sentence: only then there was room for more."""
        return text not in self.speech.own and "\n" not in text


def manner_of(number: int, *, speech: Speech) -> Manner:
    """How the person with this number writes.

    In five one is brief, in seven one has much to say, in eight one leaves something
    empty, and in ten one calculates.
    """
    return Manner(
        speech,
        sentences=(
            BRIEFLY if number % 5 == 0 else AT_LENGTH if number % 7 == 3 else AS_ASKED
        ),
        calculates=number % 10 == 4,
        skips=6 if number % 8 == 5 else 0,
    )
