"""Whose the widgets of a notebook are."""

from __future__ import annotations

from nbformat.v4 import new_code_cell, new_notebook, new_output

from toolkit.model.contents import ACTIVITY_MIME
from toolkit.server.page.outputs import VIEW_MIME
from toolkit.server.page.sections import needs_voila_bundle
from toolkit.server.page.widgets import is_anywidget, widgets_of

MODELS = [
    ["a1", "@jupyter-widgets/base", "LayoutModel", ""],
    ["a2", "anywidget", "AnyModel", "toolkit.activities.reflection.Reflection"],
    ["a3", "anywidget", "AnyModel", "activities.lights.Lights"],
    ["a4", "anywidget", "AnyModel", "quak.widget.Widget"],
    ["a5", "@jupyter-widgets/controls", "IntSliderModel", ""],
    ["a6", "anywidget", "AnyModel", ""],
]


def _view(model: str, **more: object) -> object:
    data = {VIEW_MIME: {"model_id": model}, "text/plain": "", **more}
    return new_code_cell(outputs=[new_output("display_data", data)])


def test_activities_are_ours_and_everything_else_is_somebody_elses() -> None:
    shown = _view("a3", **{ACTIVITY_MIME: {"face": {"name": "light"}}})
    found = widgets_of(MODELS, new_notebook(cells=[shown, _view("a4")]))
    assert [(facts.id, facts.package, facts.is_ours) for facts in found] == [
        ("a2", "toolkit", True),
        ("a3", "activities", True),
        ("a4", "quak", False),
        ("a5", "controls", False),
        ("a6", "anywidget", False),
    ]
    assert [facts.id for facts in found if not is_anywidget(facts)] == ["a5"]


def test_what_anywidget_draws_needs_no_bundle_whichever_class_it_has() -> None:
    light = new_notebook(cells=[_view("a6")])
    heavy = new_notebook(cells=[_view("a6"), _view("a5")])
    assert not needs_voila_bundle(light, widgets_of(MODELS, light))
    assert needs_voila_bundle(heavy, widgets_of(MODELS, heavy))
    assert needs_voila_bundle(light)
