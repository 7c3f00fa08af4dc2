"""What a cohort shares with its facilitators, written to a folder or a zip file."""

from __future__ import annotations

import csv
import io
import stat
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.export.pdf import text_of
from tests.export.test_answers import WINTER
from tests.export.test_portfolio import FIRST, asked, plan, texts
from toolkit.errors import ExportError
from toolkit.export import handovers, pack, shared_files
from toolkit.export.shared import MANIFEST
from toolkit.files import PACKAGE
from toolkit.model import PROGRAMME, ResponseKey, Role, Sharing
from toolkit.model.contents import write_contents
from toolkit.programme import Programme, load_programme
from toolkit.store import Store

ASKED = (
    asked("memory", "What stays with you?"),
    asked("hope", "My hope for June"),
    asked("=SUM(A1)", "A name like a formula"),
    asked(
        "pen-picture",
        "My pen picture",
        **{"workshop": PROGRAMME, "kind": "pen_picture"},
    ),
)


@pytest.fixture
def programme(tmp_path: Path) -> Programme:
    whole = load_programme(PACKAGE.parent / "programme.toml")
    (tmp_path / "workshop.ipynb").touch()
    one = replace(plan(FIRST, "Launch", "Arrive"), folder=tmp_path)
    return replace(whole, workshops=(one,), notebooks=())


@pytest.fixture
def contents(tmp_path: Path) -> Path:
    write_contents(tmp_path / "contents", FIRST, ASKED)
    return tmp_path / "contents"


@pytest.fixture
def north(store: Store) -> Store:
    store.cohorts.add("north", "North")
    for name, role in (
        ("Participant 1", Role.PARTICIPANT),
        ("Participant 2", Role.PARTICIPANT),
        ("Facilitator 1", Role.FACILITATOR),
    ):
        store.people.add("north", name=name, school="Example School", role=role)
    return store


def save(store: Store, name: str, activity: str, said: str, sharing: Sharing) -> None:
    seat = next(s for s in store.people.roster("north") if s.person.name == name)
    store.responses.save(
        ResponseKey("north", seat.person.id, FIRST, activity),
        texts(said),
        **{"sharing": sharing, "based_on": 0, "write": f"{name}{activity}"},
        **{"prompt": "", "at": WINTER},
    )


def files(store: Store, programme: Programme, contents: Path) -> dict[str, bytes]:
    found = handovers(
        "north", store=store, programme=programme, contents=contents, at=WINTER
    )
    return dict(shared_files(found))


def rows(made: dict[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made[MANIFEST].decode("utf-8-sig"))))


def test_each_participant_has_a_document_of_what_facilitators_may_read(
    north: Store, programme: Programme, contents: Path
) -> None:
    save(north, "Participant 1", "hope", "They explain.", Sharing.FACILITATORS)
    save(north, "Participant 1", "memory", "My secret.", Sharing.PRIVATE)
    save(north, "Participant 2", "hope", "They ask.", Sharing.COHORT)
    made = files(north, programme, contents)
    assert set(made) == {
        MANIFEST,
        "Participant 1, Example School.pdf",
        "Participant 2, Example School.pdf",
    }
    first = text_of(made["Participant 1, Example School.pdf"])
    assert "as shared with facilitators" in first
    assert "They explain." in first
    assert "My secret." not in first
    assert "They ask." not in first


def test_the_list_says_what_is_there_and_never_what_is_kept_private(
    north: Store, programme: Programme, contents: Path
) -> None:
    save(north, "Participant 1", "hope", "They explain.", Sharing.GROUP)
    save(north, "Participant 1", "memory", "My secret.", Sharing.PRIVATE)
    told = {
        (row["name"], row["activity"]): row["shared"]
        for row in rows(files(north, programme, contents))
    }
    assert told["Participant 1", "hope"] == "yes"
    assert told["Participant 1", "memory"] == told["Participant 2", "memory"] == "no"
    assert told["Participant 1", "pen-picture"] == "no"


def test_no_spreadsheet_computes_with_the_list(
    north: Store, programme: Programme, contents: Path
) -> None:
    names = {row["activity"] for row in rows(files(north, programme, contents))}
    assert "'=SUM(A1)" in names


def test_two_people_of_one_name_have_a_file_each(
    north: Store, programme: Programme, contents: Path
) -> None:
    about = {"school": "Example School", "email": "another@example.org"}
    north.people.add("north", name="Participant 1", role=Role.PARTICIPANT, **about)
    made = files(north, programme, contents)
    assert "Participant 1, Example School (2).pdf" in made


def test_a_cohort_that_there_is_not_is_named(
    north: Store, programme: Programme, contents: Path
) -> None:
    with pytest.raises(ExportError, match="There is: north"):
        handovers(
            "south", store=north, programme=programme, contents=contents, at=WINTER
        )


def test_what_was_never_prepared_is_not_left_out_in_silence(
    north: Store, programme: Programme, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="toolkit serve"):
        handovers(
            "north", store=north, programme=programme, contents=tmp_path, at=WINTER
        )


@pytest.mark.parametrize("name", ["shared", "shared.zip"])
def test_a_pack_is_its_owners_alone_and_never_overwritten(
    tmp_path: Path, name: str
) -> None:
    target = tmp_path / name
    assert pack([("a.pdf", b"%PDF"), ("b.csv", b"x")], target) == 2
    assert stat.S_IMODE(target.stat().st_mode) in (0o600, 0o700)
    if target.is_dir():
        assert (target / "a.pdf").read_bytes() == b"%PDF"
    else:
        assert zipfile.ZipFile(target).read("a.pdf") == b"%PDF"
    with pytest.raises(ExportError, match="another name"):
        pack([], target)
