"""Lines of groups of somebody who is erased: gone, or without their words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import delete, or_, select, update

from toolkit.model import EventKind
from toolkit.model.erasing import lines_without
from toolkit.store.connect import AnyRow
from toolkit.store.group_tables import group_page as pages
from toolkit.store.group_tables import line as lines
from toolkit.store.group_tables import line_version as versions
from toolkit.store.leaving import Leaving

Runs = list[Sequence[str]]
"""Runs of words that somebody added."""

MOST_OF_NAME = 40
"""So much of a line's name begins the name of one that stands beside it."""


def erase_lines(leaving: Leaving) -> None:
    """Remove their lines; where others changed one, or they another's, their words."""
    theirs = select(versions.c.line).where(versions.c.person == leaving.id)
    concerned = select(lines.c.page).where(
        or_(lines.c.author == leaving.id, lines.c.id.in_(theirs))
    )
    written = (
        select(lines, pages.c.cohort, pages.c.workshop, pages.c.activity)
        .join(pages, pages.c.id == lines.c.page)
        .where(lines.c.page.in_(concerned))
        .order_by(lines.c.id)
    )
    runs: defaultdict[int, dict[str, Runs]] = defaultdict(dict)
    for line in leaving.connection.execute(written).all():
        leaving.tell(EventKind.LINE, line.cohort, line.workshop, line.activity)
        beside = [
            run
            for name, added in runs[line.page].items()
            if line.name.startswith(f"{name[:MOST_OF_NAME]}-")
            for run in added
        ]
        runs[line.page][line.name] = _erase_line(leaving, line, beside)


def _erase_line(leaving: Leaving, line: AnyRow, beside: Runs) -> Runs:
    """Remove one line, or their words in it; what they had added to it."""
    of_line = versions.c.line == line.id
    ordered = select(versions).where(of_line).order_by(versions.c.version)
    kept = leaving.connection.execute(ordered).all()
    theirs = [each.person == leaving.id for each in kept]
    if line.author == leaving.id and all(theirs):
        leaving.connection.execute(delete(versions).where(of_line))
        leaving.connection.execute(delete(lines).where(lines.c.id == line.id))
        leaving.count("lines")
        return []
    texts = [each.words for each in kept]
    cleaned, added = lines_without(list(zip(texts, theirs, strict=True)), runs=beside)
    for version, words, own in zip(kept, cleaned, theirs, strict=True):
        changed = {"words": words, **({"person": leaving.nobody} if own else {})}
        if own or words != version.words:
            this = (of_line, versions.c.version == version.version)
            leaving.connection.execute(update(versions).where(*this).values(**changed))
    if line.author == leaving.id:
        nobodys = update(lines).where(lines.c.id == line.id)
        leaving.connection.execute(nobodys.values(author=leaving.nobody))
    if any(theirs):
        leaving.count("kept")
    return added
