"""What stays of words that several people wrote, when one of them is erased."""

import pytest

from toolkit.model.erasing import REMOVED, Words, lines_without, without

HERS, OTHERS = True, False


@pytest.mark.parametrize(
    ("versions", "left"),
    [
        ([("Only hers", HERS)], [REMOVED]),
        ([("x", HERS), ("Somebody else's", OTHERS)], [REMOVED, "Somebody else's"]),
        (
            [("Try manipulatives first", HERS), ("Try manipulatives now", OTHERS)],
            [REMOVED, f"{REMOVED} now"],
        ),
        (
            [("Ben began", OTHERS), ("Ben began, hers follows", HERS)],
            ["Ben began", f"Ben {REMOVED}"],
        ),
        (
            [
                ("Ben began", OTHERS),
                ("Ben began wonderfully", HERS),
                ("Carl began wonderfully and ended", OTHERS),
            ],
            ["Ben began", f"Ben began {REMOVED}", f"Carl began {REMOVED} and ended"],
        ),
        ([("Ben and I", OTHERS), ("", HERS)], ["Ben and I", ""]),
    ],
)
def test_of_a_line_goes_what_she_added_and_stays_what_others_wrote(
    versions: list[tuple[str, bool]], left: list[str]
) -> None:
    assert list(lines_without(versions)[0]) == left


def test_what_stands_beside_a_line_loses_what_she_had_added_to_that() -> None:
    _, added = lines_without([("Rekenrek every morning", HERS)])
    beside = [("Rekenrek every evening", OTHERS)]
    assert lines_without(beside, runs=added)[0] == (f"{REMOVED} evening",)


def test_what_names_somebody_goes_and_all_else_stays_as_it_was() -> None:
    value = {
        "hidden": ["hope/her-id", "hope/other"],
        "reasons": {"hope/her-id": "why", "hope/other": "kept"},
        "merged": {"hope/other": "hope/her-id", "hope/third": "hope/other"},
        "spotlight": [{"id": "1", "person": "her-id"}, {"id": "2", "person": None}],
        "number": 3,
    }
    assert without(value, "her-id", lambda _text: False) == {
        "hidden": ["hope/other"],
        "reasons": {"hope/other": "kept"},
        "merged": {"hope/third": "hope/other"},
        "spotlight": [{"id": "2", "person": None}],
        "number": 3,
    }


def test_long_words_of_hers_are_found_in_what_goes_on_and_short_ones_are_anybodys() -> (
    None
):
    words = Words(
        ["We counted on a rekenrek every single morning.", "Good", "fractions"]
    )
    assert words.tells("She said: we counted on a REKENREK every  single morning. Yes")
    assert not words.tells("Good")
    assert not words.tells("A good day for everybody who was there to see")
    assert words.is_copied(["Good"])
    assert words.is_copied(["About: fractions"])
    assert not words.is_copied(["About: goodness"])
