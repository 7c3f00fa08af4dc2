"""Cards as a page shows them: with replies and thanks, chosen and in order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from toolkit.activities.base.checked import is_filled
from toolkit.activities.base.shapes import Sent
from toolkit.activities.board.faces import (
    PLAIN,
    about,
    brought_words,
    byline,
    reply_face,
    waits,
    words_in,
)
from toolkit.activities.board.kinds import Kind, kind_of, responsibility_of
from toolkit.activities.board.shapes import (
    CardAlone,
    CardSaid,
    CardShown,
    Choices,
    SaidShown,
)
from toolkit.activities.board.shelf import Brought, Found, Shelf
from toolkit.errors import OutOfDateError
from toolkit.model import LocalTime, Sharing
from toolkit.model.erasing import reference

PAGE = 10
MOST_REPLIES = 50
READY_LABELS = {"What helped": "A strategy to try"}
"""The programme's own cards suggest; they have not tried."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class View:
    """What a page asks to see; empty words choose everything."""

    thread: str = ""
    kind: str = ""
    responsibility: str = ""
    words: str = ""
    waiting: bool = False
    count: int = PAGE

    @classmethod
    def of(cls, message: Sent) -> View:
        """The view that *message* asks for, if a page of ours could."""
        names = ("thread", "kind", "responsibility", "words")
        texts = {name: _short(message.get(name, "")) for name in names}
        count, waiting = message.get("count", PAGE), message.get("waiting", False)
        if type(count) is not int or type(waiting) is not bool:
            raise OutOfDateError
        return cls(**texts, waiting=waiting, count=min(max(count, PAGE), 2_000))

    def shows(self, item: Item) -> bool:
        """Whether *item* is among what is asked for."""
        wanted = (
            (self.thread, item.thread),
            (self.kind, item.face["kind"]),
            (self.responsibility, item.face["responsibility"]),
        )
        chosen = all(not asked or asked == has for asked, has in wanted)
        if not chosen or (self.waiting and not item.face["waits"]):
            return False
        said = item.said.casefold()
        return all(word in said for word in self.words.casefold().split())


def _short(asked: object) -> str:
    if not isinstance(asked, str) or len(asked) > 200:
        raise OutOfDateError
    return asked


@dataclass(frozen=True, slots=True)
class _Bare:
    """A card before replies and thanks; `seat` is its author's."""

    face: CardAlone
    at: datetime
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A card with what belongs to it; `face` is what the browser draws."""

    thread: str
    active_at: datetime
    said: str
    face: CardShown = field(hash=False)


class Items:
    """Makes the cards of a board from what is on its shelf."""

    def __init__(
        self,
        shelf: Shelf,
        *,
        threads: Mapping[str, str],
        ready: Sequence[Mapping[str, str]],
        choices: Choices,
        marks_waiting: bool,
        local: LocalTime,
    ) -> None:
        self._shelf = shelf
        self._threads = threads
        self._ready = ready
        self._marks_waiting = marks_waiting
        self._choices = choices
        self._local = local

    def all(self, now: datetime) -> list[Item]:
        """Every card this person may read, the newest activity first."""
        replies: dict[str, list[Found]] = defaultdict(list)
        for reply in self._shelf.of("reply"):
            if is_filled(reply.value.get("text")):
                replies[reply.activity.split(".")[1]].append(reply)
        thanks: dict[str, list[Found]] = defaultdict(list)
        for one in self._shelf.of("thanks"):
            if one.value.get("thanks"):
                thanks[one.activity.split(".")[1]].append(one)
        bare = (*self._cards(now), *self._from_elsewhere(), *self._of_programme())
        items = [
            _item(
                one,
                replies[one.face["ref"]],
                thanks[one.face["ref"]],
                local=self._local,
            )
            for one in bare
        ]
        return sorted(items, key=lambda item: item.active_at, reverse=True)

    def _cards(self, now: datetime) -> Iterator[_Bare]:
        for found in self._shelf.of("card"):
            boxes = found.value.get("boxes", {})
            if not is_filled(boxes):
                continue
            kind = kind_of(found.value["kind"])
            thread = found.value.get("thread", "")
            yield _Bare(
                {
                    **about(found),
                    **byline(
                        found,
                        name=boxes.get(kind.by, "") if kind.by else None,
                        local=self._local,
                    ),
                    **self._words(kind, boxes),
                    "thread": self._threads.get(thread, ""),
                    "thread_name": thread,
                    "files": found.value.get("files", []),
                    "waits": self._marks_waiting
                    and waits(found, now, local=self._local),
                    "part": found.activity if found.own else "",
                },
                found.shared.response.saved_at,
                found.shared.author.id,
            )

    def _words(self, kind: Kind, boxes: Mapping[str, str]) -> CardSaid:
        first, *rest = kind.boxes
        choices = self._choices
        # What was written comes before what was chosen.
        said: list[SaidShown] = [
            {
                "label": box.label,
                "text": choices[box.choose].get(text, text) if box.choose else text,
            }
            for box in sorted(rest, key=lambda box: bool(box.choose))
            if box.name != kind.by
            and box.choose != "responsibilities"
            and (text := boxes.get(box.name, "")).strip()
        ]
        return {
            "kind": kind.name,
            "kind_title": kind.title,
            "title": boxes.get(first.name, ""),
            "said": said,
            "responsibility": responsibility_of(boxes),
            "about": choices["responsibilities"].get(responsibility_of(boxes), ""),
            "starters": list(kind.starters),
        }

    def _from_elsewhere(self) -> Iterator[_Bare]:
        by_author: dict[tuple[str, str], list[tuple[Brought, Found]]] = {}
        for brought, found in self._shelf.brought():
            if is_filled(found.shared.response.value):
                place = (brought.thread, found.shared.author.id)
                by_author.setdefault(place, []).append((brought, found))
        for (thread, seat), parts in by_author.items():
            _, latest = max(parts, key=lambda part: part[1].shared.response.saved_at)
            yield _Bare(
                {
                    **about(latest),
                    **byline(latest, name=None, local=self._local),
                    "ref": reference(seat, f"thread.{thread}"),
                    "thread": self._threads[thread],
                    "thread_name": thread,
                    "said": [part for pair in parts for part in brought_words(*pair)],
                    "hideable": False,
                },
                latest.shared.response.saved_at,
                seat,
            )

    def _of_programme(self) -> Iterator[_Bare]:
        for number, boxes in enumerate(self._ready):
            kind = kind_of("challenge")
            words = self._words(kind, boxes)
            yield _Bare(
                {
                    **PLAIN,
                    **words,
                    "said": [
                        {
                            **said,
                            "label": READY_LABELS.get(said["label"], said["label"]),
                        }
                        for said in words["said"]
                    ],
                    "ref": reference("programme", f"ready-{number}"),
                    "ready": True,
                    "thread_name": "",
                },
                _LONG_AGO,
            )


def _item(
    bare: _Bare, replies: list[Found], thanks: list[Found], *, local: LocalTime
) -> Item:
    face = bare.face
    ordered = sorted(replies, key=lambda r: r.shared.response.saved_at)
    shown = [
        reply_face(reply, face["starters"], local=local)
        for reply in ordered[-MOST_REPLIES:]
    ]
    complete: CardShown = {
        **face,
        "replies": shown,
        "older": len(ordered) - len(shown),
        "thanks": len(thanks),
        "thanked": any(one.own for one in thanks),
        "waits": face["waits"] and not any(_answers(r, bare.seat) for r in ordered),
    }
    times = [bare.at, *(r.shared.response.saved_at for r in ordered)]
    return Item(face["thread_name"], max(times), words_in(complete), complete)


def _answers(reply: Found, author: str) -> bool:
    """Whether somebody else than the card's *author* has said something."""
    private = reply.shared.response.sharing is Sharing.PRIVATE
    return not private and reply.shared.author.id != author
