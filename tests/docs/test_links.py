"""Links between the guides lead somewhere, and pictures say what they show."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.blocks import FENCED, GUIDES, ROOT

LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
PICTURES = ROOT / "docs" / "pictures"
LARGEST = 1_500_000
"""Bytes of all pictures together: whoever clones the repository carries them."""

SECTIONS = {
    "README.md": ("A running room in two minutes", "Two commands", "Guides"),
    "docs/writing.md": (
        "A programme of your own",
        "A workshop",
        "Mistakes that are named",
        "In JupyterLab",
        "See it while you write",
        "Tests of a programme",
        "Another name for an activity",
        "While it is served",
        "An activity of your own",
        "People to try it with",
    ),
    "docs/running.md": (
        *("One small server", "Behind a proxy", "In a container", "PostgreSQL"),
        *("Upgrading", "Sizes", "Windows and macOS", "On Binder"),
        *("Every setting", "Every command"),
    ),
    "docs/facilitating.md": (
        *("Before a workshop: is all ready?", "The day: leading a workshop"),
        *("Between workshops: tasks", "Messages", "The impact report", "After a year"),
    ),
}


def links(guide: Path) -> list[tuple[str, str, str]]:
    return LINK.findall(FENCED.sub("", guide.read_text(encoding="utf-8")))


def anchors(guide: Path) -> set[str]:
    """How GitHub names the headings of a guide."""
    headings = re.findall(r"^#+ (.+)$", guide.read_text(encoding="utf-8"), re.MULTILINE)
    bare = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings)
    return {heading.replace(" ", "-") for heading in bare}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: str(path.relative_to(ROOT)))
def test_each_link_leads_somewhere(guide: Path) -> None:
    for _picture, words, target in links(guide):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        there = guide.parent / file if file else guide
        assert there.exists(), f"{guide.name}: [{words}]({target})"
        if anchor:
            assert anchor in anchors(there), f"{guide.name}: [{words}]({target})"


def test_each_picture_says_what_it_shows_and_is_used() -> None:
    shown = [
        (words, (guide.parent / target).resolve())
        for guide in GUIDES
        for picture, words, target in links(guide)
        if picture
    ]
    assert [words for words, _file in shown if len(words) < 40] == []
    assert {file for _words, file in shown} == set(PICTURES.iterdir())
    assert sum(file.stat().st_size for file in PICTURES.iterdir()) < LARGEST


@pytest.mark.parametrize("guide", SECTIONS)
def test_the_guide_has_what_its_readers_look_for(guide: str) -> None:
    text = (ROOT / guide).read_text(encoding="utf-8")
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    assert [one for one in SECTIONS[guide] if one not in headings] == []
