"""What pages refused of what widgets of others tried, in words for facilitators."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.checking.offline import offline_cure
from toolkit.model import Role, Seating
from toolkit.programme.evaluating import OF_NOTEBOOK, line_to_allow
from toolkit.readiness.before import MOST_TOLD
from toolkit.readiness.words import WIDGETS
from toolkit.server.kernels.outlines import Outline
from toolkit.server.page.policy import imported_by
from toolkit.server.page.refused_words import (
    IN_NOTEBOOK,
    KINDS,
    OF_MESSAGES,
    SAID,
    THINGS,
    TO_DO,
    at_beginning,
    words_for_facilitators,
)
from toolkit.server.refused import REASONS, Refused
from toolkit.server.site import Site


@dataclass(frozen=True, slots=True)
class Refusal:
    """Some of it: what was refused, how often, and what to do about it all."""

    said: str
    to_do: str


def refusals_of(site: Site, notebook: str) -> list[Refusal]:
    """What was refused on pages of *notebook* since it was prepared."""
    found: dict[str, list[str]] = {}
    times = site.refused.times(notebook)
    for said, to_do in _told(times, site.programme.evaluate):
        found.setdefault(to_do, []).append(said)
    return [Refusal(_few(said), to_do) for to_do, said in found.items()]


def _few(said: Sequence[str]) -> str:
    told, more = said[:MOST_TOLD], len(said) - MOST_TOLD
    return " ".join([*told, WIDGETS["more"].format(count=more)] if more > 0 else told)


def refused_everywhere(site: Site) -> dict[str, list[Refusal]]:
    """The same of every notebook, by its title; nothing of those where nothing was."""
    every = {one.title: refusals_of(site, one.name) for one in site.programme.served}
    return {title: found for title, found in every.items() if found}


def words_on(site: Site, outline: Outline, *, seating: Seating) -> str:
    """What whoever opens *outline*'s page is told on it; nothing if they take part."""
    page = outline.page
    if not page.policy.foreign or seating.role is not Role.FACILITATOR:
        return ""
    imported = imported_by(outline.notebook)
    return words_for_facilitators(
        page.widgets, site.programme.evaluate, imported=imported
    )


def _told(
    times: Mapping[Refused, int], evaluate: Sequence[str]
) -> Iterator[tuple[str, str]]:
    whole = {
        (each.widget, each.detail.partition(" ")[0]) for each in times if _rest(each)
    }
    for each, count in times.items():
        if not _rest(each) and (each.widget, each.detail) in whole:
            continue  # pages of participants say less of the same
        often = "" if count == 1 else f" ({count} times)"
        said, to_do = _in_words(each, evaluate)
        yield f"{said.rstrip('.')}{often}.", to_do


def _rest(refused: Refused) -> str:
    return refused.detail.partition(" ")[2]


def _in_words(refused: Refused, evaluate: Sequence[str]) -> tuple[str, str]:
    widget = at_beginning(refused.widget)
    if refused.reason != "policy":
        to_do = OF_MESSAGES.get(refused.reason, OF_MESSAGES["else"])
        why = f" ({refused.detail})" if refused.reason == "script" else ""
        return f"{widget}: {REASONS[refused.reason]}{why}.", to_do
    what, _, host = refused.detail.partition(" ")
    kind = "host" if "-src" in what else KINDS.get(what, "other")
    part = (what if kind == "host" else host).partition("-")[0]
    told = {
        "widget": widget,
        "host": host or "another host",
        "thing": THINGS.get(part, "something"),
    }
    if kind == "eval":
        to_do = _to_allow(refused.widget, evaluate)
    else:
        closer = TO_DO.get(f"{kind}_{part}", TO_DO[kind])
        to_do = closer.format(cure=offline_cure(refused.widget))
    return SAID[kind].format(**told), to_do


def _to_allow(widget: str, evaluate: Sequence[str]) -> str:
    """What to write, by which programme.toml lets the package of *widget* evaluate."""
    package = OF_NOTEBOOK if widget == IN_NOTEBOOK else widget
    if not package.isidentifier():
        return TO_DO["eval_unknown"]
    return TO_DO["eval"].format(line=line_to_allow(package, evaluate))
