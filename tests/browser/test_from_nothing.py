"""A cohort begins: from an empty server and a faulty workbook to people at work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser import faulty_roster as roster
from tests.browser.accessibility import expect_for_everybody
from tests.browser.conftest import ROOT
from tests.browser.people import LAPTOP, PHONE
from tests.browser.test_organising import LINK, appoint, comes_in, make
from tests.chromium import patient
from tests.first_year import copy_programme
from tests.post.letters import OUTSIDE, addressed, expect_whole, link_in, path_of
from tests.post.server import MailServer, mail_server
from tests.serving import Browser as Client
from tests.serving import LiveServer, free_port, started
from toolkit.clock import now
from toolkit.model import Role
from toolkit.programme import load_programme
from toolkit.programme.entering import as_typed

pytestmark = pytest.mark.browser
COHORT = "north"
DESK = f"/cohort/{COHORT}"
FIRST = "workshop1_launch"
PUBLIC = f"/register/{COHORT}"
JOINING = f"{DESK}/messages/joining/{FIRST}"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ABOUT = load_programme(ROOT / "programme.toml").about
assert ABOUT is not None
LATE = {
    "name": "Yan Late",
    "school": roster.ONE,
    "email": "yan@school.example",
    **{one.name: one.eligible[0] for one in ABOUT.questions},
}


@dataclass
class Walk:
    """The server of the walk, which stops and starts on its way, and the mailbox."""

    site: Path
    port: int
    mail: MailServer
    links: dict[str, str] = field(default_factory=dict)
    """Whose each link is that was handed out otherwise than by mail."""

    def serving(self) -> AbstractContextManager[LiveServer]:
        settings = {
            "TOOLKIT_SMTP": f"smtp://127.0.0.1:{self.mail.port}?tls=no",
            "TOOLKIT_MAIL_FROM": "Workshops <workshops@programme.example>",
            "TOOLKIT_PUBLIC_URL": OUTSIDE,
        }
        return started(
            self.site,
            data=self.site.parent / "data",
            port=self.port,
            settings=settings,
            options=["--no-demo"],
        )


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    """Nothing but the programme's files, and a mail server on this machine."""
    site = tmp_path / "site"
    site.mkdir()
    copy_programme(site, "about.toml", "packs.toml")
    with free_port() as port, mail_server() as mail:
        yield Walk(site, port, mail)


def test_a_cohort_begins_with_nothing_and_a_faulty_workbook(
    walk: Walk, chromium: Browser
) -> None:
    contexts = [chromium.new_context(viewport=size) for size in (LAPTOP, PHONE, PHONE)]
    organising, leading, joining = (patient(each).new_page() for each in contexts)
    with walk.serving() as live:
        (address,) = LINK.findall(live.log)
        link = address.replace(OUTSIDE, live.base)
        comes_in(organising, link, "Organiser 1")
        make(organising, "North")
        give_dates(organising)
        import_faulty(organising)
        desk = live.browser()
        assert desk.post(path_of(link)).status_code == 303
        import_mended(live, desk)
        visitor, form = reads_public_page(live, desk)
        organising.goto(f"{live.base}{DESK}/overview")
        lead = appoint(organising, "Kim", "kim@school.example")
        expect_for_everybody(organising)
        comes_in(leading, lead.replace(OUTSIDE, live.base), "Kim")
        send_joining_details(live, leading, walk.mail)
        people_join(live, walk.mail, joining)
        comes_late(live, desk, walk, visitor=visitor, form=form)
        people_change(live, desk, walk)
        confirm(live, desk)
    with walk.serving() as live:
        expect_all_as_it_was(live, walk)
    for each in contexts:
        each.close()


def give_dates(page: Page) -> None:
    """The first workshop on a Saturday, which is seen; then on a Friday or before."""
    page.get_by_role("link", name="Calendar", exact=True).click()
    nine_days = now().date() + timedelta(days=9)
    saturday = nine_days + timedelta(days=(5 - nine_days.weekday()) % 7)
    weekday = nine_days - timedelta(days=max(0, nine_days.weekday() - 4))
    first = page.get_by_role("group").first
    first.get_by_label("Date", exact=True).fill(saturday.isoformat())
    first.get_by_label("Venue").fill("Example Hall")
    first.get_by_label("Meeting link").fill("https://meeting.example/7")
    page.get_by_role("button", name="Look at it", exact=True).last.click()
    expect(page.get_by_text("is on a weekend")).to_be_visible()
    page.get_by_role("button", name="Change something").click()
    first.get_by_label("Date", exact=True).fill(weekday.isoformat())
    page.get_by_role("button", name="Look at it", exact=True).last.click()
    expect(page.get_by_text("is on a weekend")).to_have_count(0)
    page.get_by_role("button", name="Keep these dates").click()
    expect(page.get_by_role("status")).to_contain_text("These dates are kept")


def import_faulty(page: Page) -> None:
    """What is wrong is said with its row; what is uncertain is answered."""
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("link", name="Import a roster").click()
    file = FilePayload(name="roster.xlsx", mimeType=XLSX, buffer=roster.faulty())
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Show what would change").click()
    summary = "19 added, 8 left out, 2 to be answered."
    expect(page.get_by_text(summary)).to_be_visible()
    for why, row in roster.WRONG.items():
        line = roster.line_of(row)
        said = page.get_by_role("listitem").filter(has_text=f"Row {line}:")
        expect(said).to_contain_text(why.format(row=line))
    page.get_by_role("radio", name="mail to them goes to the same address").check()
    page.get_by_role("radio", name="written twice").check()
    page.get_by_role("button", name="Import this").click()
    expect(
        page.get_by_role("heading", name="0 of 20 on the roster have joined")
    ).to_be_visible()


def imported(desk: Client, rows: Sequence[roster.Row], summary: str) -> None:
    """Import a workbook of these rows, as a browser without its scripts does."""
    at, files = f"{DESK}/people/import", {"roster": ("r.xlsx", roster.saved(rows))}
    shown = desk.get(desk.post(at, files=files).headers["Location"])
    assert summary in shown.text, unescape(shown.text)
    boxes = re.findall(r'name="(file|mark)" value="([^"]*)"', shown.text)
    if "Import this" in shown.text:
        assert desk.post(at, {**dict(boxes), "act": "import"}).status_code == 303


def import_mended(live: LiveServer, desk: Client) -> None:
    """The workbook without its faults, and then everybody with an address."""
    rows = (*roster.GOOD, *roster.ODD, *roster.MENDED)
    imported(desk, rows, "4 added, 20 unchanged.")
    assert len(live.store.people.roster(COHORT)) == 24
    page = desk.get(f"{DESK}/messages").text
    unreached = page.partition("No address to write to")[2].partition("</ul>")[0]
    assert [name in unreached for name in ("Nia", "Oli", "Pia")] == [True, True, False]
    for name in ("Nia Nowhere", "Oli Empty"):
        to = f"{name[:3].lower()}@school.example"
        changed(live, desk, name, "correct", name=name, school=roster.TWO, email=to)


def changed(live: LiveServer, desk: Client, who: str, what: str, **fields: str) -> None:
    seats = {s.person.name: s.id for s in live.store.people.roster(COHORT)}
    path = f"{DESK}/people/{seats[who]}"
    assert desk.post(f"{path}/{what}", fields).status_code == 303


def send_joining_details(live: LiveServer, page: Page, mail: MailServer) -> None:
    """Looked at, then sent to everybody: one message for each, with all it needs."""
    page.goto(f"{live.base}{JOINING}")
    letter = page.get_by_role("region", name="joining details")
    expect(letter).to_contain_text("Example Hall")
    page.get_by_role("radio", name="All participants").check()
    expect_for_everybody(page)
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("status")).to_contain_text("It is on its way.")
    assert len(mail.all_of(24)) == 24
    everybody = live.store.people.roster(COHORT)
    takes_part = [s for s in everybody if s.role is Role.PARTICIPANT]
    assert sorted(mail.to) == sorted(s.person.address for s in takes_part)
    assert len({link_in(each) for each in mail.taken}) == 24
    for each in mail.taken:
        expect_whole(each, says=("Example Hall", "https://meeting.example/7"))


def people_join(live: LiveServer, mail: MailServer, phone: Page) -> None:
    """Four come by the link in their message, one of them on a phone."""
    first, *others = mail.taken[:4]
    comes_in(phone, live.base + path_of(link_in(first)), addressed(first))
    for each in others:
        joined = live.browser().post(path_of(link_in(each)))
        assert (joined.status_code, joined.headers["Location"]) == (303, "/")


def people_change(live: LiveServer, desk: Client, walk: Walk) -> None:
    """One comes late, one is corrected, one leaves, and somebody comes instead."""
    made = desk.post(f"{DESK}/people/links.csv").text
    for name, link in re.findall(rf"^(.+?),.*({OUTSIDE}/\S+)", made, re.MULTILINE):
        walk.links[path_of(link)] = name
    new = {"name": "Ada Corrected", "school": roster.TWO, "email": "ada@new.example"}
    changed(live, desk, "Ada Plain", "correct", **new)
    changed(live, desk, "Bea Plain", "withdraw")
    changed(live, desk, "Fin Plain", "link")
    rows = [*roster.GOOD, *roster.ODD, *roster.MENDED]
    rows = [row for row in rows if row[0] not in ("Ada", "Bea", "Nia", "Oli")]
    rows += [
        ("Ada", "Corrected", roster.TWO, "ada@new.example"),
        ("Nia", "Nowhere", roster.TWO, "nia@school.example"),
        ("Oli", "Empty", roster.TWO, "oli@school.example"),
        ("Yan", "Late", roster.ONE, "yan@school.example"),
        ("Bo", "Instead", roster.ONE, "bo@school.example"),
    ]
    imported(desk, rows, "1 added, 24 unchanged.")
    imported(desk, rows, "25 unchanged.")


def reads_public_page(live: LiveServer, desk: Client) -> tuple[Client, dict[str, str]]:
    """The page is published, and lies open in somebody's browser meanwhile."""
    assert desk.post(f"{DESK}/public", {"published": "yes"}).status_code == 303
    visitor = live.browser()
    page = visitor.get(PUBLIC).text
    ticket = re.search('name="ticket" value="([^"]+)"', page)
    assert ticket is not None
    return visitor, {**LATE, "ticket": ticket[1]}


def comes_late(
    live: LiveServer, desk: Client, walk: Walk, *, visitor: Client, form: dict[str, str]
) -> None:
    """Somebody registers on the public page, is offered a place and takes it."""
    public = f"{DESK}/public"
    while "very quick" in (sent := visitor.post(PUBLIC, form)).text:
        pass  # it is said to whoever sends a form sooner than a person can
    assert sent.status_code == 303, sent.text
    (interest,) = live.store.interests.of(COHORT)
    desk.post(f"{public}/interest", {"interest": interest.id, "do": "offer"})
    link = re.search('name="link" value="([^"]+)"', desk.get(public).text)
    assert link is not None
    assert desk.post(f"{public}/mail", {"link": link[1]}).status_code == 303
    place = path_of(link_in(walk.mail.arrived(LATE["email"])))
    assert visitor.post(place, {"answer": "accept"}).status_code == 303
    assert "The place is yours" in visitor.get(place).text


def confirm(live: LiveServer, desk: Client) -> None:
    """Say that the first date stands: from now on what is due goes by itself."""
    kept = live.store.calendars.of(COHORT)
    assert kept is not None
    typed = {**as_typed(kept.occasions[FIRST]), "state": "confirmed"}
    boxes = {f"{FIRST}-{name}": value for name, value in typed.items()}
    told = {"version": str(kept.version), "zone": kept.zone, "act": "keep"}
    assert desk.post(f"{DESK}/calendar", {**told, **boxes}).status_code == 303


def expect_all_as_it_was(live: LiveServer, walk: Walk) -> None:
    """After a restart nobody is written to twice, and links lead where they led."""
    mail, told_late = walk.mail, ["bo@school.example", "yan@school.example"]
    assert sorted(mail.all_of(27)[25:]) == told_late
    asked = live.browser().post("/lost-link", {"email": "kim@school.example"})
    assert asked.status_code == 303
    assert "Kim" in addressed(mail.arrived("kim@school.example"))
    assert len(mail.to) == 28
    sent = {path_of(link_in(each)): addressed(each) for each in mail.taken}
    told = {"Bea Plain": "place is withdrawn", "Fin Plain": "replaced by a newer one"}
    browser = live.browser()
    for path, name in {**walk.links, **sent}.items():
        page = browser.get(path)
        assert page.status_code == (404 if name in told else 200), (path, name)
        assert told.get(name, name.split()[0]) in page.text
