"""Writes on a page as one person does: piece by piece, with files, and to others."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from uuid import uuid4

from tornado.httpclient import HTTPClientError

from toolkit.demo.deeds import Add, Deed, Write, deeds
from toolkit.demo.manner import Manner
from toolkit.demo.tally import Tally
from toolkit.demo.uploading import uploaded
from toolkit.demo.visitor import Visitor
from toolkit.model import JSON, Sharing
from toolkit.model.words_of import texts_in

_LONG = 40
"""Characters from which a text is typed in pieces."""

_MARKED, _ANSWERED = 6, 4
"""One activity in so many is bookmarked, and one is commented on where others share."""

Face = Mapping[str, JSON]


class Writer:
    """One person's hands, as long as the rehearsal; *pause* is between two answers."""

    def __init__(
        self,
        visitor: Visitor,
        *,
        manner: Manner,
        chance: Random,
        pause: float,
        tally: Tally,
    ) -> None:
        self._tally = tally
        self._visitor = visitor
        self._manner = manner
        self._chance = chance
        self._pause = pause

    def activities(self) -> Mapping[str, str]:
        """The widget of each activity of the page, by the activity's name."""
        return {
            whole["state"]["face"]["name"]: model
            for model, whole in self._visitor.states.items()
            if "name" in whole["state"].get("face", ())
        }

    def keep_up(self) -> None:
        """Know what the page has been told since."""
        inbox, states = self._visitor.inbox, self._visitor.states
        while inbox:
            content: JSON = inbox.popleft()["content"] or {}
            told = content.get("data") or {}
            if content.get("comm_id") in states and told.get("method") == "update":
                states[content["comm_id"]]["state"].update(told["state"])

    def to_do(self, model: str, *, number: int) -> list[Deed]:
        """What the person with this *number* does at this widget."""
        face = self._face(model)
        state = self._visitor.states[model]["state"]
        seed = number + sum(map(ord, face["name"]))
        if self._manner.leaves_out(seed):
            return []
        return deeds(
            face, state.get("room") or {}, seed=seed, speech=self._manner.speech
        )

    async def do(self, model: str, wanted: Sequence[Deed]) -> None:
        """Do it, as fast as one types; then perhaps bookmark it."""
        for deed in wanted:
            if isinstance(deed, Add):
                await self._add(model, deed)
            else:
                await self._write(model, deed)
        if wanted:
            await self._mark(model)

    # -- one's own -----------------------------------------------------------------

    async def _write(self, model: str, deed: Write) -> None:
        if deed.based_on is not None:
            await self._begin_line(model, deed)
            await self._save(model, deed, deed.value)
            return
        whole = self._manner.written(deed.value, seed=len(deed.part))
        for value in in_pieces(whole, self._chance):
            await self._save(model, deed, value)
            await asyncio.sleep(self._pause * self._chance.random() / 4)

    async def _begin_line(self, model: str, deed: Write) -> None:
        """Let the group see that somebody is writing, for as long as it takes."""
        line = deed.value["line"] if deed.based_on else None
        said = {"do": "here", "group": deed.value["group"], "line": line}
        await self._visitor.send_custom(model, {**said, "write": uuid4().hex})
        await asyncio.sleep(self._pause * self._chance.random())

    async def _save(self, model: str, deed: Write, value: JSON) -> None:
        answers = self._visitor.states[model]["state"]["answers"]
        stands = answers.setdefault(deed.part, {"version": 0, "sharing": ""})
        based_on = stands["version"] if deed.based_on is None else deed.based_on
        message = {
            "do": "save",
            "part": deed.part,
            "value": value,
            "sharing": deed.sharing or self._sharing(model, stands["sharing"]),
            "based_on": based_on,
        }
        start = time.perf_counter()
        reply = await self._ask(model, message)
        self._tally.seconds.append(time.perf_counter() - start)
        if "saved" in reply:
            stands["version"] = reply["saved"]["version"]
            self._tally.kept += 1
        else:
            self._note(reply)

    async def _add(self, model: str, deed: Add) -> None:
        face = self._face(model)
        address = f"evidence/{face['workshop']}/{face['name']}/{deed.part}"
        try:
            file = await uploaded(
                self._visitor, address, name=deed.name, data=deed.data
            )
        except HTTPClientError as refused:
            self._tally.refused.append(f"{deed.name}: {refused}")
            return
        self._tally.files += 1
        await self._ask(model, {"do": "files"})
        if deed.shows:
            said = {"do": "describe", "part": file, "value": deed.shows}
            await self._ask(model, said)

    async def _mark(self, model: str) -> None:
        """Bookmark one now and then, with a note for oneself."""
        marks, name = self.activities().get("marks"), self._face(model)["name"]
        if marks is None or self._chance.randrange(_MARKED):
            return
        if name in self._visitor.states[marks]["state"]["answers"]:
            value = {
                "bookmarked": True,
                "note": self._manner.speech.words(self._chance.randrange(30)),
            }
            own = Write(name, value, Sharing.PRIVATE.value)
            await self._save(marks, own, value)

    # -- what others share ---------------------------------------------------------

    async def answer_others(self, model: str) -> None:
        """Read what others share there, and perhaps say something to one of them."""
        shared = self._visitor.states[model]["state"].get("others") or {}
        scope = next(iter(shared), None)
        if scope is None or self._chance.randrange(_ANSWERED):
            return
        reply = await self._ask(model, {"do": "others", "scope": scope, "most": 8})
        people = (reply.get("others") or {}).get("people", [])
        if not people:
            return
        about = self._chance.choice(people)["id"]
        text = self._chance.choice(self._manner.speech.replies)
        own = {"about": about, "text": text, "comment": uuid4().hex}
        reply = await self._ask(model, {"do": "comment", **own})
        if "comments" in reply:
            self._tally.comments += 1
        else:
            self._note(reply)

    # -- the page ------------------------------------------------------------------

    async def _ask(self, model: str, message: Mapping[str, object]) -> JSON:
        write = uuid4().hex
        await self._visitor.send_custom(model, {**message, "write": write})
        while True:
            reply = await self._visitor.custom_from(model)
            if reply.get("re") == write:
                return reply

    def _note(self, reply: JSON) -> None:
        self._tally.refused.append(str(reply.get("refused", "in conflict")))

    def _face(self, model: str) -> Face:
        face: Face = self._visitor.states[model]["state"]["face"]
        return face

    def _sharing(self, model: str, proposed: str) -> str:
        """Mostly as proposed, or with everybody; some keep more to themselves."""
        levels = [level["value"] for level in self._face(model)["sharing_levels"]]
        everybody = [one for one in levels if one == Sharing.COHORT.value]
        return self._chance.choice([proposed] * 3 + everybody * 3 + levels)


def in_pieces(value: JSON, chance: Random) -> Iterator[JSON]:
    """*value* as it grows while somebody types it; the last piece is whole."""
    if any(len(text) > _LONG for text in texts_in(value)):
        for share in sorted(chance.random() for _ in range(2)):
            yield _shortened(value, share)
    yield value


def _shortened(value: JSON, share: float) -> JSON:
    if isinstance(value, str):
        return value[: max(1, int(len(value) * share))] if len(value) > _LONG else value
    if isinstance(value, dict):
        return {name: _shortened(inner, share) for name, inner in value.items()}
    if isinstance(value, list):
        return [_shortened(inner, share) for inner in value]
    return value
