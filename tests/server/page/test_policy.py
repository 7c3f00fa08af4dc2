"""What an author's HTML and widgets need of a page, and the nonces they are given."""

from __future__ import annotations

from dataclasses import replace

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from toolkit.model.contents import ACTIVITY_MIME
from toolkit.server.headers import OURS, PagePolicy
from toolkit.server.page.authored import Authored, authored_in, with_nonces
from toolkit.server.page.render import Page, PageContext, render_page
from toolkit.server.page.widgets import WidgetFacts

CONTEXT = PageContext("A year", "Launch", "workshop1_launch", "en-GB")
OURS_HERE = WidgetFacts(id="a", module="anywidget", package="toolkit", is_ours=True)
VUE = WidgetFacts(id="b", module="jupyter-vuetify", package="ipyvuetify", is_ours=False)
MARKS = "a\N{GREEK SMALL LETTER ALPHA}\n"


@pytest.mark.parametrize(
    ("html", "with_nonce"),
    [
        ("<p>Plain</p>", "<p>Plain</p>"),
        ("<style>p {}</style>", '<style nonce="n">p {}</style>'),
        ("<STYLE scoped>p {}</STYLE>", '<STYLE nonce="n" scoped>p {}</STYLE>'),
        (
            f"{MARKS}<b>\n <script\ntype='module'>1</script>",
            f"{MARKS}<b>\n <script nonce=\"n\"\ntype='module'>1</script>",
        ),
        (
            "<script>1 < '<script>'</script><style></style>",
            '<script nonce="n">1 < \'<script>\'</script><style nonce="n"></style>',
        ),
        ('<script nonce="x">1</script>', '<script nonce="n" nonce="x">1</script>'),
        (
            "<svg><defs><style type='text/css'>*{x:y}</style></defs></svg>",
            "<svg><defs><style nonce=\"n\" type='text/css'>*{x:y}</style></defs></svg>",
        ),
        # What is no script that is run here, or comes from an address.
        *[
            (same, same)
            for same in (
                "<!-- <script>1</script> <style></style> -->",
                '<p title="<script>1</script>">It</p>',
                "<textarea><script>1</script></textarea>",
                '<script type="application/json">{"a": "<style>"}</script>',
                '<script src="https://cdn.example/x.js"></script>',
                '<svg><script href="https://cdn.example/x.js"></script></svg>',
            )
        ],
    ],
)
def test_inline_scripts_and_styles_carry_the_nonce_and_nothing_else_does(
    html: str, with_nonce: str
) -> None:
    assert with_nonces(html, "n") == with_nonce


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>style = good</p>", Authored()),
        ('<p title="style=x">It</p>', Authored()),
        ('<p style="">It</p>', Authored()),
        ('<p style="color: red">It</p>', Authored(styled=True)),
        ("<style>p {}</style>", Authored()),
        ("<script>1</script>", Authored(scripts=True)),
        ('<script type="text/x-template">1</script>', Authored()),
        ('<video src="assets/a.mp4"></video>', Authored(media=True)),
        (
            '<audio controls><source src="data:audio/wav,"></audio>',
            Authored(media=True),
        ),
        ('<iframe src="assets/a.html"></iframe>', Authored(frames=True)),
        ("&lt;iframe&gt; <!-- <audio> -->", Authored()),
    ],
)
def test_what_html_needs_is_what_stands_in_it(html: str, found: Authored) -> None:
    assert authored_in(["<p>Before</p>", html]) == found


def shown(html: str) -> object:
    return new_code_cell(outputs=[new_output("display_data", {"text/html": html})])


def rendered(
    *cells: object,
    widgets: tuple[WidgetFacts, ...] = (),
    evaluate: tuple[str, ...] = (),
) -> Page:
    context = replace(CONTEXT, evaluate=evaluate)
    notebook = new_notebook(cells=list(cells))
    return render_page(notebook, context=context, widgets=widgets)


def test_a_page_of_ours_needs_nothing_whatever_its_activities_say() -> None:
    page = rendered(new_markdown_cell("**Bold** `<style>`"), widgets=(OURS_HERE,))
    assert page.policy == OURS


def test_a_widget_of_others_or_an_authors_script_makes_a_page_foreign() -> None:
    widgets = (OURS_HERE, VUE)
    assert rendered(widgets=widgets).policy == PagePolicy(foreign=True)
    assert rendered(shown("<script>1</script>")).policy == PagePolicy(foreign=True)


def test_code_is_made_from_text_only_where_the_programme_names_the_package() -> None:
    def evaluates(*cells: object, widgets: tuple[WidgetFacts, ...] = ()) -> bool:
        named = ("ipyvuetify", "altair")
        return rendered(*cells, widgets=widgets, evaluate=named).policy.evaluates

    assert evaluates(widgets=(OURS_HERE, VUE))
    assert not evaluates(widgets=(OURS_HERE,))
    assert not rendered(widgets=(VUE,)).policy.evaluates
    imports, draws = new_code_cell("import altair as alt"), shown("<script>1</script>")
    assert evaluates(imports, draws)
    assert evaluates(new_code_cell("import math,altair as alt"), draws)
    assert not evaluates(imports)
    assert not evaluates(new_code_cell("import math  # never import altair"), draws)


def test_clips_are_played_where_an_activity_records_them() -> None:
    face = {"name": "voice", "prompt": "", "records": True}
    data = {ACTIVITY_MIME: {"face": face}, "text/plain": "Voice"}
    cell = new_code_cell(outputs=[new_output("display_data", data)])
    assert rendered(cell).policy == PagePolicy(clips=True)


def test_a_page_puts_its_nonce_into_an_authors_html_and_needs_what_that_needs() -> None:
    page = rendered(
        shown('<style>.t {}</style><p style="color: red">It</p>'),
        new_markdown_cell("| a |\n| -: |\n| 1 |\n\n<audio src='assets/a.wav'></audio>"),
    )
    assert page.policy == PagePolicy(styled=True, media=True)
    html = page.fill(kernel="k", person_name="", nonce="of-this", xsrf="").decode()
    assert '<style nonce="of-this">.t {}</style>' in html
