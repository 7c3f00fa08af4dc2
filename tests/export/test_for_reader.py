"""Who reads an answer now, in words, before somebody shows it by a link."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from toolkit.export.for_reader import seen_by
from toolkit.model import Response, ResponseKey, Sharing

PRIVATE, GROUP = Sharing.PRIVATE, Sharing.GROUP


def kept(sharing: Sharing) -> Response:
    at = datetime(2023, 1, 20, tzinfo=UTC)
    key = ResponseKey("example", "somebody", "workshop1", "task")
    return Response(key, "Ours", sharing, 1, at, "", "w")


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ([PRIVATE, PRIVATE], "Private"),
        ([GROUP, GROUP], "Shared with your group"),
        ([GROUP, PRIVATE], "Shared with your group, one box private"),
        (
            [Sharing.COHORT, PRIVATE, Sharing.FACILITATORS, PRIVATE],
            "Shared with the facilitators and everyone in the cohort, 2 boxes private",
        ),
    ],
)
def test_what_is_shared_in_part_is_not_called_private(
    levels: list[Sharing], said: str
) -> None:
    assert seen_by([kept(level) for level in levels]) == said
