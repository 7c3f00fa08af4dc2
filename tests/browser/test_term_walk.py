"""A walk over a term: tasks, attendance, evaluation, report, and one's own data.

Each of these is held in depth elsewhere; here they must hold all together.
"""

from __future__ import annotations

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import ROOT
from tests.browser.notebook import prompt_of
from tests.browser.people import PHONE, expect_drawn, new_room
from tests.browser.term import (
    AHEAD,
    FIRST,
    FOURTH,
    GAP,
    KEPT,
    NAMES,
    TASK,
    THIRD,
    Term,
    begin,
    evaluates,
    later,
)
from tests.browser.walking import SAVED, activity
from tests.export import pdf as paper
from tests.first_year import copy_programme
from tests.post.letters import OUTSIDE, path_of, text_of
from tests.post.server import MailServer, mail_server
from tests.serving import LiveServer, free_port, running
from tests.whole import whole
from toolkit.model.dates import weekday_in_words

pytestmark = pytest.mark.browser
NOTEBOOKS = ("home", "evaluation", "portfolio", "community")

WRITTEN = "We teach what is on the test."
ASKED = "Which lesson showed you that?"
REPLIED = "The one on ratio, in March."
OF_A_MATE = "We saw the same."
QUOTED = "The quiet minutes before the talking."
MAKE = "Make the report (PDF)"
POINT = "How was workshop 3?"
STANDS = {
    "Alder": ("Drafting", "Asks for time", "shared with"),
    "Birch": ("Drafting", "not shared"),
    "Cedar": ("Finished", "shared with everybody"),
    "Elmtree": ("Something in the way",),
    "Hazel": ("Drafting", "shared with facilitators"),
    "Larch": ("Not started",),
}
"""What the desk says of the first task of each."""

STATES = {"Not started": 4, "Drafting": 3, "Finished": 1, "Something in the way": 1}


def own_task(page: Page) -> Locator:
    return activity(page, prompt_of(TASK))


def saved(page: Page, link: Locator) -> bytes:
    """What a press on *link* brings."""
    with page.expect_download() as download:
        link.click()
    return download.value.path().read_bytes()


@contextmanager
def serving(folder: Path) -> Iterator[tuple[LiveServer, MailServer]]:
    """The programme's first workshop and what is beside it, with a mail server."""
    site = folder / "site"
    shutil.copytree(ROOT / FIRST.name, site / FIRST.name)
    copy_programme(site, "about.toml")
    (site / "notebooks").mkdir()
    for name in NOTEBOOKS:
        shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", site / "notebooks")
    with mail_server() as mail, free_port() as port:
        settings = {
            "TOOLKIT_SMTP": f"smtp://127.0.0.1:{mail.port}?tls=no",
            "TOOLKIT_MAIL_FROM": "Workshops <workshops@programme.example>",
            "TOOLKIT_PUBLIC_URL": OUTSIDE,
        }
        data = site / "data"
        with running(site, data=data, port=port, settings=settings) as live:
            yield live, mail


def does_the_task(term: Term) -> None:
    """From one's own year: shared with one's group, and more time asked for."""
    page = term.author.page
    page.get_by_role("link", name=re.compile("^Start")).first.click()
    expect_drawn(page)
    task = whole(own_task(page))
    task.get_by_role("textbox", name=GAP, exact=True).fill(WRITTEN)
    task.get_by_text("More time, or help").click()
    task.get_by_label("Until which day").fill(later().isoformat())
    task.get_by_label("Why (optional)").fill("An inspection.")
    expect(task.get_by_text("You have asked for time until")).to_be_visible()
    expect(task.get_by_text(SAVED)).to_have_count(2)


def starts_at_what_is_needed(term: Term) -> None:
    """The facilitator's start page says it, and leads to where it is."""
    page = term.lead.page
    page.goto(term.base)
    upcoming = page.get_by_role("region", name=f"Next: {FOURTH.title}")
    expect(upcoming).to_contain_text(f"in {AHEAD} days")
    came = page.get_by_role("region", name=f"Attendance: {THIRD.title}")
    expect(came).to_contain_text("5 present, 1 late, 2 absent")
    joining = page.get_by_role("region", name="Joining")
    expect(joining).to_contain_text("7 of 8 have neither joined nor")
    page.get_by_role("link", name="Tasks", exact=True).first.click()


def sees_tasks_in_all_states(term: Term) -> None:
    page = term.lead.page
    table = page.get_by_role("region", name="People by tasks")
    for name, said in STANDS.items():
        row = table.get_by_role("row").filter(has_text=f"Participant {name}")
        cell = row.get_by_role("cell").first
        for words in said:
            expect(cell).to_contain_text(words)
    for state, count in STATES.items():
        link = page.get_by_role("link", name=f"{state} {count}", exact=True)
        expect(link).to_be_visible()
    page.get_by_role("link", name="Asks for time 1", exact=True).click()
    expect(table.get_by_role("rowheader")).to_have_count(1)


def comments_and_gives_time(term: Term) -> None:
    """The facilitator opens what is shared, says something, thanks, gives a day."""
    page = term.lead.page
    page.get_by_role("link", name=f"Open {FIRST.task.title}, Participant Alder").click()
    expect(page.get_by_text("An inspection.")).to_be_visible()
    field = page.get_by_role("region", name=GAP, exact=True)
    expect(field).to_contain_text(WRITTEN)
    field.get_by_text(f"Comment on “{GAP}”").click()
    field.get_by_label("Your comment").fill(ASKED)
    field.get_by_role("button", name="Comment", exact=True).click()
    expect(field.get_by_role("listitem")).to_contain_text(ASKED)
    page.get_by_role("button", name="Say thank you").click()
    expect(page.get_by_role("button", name="Take my thanks back")).to_be_visible()
    expect(page.get_by_label("Until which day")).to_have_value(later().isoformat())
    page.get_by_role("button", name="Give this day").click()
    expect(page.get_by_text("reminders and due days follow it")).to_be_visible()


def hears_and_replies(term: Term) -> None:
    """The author is led to what was said, has more time, and replies."""
    page = term.author.page
    page.goto(term.base)
    news = page.get_by_role("region", name="New for you")
    expect(news).to_contain_text("Facilitator Oak commented on your answer")
    news.get_by_role("link", name="Read it").first.click()
    expect_drawn(page)
    task = own_task(page)
    said = f"You have until {weekday_in_words(later())}"
    expect(task.get_by_text(said).first).to_be_visible()
    box = page.get_by_role("textbox", name=GAP, exact=True)
    field = whole(task).locator(".ws-part", has=box)
    field.get_by_text("Comments on your answer (1)").click()
    expect(field.get_by_role("listitem")).to_contain_text(ASKED)
    field.get_by_label("Your reply").fill(REPLIED)
    field.get_by_role("button", name="Reply", exact=True).click()
    expect(field.get_by_role("listitem").filter(has_text=REPLIED)).to_be_visible()
    shown = term.lead.page
    shown.reload()
    field = shown.get_by_role("region", name=GAP, exact=True)
    expect(field.get_by_role("listitem")).to_have_count(2)
    expect(field).to_contain_text(REPLIED)


def hears_from_the_group(term: Term) -> None:
    """Somebody of the same group reads it, and says something, too."""
    mate = term.room.joined(term.people["Birch"], size=PHONE)
    mate.page.goto(f"{term.base}/workshop/{FIRST.name}")
    expect_drawn(mate.page)
    task = own_task(mate.page)
    task.get_by_text("From your group (2)").click()
    card = task.get_by_role("article", name="Participant Alder")
    expect(card).to_contain_text(WRITTEN)
    card.get_by_text(re.compile("^Comment")).first.click()
    card.get_by_label("Your comment").fill(OF_A_MATE)
    card.get_by_role("button", name="Comment", exact=True).click()
    expect(card.get_by_role("listitem").filter(has_text=OF_A_MATE)).to_be_visible()
    mine = own_task(term.author.page)
    fold = mine.get_by_text(re.compile("^Comments on your answer")).last
    expect(fold).to_have_text("Comments on your answer (2)")
    fold.click()
    expect(mine.get_by_text("says thank you.")).to_be_visible()
    expect(mine.get_by_text(OF_A_MATE)).to_be_visible()
    desk = term.opens("tasks")
    row = desk.get_by_role("row").filter(has_text="Participant Alder")
    expect(row).to_contain_text("5 comments")


def attendance_is_put_right(term: Term) -> None:
    """Two minutes are no visit until a facilitator says why it was one."""
    page = term.opens("attendance")
    short = f"^Absent.*: Participant Larch, {re.escape(THIRD.title)}"
    page.get_by_role("link", name=re.compile(short)).click()
    page.get_by_label("Came").fill("13:00")
    page.get_by_label("Left").fill("16:00")
    page.get_by_label("Why").fill("Shared a screen.")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.get_by_role("status")).to_contain_text("The correction is kept")
    page.get_by_role("link", name="Back to attendance").click()
    said = re.compile(r"^Present.*said by a facilitator: Participant Larch")
    expect(page.get_by_role("link", name=said)).to_be_visible()


def attendance_is_on_paper(term: Term) -> None:
    """Register and table have everybody; a certificate who has earned it."""
    page = term.lead.page
    table = saved(page, page.get_by_role("link", name="Attendance as CSV")).decode()
    for name in NAMES:
        assert f"Participant {name}" in table
    alder = page.get_by_role("link", name="Certificate (PDF): Participant Alder")
    words = paper.text_of(saved(page, alder))
    assert "Participant Alder" in words
    assert FIRST.title in words
    maple = page.get_by_role("link", name="Certificate (PDF): Participant Maple")
    expect(maple).to_have_count(0)
    page.get_by_role("link", name=f"Register: {FOURTH.title}").click()
    register = page.get_by_role("link", name="Register as a document (PDF)")
    words = paper.text_of(saved(page, register))
    for name in NAMES:
        assert f"Participant {name}" in words
    own = term.author.page
    own.goto(term.base)
    own.get_by_role("link", name="my own page").click()
    mine = own.get_by_role("link", name="My certificate (PDF)")
    assert "Participant Alder" in paper.text_of(saved(own, mine))


def evaluation_is_answered(term: Term) -> None:
    """Four are too few to be shown; the fifth answers in a browser, and agrees."""
    for name in ("Birch", "Cedar", "Elmtree", "Hazel"):
        evaluates(term, name)
    desk = term.opens("evaluation")
    part = desk.get_by_role("region", name=POINT, exact=True)
    expect(part).to_contain_text("Shows from five answers on")
    expect(part.get_by_text(KEPT.format(name="Birch"))).to_have_count(0)
    page = term.author.page
    page.goto(term.base)
    page.get_by_role("link", name="Two minutes: how was workshop 3?").click()
    form = page.get_by_role("region", name=POINT, exact=True)
    group = form.get_by_role("group", name="Today was a good use of my time.")
    group.get_by_role("radio", name="5").check()
    form.get_by_label("What should we keep?", exact=True).fill(QUOTED)
    expect(form.get_by_text("Saved ")).to_be_visible()
    page.get_by_role("checkbox", name="(What should we keep?)").check()
    expect(page.get_by_text("You agreed on ")).to_be_visible()


def evaluation_is_read(term: Term) -> None:
    """Grouped, without a name; a quote is there while its author agrees."""
    desk = term.opens("evaluation")
    part = desk.get_by_role("region", name=POINT, exact=True)
    expect(part).to_contain_text("5 of 8 have answered")
    expect(part.get_by_text(KEPT.format(name="Birch")).first).to_be_visible()
    main = desk.get_by_role("main")
    for name in NAMES:
        expect(main).not_to_contain_text(f"Participant {name}")
    quotes = desk.get_by_role("figure")
    expect(quotes).to_have_count(1)
    expect(quotes).to_contain_text(QUOTED)
    page = term.author.page
    page.goto(f"{term.base}/me/data")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("status").first).to_contain_text("Taken back")
    desk.reload()
    expect(quotes).to_have_count(0)


def letter_after_the_workshop_goes(term: Term) -> None:
    """By a real mail server, looked at first; each gets their own."""
    page = term.opens("messages")
    title = re.compile(f"^Look at it and send it: .*{re.escape(THIRD.title)}")
    page.get_by_role("link", name=title).filter(has_text="Look").first.click()
    page.get_by_role("radio", name="All participants").check()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("status")).to_contain_text("It is on its way.")
    mail = term.mail
    assert len(mail.all_of(len(NAMES))) == len(NAMES)
    said = text_of(mail.arrived("alder@school.example"))
    assert FOURTH.title in said
    assert "Birch" not in said


def report_is_made(term: Term) -> None:
    """On every page its figures, and nobody's name; no count of a few."""
    page = term.opens("report")
    page.get_by_label("Whom it is for, such as the funder").fill("Example Trust")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status")).to_contain_text("Kept.")
    pages = paper.pages_of(saved(page, page.get_by_role("button", name=MAKE)))
    whole_text = " ".join(" ".join(pages).split())
    for said in ("Example Trust", "8 people", THIRD.title, FIRST.task.title):
        assert said in whole_text, said
    for number, words in enumerate(pages, start=1):
        assert words.strip(), number
        named = [name for name in (*NAMES, "Oak") if name in words]
        assert (number, named) == (number, [])
        few = re.findall(r"^ *([1-4])(?: %| people)?$", words, re.MULTILINE)
        assert (number, few) == (number, [])
    for mine in (WRITTEN, QUOTED, REPLIED, KEPT.format(name="Birch")):
        assert mine not in whole_text


def line_manager_reads(term: Term) -> None:
    """What was ticked, in a browser without a place here, until it is ended."""
    page = term.author.page
    page.goto(term.base)
    page.get_by_role("link", name="a link to what you choose").click()
    page.get_by_label("For whom").fill("My line manager")
    page.get_by_label(prompt_of(TASK)).check()
    page.get_by_role("button", name="Make the link").click()
    link = path_of(page.locator("#new-link").inner_text())
    reader = term.room.browser(term.people["Alder"], size=PHONE)
    reader.page.goto(term.base + link)
    reader.page.get_by_role("button", name="Open it").click()
    expect(reader.page.get_by_text(WRITTEN)).to_be_visible()
    for private in (QUOTED, ASKED, REPLIED, "An inspection."):
        expect(reader.page.get_by_text(private)).to_have_count(0)
    page.reload()
    page.get_by_role("button", name="End this link: My line manager").click()
    expect(page.get_by_role("status")).to_contain_text("That link has ended")
    reader.page.reload()
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("no longer")
    reader.forgive("404")


def takes_their_data(term: Term) -> None:
    """Everything of theirs in one file, and who has looked."""
    page = term.author.page
    page.goto(f"{term.base}/me")
    page.get_by_role("link", name="Open my data").click()
    looks = page.get_by_role("table").get_by_role("row")
    expect(looks.filter(has_text="Facilitator Oak").first).to_be_visible()
    expect(looks.filter(has_text="whoever has the link")).to_have_count(1)
    data = saved(page, page.get_by_role("link", name="Download all of it"))
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        answers = packed.read("answers.json").decode()
        everything = "".join(
            packed.read(name).decode()
            for name in packed.namelist()
            if name.endswith((".json", ".txt", ".csv"))
        )
        papers = [n for n in packed.namelist() if n.endswith(".pdf")]
        assert WRITTEN in " ".join(paper.text_of(packed.read(n)) for n in papers)
    for mine in (WRITTEN, QUOTED, "An inspection."):
        assert mine in answers
    assert REPLIED in everything
    assert "Nobody reads this yet." not in everything


def is_erased(term: Term) -> None:
    """A receipt, and nothing of theirs on the desk afterwards."""
    page = term.author.page
    page.get_by_role("link", name=re.compile("^Erase everything of mine")).click()
    page.get_by_label("To confirm, type the word erase").fill("erase")
    page.get_by_role("button", name="Erase everything of mine").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Receipt")
    expect(page.get_by_text("Everything of yours has been erased")).to_be_visible()
    receipt = saved(page, page.get_by_role("link", name="Save this receipt as text"))
    assert b"Alder" not in receipt
    page.goto(term.base)
    expect(page.get_by_label("Room code")).to_be_visible()
    for tab in ("overview", "tasks", "attendance", "evaluation", "people", "data"):
        desk = term.opens(tab)
        expect(desk.get_by_role("heading", level=1)).to_be_visible()
        expect(desk.locator("body")).not_to_contain_text("Alder")


STEPS = (
    does_the_task,
    starts_at_what_is_needed,
    sees_tasks_in_all_states,
    comments_and_gives_time,
    hears_and_replies,
    hears_from_the_group,
    attendance_is_put_right,
    attendance_is_on_paper,
    evaluation_is_answered,
    evaluation_is_read,
    letter_after_the_workshop_goes,
    report_is_made,
    line_manager_reads,
    takes_their_data,
    is_erased,
)


def test_a_term_from_the_first_task_to_an_erasing(
    chromium: Browser, tmp_path: Path
) -> None:
    with serving(tmp_path) as (live, mail), new_room(live, chromium) as room:
        term = begin(room, mail)
        for step in STEPS:
            step(term)
