"""A picture that might be of a page of notes, drawn and not taken."""

from __future__ import annotations

from io import BytesIO

WIDTH, HEIGHT, LINE = 360, 240, 24
PAPER, RULE, INK = (252, 250, 240), (200, 214, 230), (34, 48, 90)
SHADES = ((150, 190, 220), (180, 210, 160), (230, 200, 140), (220, 170, 170))


def picture(seed: int) -> bytes:
    """A ruled page with a bar in equal pieces, some of them shaded, as PNG."""
    # It is large, and who rehearses without adding files needs none of it.
    from PIL import Image, ImageDraw

    pieces = 3 + seed % 5
    shaded = 1 + seed % (pieces - 1)
    page = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(page)
    for y in range(LINE, HEIGHT, LINE):
        pen.line((0, y, WIDTH, y), fill=RULE)
    width = (WIDTH - 2 * LINE) // pieces
    for piece in range(pieces):
        left = LINE + piece * width
        fill = SHADES[seed % len(SHADES)] if piece < shaded else PAPER
        box = (left, 3 * LINE, left + width, 5 * LINE)
        pen.rectangle(box, fill=fill, outline=INK, width=2)
    pen.text((LINE, 6 * LINE), f"{shaded} of {pieces} parts", fill=INK)
    kept = BytesIO()
    page.save(kept, "PNG")
    return kept.getvalue()
