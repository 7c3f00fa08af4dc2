"""A visitor's kernel does all that a kernel of its own would do."""

from __future__ import annotations

import asyncio
import json
import re

import pytest
from tornado.httpclient import HTTPClientError

from tests.forking.conftest import Probe, RunningSite, Visit, gone, probe
from tests.serving import PATIENCE
from toolkit.forking.wire import pack


async def test_every_view_in_the_page_has_its_widget_in_the_kernel(
    visit: Visit,
) -> None:
    visitor = await visit("ana")
    views = re.findall(r'"model_id": "([0-9a-f]{32})"', visitor.html)
    assert views
    assert set(views) <= set(visitor.states)


async def test_all_kernels_have_the_same_widgets(visit: Visit) -> None:
    assert set((await visit("ana")).states) == set((await visit("ben")).states)


async def test_a_change_is_echoed_and_observers_run(visit: Visit) -> None:
    visitor = await visit("ana")
    slider = visitor.find(description="slider")
    await visitor.set_state(slider, value=7)
    echo = await visitor.receive(
        lambda message: message["content"].get("comm_id") == slider
    )
    assert echo["content"]["data"]["method"] == "echo_update"
    assert await visitor.update_of(visitor.find(description="twice")) == {"value": 14}


async def test_what_a_callback_prints_reaches_the_page(visit: Visit) -> None:
    visitor = await visit("ana")
    sent = await visitor.send_custom(
        visitor.find(description="button"), {"event": "click"}
    )
    stream = await visitor.reply_to(sent, "stream")
    assert stream["content"] == {"name": "stdout", "text": "clicked\n"}


async def test_what_a_template_prints_into_an_output_widget_is_kept(
    visit: Visit,
) -> None:
    text = {"output_type": "stream", "name": "stdout", "text": "inside the widget\n"}
    assert (await visit("ana")).find(outputs=[text])


async def test_a_task_started_in_a_callback_runs(visit: Visit) -> None:
    visitor = await visit("ana")
    await visitor.ask("asyncio.get_running_loop().create_task(later())")
    assert await visitor.update_of(visitor.find(description="twice")) == {"value": -1}


async def test_threads_and_programs_can_be_started(visit: Visit) -> None:
    visitor = await visit("ana")
    thread = "(t := threading.Thread(target=list), t.start(), t.join(), t.is_alive())"
    assert (await visitor.ask(thread)).endswith("False)")
    program = "__import__('subprocess').check_output(['echo', 'hello'])"
    assert await visitor.ask(program) == "b'hello\\n'"


async def test_a_bar_of_progress_counts_on_as_it_did_in_a_cell(visit: Visit) -> None:
    # What looks after bars is a thread, which no kernel has been forked with.
    visitor = await visit("ana")
    asked = "(counted, list(tqdm(range(2))), tqdm.monitor.is_alive())"
    assert await visitor.ask(asked) == "([0, 1, 2], [0, 1], True)"


async def test_a_kernel_that_ends_within_a_bar_holds_up_no_other(visit: Visit) -> None:
    await (await visit("ana")).ask("tqdm.get_lock().acquire()")
    assert await (await visit("ben")).ask("list(tqdm(range(2)))") == "[0, 1]"


@pytest.mark.parametrize("size", [300_000, 5_000_000])
async def test_large_messages_pass_both_ways(visit: Visit, size: int) -> None:
    visitor = await visit("ana")
    text = "ä" * size
    await visitor.set_state(visitor.find(description="area"), value=text)
    state = await visitor.update_of(visitor.find(description="size"))
    assert state == {"value": size}
    assert await visitor.ask("area.value") == repr(text)


async def test_a_kernel_runs_no_code_of_the_browser(visit: Visit) -> None:
    visitor = await visit("ana")
    await visitor.send("execute_request", {"code": "slider.value = 9"})
    assert await visitor.ask("slider.value") == "5"


@pytest.mark.parametrize("channel", ["notice", "bind", "iopub", "ready"])
async def test_a_browser_cannot_speak_for_the_server(
    visit: Visit, channel: str
) -> None:
    visitor = await visit("ana")
    parts = [b'{"msg_type": "comm_msg", "say": "x"}', b"{}", b"{}", b"{}"]
    await visitor.send_bytes(pack(channel, parts))
    assert (await visitor.closed()).code == 4400


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 8,
        b"\xff" * 64,
        pack("shell", [b"[" * 9999] * 4),
        pack("shell", [b'{"msg_type": []}'] * 4),
        "{}",
    ],
)
async def test_nonsense_closes_only_the_websocket_it_came_from(
    visit: Visit, data: bytes | str
) -> None:
    visitor = await visit("ana")
    other = await visit("ben")
    await visitor.send_bytes(data)
    assert (await visitor.closed()).code == 4400
    assert await other.ask("1 + 1") == "2"


async def test_a_site_can_refuse_messages(visit: Visit) -> None:
    visitor = await visit("ana")
    await visitor.send_custom(visitor.find(description="button"), "please refuse this")
    closed = await visitor.closed()
    assert (closed.code, closed.reason) == (4400, "As you wish.")


async def test_two_tabs_of_one_kernel_see_the_same(
    visit: Visit, site: RunningSite
) -> None:
    visitor = await visit("ana")
    second = Probe(site.base)
    await second.connect(kernel_id=visitor.kernel_id)
    await second.request_states()
    await visitor.set_state(visitor.find(description="slider"), value=3)
    assert await second.update_of(second.find(description="twice")) == {"value": 6}
    await second.close()
    assert await visitor.ask("slider.value") == "3"


async def test_what_happens_while_nobody_is_connected_is_kept(visit: Visit) -> None:
    visitor = await visit("ana")
    model = visitor.find(description="heard")
    await visitor.close()
    await tell(visitor, "are you there?")
    await visitor.connect()
    assert await visitor.update_of(model) == {"value": "are you there?"}


async def test_the_server_can_tell_a_kernel_something(visit: Visit) -> None:
    one, other = await visit("ana"), await visit("ben")
    await tell(one, "hello")
    state = await one.update_of(one.find(description="heard"))
    assert state == {"value": "hello"}
    assert await other.ask("heard.value") == "''"


async def test_a_kernel_can_tell_the_server_something(visit: Visit) -> None:
    visitor = await visit("ana")
    await visitor.ask("notify_server({'saved': 1})")
    heard = json.loads((await visitor.fetch("/notices")).body)["heard"]
    assert [visitor.kernel_id, {"saved": 1}] in heard


async def test_a_callback_can_be_interrupted(visit: Visit) -> None:
    visitor = await visit("ana")
    ask = visitor.find(description="ask")
    await visitor.set_state(ask, value="x:print('begun', flush=True) or endless()")
    await visitor.receive(lambda message: message["header"]["msg_type"] == "stream")
    await visitor.fetch(f"/interrupt/{visitor.kernel_id}", method="POST", body="")
    state = await visitor.update_of(visitor.find(description="told"))
    assert state == {"value": "x:KeyboardInterrupt()"}
    assert await visitor.ask("1 + 1") == "2"


async def test_shutting_down_ends_the_process_and_says_so(visit: Visit) -> None:
    visitor = await visit("ana")
    process = await visitor.process()
    await shut_down(visitor)
    assert (await visitor.closed()).code == 4410
    assert await gone(process)


async def test_a_kernel_stuck_in_a_loop_can_be_shut_down(visit: Visit) -> None:
    visitor = await visit("ana")
    process = await visitor.process()
    await visitor.set_state(visitor.find(description="ask"), value="x:endless()")
    await shut_down(visitor)
    assert await gone(process)


async def test_the_last_message_before_the_end_is_dealt_with(
    visit: Visit, site: RunningSite
) -> None:
    visitor = await visit("ana")
    await visitor.ask("asyncio.get_running_loop().create_task(later())")
    note = site.folder / f"{visitor.kernel_id}.txt"
    for number in range(3):
        code = f"open({str(note)!r}, 'a').write('{number}')"
        await visitor.set_state(visitor.find(description="ask"), value=f"x:{code}")
    process = await visitor.process()
    await visitor.set_state(
        visitor.find(description="ask"), value=f"x:open({str(note)!r}, 'a').write('3')"
    )
    await shut_down(visitor)
    assert await gone(process)
    assert note.read_text() == "0123"


async def test_programs_a_visitor_started_end_with_the_kernel(visit: Visit) -> None:
    visitor = await visit("ana")
    await visitor.ask("__import__('subprocess').Popen(['sleep', '60']).pid")
    process = await visitor.process()
    (sleep,) = process.children()
    await shut_down(visitor)
    assert await gone(sleep)


async def test_a_crash_closes_the_websocket_and_hurts_nobody_else(
    visit: Visit,
) -> None:
    visitor, other = await visit("ana"), await visit("ben")
    process = await visitor.process()
    await visitor.set_state(visitor.find(description="ask"), value="x:os._exit(3)")
    assert (await visitor.closed()).code == 4410
    assert await gone(process)
    assert await other.ask("1 + 1") == "2"
    async with asyncio.timeout(PATIENCE):
        with pytest.raises(HTTPClientError, match="404"):
            await connect_until_refused(visitor)


async def test_whom_a_kernel_cannot_be_bound_to_gets_none(site: RunningSite) -> None:
    visitor = probe("nobody", site.base)
    await visitor.open_page()
    with pytest.raises(HTTPClientError, match=r"503|404"):
        await visitor.connect()
    assert "AssertionError" in site.log.read_text()


async def test_nobody_starts_a_kernel_without_a_page(site: RunningSite) -> None:
    visitor = probe("ana", site.base)
    with pytest.raises(HTTPClientError, match=r"403|404|405"):
        await visitor.fetch("/api/kernels", method="POST", body="{}")


async def connect_until_refused(visitor: Probe) -> None:
    """Connect until the server, too, has noticed that the kernel is gone."""
    while True:
        await visitor.connect()
        await visitor.closed()
        await asyncio.sleep(0.05)


async def tell(visitor: Probe, text: str) -> None:
    """Send a notice to a visitor's kernel."""
    order = {"kernel": visitor.kernel_id, "payload": {"say": text}}
    await visitor.fetch("/notices", method="POST", body=json.dumps(order))


async def shut_down(visitor: Probe) -> None:
    """Ask Voila to end a visitor's kernel, as the page does when it is left."""
    path = f"/voila/api/shutdown/{visitor.kernel_id}"
    await visitor.fetch(path, method="POST", body="")
