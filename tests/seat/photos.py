"""Pictures as phones and cameras make them, with all that they write into them."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageDraw, PngImagePlugin

from toolkit.seat import pictures  # registers what reads and writes HEIC

SECRETS = (
    b"ACME phone",
    b"Example Street",
    b"Exif\0\0",
    b"xmpmeta",
    b"http://ns.adobe",
)
"""What stands in the bytes of such a picture and in those of none that is kept.

None is so short that a picture's own bytes could spell it by chance.
"""

_XMP = b"<x:xmpmeta xmlns:x='http://ns.adobe.com/xap/1.0/'>Example Street</x:xmpmeta>"
_ORIENTATION, _MAKE, _GPS = 0x0112, 0x010F, 0x8825
HELD_UPRIGHT_TURNS_RIGHT = 6
assert pictures.LONGEST


def exif(orientation: int = 1) -> Image.Exif:
    written = Image.Exif()
    written[_ORIENTATION] = orientation
    written[_MAKE] = "ACME phone of Example Street"
    written[_GPS] = {1: "N", 2: (51.0, 30.0, 12.0), 3: "W", 4: (0.0, 7.0, 40.0)}
    return written


def scene(size: tuple[int, int]) -> Image.Image:
    """Grey grain, with a red corner at the top left that says which way is up."""
    width, height = size
    image = Image.effect_noise(size, 40).convert("RGB")
    corner = (0, 0, width // 3, height // 3)
    ImageDraw.Draw(image).rectangle(corner, fill="red")
    return image


def phone_photo(
    kind: str = "JPEG", *, size: tuple[int, int] = (4032, 3024), turn: int = 6
) -> bytes:
    """A photo that lies on its side and says so, and where and with what it was taken.

    HEIC says in another way how it was held; the one made here lies as it is.
    """
    out = BytesIO()
    more = {"comment": b"Example Street"} if kind in {"JPEG", "GIF"} else {}
    scene(size).save(out, kind, exif=exif(turn), xmp=_XMP, quality=80, **more)
    return out.getvalue()


def screenshot() -> bytes:
    """A PNG of few colours, with words in it that say who took it."""
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", "ACME of Example Street")
    image = Image.new("RGB", (1170, 2532), "white")
    ImageDraw.Draw(image).rectangle((100, 100, 600, 600), fill="navy")
    out = BytesIO()
    image.save(out, "PNG", pnginfo=words, exif=exif())
    return out.getvalue()


def moving(
    kind: str,
    *,
    frames: int = 6,
    size: tuple[int, int] = (64, 48),
    loop: int | None = 0,
    **more: object,
) -> bytes:
    """A picture whose colour changes, with something said of it."""
    first, *rest = (
        Image.new("RGB", size, (n * 47 % 256, n * 91 % 256, 0)) for n in range(frames)
    )
    out = BytesIO()
    more |= {"comment": b"Example Street"} if kind == "GIF" else {"exif": exif()}
    more |= {} if loop is None else {"loop": loop}
    first.save(out, kind, save_all=True, append_images=rest, duration=200, **more)
    return out.getvalue()


def claimed(width: int, height: int) -> bytes:
    """A small PNG that says it is *width* by *height* pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(10**6))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*part) for part in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    checked = struct.pack(">I", zlib.crc32(name + data))
    return struct.pack(">I", len(data)) + name + data + checked
