"""Mathematics while it is written: a quiet preview, and a palette of LaTeX."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.activities.conftest import People, attached
from tests.activities.examples import discussion, reflection, sorting
from tests.activities.harness import PHONE, SMALL_PHONE, Bench
from tests.activities.talking import save
from tests.written.cases import AS_TYPED, READ
from toolkit.activities.base.rewording import reword
from toolkit.activities.base.shared_here import Counts
from toolkit.programme.wording import Wording

pytestmark = pytest.mark.browser

HALF = "Half is $\\frac{1}{2}$"
INSERT = "Insert mathematics"


def box_of(bench: Bench, name: str = "Keep") -> Locator:
    return bench.page.get_by_role("textbox", name=name)


def preview(bench: Bench) -> Locator:
    return bench.page.locator(".ws-preview").filter(visible=True)


def caret(box: Locator) -> str:
    """What stands in the box, with a bar where the caret is."""
    text: str = box.evaluate(
        "b => b.value.slice(0, b.selectionStart) + '|' + b.value.slice(b.selectionEnd)"
    )
    return text


def put(box: Locator, text: str) -> None:
    """Type *text*, and leave the caret where the bar stands; two select."""
    first, last = text.index("|"), text.rindex("|")
    box.fill(text.replace("|", ""))
    box.evaluate("(b, at) => b.setSelectionRange(...at)", [first, max(first, last - 1)])


def opened(bench: Bench, box: Locator) -> Locator:
    """The keys of the palette at *box*."""
    box.focus()
    bench.page.get_by_role("button", name=INSERT).click()
    return bench.page.get_by_role("group", name="Mathematics")


@pytest.fixture
def writing(bench: Bench, people: People) -> Bench:
    bench.show(attached(reflection(), people.seat()))
    return bench


# -- the preview --------------------------------------------------------------------


def test_a_formula_is_shown_below_its_box_while_it_is_typed(writing: Bench) -> None:
    box = box_of(writing)
    box.fill("Half is ")
    before = box.bounding_box()
    box.press_sequentially("$\\frac{1}{2}$")
    expect(preview(writing)).to_contain_text("How it will read")
    expect(preview(writing).locator("math")).to_have_attribute("alttext", "one half")
    assert (box.bounding_box(), caret(box)) == (before, f"{HALF}|")
    expect(box).to_be_focused()
    box.fill("Half")
    expect(preview(writing)).to_have_count(0)


def test_there_is_no_preview_of_plain_words_and_prices(writing: Bench) -> None:
    box_of(writing).fill("It cost $5, or 3 < 4.")
    # The second box is read after the first, so the first has had its answer.
    box_of(writing, "Question").fill("**Why?**")
    expect(preview(writing)).to_have_count(1)
    expect(preview(writing).locator("strong")).to_have_text("Why?")


def test_what_was_written_before_is_read_without_a_question(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    save(attached(reflection(), me), {"texts": [HALF, "- a\n- b"]}, sharing="private")
    bench.connected = False
    bench.show(attached(reflection(), people.again(me)))
    expect(preview(bench)).to_have_count(2)
    expect(preview(bench).locator("math")).to_have_count(1)
    expect(preview(bench).get_by_role("listitem")).to_have_count(2)


def test_without_a_connection_the_preview_waits_for_one(writing: Bench) -> None:
    box_of(writing).fill(HALF)
    expect(preview(writing)).to_have_count(1)
    writing.disconnect()
    box_of(writing, "Question").fill("$x^2$")
    writing.connect()
    expect(preview(writing)).to_have_count(2)


def test_a_programme_without_mathematics_offers_no_keys_and_reads_money_as_money(
    bench: Bench, people: People
) -> None:
    activity, plain = reflection(), Wording(formulas=False)
    reword(activity, plain)
    bench.show(attached(activity, people.seat()))
    box = box_of(bench)
    box.fill("A bun cost $5 and now $6.\n\n- So I bake.")
    expect(preview(bench).get_by_role("listitem")).to_have_text("So I bake.")
    expect(preview(bench)).to_contain_text("A bun cost $5 and now $6.")
    expect(bench.page.locator("math")).to_have_count(0)
    expect(bench.page.get_by_role("button", name=INSERT)).to_have_count(0)


# -- the palette --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "key", "made"),
    [
        ("|", "Fraction", "$\\frac{|}{}$"),
        ("|", "Power", "${|}^{}$"),
        ("so x|", "Power", "so $x^{|}$"),
        ("|", "Root", "$\\sqrt{|}$"),
        ("3|", "Ratio", "$3:{|}$"),
        ("|", "Inequality", "${|} \\le {}$"),
        ("area |", "Pi", "area ${\\pi}|$"),
        ("turn 90|", "Degree", "turn $90^{\\circ}$|"),
        ("$x + |$", "Root", "$x + \\sqrt{|}$"),
        ("$x|$", "Power", "$x^{|}$"),
        ("$|$", "Fraction", "$\\frac{|}{}$"),
        ("$x + |", "Fraction", "$x + \\frac{|}{}$"),
        ("|3|", "Fraction", "$\\frac{3}{|}$"),
        ("|$x$|", "Root", "$\\sqrt{x}$|"),
        ("costs $5 and |", "Fraction", "costs $5 and $\\frac{|}{}$"),
        ("word|9", "Root", "word $\\sqrt{|}$ 9"),
        ("\\[ x + | \\]", "Fraction", "\\[ x + \\frac{|}{} \\]"),
    ],
)
def test_a_key_writes_latex_in_dollars_and_goes_to_its_first_empty_place(
    writing: Bench, typed: str, key: str, made: str
) -> None:
    box = box_of(writing)
    keys = opened(writing, box)
    put(box, typed)
    keys.get_by_role("button", name=key).click()
    expect(box).to_be_focused()
    assert caret(box) == made


def test_a_formula_is_made_by_keys_alone_and_undone_by_the_browser(
    writing: Bench,
) -> None:
    box, page = box_of(writing), writing.page
    box.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name=INSERT)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.type("3")
    page.get_by_role("button", name="Next place").click()
    page.keyboard.type("4")
    page.get_by_role("button", name="Next place").click()
    assert caret(box) == "$\\frac{3}{4}$|"
    expect(preview(writing).locator("math")).to_have_attribute(
        "alttext", "three quarters"
    )
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(box).to_have_value("")


def test_escape_closes_the_palette_and_gives_the_caret_back(writing: Bench) -> None:
    box, page = box_of(writing), writing.page
    keys = opened(writing, box)
    put(box, "ab|c")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(keys.get_by_role("button", name="Fraction")).to_be_focused()
    page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    expect(box).to_be_focused()
    assert caret(box) == "ab|c"


def test_one_palette_follows_the_writer_and_the_box_stays_where_it_is(
    writing: Bench,
) -> None:
    opened(writing, box_of(writing))
    button = writing.page.get_by_role("button", name=INSERT)
    question = box_of(writing, "Question")
    # There is as much page above as the palette takes.
    writing.page.evaluate("document.body.style.paddingTop = '30rem'")
    writing.page.evaluate("scrollTo(0, 200)")
    before = question.bounding_box()
    question.click()
    expect(button).to_have_count(1)
    expect(question.locator("+ .ws-mathematics")).to_be_visible()
    after = question.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= 1


def test_no_palette_is_offered_in_a_line_for_a_title_or_a_date(
    bench: Bench, people: People
) -> None:
    bench.show(attached(sorting(), people.seat()))
    lines = bench.page.locator("input:not([type=checkbox], [type=radio])")
    for line in lines.filter(visible=True).all():
        line.focus()
    expect(bench.page.get_by_role("button", name=INSERT)).to_have_count(0)


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE])
def test_on_a_phone_its_keys_are_large_and_nothing_is_wider_than_the_page(
    open_bench: Callable[..., Bench], people: People, size: tuple[int, int]
) -> None:
    bench = open_bench(size=size)
    bench.show(attached(reflection(), people.seat()))
    box = box_of(bench)
    box.fill(READ["a long formula"])
    keys = opened(bench, box)
    for key in keys.get_by_role("button").all():
        found = key.bounding_box()
        assert found
        assert min(found["width"], found["height"]) >= 44
        expect(key).to_be_in_viewport()
    expect(preview(bench).locator("math")).to_have_count(1)
    assert overflow(bench.page) <= 0
    wide = preview(bench).get_by_role("group")
    expect(wide).to_have_attribute("tabindex", "0")


def overflow(page: Page) -> int:
    wide: int = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return wide


# -- where it is read ---------------------------------------------------------------

# What words may become on a page, and the frame around another's answer.
ALLOWED = {
    *("p", "strong", "em", "del", "code", "pre", "blockquote", "ul", "ol", "li", "hr"),
    *("br", "a", "table", "thead", "tbody", "tr", "th", "td", "div", "span", "math"),
    *("mrow", "mi", "mn", "mo", "msup", "msub", "msubsup", "mfrac", "msqrt", "mroot"),
    *("mtable", "mtr", "mtd", "mstyle", "mspace", "mtext", "munderover", "munder"),
    *("mover", "mpadded", "menclose", "section"),
}


def elements(found: Locator) -> set[str]:
    names: list[str] = found.evaluate_all(
        "all => all.flatMap((one) => [...one.querySelectorAll('*')])"
        ".map((one) => one.localName)"
    )
    return set(names)


def letters(text: str) -> str:
    return "".join(text.split())


def test_whatever_is_typed_is_read_by_others_without_harm(
    bench: Bench, people: People
) -> None:
    typed = [*AS_TYPED.values(), *READ.values()]
    for text in typed:
        value = {"texts": [text, ""]}
        save(attached(reflection(), people.seat()), value, sharing="cohort")
    me = attached(reflection(), people.seat())
    assert me.seat is not None
    me.count_others(Counts.read(me.seat, me.workshop))
    asked: list[str] = []
    bench.page.on("request", lambda request: asked.append(request.url))
    bench.show(me)
    bench.page.get_by_text(f"From the cohort ({len(typed)})").click()
    bench.page.get_by_role("button", name=f"Show all {len(typed)}").click()
    answers = bench.page.locator(".ws-other .ws-printed").filter(has_text="Keep")
    expect(answers).to_have_count(len(typed))
    shown = {letters(text) for text in answers.all_text_contents()}
    for name, text in AS_TYPED.items():
        assert f"Keep{letters(text)}" in shown, name
    assert elements(answers) <= ALLOWED
    assert (asked, bench.page.title()) == ([], "Workshop")


def test_whatever_is_typed_is_previewed_without_harm(writing: Bench) -> None:
    asked: list[str] = []
    writing.page.on("request", lambda request: asked.append(request.url))
    box, shown = box_of(writing), preview(writing)
    typed = {**AS_TYPED, **READ}
    for number, (name, text) in enumerate(typed.items()):
        # A formula of its own says when this text is read, and not the one before.
        box.fill(f"{text}\n\n$z_{{{number}}}$")
        expect(shown.locator("math").last).to_have_attribute(
            "alttext", f"z sub {number}"
        )
        assert elements(shown) <= ALLOWED
        if name in AS_TYPED:
            assert letters(text) in letters(shown.text_content() or "")
    assert (asked, writing.page.title()) == ([], "Workshop")


def test_a_wall_sets_formulas_emphasis_lists_and_links(
    bench: Bench, people: People
) -> None:
    text = f"{HALF}, *always*:\n\n- **a**\n- see https://example.org/x_y_z"
    value = {"choice": None, "text": text}
    save(attached(discussion(), people.seat()), value, sharing="cohort")
    bench.show(attached(discussion(), people.seat()))
    card = bench.page.locator(".ws-card")
    expect(card.locator("math")).to_have_attribute("alttext", "one half")
    expect(card.locator("em")).to_have_text("always")
    expect(card.get_by_role("listitem")).to_have_count(2)
    link = card.get_by_role("link")
    expect(link).to_have_attribute("href", "https://example.org/x_y_z")
    expect(card).not_to_contain_text("$")


def test_two_versions_to_choose_from_are_read_alike(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(reflection(), me))
    theirs = {"texts": [HALF, ""]}
    save(attached(reflection(), people.again(me)), theirs, sharing="cohort")
    box_of(bench).fill("$x^2$")
    versions = bench.page.locator(".ws-version")
    expect(versions.nth(0).locator("math")).to_have_attribute("alttext", "x squared")
    expect(versions.nth(1).locator("math")).to_have_attribute("alttext", "one half")
