"""Widgets of others live by the policies of the other makers' browsers, too."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.engines.engine import Engine
from tests.engines.firefox import firefox
from tests.engines.hand import Hand
from tests.engines.webkit import webkit
from tests.faults.others import LIGHT, SUM
from tests.faults.site import BEGIN, HOPE, write_cells, write_site
from tests.server.page.widgets_that_try import ALLOWED, cell_of, names_in
from tests.serving import WORKSHOP, LiveServer, wait_for_page
from tests.widgets.site import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ENGINES: dict[str, Callable[[], contextlib.AbstractContextManager[Engine]]] = {
    "firefox": firefox,
    "webkit": webkit,
}
ASK = f'workshop.reflection("hope", "{HOPE}")'
ANYWIDGETS = (
    BEGIN.replace(WORKSHOP, LIGHT),
    cell_of("Allowed", ALLOWED, package="allowed.widget"),
    f"{SUM}\nSum()",
    ASK,
)
CLASSIC = (
    "import ipywidgets\nimport plotly.graph_objects as go, altair as alt\n" + BEGIN,
    SUM,
    """
slider = ipywidgets.IntSlider(description="Lessons", value=3, max=10)
label = ipywidgets.Label("3 lessons")
slider.observe(lambda c: setattr(label, "value", f"{c.new} lessons"), "value")
ipywidgets.VBox([slider, label])
""",
    'go.Figure(data=[go.Bar(x=["Ratio", "Proof"], y=[4, 3])])',
    """
import pandas as pd
lessons = pd.DataFrame({"topic": ["Ratio", "Proof"], "lessons": [4, 3]})
alt.Chart(lessons).mark_bar().encode(x="topic", y="lessons")
""",
    """
shown = ipywidgets.Output()
asks = Sum()
@shown.capture(clear_output=True, wait=True)
def answer(_widget, content, _buffers):
    print(f"It was asked to {content}")
    display(go.Figure(data=[go.Scatter(x=[1, 2, 3], y=[4, 3, 5])]))
asks.on_msg(answer)
ipywidgets.VBox([asks, shown])
""",
    """
def chosen(marks):
    return alt.Chart(lessons).mark_line().encode(x="topic", y="lessons")
ipywidgets.interact(chosen, marks=["Lines"]);
""",
    ASK,
)


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """Two notebooks: one of anywidgets alone, one that Voila's front end draws."""

    def write(site: Path) -> None:
        write_site(site, cells=CLASSIC)
        light = site / LIGHT / "workshop.ipynb"
        light.parent.mkdir()
        write_cells(light, ANYWIDGETS)

    with serving(tmp_path_factory.mktemp("engines"), write) as it:
        for name in (WORKSHOP, LIGHT):
            wait_for_page(it.signed_in("Facilitator 1"), f"/workshop/{name}")
        yield it


@pytest.fixture(scope="module", params=ENGINES)
def hand(request: pytest.FixtureRequest, live: LiveServer) -> Iterator[Hand]:
    """A participant who has signed in at one of the browsers."""
    with ENGINES[request.param]() as engine:
        person = Hand(engine)
        engine.visit(live.base + live.link("Participant 7"))
        engine.click(person.see("button", says="^Join as"))
        person.see("button", "Sign out")
        yield person


def open_page(hand: Hand, live: LiveServer, name: str) -> None:
    hand.engine.visit(f"{live.base}/workshop/{name}")
    hand.see("textbox", within=HOPE)


def save(hand: Hand, words: str) -> None:
    hand.engine.write(hand.see("textbox", within=HOPE), words)
    hand.see("status", within=HOPE, says=r"^Saved \d\d:\d\d$")


def test_anywidgets_do_in_every_engine_what_pages_allow(
    hand: Hand, live: LiveServer
) -> None:
    open_page(hand, live, LIGHT)
    tried = names_in(ALLOWED)
    items = "document.querySelectorAll('ul[aria-label=Allowed] li')"
    hand.wait(f"{items}.length === {len(tried)}")
    found = hand.engine.run(f"return [...{items}].map((one) => one.textContent)")
    assert found == [f"{each}: true" for each in tried]
    hand.press("button", "Sum 40")
    hand.press("button", "Sum 41")
    hand.press("button", "Ask")
    hand.see(says="The kernel has 2 clicks, 2 bytes")
    save(hand, "beside anywidgets")
    assert hand.engine.troubles() == []


def test_classic_widgets_and_charts_are_drawn_in_every_engine(
    hand: Hand, live: LiveServer
) -> None:
    open_page(hand, live, WORKSHOP)
    hand.see(says="3 lessons")
    track = "return document.querySelector('.widget-slider .noUi-base')"
    hand.engine.click(hand.engine.run(track))
    hand.see(says="5 lessons")
    for chart in (".js-plotly-plot .point path", ".vega-embed svg path"):
        box = "[...document.querySelectorAll('.page-chart')]"
        hand.engine.run(f"{box}.forEach((one) => one.scrollIntoView())")
        hand.wait(f"document.querySelectorAll('{chart}').length > 1")
    ask = hand.see("button", "Ask")
    hand.engine.run("arguments[0].scrollIntoView({ block: 'center' })", ask)
    hand.engine.click(ask)
    hand.see(says="It was asked to ask")
    for kind, drawn in (("plotly", ".scatterlayer path"), ("vega", ".mark-line path")):
        chart = f"document.querySelector('page-chart[data-kind={kind}]')"
        # It is made anew whenever something is added to its output.
        hand.wait(f"{chart} && ({chart}.scrollIntoView(), true)")
        hand.wait(
            f"({chart}.scrollIntoView(), {chart}.querySelector('{drawn}')) !== null"
        )
    save(hand, "beside classic widgets")
    assert hand.engine.troubles() == []
