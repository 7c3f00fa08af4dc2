"""The same page for Shiny for Python, as its guides show it.

A module for each box, a page that is drawn for each visitor, and a reactive value that
all sessions share for what everybody is shown. Shiny itself does not compress what it
serves; the Starlette below it does, with one line.
"""

from __future__ import annotations

from urllib.parse import parse_qs

from answers import HIDDEN, PAGE, Answers, Item
from htmltools import Tag, TagChild
from shiny import App, Inputs, Outputs, Session, module, reactive, render, ui
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request

answers = Answers()
results = reactive.value(HIDDEN)
for each in PAGE["items"]:
    if "words" in each:
        each["words"] = ui.markdown(each["words"])  # once, not for everybody
BOXES = [item for item in PAGE["items"] if "name" in item]


def id_of(name: str) -> str:
    """An activity's name as Shiny lets it be."""
    return name.replace("-", "_")


def page(request: Request) -> Tag:
    """What one person sees at first, with what they have written before."""
    kept = answers.kept(request.query_params.get("person", "nobody"))
    return ui.page_fluid(
        *(drawn(item, kept) for item in PAGE["items"]),
        ui.output_text("shown"),
        ui.input_action_button("turn", "Show or hide the results"),
    )


def drawn(item: Item, kept: dict[str, str]) -> TagChild:
    """One piece of the page: to read, or to fill in."""
    if "name" in item:
        return asked_ui(id_of(item["name"]), item, kept.get(item["name"], ""))
    return item["words"]


@module.ui
def asked_ui(item: Item, value: str) -> Tag:
    """One prompt with its box, or its choices, and what says that it is saved."""
    if item["options"]:
        choices = item["options"]
        box = ui.input_radio_buttons("answer", item["prompt"], choices, selected=value)
    else:
        box = ui.input_text_area("answer", item["prompt"], value, width="100%")
    return ui.div(box, ui.output_text("status"), class_="asked")


@module.server
def asked(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    item: Item,
    person: str,
    kept: str,
) -> None:
    """Save each change of it for *person*, and say so."""
    saved = reactive.value("", name="saved")  # else Shiny looks the name up: slow

    @reactive.effect
    def save() -> None:
        # At the start, too: something may have been typed before the line was there.
        nonlocal kept
        if (input.answer() or "") != kept:
            kept = input.answer()
            saved.set(answers.keep(person, item["name"], kept))

    @render.text
    def status() -> str:
        return saved()


def server(input: Inputs, output: Outputs, session: Session) -> None:
    """One visitor's page, as long as it is open."""
    with reactive.isolate():
        asking = parse_qs(session.clientdata.url_search().removeprefix("?"))
    person = asking.get("person", ["nobody"])[0]
    kept = answers.kept(person)
    for item in BOXES:
        name = item["name"]
        asked(id_of(name), item=item, person=person, kept=kept.get(name, ""))

    @reactive.effect
    @reactive.event(input.turn)
    def turn() -> None:
        results.set(answers.turned(results()))

    @render.text
    def shown() -> str:
        return results()


app = GZipMiddleware(App(page, server))
