"""What facilitators are told of what pages refused, and what to do about it."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import cast

import pytest

from toolkit.server.page.refused_words import (
    IN_NOTEBOOK,
    line_to_allow,
    words_for_facilitators,
)
from toolkit.server.page.widgets import WidgetFacts
from toolkit.server.pages.refusals import refusals_of, refused_everywhere
from toolkit.server.refused import ELSEWHERE, NOBODYS, REASONS, RefusedByPages
from toolkit.server.site import Site

EVALUATE = (
    "Only packages that you name may. If you trust this one, write into "
    "programme.toml, below [widgets]: "
)


@pytest.fixture
def refused() -> RefusedByPages:
    return RefusedByPages()


@pytest.fixture
def site(refused: RefusedByPages) -> Site:
    served = [SimpleNamespace(name=n, title=n.title()) for n in ("one", "two")]
    programme = SimpleNamespace(evaluate=("altair",), served=served)
    return cast(Site, SimpleNamespace(refused=refused, programme=programme))


def told(site: Site) -> list[tuple[str, str]]:
    return [(one.said, one.to_do) for one in refusals_of(site, "one")]


@pytest.mark.parametrize(
    ("widget", "detail", "said", "to_do"),
    [
        (
            "altair",
            "script-src-elem esm.sh",
            "altair asked esm.sh for a script.",
            'Write alt.renderers.enable("html", template="inline") above it.',
        ),
        (
            "quak",
            "connect-src data.example:8080",
            "quak asked data.example:8080 for data.",
            "Take the form of the package that brings its scripts along",
        ),
        (
            "ipyvuetify",
            "eval script-src",
            "ipyvuetify would have made code from text (eval).",
            f'{EVALUATE}evaluate = ["altair", "ipyvuetify"]',
        ),
        (
            IN_NOTEBOOK,
            "wasm-eval script-src",
            "A widget written in the notebook would have made code from text (eval).",
            f'{EVALUATE}evaluate = ["altair", "__main__"]',
        ),
        (
            ELSEWHERE,
            "eval",
            "A widget would have made code",
            "add its name, which is the word behind “import” in the notebook, to",
        ),
        (
            "quak",
            "img-src",
            "quak asked another host for a picture.",
            "Take the form",
        ),
        ("quak", "inline", "quak was refused something.", "needs the page's nonce"),
        (
            NOBODYS,
            "img-src far.example",
            "Something on the page asked far.example for a picture.",
            "Take the form",
        ),
        (
            "quak",
            "form-action far.example",
            "quak would have sent a form to far.example.",
            "An activity keeps",
        ),
        ("quak", "blob frame-src", "refused a page in a frame.", "by IFrame."),
        ("quak", "data worker-src", "a script of its own.", "from a blob: address"),
        (
            ELSEWHERE,
            "inline script-src-attr",
            "A widget was refused a script.",
            "as onclick never run",
        ),
    ],
)
def test_each_says_who_what_and_what_to_do(
    site: Site, refused: RefusedByPages, widget: str, detail: str, said: str, to_do: str
) -> None:
    refused.note("one", widget, "policy", detail=detail)
    ((found, do),) = told(site)
    assert said in found
    assert to_do in do


def test_a_script_that_stopped_is_told_with_its_error(
    site: Site, refused: RefusedByPages
) -> None:
    refused.note("one", "d2_widget", "script", detail="TypeError in Widget")
    refused.note("one", IN_NOTEBOOK, "script", detail="SyntaxError in Mine")
    ((said, _),) = told(site)
    assert said == (
        "d2_widget: its script stopped at an error (TypeError in Widget). A widget "
        "written in the notebook: its script stopped at an error (SyntaxError in Mine)."
    )


def test_what_is_mended_alike_is_told_together(
    site: Site, refused: RefusedByPages
) -> None:
    for detail in ("img-src a.example", "eval", "style-src-elem b.example"):
        refused.note("one", "quak", "policy", detail=detail)
    assert [said for said, _ in told(site)] == [
        "quak asked a.example for a picture. quak asked b.example for a style sheet.",
        "quak would have made code from text (eval).",
    ]


def test_of_many_the_first_are_told_and_the_others_counted(
    site: Site, refused: RefusedByPages
) -> None:
    for number in range(9):
        refused.note("one", "quak", "policy", detail=f"img-src host{number}")
    ((said, _),) = told(site)
    assert said.endswith(
        "asked host4 for a picture. And 4 more: the server's log names each."
    )


def test_each_is_counted_and_what_participants_say_less_of_is_said_once(
    site: Site, refused: RefusedByPages
) -> None:
    for detail in ("img-src", "img-src a.example", "img-src", "img-src a.example"):
        refused.note("one", "quak", "policy", detail=detail)
    refused.note("two", "quak", "large")
    assert [said for said, _ in told(site)] == [
        "quak asked a.example for a picture (2 times)."
    ]
    assert {title: len(each) for title, each in refused_everywhere(site).items()} == {
        "One": 1,
        "Two": 1,
    }


@pytest.mark.parametrize("reason", REASONS)
def test_whatever_is_refused_there_is_something_to_say(
    site: Site, refused: RefusedByPages, reason: str
) -> None:
    refused.note("one", "quak", reason)
    ((said, to_do),) = told(site)
    assert said.startswith("quak")
    assert said.endswith(".")
    assert to_do.endswith(".")


def test_a_facilitators_page_knows_whose_each_widget_is_and_the_line_to_write() -> None:
    facts = [
        WidgetFacts(id="a", module="anywidget", package="toolkit", is_ours=True),
        WidgetFacts(id="b", module="anywidget", package="quak", is_ours=False),
        WidgetFacts(
            id="c", module="jupyter-vuetify", package="ipyvuetify", is_ours=False
        ),
    ]
    words = json.loads(words_for_facilitators(facts, ("altair",)))
    assert words["packages"] == {"b": "quak", "jupyter-vuetify": "ipyvuetify"}
    assert words["to_do"]["eval"] == f'{EVALUATE}evaluate = ["altair", "{{package}}"]'


@pytest.mark.parametrize(
    ("packages", "imported", "ends"),
    [
        (["quak"], {"altair", "json", "IPython"}, " It may be of altair or quak."),
        (["__main__"], {"math"}, "[widgets] in programme.toml."),
        ([], set(), "[widgets] in programme.toml."),
    ],
)
def test_of_code_that_nobody_knows_whose_it_is_the_page_names_those_it_may_be(
    packages: list[str], imported: set[str], ends: str
) -> None:
    facts = [
        WidgetFacts(id=each, module="anywidget", package=each, is_ours=False)
        for each in packages
    ]
    words = json.loads(words_for_facilitators(facts, (), imported=imported))
    assert words["to_do"]["eval_unknown"].endswith(ends)


def test_a_package_is_added_to_the_line_once() -> None:
    assert line_to_allow("b", ["a", "b"]) == 'evaluate = ["a", "b"]'
    assert line_to_allow("b", []) == 'evaluate = ["b"]'
