"""Characters that do no harm wherever they are shown."""

from __future__ import annotations

import re
import unicodedata

# Control characters, lone surrogates, and marks that turn the reading order of
# everything after them.
_HARMFUL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
    r"\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def clean(text: object) -> str:
    """*text* without characters that could harm a document, and with Unix line ends."""
    written = "" if text is None else str(text)
    lines = written.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", _HARMFUL.sub("", lines))
