"""Documents to keep: what a person answered, as accessible PDF or HTML.

On the way to a document, `answers` sets what is stored into a workshop's outline,
`document` reads that notebook, and `printed` turns what each activity prints (a table,
a list, a passage) into the `nodes` that the templates of Typst and of the page draw.
"""

from __future__ import annotations

from toolkit.export.answers import notebook_of_answers
from toolkit.export.for_reader import STATEMENTS, Offer, for_reader, offers
from toolkit.export.making import html_of, passages_in, pdf_of, pdfs_of
from toolkit.export.packing import pack
from toolkit.export.portfolio import Chapter, portfolio_of
from toolkit.export.shared import handovers, shared_files

__all__ = [
    "STATEMENTS",
    "Chapter",
    "Offer",
    "for_reader",
    "handovers",
    "html_of",
    "notebook_of_answers",
    "offers",
    "pack",
    "passages_in",
    "pdf_of",
    "pdfs_of",
    "portfolio_of",
    "shared_files",
]
