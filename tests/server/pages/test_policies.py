"""The policy that each kind of page is served with, as its notebook needs it."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.first_year import FOUR, copy_programme
from tests.serving import WORKSHOP, LiveServer, wait_for_page
from toolkit.server.headers import OURS, PagePolicy, content_security_policy

OWN = (
    "from toolkit import Workshop\n"
    "workshop = Workshop({name!r})\n"
    "workshop.reflection('hope', 'What do you hope for?')"
)
WIDGET = (
    "import anywidget\n"
    "class Shown(anywidget.AnyWidget):\n"
    "    __module__ = {package!r}\n"
    "    _esm = 'export default {{ render() {{}} }};'\n"
    "Shown()"
)
HTML = (
    "from IPython.display import HTML\n"
    "HTML('<style>p {}</style><p style=\"color: #333\">It</p>')"
)
SCRIPT = "HTML('<script>window.drawn = true</script>')"
CELLS = {
    "workshop1_launch": [],
    "workshop2": [WIDGET.format(package="named.somewhere")],
    "workshop3": [HTML],
    "workshop4": [WIDGET.format(package="evaluating.widget"), HTML, SCRIPT],
}
POLICIES = {
    "workshop1_launch": OURS,
    "workshop2": PagePolicy(foreign=True),
    "workshop3": PagePolicy(styled=True),
    "workshop4": PagePolicy(foreign=True, evaluates=True, styled=True),
}


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site")
    copy_programme(site)
    file = site / "programme.toml"
    own = file.read_text(encoding="utf-8")
    named = own.replace("evaluate = []", 'evaluate = ["evaluating"]')
    assert named != own
    file.write_text(named, encoding="utf-8")
    for name, cells in CELLS.items():
        code = [new_code_cell(cell) for cell in (OWN.format(name=name), *cells)]
        told = new_markdown_cell("Some **words**.")
        (site / name).mkdir()
        notebook = new_notebook(cells=[told, *code])
        nbformat.write(notebook, site / name / "workshop.ipynb")
    return site / WORKSHOP / "workshop.ipynb"


@pytest.mark.parametrize("name", FOUR)
def test_each_kind_of_page_has_the_policy_that_it_needs(
    live_server: LiveServer, name: str
) -> None:
    participant = live_server.signed_in("Participant 7")
    wait_for_page(participant, f"/workshop/{name}")
    page = participant.get(f"/workshop/{name}")
    said = page.headers["Content-Security-Policy"]
    nonce = re.findall(r"'nonce-([\w-]+)'", said)[0]
    sockets = live_server.base.replace("http", "ws")
    assert said == content_security_policy(POLICIES[name], nonce=nonce, sockets=sockets)
    in_html = [f'<style nonce="{nonce}">p', f'<script nonce="{nonce}">window.drawn']
    assert (in_html[0] in page.text) is POLICIES[name].styled
    assert (in_html[1] in page.text) is POLICIES[name].evaluates
    participant.post("/sign-out")


def test_only_a_facilitators_page_knows_what_to_say_of_what_is_refused(
    live_server: LiveServer,
) -> None:
    found = {}
    for name in ("Participant 8", "Facilitator 1"):
        browser = live_server.signed_in(name)
        wait_for_page(browser, "/workshop/workshop2")
        page = browser.get("/workshop/workshop2").text
        found[name] = "Only facilitators see this" in page
        looked = browser.get("/workshop/workshop2/look")
        found[f"{name} looks"] = "Only facilitators see this" in looked.text
        browser.post("/sign-out")
    assert [*found.values()] == [False, False, True, True]
