"""Nothing we send needs a newer browser than those we name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.floor.check import (
    complaints,
    complaints_about,
    newer_uses,
    sent_to_browsers,
)
from tests.floor.harmless import HARMLESS
from tests.floor.support import FLOOR, ROOT, known
from toolkit.server.words import BROWSERS

# MDN's data is large, and comes with `make check`.
pytestmark = pytest.mark.slow

TOO_NEW = {
    ".js": {
        "AbortSignal.timeout(PATIENCE)": "api.AbortSignal.timeout_static",
        "const { promise } = Promise.withResolvers();": (
            "javascript.builtins.Promise.withResolvers"
        ),
        "await Array.fromAsync(lines)": "javascript.builtins.Array.fromAsync",
        "const one = Object.groupBy(all, (each) => each.kind);": (
            "javascript.builtins.Object.groupBy"
        ),
        "return seen.isSubsetOf(all);": "javascript.builtins.Set.isSubsetOf",
        "const sorted = words.toSorted();": "javascript.builtins.Array.toSorted",
        "place.checkVisibility()": "api.Element.checkVisibility",
        "root.requestFullscreen()": "api.Element.requestFullscreen",
        "if (document.fullscreenElement) leave();": "api.Document.fullscreenElement",
        "requestIdleCallback(some);": "api.Window.requestIdleCallback",
        "self.requestIdleCallback?.(some);": "api.Window.requestIdleCallback",
        "panel.showPopover();": "api.HTMLElement.showPopover",
        'list.addEventListener("scrollend", rest);': "api.Document.scrollend_event",
        "new CompressionStream('gzip')": "api.CompressionStream",
        "const id = crypto.randomUUID();": "over https alone: randomUUID",
        "navigator.clipboard?.writeText(link);": "over https alone: clipboard",
        "new Notification(words);": "over https alone: Notification",
        "navigator.userAgentData.brands": "api.Navigator.userAgentData",
        'h("p", { popover: true }, words)': "html.global_attributes.popover",
        'place.toggleAttribute("inert");': "html.global_attributes.inert",
        'document.createElement("search")': "html.elements.search",
        "const behind = /(?<=a)b/;": (
            "javascript.regular_expressions.lookbehind_assertion"
        ),
        "const all = /[\\p{L}--[a-z]]/v;": "javascript.builtins.RegExp.unicodeSets",
        "class Room { static { this.all = []; } }": (
            "javascript.classes.static.initialization_blocks"
        ),
        'import words from "./words.json" with { type: "json" };': (
            "javascript.statements.import.import_attributes"
        ),
    },
    ".css": {
        "p { width: 3cqw; }": "css.types.length.container_query_length_units",
        "p { --u: 1px; --u: min(1cqw, 2cqh); }": (
            "css.types.length.container_query_length_units"
        ),
        "@container (max-width: 9rem) { p { color: red; } }": "css.at-rules.container",
        "p { grid-template-rows: subgrid; }": (
            "css.properties.grid-template-rows.subgrid"
        ),
        "p { user-select: none; }": "css.properties.user-select",
        "p { & b { color: red; } }": "css.selectors.nesting",
        "p { b { color: red; } }": "css.selectors.nesting",
        "p { color: color-mix(in srgb, red, blue); }": "css.types.color.color-mix",
        "p { color: light-dark(red, blue); }": "css.types.color.light-dark",
        "p:popover-open { color: red; }": "css.selectors.popover-open",
        "@scope (p) { b { color: red; } }": "css.at-rules.scope",
        "@media (width >= 30rem) { p { color: red; } }": (
            "css.at-rules.media.range_syntax"
        ),
        'p::before { content: "x" / ""; }': "css.properties.content.alt_text",
        "p { field-sizing: content; }": "css.properties.field-sizing",
        "@supports not (user-select: none) { p { user-select: none; } }": (
            "css.properties.user-select"
        ),
    },
    ".html": {
        "<p popover>Here</p>": "html.global_attributes.popover",
        '<p hidden="until-found">Here</p>': (
            "html.global_attributes.hidden.until-found"
        ),
        "<search>Here</search>": "html.elements.search",
        "<style>\np { user-select: none; }\n</style>": "css.properties.user-select",
        "<script>\nplace.checkVisibility();\n</script>": "api.Element.checkVisibility",
    },
}
KNOWN = {
    ".js": [
        "const copy = structuredClone(plan);",
        "words.at(-1) ?? words.findLast(Boolean)",
        "kept ??= new Map();",
        "class Room { #all = []; has(one) { return this.#all.includes(one); } }",
        "crypto.getRandomValues(new Uint8Array(16));",
        "const one = CSS.escape(name);",
        "// AbortSignal.timeout is too new",
        "/* Promise.withResolvers() */",
        'say("AbortSignal.timeout(1)");',
        'dialog.showModal(); place.toggleAttribute("hidden");',
        "const { timeout } = settings; limits.timeout = timeout;",
    ],
    ".css": [
        "p:has(b):is(.a, .b) { inset: 0; aspect-ratio: 16 / 9; height: 100dvh; }",
        "@layer base { p { color: red; } }",
        "/* p { user-select: none; } */",
        "@media print { p { gap: 1rem; } }",
        "@container (min-width: 9rem) { p { color: red; } }",
    ],
    ".html": ["<dialog>{{ popover }}</dialog>", "<p hidden>{# <p popover> #}</p>"],
}
EXCUSED = {
    ".js": [
        "root.requestFullscreen?.(); // floor: the button is not there else",
        "// floor: the button is not there else\nroot.requestFullscreen();",
    ],
    ".css": [
        "p { width: 3vw; width: 3cqw; }",
        "p { -webkit-user-select: none; user-select: none; }",
        "@supports (width: 1cqw) { p { width: 3cqw; } }",
        "p {\n  /* floor: it is as wide as it is */\n  width: 3cqw;\n}",
        "/* floor: else it has one column,\n   which is long */\n"
        "@container (max-width: 9rem) {\n  p { color: red; }\n}",
    ],
    ".html": ["{# floor: it is just there else #}\n<p popover>Here</p>"],
}


def cases(said: dict[str, dict[str, str]] | dict[str, list[str]]) -> list[list[str]]:
    return [[suffix, text] for suffix, texts in said.items() for text in texts]


def test_nothing_we_send_is_newer_than_the_oldest_browsers_we_name() -> None:
    assert complaints() == []


@pytest.mark.parametrize(("suffix", "text"), cases(TOO_NEW))
def test_what_is_too_new_is_found(suffix: str, text: str) -> None:
    found = {use.path for use in newer_uses(text, suffix)}
    assert TOO_NEW[suffix][text] in found


@pytest.mark.parametrize(("suffix", "text"), cases(KNOWN))
def test_what_is_old_enough_is_let_be(suffix: str, text: str) -> None:
    assert newer_uses(text, suffix) == []


@pytest.mark.parametrize(("suffix", "text"), cases(EXCUSED))
def test_a_fallback_or_a_reason_beside_it_is_enough(suffix: str, text: str) -> None:
    assert list(complaints_about(text, Path(f"planted{suffix}"))) == []


def test_a_reason_stands_for_its_own_line_alone() -> None:
    text = "// floor: it is not there else\none();\nplace.checkVisibility();\n"
    [said] = complaints_about(text, Path("planted.js"))
    assert said.startswith("planted.js:3: api.Element.checkVisibility is not in safari")


def test_all_that_is_called_harmless_is_in_use() -> None:
    used = {
        use.path
        for file in sent_to_browsers()
        for use in newer_uses(file.read_text(encoding="utf-8"), file.suffix)
    }
    unused = [one for one in HARMLESS if not any(path.startswith(one) for path in used)]
    assert unused == []
    assert [one for one in HARMLESS if known().at(one) is None] == []


def test_what_people_read_of_the_oldest_browsers_is_what_is_held() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert FLOOR["safari"] == FLOOR["safari_ios"] == (15, 4)
    assert FLOOR["chrome"] == FLOOR["chrome_android"] == (109, 0)
    for said in (BROWSERS, readme):
        assert "15.4" in said
        assert "109" in said
        assert "Firefox" in said
        assert "ESR" in said
