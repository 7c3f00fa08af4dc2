"""What the other packages may ask of an activity of which they hold only a face."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from toolkit.activities.base.blocks import Block, Text
from toolkit.activities.base.own import find_own, is_own
from toolkit.activities.base.shapes import InOutline
from toolkit.model import JSON, Sharing
from toolkit.model.succession import PassedOn, Sort
from toolkit.model.words_of import is_filled, plain_words
from toolkit.programme import Programme


class ActivityKind:
    """A kind of activity: all that is true of it without an author or a person."""

    is_named: ClassVar[bool] = True
    """Whether its author names it; then answers can hang on the name."""

    made_by: ClassVar[str] = ""
    """The call that makes it, where that gives it its name and its author does not."""

    follows_pace: ClassVar[bool] = False
    """Whether what is shown of others depends on where the workshop is."""

    kind: ClassVar[str]
    """Its name in faces, notebooks and files."""

    is_asked: ClassVar[bool] = True
    """Whether it asks for something: only then is it printed, listed and counted."""

    repeats: ClassVar[bool] = False
    """Whether it only shows again what was answered elsewhere."""

    shows_others: ClassVar[bool] = False
    """Whether it has a place of its own for what others share."""

    stems: ClassVar[tuple[str, ...]] = ()
    """What the stored names of its answers begin with, where its own name does not."""

    by_group: ClassVar[bool] = False
    """Whether a group writes it together, so that no answer is one person's."""

    is_long_form: ClassVar[bool] = False
    """Whether an outline lists it beside the sections, because it fills a page."""

    is_vote: ClassVar[bool] = False
    """Whether people choose among options, and only how many did is ever shown."""

    is_unnamed: ClassVar[bool] = False
    """Whether what is shared of it stands under a role alone, and leads to nobody."""

    is_grouped: ClassVar[bool] = False
    """Whether its answers are read only grouped, so that nobody shows one as theirs."""

    comments_by_part: ClassVar[bool] = False
    """Whether what is said of one's own answer stands beside the part it is about."""

    levels: ClassVar[tuple[Sharing, ...]] = tuple(Sharing)
    """What the person may choose from; none where the answer is only counted."""

    place_in_year: ClassVar[int] = 9
    """Where it stands, if it has one answer all year, in a document of everything."""

    begins_another_year: ClassVar[Mapping[str, Sequence[str]]] = {}
    """The stored names with which people begin another year, and from which of the year
    before they come: the first of them that there is.
    """

    undated: Any = None
    """Its face while it waits for a cohort's calendar; None, if it has no date."""

    def dated(self, programme: Programme) -> None:
        """Go by the dates of *programme*; most activities have none."""

    @classmethod
    def outlined(cls, face: Any, parts: Sequence[str]) -> InOutline:
        """What the outline of a page knows of it."""
        return {
            "counted": list(cls.counted(face, parts)),
            "long_form": cls.is_long_form,
            "finishes": cls.finishes(face),
            "said": cls.in_outline(face),
        }

    @classmethod
    def counted(cls, face: Any, parts: Sequence[str]) -> Sequence[str]:
        """Those *parts* of an answer that count when one says how far somebody is."""
        del face
        return () if cls.repeats or cls.by_group else parts

    @staticmethod
    def finishes(face: Any) -> str:
        """The part by which somebody says that they have finished, if there is one."""
        del face
        return ""

    @staticmethod
    def in_outline(face: Any) -> str:
        """What an outline says of it beside its prompt, such as the day it is due."""
        del face
        return ""

    @staticmethod
    def commitment(values: Mapping[str, JSON]) -> str:
        """What somebody set out to do, in their own words; nothing elsewhere."""
        del values
        return ""

    @staticmethod
    def goes_on(face: Any) -> Sort | None:
        """As what it may be read after its year, by those who come next; else None."""
        del face
        return None

    @staticmethod
    def passed_on(value: JSON, face: Any) -> PassedOn:
        """What of one answer, or of one part, is then read."""
        del value, face
        return PassedOn()

    @property
    def takes_comments(self) -> bool:
        """Whether what it shows of others in a place of its own is commented on."""
        return False

    @classmethod
    def stands_on_walls(cls) -> bool:
        """Whether what one person answers may be read by others."""
        is_own = cls.is_asked and not cls.repeats and not cls.by_group
        return is_own and bool(cls.levels)

    @staticmethod
    def waits(face: Any) -> bool:
        """Whether nobody reads anything until a facilitator shows it to all."""
        del face
        return False

    @staticmethod
    def part_labels(face: Any) -> Mapping[str, str]:
        """What its parts are called, where it has several; a wall may be of one."""
        del face
        return {}

    @staticmethod
    def takes_file(face: Any, activity: str, *, field: str) -> bool:
        """Whether it has a box for files that hang on *activity*, in this *field*."""
        del face, activity, field
        return False

    @staticmethod
    def of_anybody(face: Any) -> Any:
        """*face* without what it says of the person it is shown to."""
        return face

    @staticmethod
    def example(face: Any, *, seed: int) -> Mapping[str, JSON]:
        """What an invented person answers, by part; another *seed*, another person.

        Demonstration and rehearsal know this of the toolkit's own kinds already.
        """
        del face, seed
        return {}

    @staticmethod
    def printed(face: Any, values: Mapping[str, JSON]) -> list[Block]:
        """The printed form of an answer, by part; pure, so that exporters may call."""
        del face, values
        return []

    @staticmethod
    def fallback(face: Any) -> str:
        """Extra HTML for the static face, below prompt and help."""
        del face
        return ""


def activity_kind(name: str) -> type[ActivityKind]:
    """The kind of activity called *name*, to ask it things; one not known is plain."""
    for known in narrower_kinds(ActivityKind):
        # What only stands for several kinds, such as `Panel`, is none itself.
        if getattr(known, "kind", None) == name:
            return known
    return (find_own(name) or _GoneKind) if name else ActivityKind


class _GoneKind(ActivityKind):
    """A kind that was a programme's own and cannot be read now: its answers remain."""

    @staticmethod
    def printed(face: Any, values: Mapping[str, JSON]) -> list[Block]:
        del face
        return [
            Text(plain_words(value)) for value in values.values() if is_filled(value)
        ]


def begun_with() -> dict[str, Sequence[str]]:
    """With what people begin another year, from all kinds of activities."""
    return {
        name: sources
        for known in narrower_kinds(ActivityKind)
        for name, sources in known.begins_another_year.items()
    }


def narrower_kinds(kind: type[ActivityKind]) -> list[type[ActivityKind]]:
    """Every class of ours below *kind*, each before those that are narrower still."""
    return [
        found
        for narrower in kind.__subclasses__()
        if not is_own(narrower)
        for found in (narrower, *narrower_kinds(narrower))
    ]
