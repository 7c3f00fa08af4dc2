"""The template that a page is drawn by."""

from __future__ import annotations

from functools import cache

import jinja2

from toolkit.files import VOILA_TEMPLATES


def page_template() -> jinja2.Template:
    """What is around a workshop, ready to be filled."""
    return _environment().get_template("shell.html.j2")


@cache
def _environment() -> jinja2.Environment:
    loader = jinja2.FileSystemLoader(VOILA_TEMPLATES / "workshop")
    # Off, because Voila has it off: the template turns it on for itself.
    return jinja2.Environment(
        loader=loader,
        autoescape=False,  # noqa: S701
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
