"""Tasks: parts kept one by one, files, print."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.talking import anything, save, say
from tests.browser.forms import PIXEL
from tests.first_year import YEAR
from toolkit.activities import Task, printed_blocks
from toolkit.activities.base.blocks import Files, Text
from toolkit.activities.base.rewording import give_dates, reword
from toolkit.activities.task import fields
from toolkit.errors import AuthoringError
from toolkit.model import LIMIT_EVIDENCE, Quota, ResponseKey
from toolkit.model.later import Later, later_name
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.store import Store

PDF = b"%PDF-1.7 example"


def a_task(name: str = "shared-picture") -> Task:
    return Task(
        name,
        "A shared picture",
        intro="Find out how far your department agrees.",
        fields=[
            fields.short("how", "How we talked", help="Say <what> you used."),
            fields.lists("agree", "Agreement", sharing="group"),
            fields.table("pupils", "Pupils", columns=["Question", "Surprise"]),
            fields.tick("support", "Support", options=["Time", "Cover"], comment=True),
            fields.evidence("voices", "Two more voices", sharing="group"),
        ],
        criteria=["Most of the team contributed."],
        bring="The draft.",
    ).at(WORKSHOP)


def add_file(task: Task, data: bytes = PDF, **changed: object) -> dict[str, object]:
    message = {"do": "evidence", "part": "voices", "name": "minutes.pdf", "write": "w"}
    (reply,) = say(task, {**message, **changed}, [memoryview(data)])
    return reply


def test_each_field_is_kept_and_shared_on_its_own(people: People) -> None:
    seat = people.seat()
    task = attached(a_task(), seat)
    assert "saved" in save(task, "On paper", part="how", sharing="cohort")
    assert "saved" in save(task, [["purpose"]], part="agree", sharing="group")
    kept = seat.responses(WORKSHOP)
    assert {name: (r.value, r.sharing) for name, r in kept.items()} == {
        "shared-picture.how": ("On paper", "cohort"),
        "shared-picture.agree": ([["purpose"], []], "group"),
    }


def test_a_field_starts_with_its_own_sharing_level(people: People) -> None:
    task = attached(a_task(), people.seat(group="Group 1"))
    assert task.answers["how"]["sharing"] == "private"
    assert task.answers["agree"]["sharing"] == "group"


def test_a_task_comes_back_as_it_was_left(people: People) -> None:
    seat = people.seat()
    save(attached(a_task(), seat), "On paper", part="how")
    again = attached(a_task(), people.again(seat))
    assert again.answers["how"]["value"] == "On paper"


def test_an_unknown_field_is_refused(people: People) -> None:
    task = attached(a_task(), people.seat())
    message = {"do": "save", "part": "other", "value": "x", "write": "w"}
    (reply,) = say(task, message)
    assert "Reload" in reply["refused"]


def test_on_a_served_page_no_file_comes_with_a_message(people: People) -> None:
    seating = people.seat().seating
    channel = SilentChannel()
    seat = Seat(seating, store=people.store, channel=channel, is_served=True)
    reply = add_file(attached(a_task(), seat))
    assert reply["refused"] == "This page is out of date. Reload it; nothing is lost."
    assert seat.files.of(WORKSHOP, "shared-picture") == ()


def test_a_file_is_kept_and_listed(people: People) -> None:
    seat = people.seat()
    task = attached(a_task(), seat)
    assert add_file(task, name="C:\\team\\minutes.pdf")["done"]
    (file,) = task.room["files"]["voices"]
    assert (file["name"], file["size"]) == ("minutes.pdf", len(PDF))
    found = seat.files.read(file["id"])
    assert found is not None
    assert found[1] == PDF


def test_an_answer_says_which_files_belong_to_it(people: People) -> None:
    task = attached(a_task(), people.seat())
    add_file(task)
    save(task, {"note": "page 2", "files": [{"name": "invented"}]}, part="voices")
    (file,) = task.answers["voices"]["value"]["files"]
    assert file["name"] == "minutes.pdf"


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"%PDF-" + bytes(LIMIT_EVIDENCE), "5 MB"), (b"\x7fELF\x00\xff", "kind of file")],
)
def test_a_file_that_cannot_be_kept_is_refused_with_the_reason(
    people: People, data: bytes, words: str
) -> None:
    task = attached(a_task(), people.seat())
    assert words in str(add_file(task, data)["refused"])
    assert task.room["files"]["voices"] == []


def test_a_file_can_be_taken_away(people: People) -> None:
    task = attached(a_task(), people.seat())
    add_file(task)
    (file,) = task.room["files"]["voices"]
    say(task, {"do": "remove", "part": "voices", "file": file["id"], "write": "w"})
    assert task.room["files"]["voices"] == []


def describe(task: Task, file: object, words: object) -> dict[str, object]:
    message = {"do": "describe", "part": file, "value": words, "write": "w"}
    (reply,) = say(task, message)
    return reply


def test_what_a_picture_shows_is_kept_and_goes_into_the_answer(people: People) -> None:
    task = attached(a_task(), people.seat())
    add_file(task, PIXEL, name="wall.png")
    (file,) = task.room["files"]["voices"]
    assert "saved" in describe(task, file["id"], "A wall of answers")
    assert task.room["files"]["voices"][0]["description"] == "A wall of answers"
    save(task, {"note": ""}, part="voices")
    (kept,) = task.answers["voices"]["value"]["files"]
    assert kept["description"] == "A wall of answers"
    printed = printed_blocks(task.face, {"voices": {"note": "", "files": [kept]}})
    ((shown,),) = (block.files for block in printed if isinstance(block, Files))
    assert (shown.id, shown.description) == (file["id"], "A wall of answers")


@pytest.mark.parametrize("file", [None, 7, "unheard-of", "theirs"])
def test_nobody_says_what_anothers_picture_shows(people: People, file: object) -> None:
    owner, other = (attached(a_task(), people.seat()) for _ in range(2))
    add_file(owner, PIXEL, name="wall.png")
    (theirs,) = owner.room["files"]["voices"]
    reply = describe(other, theirs["id"] if file == "theirs" else file, "Mine")
    assert "refused" in reply
    owner.refresh_room()
    assert owner.room["files"]["voices"] == [theirs]


def test_a_page_is_told_when_its_persons_room_for_files_is_nearly_used(
    people: People,
) -> None:
    roomy = people.seat()
    seat = Seat(
        roomy.seating,
        store=people.store,
        channel=SilentChannel(),
        quota=Quota(person=len(PDF), reserve=0),
    )
    task = attached(a_task(), seat)
    assert task.room["files_room"] == ""
    add_file(task)
    assert task.room["files_room"].startswith("You have used 0 of 0 MB")


def test_nobody_takes_away_another_persons_file(people: People) -> None:
    owner = attached(a_task(), people.seat())
    add_file(owner)
    (file,) = owner.room["files"]["voices"]
    other = attached(a_task(), people.seat())
    say(other, {"do": "remove", "part": "voices", "file": file["id"], "write": "w"})
    owner.refresh_room()
    assert owner.room["files"]["voices"] == [file]


def test_a_file_added_through_the_server_appears(people: People) -> None:
    seat = people.seat()
    task = attached(a_task(), seat)
    server = people.again(seat)
    server.files.add(
        WORKSHOP, "shared-picture", field="voices", name="minutes.pdf", data=PDF
    )
    for event in seat.changes():
        task.on_event(event)
    assert [file["name"] for file in task.room["files"]["voices"]] == ["minutes.pdf"]


def test_a_file_is_read_by_those_who_may_read_its_answer(people: People) -> None:
    author, partner = people.seat(group="A"), people.seat(group="A")
    stranger = people.seat(group="B")
    task = attached(a_task(), author)
    add_file(task)
    (file,) = task.room["files"]["voices"]
    assert partner.files.read(file["id"]) is None
    save(task, {"note": ""}, part="voices", sharing="group")
    assert partner.files.read(file["id"]) is not None
    assert stranger.files.read(file["id"]) is None


def test_print_has_every_field_and_says_what_is_not_answered(people: People) -> None:
    task = attached(a_task(), people.seat())
    save(task, {"chosen": [1], "comment": "two hours"}, part="support")
    values = {part: answer["value"] for part, answer in task.answers.items()}
    blocks = printed_blocks(task.face, values)
    assert [block.kind for block in blocks] == [
        *("empty", "empty", "empty", "choice", "text", "empty")
    ]
    assert blocks[3].selected == [1]


def test_the_static_face_says_what_is_asked_and_by_when() -> None:
    task = a_task()
    reword(task, YEAR.wording)
    give_dates(task, YEAR, notebook="workshop1_launch")
    html = task._repr_mimebundle_()[0]["text/html"]
    assert "Due Friday 20 January 2023" in html
    assert "Say &lt;what&gt; you used." in html
    assert "Most of the team contributed." in html


def test_authors_are_told_of_two_fields_with_one_name() -> None:
    with pytest.raises(AuthoringError, match="a-2"):
        Task(
            "t",
            "T",
            fields=[fields.short("a", "A"), fields.date("a", "B")],
        ).at(WORKSHOP)


@pytest.fixture
def task_on_sqlite(sqlite_url: str) -> Iterator[Task]:
    with Store.open(sqlite_url) as store:
        yield attached(a_task(), People(store).seat())


MESSAGES = st.fixed_dictionaries(
    {
        "do": st.sampled_from(["save", "evidence", "files", "remove"]),
        "write": st.text(),
    },
    optional={
        "part": st.sampled_from(["how", "agree", "pupils", "support", "voices"])
        | anything(),
        "value": anything("chosen", "comment", "note", "files"),
        "sharing": st.sampled_from(["private", "group"]) | anything(),
        "based_on": st.integers(0, 3) | anything(),
        "name": anything(),
        "file": anything(),
    },
)


@given(
    message=MESSAGES | anything(), buffers=st.lists(st.binary(max_size=20), max_size=2)
)
def test_whatever_a_browser_sends_nothing_unchecked_is_kept(
    task_on_sqlite: Task, message: object, buffers: list[bytes]
) -> None:
    task = task_on_sqlite
    say(task, message, [memoryview(data) for data in buffers])
    assert task.seat is not None
    for name, response in task.seat.responses(WORKSHOP).items():
        part = name.removeprefix("shared-picture.")
        checked = task.check(response.value, part=part)
        # Files may have come since; all else is as it was checked.
        assert part == "voices" or checked == response.value


def test_who_says_that_they_have_finished_is_kept_with_the_day(people: People) -> None:
    seat = people.seat(clock=lambda: datetime(2023, 3, 14, 16, tzinfo=UTC))
    task = attached(a_task(), seat)
    assert "saved" in save(task, {"finished": True}, part="finished", sharing="private")
    kept = seat.response(WORKSHOP, "shared-picture.finished")
    assert kept is not None
    assert kept.value == {"finished": "2023-03-14"}
    assert kept.sharing == "facilitators", "whatever a page asks for"
    values = {part: answer["value"] for part, answer in task.answers.items()}
    assert task.printed(task.face, values)[0] == Text("Finished 14 March 2023")


def test_it_stays_finished_on_the_first_day_until_it_is_taken_back(
    people: People,
) -> None:
    days = [14]
    seat = people.seat(clock=lambda: datetime(2023, 3, days[0], 16, tzinfo=UTC))
    task = attached(a_task(), seat)

    def finish(*, said: bool) -> object:
        save(task, {"finished": said}, part="finished")
        return task.answers["finished"]["value"]

    assert finish(said=True) == {"finished": "2023-03-14"}
    days[0] = 20
    assert finish(said=True) == {"finished": "2023-03-14"}
    assert finish(said=False) == {"finished": ""}
    assert finish(said=True) == {"finished": "2023-03-20"}


def test_optional_parts_do_not_count_and_say_so() -> None:
    task = Task(
        "one",
        "One",
        fields=[
            fields.short("how", "How"),
            fields.short("more", "More", optional=True),
        ],
    )
    assert task.face["counts"] == ["how"]
    assert "<strong>More</strong> (optional)" in task.fallback(task.face)
    assert [b.label for b in task.printed(task.face, {})] == ["How"]


def test_no_field_takes_the_name_of_being_finished() -> None:
    with pytest.raises(AuthoringError, match="finished-2"):
        Task("one", "One", fields=[fields.short("finished", "F")])


def test_an_open_page_hears_of_a_later_day_and_of_its_end(people: People) -> None:
    seat = people.seat()
    task = attached(a_task(), seat)
    name = later_name(WORKSHOP, task.name)
    about = ResponseKey(seat.cohort.id, seat.person.id, WORKSHOP, task.name)
    later = Later(date(2023, 2, 3), "Take your time.", "Facilitator 1")
    for value, told in (
        (later.told(), "You have until Friday 3 February 2023."),
        ({}, ""),
    ):
        people.store.choices.choose_for(
            seat.seating.id, name, value, about=about, at=seat.now()
        )
        for event in seat.changes():
            task.on_event(event)
        assert task.room.get("later", "") == told
