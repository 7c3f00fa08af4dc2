"""What groups wrote, side by side: once a facilitator has shown it to everybody."""

from __future__ import annotations

from toolkit.activities.screen.shapes import GroupPagesShown
from toolkit.model.contents import Asked
from toolkit.seat import Seat


def group_pages(asked: Asked, seat: Seat) -> GroupPagesShown:
    """Every group's page of *asked*; until they are shown to all, that they are not."""
    workshop, name = asked.workshop, asked.name
    shown = GroupPagesShown(prompt=asked.prompt, revealed=False, groups=[])
    if name not in seat.pace.of(workshop).revealed:
        return shown
    # A facilitator may also read what groups wrote that are no more; others may not.
    known = {group.id for group in seat.groups.used_in(workshop, name).groups}
    groups = [page for page in seat.pages.all(workshop, name) if page.group.id in known]
    return {
        **shown,
        "revealed": True,
        "groups": [
            {
                "name": page.group.name,
                "lines": [line.words.text for line in page.standing],
            }
            for page in groups
            if page.standing
        ],
    }
