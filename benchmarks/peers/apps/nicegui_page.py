"""The same page for NiceGUI, as its documentation shows it.

A page function that is called for each visitor, a handler at each box, and an event to
which all pages are subscribed for what everybody is shown.
"""

from __future__ import annotations

import sys

from answers import HIDDEN, PAGE, Answers, Item
from nicegui import Event, ui
from nicegui.events import ValueChangeEventArguments

PATIENT = 30.0
"""Seconds for which a page that has lost its line is waited for: it is a school's."""

answers = Answers()
turned = Event[str]()
results = HIDDEN


def ask(item: Item, person: str, kept: str | None) -> None:
    """One prompt with its box, or its choices, and what says that it is saved."""
    name = item["name"]

    def save(event: ValueChangeEventArguments[str]) -> None:
        status.set_text(answers.keep(person, name, event.value))

    with ui.column().classes("asked w-full"):
        ui.label(item["prompt"]).classes("prompt")
        if item["options"]:
            ui.radio(item["options"], value=kept, on_change=save)
        else:
            box = ui.textarea(value=kept or "", on_change=save)
            box.classes("w-full").props("outlined")
            box.props["aria-label"] = item["prompt"]
        status = ui.label()


def turn() -> None:
    """Show everybody the results, or hide them."""
    global results
    results = answers.turned(results)
    turned.emit(results)


@ui.page("/")
def page(person: str = "nobody") -> None:
    """One visitor's page."""
    kept = answers.kept(person)
    for item in PAGE["items"]:
        if "name" in item:
            ask(item, person, kept.get(item["name"]))
        else:
            ui.markdown(item["words"])
    turned.subscribe(ui.label(results).classes("results").set_text)
    ui.button("Show or hide the results", on_click=turn)


ui.run(
    host="127.0.0.1",
    port=int(sys.argv[1].removeprefix("--port=")),
    title="The same workshop",
    reload=False,
    show=False,
    reconnect_timeout=PATIENT,
)
