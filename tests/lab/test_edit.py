"""`toolkit edit`: a notebook in the real JupyterLab, and its page beside it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, expect

from tests.bare import FIRST
from tests.chromium import patient
from tests.lab.labs import bare, rewrite_cell, started
from tests.serving import PATIENCE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOPE = 'workshop.reflection("hope", "{prompt}")'


def test_the_page_follows_each_save_and_says_where_a_notebook_stops(
    chromium: Browser, tmp_path: Path
) -> None:
    programme, passing = tmp_path / "programme", tmp_path / "passing"
    passing.mkdir()
    file = bare(programme)
    command = ("toolkit", "edit", FIRST, "--no-browser")
    with started(command, folder=programme, passing=passing) as edit:
        address = re.search(r"http://\S+", edit.has_said("Ctrl+C"))
        assert address is not None
        page = patient(chromium.new_context()).new_page()
        page.goto(address[0])
        lab = page.frame_locator("#edit-lab iframe")
        shown = page.frame_locator("#edit-preview iframe")
        status = page.get_by_role("status")
        expect(status).to_have_text("The page shows the notebook as it was saved last.")
        expect(shown.get_by_role("heading", level=1)).to_have_text("Ask first")
        told = HOPE.format(prompt="What do you wish for?")
        rewrite_cell(page, lab, has='"hope"', to=told)
        expect(shown.get_by_text("What do you wish for?").first).to_be_attached()

        rewrite_cell(page, lab, has='"hope"', to="workshop.reflektion()")
        trouble = page.get_by_role("alert")
        expect(trouble).to_contain_text("reflektion")
        expect(trouble).to_contain_text("(cell 3 of the notebook)")
        expect(shown.get_by_text("What do you wish for?").first).to_be_attached()

        told = HOPE.format(prompt="What now?")
        rewrite_cell(page, lab, has="reflektion", to=told)
        expect(shown.get_by_text("What now?").first).to_be_attached()
        expect(trouble).to_be_hidden()

        page.context.close()
        family = edit.family()
        edit.stop()
    gone, alive = psutil.wait_procs(family, timeout=PATIENCE)
    assert (bool(gone), alive) == (True, [])
    notebook = json.loads(file.read_text("utf-8"))
    assert all(not cell.get("outputs") for cell in notebook["cells"])
