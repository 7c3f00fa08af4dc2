"""Our activities come in one file, other people's widgets as they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import Page as Window

from toolkit.activities.base.component import SHARED_ABOVE, module, shared
from toolkit.server.page.bundle import bundle
from toolkit.server.page.modules import MODULE_MIME, ModuleFolder
from toolkit.server.page.outputs import VIEW_MIME
from toolkit.server.page.render import PageContext, render_page

THEIRS = "export default { render() {} };"
ADDRESS = "http://127.0.0.1/bundle.js"


@pytest.fixture
def folder(tmp_path: Path) -> ModuleFolder:
    return ModuleFolder(tmp_path)


def test_what_activities_share_is_in_their_bundle_once(folder: ModuleFolder) -> None:
    names = ("reflection/reflection", "story/story")
    digests = [folder.add(module(name), "js") for name in names]
    made = bundle(digests, folder)
    assert made is not None
    assert made.holds == set(digests)
    assert folder.text(made.digest, "js").count(shared().split("\n", 2)[1]) == 1


def test_other_peoples_scripts_stay_as_they_are(folder: ModuleFolder) -> None:
    theirs = folder.add(THEIRS, "js")
    assert bundle([theirs], folder) is None
    made = bundle([theirs, folder.add(module("recall/recall"), "js")], folder)
    assert made is not None
    assert theirs not in made.holds


def test_a_page_asks_for_one_script_and_theirs(folder: ModuleFolder) -> None:
    digests = [
        folder.add(text, "js")
        for text in (
            module("recall/recall"),
            THEIRS,
            module("reflection/reflection"),
        )
    ]
    outputs = [
        new_output("display_data", {VIEW_MIME: {"model_id": d}, MODULE_MIME: {"js": d}})
        for d in digests
    ]
    context = PageContext("", "", "", "en", modules=folder)
    page = render_page(
        new_notebook(cells=[new_code_cell(outputs=outputs)]), context=context
    )
    html = page.fill(kernel="k", person_name="", nonce="n", xsrf="").decode()
    made = bundle(digests, folder)
    assert made is not None
    assert html.count("modulepreload") == 2
    assert f"module/{made.digest}.js" in html
    assert f'"holds": {json.dumps(sorted(made.holds))}' in html


def test_a_bundle_gives_what_each_module_would(
    folder: ModuleFolder, page: Window
) -> None:
    digest = folder.add(module("story/story"), "js")
    made = bundle([digest], folder)
    assert made is not None
    text = folder.text(made.digest, "js")
    javascript = {"content_type": "text/javascript", "body": text}
    page.route(ADDRESS, lambda route: route.fulfill(**javascript))
    page.route("http://127.0.0.1/", lambda route: route.fulfill(body="<!doctype html>"))
    page.goto("http://127.0.0.1/")
    found = page.evaluate(
        "async ([at, digest]) => Object.keys((await import(at)).modules[digest]())",
        [ADDRESS, digest],
    )
    assert found == ["render"]


def test_the_mark_stands_in_every_activity_once() -> None:
    assert module("recall/recall").count(SHARED_ABOVE) == 1
