"""What goes on after a year: words that authors agree to, people, and an archive."""

from __future__ import annotations

import itertools
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from nbformat import write
from nbformat.v4 import new_code_cell, new_notebook

from tests.first_year import YEAR, copy_programme
from tests.serving import WORKSHOP, Browser, LiveServer
from toolkit.activities import Activity, Discussion, Poll, Story, Voices
from toolkit.errors import PermissionRefusedError
from toolkit.model import JSON, PROGRAMME, ResponseKey, Role, Seating, Sharing
from toolkit.model.contents import Asked, write_contents
from toolkit.model.interest import PublicPage
from toolkit.seat import Seat

HOSTILE = '<script>alert("here")</script>'
VOICE = "I no longer plan alone."
STORY = "We began with one shared lesson."
SENTENCE = {"sentence": VOICE, "role": 1, "consent": True}
TOP = {"text": "Listen first.\nEnd something in public."}
MINE = "/me/words"
NEXT, QUOTE = "next cohort", "quote"

_numbers = itertools.count(1)


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("site"))


def write_site(site: Path) -> Path:
    """The programme, with one workshop that asks nothing."""
    copy_programme(site, "about.toml")
    path = site / WORKSHOP / "workshop.ipynb"
    path.parent.mkdir()
    write(new_notebook(cells=[new_code_cell("'Welcome'")]), path)
    return path


class Year:
    """A cohort of a test, its people, and the one that follows it."""

    def __init__(self, live: LiveServer) -> None:
        self.live, self.store = live, live.store
        write_what_is_asked(live.data / "contents")
        number = next(_numbers)
        self.id, self.next = f"early-{number}", f"late-{number}"
        self.store.cohorts.add(self.id, f"Early {number}")
        self.store.cohorts.add(self.next, f"Late {number}")
        self.store.succession.follow(self.next, self.id)
        add = self.store.people.add
        self.ana = add(self.id, name=f"Ana Example {number}", group="Group 3")
        self.lead = add(self.id, name=f"Lead {number}", role=Role.FACILITATOR)
        self.ben = add(self.next, name=f"Ben Example {number}")

    def keep(
        self,
        place: tuple[str, str],
        value: JSON,
        *,
        of: Seating | None = None,
        sharing: Sharing = Sharing.COHORT,
        based_on: int = 0,
    ) -> None:
        author = of or self.ana
        self.store.responses.save(
            ResponseKey(self.id, author.person.id, *place),
            value,
            sharing=sharing,
            based_on=based_on,
            write=f"{author.id} {place} {based_on}",
            prompt="",
            at=datetime.now(UTC),
        )

    def ref(self, place: tuple[str, str]) -> str:
        return "/".join((self.ana.person.id, *place))

    def agree(self, *ticked: tuple[str, tuple[str, str]]) -> Browser:
        own = self.live.entered(self.ana)
        names = [f"{purpose} {self.ref(place)}" for purpose, place in ticked]
        assert own.post(MINE, {"agree": names}).status_code == 303  # type: ignore[dict-item]
        return own

    def choose(self, **ticked: list[str]) -> None:
        desk = self.live.entered(self.lead)
        answer = desk.post(f"/cohort/{self.id}/carry", ticked)  # type: ignore[arg-type]
        assert answer.status_code == 303, answer.text

    def read(self) -> str:
        return self.live.entered(self.ben).get("/before").text


VOICE_AT = ("community", "said.belonging")
STORY_AT = (PROGRAMME, "our-story")
LIST_AT = ("workshop2", "best-advice")
VOTES = ("workshop3", "best-of-all")
"""Of another programme than ours: where words may go on, only its notebooks say."""


def asked(place: tuple[str, str], made: Activity, *parts: str) -> Asked:
    """What is asked at *place*."""
    return Asked(
        workshop=place[0],
        name=place[1].partition(".")[0],
        kind=made.kind,
        prompt="",
        section="",
        outcomes=(),
        parts=parts or ("",),
        face=made.face,
    )


def write_what_is_asked(contents: Path) -> None:
    """Let the notebooks of the programme ask for words that may go on."""
    listed = Discussion("best-advice", "List?", for_next_cohort=True)
    chosen = {"options": ("One", "Two"), "for_next_cohort": True}
    voices = Voices(YEAR, "said", "Say?", topics={"belonging": "Belonging"})
    talk = asked(("workshop2", "talk"), Discussion("talk", "Talk?"))
    for notebook, found in {
        "community": [asked(VOICE_AT, voices, "belonging")],
        "workshop2": [talk, asked(LIST_AT, listed), asked(STORY_AT, Story())],
        "workshop3": [asked(VOTES, Poll("best-of-all", "Vote?", **chosen))],
    }.items():
        write_contents(contents, notebook, tuple(found))


@pytest.fixture
def year(live_server: LiveServer) -> Year:
    made = Year(live_server)
    made.keep(VOICE_AT, SENTENCE)
    made.keep(STORY_AT, {"title": "Ours", "did": STORY})
    made.keep(LIST_AT, TOP)
    return made


def test_what_an_author_agrees_to_and_a_facilitator_chooses_is_read_without_a_name(
    year: Year,
) -> None:
    everything = [VOICE_AT, STORY_AT, LIST_AT]
    year.agree(*((NEXT, place) for place in everything))
    assert VOICE not in year.read(), "nobody has chosen it yet"
    year.choose(next=[year.ref(place) for place in everything])
    page = year.read()
    for words in (VOICE, STORY, "End something in public.", "Second in department"):
        assert words in page
    assert "Group 3" in page
    assert year.ana.person.name not in page


def test_nothing_is_chosen_that_its_author_did_not_agree_to(year: Year) -> None:
    year.agree((QUOTE, VOICE_AT))
    year.choose(next=[year.ref(VOICE_AT), year.ref(STORY_AT), "nonsense"])
    assert VOICE not in year.read()
    assert STORY not in year.read()
    assert year.store.succession.handed_on(year.id).next_cohort == ()


def test_taking_back_and_making_private_hold_at_once(year: Year) -> None:
    year.agree((NEXT, VOICE_AT), (NEXT, STORY_AT))
    year.choose(next=[year.ref(VOICE_AT), year.ref(STORY_AT)])
    assert VOICE in year.read()
    year.agree((NEXT, STORY_AT))
    assert VOICE not in year.read()
    assert STORY in year.read()
    private = Sharing.PRIVATE
    year.keep(STORY_AT, {"did": STORY}, sharing=private, based_on=1)
    assert STORY not in year.read()


def test_what_is_read_is_what_stands_now_as_words(year: Year) -> None:
    year.agree((NEXT, VOICE_AT))
    year.choose(next=[year.ref(VOICE_AT)])
    year.keep(VOICE_AT, {**SENTENCE, "sentence": HOSTILE}, based_on=1)
    assert HOSTILE not in year.read()
    assert "&lt;script&gt;" in year.read()


def test_a_voice_whose_role_may_not_be_shown_stays_out(year: Year) -> None:
    year.agree((NEXT, VOICE_AT))
    year.choose(next=[year.ref(VOICE_AT)])
    year.keep(VOICE_AT, {**SENTENCE, "consent": False}, based_on=1)
    assert VOICE not in year.read()


def test_a_list_goes_on_by_the_wish_of_its_whole_group(year: Year) -> None:
    store = year.store
    near = store.people.add(year.id, name=f"Cem {year.id}", group="Group 3")
    far = store.people.add(year.id, name=f"Dia {year.id}", group="Group 4")
    end = "End something in public."

    def says(who: Seating, *ticked: str) -> str:
        own = year.live.entered(who)
        names = [f"{tick} {who.person.id}/{'/'.join(LIST_AT)}" for tick in ticked]
        assert own.post(MINE, {"agree": names}).status_code == 303  # type: ignore[dict-item]
        return own.get(MINE).text

    assert end not in says(far, NEXT), "another group has no say, and reads nothing"
    year.choose(next=[year.ref(LIST_AT)])
    assert end not in year.read()
    page = says(near, NEXT)
    assert end in page
    assert "Agreed on " in page
    year.choose(next=[year.ref(LIST_AT)])
    assert end in year.read()
    own = says(year.ana, "objects")
    assert "You objected on " in own
    assert end not in year.read(), "one who objects is enough"
    assert "Somebody of your group objects" in year.live.entered(near).get(MINE).text
    says(year.ana)
    assert end in year.read()
    group = Sharing.FACILITATORS
    year.keep(LIST_AT, TOP, sharing=group, based_on=1)
    assert end not in year.read(), "what the group cannot read it has not agreed to"


def test_taking_back_for_the_next_cohort_leaves_a_voice_where_it_is_shared(
    year: Year,
) -> None:
    own = year.agree((NEXT, VOICE_AT), (QUOTE, VOICE_AT))
    year.choose(next=[year.ref(VOICE_AT)])
    assert VOICE in year.read()
    year.agree((QUOTE, VOICE_AT))
    assert VOICE not in year.read()
    key = ResponseKey(year.id, year.ana.person.id, *VOICE_AT)
    kept = year.store.responses.find(key)
    assert kept is not None
    assert kept.sharing is Sharing.COHORT
    year.agree((NEXT, VOICE_AT))
    kept = year.store.responses.find(key)
    assert kept is not None
    assert (kept.sharing, kept.value["consent"]) == (Sharing.PRIVATE, False)
    assert "Agreed on " not in own.get(MINE).text


def test_votes_are_counted_and_few_of_them_are_not_said(year: Year) -> None:
    liked, other = "Prepare your successor.", "Listen to every colleague."
    for number in range(5):
        voter = year.store.people.add(year.id, name=f"Voter {number} {year.id}")
        words = [liked, *([other] * (number < 2))]
        year.keep(VOTES, {"chosen": [0], "words": words}, of=voter)
    desk = year.live.entered(year.lead).get(f"/cohort/{year.id}/carry").text
    assert re.search(rf"{liked}.*votes: 5", desk)
    log = year.live.entered(year.lead).get(f"/cohort/{year.id}/data").text
    assert "<td>opened an answer</td><td>what may go on to the next cohort</td>" in log
    assert re.search(rf"{other}.*votes: fewer than 5", desk)
    year.choose(next=[f"//{liked}", "//Something nobody voted for"])
    assert liked in year.read()
    assert "nobody voted" not in year.read()


def test_voices_on_the_public_page_hold_as_long_as_their_author_agrees(
    year: Year,
) -> None:
    published = PublicPage(published=True)
    year.store.public_pages.save(year.next, published, at=datetime.now(UTC))
    page = f"/register/{year.next}"
    stranger = year.live.browser()
    year.agree((QUOTE, VOICE_AT))
    year.choose(public=[year.ref(VOICE_AT)])
    shown = stranger.get(page).text
    assert VOICE in shown
    assert "Second in department" in shown
    assert year.ana.person.name not in shown
    year.agree()
    assert VOICE not in stranger.get(page).text


def test_nobody_agrees_for_another(year: Year) -> None:
    other = year.live.entered(year.ben)
    other.post(MINE, {"agree": f"{NEXT} {year.ref(VOICE_AT)}"})
    assert year.store.consents.of_person(year.ana.person.id) == ()
    assert year.store.consents.of_person(year.ben.person.id) == ()


def test_a_cohort_goes_on_with_whom_it_chose(year: Year) -> None:
    year.keep((PROGRAMME, "action-plan"), {"aims": []})
    desk, page = year.live.entered(year.lead), f"/cohort/{year.id}/another-year"
    title = f"Second year of {year.id}"
    refused = desk.post(page, {"title": title}, headers={"Accept": "text/html"})
    assert refused.status_code == 303
    assert "Tick at least one person" in desk.get(page).text
    chosen = [year.lead.id, year.ana.id]
    made = desk.post(page, {"title": title, "seat": chosen})  # type: ignore[dict-item]
    assert made.status_code == 303
    assert title in desk.get(page).text
    (_, new) = sorted(year.store.succession.after(year.id), key=lambda c: len(c.title))
    people = {s.person.name: s.role for s in year.store.people.roster(new.id)}
    assert people == {
        year.lead.person.name: Role.FACILITATOR,
        year.ana.person.name: Role.PARTICIPANT,
    }
    own = year.store.responses.of(new.id, PROGRAMME, year.ana.person.id)
    assert set(own) == {"action-plan"}
    archive = year.live.entered(year.ana).get("/archive").text
    assert title in archive


def test_an_archived_year_is_read_and_not_changed(year: Year) -> None:
    desk, page = year.live.entered(year.lead), f"/cohort/{year.id}/another-year"
    desk.post(page, {"what": "end"})
    own = year.live.entered(year.ana)
    archive = own.get("/archive").text
    assert "archived" in archive
    assert VOICE in own.get(MINE).text
    with pytest.raises(PermissionRefusedError, match="archived"):
        save(year)
    desk.post(page, {"what": "open"})
    save(year)


def save(year: Year) -> None:
    class Nobody:
        def tell(self, cohort: str, *, at_once: bool = False) -> None:
            """Nobody hears."""

    seat = Seat(year.ana, store=year.store, channel=Nobody())  # type: ignore[arg-type]
    seat.save(
        WORKSHOP,
        "hope",
        {"texts": ["Now"]},
        sharing=Sharing.PRIVATE,
        based_on=0,
        write="a" * 32,
        prompt="",
    )
