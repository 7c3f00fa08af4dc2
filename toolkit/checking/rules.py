"""What is looked for, family by family; a family is a function."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from toolkit.checking.around import advised, unlisted
from toolkit.checking.asking import asking
from toolkit.checking.computed import computed
from toolkit.checking.failing import failing
from toolkit.checking.finding import Finding
from toolkit.checking.forked import forked
from toolkit.checking.headings import headings
from toolkit.checking.links import links
from toolkit.checking.packages import packages
from toolkit.checking.pictures import pictures
from toolkit.checking.plain import plain
from toolkit.checking.referring import items, outcomes, recalls, tasks
from toolkit.checking.requests import in_files, requests
from toolkit.checking.scripts import scripts
from toolkit.checking.sections import ends, outside, sections
from toolkit.checking.shown import ended, shown
from toolkit.checking.stored import language, stored
from toolkit.checking.times import run_sheet, times
from toolkit.checking.words import dates, placeholders
from toolkit.checking.written import Checked

Family = Callable[[Checked], Iterator[Finding]]

FAMILIES: tuple[Family, ...] = (
    *(language, stored, ended, shown, ends, outside, sections, headings),
    *(asking, plain, tasks, items, outcomes, recalls, placeholders, dates),
    *(pictures, links, requests, computed, forked, times, run_sheet),
    failing,  # what others have said of a cell in better words is not said again
)
"""Each looks at one notebook; what needs a run says nothing where there is none."""

SAID_BY: Mapping[str, tuple[str, ...]] = defaultdict(
    tuple, fails=("request",), computed=("request",)
)
"""By which earlier rules the same cell has said it better."""

Known = Mapping[str, Checked]
"""Every notebook of the programme that can be read, by its name."""

OF_ALL: tuple[Callable[[Known], Iterator[Finding]], ...] = (
    *(in_files, scripts, advised, unlisted, packages),
)
"""Each looks at all of them at once, when the whole programme is checked."""
