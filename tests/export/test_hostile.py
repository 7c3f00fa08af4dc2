"""Whatever a participant types is shown, and nothing of it is obeyed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from tests.export.pdf import headings, text_of, untagged_painting
from tests.export.samples import activity, notebook, saying
from toolkit.export import html_of
from toolkit.export.exporters import PDFExporter

SHOWN_LITERALLY = {
    "typst reads a file": '#read("/etc/hostname")',
    "typst imports a package": '#import "@preview/tablex:0.0.8": *',
    "typst evaluates": '#eval("1+1")',
    "typst leaves its string": '")) #panic("out") //',
    "backslashes and quotes": 'C:\\maths\\new "x" \\u{41} \\n',
    "typst loops for ever": "#while true {}",
    "typst label and reference": "<here> @nowhere",
    "typst comment": "/* never closed",
    "html script": "<script>alert(1)</script>",
    "html picture": '<img src="http://127.0.0.1/x" onerror="alert(1)">',
    "html frame": '<iframe src="file:///etc/hostname"></iframe>',
    "html style": "<style>body{display:none}</style>",
    "html comment": "<!-- not a comment -->",
    "latex outside maths": "\\input{/etc/hostname} \\end{document}",
    "template": "{{ 7*7 }} {% for x in y %}",
    "money and signs": "£3, $5 and $10; 5*3*2 = 30, a_b_c, 3 < 5 & 7 > 2, 50% #1 ~",
    "front matter": "title: x",
    "accents": "Ελληνικά Żółć Ğüşiöç Tiếng Việt",
    "maths signs": "∑ ∫ √ ∞ ≈ ≠ ≤ ± ÷ ∠ ¾ ⁵",
}
SAFE_IN_ANY_FORM = {
    "typst leaves its string by a backslash": '\\")) #panic("out") //\\',
    "raw attribute for typst": '`#panic("x")`{=typst}\n\n```{=typst}\n#panic("x")\n```',
    "raw attribute for latex": "```{=latex}\n\\write18{id}\n```",
    "latex that reads": "$\\input{/etc/hostname}$ $\\write18{id}$",
    "latex that defines itself": "$$\\def\\x{\\x\\x}\\x$$",
    "latex with markup": "$\\text{<script>a</script>}$ $\\href{javascript:a}{b}$",
    "latex never closed": "$\\frac{3}{4 and {{{ }}} $$ $ $x$$ \\( \\begin{pmatrix}",
    "links that run": "[a](javascript:alert(1)) [b](data:text/html,x) [c](file:///x)",
    "pictures": "![x](file:///etc/hostname) ![y](http://127.0.0.1:9/a.png)",
    "deep list": "\n".join("  " * depth + "- deep" for depth in range(60)),
    "deep quotation": ">" * 200 + " deep",
    "deep emphasis": "*" * 3000 + "x" + "*" * 3000,
    "deep brackets": "[" * 3000 + "]" * 3000,
    "deep fraction": "$" + "\\frac{1}{" * 80 + "x" + "}" * 80 + "$",
    "deep power": "$" + "x^{" * 60 + "x" + "}" * 60 + "$",
    "long formula": "$" + "+".join(f"x_{{{n}}}" for n in range(300)) + "$",
    "wide formula": "$$" + "+".join(f"\\frac{{{n}}}{{x}}" for n in range(40)) + "$$",
    "right to left": "الكسر $\\frac{3}{4}$ يساوي 75%\n\nשלם 123",
    "reading order turned": "\u202eevil\u202c \u2066x\u2069",
    "emoji": "😀👍🏽👩‍🏫🇬🇧🏴󠁧󠁢󠁥󠁮󠁧󠁿 ❤️ ✅ 1️⃣",
    "no font for it": "数学の分数 분수 ভগ্নাংশ \ue000",
    "control characters": "a\x00b\x07c\x1bd\x7fe\u2028f\ufffeg\uffff",
    "lone surrogate": "bad \ud800 end",
    "stacked marks": "Z\u0334\u0322\u0347\u0358a\u0338l\u0337g\u0335o\u0336",
    "long word": "Supercalifragilistic" * 60,
    "long address": "https://example.org/" + "a1b2/" * 120,
    "nothing": "",
    "only space": "   \n\t ",
    "many empty lines": "\n" * 3000 + "end",
    "large table": "| a | b |\n|---|---|\n" + "| x | y |\n" * 300,
    "wide table": "|" + " c |" * 60 + "\n|" + "---|" * 60 + "\n|" + " v |" * 60,
    "ragged table": "| a | b |\n|---|---|\n| 1 | 2 | 3 |\n| 1 |",
    "headings": "###### six\n# one\n\nText\n===\n\n# \n\n#",
    "a list that begins late": "999999999. big\n\n1986. A great year",
    "entities": "&lt;b&gt; &amp; &#35; &copy; &#0; &#x110000;",
    "fifty thousand characters": "Pupils **explain** $\\frac{3}{4}$ well. " * 1300,
}
EVERYTHING = {**SHOWN_LITERALLY, **SAFE_IN_ANY_FORM}


@pytest.mark.parametrize("kind", EVERYTHING)
def test_an_accessible_document_is_made_of_anything(kind: str) -> None:
    pdf, resources = PDFExporter().from_notebook_node(saying(EVERYTHING[kind]))
    levels = headings(pdf)
    assert resources["pdf_ua"] is True
    assert untagged_painting(pdf) == 0
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("kind", SHOWN_LITERALLY)
def test_code_is_printed_as_it_was_typed(kind: str) -> None:
    typed = SHOWN_LITERALLY[kind]
    words = {"kind": "text", "label": None, "body": typed}
    pdf, _ = PDFExporter().from_notebook_node(notebook(activity("a", "A", words)))
    assert _bare(typed) in _bare(text_of(pdf))


@pytest.mark.parametrize("kind", EVERYTHING)
def test_a_page_never_obeys_what_was_typed(kind: str) -> None:
    reader = Elements()
    reader.feed(html_of(saying(EVERYTHING[kind])).decode())
    assert not reader.names & {"script", "img", "iframe", "object", "svg", "link"}
    assert not [name for name, _ in reader.attributes if name.startswith("on")]
    assert "src" not in dict(reader.attributes)
    links = [value for name, value in reader.attributes if name == "href"]
    # A picture on the web is an address to go to, and never fetched.
    safe = ("https://example.org/", "http://127.0.0.1:9/a.png")
    assert all(link.startswith(safe) for link in links)


@pytest.mark.parametrize("kind", ["no font for it", "control characters"])
def test_what_cannot_be_drawn_is_replaced_or_left_out(kind: str) -> None:
    pdf, _ = PDFExporter().from_notebook_node(saying(SAFE_IN_ANY_FORM[kind]))
    text = text_of(pdf)
    assert "\x00" not in text
    assert ("\ufffd" in text) == (kind == "no font for it")


class Elements(HTMLParser):
    """The elements of a page and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


def _bare(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad]", "", text)
