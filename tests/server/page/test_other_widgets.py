"""Widgets that only Voila's own front end draws, from the real server's kernels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Browser, Page, expect

from tests.chromium import join, quiet_page
from tests.first_year import copy_programme
from tests.serving import COHORT, WORKSHOP, LiveServer
from toolkit.model import ResponseKey

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[3]
LIGHT = "workshop2"

MIXED = [
    "%matplotlib inline\n"
    "import ipywidgets, matplotlib.pyplot as plt\n"
    "from IPython.display import display\n"
    "from toolkit import Workshop\n"
    f"workshop = Workshop({WORKSHOP!r})",
    "slider = ipywidgets.IntSlider(description='Lessons', value=3, max=9)\n"
    "label = ipywidgets.Label('3 lessons')\n"
    "slider.observe(\n"
    "    lambda c: setattr(label, 'value', f'{c.new} lessons'), 'value')\n"
    "ipywidgets.HBox([slider, label])",
    "said = ipywidgets.Output()\n"
    "with said:\n"
    "    print('Printed while preparing')\n"
    "button = ipywidgets.Button(description='Print')\n"
    "def told(_):\n"
    "    with said:\n"
    "        print('Printed on a click')\n"
    "button.on_click(told)\n"
    "ipywidgets.VBox([button, said])",
    "ipywidgets.interact(lambda n: print(f'{n} squared is {n * n}'), n=(0, 9));",
    "import anywidget, traitlets\n"
    "class Elsewhere(anywidget.AnyWidget):\n"
    "    _esm = 'throw new Error(\"read by our page\");'\n"
    "    value = traitlets.Bool(False).tag(sync=True)\n"
    "    description = traitlets.Unicode('Begin').tag(sync=True)\n"
    "    for part in ('model', 'view'):\n"
    "        vars()[f'_{part}_name'] = traitlets.Unicode(\n"
    "            f'ToggleButton{part.title()}').tag(sync=True)\n"
    "        vars()[f'_{part}_module'] = traitlets.Unicode(\n"
    "            '@jupyter-widgets/controls').tag(sync=True)\n"
    "        vars()[f'_{part}_module_version'] = traitlets.Unicode(\n"
    "            '2.0.0').tag(sync=True)\n"
    "elsewhere = Elsewhere()\n"
    "elsewhere.observe(\n"
    "    lambda c: setattr(elsewhere, 'description', f'Told {c.new}'), 'value')\n"
    "elsewhere",
    "figure, axes = plt.subplots(figsize=(3, 2))\naxes.plot([1, 4, 9])\nplt.show()",
    "drawn = ipywidgets.Output()\n"
    "with drawn:\n"
    "    plt.figure(figsize=(3, 2)); plt.plot([9, 4, 1]); plt.show()\n"
    "drawn",
    "workshop.reflection('hope', 'What do you hope for?')",
]

PLAIN = [
    "import anywidget, traitlets\n"
    "class Sum(anywidget.AnyWidget):\n"
    "    _esm = '''\n"
    "    function render({ model, el }) {\n"
    "      const button = document.createElement('button');\n"
    "      button.className = 'third-party';\n"
    "      const draw = () => {\n"
    "        button.textContent = `Sum ${model.get('total')}`;\n"
    "      };\n"
    "      button.onclick = () => {\n"
    "        model.set('clicks', model.get('clicks') + 1);\n"
    "        model.save_changes();\n"
    "      };\n"
    "      model.on('change:total', draw);\n"
    "      draw();\n"
    "      el.append(button);\n"
    "    }\n"
    "    export default { render };\n"
    "    '''\n"
    "    _css = '.third-party { color: rgb(1, 2, 3); }'\n"
    "    clicks = traitlets.Int(0).tag(sync=True)\n"
    "    total = traitlets.Int(40).tag(sync=True)\n"
    "    @traitlets.observe('clicks')\n"
    "    def _count(self, change):\n"
    "        self.total = 40 + change.new\n"
    "Sum()",
]


def _write(site: Path, workshop: str, cells: list[str]) -> Path:
    notebook = site / workshop / "workshop.ipynb"
    notebook.parent.mkdir()
    shown = [new_markdown_cell("Some words."), *map(new_code_cell, cells)]
    nbformat.write(new_notebook(cells=shown), notebook)
    return notebook


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A programme of two workshops: one with widgets of all kinds, one light."""
    site = tmp_path_factory.mktemp("site")
    copy_programme(site)
    _write(site, LIGHT, PLAIN)
    return _write(site, WORKSHOP, MIXED)


@pytest.fixture
def visit(live_server: LiveServer, chromium: Browser) -> Iterator[Page]:
    """A window of somebody signed in; it may speak to our server only."""
    with quiet_page(chromium, live_server.base) as page:
        join(page, live_server, "Participant 1")
        yield page


def _open(page: Page, live_server: LiveServer, workshop: str) -> None:
    page.goto(f"{live_server.base}/workshop/{workshop}")


def test_a_slider_in_a_box_tells_the_kernel_and_hears_back(
    live_server: LiveServer, visit: Page
) -> None:
    _open(visit, live_server, WORKSHOP)
    expect(visit.get_by_text("3 lessons")).to_be_visible()
    expect(visit.get_by_role("slider")).to_have_count(2)
    visit.get_by_role("slider").first.press("ArrowRight")
    expect(visit.get_by_text("4 lessons")).to_be_visible()


def test_an_output_widget_shows_what_a_callback_prints(
    live_server: LiveServer, visit: Page
) -> None:
    _open(visit, live_server, WORKSHOP)
    expect(visit.get_by_text("Printed while preparing")).to_be_visible()
    visit.get_by_role("button", name="Print").click()
    expect(visit.get_by_text("Printed on a click")).to_be_visible()


def test_interact_calls_its_function_again(
    live_server: LiveServer, visit: Page
) -> None:
    _open(visit, live_server, WORKSHOP)
    expect(visit.get_by_text("4 squared is 16")).to_be_visible()
    visit.get_by_role("slider").nth(1).press("ArrowRight")
    expect(visit.get_by_text("5 squared is 25")).to_be_visible()


def test_an_anywidget_with_a_front_end_of_its_own_is_drawn_by_that(
    live_server: LiveServer, visit: Page
) -> None:
    _open(visit, live_server, WORKSHOP)
    visit.get_by_role("button", name="Begin").click()
    expect(visit.get_by_role("button", name="Told True")).to_be_visible()
    visit.get_by_role("button", name="Told True").click()
    expect(visit.get_by_role("button", name="Told False")).to_be_visible()


def test_figures_are_drawn_alone_and_inside_an_output(
    live_server: LiveServer, visit: Page
) -> None:
    _open(visit, live_server, WORKSHOP)
    figures = visit.locator("main img")
    expect(figures).to_have_count(2)
    for figure in figures.all():
        assert figure.evaluate("async img => (await img.decode(), img.naturalWidth)")


def test_our_activity_saves_beside_them(live_server: LiveServer, visit: Page) -> None:
    _open(visit, live_server, WORKSHOP)
    visit.get_by_role("textbox", name="What do you hope for?").fill("Calm corridors")
    expect(visit.get_by_text("Saved")).to_be_visible()
    person = live_server.seat("Participant 1").person
    key = ResponseKey(
        cohort=COHORT, person=person.id, workshop=WORKSHOP, activity="hope"
    )
    response = live_server.store.responses.find(key)
    assert response is not None
    assert "Calm corridors" in str(response.value)


def test_a_widget_by_somebody_else_works_on_the_light_page(
    live_server: LiveServer, visit: Page
) -> None:
    scripts: list[str] = []
    visit.on("request", lambda request: scripts.append(request.url))
    _open(visit, live_server, LIGHT)
    visit.get_by_role("button", name="Sum 40").click()
    button = visit.get_by_role("button", name="Sum 41")
    expect(button).to_be_visible()
    expect(button).to_have_css("color", "rgb(1, 2, 3)")
    assert not [url for url in scripts if "/voila/" in url]


def test_the_bundle_is_for_people_who_have_signed_in(live_server: LiveServer) -> None:
    address = "/voila/static/voila.js"
    assert live_server.browser().get(address).status_code in (302, 303, 403)
    assert live_server.signed_in("Participant 2").get(address).status_code == 200


def test_a_returning_visitor_loads_the_bundle_only_if_it_changed(
    live_server: LiveServer,
) -> None:
    browser = live_server.signed_in("Participant 2")
    address = "/voila/static/voila.js"
    first = browser.get(address)
    again = browser.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert "no-store" not in first.headers["Cache-Control"]
