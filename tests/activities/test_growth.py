"""What grows, on the start page: hope, plan, audit and community."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.harness import Bench
from tests.activities.start_page import AFTER, BETWEEN, HOPE, WRITES, growth, save
from tests.first_year import YEAR
from toolkit.model import PROGRAMME, Cohort, Sharing
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel


def action(rag: str, by: str) -> dict[str, Any]:
    texts = dict.fromkeys(("lead", "help", "resources", "measure", "reason"), "")
    return {**texts, "action": "Try it", "rag": rag, "by": by, "reviews": []}


def test_the_hope_is_shown_in_the_persons_own_words(
    bench: Bench, somebody: Any
) -> None:
    seat = somebody(BETWEEN)
    save(seat, *HOPE, {"texts": ["That they <b>explain</b>."]})
    bench.show(attached(growth(), seat))
    hope = bench.page.get_by_role("region", name="My hope for the end of the year")
    expect(hope.get_by_text("That they <b>explain</b>.")).to_be_visible()


def test_the_plan_is_told_in_words_and_by_its_next_day(
    bench: Bench, somebody: Any
) -> None:
    seat = somebody(BETWEEN)
    days = [
        action("red", "2023-01-10"),
        action("green", "2023-01-20"),
        action("", "2023-02-01"),
    ]
    aims = [{"aim": "Talk in every lesson", "codes": "", "actions": days}]
    save(seat, PROGRAMME, "action-plan", {"hope": "", "evidence": "", "aims": aims})
    bench.show(attached(growth(), seat))
    plan = bench.page.get_by_role("region", name="My action plan")
    for words in ("Talk in every lesson", "1 red", "1 green", "1 without a colour"):
        expect(plan.get_by_text(words)).to_be_visible()
    expect(plan.get_by_text(re.compile("Wednesday 1 February 2023"))).to_be_visible()
    expect(plan.get_by_role("link", name="Open my plan")).to_have_attribute(
        "href", "workshop/workshop2#activity-action-plan"
    )


def test_the_audit_shows_what_changed_and_no_average(
    bench: Bench, somebody: Any
) -> None:
    seat = somebody(AFTER)
    first, second, third, *_ = YEAR.audit.titles
    before = {first: 1, second: 3, third: 2}
    now = {first: 2, second: 2, third: 2}
    save(seat, PROGRAMME, "audit-baseline", {"stages": before, "notes": {}})
    save(seat, PROGRAMME, "audit-end", {"stages": now, "notes": {}})
    bench.show(attached(growth(), seat))
    audit = bench.page.get_by_role("region", name="My audit")
    expect(audit.get_by_text("1 moved on, 1 moved back, 1 same")).to_be_visible()
    expect(audit.get_by_role("listitem")).to_have_count(2)
    expect(audit).not_to_contain_text("{")
    expect(audit.get_by_role("heading", name="The year before")).to_have_count(0)


def test_the_audits_of_the_year_before_stand_beside_this_years(
    bench: Bench, people: People, somebody: Any
) -> None:
    store, seat, other = people.store, somebody(AFTER), somebody(AFTER)
    first, second, third, *_ = YEAR.audit.titles
    began = {first: 1, second: 3, third: 2}
    ended = {first: 2, second: 3, third: 2}
    save(seat, PROGRAMME, "audit-baseline", {"stages": began, "notes": {}})
    save(seat, PROGRAMME, "audit-end", {"stages": ended, "notes": {}})
    save(other, PROGRAMME, "audit-baseline", {"stages": {first: 4}, "notes": {}})
    seats = [one.seating.id for one in (seat, other)]
    going = Cohort("second-year", "The second year")
    earlier = seat.cohort.id
    carried = {"audit-baseline": ("audit-end", "audit-baseline")}
    store.succession.go_on(earlier, going, people=seats, carried=carried)
    again = next(
        s for s in store.people.roster(going.id) if s.person == seat.seating.person
    )
    now = Seat(again, store=store, channel=SilentChannel(), clock=lambda: AFTER)
    save(now, PROGRAMME, "audit-end", {"stages": dict.fromkeys(ended, 3), "notes": {}})
    bench.show(attached(growth(), now))
    audit = bench.page.get_by_role("region", name="My audit")
    expect(audit.get_by_text("Since the first audit: 2 moved on")).to_be_visible()
    expect(audit.get_by_role("heading", name="The year before")).to_be_visible()
    title = seat.cohort.title
    for said in (
        f"In {title}: 1 moved on, 0 moved back, 2 same, from the first",
        "From the last audit there to the latest here: 2 moved on, 0 moved back",
    ):
        expect(audit.get_by_text(said)).to_be_visible()


def test_what_others_share_in_the_community_this_week_is_counted(
    bench: Bench, people: People, somebody: Any
) -> None:
    reader, writer, quiet = somebody(BETWEEN), somebody(BETWEEN), somebody(BETWEEN)
    for seat, sharing in ((writer, Sharing.COHORT), (quiet, Sharing.PRIVATE)):
        seat.save(
            "community", "a-card", {"text": "A card"},
            sharing=sharing, based_on=0, write=next(WRITES), prompt="",
        )  # fmt: skip
    bench.show(attached(growth(), reader))
    community = bench.page.get_by_role("region", name="Community")
    expect(community.get_by_text("1 new contribution this week")).to_be_visible()


def test_coming_back_to_the_page_reads_everything_again(
    bench: Bench, somebody: Any
) -> None:
    seat = somebody(BETWEEN)
    bench.show(attached(growth(), seat))
    save(seat, *HOPE, {"texts": ["Written on another device"]})
    bench.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(bench.page.get_by_text("Written on another device")).to_be_visible()
