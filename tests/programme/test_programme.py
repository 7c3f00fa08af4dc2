import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from tests.first_year import PROGRAMME, WRITTEN
from toolkit.errors import ProgrammeError
from toolkit.programme import Programme, find_programme, load_programme

ROOT = Path(__file__).resolve().parents[2]

STUDENTS = (
    'learners = "pupils"  # or "students"\nlearner = "pupil"',
    'learners = "students"\nlearner = "student"',
)

Load = Callable[[str, str], Programme]


@pytest.fixture
def load_with(tmp_path: Path) -> Load:
    """Loads the real programme after one change to its text."""

    def load(old: str, new: str) -> Programme:
        assert old in WRITTEN
        path = tmp_path / "programme.toml"
        path.write_text(WRITTEN.replace(old, new, 1), encoding="utf-8")
        return load_programme(path)

    return load


@pytest.fixture(scope="module")
def programme() -> Programme:
    return PROGRAMME


def test_the_year_has_four_workshops_of_the_promised_lengths(
    programme: Programme,
) -> None:
    assert {plan.name: plan.minutes for plan in programme.workshops} == {
        "workshop1_launch": 150,
        "workshop2": 180,
        "workshop3": 180,
        "workshop4": 300,
    }


def test_each_entry_begins_where_the_one_before_ends(programme: Programme) -> None:
    begins = [entry.after for entry in programme.workshop("workshop1_launch").agenda]
    assert begins == [0, 10, 20, 60, 70, 85, 95, 115, 125, 140]


def test_each_workshop_is_followed_by_the_next_and_the_last_by_none(
    programme: Programme,
) -> None:
    following = [programme.after(plan) for plan in programme.workshops]
    assert [plan.name if plan else None for plan in following] == [
        "workshop2",
        "workshop3",
        "workshop4",
        None,
    ]


def test_a_workshop_knows_its_folder_and_its_notebook(programme: Programme) -> None:
    plan = programme.workshop("workshop1_launch")
    assert plan.notebook == ROOT / "workshop1_launch" / "workshop.ipynb"


def test_a_workshop_that_is_not_there_is_answered_with_those_that_are(
    programme: Programme,
) -> None:
    with pytest.raises(ProgrammeError, match="workshop1_launch, workshop2, workshop3"):
        programme.workshop("workshop5")


def test_a_programme_of_itself_has_no_date(programme: Programme) -> None:
    assert {(p.when, p.task.due) for p in programme.workshops} == {(None, None)}


def test_there_are_eighteen_outcomes(programme: Programme) -> None:
    assert len(programme.outcomes) == 18


def test_one_setting_changes_the_words_everywhere(load_with: Load) -> None:
    students = load_with(*STUDENTS)
    said = [*students.outcomes.values(), *students.agreement]
    assert students.outcomes["PU4"].startswith("Students like the subject")
    assert not any("upil" in text for text in said)


def test_the_approach_is_called_what_the_programme_calls_it(load_with: Load) -> None:
    deep = load_with(
        '"teaching for mastery"', '"deep, secure and connected understanding"'
    )
    assert deep.reference.title.endswith("deep, secure and connected understanding")


def test_no_placeholder_is_left_in_any_text(programme: Programme) -> None:
    assert re.findall(r"\{\w+\}", repr(programme)) == []


def test_the_programme_is_found_from_a_workshops_folder(tmp_path: Path) -> None:
    (tmp_path / "programme.toml").write_text(WRITTEN, encoding="utf-8")
    inside = tmp_path / "workshop1_launch" / "assets"
    inside.mkdir(parents=True)
    assert find_programme(inside) == tmp_path / "programme.toml"


def test_a_missing_programme_says_where_it_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(ProgrammeError, match="Open the notebook inside"):
        find_programme(tmp_path)
    with pytest.raises(ProgrammeError, match=r"There is no file .*elsewhere"):
        load_programme(tmp_path / "elsewhere.toml")


AGENDA = WRITTEN[WRITTEN.index("agenda = [") :].partition("\n]")[0] + "\n]"

MISTAKES = {
    "no agenda": (
        AGENDA,
        "agenda = []",
        r'workshop1_launch": its "agenda" is empty. Say what is done',
    ),
    "a task that is due at no time": (
        '"7 days before the next workshop"',
        '"soon"',
        r'"due" says "soon". Write it like "7 days before the next workshop"',
    ),
    "a last task that waits for a next workshop": (
        '"106 days after the workshop"',
        '"1 week before the next workshop"',
        r'workshop4": its task is due before the next workshop, but it is the last',
    ),
    "an unknown outcome": (
        'outcomes = ["DE1", "LE2"]',
        'outcomes = ["DE1", "LE9"]',
        r'workshop1_launch", aims 1: the code "LE9" is not registered. Use one of: PU1',
    ),
    "two workshops of one name": (
        'name = "workshop2"',
        'name = "workshop1_launch"',
        r'two workshops are named "workshop1_launch". Rename one',
    ),
    "two entries of one title": (
        'title = "Short break"',
        'title = "Break"',
        r'workshop4": two entries are titled "Break"',
    ),
    "no minutes at all": (
        "minutes = 10",
        "minutes = 0",
        r'"minutes" must be a whole number above zero',
    ),
    "a list of something else": (
        'outcomes = ["DE1", "LE2"]',
        "outcomes = [3]",
        r'"outcomes" must list texts',
    ),
    "an unknown zone": (
        'zone = "Europe/London"',
        'zone = "Europe/Loondon"',
        r'"zone" says "Europe/Loondon", which is no time zone',
    ),
    "a word that cannot stand in braces": (
        'team = "department"',
        '"Our team" = "department"',
        r'wording: "Our team" cannot stand in braces. Name a word with small letters',
    ),
    "a word that is a date": (
        'team = "department"',
        '"end month" = "June"',
        r'wording: "end month" stands for a date. Choose another name',
    ),
    "a word that stands on one that is not there": (
        'pupils = "{learners}"',
        'pupils = "{learnrs}"',
        r'wording: in "pupils" nothing is called {learnrs}',
    ),
    "words that stand on each other": (
        'team = "department"',
        'team = "{Group}"\ngroup = "all {helpers}"\nhelpers = "the {team}"',
        r'"team" stands on itself, by way of others: '
        r"{team} -> {group} -> {helpers} -> {team}\. Write one",
    ),
    "an unknown language": (
        'language = "en-GB"',
        'language = "British English"',
        r'"language" says "British English". Use a short one such as "en"',
    ),
    "a package that cannot be imported": (
        "evaluate = []",
        'evaluate = ["altair", "jupyter-scatter"]',
        r'widgets: "evaluate" names "jupyter-scatter", which Python cannot import',
    ),
    "packages that are no list": (
        "evaluate = []",
        'evaluate = "altair"',
        r'widgets: "evaluate" has the wrong form. Write it like evaluate = \[',
    ),
    "a setting of widgets that there is not": (
        "evaluate = []",
        'eval = ["altair"]',
        r'widgets: "eval" means nothing here.*what can stand here: evaluate',
    ),
    "a list of both kinds": (
        'heading = "Five linked ideas"',
        'heading = "Five linked ideas"\ncounted = [{ item = "one", count = 1 }]',
        r'lists 1 "Five linked ideas": write either items = ',
    ),
    "two notebooks of one use": (
        'name = "gallery"',
        'name = "gallery"\nuse = "home"',
        r'two notebooks are of use as "home". Rename one',
    ),
    "an unknown use": (
        'name = "gallery"',
        'name = "gallery"\nuse = "house"',
        r'"use" says "house". Use one of: home, portfolio',
    ),
    "a mistyped key": (
        'title = "Growing teachers together"',
        'title = "Growing teachers together"\nmod = "Online"',
        r'"mod" means nothing here. Correct its spelling',
    ),
    "a missing title": (
        'title = "Growing teachers together"\n',
        "",
        r'workshops 3 "workshop3": "title" is missing. Add a line title =',
    ),
    "a blank title": (
        'title = "Growing teachers together"',
        'title = " "',
        r'"title" is blank',
    ),
    "a text where a number belongs": (
        "minutes = 10",
        'minutes = "10"',
        r'"minutes" has the wrong form. Write it like minutes = 10',
    ),
}


def test_a_programme_needs_a_workshop(tmp_path: Path) -> None:
    path = tmp_path / "programme.toml"
    path.write_text(WRITTEN[: WRITTEN.index("[[workshops]]")], encoding="utf-8")
    with pytest.raises(ProgrammeError, match="no workshop is described"):
        load_programme(path)


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_named_with_its_file_its_place_and_what_to_do(
    mistake: tuple[str, str, str], load_with: Load
) -> None:
    old, new, said = mistake
    with pytest.raises(ProgrammeError, match=said) as raised:
        load_with(old, new)
    assert str(raised.value).startswith("programme.toml")


def test_packages_that_may_evaluate_are_named_and_else_there_are_none(
    programme: Programme, load_with: Load
) -> None:
    assert programme.evaluate == ()
    named = load_with("evaluate = []", 'evaluate = ["ipyvuetify", "__main__"]')
    assert named.evaluate == ("ipyvuetify", "__main__")


def test_a_facilitator_who_runs_late_is_told_what_to_drop(
    programme: Programme,
) -> None:
    behind = {
        plan.name: [one.text for one in plan.advice if one.when == "behind"]
        for plan in programme.workshops
    }
    assert behind["workshop2"] == [
        "Drop “Taking people with you” and make it a community question."
    ]
    assert all(len(advice) == 1 for advice in behind.values())


def test_advice_for_an_unknown_case_says_which_there_are(load_with: Load) -> None:
    with pytest.raises(ProgrammeError, match="Use one of: behind, ahead"):
        load_with('when = "behind"', 'when = "late"')


def test_a_programme_says_when_somebody_was_there(load_with: Load) -> None:
    said = load_with('present_from = "50 %"', 'present_from = "45 minutes"').attendance
    assert (said.percent, said.minutes, said.needs) == (0, 45, 3)
    assert said.least(timedelta(minutes=150)) == timedelta(minutes=45)


def test_without_rules_of_attendance_usual_ones_hold(load_with: Load) -> None:
    start = WRITTEN.index("[attendance]")
    end = WRITTEN.index("[outcomes]")
    usual = load_with(WRITTEN[start:end], "").attendance
    assert (usual.late_after, usual.percent, usual.needs) == (10, 50, 4)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"50 %"', '"half"', 'Write it like "50 %" of the workshop'),
        ('"50 %"', '"130 %"', 'Write it like "50 %" of the workshop'),
        ("certificate_needs = 3", "certificate_needs = 5", "there are 4"),
        ("late_after = 10", "late_after = 0", "whole number above zero"),
        ("left_early = 10", "leaves_early = 10", '"leaves_early" means nothing'),
        ("counts = true", 'counts = "yes"', "counts = true"),
    ],
)
def test_a_rule_of_attendance_that_cannot_hold_is_named(
    load_with: Load, old: str, new: str, says: str
) -> None:
    with pytest.raises(ProgrammeError, match=re.escape(says)) as failure:
        load_with(old, new)
    assert "attendance" in str(failure.value)
