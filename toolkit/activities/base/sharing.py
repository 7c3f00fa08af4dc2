"""Who may see an answer, as authors ask for it and as people choose it."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.activities.base.shapes import Level
from toolkit.errors import AuthoringError
from toolkit.model import Sharing

SHARING_LABELS = {
    Sharing.PRIVATE: "Only me",
    Sharing.FACILITATORS: "Me and the facilitators",
    Sharing.GROUP: "My group",
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


def as_choices(levels: Sequence[Sharing]) -> list[Level]:
    """*levels* as the page offers them."""
    return [{"value": one.value, "label": SHARING_LABELS[one]} for one in levels]
