"""The three long forms of Workshop 1: the audit, Task 1 and the action plan."""

from __future__ import annotations

import re

from playwright.sync_api import FilePayload, Locator, expect

from tests.browser.answers import Plan, Stages, TaskOne
from tests.whole import whole

NOTES = (
    "Our strongest statement, and the evidence for it",
    "The statement to move first",
)
STAGE_NAMES = ("Starting out", "Taking shape", "Established", "Sustained and shared")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63e08ecd0600014a00d4c23cbf0e0000000049454e44ae426082"
)
"""A whole PNG of one pixel."""


def picture(name: str) -> FilePayload:
    return {"name": name, "mimeType": "image/png", "buffer": PIXEL}


def _box(within: Locator, name: str) -> Locator:
    return within.get_by_role("textbox", name=name, exact=True)


# -- the audit -----------------------------------------------------------------


def place_stages(answer: Stages, activity: Locator) -> None:
    for stage in answer.stages:
        statement = activity.get_by_role("group", name=re.compile("^Stage of "))
        statement.get_by_role("radio").nth(stage - 1).check()
        told = activity.get_by_text(re.compile("^To (move|hand) on$"))
        expect(told.filter(visible=True)).to_be_visible()
        activity.get_by_role("button", name=re.compile("^Next")).click()
    for prompt, note in zip(NOTES, answer.notes, strict=True):
        _box(activity, prompt).fill(note)


def find_stages(answer: Stages, activity: Locator) -> None:
    expect(activity.get_by_text("20 of 20 statements placed")).to_be_visible()
    activity.get_by_text("My profile").click()
    words = [f"{stage} {STAGE_NAMES[stage - 1]}" for stage in answer.stages]
    profile = activity.get_by_role("table", name="Stage of every statement")
    expect(profile.get_by_role("cell")).to_have_text(words)
    activity.get_by_text("All statements", exact=True).click()
    activity.get_by_role("button", name="After the audit").click()
    for prompt, note in zip(NOTES, answer.notes, strict=True):
        expect(_box(activity, prompt)).to_have_value(note)


# -- Task 1 --------------------------------------------------------------------


def _passages(answer: TaskOne) -> dict[str, str]:
    return {
        "How we held the conversation": answer.conversation,
        "Draft statement": answer.statement,
        "The gap I now see": answer.gap,
        "First aim for the action plan": answer.aim,
        "Comment": answer.voices_comment,
        "Note about the files": answer.file_note,
    }


def _cells(answer: TaskOne) -> dict[str, str]:
    tables = (
        (("Role", "Number"), answer.who),
        (("Question", "Pattern", "Surprise"), answer.pupils),
        (("What they do", "How many", "How often"), answer.changed),
    )
    return {
        f"{column}, row {number}": text
        for columns, rows in tables
        for number, row in enumerate(rows, start=1)
        for column, text in zip(columns, row, strict=True)
    }


def _entries(answer: TaskOne) -> dict[str, tuple[str, ...]]:
    return {"Where we agree": answer.agree, "Where we differ": answer.differ}


def fill_task(answer: TaskOne, activity: Locator) -> None:
    whole(activity)
    for name, text in {**_passages(answer), **_cells(answer)}.items():
        _box(activity, name).fill(text)
    for title, entries in _entries(answer).items():
        for entry in entries:
            _box(activity, title).fill(entry)
            activity.get_by_role("button", name=f"Add to “{title}”").click()
    for voice in answer.voices:
        activity.get_by_role("checkbox", name=voice).check()
    activity.get_by_label("Add files").set_input_files(picture(answer.file))
    expect(activity.get_by_text(f"{answer.file} is added.")).to_be_visible()
    expect(activity.get_by_text("9 of 9 parts answered")).to_be_visible()


def find_task(answer: TaskOne, activity: Locator) -> None:
    whole(activity)
    for name, text in {**_passages(answer), **_cells(answer)}.items():
        expect(_box(activity, name)).to_have_value(text)
    for entries in _entries(answer).values():
        for entry in entries:
            expect(activity.get_by_text(entry, exact=True)).to_be_visible()
    for voice in answer.voices:
        expect(activity.get_by_role("checkbox", name=voice)).to_be_checked()
    link = activity.get_by_role("link", name=answer.file)
    expect(link).to_be_visible()
    expect(activity.get_by_text("9 of 9 parts answered")).to_be_visible()


# -- the action plan -----------------------------------------------------------


def _plan_lines(answer: Plan) -> dict[str, str]:
    return {
        "Hope and vision line": answer.hope,
        "Evidence of need": answer.evidence,
        "What would make us stop": answer.stop,
        "Aim 1": answer.aim,
        "Audit statement and outcome codes": answer.codes,
        "Action": answer.action,
        "Who leads": answer.lead,
        "Success measures": answer.measure,
    }


def fill_plan(answer: Plan, activity: Locator) -> None:
    activity.get_by_role("button", name="Add an aim").click()
    activity.get_by_role("button", name="Add an action to aim 1").click()
    for name, text in _plan_lines(answer).items():
        _box(activity, name).fill(text)
    activity.get_by_label("By when").fill(answer.by)
    activity.get_by_role("radio", name=answer.rag).check()


def find_plan(answer: Plan, activity: Locator) -> None:
    activity.get_by_text("Aim 1, action 1", exact=True).click()
    for name, text in _plan_lines(answer).items():
        expect(_box(activity, name)).to_have_value(text)
    expect(activity.get_by_label("By when")).to_have_value(answer.by)
    expect(activity.get_by_role("radio", name=answer.rag)).to_be_checked()
