"""What widgets of others send waits for its turn, and reaches the kernel after all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.chromium import patient
from toolkit.activities.base.javascript import in_order, joined
from toolkit.files import PACKAGE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MODELS = PACKAGE / "server" / "page" / "client" / "models.js"
A_LINE = """
self.passed = [];
const heard = new Map();
let number = 0;
const state = (value) => ({ state: { value, outputs: [] } });
const models = new Models("kernel");
self.models = models;
models.carry({ method: "update_states", states: { one: state(0), other: state(0) } });
self.begin = () => { models.attach(socket); models.resume(); };
const socket = {
  usable: true,
  kernel: "kernel",
  send: () => "asked",
  written: (type, content, { buffers = [] }) => {
    const size = buffers.reduce((all, { byteLength }) => all + byteLength, 100);
    return { id: `m${++number}`, of: content, data: { byteLength: size } };
  },
  pass: (message) => passed.push(message),
  listenFor: (id, hear) => heard.set(id, hear),
};
self.one = models.known.get("one");
self.other = models.known.get("other");
const made = (type, parent, content) =>
  ({ header: { msg_type: type }, parent_header: { msg_id: parent }, content,
    buffers: [], channel: "iopub" });
self.idle = ({ id }) =>
  heard.get(id)?.(made("status", id, { execution_state: "idle" }));
self.drop = (message, names) => {
  const data = { method: "refused", reason: "many", names };
  models.receive(made("comm_msg", message.id, { comm_id: message.of.comm_id, data }));
  idle(message);
};
self.said = (of) => passed
  .filter(({ of: about }) => about && (!of || about.comm_id === of))
  .map(({ of: { data } }) => data.method === "custom" ? data.content : data.state);
self.refused = [];
one.on("refused", ({ reason, content }) => refused.push([reason, content]));
// As Voila's half of a widget says it.
self.relayed = (model, data) => {
  const message = { header: { msg_id: "v" }, content: { data } };
  return models.relay({ message, frame: new ArrayBuffer(100), model });
};
self.often = (times) => {
  for (let n = 1; n <= times; n += 1) one.send(n);
};
"""

DRAW = "{ method: 'custom', content: 'draw' }"
STATE = "{ method: 'update', state: { value: 5 }, buffer_paths: [] }"

Run = Callable[[str], Any]


@pytest.fixture
def early(chromium: Browser) -> Any:
    """Runs a script of a page that has two widgets of others and no line yet."""
    context = patient(chromium.new_context())
    page = context.new_page()
    page.clock.install()
    page.clock.pause_at(4_000_000_000)

    def run(script: str, *, after: int = 0) -> Any:
        page.clock.run_for(after)
        return page.evaluate(f"() => {{ {script} }}")

    page.evaluate(f"() => {{ {joined(in_order(MODELS))}\n{A_LINE} }}")
    yield run
    context.close()


@pytest.fixture
def run(early: Run) -> Run:
    """Runs a script of a page with two widgets of others, whose clock tests move."""
    early("begin()")
    return early


def test_what_is_asked_before_there_is_a_line_is_asked_by_the_first_that_opens(
    early: Run,
):
    early("one.set('value', 7); one.save_changes()")
    assert early("return [1, 2, 3].map((n) => one.send(n))") == [True, True, True]
    early(f"self.kept = [relayed(other, {DRAW}), relayed(other, {STATE})]")
    assert early("return kept") == ["v", None]
    early("models.detach()", after=5_000)  # one that never opened
    assert early("return [passed.length, refused.length]", after=5_000) == [0, 0]
    early("begin()")
    assert early("return said('one')") == [{"value": 7}, 1, 2, 3]
    assert early("return passed.filter(({ id }) => id === 'v').length") == 1
    assert early("return passed.length", after=5_000) == 5


def test_what_was_not_sent_when_the_line_is_lost_waits_for_the_next(run: Run):
    run(f"often(62); relayed(one, {DRAW}); relayed(other, {STATE}); models.detach()")
    run("one.send('after'); other.send('hello')")
    assert run("return said().length", after=5_000) == 60
    run("begin()")
    assert run("return said().slice(60)", after=1_000) == [61, "hello", 62, "after"]
    relayed = run("return passed.flatMap(({ id }, at) => id === 'v' ? [at] : [])")
    assert len(relayed) == 1  # state is the model's to say
    assert run("return refused") == []


def test_messages_wait_in_their_order_and_none_is_lost_below_the_bound(run: Run):
    run("often(1060)")
    assert run("return refused") == []
    assert run("return said()") == list(range(1, 61))
    some = run("return said()", after=1_000)
    assert some == list(range(1, len(some) + 1))
    assert 60 < len(some) < 1_060
    assert run("return said()", after=40_000) == list(range(1, 1_061))
    run("often(1061 + 1)")
    assert run("return refused") == [["many", 1_061], ["many", 1_062]]
    run("drop(passed[passed.length - 1], [])")
    assert run("return refused.slice(2)") == [["many", 60]]


@pytest.mark.parametrize(
    "said",
    ["'one', undefined, [new Uint8Array(1_000_000)]", "'1'.repeat(1_000_000)"],
    ids=["bytes", "text"],
)
def test_so_much_waits_of_a_page_and_what_was_sent_no_longer_counts(
    run: Run, said: str
):
    for refused, sent in ((7, 123), (14, 246)):
        run(f"often(60); for (let n = 0; n < 70; n += 1) one.send({said})")
        assert run("return refused.length") == refused
        assert run("return said().length", after=400_000) == sent


def test_whoever_sends_without_end_leaves_the_others_their_turn(run: Run):
    run("often(500); other.set('value', 7); other.save_changes(); other.send('hello')")
    run("one.set('value', 8); one.save_changes()")
    assert run("return said('other')", after=200) == [{"value": 7}, "hello"]
    assert run("return said('one').slice(60, 62)") == [{"value": 8}, 61]


def test_state_that_the_server_dropped_is_sent_again_as_it_is_then(run: Run):
    run("one.set('value', 1); one.save_changes()")
    run("one.set('value', 2); one.save_changes(); drop(passed[0], ['value'])")
    assert run("return said()") == [{"value": 1}]
    run("one.set('value', 3)")
    assert run("return said()", after=1_000) == [{"value": 1}, {"value": 3}]
    run("idle(passed[1])")
    assert run("return [said().length, refused]", after=5_000) == [2, []]
    run("other.set('value', 4); other.save_changes(); drop(passed[2], ['value'])")
    assert run("return said('other')", after=1_000) == [{"value": 4}, {"value": 4}]


def test_messages_that_the_server_dropped_are_sent_again_before_newer_ones(run: Run):
    run("often(62); drop(passed[58], []); drop(passed[59], [])")
    again = [*range(1, 61), 59, 60, 61, 62]
    assert run("return said()", after=3_000) == again
    assert run("return refused") == []


def test_what_voila_sends_of_a_busy_widget_is_owed_when_too_much_waits(run: Run):
    run("often(1060)")
    run(f"one.note({{ value: 5 }}, relayed(one, {STATE}))")
    assert run("return said().filter((each) => each.value)", after=1_000) == [
        {"value": 5}
    ]
