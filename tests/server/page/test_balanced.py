"""HTML of an author ends where it should, and nothing of the page with it."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from toolkit.server.page.balanced import balanced
from toolkit.server.page.outputs import Surroundings
from toolkit.server.page.own_files import OwnFiles
from toolkit.server.page.sections import Manner, sections_of
from toolkit.server.page.words import PAGE_WORDS


@pytest.mark.parametrize(
    "html",
    [
        "",
        "1 < 2 & 3",
        "<p>One<p>Two<ul><li>a<li>b</ul>",
        "<table><tr><td>1<td>2</table>",
        '<img src="a.png"><br><hr/>',
        '<svg><rect width="1"/><g><path/></g></svg>',
        "<script>if (1 < 2) document.write('</b>')</script>",
        "<b>one <i>two</b> three</i>",
        "<!-- <div> -->",
        "one</p>two",
    ],
)
def test_what_ends_as_it_should_stays_as_it_is(html: str) -> None:
    assert balanced(html) == html


@pytest.mark.parametrize(
    ("html", "mended"),
    [
        ('<div style="height:1px" />', '<div style="height:1px" /></div>'),
        ("<div>\n<section><p>One", "<div>\n<section><p>One</section></div>"),
        ("One</div>\n</section\n>Two", "One\nTwo"),
        ("<div>One</div></div></div>Two", "<div>One</div>Two"),
        ("<div><b>One</div>Two", "<div><b>One</div>Two</b>"),
        ("<b><div>One", "<b><div>One</div></b>"),
        ("<b><i>One</b>Two", "<b><i>One</b>Two</i>"),
        ("<svg><g><rect/>", "<svg><g><rect/></g></svg>"),
        ("<div><span>One</div></span>", "<div><span>One</div>"),
        ("<html><body><h2>One</h2></div>", "<html><body><h2>One</h2>"),
        ("<style>p {", "<style>p {</style>"),
    ],
)
def test_what_is_open_is_closed_and_what_is_not_is_left_alone(
    html: str, mended: str
) -> None:
    assert balanced(html) == mended


def test_an_output_or_a_cell_that_never_ends_keeps_what_follows_out() -> None:
    shown = new_output("display_data", {"text/html": '<div class="grey"/>'})
    drawn = new_output("display_data", {"image/svg+xml": "<svg><g>"})
    cells = [new_code_cell("grey", outputs=[shown, drawn])]
    notebook = new_notebook(cells=[*cells, new_markdown_cell("Then</div> <em>this")])
    manner = Manner("", Surroundings(PAGE_WORDS, OwnFiles()))
    [opening] = sections_of(notebook, manner)
    assert all(balanced(str(block)) == block for block in opening.blocks)
    assert len(opening.blocks) == 3
