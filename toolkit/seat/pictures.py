"""Pictures as they are kept: upright, small, without what a camera wrote into them.

Imported where a picture is treated and nowhere else: the decoders take megabytes that
a kernel has no use for.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Any

from PIL import Image, ImageCms, ImageOps, ImageSequence
from pillow_heif import register_heif_opener

from toolkit.errors import AnswerError
from toolkit.model import LIMIT_EVIDENCE

log = logging.getLogger(__name__)

LONGEST = 2_000
"""Points of the longer side; who looks at a photograph needs no more."""

SMALL = 320
"""The same of a small picture, which stands for it in a list."""

MOST_POINTS = 52_000_000
"""Points of the largest photograph: more than phones take by themselves."""

MOST_WHOLE = 16_000_000
"""The same of what no camera makes and no decoder reads smaller than it is."""

MOST_MOVING = 12_000_000
"""Points of all the pictures of a moving one; of one with more the first is kept."""

MOST_FRAMES = 300

_UNREADABLE = (
    "This picture cannot be read: perhaps it is not whole. Open it, save a copy as "
    "JPEG or PNG, then add that."
)
_LARGE = (
    "This picture has more pixels than can be kept. Save a smaller copy, then add that."
)

_FORMATS: Mapping[str, tuple[str, ...]] = {
    "image/jpeg": ("JPEG", "MPO"),
    "image/png": ("PNG",),
    "image/gif": ("GIF",),
    "image/webp": ("WEBP",),
    "image/heic": ("HEIF",),
    "image/avif": ("AVIF",),
}
"""Who reads what: a file that is two things at once is read as what it begins with."""

_KEPT_AS = {"image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}
"""In which format a picture is kept; any other as JPEG, which all browsers show."""

_OF_CAMERAS = {"JPEG", "MPO", "HEIF"}

_MOVING = {"image/gif", "image/png", "image/webp"}

_SEEING_THROUGH: Mapping[str, Mapping[str, int]] = {
    "GIF": {"disposal": 2},
    "WEBP": {"kmin": 1, "kmax": 1},
}
"""What lets each of the pictures that move begin on nothing, not on the last one."""

_ORIENTATION = 0x0112
_TURNS: Mapping[int, Image.Transpose] = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What puts a picture upright, by what its camera wrote of how it was held."""

_ONE_AT_A_TIME = Lock()  # the largest takes some hundred megabytes while it is read
_SRGB = ImageCms.createProfile("sRGB")

Image.MAX_IMAGE_PIXELS = MOST_POINTS
register_heif_opener(thumbnails=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept, and a small one that stands for it."""

    data: bytes
    media_type: str
    small: bytes


def treated(data: bytes, media_type: str) -> Picture:
    """The picture in *data*, made anew from its points alone.

    Raises:
        AnswerError: it cannot be read, or has too many points.
    """
    with _reading(data, media_type) as opened:
        moving = _moving(opened, media_type, most=min(len(data), LIMIT_EVIDENCE))
        opened.seek(0)
        if moving is None:
            return _still(opened, media_type, most=len(data))
        return Picture(moving, media_type, _small(_upright(opened, SMALL)))


def small_of(data: bytes, media_type: str) -> bytes:
    """A small picture of one that was kept without.

    Raises:
        AnswerError: it cannot be read, or has too many points.
    """
    with _reading(data, media_type) as opened:
        return _small(_upright(opened, SMALL))


@contextmanager
def _reading(data: bytes, media_type: str) -> Iterator[Image.Image]:
    """Nothing that a decoder does with hostile bytes comes out of here but words."""
    try:
        with (
            _ONE_AT_A_TIME,
            Image.open(BytesIO(data), formats=_FORMATS[media_type]) as opened,
        ):
            _check_points(opened)
            yield opened
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise AnswerError(_LARGE) from None
    # Decoders fail in every way there is.
    except Exception as failure:
        log.info("a picture could not be read: %s", type(failure).__name__)
        raise AnswerError(_UNREADABLE) from None


def _check_points(opened: Image.Image) -> None:
    width, height = opened.size
    most = MOST_POINTS if opened.format in _OF_CAMERAS else MOST_WHOLE
    if width * height > most:
        raise Image.DecompressionBombError


# -- a picture that stands still -----------------------------------------------------


def _still(opened: Image.Image, media_type: str, *, most: int) -> Picture:
    """The one picture there is; what sees through nowhere is no PNG above *most*."""
    fine = _is_fine(opened)
    image = opened if fine else _upright(opened, LONGEST)
    kept_as = _KEPT_AS.get(media_type, "JPEG")
    data = _written(image, kept_as, fine=fine)
    if kept_as == "PNG" and len(data) > most and not image.has_transparency_data:
        painted = _written(image, "JPEG")
        if len(painted) < len(data):
            kept_as, data = "JPEG", painted
    return Picture(data, f"image/{kept_as.lower()}", _small(image))


def _is_fine(opened: Image.Image) -> bool:
    """Whether a JPEG needs nothing but to lose what was written into it."""
    return (
        opened.format == "JPEG"
        and opened.mode in {"L", "RGB"}
        and max(opened.size) <= LONGEST
        and opened.getexif().get(_ORIENTATION, 1) == 1
        and not opened.info.get("icc_profile")
    )


def _upright(opened: Image.Image, longest: int) -> Image.Image:
    turn = _TURNS.get(opened.getexif().get(_ORIENTATION, 1))
    opened.draft(None, (longest, longest))  # a JPEG is read no larger than it need be
    profile = opened.info.get("icc_profile")
    image = _within(_plain(opened), longest)
    image = _in_srgb(image, profile)
    return image if turn is None else image.transpose(turn)


def _plain(image: Image.Image) -> Image.Image:
    """In one of the few ways to say a colour that all formats know."""
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode.startswith("I;16"):
        return image.point(lambda level: level / 256).convert("L")
    if image.mode in {"1", "L", "P", "RGB", "CMYK"}:
        return image
    return image.convert("RGB")


def _within(image: Image.Image, longest: int) -> Image.Image:
    if max(image.size) <= longest:
        return image
    smooth = image.convert("L" if image.mode == "1" else "RGB")
    whole = image if image.mode in {"L", "RGB", "RGBA", "CMYK"} else smooth
    return ImageOps.contain(whole, (longest, longest), Image.Resampling.LANCZOS)


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In the colours of every screen; a profile may name who made it, and is left."""
    kind = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile and image.mode in {"RGB", "RGBA", "CMYK"}:
        with suppress(ImageCms.PyCMSError, OSError):
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(image, given, _SRGB, outputMode=kind)
            if turned is not None:
                return turned
    return image.convert(kind) if image.mode == "CMYK" else image


# -- a picture that moves --------------------------------------------------------------


def _moving(opened: Image.Image, media_type: str, *, most: int) -> bytes | None:
    """All of a moving picture; None if it stands still, or there is too much of it."""
    frames = getattr(opened, "n_frames", 1) if media_type in _MOVING else 1
    width, height = opened.size
    if not 1 < frames <= MOST_FRAMES or frames * width * height > MOST_MOVING:
        return None
    shown, lasts = [], []
    for frame in ImageSequence.Iterator(opened):
        shown.append(_bare(frame.convert("RGBA")))
        lasts.append(frame.info.get("duration", 100))  # some say it once they are read
    if opened.info.get("default_image"):  # it stands for those that move
        del shown[0], lasts[0]
    data = _together(shown, lasts, _KEPT_AS[media_type], loop=opened.info.get("loop"))
    return data if len(data) <= most else None


def _together(
    shown: list[Image.Image], lasts: list[float], kept_as: str, *, loop: int | None
) -> bytes:
    """Without *loop* it is shown once, as who made it said by saying nothing."""
    more: dict[str, Any] = {} if loop is None else {"loop": loop}
    if all(i.getchannel("A").getextrema() == (255, 255) for i in shown):
        shown = [image.convert("RGB") for image in shown]  # what changes is enough
    else:
        more |= _SEEING_THROUGH.get(kept_as, {})
    out = BytesIO()
    shown[0].save(
        out, kept_as, save_all=True, append_images=shown[1:], duration=lasts, **more
    )
    return out.getvalue()


# -- what is written -------------------------------------------------------------------


def _written(image: Image.Image, kept_as: str, *, fine: bool = False) -> bytes:
    out = BytesIO()
    if fine:
        image.save(out, "JPEG", quality="keep", optimize=True, comment=b"")
    elif kept_as == "JPEG":
        _opaque(image).save(out, "JPEG", quality=85, optimize=True)
    else:
        _bare(image).save(out, kept_as)
    return out.getvalue()


def _small(image: Image.Image) -> bytes:
    out = BytesIO()
    _opaque(_within(image, SMALL)).save(out, "JPEG", quality=80, optimize=True)
    return out.getvalue()


def _opaque(image: Image.Image) -> Image.Image:
    """On white, where it sees through."""
    if not image.has_transparency_data:
        return _bare(image.convert("RGB"))
    page = Image.new("RGB", image.size, "white")
    page.paste(image.convert("RGB"), mask=image.convert("RGBA").getchannel("A"))
    return page


def _bare(image: Image.Image) -> Image.Image:
    """Its points, and nothing else that was said of it."""
    bare = image.copy()
    bare.info = {}
    return bare
