"""Everything a person made in the year, as one document."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from nbformat import validate

from tests.export.pdf import headings, opened, tags, text_of
from tests.export.test_answers import LONDON, SEATING, WINTER
from toolkit.activities.base.sharing import SHARING_LABELS
from toolkit.errors import ExportError
from toolkit.export import Chapter, html_of, pdf_of, portfolio_of
from toolkit.export.exporters import PDFExporter
from toolkit.export.portfolio import NOTHING
from toolkit.model import JSON, PROGRAMME, Response, ResponseKey, Sharing
from toolkit.model.contents import Asked
from toolkit.programme.plan import Assignment, DueRule, Entry, Plan, ProgrammeNotebook

LEVELS = [{"value": str(k), "label": label} for k, label in SHARING_LABELS.items()]
FIRST, SECOND = "workshop1_launch", "workshop2"


def plan(name: str, title: str, *sections: str) -> Plan:
    return Plan(
        **{"name": name, "title": title, "folder": Path(name)},
        **{"aims": (), "advice": ()},
        agenda=tuple(Entry(one, "plenary", 10, 0, ()) for one in sections),
        task=Assignment("task", "Task", DueRule(7, before_next=False)),
    )


def asked(
    name: str,
    prompt: str,
    *,
    workshop: str = FIRST,
    kind: str = "reflection",
    section: str = "section-1",
    **face: Any,
) -> Asked:
    described = {"kind": kind, "name": name, "workshop": workshop, "prompt": prompt}
    face = {"fields": [], "sharing_levels": LEVELS, **face, **described}
    return Asked(workshop, name, kind, prompt, section, (), ("",), face)


def texts(*said: str) -> JSON:
    return {"texts": list(said)}


def answers(where: str, values: Mapping[str, JSON]) -> dict[str, Response]:
    return {
        name: Response(
            key=ResponseKey("north", "p7", where, name),
            **{"value": value, "sharing": Sharing.PRIVATE, "version": 1},
            **{"saved_at": WINTER, "prompt": "", "write": "w"},
        )
        for name, value in values.items()
    }


STORY = asked(
    "story-of-change",
    "My story of change",
    **{"workshop": PROGRAMME, "kind": "story"},
    fields=[{"name": "title", "label": "Title", "help": "", "lines": 0}],
)
CHAPTERS = (
    Chapter(
        plan(FIRST, "Launch", "Arrive", "Look ahead"),
        (
            asked("memory", "What stays with you?"),
            asked("hope", "My hope for June", section="section-2"),
            asked("exit", "One person I will talk to", section="section-2"),
            STORY,
        ),
        answers(FIRST, {"memory": texts("The fold."), "hope": texts("They explain.")}),
    ),
    Chapter(
        plan(SECOND, "A curriculum that joins up", "Begin"),
        (
            asked(
                f"recall-{FIRST}-hope",
                "You hoped",
                **{"workshop": SECOND, "kind": "recall", "title": ""},
                **{"source_workshop": FIRST, "source": "hope"},
            ),
            STORY,
            asked("vision", "Our vision", workshop=SECOND),
        ),
        answers(SECOND, {"vision": texts("One image for multiplication.")}),
    ),
    Chapter(
        ProgrammeNotebook("portfolio", "My portfolio", Path("p.ipynb"), False),
        (STORY,),
        {},
    ),
)
ALL_YEAR = answers(PROGRAMME, {"story-of-change": {"title": "Less, slower"}})


def made(
    *include: str,
    chapters: Sequence[Chapter] = CHAPTERS,
    all_year: Mapping[str, Response] = ALL_YEAR,
) -> Any:
    return portfolio_of(
        chapters,
        seating=SEATING,
        all_year=all_year,
        programme="Leading Mathematics",
        include=include,
        at=WINTER,
        local=LONDON,
        language="en-GB",
    )


def said(*include: str) -> str:
    return text_of(pdf_of(made(*include)))


def test_it_is_one_document_with_a_chapter_for_each_workshop() -> None:
    text = said()
    assert text.startswith("Leading Mathematics My portfolio Participant 7")
    body = text[text.index("The whole year", text.index("Contents") + 40) :]
    order = ["The whole year", "Less, slower", "Launch", "Arrive", "The fold."]
    order += ["Look ahead", "They explain.", "A curriculum", "Begin", "One image"]
    places = [body.index(words) for words in order]
    assert places == sorted(places)


def test_what_has_one_answer_all_year_stands_once() -> None:
    assert said().count("Less, slower") == 1


def test_an_answer_that_a_later_workshop_shows_again_stands_once() -> None:
    assert said().count("They explain.") == 1
    assert "You hoped" not in said()


def test_questions_without_an_answer_are_left_out() -> None:
    assert "One person I will talk to" not in said()
    assert "Not answered" not in said()


def test_an_answer_that_was_emptied_again_is_left_out() -> None:
    emptied = answers(FIRST, {"exit": texts("")})
    chapter = Chapter(CHAPTERS[0].served, CHAPTERS[0].asked, emptied)
    assert NOTHING in text_of(pdf_of(made(chapters=[chapter], all_year={})))


def test_a_portfolio_with_nothing_in_it_says_so() -> None:
    bare = [Chapter(one.served, one.asked, {}) for one in CHAPTERS]
    text = text_of(pdf_of(made(chapters=bare, all_year={})))
    assert NOTHING in text
    assert "Contents" not in text


@pytest.mark.parametrize(
    ("include", "there", "not_there"),
    [
        ((FIRST,), ["The fold.", "They explain."], ["Less, slower", "One image"]),
        ((PROGRAMME,), ["Less, slower"], ["The fold.", "One image"]),
        ((f"{FIRST}/hope",), ["They explain."], ["The fold.", "Less, slower"]),
        ((f"{PROGRAMME}/story-of-change",), ["Less, slower"], ["The fold."]),
        ((f"{FIRST}/story-of-change",), ["Less, slower"], ["The fold."]),
        ((SECOND, f"{FIRST}/hope"), ["One image", "They explain."], ["The fold."]),
        ((f"{FIRST}/exit",), [NOTHING], ["The fold."]),
        (("portfolio",), [NOTHING], ["The fold."]),
    ],
)
def test_only_the_parts_that_were_chosen_are_in_it(
    include: tuple[str, ...], there: list[str], not_there: list[str]
) -> None:
    text = said(*include)
    assert all(words in text for words in there)
    assert not any(words in text for words in not_there)


@pytest.mark.parametrize("part", ["workshop9", f"{FIRST}/unheard-of", "", "a/b/c"])
def test_a_part_that_there_is_not_is_named(part: str) -> None:
    with pytest.raises(ExportError, match=re.escape(f'"{part}"')):
        made(part)


def test_its_contents_lead_to_the_chapters_and_sections() -> None:
    pdf = pdf_of(made())
    found = [tag.name for tag in tags(pdf)]
    assert found.count("TOCI") == 6
    with opened(pdf) as document, document.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[-3:] == ["The whole year", "Launch", "A curriculum that joins up"]


def test_it_follows_pdf_ua_and_its_headings_go_down_one_level_at_a_time() -> None:
    _, resources = PDFExporter().from_notebook_node(made())
    assert resources["pdf_ua"] is True
    levels = headings(pdf_of(made()))
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_as_a_page_its_contents_are_links_into_it() -> None:
    page = html_of(made()).decode()
    links = re.findall(r'<a href="#(part-\d+)">', page)
    assert len(links) == 6
    assert all(f'id="{link}"' in page for link in links)


def test_it_is_a_valid_notebook() -> None:
    validate(made())
