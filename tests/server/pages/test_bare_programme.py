"""What is served of a programme that has workshops, a word and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.bare import FIRST, bare_programme
from tests.export.pdf import opened
from tests.serving import (
    OVERVIEW,
    Browser,
    LiveServer,
    free_port,
    started,
    wait_for_page,
)

OF_TASKS = re.compile(r"\btasks?\b", re.IGNORECASE)
SCHOOL = re.compile(r"(?<!Example )(?<![\"\w-])schools?\b(?![\"=_-])", re.IGNORECASE)
"""In what people read, which is no name of a box."""

CODE = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
TABS = (
    "overview",
    "attendance",
    "evaluation",
    "people",
    "calendar",
    "messages",
    "data",
)


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    site = tmp_path_factory.mktemp("bare")
    bare_programme(site)
    written = (site / "programme.toml").read_text("utf-8")
    wording = '[wording]\nschool = "hospital"\nschools = "hospitals"\n'
    (site / "programme.toml").write_text(
        f'language = "cy"\n{written}{wording}', "utf-8"
    )
    data = tmp_path_factory.mktemp("server") / "data"
    with (
        free_port() as port,
        started(site, data=data, port=port, settings={}, options=["--demo"]) as live,
    ):
        wait_for_page(live.signed_in("Facilitator 1"), f"/workshop/{FIRST}")
        yield live


def read(browser: Browser, path: str) -> str:
    """A page without its scripts and styles."""
    page = browser.get(path)
    assert page.status_code == 200, path
    return CODE.sub("", page.text)


def test_the_start_page_lists_the_workshops_with_their_days(
    participant: Browser,
) -> None:
    page = read(participant, "/")
    assert "<h1>Feedback that works</h1>" in page
    assert f'href="/workshop/{FIRST}"' in page
    assert re.search(
        r"<h2>Then listen</h2>\s*<p class=\"ws-quiet\">[A-Z][a-z]+day", page
    )


def test_a_workshop_is_served_without_a_panel_of_principles(
    participant: Browser,
) -> None:
    page = read(participant, f"/workshop/{FIRST}")
    assert '<html lang="cy">' in page
    assert "page-reference" not in page


def test_a_hospital_is_no_school(participant: Browser, facilitator: Browser) -> None:
    people = read(facilitator, "/cohort/demo/people")
    assert "Hospital, role there, group" in people
    pages = [people, read(participant, "/me"), read(participant, "/privacy")]
    pages.append(read(facilitator, "/cohort/demo/report"))
    assert "Role in my hospital" in pages[1]
    assert "Name the hospitals" in pages[3]
    pages.append(read(facilitator, "/cohort/demo/people/import"))
    pages.append(read(facilitator, "/cohort/demo/calendar"))
    pages.append(read(participant, "/me/erase"))
    assert "<strong>Role in hospital</strong>" in pages[4]
    assert "Name, hospital and address" in pages[6]
    assert not any(SCHOOL.search(page) for page in pages)


def test_what_is_said_of_a_role_has_the_word_for_a_hospital(
    participant: Browser,
) -> None:
    done = participant.post("/me", {"what": "in-school", "in_school": "Sister"})
    assert done.status_code == 303
    assert "The role in hospital is kept." in read(participant, "/me")


def test_pages_and_documents_are_in_the_language_of_the_programme(
    participant: Browser, facilitator: Browser
) -> None:
    for browser, path in ((participant, "/me"), (facilitator, OVERVIEW)):
        assert '<html lang="cy">' in browser.get(path).text
    attended = f"/cohort/demo/attendance/{FIRST}/register.pdf"
    documents = {
        "answers": participant.get(f"/download/{FIRST}.pdf"),
        "one answer": participant.get(f"/download/{FIRST}/hope.pdf"),
        "the year": participant.get("/download/portfolio.pdf"),
        "a register": facilitator.get(attended),
        "cards": facilitator.post("/cohort/demo/messages/cards.pdf", {"what": "cards"}),
    }
    for name, made in documents.items():
        assert made.status_code == 200, name
        with opened(made.content) as document:
            assert document.Root.Lang == "cy", name


def test_no_page_of_facilitators_speaks_of_tasks(facilitator: Browser) -> None:
    pages = {tab: read(facilitator, f"/cohort/demo/{tab}") for tab in TABS}
    assert {tab for tab, page in pages.items() if OF_TASKS.search(page)} == set()
    assert facilitator.get("/cohort/demo/tasks").status_code == 404


def test_no_way_leads_to_a_page_that_is_not_there(
    facilitator: Browser, participant: Browser
) -> None:
    for browser, first in ((facilitator, OVERVIEW), (participant, "/")):
        page = read(browser, first)
        ways = set(re.findall(r'<a [^>]*href="(/[^"#?]*)', page)) - {"/sign-out"}
        gone = {way for way in ways if browser.get(way).status_code >= 400}
        assert ways
        assert gone == set()
