"""The facilitator's tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import pandas as pd
import pytest
from nbconvert import HTMLExporter
from nbformat.v4 import new_code_cell, new_notebook, new_output

from tests.corrected import put_right
from toolkit.cohort import Cohort
from toolkit.errors import ToolkitError
from toolkit.model import Role, Sharing
from toolkit.model.attendance import Attendance, Mark, Place
from toolkit.model.contents import Asked, write_contents
from toolkit.model.groups import Group, Grouping
from toolkit.model.lines import Change, PageKey, Words
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store


def test_a_table_of_answers_never_holds_a_private_one(store: Store) -> None:
    store.cohorts.add("demo", "Demo")
    for name, sharing in [("Participant 1", "private"), ("Participant 2", "group")]:
        seating = store.people.add("demo", name=name, school="Example School")
        Seat(seating, store=store, channel=SilentChannel()).save(
            "workshop1",
            "hope",
            name,
            sharing=Sharing(sharing),
            based_on=0,
            write=f"of-{sharing}",
            prompt="Your hope?",
        )
    table = Cohort("demo", store=store).responses("workshop1", "hope")
    assert list(table["words"]) == ["Participant 2"]


def vote(store: Store, number: int, *chosen: int) -> None:
    seating = store.people.add("demo", name=f"Participant {number}")
    Seat(seating, store=store, channel=SilentChannel()).save(
        "workshop1_launch",
        "ready",
        {"chosen": list(chosen), "words": ["Yes" if n == 0 else "No" for n in chosen]},
        sharing=Sharing.PRIVATE,
        based_on=0,
        write=f"vote-{number}",
        prompt="Ready?",
    )


def votes(store: Store, contents: Path) -> dict[str, int | None]:
    table = Cohort("demo", store=store, contents=contents).votes()
    return {
        row.option: None if pd.isna(row.votes) else int(row.votes)
        for row in table.itertuples()
    }


def test_votes_are_counted_without_names_and_point_at_nobody(
    store: Store, tmp_path: Path
) -> None:
    store.cohorts.add("demo", "Demo")
    write_contents(tmp_path, "workshop1_launch", (READY,))
    for number in range(4):
        vote(store, number, 0)
    unsaid = dict.fromkeys(["Yes", "No", "no answer"])
    assert votes(store, tmp_path) == unsaid
    for number in range(4, 8):
        vote(store, number, 0)
    assert votes(store, tmp_path) == {"Yes": 8, "No": 0, "no answer": 0}
    vote(store, 8, 1)
    assert votes(store, tmp_path) == {"Yes": None, "No": None, "no answer": 0}


def test_ticks_overlap_and_are_counted_in_steps(store: Store, tmp_path: Path) -> None:
    store.cohorts.add("demo", "Demo")
    several = replace(READY, face={**READY.face, "mode": "multiple"})
    write_contents(tmp_path, "workshop1_launch", (several,))
    for number in range(12):
        vote(store, number, *([0, 1] if number < 3 else [0]))
    assert votes(store, tmp_path) == {"Yes": 10, "No": None, "no answer": 0}


def test_everybody_has_a_row_and_a_key_that_joins(store: Store) -> None:
    store.cohorts.add("demo", "Demo")
    here = store.people.add("demo", name="Participant 1", school="Example School")
    gone = store.people.add("demo", name="Participant 2", group="Group 1")
    store.people.withdraw(gone, at=datetime(2023, 1, 27, 13, tzinfo=UTC))
    people = Cohort("demo", store=store).people().set_index("name")
    assert list(people["school"]) == ["Example School", ""]
    assert list(people["joined"]) == [False, False]
    assert list(people["withdrawn"].notna()) == [False, True]
    key = people.loc["Participant 1", "person"]
    assert key not in here.person.id
    assert key == Cohort("demo", store=store).people()["person"].iloc[0]


def test_an_unknown_cohort_is_named_beside_the_known_ones(store: Store) -> None:
    store.cohorts.add("demo", "Demo")
    with pytest.raises(ToolkitError, match="There is: demo"):
        Cohort("dmeo", store=store)


def test_an_unknown_cohort_is_told_with_the_folder_that_was_looked_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path))
    with pytest.raises(ToolkitError, match="There is: none yet") as said:
        Cohort("demo")
    assert f"in {tmp_path / 'workshop.db'}. " in str(said.value)


def test_where_a_cohort_is_kept_is_told_without_a_password(postgresql_url: str) -> None:
    asked = urlsplit(postgresql_url)
    secret = f"{asked.scheme}://someone:secret@{asked.hostname}{asked.path}?user=other"
    place = Store(secret).place
    assert place == f"postgresql://{asked.hostname}{asked.path}"


@pytest.fixture
def contents(tmp_path: Path) -> Path:
    """What one workshop asks: two activities that serve the same outcome."""
    asked = tuple(
        Asked("workshop1_launch", name, "reflection", name, "", ("PU1",), ("",), {})
        for name in ("hope", "worry")
    )
    write_contents(tmp_path, "workshop1_launch", asked)
    return tmp_path


def answer(store: Store, number: int, activity: str, text: str) -> None:
    seating = next(
        (
            s
            for s in store.people.roster("demo")
            if s.person.name == f"Participant {number}"
        ),
        None,
    ) or store.people.add("demo", name=f"Participant {number}")
    Seat(seating, store=store, channel=SilentChannel()).save(
        "workshop1_launch",
        activity,
        {"texts": [text]},
        sharing=Sharing.PRIVATE,
        based_on=0,
        write=uuid4().hex,
        prompt="",
    )


def test_work_on_an_outcome_is_counted_from_five_people_on(
    store: Store, contents: Path
) -> None:
    store.cohorts.add("demo", "Demo")
    cohort = Cohort("demo", store=store, contents=contents)
    for number in range(4):
        answer(store, number, "hope", "A hope")
    table = cohort.coverage().set_index("code")
    assert table.loc["PU1", "activities"] == 2
    assert pd.isna(table.loc["PU1", "people"])
    answer(store, 0, "worry", "A worry")
    answer(store, 4, "worry", "A worry")
    answer(store, 5, "worry", "  ")
    table = cohort.coverage().set_index("code")
    assert table.loc["PU1", "people"] == 5
    answer(store, 6, "hope", "A hope")
    # In steps of five: who is the one more cannot be worked out.
    assert cohort.coverage().set_index("code").loc["PU1", "people"] == 5
    assert table.loc["CO1", "people"] == 0


def test_what_facilitators_try_out_is_not_counted(store: Store, contents: Path) -> None:
    store.cohorts.add("demo", "Demo")
    for number in range(5):
        name = f"Participant {number}"
        store.people.add("demo", name=name, role=Role.FACILITATOR)
        answer(store, number, "hope", "Trying")
    table = Cohort("demo", store=store, contents=contents).coverage()
    assert (table["people"] == 0).all()


def test_the_tables_say_who_works_with_whom_and_what_groups_wrote(
    store: Store,
) -> None:
    store.cohorts.add("demo", "Demo")
    first = store.people.add("demo", name="Participant 1", group="Group 1")
    second = store.people.add("demo", name="Participant 2", group="Group 1")
    cohort = Cohort("demo", store=store)
    year = cohort.groups()
    keys = dict(cohort.people()[["name", "person"]].to_numpy())
    one, two = keys["Participant 1"], keys["Participant 2"]
    assert list(year["person"]) == [one, two]
    assert list(year["coach"]) == [two, one]
    assert cohort.groups("workshop2").empty
    members = (second.person.id, first.person.id)
    link = "https://rooms.example.org/4"
    group = Group("one", "Group 1", members, place="Table 4", link=link)
    made = Grouping("demo", "workshop2", "causes", groups=(group,))
    now = datetime(2023, 1, 27, 13, tzinfo=UTC)
    store.groups.save(made, person=first.person.id, at=now)
    table = cohort.groups("workshop2")
    assert list(table["person"]) == [two, one]
    assert set(table["place"]) == {"Table 4"}
    assert set(table["link"]) == {link}
    store.pages.write(
        PageKey("demo", "workshop2", "causes", "one"),
        Change("a", Words("Time for it"), based_on=0, write="w"),
        person=first.person,
        at=now,
    )
    (line,) = cohort.group_page("workshop2", "causes").to_dict("records")
    assert (line["group"], line["line"]) == ("Group 1", "Time for it")
    assert line["author"] == one


def test_the_attendance_record_has_what_is_recorded_and_never_what_is_said(
    store: Store,
) -> None:
    store.cohorts.add("demo", "Demo")
    here, away, unknown = (
        store.people.add("demo", name=f"Participant {n}", school="Example School")
        for n in (1, 2, 3)
    )
    answer(store, 9, "hope", "A secret")
    now = datetime(2023, 1, 27, 13, tzinfo=UTC)
    place = Place("demo", here.person.id, "workshop2")
    store.presence.keep("one", at=now, came=[place])
    where = {"cohort": "demo", "workshop": "workshop2"}
    store.presence.record_joined("one", mode="online", since=now, **where)
    said = Attendance(away.person.id, mark=Mark.APOLOGY, caught_up=True, note="Train")
    put_right(store, "demo", "workshop2", said)
    cohort = Cohort("demo", store=store)
    keys = dict(cohort.people()[["name", "person"]].to_numpy())
    table = cohort.attendance("workshop2").set_index("person")
    came = table.loc[keys[here.person.name]]
    assert (came["came"], came["mode"], came["status"]) == (now, "online", "present")
    caught_up = table.loc[keys[away.person.name]]
    assert (caught_up["status"], caught_up["by_hand"]) == ("caught up", True)
    assert caught_up["note"] == "Train"
    assert table.loc[keys[unknown.person.name], "status"] == "still to come"
    assert "secret" not in table.to_csv()


READY = Asked(
    "workshop1_launch", "ready", "poll", "Ready?", "section-1", (), ("",),
    {
        "prompt": "Ready?", "options": ["Yes", "No"], "mode": "single", "bands": [],
        "ends": ["", ""], "anonymous": True,
    },
)  # fmt: skip


def test_a_chart_shows_from_five_people_on_with_its_table(
    store: Store, tmp_path: Path
) -> None:
    store.cohorts.add("demo", "Demo")
    write_contents(tmp_path, "workshop1_launch", (READY,))
    cohort = Cohort("demo", store=store, contents=tmp_path)
    for number in range(4):
        vote(store, number, 0)
    with pytest.raises(ToolkitError, match="from 5 people on"):
        cohort.chart("workshop1_launch", "ready")
    vote(store, 4, 0)
    data, _metadata = cohort.chart("workshop1_launch", "ready")._repr_mimebundle_()
    assert '<th scope="row">Yes</th><td>5</td><td>100%</td>' in data["text/html"]


def test_a_chart_on_a_web_page_without_scripts_is_its_table(
    store: Store, tmp_path: Path
) -> None:
    store.cohorts.add("demo", "Demo")
    write_contents(tmp_path, "workshop1_launch", (READY,))
    for number in range(5):
        vote(store, number, 0)
    chart = Cohort("demo", store=store, contents=tmp_path).chart(
        "workshop1_launch", "ready"
    )
    data, _metadata = chart._repr_mimebundle_()
    cell = new_code_cell(outputs=[new_output("display_data", data)])
    page, _resources = HTMLExporter().from_notebook_node(new_notebook(cells=[cell]))
    assert "<caption>Ready? (5 answered)</caption>" in page


def test_what_cannot_be_counted_says_what_can(store: Store, tmp_path: Path) -> None:
    store.cohorts.add("demo", "Demo")
    write_contents(tmp_path, "workshop1_launch", (READY,))
    cohort = Cohort("demo", store=store, contents=tmp_path)
    with pytest.raises(ToolkitError, match="It has: ready"):
        cohort.chart("workshop1_launch", "hope")
