"""Which other hosts a script or a style sheet asks for something.

What only names a host asks nobody: a comment, a text, a namespace, a link.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

_HOST = r"(?:https?:|wss?:)?//"
_WHOLE = re.compile(rf"{_HOST}\S+")
_LARGE = 500_000
"""Characters from which a script is a library that brings along what it needs."""

_SHORT = 100_000
"""Characters up to which a script's addresses are looked at by themselves."""

_ALWAYS = r"(?:\bfrom|\bimport)\s*"
_PERHAPS = (
    r"\bimport\s*\(\s*|\b(?:fetch|importScripts|(?:Shared)?Worker|WebSocket|EventSource)"
    r"\s*\(\s*"
)
_ALSO = (
    r"\bsrc\s*=\s*|\.(?:json|csv|tsv|getJSON|getScript)\s*\(\s*"
    r"|\.open\s*\(\s*[\"'][A-Z]+[\"']\s*,\s*"
)
_ASKS = re.compile(rf"(?:(?P<always>{_ALWAYS})|{_PERHAPS})(?P<text>[\"'`]){_HOST}")
_ASKS_TOO = re.compile(rf"(?:{_ALSO})(?P<text>[\"'`]){_HOST}")
_ASKS_WHAT_IT_IS_TOLD = re.compile(
    r"(?:\bimport|\bfetch|\bWorker)\s*\(\s*(?![\"'`)])|\.src\s*=\s*(?![\"'`=])"
)
_MADE_TO_BE_FETCHED = re.compile(
    r"//(?:cdn\.|unpkg\.com/|esm\.sh/|esm\.run/)|\.(?:m?js|css|json|csv|tsv|wasm)(?:$|\?)"
)
_NAMES = re.compile(r"[\"']?\$?schema[\"']?\s*:\s*$|\bhref\s*[:=]\s*$")
"""What stands before an address that only names something."""

_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?(?:\*/|\Z))"
    r"|(?P<text>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
    r"|(?P<pattern>/(?:[^/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/\w*)"
    r"|(?P<word>[\w$]+)|(?P<sign>\S)",
    re.DOTALL,
)
_TEMPLATE = re.compile(
    r"(?P<said>(?:[^`\\$]|\\.|\$(?!\{))*)(?P<end>`|\$\{|\Z)", re.DOTALL
)
_BEFORE_PATTERN = frozenset(
    {"return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "new"}
)
"""Words after which a slash begins a pattern, and does not divide."""

_STYLE_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|@namespace[^;]*;", re.DOTALL)
_STYLE_ASKS = re.compile(
    rf"(?:@import\s+(?:url\(\s*)?|\burl\(\s*)[\"']?({_HOST}[^\"'\s)]+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Asked:
    """An address on another host.

    `is_called`: what asks for it says so itself. `is_sure`: nothing of the script works
    before that has answered.
    """

    address: str
    is_called: bool = True
    is_sure: bool = False

    @property
    def host(self) -> str:
        """The host that is asked."""
        return urlsplit(self.address).netloc


@lru_cache(maxsize=256)
def asked_by_script(text: str) -> tuple[Asked, ...]:
    """What the script *text* asks other hosts, as far as it says so itself."""
    if _WHOLE.fullmatch(text.strip()):
        return (Asked(text.strip(), is_sure=True),)
    asks = [*_ASKS.finditer(text)]
    asks += _ASKS_TOO.finditer(text) if len(text) < _LARGE else ()
    told = len(text) < _SHORT and "//" in text
    told = told and _ASKS_WHAT_IT_IS_TOLD.search(text) is not None
    if not asks and not told:
        return ()
    texts = _Texts(text).found
    found = {
        address: Asked(address, is_sure=bool(ask.groupdict().get("always")))
        for ask in asks
        if (address := texts.get(ask.start("text"), ""))
    }
    for at, address in texts.items() if told else ():
        if _is_to_be_fetched(address, text[max(0, at - 40) : at]):
            found.setdefault(address, Asked(address, is_called=False))
    return tuple(one for one in found.values() if one.host)


@lru_cache(maxsize=256)
def asked_by_style(text: str) -> tuple[Asked, ...]:
    """What the style sheet *text* asks other hosts."""
    found = _STYLE_ASKS.findall(_STYLE_COMMENT.sub(" ", text))
    return tuple(map(Asked, dict.fromkeys(found)))


def _is_to_be_fetched(address: str, before: str) -> bool:
    if not _WHOLE.fullmatch(address) or _NAMES.search(before):
        return False
    return _MADE_TO_BE_FETCHED.search(address) is not None


class _Texts:
    """Reads the texts of one script, and where each begins; made for that script.

    What stands in comments and inside other texts is none. Of a template it is what
    stands before its first hole.
    """

    def __init__(self, script: str) -> None:
        self.found: dict[int, str] = {}
        self._script = script
        self._at = 0
        self._deep = 0
        self._holes: list[int] = []
        self._before = ""
        while found := _TOKEN.search(script, self._at):
            self._at = found.end()
            if found.lastgroup != "comment":
                self._before = self._take(found)

    def _take(self, found: re.Match[str]) -> str:
        sign = found[0]
        if found.lastgroup == "pattern" and _divides(self._before):
            sign, self._at = "/", found.start() + 1
        if found.lastgroup == "text":
            self.found[found.start()] = sign[1:-1]
        elif sign == "`":
            self.found[found.start()] = self._piece()
        elif sign == "}" and self._holes[-1:] == [self._deep]:
            self._holes.pop()
            self._piece()
        else:
            self._deep += {"{": 1, "}": -1}.get(sign, 0)
        return sign

    def _piece(self) -> str:
        """What stands up to the next hole of a template, or its end."""
        piece = _TEMPLATE.match(self._script, self._at)
        if piece is None:  # it is cut off
            self._at = len(self._script)
            return ""
        self._at = piece.end()
        if piece["end"] == "${":
            self._holes.append(self._deep)
        return piece["said"]


def _divides(before: str) -> bool:
    """Whether a slash after *before* divides."""
    is_value = before[-1:].isalnum() or before[-1:] in {"_", "$", ")", "]", "}", "`"}
    is_value = is_value or before[-1:] in {'"', "'"}
    return is_value and before not in _BEFORE_PATTERN
