"""Both sides of a letter: plain text, and HTML that asks for nothing elsewhere."""

from __future__ import annotations

import functools
import textwrap

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from toolkit.files import PACKAGE
from toolkit.post.letter import Facts, Heading, Letter, Part, Quoted, Way

WIDTH = 76


def text_of(letter: Letter) -> str:
    """The letter as plain text; every link stands on a line of its own."""
    footer = ["-- ", *map(_text, letter.footer)] if letter.footer else []
    body = [_wrapped(letter.greeting), *map(_text, letter.parts)]
    head = "\n\n".join([*body, _wrapped(letter.closing)])
    return "\n".join([head, "", *footer]).rstrip(" ") + "\n"


def html_of(letter: Letter) -> str:
    """The letter as a page; every word in it is escaped."""
    return _templates().get_template("letter.html.j2").render(letter=letter)


def inside_of(letter: Letter) -> Markup:
    """What stands on that page, for one of ours to show."""
    drawn = _templates().get_template("parts.html.j2").render(letter=letter)
    return Markup(drawn)  # noqa: S704 - escaped by our own template


def _text(part: Part) -> str:
    match part:
        case Facts():
            return "\n".join(_wrapped(f"{name}: {value}") for name, value in part.rows)
        case Way():
            return f"{_wrapped(part.label)}:\n{part.address}"
        case Quoted():
            return "\n".join(f"> {line}" for line in _wrapped(part.text).splitlines())
        case Heading():
            return f"{part.text}\n{'-' * min(len(part.text), WIDTH)}"
    return _wrapped(part.text)


def _wrapped(text: str) -> str:
    lines = (
        textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False)
        for line in text.splitlines()
    )
    return "\n".join("\n".join(each) for each in lines)


@functools.cache
def _templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(PACKAGE / "post" / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["is_heading"] = lambda part: isinstance(part, Heading)
    environment.globals["is_quoted"] = lambda part: isinstance(part, Quoted)
    return environment
