"""The author's Markdown as HTML, with maths as MathML: no script draws anything."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from toolkit.model import JSON
from toolkit.written.formulas import read_formula
from toolkit.written.shown import FormulaShown, math_element


def markdown_to_html(
    source: str,
    *,
    title: str = "",
    top: int = 2,
    attachments: Mapping[str, JSON] | None = None,
) -> str:
    """*source* as HTML, whose highest heading is of level *top*.

    The author is trusted: HTML in the Markdown stays. A heading that only repeats
    *title*, which the page shows already, is left out.
    """
    renderer = _Renderer(title=title, top=top, attachments=dict(attachments or {}))
    return str(MarkdownWithMath(renderer=renderer).render(source))


def maths_to_html(formula: str, *, display: bool) -> str:
    """*formula* (LaTeX) as MathML; as written, when it is not understood."""
    read = read_formula(formula)
    if read is None:
        return f"<code>{escape(formula)}</code>"
    shown: FormulaShown = {"words": read.words, "drawn": read.drawn}
    return math_element(shown, displayed=display)


class _Renderer(IPythonRenderer):
    def __init__(self, *, title: str, top: int, attachments: dict[str, JSON]):
        super().__init__(escape=False, attachments=attachments)
        self.title = title
        self.top = top

    def heading(self, text: str, level: int, **_attributes: object) -> str:
        if level <= 2 and text.strip() == escape(self.title):
            return ""
        shown = min(6, max(level, self.top))
        return f"<h{shown}>{text}</h{shown}>\n"

    def table(self, text: str) -> str:
        # A section without a name is no landmark, and may be scrolled by keyboard.
        wide = '<section class="page-wide" tabindex="0">'
        return f"{wide}<table>{text}</table></section>\n"

    def block_math(self, body: str) -> str:
        return f'<span class="ws-maths">{maths_to_html(body, display=True)}</span>'

    def inline_math(self, body: str) -> str:
        return maths_to_html(body, display=False)

    def latex_environment(self, name: str, body: str) -> str:
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")

    def image(self, text: str, url: str, title: str | None = None) -> str:
        source = self._embed_image_or_attachment(url)
        named = f' title="{escape(title)}"' if title else ""
        address, words = escape(source), escape(text)
        return (
            f'<img src="{address}" alt="{words}"{named} loading="lazy"'
            ' decoding="async">'
        )
