"""What the template draws of sections: their pieces, and the ways between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NotRequired, TypedDict

from markupsafe import Markup

from toolkit.server.page.authored import with_nonces
from toolkit.server.page.sections import BETWEEN, LongForm, Section

MARKS = ("\ue000", "\ue001", "\ue002")
"""Private-use characters, which mark the gaps of a page; authors' words have none."""

FITS = 3
"""Most sections that a page shows one below the other; one of more is an outline."""


class Entry(TypedDict):
    """What an outline lists: a section, or a long form in it."""

    anchor: str
    title: str
    about: str
    previous: NotRequired[Entry | None]
    next: NotRequired[Entry | None]


class Piece(TypedDict):
    """A stretch of a section; *form* is the long form that it is, if it is one."""

    form: Entry | None
    inside: Markup


class DrawnSection(Entry):
    """A section: when it is and how long, and how much there is to answer, in words."""

    name: str
    asked: str
    starts: str
    lasts: str
    pieces: list[Piece]


def drawn_parts(
    found: Sequence[Section], words: Mapping[str, str], *, nonce: str
) -> dict[str, object]:
    """What stands in the middle of a page, as the template draws it.

    *found* are the opening and the sections; scripts and styles in them get *nonce*.
    """
    opening, *sections = found
    return {
        "opening": inside_of(opening.blocks, nonce=nonce),
        "sections": _drawn(sections, words, nonce=nonce),
        "forms_of": forms_of,
        "is_outline": len(sections) > FITS,
        "asked": _asked(sum(section.asked for section in sections), words),
    }


def authored_html(found: Sequence[Section]) -> Iterator[str]:
    """All that stands in *found*, piece by piece."""
    for section in found:
        yield from map(_inside, section.blocks)


def _drawn(
    sections: Sequence[Section], words: Mapping[str, str], *, nonce: str
) -> list[DrawnSection]:
    found = [_section(section, words, nonce=nonce) for section in sections]
    entries = list(entries_of(found))
    for before, after in zip([None, *entries], [*entries, None], strict=True):
        if before is not None:
            before["next"] = _link(after)
        if after is not None:
            after["previous"] = _link(before)
    return found


def entries_of(sections: Sequence[DrawnSection]) -> Iterator[Entry]:
    """Every section, each before its long forms."""
    for section in sections:
        yield section
        yield from forms_of(section)


def forms_of(section: DrawnSection) -> list[Entry]:
    """The long forms of *section*."""
    return [piece["form"] for piece in section["pieces"] if piece["form"] is not None]


def inside_of(blocks: Sequence[str | LongForm], *, nonce: str) -> Markup:
    """*blocks* one after the other; the author of the notebook is trusted."""
    texts = (with_nonces(_unmarked(_inside(one)), nonce) for one in blocks)
    return Markup("\n".join(texts))  # noqa: S704 - what people write never gets here


def _inside(block: str | LongForm) -> str:
    return block.inside if isinstance(block, LongForm) else block


def _section(section: Section, words: Mapping[str, str], *, nonce: str) -> DrawnSection:
    starts, _, lasts = section.about.partition(BETWEEN)
    return {
        "anchor": section.anchor,
        "name": section.name,
        "title": section.title,
        "about": section.about,
        "starts": starts,
        "lasts": lasts,
        "asked": _asked(section.asked, words),
        "pieces": list(_pieces(section.blocks, nonce=nonce)),
    }


def _asked(count: int, words: Mapping[str, str]) -> str:
    """How much there is to answer, in words; nothing if there is nothing."""
    many = words["to_answer_one" if count == 1 else "to_answer"]
    return many.format(count=count) if count else ""


def _pieces(blocks: Sequence[str | LongForm], *, nonce: str) -> Iterator[Piece]:
    """The blocks between the long forms, and these; the last one is never a form."""
    between: list[str | LongForm] = []
    for block in blocks:
        if isinstance(block, LongForm):
            if between:
                yield {"form": None, "inside": inside_of(between, nonce=nonce)}
            form: Entry = {
                "anchor": block.anchor,
                "title": block.title,
                "about": block.about,
            }
            yield {"form": form, "inside": inside_of([block], nonce=nonce)}
            between = []
        else:
            between.append(block)
    yield {"form": None, "inside": inside_of(between, nonce=nonce)}


def _unmarked(text: str) -> str:
    return text.translate(dict.fromkeys(map(ord, MARKS)))


def _link(entry: Entry | None) -> Entry | None:
    """Where *entry* is, without where it leads to in turn."""
    if entry is None:
        return None
    return {
        "anchor": entry["anchor"],
        "title": entry["title"],
        "about": entry["about"],
    }
