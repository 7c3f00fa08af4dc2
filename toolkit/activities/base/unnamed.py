"""The reminder not to name anybody who learns, beside boxes that invite their work."""

from __future__ import annotations

import re

from toolkit.programme.wording import LEARN

REMINDER = "Name no {learner} here: “{somebody}” says enough."

_WHO = rf"\{{?(?:{'|'.join(LEARN)})s?\}}?"
_INVITES = re.compile(
    rf"{_WHO}['\u2019]s? (?:own )?(?:work|words|writing|answers|understanding)"
    rf"|{_WHO} (?:told|said|say|show|wrote|write|found|made|evidence|comment|voice)"
    rf"|(?:can|do|did) {_WHO} (?:do|say|show|choose|write|find|make)"
    rf"|focus {_WHO}|anonymised|each of (?:the )?(?:two|three|four) {_WHO}",
    re.IGNORECASE,
)
_SAYS_SO = re.compile(r"(?:no|not|without) names|name no |never named", re.IGNORECASE)


def invites_work(*texts: str) -> bool:
    """Whether these words of an author ask for what learners made, wrote or said."""
    return any(_INVITES.search(text) for text in texts)


def reminded(help: str, *asked: str, always: bool = False) -> str:  # noqa: A002
    """*help* with the reminder, where *asked* or it invites work and says nothing yet.

    *always* is for boxes that take files, whatever they ask for.
    """
    invites = always or invites_work(help, *asked)
    if not invites or any(_SAYS_SO.search(text) for text in (help, *asked)):
        return help
    return f"{help} {REMINDER}".strip()
