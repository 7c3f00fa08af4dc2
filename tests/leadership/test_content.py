"""What the four workshops promise to ask, when, and how openly."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.leadership.notebooks import FIELDS, PROGRAMME, ROOT, notebook
from tests.leadership.register import (
    ACTIVITIES,
    AFTER_EVERY_WORKSHOP,
    AT,
    CODES,
    FROM_WORKSHOP_2,
    POLLS,
    PROMPTS,
    REFLECTIONS,
    RETURNING,
    SHARING,
    THREE_MONTHS,
)
from tests.workshops.executed import executed
from toolkit.model.dates import elapsed

PLANS = {plan.name: plan for plan in PROGRAMME.workshops}
worded = PROGRAMME.wording.apply
NAMES = tuple(PLANS)
HOMES = dict(enumerate(NAMES, start=1))

of_every_workshop = pytest.mark.parametrize("name", NAMES)


def home(code: str) -> str:
    """The workshop whose notebook asks for *code*."""
    return HOMES[int(code[1])]


# -- everything is asked, in its place ---------------------------------------------


@pytest.mark.parametrize("code", CODES)
def test_every_item_is_asked_once_and_in_its_own_workshop(code: str) -> None:
    asked = {name: len(notebook(name).of_code(code)) for name in NAMES}
    assert asked == {name: int(name == home(code)) for name in NAMES}


@pytest.mark.parametrize(("code", "level"), SHARING.items())
def test_an_answer_starts_as_openly_as_the_programme_says(
    code: str, level: str
) -> None:
    (found,) = notebook(home(code)).of_code(code)
    assert found.named.get("sharing", "private") == level


@pytest.mark.parametrize(("code", "outcomes"), PROMPTS.items())
def test_a_prompt_serves_its_own_outcomes(code: str, outcomes: set[str]) -> None:
    (found,) = notebook(home(code)).of_code(code)
    assert set(found.named["outcomes"]) == outcomes


@pytest.mark.parametrize(("code", "verb"), ACTIVITIES.items())
def test_an_activity_is_made_with_its_own_kind(code: str, verb: str) -> None:
    (found,) = notebook(home(code)).of_code(code)
    assert found.verb == verb


# -- the agenda --------------------------------------------------------------------


@of_every_workshop
def test_every_item_of_the_agenda_is_in_its_own_section(name: str) -> None:
    for entry in PLANS[name].agenda:
        for item in entry.items:
            homes = {worded(title) for title in notebook(name).sections_of(item)}
            assert homes == {entry.title}, item


@pytest.mark.parametrize("code", ["w2-p2", "w3-a", "w4-p2"])
def test_a_protocols_steps_fill_its_stretch_of_the_agenda(code: str) -> None:
    (found,) = notebook(home(code)).of_code(code)
    agenda = PLANS[home(code)].agenda
    (entry,) = [entry for entry in agenda if code.upper() in entry.items]
    assert sum(step[0] for step in found.named["steps"]) == entry.minutes


@of_every_workshop
def test_the_page_shows_the_programmes_own_aims_and_agreement(name: str) -> None:
    assert len(notebook(name).of_verb("agreement")) == 1
    for aim in PLANS[name].aims:
        assert aim.text in notebook(name).words


# -- tasks -------------------------------------------------------------------------


@of_every_workshop
def test_the_task_is_the_programmes(name: str) -> None:
    (task,) = notebook(name).of_verb("task")
    assert task.values[0] == PLANS[name].task.name
    assert task.values[1].endswith(PLANS[name].task.title)


@of_every_workshop
def test_a_task_says_what_good_looks_like_and_what_to_bring(name: str) -> None:
    (task,) = notebook(name).of_verb("task")
    assert len(task.named["criteria"]) == 4
    assert task.named["bring"]
    assert task.named["share"]


@of_every_workshop
def test_a_tasks_fields_come_in_the_order_of_their_codes(name: str) -> None:
    fields = [c.values[0] for c in notebook(name).of_verb(*FIELDS)]
    numbers = [int(n[1]) for f in fields if (n := re.match(r"t\d-(\d+)-", f))]
    assert numbers == sorted(numbers)


# -- the thread through the year ---------------------------------------------------


@of_every_workshop
def test_a_recalled_answer_is_one_that_was_asked_for_by_then(name: str) -> None:
    for recalled in notebook(name).of_verb("recall"):
        workshop, source = recalled.values[:2]
        assert NAMES.index(workshop) <= NAMES.index(name)
        assert set(source.split(".")) <= set(notebook(workshop).asked)


@pytest.mark.parametrize(("name", "sources"), RETURNING.items())
def test_earlier_words_return_where_they_are_needed(
    name: str, sources: set[str]
) -> None:
    recalled = {c.values[1] for c in notebook(name).of_verb("recall")}
    assert sources <= recalled


@of_every_workshop
def test_the_action_plan_is_offered_the_hope_the_gap_and_the_first_aim(
    name: str,
) -> None:
    (plan,) = notebook(name).of_verb("action_plan")
    sources = [name.rpartition(".")[2] for _, name in plan.named["prefill"].values()]
    assert sources == ["w1-r4-hope", "t1-6-gap", "t1-8-first-aim"]
    assert set(sources) <= set(notebook(NAMES[0]).asked)


def test_the_question_about_leading_learning_is_the_same_all_year() -> None:
    asked = [
        notebook(home(code)).of_code(code)[0] for code in ("w1-q2", "w3-q1", "w4-q1")
    ]
    first, *later = [(c.verb, c.values[1], _scale(c)) for c in asked]
    assert later == [first, first]


def _scale(call: Any) -> tuple[Any, ...]:
    return tuple(call.named[key] for key in ("low", "high", "ends", "anonymous"))


def test_the_audit_opens_the_year_and_closes_it_with_one_between_by_choice() -> None:
    moments = {
        name: [c.named["moment"] for c in notebook(name).of_verb("audit")]
        for name in NAMES
    }
    assert moments == dict(
        zip(NAMES, (["baseline"], [], ["middle"], ["end"]), strict=True)
    )


def test_the_pen_picture_and_the_story_come_back() -> None:
    holding = {
        verb: [name for name in NAMES if notebook(name).of_verb(verb)]
        for verb in ("pen_picture", "story")
    }
    assert holding == {
        "pen_picture": ["workshop1_launch", "workshop4"],
        "story": ["workshop3", "workshop4"],
    }


def test_the_school_agrees_in_the_first_workshop_with_names_and_dates() -> None:
    agreement = notebook(NAMES[0]).asked["w1-school-agreement"].named
    assert agreement["sharing"] == "facilitators"
    signed = [field for field in agreement["fields"] if "name and date" in field]
    assert [field.partition(":")[0] for field in signed] == [
        "Participant",
        "Headteacher",
    ]


def test_facilitators_find_the_guide_to_the_year_below_the_gallery() -> None:
    found = json.loads((ROOT / "notebooks" / "gallery.ipynb").read_text("utf-8"))
    words = "".join("".join(cell["source"]) for cell in found["cells"])
    for heading in (
        *("Roles.", "How we design.", "Choosing a structure", "Online checklist"),
        *("Inclusion and care.", "Between workshops.", "Your own debrief,"),
    ):
        assert f"**{heading}**" in words


@pytest.fixture(scope="module")
def points() -> Iterator[dict[str, Any]]:
    with executed(ROOT / "notebooks" / "evaluation.ipynb") as asked:
        yield {one.name: one.face for one in asked}


def test_every_workshop_and_the_third_month_have_their_evaluation(
    points: dict[str, Any],
) -> None:
    levels = {
        name: {asked["name"]: asked["level"] for asked in face["questions"]}
        for name, face in points.items()
    }
    first, *others = [{**AFTER_EVERY_WORKSHOP, **more} for more in AT.values()]
    later = [{**FROM_WORKSHOP_2, **one} for one in others]
    assert levels == {
        **dict(zip(AT, [first, *later], strict=True)),
        "three-months": THREE_MONTHS,
    }
    assert [face["after"] for face in points.values()] == [*NAMES, NAMES[-1]]


@of_every_workshop
def test_no_exit_has_an_evaluation_in_its_minutes_and_each_page_leads_to_it(
    name: str,
) -> None:
    number = NAMES.index(name) + 1
    asked = notebook(name).asked
    assert not [one for one in asked if f"w{number}-evaluation-" in one]
    cells = json.loads((ROOT / name / "workshop.ipynb").read_text("utf-8"))["cells"]
    words = "".join("".join(cell["source"]) for cell in cells)
    assert f"../page/evaluation#activity-end-{number})" in words


def test_what_is_asked_elsewhere_is_asked_there(points: dict[str, Any]) -> None:
    for face in points.values():
        for question in face["questions"]:
            if question["form"] != "elsewhere":
                continue
            for source in question["sources"]:
                activity, _, field = source["name"].partition(".")
                if source["workshop"] in NAMES:
                    asked = notebook(source["workshop"]).asked
                    assert (field or activity) in asked, source


# -- what the activities hold ------------------------------------------------------


def test_the_diamond_has_nine_cards_and_two_blanks() -> None:
    diamond = notebook("workshop1_launch").asked["w1-a-diamond-nine"].named
    assert (len(set(diamond["cards"])), diamond["blanks"]) == (9, 2)


def test_the_thread_has_sixteen_strips_and_five_images() -> None:
    thread = notebook("workshop2").asked["w2-a-thread"].named
    counts = [len(set(thread[k])) for k in ("strips", "images", "joins", "questions")]
    assert counts == [16, 5, 4, 4]


def test_at_most_three_of_eight_ideas_are_rebuilt() -> None:
    cards = notebook("workshop2").asked["w2-b-rebuild-weave-wait"].named
    assert len(set(cards["cards"])) == 8
    assert cards["limits"] == {"Rebuild": 3}


def test_the_cycle_lasts_six_weeks() -> None:
    assert len(notebook("workshop3").asked["w3-b2-cycle"].named["weeks"]) == 6


def test_the_ladder_has_ten_cards_and_five_levels() -> None:
    ladder = notebook("workshop4").asked["w4-a-ladder"].named
    assert (len(set(ladder["cards"])), len(ladder["levels"])) == (10, 5)


def test_there_are_eighteen_recommendations_in_three_groups() -> None:
    asked = notebook("workshop4").asked["w4-b-recommendations"].named
    assert [len(group) for group in asked["groups"].values()] == [7, 6, 5]


# -- the files ---------------------------------------------------------------------


@of_every_workshop
def test_no_output_is_stored(name: str) -> None:
    assert all(cell["outputs"] == [] for cell in notebook(name).code)
    assert all(cell["execution_count"] is None for cell in notebook(name).code)


@of_every_workshop
def test_cell_ids_are_readable_and_unique(name: str) -> None:
    ids = [cell["id"] for cell in notebook(name).cells]
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


@of_every_workshop
def test_the_notebook_asks_for_nothing_but_python(name: str) -> None:
    metadata = notebook(name).metadata
    assert metadata["kernelspec"]["name"] == "python3"
    assert set(metadata) == {"kernelspec", "language_info"}


@pytest.mark.parametrize("code", [*PROMPTS, *REFLECTIONS, *POLLS])
def test_the_facilitator_finds_every_item_in_the_run_sheet(code: str) -> None:
    assert code.upper() in notebook(home(code)).run_sheet


@of_every_workshop
def test_the_run_sheet_has_every_segment_with_its_times(name: str) -> None:
    for entry in PLANS[name].agenda:
        times = (elapsed(entry.after), elapsed(entry.after + entry.minutes))
        row = " | ".join((*times, str(entry.minutes), entry.title))
        assert f"| {row} |" in worded(notebook(name).run_sheet)


# -- the audit ---------------------------------------------------------------------


def test_the_audit_has_five_statements_for_each_responsibility() -> None:
    groups = PROGRAMME.audit.groups
    assert [group.code for group in groups] == ["A", "B", "C", "D"]
    for group in groups:
        codes = [statement.code for statement in group.statements]
        assert codes == [f"{group.code}{number}" for number in range(1, 6)]


def test_every_statement_has_four_stages_and_a_step_from_each() -> None:
    for group in PROGRAMME.audit.groups:
        for statement in group.statements:
            assert len(set(statement.stages)) == 4
            assert len(set(statement.move_on)) == 4
