"""Talking points: the same few things, said in words or in a clip."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.activities.base.blocks import Block, Empty, passages
from toolkit.activities.base.checked import fields_of, is_filled, text_of
from toolkit.activities.base.component import component
from toolkit.activities.base.consenting import follow_answer
from toolkit.activities.base.files import KeepsFiles
from toolkit.activities.base.shapes import OwnFile, Sent
from toolkit.activities.base.shown import as_shown
from toolkit.activities.talking_points.said import byline, with_words
from toolkit.activities.talking_points.shapes import (
    ClipAnswer,
    Point,
    PointSaid,
    TalkingFace,
    TalkingOwn,
    TalkingRoom,
)
from toolkit.activities.talking_points.words import WORDS
from toolkit.errors import AnswerError, OutOfDateError
from toolkit.files import is_clip
from toolkit.model import JSON, LIMIT_EVIDENCE, Event, EventKind, Sharing
from toolkit.model.consent import Purpose
from toolkit.model.names import check_name
from toolkit.seat import Seat
from toolkit.written.shown import in_html

LIMIT_TEXT = 5_000
MOST_SHOWN = 60
SECONDS = (30, 90)
"""How long a clip should be at least, and may be at most."""

CLIP, NOTE = "-clip", "-note"

Place = tuple[str, str]


class TalkingPoints(KeepsFiles):
    """A few points, each with words and, if the person likes, a clip.

    The parts of a point `tip` are `tip`, its words; `tip-clip`, shared apart, with the
    clip's id, its words in writing and the consent; and with *notes* `tip-note`, which
    is private for good. *also* are other places whose points are shown with these.
    """

    kind = "talking_points"
    shows_others = True
    face: TalkingFace
    room: TalkingRoom
    _esm = component("talking_points/talking_points", WORDS)

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        points: Mapping[str, str],
        help: str = "",  # noqa: A002 - the word authors expect
        meta: str = "",
        sharing: Sharing | str = Sharing.COHORT,
        before: tuple[str, str] | None = None,
        also: Sequence[tuple[str, str]] = (),
        notes: bool = False,
        outcomes: Sequence[str] = (),
    ) -> None:
        """The same few points, each in words or in a clip of up to 90 seconds.

        *before* names the talking points whose own words are shown again, *also*
        others to show with these: (workshop, name). With *notes* each point asks,
        privately, "What would you have said?".
        """
        self._behind = False
        self._points = tuple(map(check_name, points))
        self._before = before
        self._also = tuple(also)
        super().__init__(
            name,
            prompt,
            help=help,
            sharing=sharing,
            outcomes=outcomes,
            **TalkingOwn(
                points=[Point(name=p, label=label) for p, label in points.items()],
                meta=meta,
                notes=notes,
                records=True,
                seconds=list(SECONDS),
                largest_file=LIMIT_EVIDENCE,
            ),
        )

    @property
    def _sources(self) -> tuple[Place, ...]:
        return ((self.workshop, self.name), *self._also)

    @property
    def parts(self) -> Mapping[str, Sharing]:
        """The words, the clip and the note of every point; clips begin private."""
        words = dict.fromkeys(self._points, self.sharing)
        clips = {f"{point}{CLIP}": Sharing.PRIVATE for point in self._points}
        notes = {f"{point}{NOTE}": Sharing.PRIVATE for point in self._points}
        return {**words, **clips, **(notes if self.face.get("notes") else {})}

    def check(self, value: JSON, *, part: str) -> str | ClipAnswer:
        """*value* as words, or as what belongs to the clip there is."""
        if part.endswith(CLIP):
            return self._checked_clip(value, part)
        return text_of(value, limit=LIMIT_TEXT)

    def _checked_clip(self, value: JSON, part: str) -> ClipAnswer:
        given, clip = fields_of(value), self._clip(part)
        return {
            "clip": clip["id"] if clip else "",
            "media_type": clip["media_type"] if clip else "",
            "transcript": text_of(given.get("transcript"), limit=LIMIT_TEXT),
            "consent": bool(clip) and given.get("consent") is True,
        }

    def do_save(self, message: Sent, buffers: list[Any]) -> None:
        """Keep a part; a clip is shared only with its words and consent."""
        part = message.get("part")
        shared = message.get("sharing") != Sharing.PRIVATE.value
        if isinstance(part, str) and part in self.parts and shared:
            self._may_be_shared(part, message.get("value"))
        super().do_save(message, buffers)
        self._follow(part)
        self.refresh_room()

    def _follow(self, part: object) -> None:
        """Let the consent to a clip be as its answer says."""
        if isinstance(part, str) and part.endswith(CLIP):
            wording = WORDS["consent"]
            follow_answer(self, part, purpose=Purpose.RECORDING, wording=wording)

    def _may_be_shared(self, part: str, value: JSON) -> None:
        if part.endswith(NOTE):
            raise AnswerError("This note is for you alone.")
        if not part.endswith(CLIP):
            return
        kept = self._checked_clip(value, part)
        for missing, needed in (
            (not kept["clip"], WORDS["need_clip"]),
            (not kept["transcript"].strip(), WORDS["need_transcript"]),
            (not kept["consent"], WORDS["need_consent"]),
        ):
            if missing:
                raise AnswerError(needed)

    # -- clips ---------------------------------------------------------------------

    @staticmethod
    def takes_file(face: TalkingFace, activity: str, *, field: str) -> bool:
        """In the clip of each of its points."""
        clips = {f"{point['name']}{CLIP}" for point in face["points"]}
        return activity == face["name"] and field in clips

    def file_part(self, message: Sent) -> str:
        """The clip that a message about files names."""
        part = message.get("part")
        if not isinstance(part, str) or not part.endswith(CLIP):
            raise OutOfDateError
        if part not in self.parts:
            raise OutOfDateError
        return part

    def do_files(self, message: Sent, buffers: list[Any]) -> None:
        """Hear that a clip was added; a point has one, and nothing but a clip."""
        for point in self._points:
            keep = self._clip(f"{point}{CLIP}")
            for file in self.files(f"{point}{CLIP}"):
                if file != keep:
                    self._at_seat.files.remove(file["id"])
        super().do_files(message, buffers)

    def do_remove(self, message: Sent, buffers: list[Any]) -> None:
        """Delete a clip for good; whoever could play it no longer can."""
        part = self.file_part(message)
        stands = self._at_seat.response(self.workshop, self.stored_name(part))
        if stands is not None:
            emptied = {**stands.value, "clip": "", "media_type": "", "consent": False}
            self.keep(part, emptied, Sharing.PRIVATE, message)
            kept = self._at_seat.response(self.workshop, self.stored_name(part))
            shown = as_shown(kept, default=Sharing.PRIVATE, when=self.when)
            self.answers = {**self.answers, part: shown}
            self._follow(part)
        super().do_remove(message, buffers)

    def _clip(self, part: str) -> OwnFile | None:
        clips = [file for file in self.files(part) if is_clip(file["media_type"])]
        return clips[-1] if clips else None

    # -- what others say -----------------------------------------------------------

    def on_event(self, event: Event) -> None:
        """Read again what *event* may have changed."""
        super().on_event(event)
        everywhere = event.kind is EventKind.GROUPS or (
            event.kind is EventKind.PACE and event.activity is None
        )
        place = (event.workshop, (event.activity or "").partition(".")[0])
        self._behind = self._behind or everywhere or place in self._sources

    def caught_up(self) -> None:
        """Draw what changed, once."""
        if self._behind:
            self._behind = False
            self.refresh_room()

    def refresh_room(self) -> None:
        """Read again what others share, and which clips are one's own."""
        seat = self.seat
        if seat is None:
            return
        clips = (f"{point}{CLIP}" for point in self._points)
        self.room = {
            "files": {part: [clip] for part in clips if (clip := self._clip(part))},
            "said": {point: self._said(seat, point) for point in self._points},
            "before": {point: self._earlier(seat, point) for point in self._points},
        }

    def _said(self, seat: Seat, point: str) -> list[PointSaid]:
        said: dict[str, PointSaid] = {}
        for workshop, name in self._sources:
            for part in (point, f"{point}{CLIP}"):
                for shared in seat.wall.shared(workshop, f"{name}.{part}"):
                    if is_filled(shared.response.value):
                        place = f"{workshop}/{name}/{shared.author.id}"
                        known = said.get(place) or byline(shared, place)
                        said[place] = with_words(known, shared)
        newest = sorted(said.values(), key=lambda one: one["at"], reverse=True)
        return newest[:MOST_SHOWN]

    def _earlier(self, seat: Seat, point: str) -> str:
        if self._before is None:
            return ""
        workshop, name = self._before
        found = seat.response(workshop, f"{name}.{point}")
        return found.value if found and isinstance(found.value, str) else ""

    # -- other faces ---------------------------------------------------------------

    @staticmethod
    def part_labels(face: TalkingFace) -> Mapping[str, str]:
        """The points, for what is said in words, and the same in clips."""
        words = {point["name"]: point["label"] for point in face["points"]}
        clips = {
            f"{name}{CLIP}": f"{label} ({WORDS['in_clip']})"
            for name, label in words.items()
        }
        return {**words, **clips}

    @staticmethod
    def printed(face: TalkingFace, values: Mapping[str, JSON]) -> list[Block]:
        """Every point that was said: its words, those of its clip, and the note."""
        blocks: list[Block] = []
        for point in face["points"]:
            name, label = point["name"], point["label"]
            clip: Mapping[str, JSON] = values.get(f"{name}{CLIP}") or {}
            said = (
                (label, values.get(name)),
                (f"{label} ({WORDS['in_clip']})", clip.get("transcript")),
                (f"{label} ({WORDS['note']})", values.get(f"{name}{NOTE}")),
            )
            blocks += passages(said)
        return blocks or [Empty()]

    @staticmethod
    def fallback(face: TalkingFace) -> str:
        """How to sit, and the points with room to write."""
        meta = f'<p class="ws-meta">{in_html(face["meta"])}</p>' if face["meta"] else ""
        items = "".join(
            f'<p class="ws-label">{in_html(point["label"])}</p>'
            '<div class="ws-paper"></div>'
            for point in face["points"]
        )
        return meta + items
