"""What cells show, as HTML: terminals, trees, and the files beside the notebook."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from toolkit.server.page import charts
from toolkit.server.page.modules import ModuleFolder
from toolkit.server.page.own_files import OwnFiles
from toolkit.server.page.render import Page, PageContext, render_page
from toolkit.server.page.terminal import printed
from toolkit.server.page.trees import MOST, tree_of
from toolkit.server.page.words import PAGE_WORDS

ESC = "\x1b["


def _page(*outputs: Any, prose: str = "", folder: Path | None = None) -> Page:
    cells = [new_markdown_cell(prose), new_code_cell(outputs=list(outputs))]
    context = PageContext(
        *("A year", "Launch", "launch", "en-GB"),
        files_url="/workshop/launch/",
        folder=folder,
    )
    return render_page(new_notebook(cells=cells), context=context)


def _html(page: Page) -> str:
    return page.fill(kernel="k-1", person_name="", nonce="n", xsrf="x").decode()


def _shown(**data: object) -> Any:
    named = {name.replace("_", "/", 1): value for name, value in data.items()}
    return new_output("display_data", named)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"{ESC}31mred{ESC}0m <b>", '<span class="ansi-red-fg">red</span> &lt;b&gt;'),
        (f"{ESC}31m\nred", '<span class="ansi-red-fg">\nred</span>'),
        (
            f"{ESC}4;38;5;28mleaf",
            '<span class="ansi-green-fg ansi-underline">leaf</span>',
        ),
        (f"{ESC}48;2;250;0;9mx", '<span class="ansi-red-bg">x</span>'),
        (f"{ESC}38;5;250mgrey", "grey"),
        ("first\rla\r\nnext", "larst\nnext"),
        ("ab\b\bc", "cb"),
        (f"{ESC}2Kclean{ESC}1A", "clean"),
    ],
)
def test_print_reads_as_in_a_terminal(text: str, html: str) -> None:
    assert printed(text) == html


def test_of_what_goes_to_the_log_a_page_shows_only_how_far_something_is() -> None:
    said = "Careful: a warning\n\r 0%|  |\r100%|##|\nAnd a remark\n"
    html = _html(_page(new_output("stream", name="stderr", text=said)))
    assert "100%|##|" in html
    assert " 0%" not in html
    assert "warning" not in html
    assert "remark" not in html


def test_a_tree_opens_without_script_and_says_what_it_leaves_out() -> None:
    tree = tree_of({"towns": [1, {"<b>": None}]}, words=PAGE_WORDS)
    assert "<b>towns</b> <small>2 entries</small></summary>" in tree
    assert "<b>&lt;b&gt;</b> <code>null</code>" in tree
    assert tree.count("<details") == tree.count("</details>") == 3
    assert "not shown" not in tree
    large = tree_of(list(range(3 * MOST)), words=PAGE_WORDS)
    assert large.count("<code>") == MOST - 1
    assert f"{2 * MOST + 1:,} more are not shown." in large


def test_latex_is_a_formula_or_words_with_formulas() -> None:
    def shown(source: str) -> str:
        return re.sub("<annotation.*?</annotation>", "", _html(_page(_latex(source))))

    def _latex(source: str) -> Any:
        return _shown(**{"text/latex": source})

    assert "<mi>x</mi>" in shown(r"$\displaystyle x$")
    assert 'display="block"' in shown(r"$\displaystyle x$")
    mixed = shown(r"Of $x$ and $$y$$, \$5 < 6")
    assert mixed.count("<math") == 2
    assert mixed.count('display="block"') == 1
    assert re.sub("<math.*?</math>", "M", mixed).find("<p>Of M and M, ") > -1


def test_json_and_what_nobody_can_draw_are_shown_calmly() -> None:
    json = _shown(application_json={"a": 1}, text_plain="<JSON object>")
    odd = _shown(**{"application_x-odd": "?", "text_plain": "An odd thing"})
    html = _html(_page(json, odd))
    assert "<b>a</b> <code>1</code>" in html
    assert "JSON object" not in html
    assert "An odd thing" in html


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Beside a notebook: what a page may show, and what it may not."""
    beside = tmp_path / "workshop"
    (beside / "sub").mkdir(parents=True)
    for name in ("a b.png", "sub/film.webm", "page.html", ".hidden.png", "own.py"):
        (beside / name).write_text("")
    (tmp_path / "secret.png").write_text("")
    (beside / "linked.png").symlink_to(tmp_path / "secret.png")
    (beside / "dressed.png").symlink_to(beside / "own.py")
    return beside


AT = "/workshop/launch/files/"


@pytest.mark.parametrize(
    ("given", "shown", "named"),
    [
        ('<img src="a%20b.png">', f'<img src="{AT}a%20b.png">', "a b.png"),
        ("<IMG\nalt=x SRC='a b.png'/>", f'src="{AT}a%20b.png"/>', "a b.png"),
        ("<source src=./sub/film.webm>", f'"{AT}sub/film.webm"', "sub/film.webm"),
        ('<video poster="a b.png">', f'poster="{AT}a%20b.png"', "a b.png"),
        ('<iframe src="page.html?x=1#y">', f'"{AT}page.html?x=1#y"', "page.html"),
        ('<a href="page.html">', f'<a href="{AT}page.html">', "page.html"),
        ('<img srcset="a%20b.png 2x">', f'"{AT}a%20b.png 2x"', "a b.png"),
        ('<img src="assets/oak.png">', '"/workshop/launch/assets/oak.png"', ""),
        *(
            (as_it_is, as_it_is, "")
            for as_it_is in (
                '<a href="../page/portfolio">',
                '<a href="#place">',
                '<img src="https://trees.example/a.png">',
                '<img src="data:image/png;base64,AAAA">',
                '<img srcset="data:image/png;base64,AAAA 2x">',
                '<img src="../secret.png">',
                "<script>\"<img src='page.html'>\"</script>",
                "<p title='src=\"page.html\"'>",
                '<!-- <img src="page.html"> -->',
            )
        ),
        *(
            (f'<img src="{one}">', f'"{AT}{one}"', "")
            for one in (".hidden.png", "own.py", "linked.png", "dressed.png", "sub")
        ),
        *((f'<img src="{one}">', f'"{AT}{one}"', "") for one in ("no.png", "a%00.png")),
    ],
)
def test_addresses_of_files_lead_to_where_they_are(
    folder: Path, given: str, shown: str, named: str
) -> None:
    files = OwnFiles("/workshop/launch/", folder)
    assert shown.casefold() in files.html(given).casefold()
    assert files.named == ({named} if named else set())


def test_a_page_names_the_files_of_its_prose_and_of_its_outputs(folder: Path) -> None:
    output = _shown(text_html='<iframe src="page.html"></iframe>')
    page = _page(output, prose="![A](<a b.png>)", folder=folder)
    assert page.files == {"a b.png", "page.html"}
    assert f'src="{AT}a%20b.png"' in _html(page)
    assert page.policy.frames


def test_no_word_of_a_chart_ends_the_script_that_draws_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(charts, "_script", lambda *_: "f00d")
    chart = {"application/vnd.plotly.v1+json": {"data": [{"name": "</script><b>"}]}}
    modules = ModuleFolder(tmp_path)
    html = charts.chart_to_html(chart, modules=modules, base="/", place="chart-1")
    assert html.count("</script>") == 1
    assert "<b>" not in html
    assert r'"\u003c/script>\u003cb>"' in html


def test_a_script_that_a_cell_shows_is_given_its_place_and_ends_no_earlier() -> None:
    html = _html(_page(_shown(application_javascript="element.title = '</script>'")))
    assert '<script nonce="n">((element) => {' in html
    assert r"element.title = '<\/script>'" in html


@pytest.mark.parametrize(
    ("html", "is_coloured"),
    [
        ('<p style="color: navy">a</p>', True),
        ("<style>#T_a td { background-color: yellow }</style><table id='T_a'>", True),
        ('<svg viewBox="0 0 1 1"></svg>', True),
        ("<style scoped>.dataframe th { text-align: right }</style><table>", False),
        ('<p style="margin: 0">a</p>', False),
        ('<div style="color: navy"></div><script>draw()</script>', False),
    ],
)
def test_what_says_its_own_colours_stands_on_paper(
    html: str, *, is_coloured: bool
) -> None:
    page = _html(_page(_shown(text_html=html)))
    assert ("page-coloured" in page) is is_coloured
