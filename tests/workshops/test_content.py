"""What Workshop 1 promises to ask, and how openly."""

import ast
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from toolkit.activities.audit_statements import load_statements
from toolkit.programme import load_programme

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "workshop1_launch"
NOTEBOOK = json.loads((FOLDER / "workshop.ipynb").read_text(encoding="utf-8"))
PLAN = load_programme(ROOT / "programme.toml").workshop("workshop1_launch")
PROGRAMME = load_programme(ROOT / "programme.toml")

PROMPTS = ["w1-p1", "w1-p2", "w1-p3", "w1-p4", "w1-p5", "w1-p6"]
REFLECTIONS = ["w1-r1", "w1-r2", "w1-r3", "w1-r4", "w1-r5"]
POLLS = ["w1-q1", "w1-q2", "w1-q3", "w1-q4"]
FIELDS = ["t1-1", "t1-2", "t1-3", "t1-4", "t1-5", "t1-6", "t1-7", "t1-8"]
CODES = [*PROMPTS, *REFLECTIONS, *POLLS, "w1-a", *FIELDS]

SHARING = {
    "w1-r1": "private",
    "w1-r2": "private",
    "w1-r3": "private",
    "w1-r4": "group",
    "w1-r5": "private",
    "t1-1": "group",
    "t1-2": "cohort",
    "t1-3": "group",
    "t1-4": "cohort",
    "t1-5": "group",
    "t1-6": "group",
    "t1-7": "private",
    "t1-8": "group",
}

ASKING = {"reflection", "discussion", "poll", "scale", "ranking", "task"}


@dataclass(frozen=True)
class Call:
    """One call on `workshop` or on `workshop.fields`, as the notebook writes it."""

    verb: str
    values: tuple[Any, ...]
    named: dict[str, Any]


def calls() -> list[Call]:
    """Every call, in the order of the notebook."""
    found = []
    for cell in NOTEBOOK["cells"]:
        if cell["cell_type"] == "code":
            tree = ast.parse("".join(cell["source"]))
            nodes = [n for n in ast.walk(tree) if isinstance(n, ast.Call)]
            found += [call(n) for n in nodes if isinstance(n.func, ast.Attribute)]
    return found


def call(node: ast.Call) -> Call:
    """The call with what is literal in it."""
    named = {k.arg: literal(k.value) for k in node.keywords if k.arg}
    values = tuple(literal(value) for value in node.args)
    return Call(node.func.attr, values, named)  # type: ignore[attr-defined]


def literal(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except ValueError:
        return None


CALLS = calls()
IS_FIELD = {"short", "long", "lists", "table", "tick", "date", "evidence"}
NAMED = {c.values[0]: c for c in CALLS if c.verb in ASKING | IS_FIELD}


def of_code(code: str) -> list[Call]:
    return [
        c for name, c in NAMED.items() if name == code or name.startswith(code + "-")
    ]


@pytest.mark.parametrize("code", CODES)
def test_every_item_of_the_programme_is_asked_once(code: str) -> None:
    assert len(of_code(code)) == 1


def test_no_name_is_used_twice() -> None:
    names = [c.values[0] for c in CALLS if c.verb in ASKING | IS_FIELD]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("code", "level"), SHARING.items())
def test_an_answer_starts_as_openly_as_the_programme_says(
    code: str, level: str
) -> None:
    (found,) = of_code(code)
    assert found.named.get("sharing", "private") == level


def test_sections_follow_the_agenda() -> None:
    sections = [(c.values[0], c.named["minutes"]) for c in CALLS if c.verb == "section"]
    assert sections == [(entry.title, entry.minutes) for entry in PLAN.agenda]


def test_every_item_of_the_agenda_is_in_its_own_section() -> None:
    section, placed = "", {}
    for found in CALLS:
        if found.verb == "section":
            section = found.values[0]
        elif found.verb in ASKING:
            placed[found.values[0]] = section
        elif found.verb == "audit":
            placed["audit"] = section
    for entry in PLAN.agenda:
        for item in entry.items:
            homes = {
                s for n, s in placed.items() if f"{n}-".startswith(item.lower() + "-")
            }
            assert homes == {entry.title}, item


@pytest.mark.parametrize("plan", PROGRAMME.workshops, ids=lambda plan: plan.name)
def test_an_agenda_adds_up_to_its_workshop(plan: Any) -> None:
    minutes = sum(entry.minutes for entry in plan.agenda)
    assert minutes * 60 == (plan.ends - plan.starts).total_seconds()


def test_outcomes_are_those_of_the_register() -> None:
    used = {code for c in CALLS for code in c.named.get("outcomes", ())}
    assert used
    assert used <= set(PROGRAMME.outcomes)


def test_the_task_is_due_when_the_programme_says() -> None:
    (task,) = [c for c in CALLS if c.verb == "task"]
    assert task.values[0] == PLAN.task.name
    assert task.named["due"] == PLAN.task.due.isoformat()
    assert task.values[1].endswith(PLAN.task.title)


def test_the_diamond_has_nine_cards_and_two_blanks() -> None:
    diamond = NAMED["w1-a-diamond-nine"].named
    assert (len(set(diamond["cards"])), diamond["blanks"]) == (9, 2)


def test_a_recalled_answer_is_one_that_was_asked_for() -> None:
    recalled = [c.values[1] for c in CALLS if c.verb == "recall"]
    assert recalled
    assert set(recalled) <= set(NAMED)


def test_the_action_plan_is_offered_the_hope_the_gap_and_the_first_aim() -> None:
    (plan,) = [c for c in CALLS if c.verb == "action_plan"]
    sources = [name.rpartition(".")[2] for _, name in plan.named["prefill"].values()]
    assert sources == ["w1-r4-hope", "t1-6-gap", "t1-8-first-aim"]
    assert set(sources) <= set(NAMED)


def test_the_page_shows_the_programmes_own_aims_and_agreement() -> None:
    words = "\n".join(
        "".join(cell["source"])
        for cell in NOTEBOOK["cells"]
        if cell["cell_type"] == "markdown"
    )
    for line in [*PROGRAMME.agreement, *(aim.text for aim in PLAN.aims)]:
        assert line in words


def test_no_output_is_stored() -> None:
    code = [cell for cell in NOTEBOOK["cells"] if cell["cell_type"] == "code"]
    assert all(cell["outputs"] == [] for cell in code)
    assert all(cell["execution_count"] is None for cell in code)


def test_cell_ids_are_readable_and_unique() -> None:
    ids = [cell["id"] for cell in NOTEBOOK["cells"]]
    assert len(ids) == len(set(ids))
    assert [i for i in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_the_notebook_asks_for_nothing_but_python() -> None:
    assert NOTEBOOK["metadata"]["kernelspec"]["name"] == "python3"
    assert set(NOTEBOOK["metadata"]) == {"kernelspec", "language_info"}


@pytest.mark.parametrize("code", [c.upper() for c in [*PROMPTS, *REFLECTIONS, *POLLS]])
def test_the_facilitator_finds_every_item_in_the_run_sheet(code: str) -> None:
    assert code in (FOLDER / "facilitator.md").read_text(encoding="utf-8")


def test_the_run_sheet_has_every_segment_with_its_times() -> None:
    sheet = (FOLDER / "facilitator.md").read_text(encoding="utf-8")
    for entry in PLAN.agenda:
        row = f"| {entry.starts:%H:%M} | {entry.ends:%H:%M} | {entry.minutes} | "
        assert f"{row}{entry.title} |" in sheet


def test_the_audit_has_five_statements_for_each_responsibility() -> None:
    groups = load_statements().groups
    assert {group.code: group.title for group in groups} == dict(
        PROGRAMME.responsibilities
    )
    for group in groups:
        codes = [statement.code for statement in group.statements]
        assert codes == [f"{group.code}{number}" for number in range(1, 6)]


def test_every_statement_has_four_stages_and_a_step_from_each() -> None:
    for group in load_statements().groups:
        for statement in group.statements:
            assert len(set(statement.stages)) == 4
            assert len(set(statement.move_on)) == 4
