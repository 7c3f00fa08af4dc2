"""The pages of notebooks with a cohort's dates, kept ready."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from html import escape
from threading import Lock

from toolkit.server.page.render import Page
from toolkit.server.years import Years

MOST = 64
"""Pages that are kept: some 200 kB each."""


class DatedPages:
    """Each page is dated once a cohort's calendar and lives as long as it is asked for.

    Asked from many threads.
    """

    def __init__(self, years: Years) -> None:
        self._years = years
        self._kept: OrderedDict[tuple[str, str, str, str], Page] = OrderedDict()
        self._turn = Lock()

    def of(self, page: Page, *, notebook: str, cohort: str) -> Page:
        """*page*, which is that of *notebook*, for *cohort*."""
        programme, version = self._years.with_version(cohort)
        key = (notebook, page.version, cohort, version)
        with self._turn:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        dated = page.dated(
            partial(programme.in_words, workshop=notebook, written=escape)
        )
        with self._turn:
            self._kept[key] = dated
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return dated
