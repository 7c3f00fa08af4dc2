"""Every rule by name: how much it matters, and what it finds, in a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.checking.finding import Level


@dataclass(frozen=True, slots=True)
class Rule:
    """What one rule finds, and whether it is an error or only worth a look."""

    level: Level
    says: str


_ERRORS = {
    "programme": "`programme.toml`, or a file beside it, cannot be read as it is",
    "calendar": "a calendar in `calendars/` contradicts itself or the programme",
    "unreadable": "a file that is no notebook, or no text, or a folder not there",
    "language": "a notebook of another kernel's language",
    "fails": "a cell that stops at an error",
    "stuck": "a cell that comes to no end",
    "thread": "a cell that leaves a thread running",
    "not-itself": "a notebook that is another one's by name, as a copied folder is",
    "list": "one text where a list of texts belongs",
    "empty": "an activity, a field or an option without words",
    "twice": "two activities of one name, or `begin()` twice",
    "lost": "two things to show in one cell, of which one is lost",
    "unshown": "something that is made and never shown",
    "no-begin": "a workshop without `begin()`, or not at its top",
    "no-finish": "a workshop without `finish()`, or with something after it",
    "no-section": "an activity before the first section",
    "section-unknown": "a section that the agenda does not have",
    "section-minutes": "a section with another length than in the agenda",
    "section-missing": "an entry of the agenda without its section",
    "section-order": "sections in another order than the agenda's",
    "no-workshop": "the name of a workshop that there is not",
    "section-twice": "a section that starts twice",
    "task-name": "a task by another name than `programme.toml` gives it",
    "task-missing": "a workshop that never asks the task of `programme.toml`",
    "outcome": "an outcome that `programme.toml` does not register",
    "recall": "an earlier answer that no notebook asks for",
    "placeholder": "a word in braces that means nothing",
    "picture-missing": "a picture that is not there",
    "picture-outside": "a picture that does not lie beside the notebook",
    "picture-elsewhere": "a picture of another host",
    "link": "a link to a page, a file or an activity that there is not",
    "request": "something that is fetched from another host",
    "package": "a package in `[widgets]` of `programme.toml` that is not installed",
    "script": "a script, of an activity, a cell or a widget, that no browser can read",
    "computed": "a value that is computed once and then the same for everybody",
    "times": "times that do not add up",
    "item": "an item of the agenda that its section does not ask for",
}

_WARNINGS = {
    "no-notebook": "a workshop whose notebook is not written yet",
    "clash": "a day of a calendar against which something speaks, such as a weekend",
    "recall-later": "an answer of a later workshop, which nobody has given yet",
    "advice": "advice that names a section that the agenda does not have",
    "unlisted": "a folder of no table, with the notebook of another one's workshop",
    "plain": "Markdown in a prompt, help or options, where people see its signs",
    "script-unread": "scripts, where nothing is installed that could read them",
    "unasked": "answers that are kept, and that no notebook asks for any more",
    "stored": "outputs that are saved in the notebook, perhaps with answers",
    "slow": "a cell that takes more than ten seconds",
    "picture-words": "a picture that says nothing to whoever does not see it",
    "typed-date": "a date that is typed, where each cohort has its own",
    "task-title": "a task under another title than in `programme.toml`",
    "no-title": "a notebook that does not begin with its title, `# Title`",
    "heading": "a heading that is not the title of the section, or of the notebook",
    "slack": "a section whose activities leave it no slack, or take longer together",
    "may-request": "a script or a style that may ask another host, which is refused",
    "forked": "a package of whose threads a callback would wait for ever",
    "may-be-computed": "a call that gives another value each time it is asked",
}

RULES: Mapping[str, Rule] = {
    **{name: Rule("error", says) for name, says in _ERRORS.items()},
    **{name: Rule("warning", says) for name, says in _WARNINGS.items()},
}
"""In the order in which the guide lists them."""

LEVELS: Mapping[str, Level] = {name: rule.level for name, rule in RULES.items()}
