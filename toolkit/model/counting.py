"""Small numbers, as a sentence says them."""

from __future__ import annotations

NUMBERS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
"""From one on."""


def number_in_words(number: int) -> str:
    """*number* as a word up to twenty, and in digits beyond."""
    return NUMBERS[number - 1] if 1 <= number <= len(NUMBERS) else str(number)
