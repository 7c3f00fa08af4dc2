"""Somebody who has written wherever people write is erased, and then looked for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.export.pdf import text_of
from tests.first_year import PROGRAMME
from tests.serving import LiveServer, until
from toolkit.activities import activity_kind
from toolkit.cohort import Cohort
from toolkit.cohort.described import FRAMES
from toolkit.demo.manner import Manner, manner_of
from toolkit.demo.rehearse import Room
from toolkit.demo.speech import Speech
from toolkit.model import Seating
from toolkit.model.contents import read_contents
from toolkit.programme.dated import dated
from toolkit.settings import Settings


def marker_of(workshop: str, number: int) -> str:
    """A word that this invented person alone writes, in every text of theirs.

    In another workshop they are somebody else, whose backups may still be there.
    """
    return f"Quill{''.join(filter(str.isalnum, workshop))}feather{number}"


@dataclass(frozen=True, slots=True)
class Marked(Manner):
    """Somebody who writes a word of their own into everything."""

    marker: str = ""

    def _text(self, text: str, seed: int) -> str:
        return f"{self.marker} {Manner._text(self, text, seed)}"


def mark_everybody(patch: pytest.MonkeyPatch, workshop: str) -> None:
    """Let each invented person write a word that nobody else does."""

    def marked(number: int, *, speech: Speech) -> Marked:
        usual = manner_of(number, speech=speech)
        return Marked(
            speech,
            sentences=usual.sentences,
            calculates=usual.calculates,
            skips=usual.skips,
            marker=marker_of(workshop, number),
        )

    patch.setattr("toolkit.demo.player.manner_of", marked)


def files_with(words: str, folder: Path) -> list[str]:
    """In which files below *folder* these words are, as bytes."""
    sought = words.encode()
    found = (each for each in folder.rglob("*") if each.is_file())
    return [each.name for each in found if sought in each.read_bytes()]


def writer(live: LiveServer, room: Room) -> int:
    """The number of whoever has written most."""
    store = live.store

    def written(seating: Seating) -> int:
        of = (room.cohort.id, room.workshop, seating.person.id)
        return len(store.responses.of(*of))

    most = max(room.participants, key=written)
    return room.participants.index(most) + 1


def insist_that_nothing_is_left(live: LiveServer, room: Room) -> None:
    """Erase who has written most, on their own page, and find nothing of theirs."""
    number = writer(live, room)
    one, hers = room.participants[number - 1], marker_of(room.workshop, number)
    browser = live.entered(one)
    assert len(files_with(hers, live.data)) > 0
    everybody = range(1, len(room.participants) + 1)
    taken = "".join(_of_the_cohort(live, room))
    assert any(marker_of(room.workshop, n) in taken for n in everybody)
    receipt = browser.post("/me/erase", {"word": "erase"}).headers["Location"]
    until(lambda: "written anew" in browser.get(receipt).text)
    live.store.backup(live.data / f"after-{room.cohort.id}.db")
    others = [each for each in room.participants if each.id != one.id]
    assert files_with(hers, live.data) == []
    assert hers not in live.log
    assert hers not in "".join(_exports(live, room, others))
    assert hers not in "".join(_of_the_cohort(live, room))
    next_one = number % len(room.participants) + 1
    assert files_with(marker_of(room.workshop, next_one), live.data)
    assert live.store.checkup().problems == ()


def _exports(live: LiveServer, room: Room, others: Iterable[Seating]) -> Iterable[str]:
    """What others may take away, in words."""
    readers = [*others][:2]
    for seating in (*readers, room.facilitators[0]):
        reader = live.entered(seating)
        for path in ("/download/portfolio.pdf", f"/download/{room.workshop}.pdf"):
            answered = reader.get(path)
            if answered.status_code == 200:
                yield text_of(answered.content)
        with zipfile.ZipFile(io.BytesIO(reader.get("/me/data.zip").content)) as packed:
            for name in packed.namelist():
                yield packed.read(name).decode("utf-8", "replace")
        yield reader.get(f"/workshop/{room.workshop}").text


def _of_the_cohort(live: LiveServer, room: Room) -> Iterator[str]:
    """What those who run the cohort may take away: its frames, and all their files."""
    cohort = room.cohort.id
    contents = Settings(data=live.data).contents
    year = dated(PROGRAMME, live.store.calendars.of(cohort))
    frames = Cohort(cohort, store=live.store, contents=contents, programme=year)
    for name in FRAMES.keys() - {"group_page"}:
        yield getattr(frames, name)().to_csv()
    for asked in read_contents(contents, room.workshop):
        if activity_kind(asked.kind).by_group:
            yield frames.group_page(asked.workshop, asked.name).to_csv()
    lead = live.entered(room.facilitators[0])
    desk = f"/cohort/{cohort}"
    yield text_of(lead.post(f"{desk}/report/impact.pdf").content)
    yield lead.post(f"{desk}/report/figures.csv").text
    for page in (
        "carry",
        "evaluation.csv",
        "attendance/attendance.csv",
        "people",
        "tasks",
    ):
        answered = lead.get(f"{desk}/{page}")
        assert answered.status_code == 200, page
        yield answered.text
