"""What an evaluation came to: nobody can be found in it, also not by difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.first_year import YEAR
from toolkit.activities.evaluation import Evaluation, questions
from toolkit.activities.evaluation.moved import Moved, Score, moved, steps_of
from toolkit.activities.evaluation.points import Point
from toolkit.activities.evaluation.results import Evaluated, Outcome, evaluate
from toolkit.activities.evaluation.schools import Schools, schools_of
from toolkit.activities.evaluation.told import (
    WAITS,
    answered_in_words,
    number,
    rows_of,
)
from toolkit.model import JSON, Cohort, Person, Role, Seating
from toolkit.model.consent import Consent, Purpose
from toolkit.model.reader import ReaderLink, Said
from toolkit.model.settling import Row, Settling, Shown

AT = datetime(2023, 1, 27, 17, tzinfo=UTC)
ASKED = [
    questions.scale(
        "good-use", "A good use.", level=1, earlier=[("workshop1", "w1-good")]
    ),
    questions.text(
        "keep", "Keep?", level=1, sure=True, earlier=[("workshop1", "w1-keep", 0)]
    ),
    questions.ticks("gave", "Gave?", level=3, options=("Time", "Money")),
]


def point(name: str = "end-1", asked: list[Any] = ASKED) -> Point:
    made = Evaluation(YEAR, name, f"How was {name}?", questions=asked).at("evaluation")
    statements = YEAR.audit.titles if YEAR.audit else {}
    return Point("evaluation", name, made.prompt, made.face, statements)


def given(**more: Any) -> dict[str, Any]:
    return {"chosen": [], "text": "", "number": None, "sure": None, **more}


def answer(scale: int | None = None, text: str = "", **more: Any) -> JSON:
    asked = {
        "good-use": given(chosen=[scale - 1] if scale else []),
        "keep": given(text=text, sure=more.get("sure")),
        "gave": given(chosen=more.get("gave", [])),
    }
    return {"given": asked, "role": more.get("role"), "words": {}}


def evaluated(
    kept: dict[tuple[str, str], list[JSON]],
    *points: Point,
    consents: tuple[Consent, ...] = (),
    people: int = 17,
    settling: Settling | None = None,
) -> Evaluated:
    """Everybody is called by their place in the list, from "p0" on."""
    settling = settling or Settling(Shown(), people=people)

    def read(workshop: str, name: str) -> dict[str, JSON]:
        values = kept.get((workshop, name), [])
        return {f"p{at}": value for at, value in enumerate(values) if value is not None}

    return evaluate(points or (point(),), read, settling=settling, consents=consents)


def of(found: Evaluated, name: str) -> Outcome:
    (outcome,) = (
        one
        for result in found.points
        for one in result.outcomes
        if one.question["name"] == name
    )
    return outcome


END_1 = ("evaluation", "end-1")


def test_four_answers_show_nothing_and_five_show_all_that_leads_to_nobody() -> None:
    four = of(evaluated({END_1: [answer(4, "Talk")] * 4}), "good-use")
    assert (four.answered, four.counts, four.average) == (None, (), None)
    five = of(evaluated({END_1: [answer(4, "Talk")] * 5}), "good-use")
    assert five.answered == 5
    assert [one.count for one in five.counts] == [0, 0, 0, 5, 0]
    assert five.average == 4.0


def test_one_who_was_unhappy_is_not_found_by_taking_the_others_away() -> None:
    values = [answer(score) for score in (1, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5)]
    found = of(evaluated({END_1: values}), "good-use")
    shown = {one.label: one.count for one in found.counts}
    assert found.answered == 11
    assert shown["1"] is None
    # With one hidden number alone it would be what is left of eleven.
    hidden = [label for label, count in shown.items() if count is None]
    assert len(hidden) >= 2


def test_an_average_that_gives_a_hidden_number_away_is_not_said() -> None:
    # Of 1, 6 and 5 the six is shown; 4.4 would leave a single way for the others.
    exact = of(evaluated({END_1: [answer(s) for s in (1, 5, 5, 5, 5, 5)]}), "good-use")
    assert exact.average is None


def test_texts_show_from_five_on_in_an_order_that_is_not_that_of_people() -> None:
    texts = ["Argue", "Break", "Cards", "Doors", "Early"]
    few = of(evaluated({END_1: [answer(text=text) for text in texts[:4]]}), "keep")
    assert few.texts == ()
    shown = of(evaluated({END_1: [answer(text=text) for text in texts]}), "keep").texts
    turned = of(evaluated({END_1: [answer(text=t) for t in texts[::-1]]}), "keep").texts
    assert sorted(shown) == texts
    assert shown == turned


def test_the_order_of_two_questions_does_not_join_what_one_person_wrote() -> None:
    asked = [questions.text("a", "A?", level=1), questions.text("b", "B?", level=1)]
    words = ["one", "two", "three", "four", "five", "six"]
    values = [
        {"given": {"a": given(text=w), "b": given(text=w)}, "role": None, "words": {}}
        for w in words
    ]
    found = evaluated({END_1: values}, point(asked=asked))
    assert of(found, "a").texts != of(found, "b").texts


def test_ticks_are_hidden_where_few_ticked_or_few_did_not() -> None:
    values = [answer(4, gave=[0]) for _ in range(10)] + [answer(4, gave=[0, 1])]
    found = of(evaluated({END_1: values}), "gave")
    assert [one.count for one in found.counts] == [11, None]


def test_an_answer_from_before_the_form_was_there_is_counted_with_the_others() -> None:
    old = {"chosen": [3], "words": ["4"]}
    texts = {"texts": ["The cards", "The heating"]}
    kept = {
        ("workshop1", "w1-good"): [old] * 3,
        ("workshop1", "w1-keep"): [texts] * 3,
        END_1: [None, None, answer(5, "Silence"), *[answer(5, "Talk")] * 3],
    }
    found = evaluated(kept)
    assert of(found, "good-use").answered == 6
    assert [one.count for one in of(found, "good-use").counts][:3] == [0, 0, 0]
    said = of(found, "keep").texts
    assert sorted(said) == ["Silence", "Talk", "Talk", "Talk", "The cards", "The cards"]


def test_change_is_told_of_those_who_answered_both_times_alone() -> None:
    first = [answer(score) for score in (2, 2, 2, 3, 3, 3, 5)]
    second = [answer(score) for score in (4, 4, 4, 4, 4, 4)]
    found = evaluated(
        {END_1: first, ("evaluation", "end-2"): second}, point(), point("end-2")
    )
    (change,) = found.changes
    assert (change.first, change.last) == ("How was end-1?", "How was end-2?")
    assert (change.moved.people, change.moved.up) == (6, 6)
    assert change.moved.change == 1.5


def move(before: dict[str, Score], after: dict[str, Score]) -> Moved | None:
    return moved(Row(steps_of(before, after), 20))


@pytest.mark.parametrize(("together", "shown"), [(4, None), (5, 5), (0, None)])
def test_of_fewer_than_five_who_answered_twice_no_change_is_told(
    together: int, shown: int | None
) -> None:
    before = {f"p{at}": 2 for at in range(together)}
    found = move({**before, "x": 1}, {**dict.fromkeys(before, 4), "y": 5})
    assert (found and found.people) == shown
    assert (found and found.up) == shown


def test_one_who_went_down_is_hidden_with_the_average_that_would_tell() -> None:
    before = {f"p{at}": 2 for at in range(9)}
    after = dict.fromkeys(before, 3) | {"p0": 1}
    found = move(before, after)
    assert found
    assert (found.people, found.up, found.down, found.change) == (9, None, None, None)


def test_of_the_audit_every_statement_is_counted_and_none_averaged() -> None:
    asked = [
        questions.elsewhere(
            "audit",
            "Where we stand",
            level=2,
            asked=[
                ("programme", "a", "At the start"),
                ("programme", "z", "At the end"),
            ],
        )
    ]
    kept = {
        ("programme", "a"): [{"stages": {"A1": 1}}] * 6,
        ("programme", "z"): [{"stages": {"A1": 3}}] * 6,
    }
    found = evaluated(kept, point(asked=asked))
    (change,) = found.changes
    assert change.label.startswith("A1 ")
    assert (change.moved.up, change.moved.change) == (6, None)


def consent(who: str, name: str = "end-1.keep") -> Consent:
    place = ("evaluation", name)
    return Consent(who, "north", who, Purpose.QUOTE, *place, "I agree.", AT)


def test_only_what_its_author_agrees_to_is_quoted_with_a_role_and_no_name() -> None:
    others = [answer(4, f"Not mine {at}") for at in range(3)]
    values = [answer(4, "Mine", role=1), answer(4, ""), *others]
    agreed = (consent("p0"), consent("p1"), consent("gone"))
    # What waits until five have written waits here, too.
    assert evaluated({END_1: values}, consents=agreed).quotes == ()
    values.append(answer(4, "The fifth"))
    (quote,) = evaluated({END_1: values}, consents=agreed).quotes
    assert (quote.text, quote.role) == ("Mine", "Second in department")


def test_nobody_is_in_the_spreadsheet_and_organisers_get_no_words() -> None:
    values = [answer(4, f"Text {at}") for at in range(6)]
    found = evaluated({END_1: values})
    cells = [cell for row in rows_of(found, words=True) for cell in row.cells]
    assert "Text 3" in cells
    assert not any("p3" in cell for cell in cells)
    without = [cell for row in rows_of(found, words=False) for cell in row.cells]
    assert not any("Text" in cell for cell in without)


def test_organisers_read_numbers_in_steps_of_five() -> None:
    values = [answer(s, "Keep it", gave=[0]) for s in (4, 4, 4, 4, 4, 4, 4)]
    found = evaluated({END_1: values})
    rows = [row.cells for row in rows_of(found, words=False, steps=True)]
    assert "7" not in {cell for cells in rows for cell in cells}
    assert {cells[3] for cells in rows} == {"5 or more of 17"}
    assert ("4", "5 or more") in {(cells[4], cells[5]) for cells in rows}
    told = answered_in_words(7, 17, have="have answered", steps=True)
    assert told == "5 or more of 17 have answered"
    assert answered_in_words(None, 17, have="have answered", steps=True) == WAITS
    assert [number(n, steps=True) for n in (0, 6, None)] == [
        "0",
        "5 or more",
        "not shown",
    ]


def link(of: Seating, text: str | None) -> tuple[Seating, ReaderLink]:
    said = Said(text, AT) if text else None
    return of, ReaderLink("d", of.id, "Head", (), (), False, AT, AT, said=said)


def test_what_schools_say_is_counted_by_person_and_shows_from_five_on() -> None:
    cohort = Cohort("north", "North")
    people = [
        Seating(f"s{n}", Person(f"p{n}", f"P{n}"), cohort, Role.PARTICIPANT)
        for n in range(6)
    ]
    words = ["Talk", "Time", "Trust", "Tasks"]
    links = [link(one, text) for one, text in zip(people, words, strict=False)]
    # The same participant's second link, one that nobody answered, and who has left.
    left = replace(people[5], withdrawn_at=AT)
    links += [link(people[0], "Twice"), link(people[4], None), link(left, "Gone")]
    settling = Settling(Shown(), people=6)
    assert schools_of(links, settling) == Schools(None, 6, ())
    whole = schools_of([*links, link(people[4], "Five")], settling)
    assert whole.answered == 5
    assert set(whole.texts) == {*words, "Twice", "Five"}
    none = schools_of([link(people[0], None)], Settling(Shown(), people=6))
    assert none == Schools(None, 6, ())


# -- one look after another ------------------------------------------------------------


def look(last: Shown, values: list[JSON], *points: Point) -> tuple[Evaluated, Shown]:
    """What is shown of *values*, and what the next look stands beside."""
    settling = Settling(Shown.read(last.told()), people=30)
    return evaluated({END_1: values}, *points, settling=settling), settling.shown


def counted(found: Evaluated, name: str = "good-use") -> list[int | None]:
    return [one.count for one in of(found, name).counts]


def test_one_answer_more_or_another_answer_changes_no_page() -> None:
    values = [answer(at % 2 + 4, f"Text {at}", gave=[0]) for at in range(12)]
    first, last = look(Shown(), values)
    assert counted(first) == [0, 0, 0, 6, 6]
    others: list[list[JSON]] = [
        [*values, answer(1, "One more", gave=[0, 1])],
        [answer(1, "Text 0", gave=[1]), *values[1:]],
        values[1:],
    ]
    for changed in others:
        found, after = look(last, changed)
        assert after.rows == last.rows
        for name in ("good-use", "gave", "keep"):
            same = replace(of(found, name), texts=of(first, name).texts)
            assert same == of(first, name)
        assert "One more" not in of(found, "keep").texts


def test_five_more_answers_come_out_together() -> None:
    values = [answer(4, f"Text {at}") for at in range(6)]
    _, last = look(Shown(), values)
    for at in range(4):
        values.append(answer(5, f"Later {at}"))
        found, last = look(last, values)
        assert counted(found)[3:] == [6, 0]
    values.append(answer(5, "Later 4"))
    found, _ = look(last, values)
    assert counted(found)[3:] == [6, 5]
    assert len(of(found, "keep").texts) == 11


def test_a_text_goes_at_once_and_what_replaces_it_waits() -> None:
    values = [answer(4, f"Text {at}") for at in range(7)]
    first, last = look(Shown(), values)
    kept = {*of(first, "keep").texts}
    values[0] = answer(4, "Put right")
    changed, last = look(last, values)
    assert {*of(changed, "keep").texts} == kept - {"Text 0"}
    erased, _ = look(last, [*values[:1], None, *values[2:]])
    assert {*of(erased, "keep").texts} == kept - {"Text 0", "Text 1"}
    assert of(erased, "keep").answered == 7


def test_the_same_words_of_somebody_else_wait_as_well() -> None:
    values = [
        answer(text="Nothing") if at < 2 else answer(text=f"{at}") for at in range(6)
    ]
    _, last = look(Shown(), values)
    found, _ = look(last, [*values, answer(text="Nothing")])
    assert of(found, "keep").texts.count("Nothing") == 2


def test_of_numbers_the_average_stands_until_five_differ() -> None:
    asked = point(asked=[questions.count("n", "How many teach there?", level=4)])
    values: list[JSON] = [
        {"given": {"n": given(number=at)}, "role": None, "words": {}} for at in range(9)
    ]
    first, last = look(Shown(), values, asked)
    assert of(first, "n").average == 4.0
    values[0] = {"given": {"n": given(number=9_000)}, "role": None, "words": {}}
    found, _ = look(last, values, asked)
    assert of(found, "n").average == 4.0


def test_change_stands_until_five_have_moved_otherwise() -> None:
    first = [answer(2)] * 12
    points = (point(), point("end-2"))
    last, shown = Shown(), []
    for more in range(7):
        second = [answer(1) if at < more else answer(4) for at in range(12)]
        settling = Settling(last, people=30)
        kept = {END_1: first, ("evaluation", "end-2"): second}
        (change,) = evaluated(kept, *points, settling=settling).changes
        last = settling.shown
        shown.append(change.moved.up)
    assert shown == [12, 12, 12, 12, 12, 7, 7]


def test_where_it_stands_nothing_new_is_shown_and_what_is_gone_is_gone() -> None:
    values = [answer(4, f"Text {at}") for at in range(7)]
    _, last = look(Shown(), values)
    settling = Settling(last, people=30, stands=True)
    later = [*values[1:], *[answer(1, f"New {at}") for at in range(9)]]
    found = evaluated({END_1: later}, settling=settling)
    assert counted(found)[3] == 7
    assert {*of(found, "keep").texts} == {f"Text {at}" for at in range(1, 7)}
