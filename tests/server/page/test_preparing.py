"""What somebody sees who comes before the workshop's page is ready."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Page, expect

from tests.chromium import join
from tests.first_year import copy_programme
from tests.serving import WORKSHOP, LiveServer

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parents[3]
LATER = "workshop2"
WAIT = """
import pathlib, time
while not pathlib.Path("ready").exists():
    time.sleep(0.05)
"""


@pytest.fixture(scope="module")
def workshop_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two workshops; the second takes as long as the test likes."""
    site = tmp_path_factory.mktemp("site")
    copy_programme(site)
    for name, code in ((LATER, WAIT), (WORKSHOP, "")):
        cells = [new_markdown_cell("Some words."), new_code_cell(code)]
        notebook = site / name / "workshop.ipynb"
        notebook.parent.mkdir()
        nbformat.write(new_notebook(cells=cells), notebook)
    return notebook


def test_a_page_that_is_being_prepared_opens_by_itself(
    live_server: LiveServer, workshop_path: Path, page: Page
) -> None:
    join(page, live_server, "Participant 1")
    page.goto(f"{live_server.base}/workshop/{LATER}")
    expect(page.get_by_role("heading", name="Nearly there")).to_be_visible()
    (workshop_path.parents[1] / LATER / "ready").touch()
    expect(page.get_by_text("Some words.")).to_be_visible()


def test_a_workshop_without_a_notebook_says_that_it_is_not_open(
    live_server: LiveServer, page: Page
) -> None:
    join(page, live_server, "Participant 1")
    page.goto(f"{live_server.base}/workshop/workshop3")
    heading = page.get_by_role("heading", name="This workshop is not open yet")
    expect(heading).to_be_visible()
