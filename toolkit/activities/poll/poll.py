"""Poll: one choice, several, or a point on a scale, counted without names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from toolkit.activities.base import blocks
from toolkit.activities.base.activity import Activity
from toolkit.activities.base.checked import fields_of, indexes_of
from toolkit.activities.base.component import component
from toolkit.activities.base.reveal import reveal
from toolkit.activities.base.shapes import Sent
from toolkit.activities.poll.shapes import PollAnswer, PollFace, PollOwn, PollRoom
from toolkit.errors import AuthoringError, OutOfDateError
from toolkit.model import JSON
from toolkit.model.succession import Sort
from toolkit.written.shown import in_html

FEWEST = 5
"""Fewest answers at which an anonymous result points at nobody."""

LONG = 10
"""From more points than this a scale is a slider, and results come in bands."""

BANDS = 5
"""Into how many bands a slider's results go."""

WORDS = {
    "counted": "Your vote is counted without your name.",
    "counted_not": "You see the results at once. Your own vote is not counted.",
    "clear": "Clear my answer",
    "results": "Results",
    "option": "Answer",
    "count": "Votes",
    "share": "Share",
    "reveal": "Show results to everyone",
    "hide": "Hide results",
    "revealed": "Everyone sees these results.",
    "hidden": "Only facilitators see these results.",
    "waiting": "Results show once a facilitator has revealed them.",
    "too_few": "Results show from five answers on.",
    "answered": "{count} answered",
    "mean": "Average {mean}",
    "not_answered": "(no answer)",
    "slider": "Slider",
    "slider_untouched": "Not answered yet",
    "number": "Number",
}


class Counted(Activity):
    """A question whose answers are counted; `Poll` and `Scale` say what to choose from.

    Its answer is `{"chosen": positions, "words": what they said}`; the words keep an
    old answer readable after the options are reworded.
    """

    kind = "poll"
    face: PollFace
    room: PollRoom
    levels = ()
    is_vote = True
    _esm = component("poll/poll", WORDS)

    def check(self, value: JSON, *, part: str) -> PollAnswer:  # noqa: ARG002 - one part
        """*value* as positions of options; several only where several are asked for."""
        options = self.face["options"]
        chosen = indexes_of(fields_of(value).get("chosen", []), options)
        if len(chosen) > 1 and self.face["mode"] != "multiple":
            raise OutOfDateError
        return {"chosen": chosen, "words": [options[index] for index in chosen]}

    # -- results --------------------------------------------------------------

    def refresh_room(self) -> None:
        """Count again; participants get counts only when they are revealed."""
        seat = self.seat
        if seat is None:
            return
        counts, answered = self._tally(seat.wall.all_values(self.workshop, self.name))
        revealed = self.name in seat.pace.of(self.workshop).revealed
        few = self.face["anonymous"] and answered < FEWEST and not seat.is_facilitator
        self.room = {
            "facilitator": seat.is_facilitator,
            "revealed": revealed,
            "few": few,
            "answered": answered,
            "counts": counts if self._visible(revealed=revealed, few=few) else None,
        }

    def _visible(self, *, revealed: bool, few: bool) -> bool:
        return self._at_seat.is_facilitator or (revealed and not few)

    def _tally(self, values: Sequence[JSON]) -> tuple[list[int], int]:
        counts = [0] * len(self.face["options"])
        answered = 0
        for value in values:
            chosen = value.get("chosen", []) if isinstance(value, dict) else []
            known = [index for index in chosen if index < len(counts)]
            answered += bool(known)
            for index in known:
                counts[index] += 1
        return counts, answered

    def do_reveal(self, message: Sent, _buffers: list[Any]) -> None:
        """Show the results to everybody, or hide them; for facilitators."""
        reveal(self, message)

    # -- other faces ----------------------------------------------------------

    @staticmethod
    def goes_on(face: PollFace) -> Sort | None:
        """Where its author says so: how many voted for what."""
        return Sort.VOTES if face.get("for_next_cohort") else None

    @staticmethod
    def printed(face: PollFace, values: Mapping[str, JSON]) -> list[blocks.Block]:
        """The options with the person's own marked; never anybody else's."""
        options = list(face["options"])
        kept = (values.get("") or {}).get("chosen", [])
        chosen = [index for index in kept if index < len(options)]
        if face["mode"] == "slider":
            return [_number(face, chosen)]
        if face["mode"] != "scale":
            return [blocks.Choice(options, chosen)]
        points = [int(option) for option in options]
        value = points[chosen[0]] if chosen else None
        return [blocks.Scale(points[0], points[-1], ends=face["ends"], value=value)]

    @staticmethod
    def fallback(face: PollFace) -> str:
        """The options, each with a box to tick on paper."""
        if face["mode"] == "slider":
            return f'<p class="ws-meta">{in_html(_between(face))}</p>'
        items = "".join(f"<li>{in_html(option)}</li>" for option in _labels(face))
        return f'<ul class="ws-boxes">{items}</ul>'


class Poll(Counted):
    """One choice of some options, or several."""

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        options: Sequence[str],
        help: str = "",  # noqa: A002 - the word authors expect
        multiple: bool = False,
        anonymous: bool = False,
        for_next_cohort: bool = False,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Choose one option, or several; results show when a facilitator says so.

        If it is *anonymous*, they show from five answers on. With *for_next_cohort*
        what was voted for may go on to the next cohort.
        """
        super().__init__(
            name,
            prompt,
            help=help,
            outcomes=outcomes,
            **PollOwn(
                mode="multiple" if multiple else "single",
                options=_enough(options, name),
                bands=[],
                ends=["", ""],
                anonymous=anonymous,
                for_next_cohort=for_next_cohort,
            ),
        )


class Scale(Counted):
    """One of the numbers from *low* to *high*, both included."""

    def __init__(
        self,
        name: str,
        prompt: str,
        *,
        help: str = "",  # noqa: A002 - the word authors expect
        low: int = 1,
        high: int = 5,
        ends: tuple[str, str] = ("Not at all", "Completely"),
        anonymous: bool = True,
        outcomes: Sequence[str] = (),
    ) -> None:
        """Choose a number from *low* to *high*; a long scale becomes a slider."""
        options = [str(point) for point in range(low, high + 1)]
        slides = high - low >= LONG
        super().__init__(
            name,
            prompt,
            help=help,
            outcomes=outcomes,
            **PollOwn(
                mode="slider" if slides else "scale",
                options=_enough(options, name),
                bands=_bands(len(options)) if slides else [],
                ends=list(ends),
                anonymous=anonymous,
                for_next_cohort=False,
            ),
        )


def _bands(points: int) -> list[list[int]]:
    """First and last position of each band; the last may be a little longer."""
    size = points // BANDS
    firsts = [band * size for band in range(BANDS)]
    lasts = [*[first - 1 for first in firsts[1:]], points - 1]
    return [[first, last] for first, last in zip(firsts, lasts, strict=True)]


def _between(face: PollFace) -> str:
    """A slider's ends, in words: "from 0 (None of it) to 100 (All of it)"."""
    points = (face["options"][0], face["options"][-1])
    low, high = (
        f"{point} ({end})" if end else point
        for point, end in zip(points, face["ends"], strict=True)
    )
    return f"A number from {low} to {high}."


def _number(face: PollFace, chosen: Sequence[int]) -> blocks.Block:
    if not chosen:
        return blocks.Empty()
    said = f"**{face['options'][chosen[0]]}**: {_between(face)}"
    return blocks.Text(said)


def _enough(options: Sequence[str], name: str) -> list[str]:
    if len(options) < 2:
        raise AuthoringError(
            f'The poll "{name}" needs at least two options, or a scale such as (1, 5).'
        )
    twice = next((one for one in options if list(options).count(one) > 1), None)
    if twice is not None:
        raise AuthoringError(
            f'The poll "{name}" has the option "{twice}" more than once. Nobody could '
            "tell them apart in the results: reword one, or take it out."
        )
    return list(options)


def _labels(face: PollFace) -> list[str]:
    """The options as they are read out: a scale's ends with what they mean."""
    options, (low, high) = list(face["options"]), face["ends"]
    if face["mode"] == "scale":
        options[0] = f"{options[0]} {low}".strip()
        options[-1] = f"{options[-1]} {high}".strip()
    return options
