"""Everybody beside each other: how far ours is from the best, and from the limit."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from importlib.metadata import version

from benchmarks.figures import FLOOR, NICEGUI, OURS, PLAIN, SHINY, Results
from benchmarks.peers.environment import NotInstalledError, install_peers, version_of
from benchmarks.table import aim_of, aligned, cell_of, measured, ratio_of

WIDTH = 100
OTHERS = (PLAIN, SHINY, NICEGUI, FLOOR)

_WHOLE = "one process serves everybody, so see the whole server's memory"
WHY: dict[str, dict[str, str]] = {
    "memory": dict.fromkeys((SHINY, NICEGUI, FLOOR), _WHOLE),
    "reveal_200_p50": {PLAIN: "it does not let so many people in"},
    "portfolios": dict.fromkeys(OTHERS, "it prints nothing"),
}
"""Why a figure makes no sense for a contender."""

ALONE = "only ours has been measured"

LESS = (
    "All ask the same in the same order, and say of each answer that it is saved once "
    "it is committed to SQLite. None but ours has sign-in, rights, groups or levels of "
    "sharing, or keeps on the device what is written while the line is down.",
    "Plain Voila: a kernel for each visitor, as ours; boxes for choices, too; who "
    "returns finds them empty; pages look once a second for what is revealed.",
    "Shiny for Python: one process for everybody; polls and scales are radio buttons; "
    "what was written comes back. Its page sends 250 ms after the last key: that is in "
    "a visit's time, and not in a keystroke's.",
    "NiceGUI: as Shiny, but its page sends each key at once.",
    "The floor: packed static HTML, one socket, SQLite, and nothing else. It is the "
    "limit, not a product.",
    "Ours: while a room is open, kernels are made ahead of need. What that takes in "
    "idle minutes is in no visitor's CPU; what they hold is in the whole server's "
    "memory.",
)
"""What each does less than ours, and what ours does before anybody is measured."""


def with_peers() -> Results:
    """Results to fill, of everybody who can be measured here."""
    try:
        install_peers()
    except NotInstalledError as reason:
        print(
            "Shiny for Python and NiceGUI could not be installed, so they are left "
            f"out; all else is measured. pip said: {reason}",
            file=sys.stderr,
        )
        left = "Shiny and NiceGUI: not installed"
        return Results(contenders=(PLAIN, FLOOR, OURS), failures=[left])
    return Results(contenders=(*OTHERS, OURS))


def beside(results: Results) -> str:
    """Two tables, of values and of ratios, and what is to be said of both."""
    others = [each for each in results.contenders if each != OURS]
    heads = [_head(each) for each in others]
    values = (
        (
            figure.words,
            *(cell_of(results, each, figure) for each in (*others, OURS)),
            aim_of(results, figure),
        )
        for figure in measured(results)
    )
    ratios = (
        (figure.words, *(ratio_of(results, each, figure) for each in others))
        for figure in measured(results)
    )
    return "\n\n".join(
        (
            aligned(("figure", *heads, "ours", "aim"), values),
            aligned(("times ours; below 1x: ahead of ours", *heads), ratios),
            "\n".join(map(_wrapped, _reasons(results))),
            "\n".join(map(_wrapped, LESS)),
        )
    )


def _head(contender: str) -> str:
    """Whom a column is about, and which release."""
    return {
        PLAIN: lambda: f"plain Voila {version('voila')}",
        SHINY: lambda: f"Shiny {version_of('shiny')}",
        NICEGUI: lambda: f"NiceGUI {version_of('nicegui')}",
        FLOOR: lambda: "floor",
    }[contender]()


def _wrapped(words: str) -> str:
    return textwrap.fill(words, WIDTH)


def _reasons(results: Results) -> Iterator[str]:
    """Why there is a dash, for each figure that has one."""
    for figure in measured(results):
        missing = [
            each
            for each in results.contenders
            if results.middle(each, figure.name) is None
            and each not in results.notes.get(figure.name, {})
        ]
        whys = WHY.get(figure.name, {})
        if not whys and len(missing) == len(results.contenders) - 1:
            whys = dict.fromkeys(missing, ALONE)
        for why in dict.fromkeys(whys.values()):
            who = [_head(each) for each in missing if whys.get(each) == why]
            if who:
                words = figure.words.removesuffix(", p50")
                yield f"{words}, {', '.join(who)}: {why}."
