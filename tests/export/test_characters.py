"""What the fonts of a document can draw."""

from __future__ import annotations

import json

from toolkit.export.characters import (
    DRAWABLE,
    FONTS,
    drawable,
    right_to_left_language,
)
from toolkit.export.drawable import ranges_of


def test_the_list_of_what_can_be_drawn_agrees_with_the_fonts() -> None:
    fonts = list(FONTS.glob("*.ttf"))
    assert len(fonts) == 9
    assert json.loads(DRAWABLE.read_text()) == ranges_of(fonts)


def test_every_font_has_its_licence_written_down() -> None:
    licences = (FONTS / "LICENCES.md").read_text()
    families = {path.name.split("_")[0].split(".")[0] for path in FONTS.glob("*.ttf")}
    assert all(family in licences for family in families)


def test_what_no_font_can_draw_is_replaced_by_one_mark() -> None:
    assert drawable("½ £ Ż 数") == "½ £ Ż \ufffd"


def test_a_long_word_may_break_and_a_short_one_may_not() -> None:
    assert "\u200b" in drawable("x" * 60)
    assert drawable("x" * 60).replace("\u200b", "") == "x" * 60
    assert "\u200b" not in drawable("incomprehensibilities")


def test_the_first_letter_decides_the_direction() -> None:
    assert right_to_left_language("1. كسر is a fraction") == "ar"
    assert right_to_left_language("fraction: כסר") is None
    assert right_to_left_language("שבר") == "he"
    assert right_to_left_language("12 %") is None
