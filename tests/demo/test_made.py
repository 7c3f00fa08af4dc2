"""A demonstration of any programme, made from what its notebooks ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell

from tests.demo.ward import AT, Shown, asked_of, execute, make_ward
from tests.first_year import ROOT
from tests.workshops.executed import executed
from toolkit import clock
from toolkit.activities import Activity
from toolkit.activities.base.blocks import Empty
from toolkit.activities.base.own import look_in
from toolkit.activities.base.printing import printed_blocks
from toolkit.activities.task.task import TO_FACILITATORS
from toolkit.demo.done import Between
from toolkit.demo.first import LATER, first_words
from toolkit.demo.made import made_by_now
from toolkit.demo.roster import COHORT, numbered
from toolkit.demo.speech import plain_speech
from toolkit.demo.year import Demonstration, answering
from toolkit.errors import ProgrammeError
from toolkit.model import Sharing
from toolkit.model.lines import Change, Line, PageKey, Words
from toolkit.model.words_of import is_filled
from toolkit.programme import load_programme
from toolkit.programme.dated import dated
from toolkit.roster.attended import attended_year
from toolkit.settings import Settings
from toolkit.store import Store


@pytest.fixture(autouse=True)
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    def say(moment: datetime) -> None:
        ahead = moment - clock.real()
        monkeypatch.setattr(clock, "ahead", lambda: ahead)

    say(AT)
    return say


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    """On SQLite alone: what is kept in it is what `test_present` keeps in both."""
    with Store.open(sqlite_url) as opened:
        yield opened


@pytest.fixture
def ward(tmp_path: Path) -> Iterator[Settings]:
    yield make_ward(tmp_path, "first", "second")
    look_in(ROOT)


@pytest.fixture
def shown(ward: Settings, store: Store) -> Shown:
    return Shown(ward, store)


def test_its_people_are_there_before_any_notebook_has_been_executed(
    shown: Shown,
) -> None:
    told = first_words(
        shown.store, programme=shown.programme, settings=shown.settings, demo=True
    )
    assert told[-1] == LATER
    people = numbered(shown.store.people.roster(COHORT))
    assert len(people) == 16
    first, second = attended_year(shown.store, COHORT, shown.year, at=clock.now())
    there = [first.of(each.person.id).status for each in people.values()]
    assert len(set(there)) > 4
    assert shown.answers("first") == {}
    when = shown.year.workshops[1].when
    assert when
    assert timedelta() < when.starts - clock.now() < timedelta(hours=1)
    assert when.confirmed
    assert shown.store.rooms.code(COHORT, "second", now=clock.now())
    assert not second.corrections


def test_what_a_notebook_asks_is_answered_once_it_was_executed(shown: Shown) -> None:
    shown.start()
    shown.answer("first", "second", "corridor")
    first, corridor = shown.answers("first"), shown.answers("corridor")
    assert {"ready", "hope", "lights", "task-first.who", "task-first.what"} <= (
        first.keys()
    )
    assert len(first["hope"]) > 10
    assert {one.sharing for one in first["hope"]} == {Sharing.PRIVATE, Sharing.COHORT}
    assert len({one.value["texts"][0] for one in first["hope"]}) > 2
    who = [len(first[f"task-first.{part}"]) for part in ("finished", "what", "who")]
    assert 1 < who[0] < who[1] < who[2] < 16
    assert [name for name in corridor if name.startswith("card.")]
    assert len(corridor["end"]) >= 5
    assert {one.sharing for one in corridor["end"]} == {Sharing.PRIVATE}
    assert shown.answers("second") == {}
    pages = shown.store.pages.all(COHORT, "first", "causes").values()
    assert [len(lines) for lines in pages] == [4, 4, 4, 4]
    assert all(len({line.author.id for line in lines}) > 1 for lines in pages)
    assert all(
        one.saved_at < clock.now() and is_filled(one.value)
        for of in (first, corridor)
        for each in of.values()
        for one in each
    )
    assert shown.store.checkup().problems == ()


def written(shown: Shown) -> dict[str, tuple[Line, ...]]:
    """What stands on the groups' pages; one line has been changed by somebody."""
    pages = shown.store.pages.all(COHORT, "first", "causes")
    group, (line, *_) = next(iter(pages.items()))
    change = Change(line.id, Words("Changed."), line.version, "w" * 32)
    page = PageKey(COHORT, "first", "causes", group)
    shown.store.pages.write(page, change, person=line.author, at=AT)
    return shown.store.pages.all(COHORT, "first", "causes")


def test_it_is_safe_to_repeat_and_keeps_what_people_changed(shown: Shown, at) -> None:
    shown.start()
    shown.answer("first")
    mine = shown.answers("first")["hope"][0].key
    said = {"sharing": Sharing.COHORT, "write": "w" * 32, "prompt": "", "at": AT}
    shown.store.responses.save(mine, {"texts": ["Mine."]}, based_on=1, **said)  # type: ignore[arg-type]
    said_of = [
        comment
        for one in shown.answers("first")["hope"]
        for comment in shown.store.comments.on(one.key)
    ]
    for comment in said_of:
        shown.store.comments.end(comment.id)
    before, lines = shown.store.checkup(), written(shown)
    shown.answer("first")
    at(AT + timedelta(days=20))
    shown.start()
    shown.answer("first")
    after = shown.store.checkup()
    assert (after.seats, after.versions) == (before.seats, before.versions)
    assert written(shown) == lines
    kept = shown.store.responses.find(mine)
    assert kept
    assert (kept.value, kept.saved_at) == ({"texts": ["Mine."]}, AT)
    assert said_of
    assert not any(shown.store.comments.on(comment.about) for comment in said_of)
    theirs = shown.answers("first")["ready"]
    assert all(AT - timedelta(days=70) < one.saved_at for one in theirs)


def test_a_question_that_is_added_later_is_answered_too(shown: Shown) -> None:
    shown.start()
    shown.answer("first")
    path = shown.programme.workshop("first").notebook
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.append(new_code_cell('ward.discussion("new", "And now?")'))
    nbformat.write(notebook, path)
    shown.answer("first")
    assert len(shown.answers("first")["new"]) > 10


@pytest.mark.parametrize("example", ["", "1 / 0", '"nothing"'])
def test_a_kind_without_an_example_that_works_stays_empty(
    example: str, tmp_path: Path, store: Store
) -> None:
    shown = Shown(make_ward(tmp_path, "first", "second", example=example), store)
    shown.start()
    shown.answer("first")
    found = shown.answers("first")
    assert "hope" in found
    assert ("lights" in found) == (example == '"nothing"')
    look_in(ROOT)


@pytest.mark.parametrize("count", [1, 3])
def test_there_may_be_any_number_of_workshops(
    count: int, tmp_path: Path, store: Store
) -> None:
    names = ("first", "second", "third")[:count]
    shown = Shown(make_ward(tmp_path, *names), store)
    shown.start()
    shown.answer("first", "corridor")
    assert bool(shown.answers("first")) == (count > 1)
    assert [n for n in shown.answers("corridor") if n.startswith("card.")]
    present = shown.year.workshops[min(1, count - 1)]
    assert present.when
    assert present.when.starts > clock.now()
    assert store.checkup().problems == ()
    look_in(ROOT)


def test_a_cohort_that_is_no_demonstration_is_never_answered_for(
    ward: Settings, store: Store
) -> None:
    class Stands:
        programme = load_programme(ward.programme)

    store.cohorts.add(COHORT, "Ours")
    execute(ward, "first")
    answering(Stands(), store=store, settings=ward)("first")  # type: ignore[arg-type]
    assert store.responses.within(COHORT, "first") == ()


# -- every kind there is ------------------------------------------------------------


@pytest.fixture(scope="module", params=["notebooks/gallery", "notebooks/community"])
def activities(request: pytest.FixtureRequest) -> Iterator[list[Activity]]:
    with executed(ROOT / f"{request.param}.ipynb") as found:
        yield found


def test_what_is_made_up_is_what_each_kind_would_keep(
    activities: list[Activity], store: Store
) -> None:
    store.cohorts.add(COHORT, "Ours")
    programme = load_programme(ROOT / "programme.toml")
    shown = Demonstration(store, programme=programme, settings=Settings())
    year = dated(programme, shown._calendar())
    people = {
        n: store.people.add(COHORT, name=f"Participant {n}") for n in range(1, 17)
    }
    between = Between.of(year, people)
    assert between
    known = {one.address: one for one in activities}
    first = [
        replace(asked_of(one), workshop=between.plan.name)
        for one in activities
        if one.kind != "board"
    ]
    contents = {between.plan.name: first}
    made = made_by_now(between, contents, speech=plain_speech(), leads=[])
    seen = set()
    for one in made.answers:
        name, _, part = one.key.activity.partition(".")
        mine = next(each for at, each in known.items() if at.endswith(f"/{name}"))
        if part not in TO_FACILITATORS:  # which goes by the clock, or is no work
            assert mine.check(one.value, part=part) == one.value
            printed = printed_blocks(mine.face, {part: one.value})
            assert not all(isinstance(each, Empty) for each in printed), mine.kind
            seen.add(mine.kind)
    asking = {one.kind for one in activities if one.is_asked and not one.repeats}
    assert asking - seen <= {"board", "group_page"}


@pytest.mark.parametrize(
    ("file", "words", "said"),
    [
        ("year.json", "[", "demo/year.json cannot be used"),
        ("year.json", "{}", "a list of answers"),
        ("year.json", '[{"workshop": "first"}]', "KeyError: 'participant'"),
        ("present.toml", "[people]\ncount = 'some'", "ValueError"),
        ("present.toml", "[[meetings]]\ntitle = 'A seminar'", "KeyError: 'week'"),
        ("present.toml", "people = 3", "AttributeError"),
    ],
)
def test_what_a_folder_tells_wrongly_is_said_and_nothing_is_begun(
    file: str, words: str, said: str, shown: Shown
) -> None:
    folder = shown.settings.programme.parent / "demo"
    folder.mkdir()
    (folder / file).write_text(words)
    with pytest.raises(ProgrammeError, match=re.escape(said)):
        shown.start()
    assert shown.store.cohorts.all() == ()
