"""The pages of notebooks with a cohort's dates, kept ready."""

from datetime import UTC, date, datetime

from tests.first_year import ROOT
from toolkit.model.calendar import Calendar, Occasion
from toolkit.programme import load_programme
from toolkit.programme.placeholders import marked
from toolkit.server.accepted import Taken
from toolkit.server.page.dated_pages import DatedPages
from toolkit.server.page.render import Page
from toolkit.server.years import Years
from toolkit.store import Store

NOW = datetime(2026, 9, 1, tzinfo=UTC)


def met_on(store: Store, day: date) -> None:
    store.cohorts.add("north", "North")
    occasions = {"workshop2": Occasion(day=day)}
    store.calendars.save("north", Calendar("Europe/London", occasions), at=NOW)


def test_a_cohort_that_was_made_anew_has_its_own_dates_and_no_earlier_ones(
    store: Store,
) -> None:
    taken = Taken(load_programme(ROOT / "programme.toml"))
    pages = DatedPages(Years(store, lambda: taken))
    parts = (f"On {marked('workshop 2 date')}.".encode(),)
    page = Page(parts, (b"",), "v", "", modules=(), needs_bundle=False)

    def read() -> object:
        return pages.of(page, notebook="workshop2", cohort="north").parts

    met_on(store, date(2026, 11, 7))
    assert read() == (b"On 7 November.",)
    store.cohorts.remove("north")
    met_on(store, date(2026, 12, 5))
    assert read() == (b"On 5 December.",)
