"""What is looked for, family by family; a family is a function."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from toolkit.checking.failing import failing
from toolkit.checking.finding import Finding
from toolkit.checking.sections import ends, sections
from toolkit.checking.shown import ended, shown
from toolkit.checking.stored import language, stored
from toolkit.checking.written import Checked

Family = Callable[[Checked], Iterator[Finding]]

FAMILIES: tuple[Family, ...] = (
    failing,
    ended,
    shown,
    ends,
    sections,
    stored,
    language,
)
"""Each looks at one notebook; what needs a run says nothing where there is none."""

Known = Mapping[str, Checked]
"""Every notebook of the programme that can be read, by its name."""

OF_ALL: tuple[Callable[[Known], Iterator[Finding]], ...] = ()
"""Each looks at all of them at once, when the whole programme is checked."""
