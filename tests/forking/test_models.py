"""Which package a widget is of, where only the kernel knows."""

from __future__ import annotations

import ipywidgets

from toolkit.forking.inside.models import with_classes

WIDGET = ["m", "jupyter-name", "AModel"]


def class_of(widget: ipywidgets.Widget) -> str:
    model = [widget.model_id, "jupyter-name", "AModel", ""]
    ((*same, found),) = with_classes([model])
    assert same == model[:3]
    return found


def test_a_widget_is_of_the_package_that_its_class_is_from() -> None:
    found = class_of(ipywidgets.IntSlider())
    assert found == "ipywidgets.widgets.widget_int.IntSlider"


def test_a_class_that_the_notebook_derives_is_of_what_it_derives_from() -> None:
    own = type("Own", (ipywidgets.IntSlider,), {"__module__": "__main__"})
    assert class_of(own()) == "ipywidgets.widgets.widget_int.IntSlider"


def test_what_a_widget_has_told_itself_stays_and_one_that_is_gone_is_nobodys() -> None:
    assert with_classes([[*WIDGET, "quak.Widget"]]) == [[*WIDGET, "quak.Widget"]]
    assert with_classes([[*WIDGET, ""]]) == [[*WIDGET, ""]]
