"""Templates of ipyvue: what a page may have Python make, set and call."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import anywidget
import pytest
from ipywidgets import Widget
from ipywidgets.widgets.widget import _instances as widgets_by_id
from traitlets import Any as AnyTrait
from traitlets import Int, Unicode

from toolkit.activities import Reflection
from toolkit.activities.base.component import layout
from toolkit.server.page.closed_in_kernel import use_closed_widgets

ipyvue = pytest.importorskip("ipyvue")
pytestmark = [
    pytest.mark.slow,
    # ipyvue asks ipywidgets for its widgets in an older way.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
]


class Part(anywidget.AnyWidget):
    """What the template is made of."""

    _esm = "export default {};"
    value = AnyTrait().tag(sync=True)
    lesson = AnyTrait().tag(sync_ref=True)
    hidden = Int(1)
    name = "plain"


class Template(ipyvue.VueTemplate):  # type: ignore[misc]
    """What its author wrote, for the page and for itself."""

    lesson = AnyTrait().tag(sync_ref=True)
    secret = AnyTrait()

    def __init__(self, **given: object) -> None:
        super().__init__(template="<p></p>", **given)
        self.called: list[str] = []

    def answer(self, said: str) -> str:
        self.called.append(said)
        return said

    def vue_go(self, said: str) -> None:
        self.called.append(said)

    def _keep(self) -> None:
        self.called.append("kept")


@pytest.fixture
def template(monkeypatch: pytest.MonkeyPatch) -> Iterator[Template]:
    monkeypatch.setattr(Widget, "_handle_msg", Widget._handle_msg)
    use_closed_widgets()
    lesson, secret = [{"of": object()}], ["private"]
    made = Template(components={"part": Part}, lesson=lesson, secret=secret)
    layout()  # all activities have this one, those of later tests as well
    before = {*widgets_by_id}
    yield made
    for one in widgets_by_id.keys() - before:
        widgets_by_id[one].close()


def asks(template: Any, **content: object) -> None:
    """A page sends *content* to the widget."""
    data = {"method": "custom", "content": content}
    template._handle_msg({"content": {"data": data}, "buffers": []})


def makes(template: Any, *, kind: Any = Part, at: str = "new", **props: object) -> Part:
    """What a page has made of *kind*, with *props*."""
    named = [kind.__module__, kind.__name__]
    asks(template, create_widget=named, id=at, props=props)
    made: Part = template._component_instances[-1]
    return made


def calls(name: object, *given: object) -> dict[str, object]:
    return {"functionRef": name, "args": given}


def refers(name: object, *path: object) -> dict[str, object]:
    return {"objectRef": name, "path": path, "id": 1}


def test_a_template_has_what_its_author_wrote_for_it(template: Template) -> None:
    part = makes(template, value=calls("answer", "yes"), lesson=refers("lesson", 0))
    assert (part.value, part.model_id) == ("yes", "new")
    assert part.lesson is template.lesson[0]
    of = refers("lesson", 0, "of")
    asks(template, update_ref=of, prop="lesson", id="new")
    assert part.lesson is template.lesson[0]["of"]
    asks(template, update_ref=["plain"], prop="value", id="new")
    assert part.value == ["plain"]
    asks(template, event="go", data="went")
    assert template.called == ["yes", "went"]
    asks(template, destroy_widget="new")
    assert template._component_instances == []


def test_a_page_makes_no_more(template: Template) -> None:
    with pytest.raises(PermissionError, match="makes no object"):
        makes(template, kind=Widget)
    makes(template)
    with pytest.raises(PermissionError, match="in another's place"):
        makes(template)


@pytest.mark.parametrize("name", ["_keep", "set_trait", "_trait_values", ["answer"]])
def test_a_page_calls_no_more(template: Template, name: object) -> None:
    part = makes(template)
    with pytest.raises(PermissionError, match="calls no method"):
        makes(template, at="second", value=calls(name, "template", "x"))
    with pytest.raises(PermissionError, match="calls no method"):
        asks(template, update_ref=calls(name), prop="value", id="new")
    assert (part.value, template.called) == (None, [])


@pytest.mark.parametrize("name", ["secret", "_trait_values", "__dict__", ["lesson"]])
def test_a_page_reads_no_more(template: Template, name: object) -> None:
    part = makes(template)
    with pytest.raises(PermissionError, match="refers to no more"):
        makes(template, at="second", value=refers(name))
    with pytest.raises(PermissionError, match="refers to no more"):
        asks(template, update_ref=refers(name), prop="value", id="new")
    assert part.value is None


@pytest.mark.parametrize(
    "name", ["_esm", "name", "hidden", "keys", "comm", "lesson", "_model_name", ["x"]]
)
def test_a_page_sets_no_more(template: Template, name: Any) -> None:
    part = makes(template)
    before = repr(vars(part)), part.keys, part.comm, part._esm
    with pytest.raises(PermissionError, match="no more of an object"):
        asks(template, update_ref="mine", prop=name, id="new")
    if isinstance(name, str):
        with pytest.raises(PermissionError, match="no more of an object"):
            makes(template, at="second", **{name: "mine"})
    assert (repr(vars(part)), part.keys, part.comm, part._esm) == before


def test_a_page_sets_nothing_of_what_the_template_has_not_made(
    template: Template,
) -> None:
    class Other(anywidget.AnyWidget):
        _esm = "export default {};"
        value = Unicode("theirs").tag(sync=True)

    for widget in (Other(), template, Reflection("hope", "What for?")):
        for prop in ("value", "_esm", "template", "tooltip"):
            with pytest.raises(PermissionError, match="its template lacks"):
                asks(template, update_ref="mine", prop=prop, id=widget.model_id)


def test_an_activity_is_none_of_its_parts(template: Template) -> None:
    template.components = {"part": Reflection}
    with pytest.raises(PermissionError, match="no more of an object"):
        makes(template, kind=Reflection, tooltip="mine")


def test_a_page_names_no_class_of_its_own(template: Template) -> None:
    named = {"class": [Widget.__module__, "Widget"], "props": []}
    update = {"method": "update", "state": {"components": {"mine": named}}}
    template._handle_msg({"content": {"data": update}, "buffers": []})
    with pytest.raises(PermissionError, match="makes no object"):
        makes(template, kind=Widget)
