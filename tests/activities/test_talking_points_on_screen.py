"""Recording a clip with a browser's pretended microphone and camera."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.conftest import WORKSHOP, People
from tests.activities.harness import SMALL_PHONE, Bench
from tests.activities.talking_points import keep, points_of, record

pytestmark = pytest.mark.browser


def point_of(bench: Bench, label: str) -> Locator:
    """One point, open."""
    point = bench.page.get_by_role("group").filter(has_text=label).first
    if not point.evaluate("details => details.open"):
        point.locator("summary").first.click()
    return point


def aloud(point: Locator) -> Locator:
    """The part of *point* that is about a clip, open."""
    point.get_by_text("Say it aloud instead").click()
    return point


@pytest.mark.parametrize("what", ["Record sound", "Record sound and picture"])
def test_a_clip_is_recorded_kept_shared_and_deleted(
    what: str, bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(points_of(me))
    point = aloud(point_of(bench, "A tip"))
    expect(point).to_contain_text("in shot")
    point.get_by_role("button", name=what, exact=True).click()
    expect(point).to_contain_text(re.compile(r"Recording: 0:(0[1-9]|[1-9]\d) of 1:30"))
    point.get_by_role("button", name="Stop recording").click()
    player = point.get_by_label("Your clip about: A tip")
    expect(player).to_be_visible()
    assert player.evaluate("clip => clip.play().then(() => true)")
    point.get_by_role("button", name="Keep this clip").click()
    expect(point).to_contain_text("The clip is kept. Only you can play it")
    (kept,) = me.files.of(WORKSHOP, "points")
    kind = "video" if "picture" in what else "audio"
    assert (kept.media_type, kept.field) == (f"{kind}/mp4", "tip-clip")
    point.get_by_label("Who may play the clip").select_option("Everyone in the cohort")
    expect(point).to_contain_text("write down what is said in it")
    point.get_by_label("What is said in the clip").fill("Ring somebody.")
    expect(point).to_contain_text("tick that you agree")
    point.get_by_label("I agree that those I choose").check()
    expect(point.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    assert people.seat().files.read(kept.id) is not None
    point.get_by_role("button", name="Delete the clip about: A tip").click()
    point.get_by_role("button", name="Yes, delete it").click()
    expect(point).to_contain_text("The clip is deleted.")
    assert people.store.evidence.find(kept.id) is None
    expect(point.get_by_role("button", name=what, exact=True)).to_be_visible()


NOTHING_TO_HEAR = """() => {
  window.MediaRecorder = class {
    static isTypeSupported(type) { return type.endsWith("/webm"); }
    state = "inactive";
    mimeType = "audio/webm";
    start() { this.state = "recording"; }
    stop() { this.state = "inactive"; this.onstop(); }
  };
}"""
"""A recorder that has no mp4, and gives nothing."""
SERVED = """() => document.body.append(Object.assign(document.createElement("script"), {
  type: "application/json", id: "page-config", textContent: '{"base": "/"}',
}))"""


def test_a_clip_without_anything_in_it_is_never_offered(
    bench: Bench, people: People
) -> None:
    bench.page.evaluate(NOTHING_TO_HEAR)
    bench.show(points_of(people.seat()))
    point = aloud(point_of(bench, "A tip"))
    point.get_by_role("button", name="Record sound", exact=True).click()
    point.get_by_role("button", name="Stop recording").click()
    expect(point).to_contain_text("Nothing was recorded. Check the microphone")
    expect(point.get_by_role("button", name="Keep this clip")).to_have_count(0)
    again = point.get_by_role("button", name="Record sound", exact=True)
    expect(again).to_be_visible()


def test_a_player_that_cannot_play_says_so_and_shows_what_is_said(
    bench: Bench, people: People
) -> None:
    theirs = points_of(people.seat())
    record(theirs, part="tip-clip")
    told = {"transcript": "Pick up the telephone.", "consent": True}
    keep(theirs, "tip-clip", told)
    bench.page.evaluate(SERVED)
    bench.show(points_of(people.seat()))
    wall = point_of(bench, "A tip").get_by_role("region", name="What others say")
    expect(wall.get_by_text("This browser cannot play the clip")).to_be_visible()
    expect(wall.get_by_label(re.compile("clip about: A tip"))).to_be_hidden()
    expect(wall.get_by_text("Pick up the telephone.")).to_be_visible()
    expect(wall.get_by_role("button", name="Try to play it again")).to_be_visible()
    # The clip that is nowhere to be had here.
    bench.problems[:] = [p for p in bench.problems if "ERR_FAILED" not in p]


def test_a_recording_can_be_thrown_away(bench: Bench, people: People) -> None:
    me = people.seat()
    bench.show(points_of(me))
    point = aloud(point_of(bench, "A tip"))
    point.get_by_role("button", name="Record sound", exact=True).click()
    expect(point).to_contain_text(re.compile(r"Recording: 0:(0[1-9]|[1-9]\d) of 1:30"))
    point.get_by_role("button", name="Stop recording").click()
    point.get_by_role("button", name="Throw it away").click()
    expect(point.get_by_label("Your clip about: A tip")).to_have_count(0)
    assert me.files.of(WORKSHOP, "points") == ()
    # The browser may note that the preview it was still reading is gone.
    bench.problems[:] = [p for p in bench.problems if "RANGE" not in p]


UNSAVED = """() => {
  const detail = { names: new Set(), keys: new Set(), onTheWay: false };
  document.dispatchEvent(new CustomEvent("workshop:leaving", { detail }));
  return [...detail.names];
}"""
"""What a page says is not saved, to whoever is about to leave it."""


def test_a_clip_that_is_not_kept_yet_counts_as_unsaved(
    bench: Bench, people: People
) -> None:
    bench.show(points_of(people.seat()))
    point = aloud(point_of(bench, "A tip"))
    assert bench.page.evaluate(UNSAVED) == []
    point.get_by_role("button", name="Record sound", exact=True).click()
    expect(point).to_contain_text(re.compile(r"Recording: 0:(0[1-9]|[1-9]\d) of 1:30"))
    assert bench.page.evaluate(UNSAVED) == ["A tip"]
    point.get_by_role("button", name="Stop recording").click()
    expect(point.get_by_role("button", name="Throw it away")).to_be_visible()
    assert bench.page.evaluate(UNSAVED) == ["A tip"]
    point.get_by_role("button", name="Throw it away").click()
    assert bench.page.evaluate(UNSAVED) == []
    bench.problems[:] = [p for p in bench.problems if "RANGE" not in p]


def test_a_recording_stops_by_itself_when_the_time_is_over(
    bench: Bench, people: People
) -> None:
    activity = points_of(people.seat())
    activity.face = {**activity.face, "seconds": [1, 2]}
    bench.show(activity)
    point = aloud(point_of(bench, "A tip"))
    point.get_by_role("button", name="Record sound", exact=True).click()
    expect(point).to_contain_text("That is 0:02: the recording has stopped.")
    expect(point.get_by_role("button", name="Keep this clip")).to_be_focused()


@pytest.mark.parametrize("how", ["refused", "missing"])
def test_without_a_microphone_writing_works_calmly(
    how: str, bench: Bench, people: People
) -> None:
    script = {
        "refused": "navigator.mediaDevices.getUserMedia = () =>"
        " Promise.reject(new DOMException('no', 'NotAllowedError'))",
        "missing": "delete window.MediaRecorder",
    }
    me = people.seat()
    bench.page.evaluate(f"() => {{ {script[how]} }}")
    bench.show(points_of(me))
    point = aloud(point_of(bench, "A tip"))
    if how == "refused":
        point.get_by_role("button", name="Record sound", exact=True).click()
    expect(point).to_contain_text("Writing works just as well.")
    point.get_by_label("In words").fill("Ring somebody")
    expect(point.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    assert me.response(WORKSHOP, "points.tip") is not None


def test_others_words_and_the_words_of_their_clips_are_read(
    bench: Bench, people: People
) -> None:
    theirs = points_of(people.seat())
    keep(theirs, "tip", "Ring somebody")
    record(theirs, part="tip-clip")
    told = {"transcript": "Pick up the telephone.", "consent": True}
    keep(theirs, "tip-clip", told)
    bench.show(points_of(people.seat(), notes=True))
    point = point_of(bench, "A tip")
    wall = point.get_by_role("region", name="What others say about: A tip")
    expect(wall).to_contain_text("Ring somebody")
    expect(wall).to_contain_text("Pick up the telephone.")
    point.get_by_label("What would you have said?").fill("Write a letter")
    expect(point.get_by_role("status").filter(has_text="Saved")).to_be_visible()


def test_a_small_phone_scrolls_one_way_and_every_target_is_large(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    bench.show(points_of(people.seat(), notes=True))
    aloud(point_of(bench, "A tip"))
    assert bench.page.evaluate("document.documentElement.scrollWidth") <= 320
    for role in ("button", "combobox", "textbox"):
        for target in bench.page.get_by_role(role).all():  # type: ignore[arg-type]
            box = target.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44


def test_points_taken_down_stop_listening(bench: Bench, people: People) -> None:
    activity = points_of(people.seat(), notes=True)
    bench.show(activity)
    assert bench.take_down(activity) == 0
