"""Who may see an answer, as authors ask for it and as people choose it."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.activities.base.shapes import Offered
from toolkit.errors import AnswerError, AuthoringError
from toolkit.model import Sharing
from toolkit.seat import Seat

SHARING_LABELS = {
    Sharing.PRIVATE: "Only me",
    Sharing.FACILITATORS: "Me and the facilitators",
    Sharing.GROUP: "My group and the facilitators",
    Sharing.COHORT: "Everyone in the cohort",
}


def sharing_level(sharing: Sharing | str, name: str) -> Sharing:
    """The level an author asks for; *name* says where, should there be none."""
    try:
        return Sharing(sharing)
    except ValueError:
        levels = ", ".join(level.value for level in Sharing)
        raise AuthoringError(
            f'"{name}" asks for the sharing level "{sharing}". Use one of: {levels}.'
        ) from None


def as_choices(levels: Sequence[Sharing]) -> list[Offered]:
    """*levels* as the page offers them."""
    return [{"value": one.value, "label": SHARING_LABELS[one]} for one in levels]


def as_offered(levels: Sequence[Sharing], seat: Seat) -> list[Offered]:
    """The same for who sits here: a level that would reach nobody says so.

    Without a group that is *group*: facilitators have a level of their own.
    """
    choices = as_choices(levels)
    for level in choices:
        if level["value"] == Sharing.GROUP and seat.seating.group is None:
            level["nobody"] = True
    return choices


def at_first(sharing: Sharing, seat: Seat | None) -> Sharing:
    """The level an answer begins with: no group, where there is none to share with."""
    grouped = seat is None or seat.seating.group is not None
    return sharing if grouped or sharing is not Sharing.GROUP else Sharing.FACILITATORS


def chosen_level(
    sharing: object, levels: Sequence[Sharing], *, default: Sharing
) -> Sharing:
    """The level among *levels* that a page sent; *default* where none is to choose.

    Raises:
        AnswerError: it is none of them.
    """
    for level in levels:
        if level.value == sharing:
            return level
    if levels:
        raise AnswerError("Choose who will see this answer, then try again.")
    return default
