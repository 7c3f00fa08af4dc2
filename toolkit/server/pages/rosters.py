"""Importing a roster on a page: what it would do first, then doing it."""

from __future__ import annotations

import csv
import io
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from functools import partial
from typing import Any

from toolkit.errors import RosterError, StaleError
from toolkit.roster import Plan, Table, carry_out, plan_import, read_table
from toolkit.roster.importing import check_confirmed
from toolkit.roster.letters import READINGS, readings
from toolkit.roster.sheets import is_workbook
from toolkit.roster.table import LARGEST
from toolkit.roster.telling import changes, summary, who
from toolkit.server.pages.people import PeopleDesk
from toolkit.server.words import ROSTER

_ANSWER = "answer-"

BOXES = ("name", "school", "role in school", "email", "group")
"""What is typed of one person."""


class ImportHandler(PeopleDesk):
    """A file is chosen, what it would change is shown, and that is confirmed.

    What was uploaded goes along in the form that confirms it, and is read and planned
    anew: nothing in it is trusted. The page that shows it can be reloaded.
    """

    def stands_on(self) -> str:
        """The page itself."""
        return self.here("people", "import")

    async def get(self, **_at: str) -> None:
        """Ask for a file; or show what the one that led here would change."""
        if self.leads_on():
            return
        sent = self.looked_at()
        if sent is None:
            self._ask(**self.notices())
        else:
            await self._look(**sent)

    async def post(self, **_at: str) -> None:
        """Lead to what a file would change; or do it, once that is confirmed."""
        letters = self.get_body_argument("letters", "")
        try:
            data = self._data()
            table = await self._table(data, letters)
            plan = await self._plan(table, {})
        except RosterError as why:
            self.lead_to_look({"file": "", "letters": "", "problem": str(why)})
            return
        problem = ""
        if self.get_body_argument("act", "") == "import":
            problem = await self._import(table, plan)
        if not self._finished:
            file = b64encode(zlib.compress(data)).decode()
            self.lead_to_look({"file": file, "letters": letters, "problem": problem})

    async def _import(self, table: Table, shown: Plan) -> str:
        """Do it, and lead to the people; or why it has to be looked at once more."""
        plan = await self._plan(table, self._answers())
        try:
            check_confirmed(shown, self.get_body_argument("mark", ""))
            await self.site.aside.write(carry_out, plan, store=self.site.store)
        except StaleError as why:
            return str(why)
        self.has_done()
        self.site.kernels.tell(self.cohort.id)
        self.lead_to(self.here("people"), saying="imported")
        return ""

    async def _table(self, data: bytes, letters: str) -> Table:
        wording = self.site.programme.wording
        read = partial(read_table, data, wording=wording, reading=letters)
        return await self.site.aside.read(read)

    async def _plan(self, table: Table, answers: Mapping[int, str]) -> Plan:
        return await self.site.aside.read(
            plan_import,
            table,
            self.cohort.id,
            store=self.site.store,
            answers=answers,
            appoints=self.organises,
        )

    def _data(self) -> bytes:
        """The file that is sent, or was shown before; or one person, typed."""
        if "name" in self.request.body_arguments:
            return _typed({name: self.get_body_argument(name, "") for name in BOXES})
        sent = self.request.files.get("roster")
        if sent:
            return bytes(sent[0].body)
        try:
            packed = b64decode(self.get_body_argument("file", ""), validate=True)
            return _unpacked(packed)
        except (ValueError, zlib.error):
            raise RosterError(ROSTER["no file"]) from None

    def _answers(self) -> dict[int, str]:
        given = {
            name.removeprefix(_ANSWER): self.get_body_argument(name)
            for name in self.request.body_arguments
            if name.startswith(_ANSWER)
        }
        return {int(n): said for n, said in given.items() if n.isdecimal()}

    def _ask(self, **said: Any) -> None:
        self.desk_page("import.html", **{"done": "", "problem": "", **said})

    async def _look(self, *, file: str, letters: str, problem: str) -> None:
        """Show what *file* would change, or why nothing can be said of it."""
        if not file:
            self._ask(problem=problem)
            return
        data = _unpacked(b64decode(file))
        try:
            plan = await self._plan(await self._table(data, letters), {})
        except RosterError as why:
            self._ask(problem=str(why))
            return
        uncertain = {} if is_workbook(data) else readings(data)
        self.desk_page(
            "plan.html",
            plan=plan,
            problem=problem,
            file=file,
            readings=[(n, READINGS[n], words) for n, words in uncertain.items()],
            chosen=letters or "cp1252",
            summary=summary(plan),
            who=who,
            changes=changes,
        )


def _typed(boxes: Mapping[str, str]) -> bytes:
    """One person as a file of one row, so that the same is asked and said of them."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(boxes)
    writer.writerow(boxes.values())
    return text.getvalue().encode()


def _unpacked(packed: bytes) -> bytes:
    """What was packed, unless it is far more than was ever shown."""
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(packed, LARGEST + 1)
    if not unpacking.eof:
        raise ValueError("cut short, or too much")
    return data
