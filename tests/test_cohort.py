"""The facilitator's tables."""

from __future__ import annotations

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
    assert list(table["value"]) == ["Participant 2"]


def vote(store: Store, number: int, *chosen: str) -> None:
    seating = store.people.add("demo", name=f"Participant {number}")
    Seat(seating, store=store, channel=SilentChannel()).save(
        "workshop1",
        "ready",
        {"chosen": [0], "words": list(chosen)},
        sharing=Sharing.PRIVATE,
        based_on=0,
        write=f"vote-{number}",
        prompt="Ready?",
    )


def test_votes_are_counted_without_names_from_five_people_on(store: Store) -> None:
    store.cohorts.add("demo", "Demo")
    for number in range(4):
        vote(store, number, "Ready")
    with pytest.raises(ToolkitError, match="4 people have voted"):
        Cohort("demo", store=store).votes("workshop1", "ready")
    vote(store, 4, "Not yet")
    table = Cohort("demo", store=store).votes("workshop1", "ready")
    assert table.to_dict("records") == [
        {"option": "Ready", "votes": 4},
        {"option": "Not yet", "votes": 1},
    ]


def test_the_roster_says_who_has_joined(store: Store) -> None:
    store.cohorts.add("demo", "Demo")
    store.people.add("demo", name="Participant 1", school="Example School")
    roster = Cohort("demo", store=store).roster()
    assert roster.to_dict("records") == [
        {
            "name": "Participant 1",
            "school": "Example School",
            "role": "participant",
            "group": None,
            "joined": False,
        }
    ]


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
    assert (table.loc["PU1", "people"], table.loc["PU1", "answers"]) == (5, 6)
    assert pd.isna(table.loc["CO1", "people"])


def test_what_facilitators_try_out_is_not_counted(store: Store, contents: Path) -> None:
    store.cohorts.add("demo", "Demo")
    for number in range(5):
        name = f"Participant {number}"
        store.people.add("demo", name=name, role=Role.FACILITATOR)
        answer(store, number, "hope", "Trying")
    table = Cohort("demo", store=store, contents=contents).coverage()
    assert table["people"].isna().all()


def test_the_tables_say_who_works_with_whom_and_what_groups_wrote(
    store: Store,
) -> None:
    store.cohorts.add("demo", "Demo")
    first = store.people.add("demo", name="Participant 1", group="Group 1")
    second = store.people.add("demo", name="Participant 2", group="Group 1")
    cohort = Cohort("demo", store=store)
    year = cohort.groups()
    assert list(year["name"]) == ["Participant 1", "Participant 2"]
    assert list(year["coach"]) == ["Participant 2", "Participant 1"]
    assert cohort.groups("workshop2").empty
    members = (second.person.id, first.person.id)
    link = "https://rooms.example.org/4"
    group = Group("one", "Group 1", members, place="Table 4", link=link)
    made = Grouping("demo", "workshop2", "causes", groups=(group,))
    now = datetime(2023, 1, 27, 13, tzinfo=UTC)
    store.groups.save(made, person=first.person.id, at=now)
    table = cohort.groups("workshop2")
    assert list(table["name"]) == ["Participant 2", "Participant 1"]
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
    assert line["author"] == "Participant 1"


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
    table = Cohort("demo", store=store).attendance("workshop2").set_index("name")
    assert list(table.loc[here.person.name, ["joined", "mode", "attended"]]) == [
        *(now, "online", "present"),
    ]
    assert list(table.loc[away.person.name, ["attended", "apology", "catch_up"]]) == [
        *("apology", True, True),
    ]
    assert table.loc[unknown.person.name, "attended"] == ""
    assert "secret" not in table.to_csv()


READY = Asked(
    "workshop1", "ready", "poll", "Ready?", "section-1", (), ("",),
    {
        "prompt": "Ready?", "options": ["Yes", "No"], "mode": "single", "bands": [],
        "ends": ["", ""], "anonymous": True,
    },
)  # fmt: skip


def test_a_chart_shows_from_five_people_on_with_its_table(
    store: Store, tmp_path: Path
) -> None:
    store.cohorts.add("demo", "Demo")
    write_contents(tmp_path, "workshop1", (READY,))
    cohort = Cohort("demo", store=store, contents=tmp_path)
    for number in range(4):
        vote(store, number, "Yes")
    with pytest.raises(ToolkitError, match="from 5 people on"):
        cohort.chart("workshop1", "ready")
    vote(store, 4, "Yes")
    data, _metadata = cohort.chart("workshop1", "ready")._repr_mimebundle_()
    assert '<th scope="row">Yes</th><td>5</td><td>100%</td>' in data["text/html"]


def test_a_chart_on_a_web_page_without_scripts_is_its_table(
    store: Store, tmp_path: Path
) -> None:
    store.cohorts.add("demo", "Demo")
    write_contents(tmp_path, "workshop1", (READY,))
    for number in range(5):
        vote(store, number, "Yes")
    chart = Cohort("demo", store=store, contents=tmp_path).chart("workshop1", "ready")
    data, _metadata = chart._repr_mimebundle_()
    cell = new_code_cell(outputs=[new_output("display_data", data)])
    page, _resources = HTMLExporter().from_notebook_node(new_notebook(cells=[cell]))
    assert "<caption>Ready? (5 answered)</caption>" in page


def test_what_cannot_be_counted_says_what_can(store: Store, tmp_path: Path) -> None:
    store.cohorts.add("demo", "Demo")
    write_contents(tmp_path, "workshop1", (READY,))
    cohort = Cohort("demo", store=store, contents=tmp_path)
    with pytest.raises(ToolkitError, match="It has: ready"):
        cohort.chart("workshop1", "hope")
