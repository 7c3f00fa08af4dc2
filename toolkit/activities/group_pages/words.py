"""What the panel of groups' pages says."""

from __future__ import annotations

from toolkit.activities.cockpit.words import PANEL
from toolkit.activities.walls.words import ON_SCREEN

GROUP_PAGES = {
    **PANEL,
    **ON_SCREEN,
    "title": "Group pages",
    "activity": "Page",
    "follow": "The present section",
    "nothing": "Groups write no page in this section.",
    "no_groups": "There are no groups yet. Make them on the panel Groups.",
    "begun": "{begun} of {all} groups have written",
    "begun_one": "{begun} of 1 group has written",
    "pages": "What each group has written",
    "members_none": "Nobody is in this group.",
    "none": "Nothing written yet.",
    "writes": "{names} writes now.",
    "write": "{names} write now.",
    "and": "and",
    "reveal": "Show to everybody",
    "put_up_to_all": "Show to everybody, on the screen too",
    "unreveal": "Let each group see its own page only",
    "revealed": "Everybody reads every group's page.",
}
