"""What is written into a page, and what is not."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from toolkit.activities.base.javascript import in_order
from toolkit.model.contents import SECTION_MIME
from toolkit.server.page.assets import CLIENT, SCRIPT, joined_script
from toolkit.server.page.compressed import gzip_head, gzip_tail, stored
from toolkit.server.page.modules import MODULE_MIME, ModuleFolder
from toolkit.server.page.outputs import VIEW_MIME
from toolkit.server.page.render import Page, PageContext, render_page

CONTEXT = PageContext("A year", "Launch", "workshop1_launch", "en-GB")


def _filled(*cells: object, name: str = "Participant 7") -> str:
    page = render_page(new_notebook(cells=list(cells)), context=CONTEXT)
    filled = page.fill(kernel="k-1", person_name=name, nonce="n", xsrf="x")
    return filled.decode()


def _shown(data: dict[str, object]) -> object:
    return new_code_cell(outputs=[new_output("display_data", data)])


def test_a_name_is_never_markup() -> None:
    assert "<script>alert" not in _filled(name="<script>alert(1)</script>")


def test_a_kernel_that_is_no_name_is_refused() -> None:
    page = render_page(new_notebook(), context=CONTEXT)
    with pytest.raises(ValueError, match="not the id of a kernel"):
        page.fill(kernel='"}</script>', person_name="", nonce="", xsrf="")


def test_the_same_notebook_has_the_same_version_and_another_has_not() -> None:
    one = render_page(new_notebook(), context=CONTEXT)
    again = render_page(new_notebook(), context=CONTEXT)
    other = render_page(
        new_notebook(cells=[new_markdown_cell("More")]), context=CONTEXT
    )
    assert one.version == again.version != other.version


def test_maths_needs_no_script_and_a_failed_cell_shows_no_traceback() -> None:
    failed = new_output("error", ename="E", evalue="secret", traceback=["secret"])
    html = _filled(new_markdown_cell("$x^2$"), new_code_cell(outputs=[failed]))
    assert "<math" in html
    assert "secret" not in html
    assert "not available at the moment" in html


def test_markdown_that_a_cell_shows_reads_like_a_markdown_cell() -> None:
    words = "## A table\n\n| One |\n| --- |\n| Two |"
    shown = _shown({"text/markdown": words, "text/plain": words})
    assert _filled(shown) == _filled(new_markdown_cell(words))


def test_only_anywidgets_keep_a_page_light() -> None:
    view = {VIEW_MIME: {"model_id": "m"}}
    light = new_notebook(cells=[_shown({**view, MODULE_MIME: {"js": "a" * 64}})])
    heavy = new_notebook(cells=[_shown(view)])
    assert not render_page(light, context=CONTEXT).needs_bundle
    assert render_page(heavy, context=CONTEXT).needs_bundle


def test_a_picture_needs_no_bundle_and_has_words() -> None:
    html = _filled(_shown({"image/png": "AAAA", "text/plain": "<Figure>"}))
    assert '<img src="data:image/png;base64,AAAA" alt="Picture"' in html
    assert "voila.js" not in html


SECRET = {"kernel": "k", "nonce": "n", "xsrf": "a1b2c3d4"}


def whole(
    page: Page, person: dict[str, str], carried: bytes, *, is_gzip: bool = True
) -> bytes:
    """The page in the two halves in which it is sent."""
    filling = page.filling(person, gzip=is_gzip)
    return filling.beginning() + filling.end(carried)


def test_a_compressed_page_is_the_same_page() -> None:
    page = render_page(new_notebook(cells=[new_markdown_cell("More")]), context=CONTEXT)
    person = {"kernel": "k-1", "person_name": "Zoë 7", "nonce": "n", "xsrf": "x"}
    assert gzip.decompress(whole(page, person, b"")) == page.fill(**person)


@pytest.mark.parametrize("is_gzip", [True, False])
def test_what_a_page_carries_stands_in_it_whatever_it_says(*, is_gzip: bool) -> None:
    page = render_page(new_notebook(), context=CONTEXT)
    person = {"kernel": "k-1", "person_name": "Zoë 7", "nonce": "n", "xsrf": "x"}
    hostile = "</script><script>alert(1)</script> \ue000kernel\ue001 ½"
    said = {"data": {"states": hostile}}
    carried = json.dumps(said, ensure_ascii=False).encode()
    filled = whole(page, person, carried, is_gzip=is_gzip)
    html = (gzip.decompress(filled) if is_gzip else filled).decode()
    inside = re.search(r'id="page-carried">(.*?)</script>', html)
    assert inside
    assert json.loads(inside[1]) == said
    assert html.replace(inside[1], "") == page.fill(**person).decode()


def test_a_secret_is_never_compressed_with_what_a_stranger_may_choose() -> None:
    page = render_page(new_notebook(), context=CONTEXT)
    sizes = {
        len(whole(page, {**SECRET, "person_name": name}, b""))
        for name in ("a1b2c3d4", "e5f6g7h8")
    }
    assert len(sizes) == 1


def test_the_largest_name_fits_into_a_compressed_page() -> None:
    long = "x" * 200_000
    blocks, text = stored(long.encode()), long.encode()
    assert gzip.decompress(gzip_head(blocks) + gzip_tail(b"", of=[text])) == text


def test_a_module_that_was_changed_on_disk_is_not_served(tmp_path: Path) -> None:
    digest = ModuleFolder(tmp_path).add("export default {}", "js")
    (kept,) = tmp_path.iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    kept.write_text("alert(1)")
    assert ModuleFolder(tmp_path).find(digest, "js") is None


def test_the_script_is_every_part_and_imports_nothing() -> None:
    # These stand in the page itself, or are of the server's own pages.
    others = {"early", "closing", "too_old"}
    others |= {"voila_early", "voila_line", "voila_answers"}  # where Voila's is needed
    others |= {"charts", "printing_here"}  # there, too
    others |= {"door", "copying", "following", "inserting"}
    written = {path.stem for path in CLIENT.glob("*.js")} - others
    assert written <= {part.path.stem for part in in_order(SCRIPT)}
    assert "\nimport " not in joined_script()
    assert "\nexport " not in joined_script()


def test_headings_for_whoever_reads_the_notebook_are_not_on_its_page() -> None:
    begin = new_code_cell("begin()")
    words = new_markdown_cell("Sit where you like.")
    arrive = _shown({SECTION_MIME: {"name": "one", "title": "Arrive"}})
    title = new_markdown_cell("# Launch\n\nAs its author writes it.")
    heading = new_markdown_cell("## Arrive")
    page = _filled(title, begin, heading, arrive, words)
    assert page == _filled(begin, arrive, words)
    assert "Sit where you like." in page
