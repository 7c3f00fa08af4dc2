"""The real server, started as an operator starts it.

Override `workshop_path` or `settings` in a module to serve something else.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.first_year import copy_programme
from tests.serving import WORKSHOP, Browser, LiveServer, free_port, running

ROOT = Path(__file__).resolve().parents[2]

WIDGET = """
import os
import anywidget, traitlets
from IPython.display import display
from toolkit.forking import notify_server, on_bind, on_notice

class Probe(anywidget.AnyWidget):
    _esm = "export default { render({ model, el }) { el.textContent = 'here'; } };"
    seat = traitlets.Unicode("nobody").tag(sync=True)
    environment = traitlets.Dict().tag(sync=True)
    hints = traitlets.Int(0).tag(sync=True)
    process = traitlets.Int(0).tag(sync=True)

probe = Probe()

@on_bind
def bind(binding):
    probe.seat = binding["seat"]
    probe.process = os.getpid()
    probe.environment = dict(os.environ)

@on_notice
def heard(payload):
    probe.hints += 1

probe.on_msg(lambda *_: notify_server({"changed": "another cohort"}))
display(probe)
"""

ANSWERS = """
display(
    {
        "application/vnd.workshop.activity+json": {
            "face": {
                "kind": "reflection", "name": "hope", "prompt": "What do you hope for?",
                "workshop": "workshop1_launch", "help": "", "fields": [], "lines": 3,
            },
            "answers": {},
            "printed": [],
        },
        "text/plain": "What do you hope for?",
    },
    raw=True,
)
"""

FILES = """
display(
    {
        "application/vnd.workshop.activity+json": {
            "face": {
                "kind": "task", "name": "picture", "prompt": "A picture",
                "workshop": "workshop1_launch", "help": "", "fields": [
                    {
                        "name": name, "kind": kind, "label": name.title(), "help": "",
                        "optional": False,
                    }
                    for name, kind in (("how", "short"), ("file", "evidence"))
                ],
            },
            "answers": {},
            "printed": [],
        },
        "text/plain": "A picture",
    },
    raw=True,
)
"""


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notebook to serve, in the folder of a programme."""
    site = tmp_path_factory.mktemp("site")
    copy_programme(site)
    notebook = site / WORKSHOP / "workshop.ipynb"
    notebook.parent.mkdir()
    cells = [
        new_markdown_cell("Think of a lesson."),
        new_code_cell(WIDGET),
        new_code_cell(ANSWERS),
        new_code_cell(FILES),
    ]
    nbformat.write(new_notebook(cells=cells), notebook)
    return notebook


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    """What the operator sets: nothing."""
    return {}


@pytest.fixture(scope="module")
def live_server(
    workshop_path: Path,
    settings: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[LiveServer]:
    """The server, with the demonstration cohort in a store of its own."""
    data = tmp_path_factory.mktemp("server") / "data"
    site = workshop_path.parent.parent
    with (
        free_port() as port,
        running(site, data=data, port=port, settings=settings) as live,
    ):
        yield live


@pytest.fixture
def stranger(live_server: LiveServer) -> Browser:
    """Somebody who has not signed in."""
    return live_server.browser()


@pytest.fixture
def participant(live_server: LiveServer) -> Browser:
    """A participant, signed in."""
    return live_server.signed_in("Participant 1")


@pytest.fixture
def neighbour(live_server: LiveServer) -> Browser:
    """Another participant, signed in."""
    return live_server.signed_in("Participant 2")


@pytest.fixture
def facilitator(live_server: LiveServer) -> Browser:
    """A facilitator, signed in."""
    return live_server.signed_in("Facilitator 1")
