"""Three lines to finish, each below words of its author's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.own import (
    Activity,
    AuthoringError,
    Block,
    Empty,
    Text,
    fields_of,
    in_html,
    list_of,
    script,
    text_of,
)

THREE = 3
LONGEST = 500
"""Characters of one line."""


class ThreeLines(Activity):
    """What is kept is `{"lines": ["…", "…", "…"]}`."""

    kind = "three_lines"
    _esm = script(__file__)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        lines: Sequence[str],
        help: str = "",  # noqa: A002 - the word authors expect
        sharing: str = "private",
    ) -> None:
        """Finish each of three *lines*."""
        if isinstance(lines, str) or len(lines) != THREE:
            raise AuthoringError(
                f'"{name}" takes three lines, such as ("I", "we", "you").'
            )
        super().__init__(name, prompt, help=help, sharing=sharing, lines=list(lines))

    def check(self, value: Any, *, part: str) -> Any:  # noqa: ARG002 - it has one part
        """What is kept of what a page sent."""
        lines = list_of(
            fields_of(value).get("lines"),
            lambda line: text_of(line, limit=LONGEST),
            most=THREE,
            what="lines",
        )
        return {"lines": lines + [""] * (THREE - len(lines))}

    @staticmethod
    def example(face: Any, *, seed: int) -> Mapping[str, Any]:
        """What an invented person writes."""
        often = ("once a day", "at every round")[seed % 2]
        return {"": {"lines": [f"{line} …, {often}." for line in face["lines"]]}}

    @staticmethod
    def printed(face: Any, values: Mapping[str, Any]) -> list[Block]:
        """Each line that is finished, below its beginning."""
        lines = (values.get("") or {}).get("lines", [])
        pairs = zip(face["lines"], lines, strict=False)
        return [Text(said, label=label) for label, said in pairs if said] or [Empty()]

    @staticmethod
    def fallback(face: Any) -> str:
        """The beginnings, to be finished on paper."""
        return "".join(f"<p>{in_html(line)} …</p>" for line in face["lines"])
