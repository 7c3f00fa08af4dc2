"""What a workshop's page shows besides activities: its headings and its ending."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape

from toolkit.errors import AuthoringError
from toolkit.model.contents import SECTION_MIME, Section
from toolkit.model.dates import minutes_in_words
from toolkit.notebook.calling import insist_on_number
from toolkit.programme import Plan, Programme
from toolkit.programme.agenda import nearest, section_name
from toolkit.programme.placeholders import hours_of, marked

SectionBundle = dict[str, Section | str]
"""What says, in the output of its cell, where a section starts."""


@dataclass(frozen=True, slots=True)
class Said:
    """The author's Markdown, in the programme's words."""

    words: str

    def _repr_mimebundle_(self, **_options: object) -> dict[str, str]:
        return {"text/markdown": self.words, "text/plain": self.words}


@dataclass(frozen=True, slots=True)
class SectionHeading:
    """Where a section starts; everything to the next heading belongs to it."""

    name: str
    title: str
    minutes: int
    hours: str

    @classmethod
    def of(cls, plan: Plan, title: str, *, minutes: int) -> SectionHeading:
        """The section of *plan* with this title.

        Raises:
            AuthoringError: the agenda says otherwise.
        """
        entry = next((e for e in plan.agenda if e.title == title), None)
        if entry is None:
            raise AuthoringError(_no_entry(plan, title))
        insist_on_number("workshop.section", "minutes", minutes)
        if entry.minutes != minutes:
            raise AuthoringError(
                f'"{title}" has {minutes} minutes here and {entry.minutes} in '
                "programme.toml. Make the two agree."
            )
        name = section_name(plan, entry)
        return cls(name, title, minutes, hours_of(entry.after, minutes))

    def _repr_mimebundle_(self, **_options: object) -> SectionBundle:
        when = f"{self.hours}, {minutes_in_words(self.minutes)}"
        described: Section = {
            "name": self.name,
            "title": self.title,
            "minutes": self.minutes,
            "hours": self.hours,
        }
        html = f'<h2>{escape(self.title)}</h2><p class="ws-when">{escape(when)}</p>'
        return {
            SECTION_MIME: described,
            "text/html": html,
            "text/plain": f"{self.title} ({when})",
        }


def _no_entry(plan: Plan, title: str) -> str:
    titles = [entry.title for entry in plan.agenda]
    near = nearest(title, titles)
    said = f'Did you mean "{near}"? ' if near else ""
    return (
        f'The agenda of "{plan.name}" in programme.toml has no entry "{title}". {said}'
        f"It has: {'; '.join(titles)}."
    )


@dataclass(frozen=True, slots=True)
class Part:
    """Where a part of a notebook without an agenda starts."""

    title: str

    def _repr_mimebundle_(self, **_options: object) -> SectionBundle:
        name = re.sub(r"[^a-z0-9]+", "-", self.title.lower()).strip("-")
        return {
            SECTION_MIME: Section(name=name, title=self.title),
            "text/html": f"<h2>{escape(self.title)}</h2>",
            "text/plain": self.title,
        }


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a workshop's page: what to take away, and what comes next."""

    workshop: str
    title: str
    next_line: str

    @classmethod
    def of(cls, programme: Programme, plan: Plan) -> Ending:
        """The ending of the workshop that *plan* describes."""
        following = programme.after(plan)
        line = "This was the last workshop of the programme."
        if following is not None:
            number = programme.workshops.index(following) + 1
            line = f"Next: {following.title}, {marked(f'workshop {number} day')}."
        return cls(plan.name, plan.title, line)

    def _repr_mimebundle_(self, **_options: object) -> dict[str, str]:
        # The link is relative to the page, so it is right under every base path.
        link = f"../download/{self.workshop}.pdf"
        html = (
            f'<div class="ws-ending"><p>{escape(self.next_line)}</p>'
            f'<p><a class="ws-button" href="{escape(link)}">'
            f"Download everything I wrote in this workshop (PDF)</a></p></div>"
        )
        return {"text/html": html, "text/plain": self.next_line}
