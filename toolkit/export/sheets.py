"""Sheets of paper that a template of their own draws: words as data, in a language."""

from __future__ import annotations

import json
from typing import Any

from toolkit.export.document import for_fonts, in_language
from toolkit.export.exporters import printed
from toolkit.model import JSON


def sheet_of(kind: str, told: JSON, *, language: str) -> bytes:
    """The sheet that the template of this *kind* makes of what is *told*."""
    return drawn(kind, for_fonts(told), language=language)


def drawn(kind: str, fitted: Any, *, language: str) -> bytes:
    """The same of what is *fitted* to the fonts already."""
    told = {**fitted, **in_language(language)}
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    # In a Typst string only these two characters mean anything.
    quoted = data.replace("\\", "\\\\").replace('"', '\\"')
    imported = f'#import "/{kind}.typ": {kind}-of\n'
    pdf, _ = printed(f'{imported}#{kind}-of(json(bytes("{quoted}")))\n')
    return pdf
