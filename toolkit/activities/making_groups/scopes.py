"""What groups may be for: the year, a workshop, or one activity of it."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.activities.making_groups.groups_shown import sizes_in_words
from toolkit.activities.making_groups.shapes import GroupsFor
from toolkit.activities.making_groups.words import WORDS
from toolkit.model import PROGRAMME
from toolkit.model.contents import Asked
from toolkit.model.groups import Grouping

GROUP_KINDS = frozenset({"group_page", "protocol"})
"""Activities that may have groups of their own."""

Scope = tuple[str, str]
"""A workshop and an activity; no activity for all of the workshop."""

YEAR: Scope = (PROGRAMME, "")


def scopes_of(
    workshop: str, *, title: str, asked: Sequence[Asked]
) -> list[tuple[Scope, str]]:
    """Everything that groups may be for while *workshop* is led, and what it is called.

    Names are an author's; what people read are prompts.
    """
    own = [
        ((workshop, one.name), WORDS["of_activity"].format(prompt=one.prompt))
        for one in asked
        if one.kind in GROUP_KINDS
    ]
    whole = ((workshop, ""), WORDS["of_workshop"].format(title=title))
    return [(YEAR, WORDS["of_year"]), whole, *own]


def groups_for(
    scopes: Sequence[tuple[Scope, str]], scope: Scope, *, own: Grouping, used: Grouping
) -> GroupsFor:
    """What the panel says of the groups for *scope*: its own, or those it uses."""
    return {
        "scopes": [label for _, label in scopes],
        "scope": [one for one, _ in scopes].index(scope),
        "year": scope == YEAR,
        "version": own.version,
        "undo": own.version > 1,
        "drop": _drop_of(own),
        "source": _source_of(own, used),
        "sizes": sizes_in_words([len(group.members) for group in used.groups]),
    }


def _source_of(own: Grouping, used: Grouping) -> str:
    """Whose groups are shown, and what changing one of them means."""
    if not used.groups:
        return WORDS["none_yet"]
    if own.groups:
        return WORDS["year_means" if own.is_for_the_year else "pages_stay"]
    return WORDS["uses_year" if used.is_for_the_year else "uses_workshop"]


def _drop_of(own: Grouping) -> str:
    """What doing without groups of one's own is called; empty where one cannot."""
    if not own.groups or own.is_for_the_year:
        return ""
    return WORDS["drop_activity" if own.activity else "drop_workshop"]
