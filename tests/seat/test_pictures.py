"""Pictures: what is kept of them, and what hostile ones come to."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms

from tests.seat.photos import SECRETS, claimed, moving, phone_photo, scene, screenshot
from toolkit.errors import AnswerError
from toolkit.files import media_type_of
from toolkit.seat import pictures
from toolkit.seat.pictures import LONGEST, SMALL, Picture, treated


def kept(data: bytes) -> Picture:
    return treated(data, media_type_of(data))


def seen(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def is_red(image: Image.Image, *, across: float, down: float) -> bool:
    place = (int(image.width * across), int(image.height * down))
    red, green, _blue = image.convert("RGB").getpixel(place)  # type: ignore[misc]
    return red > 200 and green < 60


def plain(kind: str, size: tuple[int, int]) -> bytes:
    out = BytesIO()
    Image.new("L", size).save(out, kind)
    return out.getvalue()


ONE_OF_EACH: dict[str, Callable[[], bytes]] = {
    "JPEG": cache(partial(phone_photo, size=(2400, 1800))),
    "small JPEG": cache(partial(phone_photo, size=(400, 300), turn=1)),
    "HEIC": cache(partial(phone_photo, "HEIF", size=(2100, 300))),
    "WebP": cache(partial(phone_photo, "WEBP", size=(400, 300))),
    "AVIF": cache(partial(phone_photo, "AVIF", size=(200, 150))),
    "PNG": cache(screenshot),
    "GIF": cache(partial(moving, "GIF", frames=1)),
    "moving GIF": cache(partial(moving, "GIF")),
    "moving WebP": cache(partial(moving, "WEBP")),
    "moving PNG": cache(partial(moving, "PNG")),
    "moving AVIF": cache(partial(moving, "AVIF")),
}


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_nothing_is_kept_but_what_one_sees(name: str) -> None:
    given = ONE_OF_EACH[name]()
    assert [mark for mark in SECRETS if mark in given]
    for data in (kept(given).data, kept(given).small):
        assert [mark for mark in SECRETS if mark in data] == []
        image = seen(data)
        assert dict(image.getexif()) == {}
        assert {"exif", "xmp", "comment", "icc_profile", "photoshop"}.isdisjoint(
            image.info
        )


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_picture_is_small_and_has_a_smaller_one_to_stand_for_it(name: str) -> None:
    picture = kept(ONE_OF_EACH[name]())
    image, small = seen(picture.data), seen(picture.small)
    assert max(image.size) <= LONGEST
    assert max(small.size) <= SMALL
    assert small.format == "JPEG"
    assert small.width / small.height == pytest.approx(image.width / image.height, 0.02)


@pytest.mark.parametrize(
    ("turn", "across", "down"),
    [
        (1, 0.1, 0.1),
        (2, 0.9, 0.1),
        (3, 0.9, 0.9),
        (4, 0.1, 0.9),
        (5, 0.1, 0.1),
        (6, 0.9, 0.1),
        (7, 0.9, 0.9),
        (8, 0.1, 0.9),
    ],
)
def test_a_photo_stands_upright_however_the_phone_was_held(
    turn: int, across: float, down: float
) -> None:
    picture = kept(phone_photo(size=(400, 300), turn=turn))
    image, small = seen(picture.data), seen(picture.small)
    assert image.size == ((300, 400) if turn > 4 else (400, 300))
    assert is_red(image, across=across, down=down)
    assert is_red(small, across=across, down=down)
    opposite = {"across": 1 - across, "down": 1 - down}
    assert not is_red(image, **opposite)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("HEIC", "image/jpeg"),
        ("AVIF", "image/jpeg"),
        ("WebP", "image/webp"),
        ("PNG", "image/png"),
        ("GIF", "image/gif"),
    ],
)
def test_a_picture_stays_of_its_kind_where_all_browsers_show_it(
    name: str, media_type: str
) -> None:
    picture = kept(ONE_OF_EACH[name]())
    assert picture.media_type == media_type == media_type_of(picture.data)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_what_moves_goes_on_moving(kind: str) -> None:
    image = seen(kept(moving(kind)).data)
    assert image.n_frames == 6  # type: ignore[attr-defined]
    assert image.info["duration"] == 200
    assert image.info["loop"] == 0


@pytest.mark.parametrize(
    "much", [{"frames": 302}, {"frames": 21, "size": (900, 700)}], ids=str
)
def test_of_what_moves_too_much_the_first_picture_is_kept(much: Any) -> None:
    given = moving("GIF", **much)
    assert seen(given).n_frames == much["frames"]  # type: ignore[attr-defined]
    assert seen(kept(given).data).n_frames == 1  # type: ignore[attr-defined]


def test_of_what_would_grow_or_pass_the_limit_the_first_picture_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    grains = [scene((64, 48)) for _ in range(6)]
    out = BytesIO()
    grains[0].quantize(4).save(
        out, "WEBP", save_all=True, append_images=grains[1:], quality=1
    )
    grown = kept(out.getvalue())
    assert len(grown.data) <= len(out.getvalue())
    assert seen(grown.data).n_frames == 1  # type: ignore[attr-defined]
    monkeypatch.setattr(pictures, "LIMIT_EVIDENCE", 700)
    assert seen(kept(moving("GIF")).data).n_frames == 1  # type: ignore[attr-defined]


def test_what_is_to_be_shown_once_is_not_shown_for_ever() -> None:
    image = seen(kept(moving("GIF", loop=None)).data)
    assert image.n_frames == 6  # type: ignore[attr-defined]
    assert "loop" not in image.info


def test_a_picture_before_those_that_move_is_none_of_them() -> None:
    image = seen(kept(moving("PNG", default_image=True)).data)
    assert image.n_frames == 5  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_what_sees_through_and_moves_does_both_afterwards(kind: str) -> None:
    frames = [Image.new("RGBA", (64, 48)) for _ in range(4)]
    for number, frame in enumerate(frames):
        frame.paste("red", (number * 8, 0, number * 8 + 8, 8))
    out = BytesIO()
    alone = {"disposal": 2} if kind == "GIF" else {"kmin": 1, "kmax": 1}
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], **alone)
    given = out.getvalue() + bytes(2_000)  # as large as a photograph's metadata
    image = seen(kept(given).data)
    image.seek(3)
    assert image.convert("RGBA").getpixel((2, 2))[3] == 0  # type: ignore[index]
    assert is_red(image, across=0.45, down=0.05)


def test_a_photo_that_came_as_png_is_kept_no_larger_than_it_was() -> None:
    out = BytesIO()
    scene((2600, 600)).quantize(8).save(out, "PNG")
    picture = kept(out.getvalue())
    assert picture.media_type == "image/jpeg"
    assert max(seen(picture.data).size) == LONGEST


def test_what_sees_through_goes_on_seeing_through() -> None:
    out = BytesIO()
    Image.new("RGBA", (2400, 100), (255, 0, 0, 0)).save(out, "PNG")
    picture = kept(out.getvalue())
    assert seen(picture.data).convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]
    assert seen(picture.small).getpixel((5, 5)) == (255, 255, 255)


def test_colours_are_those_of_a_screen_whatever_the_profile_says() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for mode, profile in (("RGB", lab), ("CMYK", None), ("RGB", b"no profile")):
        out = BytesIO()
        image = Image.new("RGB", (40, 30), "red").convert(mode)
        image.save(out, "JPEG", icc_profile=profile or b"")
        assert is_red(seen(kept(out.getvalue()).data), across=0.5, down=0.5)


# -- hostile ones --------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        claimed(30_000, 30_000),
        claimed(4_001, 4_000),
        claimed(2**31 - 1, 2),
        plain("GIF", (4_001, 4_000)),
        plain("JPEG", (7_250, 7_200)),
    ],
    ids=["a bomb", "just too large", "wide", "one colour", "no camera's"],
)
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_read(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_given: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr(pictures, "_still", never)
    with pytest.raises(AnswerError, match="more pixels than can be kept"):
        kept(data)


def test_a_large_photograph_is_read_where_a_drawing_of_its_size_is_not() -> None:
    assert seen(kept(plain("JPEG", (4_800, 3_600))).data).size == (2_000, 1_500)


@pytest.mark.parametrize(
    "data",
    [
        phone_photo(size=(400, 300))[:9_000],
        screenshot()[:300],
        claimed(900, 900),
        b"\x89PNG\r\n\x1a\n" + bytes(20),
        b"GIF89a<script>alert(1)</script>",
        b"RIFF\x10\0\0\0WEBPVP8 <svg onload='x'>",
        b"\0\0\0\x18ftypheic" + bytes(60),
    ],
    ids=["half a photo", "half a PNG", "short", "head", "script", "webp", "heic"],
)
def test_what_only_begins_like_a_picture_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(AnswerError, match="cannot be read: perhaps it is not whole"):
        kept(data)


def test_a_picture_that_is_something_else_too_is_only_a_picture_afterwards() -> None:
    page = b"<html><script>alert('Example Street')</script>"
    given = phone_photo(size=(400, 300)) + page + b"PK\x03\x04"
    for data in (kept(given).data, kept(given).small):
        assert b"<script" not in data
        assert b"PK\x03\x04" not in data


@pytest.mark.parametrize("name", ["small JPEG", "WebP", "moving GIF", "PNG", "AVIF"])
def test_whatever_becomes_of_its_bytes_a_picture_is_kept_or_refused(name: str) -> None:
    chance = random.Random(name)  # noqa: S311 - the same each time
    given = ONE_OF_EACH[name]()
    for _ in range(25):
        spoilt = bytearray(given)
        for _ in range(40):
            spoilt[chance.randrange(12, len(spoilt))] = chance.randrange(256)
        try:
            assert kept(bytes(spoilt)).data
        except AnswerError:
            continue


def test_a_page_that_treats_no_picture_does_not_load_what_reads_them() -> None:
    loads = (
        "import sys, toolkit, toolkit.seat, toolkit.activities, toolkit.server.pages;"
        "print('PIL' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", loads], capture_output=True, text=True, check=True
    )
    assert told.stdout == "False\n"
