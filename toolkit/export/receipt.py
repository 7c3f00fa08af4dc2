"""The receipt of an erasing on paper; it names nobody."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.export.sheets import sheet_of


def receipt_pdf(
    parts: Sequence[tuple[str, Sequence[str]]],
    *,
    title: str,
    about: str,
    language: str,
) -> bytes:
    """What a receipt says, heading by heading, as an accessible PDF."""
    told = [{"title": heading, "lines": list(lines)} for heading, lines in parts]
    sheet = {"title": title, "about": about, "parts": told}
    return sheet_of("receipt", sheet, language=language)
