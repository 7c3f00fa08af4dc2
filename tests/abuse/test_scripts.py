"""Script in everything people write, in a real browser: nothing of it runs."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import httpx
import nbformat
import pikepdf
import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Error, Page, expect

from tests.chromium import launched, patient
from tests.serving import WORKSHOP, Browser, LiveServer
from toolkit.export import html_of, notebook_of_answers
from toolkit.model import Role, Seating, Sharing
from toolkit.model.dates import UNPLACED
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel

MARK = "quokka"
PAYLOADS = (
    '<img src=x onerror="window.canary=1">',
    "<script>window.canary=1</script>",
    '"><svg onload="window.canary=1">',
    "</script><script>window.canary=1</script>",
    "</textarea><iframe srcdoc='<script>parent.canary=1</script>'>",
    "[a](javascript:window.canary=1) ![b](x\"onerror='window.canary=1')",
    "$\\href{javascript:window.canary=1}{x}$",
    "{{ cycler.__init__.__globals__ }} {% raw %} ${window.canary=1}",
    "' onmouseover='window.canary=1' autofocus onfocus='window.canary=1",
)
PAYLOAD = f"{MARK} " + " ".join(PAYLOADS)
FOREIGN = """() => [
    ...document.querySelectorAll("[onerror], [onload], [onfocus], [onmouseover]"),
    ...document.querySelectorAll("iframe, object, embed, base, img[src=x]"),
    ...document.querySelectorAll("a[href^='javascript:']"),
    ...[...document.scripts].filter((each) => /canary/.test(each.textContent)
        && each.type !== "application/json"),
].map((each) => each.outerHTML.slice(0, 200))"""


@dataclass(frozen=True)
class Room:
    """A cohort in which everybody is called something hostile, and wrote it too."""

    live: LiveServer
    author: Seating
    reader: Seating
    facilitator: Seating

    def link(self, seating: Seating) -> str:
        until = datetime.now(UTC) + timedelta(days=1)
        token = self.live.store.tokens.issue(seating.id, "link", expires_at=until)
        return f"{self.live.base}/join/{token}"


@pytest.fixture(scope="module")
def room(live_server: LiveServer) -> Room:
    store = live_server.store
    store.cohorts.add("hostile", PAYLOAD)
    seats = [
        store.people.add("hostile", name=f"{n} {PAYLOAD}", school=PAYLOAD, role=role)
        for n, role in enumerate(
            (Role.PARTICIPANT, Role.PARTICIPANT, Role.FACILITATOR, Role.PARTICIPANT)
        )
    ]
    found = Room(live_server, *seats[:3])
    answer(found)
    return found


def answer(room: Room) -> None:
    """Everything of one author is hostile, and shared with everybody."""
    seat = Seat(room.author, store=room.live.store, channel=SilentChannel())
    written = {
        "hope": {"texts": [PAYLOAD]},
        "wall": {"choice": 0, "text": PAYLOAD},
        "ready": {"chosen": [0], "words": [PAYLOAD]},
        "picture.how": PAYLOAD,
        "picture.file": {"note": PAYLOAD, "files": []},
    }
    for name, value in written.items():
        seat.save(
            WORKSHOP,
            name,
            value,
            sharing=Sharing.COHORT,
            based_on=0,
            write=name.replace(".", "-"),
            prompt=PAYLOAD,
        )
    name = PAYLOAD.replace("/", "").replace("\\", "")[:150]
    data = b"%PDF-1.7 <script>window.canary=1</script>"
    seat.files.add(WORKSHOP, "picture", field="file", name=name, data=data)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    with launched() as browser:
        yield browser


@dataclass
class Watched:
    """A page, and what it should never have done."""

    page: Page
    troubles: list[str]

    def calmly(self) -> None:
        """Nothing ran, nothing was even tried, and nothing foreign is in the page."""
        self.page.mouse.move(200, 200)
        self.page.wait_for_load_state("networkidle")
        assert self.page.evaluate("typeof window.canary") == "undefined"
        assert self.page.evaluate(FOREIGN) == []
        assert self.troubles == []


@pytest.fixture
def context(chromium: Chromium) -> Iterator[BrowserContext]:
    opened = patient(chromium.new_context())
    yield opened
    opened.close()


def watched(context: BrowserContext) -> Watched:
    found = Watched(context.new_page(), [])

    def refused(text: str) -> None:
        if re.search("Refused|Content Security Policy|violates", text):
            found.troubles.append(text)

    def dialog(opened: object) -> None:
        found.troubles.append(f"dialog {opened}")
        opened.dismiss()  # type: ignore[attr-defined]

    found.page.on("console", lambda message: refused(message.text))
    found.page.on("dialog", dialog)
    return found


@pytest.mark.parametrize("payload", [PAYLOADS[0], PAYLOADS[2], PAYLOADS[4]])
def test_a_page_in_which_something_ran_would_be_noticed(
    context: BrowserContext, payload: str
):
    seen = watched(context)
    seen.page.set_content(f"<p>{payload}</p>")
    with pytest.raises(AssertionError):
        seen.calmly()


def joined(room: Room, seating: Seating, context: BrowserContext) -> Watched:
    seen = watched(context)
    seen.page.goto(room.link(seating))
    expect(seen.page.get_by_role("button", name="Join as")).to_be_visible()
    seen.calmly()
    seen.page.get_by_role("button", name="Join as").click()
    expect(seen.page.get_by_role("button", name="Sign out")).to_be_visible()
    seen.calmly()
    return seen


def test_nothing_runs_on_the_authors_own_page(room: Room, context: BrowserContext):
    seen = joined(room, room.author, context)
    seen.page.goto(f"{room.live.base}/workshop/{WORKSHOP}")
    box = seen.page.get_by_role("textbox").first
    expect(box).to_have_value(re.compile(MARK))
    expect(seen.page.get_by_text(MARK).first).to_be_visible()
    seen.calmly()


@pytest.mark.parametrize("who", ["reader", "facilitator"])
def test_nothing_runs_on_the_wall_of_others(
    room: Room, context: BrowserContext, who: str
):
    seen = joined(room, getattr(room, who), context)
    seen.page.goto(f"{room.live.base}/workshop/{WORKSHOP}")
    wall = seen.page.get_by_role("region", name="What did you notice?")
    expect(wall.get_by_text(PAYLOADS[1]).first).to_be_visible()
    seen.calmly()


def test_nothing_runs_on_the_facilitators_page_of_people(
    room: Room, context: BrowserContext
):
    seen = joined(room, room.facilitator, context)
    seen.page.goto(f"{room.live.base}/people")
    expect(seen.page.get_by_role("rowheader").filter(has_text=MARK)).to_have_count(4)
    seen.calmly()
    seen.page.get_by_role("button", name=f"Make a new link for 0 {MARK}").click()
    expect(seen.page.get_by_text("A new personal link for")).to_be_visible()
    seen.calmly()


def test_nothing_runs_where_people_choose_their_name(
    room: Room, context: BrowserContext
):
    until = datetime.now(UTC) + timedelta(hours=1)
    store = room.live.store
    store.rooms.open("hostile", WORKSHOP, code="HOS-TLE", expires_at=until)
    seen = watched(context)
    seen.page.goto(f"{room.live.base}/join?code=%22%3E{PAYLOADS[0]}")
    seen.calmly()
    seen.page.goto(f"{room.live.base}/join?code=HOS-TLE")
    seen.page.get_by_role("button", name="Continue").click()
    expect(seen.page.get_by_text(MARK).first).to_be_visible()
    seen.calmly()


def test_nothing_runs_on_the_pages_of_failures(room: Room, context: BrowserContext):
    seen = watched(context)
    for path in (
        f"/{PAYLOADS[0]}",
        f"/join/{PAYLOADS[1]}",
        f"/workshop/{PAYLOADS[0]}",
        f"/nowhere?x={PAYLOADS[1]}#{PAYLOADS[0]}",
    ):
        seen.page.goto(f"{room.live.base}{path}")
        seen.calmly()


def printed(room: Room) -> nbformat.NotebookNode:
    """The author's answers, over an outline made by the activities themselves."""
    from toolkit.activities import Discussion, Reflection

    cells = []
    for kind, name in ((Reflection, "hope"), (Discussion, "wall")):
        activity = kind(name, "What?").at(WORKSHOP)
        data, _ = activity._repr_mimebundle_()
        output = nbformat.v4.new_output("display_data", data)
        cells.append(nbformat.v4.new_code_cell("", outputs=[output]))
    seat = Seat(room.author, store=room.live.store, channel=SilentChannel())
    return notebook_of_answers(
        nbformat.v4.new_notebook(cells=cells),
        seating=room.author,
        answers=seat.responses(WORKSHOP),
        title=PAYLOAD,
        at=datetime.now(UTC),
        local=UNPLACED,
        language="en",
    )


def test_nothing_runs_in_an_exported_page(room: Room, context: BrowserContext):
    seen = watched(context)
    seen.page.set_content(html_of(printed(room)).decode())
    expect(seen.page.get_by_text(MARK).first).to_be_visible()
    seen.calmly()


def test_a_pdf_holds_nothing_that_acts(room: Room):
    browser = room.live.browser()
    browser.post(room.link(room.author).removeprefix(room.live.base))
    answered = browser.get(f"/download/{WORKSHOP}.pdf")
    assert answered.status_code == 200
    with pikepdf.open(io.BytesIO(answered.content)) as pdf:
        plain = io.BytesIO()
        pdf.save(plain, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    for active in (
        b"/JavaScript",
        b"/JS",
        b"/Launch",
        b"/EmbeddedFile",
        b"javascript:",
    ):
        assert active not in plain.getvalue()


HTML = b"<!doctype html><script>window.canary=1</script>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='window.canary=1'/>"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", SVG),
        ("a.svg", SVG),
        ("a.html", HTML),
        ("a.pdf", HTML),
        ("a.png", b"\x89PNG\r\n\x1a\n" + HTML),
        ("a.pdf", b"%PDF-1.7" + SVG),
    ],
)
def test_a_file_that_could_run_is_shown_as_what_it_is_and_never_runs(
    live_server: LiveServer,
    participant: Browser,
    context: BrowserContext,
    name: str,
    data: bytes,
):
    path = f"/evidence/{WORKSHOP}/picture/file"
    added = participant.post(path, files={"file": (name, data)})
    assert added.status_code in {201, 422}
    if added.status_code == 422:
        return
    address = f"/evidence/{added.json()['id']}"
    kept = participant.get(address)
    assert kept.headers["Content-Type"].split(";")[0] in {
        *("text/plain", "image/png", "application/pdf")
    }
    assert kept.headers["X-Content-Type-Options"] == "nosniff"
    cookies = [
        {"name": k, "value": v, "url": live_server.base}
        for k, v in participant.http.cookies.items()
    ]
    context.add_cookies(cookies)  # type: ignore[arg-type]
    seen = watched(context)
    seen.page.goto(live_server.base)
    with contextlib.suppress(Error):  # where a browser shows no PDF, it saves it
        seen.page.goto(f"{live_server.base}{address}")
    seen.calmly()


EVERYWHERE = (
    *("/", "/join", "/join/x", "/health", "/nowhere", "/people", "/kernel"),
    *(f"/workshop/{WORKSHOP}", f"/workshop/{WORKSHOP}/assets/dot.txt", "/workshop/x"),
    *(f"/workshop/{WORKSHOP}/assets/%00", f"/download/{WORKSHOP}.pdf", "/sign-out"),
    *("/evidence/x", "/api/kernels/x", "/voila/static/voila.js", "/voila/static/x"),
    *("/voila/templates/x", "/voila/labextensions/x", "/voila/api/themes/x"),
    *("/%ff", "/assets/page-0000000000000000.js", f"/module/{'0' * 64}.js"),
)
INNARDS = re.compile(
    r"Traceback|tornado|voila/\d|jupyter_|site-packages|\.py\b|python/|sqlalchemy", re.I
)


@pytest.mark.parametrize("path", EVERYWHERE)
def test_every_response_is_protected_and_says_nothing_of_the_inside(
    live_server: LiveServer,
    stranger: Browser,
    participant: Browser,
    facilitator: Browser,
    path: str,
):
    for browser in (stranger, participant, facilitator):
        for answer in (browser.get(path), browser.post(path), browser.http.put(path)):
            check_protection(answer)
            if not path.endswith("voila.js"):
                # One widget of this notebook shows its own environment.
                text = re.sub(r'(?s)id="page-carried">.*?</script>', "", answer.text)
                assert str(live_server.data) not in text
                assert not INNARDS.search(answer.text), (path, answer.text[:500])


def check_protection(answer: httpx.Response) -> None:
    headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    if f"/workshop/{WORKSHOP}" not in str(answer.url):  # there is a widget of others
        assert "unsafe" not in policy
    assert "'unsafe-eval'" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert "Server" not in headers
    if "text/html" not in headers.get("Content-Type", ""):
        return
    nonce = re.search(r"script-src 'self' 'nonce-([^']+)'", policy)
    assert nonce is not None
    for tag in re.findall(r"<(?:script|style)\b[^>]*>", answer.text):
        data = 'type="application/json"' in tag
        assert data or f'nonce="{nonce[1]}"' in tag, tag
    assert not re.search(r"<[^>]+\son[a-z]+\s*=", answer.text)
    assert "javascript:" not in answer.text
