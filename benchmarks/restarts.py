"""How long an open page of what is led is without its server when that starts anew."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
import signal
import time
import uuid
from contextlib import ExitStack
from datetime import UTC, datetime
from urllib.parse import urlencode

from tornado.httpclient import HTTPClientError

from benchmarks.servers import Server, YearSite, to_answer, year_site
from toolkit.demo.visitor import ClosedError, Visitor
from toolkit.model.pace import open_section
from toolkit.store import Store

WORKSHOP, ACTIVITY = "workshop2", "w2-what-happened"
SIGNALS = {"told": signal.SIGTERM, "killed": signal.SIGKILL}
SETTLED = 10.0
"""Seconds after which a server that has just been started does nothing by itself."""

FIRST_WAIT, LONGEST_WAIT, SHORTENED = 0.25, 1.0, 0.75
"""Seconds that a page waits before it tries again, and by how much, on average."""

PATIENCE = 60.0


async def measure_restarts() -> dict[str, float]:
    """Seconds from the signal until an open page of what is led has saved again."""
    figures = {}
    with year_site() as site, ExitStack() as serving:
        server = serving.enter_context(site.served())
        visitor = await _seated(site, server)
        await _save(visitor)
        for name, number in SIGNALS.items():
            await asyncio.sleep(SETTLED)
            start = time.perf_counter()
            os.kill(server.process, number)
            await visitor.closed()
            await asyncio.to_thread(serving.close)  # it has ended then
            server = serving.enter_context(site.served())
            await asyncio.wait_for(_come_back(visitor), PATIENCE)
            figures[f"restart_{name}"] = time.perf_counter() - start
    return figures


async def _seated(site: YearSite, server: Server) -> Visitor:
    """A participant whose page of the workshop that is led is open."""
    with Store(site.settings.store_url) as store:
        cohort = store.cohorts.all()[0].id
        pace = store.pace.of(cohort, WORKSHOP)
        store.pace.save(open_section(pace, "section-1", at=datetime.now(UTC)))
    visitor = Visitor(server.base, page=f"/workshop/{WORKSHOP}", timeout=PATIENCE)
    await to_answer(server)
    await visitor.fetch(site.link)
    form = urlencode({"_xsrf": visitor.cookies["_xsrf"]})
    await visitor.fetch(site.link, method="POST", body=form)
    while True:
        try:
            return await visitor.visit()
        except HTTPClientError:
            await asyncio.sleep(0.2)


async def _come_back(visitor: Visitor) -> None:
    """What a page does that has lost its line: again and again until it has saved."""
    for tries in itertools.count():
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2**tries)
        await asyncio.sleep(SHORTENED * wait)
        try:
            await visitor.connect(kernel_id=await _fresh_kernel(visitor))
            await visitor.request_states()
            await _save(visitor)
            break
        except (HTTPClientError, OSError, ClosedError):
            continue


async def _fresh_kernel(visitor: Visitor) -> str:
    sent = {"workshop": WORKSHOP, "replaces": visitor.kernel_id}
    form = urlencode({"_xsrf": visitor.cookies["_xsrf"], **sent})
    answer = await visitor.fetch("/kernel", method="POST", body=form)
    return str(json.loads(answer.body)["kernel"])


async def _save(visitor: Visitor) -> None:
    (model,) = (
        model
        for model, whole in visitor.states.items()
        if whole["state"].get("face", {}).get("name") == ACTIVITY
    )
    state, write = visitor.states[model]["state"], uuid.uuid4().hex
    part, answer = next(iter(state["answers"].items()))
    details = {"sharing": answer["sharing"], "based_on": answer["version"]}
    value = answer["value"] or {"texts": ["What I noticed."]}
    save = {"do": "save", "part": part, "value": value, "write": write, **details}
    await visitor.send_custom(model, save)
    said = await visitor.custom_from(model)
    while said.get("re") != write:
        said = await visitor.custom_from(model)
    if "saved" not in said:
        raise RuntimeError(f"The page was told {said}.")
