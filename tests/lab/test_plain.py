"""A notebook in plain JupyterLab: it reads as on the page, and keeps no answer."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_markdown_cell
from playwright.sync_api import Browser, expect

from tests.bare import FIRST
from tests.chromium import patient
from tests.lab.labs import bare, listens, run_all, started
from tests.serving import free_port, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECRET = "That nobody reads this in the file"
WIDGETS = "application/vnd.jupyter.widget-state+json"


def test_what_somebody_types_is_in_no_file_and_braces_are_filled(
    chromium: Browser, tmp_path: Path
) -> None:
    programme, passing = tmp_path / "programme", tmp_path / "passing"
    passing.mkdir()
    file = bare(programme)
    notebook = nbformat.read(file, as_version=4)
    words = "All {learners} before {workshop 2 date}, and {nobdy}."
    notebook.cells.insert(1, new_markdown_cell(words))
    nbformat.write(notebook, file)
    with free_port() as port:
        command = (
            *("jupyterlab", "--no-browser", "--allow-root", f"--port={port}"),
            "--IdentityProvider.token=",
        )
        with started(command, folder=programme, passing=passing) as lab:
            lab.has_said("is running at")
            until(partial(listens, port))
            page = patient(chromium.new_context()).new_page()
            address = f"http://127.0.0.1:{port}"
            page.goto(f"{address}/doc/tree/{FIRST}/workshop.ipynb")
            run_all(page)
            read = "All learners before workshop 2, and {nobdy}."
            expect(page.get_by_text(read)).to_be_visible()
            expect(page.get_by_text("nobdy", exact=False).first).to_be_visible()
            expect(page.locator(".ws-mistakes")).to_contain_text("{nobdy}")

            box = page.locator(".ws-activity textarea").first
            box.fill(SECRET)
            expect(page.get_by_text("Saved").first).to_be_visible()
            cell = page.locator(".jp-CodeCell").filter(has_text='"hope"')
            cell.locator(".cm-content").click()
            page.keyboard.press("Control+Enter")
            expect(cell.locator("textarea")).to_have_value(SECRET)
            page.keyboard.press("Control+s")
            until(lambda: WIDGETS in file.read_text("utf-8"))
            page.context.close()
    saved = file.read_text("utf-8")
    assert SECRET not in saved
    kept = json.loads(saved)
    assert kept["cells"][1]["source"] == [words]
    assert any(cell.get("outputs") for cell in kept["cells"])
