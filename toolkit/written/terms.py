"""The parts of a formula, as a tree that Typst draws as it is.

What a part is stands under "is". That is no name in Python, so the shapes are written
as calls.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict

Sign = TypedDict(
    "Sign",
    {"is": Literal["number", "letter", "function", "operator"], "value": str},
)
Words = TypedDict(
    "Words", {"is": Literal["words"], "value": str, "bold": NotRequired[bool]}
)
Space = TypedDict("Space", {"is": Literal["space"]})
Around = TypedDict(
    "Around",
    {
        "is": Literal[
            "row", "grid-row", "fraction", "square-root", "root", "struck", "boxed"
        ],
        "inside": "list[Term]",
    },
)
Accent = TypedDict(
    "Accent", {"is": Literal["accent"], "accent": str, "inside": "list[Term]"}
)


Attached = TypedDict(
    "Attached",
    {
        "is": Literal["attached"],
        "inside": "list[Term]",
        "limits": bool,
        "above": NotRequired["Term"],
        "below": NotRequired["Term"],
    },
)
Grid = TypedDict(
    "Grid",
    {
        "is": Literal["grid"],
        "rows": "list[list[Term]]",
        "working": NotRequired[bool],
    },
)
Fenced = TypedDict(
    "Fenced",
    {"is": Literal["fenced"], "open": str, "close": str, "inside": "list[Term]"},
)
Term: TypeAlias = "Sign | Words | Space | Around | Accent | Attached | Grid | Fenced"
"""Any part of a formula."""
