"""What invented people say, and how they call what is around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from toolkit.demo.reading import told_in, wrong_in

_PLAIN = Path(__file__).with_name("words.toml")
_LISTED = {"sentences", "lines", "replies", "fitting"}
_SOME_DAY = date(2023, 5, 12)


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of all of them; a programme may bring its own.

    `fitting` has what is said to a prompt that asks for one thing, by a few words of
    it. `day` is what they mean by soon.
    """

    sentences: tuple[str, ...]
    lines: tuple[str, ...]
    replies: tuple[str, ...]
    takes_up: str
    calculation: str
    place: str
    leads: str
    codes: str
    room: str
    cover: str
    file: str
    picture: str
    shows: str
    fitting: tuple[tuple[str, tuple[str, ...]], ...]
    day: date = _SOME_DAY

    def words(self, seed: int, sentences: int = 1) -> str:
        """Some sentences in a row; another *seed* begins elsewhere."""
        start = seed % len(self.sentences)
        return " ".join(islice(cycle(self.sentences), start, start + sentences))

    def fits(self, prompt: str, *, seed: int) -> str | None:
        """What fits *prompt*; None where it asks for more than one thing."""
        for words, said in self.fitting:
            if words in prompt:
                return said[seed % len(said)]
        return None

    @property
    def own(self) -> tuple[str, ...]:
        """All they say; what is the beginning of another comes after it."""
        return _own(self)


@cache
def _own(speech: Speech) -> tuple[str, ...]:
    said = (one for _words, each in speech.fitting for one in each if one)
    return tuple(sorted({*speech.sentences, *said}, key=len, reverse=True))


@cache
def plain_speech() -> Speech:
    """How people speak who learn something for their work, whatever it is."""
    return _spoken(told_in(_PLAIN), _PLAIN, {})


def speech_in(folder: Path) -> Speech:
    """How they speak where *folder* holds the words; plainly where it has none.

    Raises:
        ProgrammeError: its file cannot be used; says why.
    """
    file = folder / "words.toml"
    plain = plain_speech()
    usual = {each.name: getattr(plain, each.name) for each in fields(plain)}
    return _spoken(told_in(file), file, usual)


def _spoken(told: Mapping[str, Any], file: Path, usual: Mapping[str, Any]) -> Speech:
    known = {each.name for each in fields(Speech)} - {"day"}
    for key in told.keys() - known:
        can = ", ".join(sorted(known))
        raise wrong_in(file, f'"{key}" means nothing here. What can stand here: {can}')
    said = {**told}
    for key in (known - _LISTED) & told.keys():
        if not isinstance(told[key], str):
            raise wrong_in(file, f'"{key}" is a text, such as {key} = "something"')
    for key in ("sentences", "lines", "replies"):
        if key in told:
            said[key] = _texts(told[key], key, file)
    if "fitting" in told:
        said["fitting"] = tuple(_fitting(each, file) for each in told["fitting"])
    return Speech(**{**usual, **said})


def _fitting(told: Any, file: Path) -> tuple[str, tuple[str, ...]]:
    if not isinstance(told, dict) or told.keys() != {"prompt", "said"}:
        raise wrong_in(file, 'each "fitting" has a "prompt" and what is "said" to it')
    return str(told["prompt"]), _texts(told["said"], "said", file)


def _texts(told: Any, key: str, file: Path) -> tuple[str, ...]:
    if not (isinstance(told, list) and told and all(isinstance(t, str) for t in told)):
        raise wrong_in(file, f'"{key}" lists texts, such as ["One.", "Another."]')
    return tuple(told)
