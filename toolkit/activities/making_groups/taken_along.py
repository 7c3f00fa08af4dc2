"""Groups for a call elsewhere: the file that Zoom takes, and a text for Teams."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from toolkit.activities.making_groups.shapes import Taken
from toolkit.activities.making_groups.words import WORDS
from toolkit.files import cell_text
from toolkit.model import Person
from toolkit.model.groups import Grouping

ZOOM_HEADER = ("Pre-assign Room Name", "Email Address")
"""What Zoom's own sample file begins with.

So says "Pre-assigning participants to breakout rooms" in Zoom's support pages, "using a
CSV file", and what universities teach of it, such as
https://ptsem.teamdynamix.com/TDClient/72/Portal/KB/ArticleDet?ID=1083: one row for each
person, by the address of the account with which they join.
"""


def for_zoom(grouping: Grouping, people: Mapping[str, Person]) -> Taken:
    """A row for everybody who has an address of their own; others are named.

    An address that two share says of neither who joins with it.
    """
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(ZOOM_HEADER)
    without = []
    for group in grouping.groups:
        for person in _members(group.members, people):
            if person.email:
                writer.writerow((cell_text(group.name), cell_text(person.email)))
            else:
                without.append(f"{person.name} ({group.name})")
    named = WORDS["zoom_without"].format(names=", ".join(without)) if without else ""
    return {"name": WORDS["zoom_file"], "text": lines.getvalue(), "without": named}


def for_teams(grouping: Grouping, people: Mapping[str, Person]) -> Taken:
    """A block for each group: the room's name, then everybody's.

    Teams finds people by their names, and what is pasted into a chat is read by all of
    it, so no address stands here.
    """
    blocks = [
        "\n".join((group.name, *(p.name for p in _members(group.members, people))))
        for group in grouping.groups
        if group.members
    ]
    return {"name": "", "text": "\n\n".join(blocks), "without": ""}


def _members(members: tuple[str, ...], people: Mapping[str, Person]) -> list[Person]:
    return [people[one] for one in members if one in people]
