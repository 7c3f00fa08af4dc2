"""The tab of the evaluation with answers: what who organises and facilitates sees."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import uuid4

import pytest

from tests.first_year import YEAR
from tests.serving import COHORT, OVERVIEW, Browser, LiveServer, until
from toolkit.activities.evaluation import Evaluation, questions
from toolkit.model import ResponseKey, Sharing
from toolkit.model.contents import Asked, write_contents
from toolkit.model.looked import What

PLACE = "evaluation"
DESK = f"/cohort/{COHORT}/evaluation"
ASKED = [
    questions.scale("good-use", "A good use of my time.", level=1),
    questions.text("keep", "What should we keep?", level=1),
]
KEPT = [f"The quiet minutes of {number}" for number in range(7)]
SAID = [f"Teachers talk of {number}" for number in range(6)]


@pytest.fixture(scope="module", autouse=True)
def answered(live_server: LiveServer) -> None:
    """Seven have answered, and six schools."""
    store, at = live_server.store, datetime.now(UTC)
    face = Evaluation(YEAR, "end-9", "How was it?", questions=ASKED).at(PLACE).face
    form = Asked(PLACE, "end-9", "evaluation", "How was it?", "", (), ("",), face)
    write_contents(live_server.data / "contents", PLACE, (form,))
    empty = {"chosen": [], "text": "", "number": None, "sure": None}
    for number, words in enumerate(KEPT, start=1):
        seat = live_server.seat(f"Participant {number}")
        given = {
            "good-use": {**empty, "chosen": [3]},
            "keep": {**empty, "text": words},
        }
        store.responses.save(
            ResponseKey(COHORT, seat.person.id, PLACE, "end-9"),
            {"given": given, "role": None, "words": {}},
            sharing=Sharing.PRIVATE,
            based_on=0,
            write=uuid4().hex,
            prompt="",
            at=at,
        )
    about = {"whom": "Head", "parts": [], "private": [], "comments": False}
    for number, words in enumerate(SAID, start=1):
        seat = live_server.seat(f"Participant {number}")
        ends = at + timedelta(days=9)
        store.readers.make(seat.id, value=about, made_at=at, expires_at=ends)
        (link,) = store.readers.of(seat.id)
        store.readers.answer(link.digest, words, at=at)


def text_of(page: str) -> str:
    main = page.partition("<main>")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def test_who_facilitates_reads_counts_and_words_without_names(
    facilitator: Browser,
) -> None:
    page = text_of(facilitator.get(DESK).text)
    assert "7 of 30 have answered" in page
    assert all(words in page for words in KEPT)
    assert "From the schools Organisation What difference have you seen" in page
    assert "6 of 30 have an answer from their school." in page
    assert all(words in page for words in SAID)
    assert "Participant" not in page
    assert ",7," in facilitator.get(f"{DESK}.csv").text


def test_who_organises_reads_steps_of_five_and_nobodys_words(
    live_server: LiveServer,
) -> None:
    organiser = live_server.organiser()
    whole = organiser.get(DESK).text
    page, file = text_of(whole), organiser.get(f"{DESK}.csv").text
    assert "5 or more of 30 have answered" in page
    assert "5 or more of 30 have an answer from their school." in page
    for words in (*KEPT, *SAID, "Participant"):
        assert words not in page
        assert words not in file
    assert "<meter" not in whole
    assert ",7," not in file
    assert "5 or more" in file
    assert "Put them into themes" not in page


def answer(
    live_server: LiveServer, number: int, scale: int, words: str, point: str = "end-9"
) -> None:
    """Somebody answers, or says something else than before."""
    seat = live_server.seat(f"Participant {number}")
    key = ResponseKey(COHORT, seat.person.id, PLACE, point)
    known = live_server.store.responses.find(key)
    empty = {"chosen": [], "text": "", "number": None, "sure": None}
    given = {
        "good-use": {**empty, "chosen": [scale]},
        "keep": {**empty, "text": words},
    }
    live_server.store.responses.save(
        key,
        {"given": given, "role": None, "words": {}},
        sharing=Sharing.PRIVATE,
        based_on=known.version if known else 0,
        write=uuid4().hex,
        prompt="",
        at=datetime.now(UTC),
    )


def every_view(browser: Browser) -> tuple[str, ...]:
    """All that says something of the evaluation to whoever facilitates."""
    overview = text_of(browser.get(f"/cohort/{COHORT}/overview").text)
    return (
        text_of(browser.get(DESK).text),
        browser.get(f"{DESK}.csv").text,
        overview.partition("Evaluation")[2][:200],
        text_of(browser.get(f"/cohort/{COHORT}/report").text),
    )


def test_who_looks_before_and_after_one_person_answers_sees_the_same(
    live_server: LiveServer, facilitator: Browser
) -> None:
    # Once the notebooks are looked through, the overview says which are not there.
    until(lambda: "To put right" in facilitator.get(OVERVIEW).text)
    before = every_view(facilitator)
    answer(live_server, 20, 0, "Nobody asked me")
    assert every_view(facilitator) == before
    for number in (21, 22, 23):
        answer(live_server, number, 4, f"The talk of {number}")
        assert every_view(facilitator) == before
    answer(live_server, 24, 4, "The fifth")
    page = every_view(facilitator)[0]
    assert "12 of 30 have answered" in page
    assert "Nobody asked me" in page
    assert "New answers are shown in fives" in page


def test_what_somebody_takes_back_is_gone_at_once_and_no_count_moves(
    live_server: LiveServer, facilitator: Browser
) -> None:
    before = facilitator.get(DESK).text
    answer(live_server, 1, 3, "")
    page = facilitator.get(DESK).text
    assert KEPT[0] in before
    assert KEPT[0] not in page
    counted = re.compile(r"\d+ of 30|<meter[^>]*>")
    assert counted.findall(page) == counted.findall(before)


def test_what_is_read_grouped_alone_is_not_offered_to_a_reader(
    live_server: LiveServer,
) -> None:
    own = live_server.entered(live_server.seat("Participant 2"))
    offered = text_of(own.get("/me/links").text)
    assert "The twenty statements of the self-audit" in offered
    assert "How was it?" not in offered
    sent = {"whom": "Head", "until": "", "part": "evaluation/end-9", "agrees": "yes"}
    answer = own.post("/me/links", {**sent, "until": str(datetime.now(UTC).date())})
    assert answer.status_code == 422


def test_reading_the_page_again_writes_one_line_into_the_log(
    live_server: LiveServer, facilitator: Browser
) -> None:
    looks = live_server.store.looks.in_cohort
    for _again in range(3):
        assert facilitator.get(DESK).status_code == 200
    lines = [one for one in looks(COHORT, most=1000) if one.what is What.EVALUATION]
    assert lines
    assert len({one.by for one in lines}) == len(lines)
    log = facilitator.get(f"/cohort/{COHORT}/data").text
    assert "the same again within an hour has no second line" in log
