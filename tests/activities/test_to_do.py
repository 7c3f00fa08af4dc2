"""The tasks on the start page: how far each has come, and by when."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import expect

from tests.activities.conftest import attached
from tests.activities.harness import Bench
from tests.activities.start_page import BETWEEN, LATE, save, to_do_of
from toolkit.model.succession import HandedOn
from toolkit.programme import Programme
from toolkit.store import Store


def test_a_task_tells_how_far_it_has_come(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    seat = somebody(BETWEEN)
    save(seat, "workshop1_launch", "t1-shared-picture.a", "Something")
    save(seat, "workshop1_launch", "t1-shared-picture.b", "")
    bench.show(attached(to_do_of(programme), seat))
    tasks = bench.page.get_by_role("region", name="My tasks")
    expect(tasks.get_by_text("1 of 2 parts")).to_be_visible()
    expect(tasks.get_by_text("Due Friday 20 January 2023, in 5 days")).to_be_visible()
    carry_on = tasks.get_by_role("link", name="Carry on: A shared picture")
    expect(carry_on).to_have_attribute(
        "href", "workshop/workshop1_launch#activity-t1-shared-picture"
    )


def test_in_a_year_that_is_archived_a_task_is_read_and_not_due(
    somebody: Any, programme: Programme, store: Store
) -> None:
    seat = somebody(LATE)
    closed = HandedOn(closed_at=LATE)
    store.succession.hand_on(seat.cohort.id, closed, at=LATE)
    (first, *_) = attached(to_do_of(programme), seat).room["tasks"]
    assert (first["action"], first["due"], first["late"]) == ("Read it", "", False)


def test_a_task_that_is_late_is_told_of_kindly(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    bench.show(attached(to_do_of(programme), somebody(LATE)))
    tasks = bench.page.get_by_role("region", name="My tasks")
    expect(tasks.get_by_text("Not started")).to_be_visible()
    expect(tasks.get_by_text(re.compile("Late is fine"))).to_be_visible()


def test_a_task_with_every_part_answered_waits_for_its_persons_word(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    seat = somebody(LATE)
    to_do = attached(to_do_of(programme), seat)
    bench.show(to_do)
    for part in ("a", "b"):
        save(seat, "workshop1_launch", f"t1-shared-picture.{part}", "Something")
    bench.catch_up(to_do)
    tasks = bench.page.get_by_role("region", name="My tasks")
    expect(tasks.get_by_text("All 2 parts are answered")).to_be_visible()
    expect(tasks.get_by_text("It was due Friday 20 January 2023.")).to_be_visible()
    expect(tasks.get_by_role("link", name="Finish: A shared picture")).to_be_visible()


def test_a_task_is_done_when_its_person_says_so_here_or_elsewhere(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    seat = somebody(LATE)
    to_do = attached(to_do_of(programme), seat)
    bench.show(to_do)
    finished = "t1-shared-picture.finished"
    save(seat, "workshop1_launch", finished, {"finished": "2023-01-23"})
    bench.catch_up(to_do)
    tasks = bench.page.get_by_role("region", name="My tasks")
    expect(tasks.get_by_text("Finished 23 January 2023")).to_be_visible()
    save(seat, "workshop1_launch", finished, {"finished": ""})
    bench.catch_up(to_do)
    expect(tasks.get_by_text("Not started")).to_be_visible()


def test_optional_parts_are_not_counted(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    seat = somebody(BETWEEN)
    save(seat, "workshop1_launch", "t1-shared-picture.extra", "Something")
    save(seat, "workshop1_launch", "t1-shared-picture.a", "Something")
    bench.show(attached(to_do_of(programme), seat))
    tasks = bench.page.get_by_role("region", name="My tasks")
    expect(tasks.get_by_text("1 of 2 parts")).to_be_visible()


def test_tasks_of_workshops_to_come_are_one_quiet_line(
    bench: Bench, somebody: Any, programme: Programme
) -> None:
    bench.show(attached(to_do_of(programme), somebody(BETWEEN)))
    tasks = bench.page.get_by_role("region", name="My tasks")
    expect(tasks.get_by_role("listitem")).to_have_count(1)
    expect(
        tasks.get_by_text(re.compile("Later in the year: One thread"))
    ).to_be_visible()
